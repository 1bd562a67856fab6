//! Lists: creating and changing them, their settings, their numbers, and what comes next;
//! and the lists in memory.

pub mod cached;
pub mod manage;
pub mod numbers;
pub mod outlook;
pub mod settings;
pub mod wording;
