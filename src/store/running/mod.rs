//! The running installation: whose database it is, its vital signs, and the counter of changes.

pub mod change_counter;
pub mod instance;
pub mod vitals;
