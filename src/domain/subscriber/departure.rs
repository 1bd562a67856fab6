//! A departure: a subscriber left a list, refused all mail, or was erased. It outlives the subscriber and the database, as a
//! keyed hash, so that an older copy of the database brings nobody back.

use uuid::Uuid;

use crate::domain::{ids::ListId, time::Instant, words::words};

words! {
    /// The kind of a departure.
    #[derive(Debug, Clone, Copy, PartialEq, Eq)]
    pub enum DepartureKind {
        /// The subscriber left a list.
        Left = "left",
        /// The address's owner said that they never asked for the mail.
        Refused = "refused",
        /// The subscriber was erased (GDPR article 17).
        Erased = "erased",
    }
}

/// A departure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Departure {
    /// Its id, the same in the database and in every journal.
    pub id: Uuid,
    /// Its kind.
    pub kind: DepartureKind,
    /// The list; `None` for all lists.
    pub list: Option<ListId>,
    /// The keyed hash of the address.
    pub address_index: Vec<u8>,
    /// The name of the secret key that it was made under; `None` for the first key of the installation.
    pub key: Option<String>,
    /// The moment it happened.
    pub at: Instant,
}
