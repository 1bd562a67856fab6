//! The support that tests share: the service in this process and as a program, a list with items, and servers that
//! follow a script.

mod answer;
pub mod app;
pub mod at_rest;
pub mod certificate;
pub mod chance;
pub mod desk;
pub mod detour;
pub mod dns;
pub mod fixtures;
pub mod guesses;
mod left;
pub mod letter;
pub mod opened;
pub mod program;
pub mod raw;
pub mod sites;
pub mod smtp_server;
mod waiting;

pub use waiting::{eventually, found, free_port, until};
