//! Commands about the installation itself: serving, the doctor, the key, routes, DKIM, and the composition root.

pub(crate) mod admin;
pub(crate) mod composition;
pub(crate) mod data_folder;
pub(crate) mod descriptors;
pub(crate) mod dkim;
pub(crate) mod doctor;
pub(crate) mod key;
pub(crate) mod key_files;
pub(crate) mod modes;
pub(crate) mod routes;
pub(crate) mod sending;
pub(crate) mod serve;
