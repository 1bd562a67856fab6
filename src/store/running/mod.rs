//! The running installation: the identity of its database, its vital signs, and the change counter.

pub mod change_counter;
pub mod instance;
pub mod vitals;
