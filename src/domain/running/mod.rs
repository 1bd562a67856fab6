//! The running installation: whose database it is, its links, its vital signs, and which addresses are public.

pub mod instance;
pub mod links;
pub mod public_address;
pub mod vitals;
