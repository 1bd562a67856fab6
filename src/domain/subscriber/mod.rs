//! Subscribers: a person's consent, their subscriptions, and addresses that are never mailed again.

pub mod consent;
pub mod sign_up;
pub mod subscription;
pub mod suppression;
