//! Lists: creating and changing them, their settings, their numbers, and what comes next.

pub mod manage;
pub mod numbers;
pub mod outlook;
pub mod settings;
