//! Delivery: claiming messages, writing them, recording outcomes; and how the routes fare.

pub mod deliver;
pub mod letters;
pub mod routes;
