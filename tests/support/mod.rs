//! What tests share: a list with something to say, and a mail server that does as it is told.

mod answer;
pub mod app;
pub mod certificate;
pub mod chance;
pub mod desk;
pub mod detour;
pub mod fixtures;
mod left;
pub mod letter;
pub mod program;
pub mod raw;
pub mod sites;
pub mod smtp_server;
mod waiting;

pub use waiting::{eventually, found, free_port, until};
