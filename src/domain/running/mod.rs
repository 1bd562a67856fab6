//! The running installation: the identity of its database, its links, its vital signs, and public addresses.

pub mod instance;
pub mod links;
pub mod public_address;
pub mod retention;
pub mod vitals;
