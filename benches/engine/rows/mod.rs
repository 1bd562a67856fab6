//! The rows of the table, in groups that share an installation or a server.

mod desk;
mod distance;
mod loopback;
mod publishing;
mod subscribing;
mod workers;

use crate::{Bench, table::Row};

/// A function that measures the rows of a group.
type Group = fn(&Bench) -> anyhow::Result<Vec<Row>>;

/// All groups, by the word that selects one.
pub const GROUPS: [(&str, Group); 6] = [
    ("loopback", loopback::measure),
    ("distance", distance::measure),
    ("publishing", publishing::measure),
    ("workers", workers::measure),
    ("subscribing", subscribing::measure),
    ("desk", desk::measure),
];
