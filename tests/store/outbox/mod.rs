//! The outbox in the store: claims, deliveries, lanes, outcomes and routes.

pub(crate) mod claims;
pub(crate) mod clearance;
pub(crate) mod deliveries;
pub(crate) mod lanes;
pub(crate) mod outcomes;
pub(crate) mod routes;
