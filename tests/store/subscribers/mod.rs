//! Subscribers in the store: sign-ups, subscriptions, bulk imports and numbers.

pub(crate) mod bulk;
pub(crate) mod departures;
pub(crate) mod erasing;
pub(crate) mod limits;
pub(crate) mod numbers;
pub(crate) mod rows;
pub(crate) mod sign_ups;
pub(crate) mod subscriptions;
