//! The kit of the desk: access, frame, forms, addresses, flashes and faults that its pages share.

pub(crate) mod access;
pub(crate) mod acts;
pub(crate) mod back;
pub(crate) mod cookies;
pub(crate) mod fault;
pub(crate) mod flash;
pub(crate) mod form;
pub(crate) mod frame;
pub(crate) mod keeping;
pub(crate) mod kept;
pub(crate) mod paths;
pub(crate) mod phrase;
pub(crate) mod posted;
pub(crate) mod question;
pub(crate) mod refused;
pub(crate) mod shelf;
pub(crate) mod view;
pub(crate) mod visit;
