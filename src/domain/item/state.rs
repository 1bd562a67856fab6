//! Where an item stands: in its list's queue, taken out of it, or in an issue.

use super::Item;
use crate::domain::{ids::IssueId, time::Instant};

/// Where an item stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ItemState {
    /// In the queue.
    Waiting,
    /// Taken out of the queue by somebody, who may put it back.
    Withdrawn {
        /// When.
        at: Instant,
    },
    /// In an issue.
    Taken(IssueId),
}

/// An item as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredItem {
    /// The item.
    pub item: Item,
    /// Which version of its words it is, from 1.
    pub version: u32,
    /// Where it stands.
    pub standing: ItemState,
}
