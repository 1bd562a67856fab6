//! The running installation: its instance and keys, the doctor, the senders in DNS, vital signs, the sample list, decoys, dropped posts,
//! and tidying.

pub mod captured;
pub(super) mod decoy;
pub mod doctor;
pub mod drops;
pub mod instance;
pub mod keys;
pub mod readiness;
pub mod sample;
pub mod tidy;
pub mod vitals;
