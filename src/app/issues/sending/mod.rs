//! An issue that is being sent: its controls (pause, resume, stop, send-rest), the brake, and finishing it.

pub mod brake;
pub mod finish;
pub mod pause;
pub mod resume;
pub mod send_rest;
pub mod stop;
