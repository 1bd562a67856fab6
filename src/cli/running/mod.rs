//! Commands about the installation itself: serving, the doctor, routes, DKIM, and the composition root.

pub(crate) mod composition;
pub(crate) mod data_folder;
pub(crate) mod descriptors;
pub(crate) mod dkim;
pub(crate) mod doctor;
pub(crate) mod routes;
pub(crate) mod sending;
pub(crate) mod serve;
