//! The running installation: its instance, the doctor, vital signs, the sample list, decoys, dropped posts, and tidying.

pub mod captured;
pub(super) mod decoy;
pub mod doctor;
pub mod drops;
pub mod instance;
pub mod keys;
pub mod sample;
pub mod tidy;
pub mod vitals;
