//! Subscribers: their consent, their subscriptions, and addresses that are never mailed again.

pub mod consent;
pub mod departure;
pub mod limits;
pub mod sign_up;
pub mod subscription;
pub mod suppression;
