//! The rows of the table, by what they need.

mod desk;
mod distance;
mod loopback;
mod publishing;
mod subscribing;
mod workers;

use crate::{Bench, table::Row};

/// Measures rows that belong together.
type Group = fn(&Bench) -> anyhow::Result<Vec<Row>>;

/// All of them, by the word that asks for one.
pub const GROUPS: [(&str, Group); 6] = [
    ("loopback", loopback::measure),
    ("distance", distance::measure),
    ("publishing", publishing::measure),
    ("workers", workers::measure),
    ("subscribing", subscribing::measure),
    ("desk", desk::measure),
];
