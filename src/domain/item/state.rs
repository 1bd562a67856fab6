//! The state of an item: in its list's queue, withdrawn from it, or in an issue.

use super::Item;
use crate::domain::{ids::IssueId, time::Instant};

/// The state of an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ItemState {
    /// It waits in the queue.
    Waiting,
    /// It was withdrawn from the queue, and can be put back.
    Withdrawn {
        /// The moment of withdrawing.
        at: Instant,
    },
    /// It is in an issue.
    Taken(IssueId),
}

/// An item as it is stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredItem {
    /// The item.
    pub item: Item,
    /// The version of its text, counted from 1.
    pub version: u32,
    /// The state.
    pub state: ItemState,
}
