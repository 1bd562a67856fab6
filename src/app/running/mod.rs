//! The running installation: its instance, the doctor, vital signs, the sample list, and tidying.

pub mod captured;
pub mod doctor;
pub mod instance;
pub mod sample;
pub mod tidy;
pub mod vitals;
