//! The running installation: whose database it is, its vital signs, and the counter of changes.

pub(crate) mod copy;
pub(crate) mod corruption;
pub(crate) mod instance;
pub(crate) mod names_21;
pub(crate) mod opening;
pub(crate) mod rotation;
pub(crate) mod schema_21;
pub(crate) mod states_21;
pub(crate) mod upgrade;
pub(crate) mod vitals;
