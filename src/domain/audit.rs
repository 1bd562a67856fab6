//! Who did what at the desk, or at the command line. An entry is written once and never changed.

use super::{
    editor::Role,
    ids::{EditorId, ListId},
    time::Instant,
};

/// What was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Act {
    /// Somebody became the first owner.
    FirstOwner,
    /// Somebody was invited.
    Invited,
    /// Somebody has another role, or none any more.
    RoleChanged,
    /// Somebody was removed.
    Removed,
    /// A link to sign in was made at the command line.
    LinkMade,
    /// Somebody signed in.
    SignedIn,
    /// Somebody signed out.
    SignedOut,
    /// Somebody ended a session of their own from another one.
    SessionEnded,
    /// Somebody put an item in a queue.
    ItemAdded,
    /// Somebody pinned an item of a queue, or loosened it.
    ItemPinned,
    /// Somebody took an item out of a queue.
    ItemWithdrawn,
}

impl Act {
    /// All acts.
    pub const ALL: [Self; 11] = [
        Self::FirstOwner,
        Self::Invited,
        Self::RoleChanged,
        Self::Removed,
        Self::LinkMade,
        Self::SignedIn,
        Self::SignedOut,
        Self::SessionEnded,
        Self::ItemAdded,
        Self::ItemPinned,
        Self::ItemWithdrawn,
    ];

    /// The word in the database.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::FirstOwner => "first-owner",
            Self::Invited => "invited",
            Self::RoleChanged => "role-changed",
            Self::Removed => "removed",
            Self::LinkMade => "link-made",
            Self::SignedIn => "signed-in",
            Self::SignedOut => "signed-out",
            Self::SessionEnded => "session-ended",
            Self::ItemAdded => "item-added",
            Self::ItemPinned => "item-pinned",
            Self::ItemWithdrawn => "item-withdrawn",
        }
    }
}

/// One line of the log.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Entry {
    /// When it was done.
    pub at: Instant,
    /// Who did it; none: somebody at the command line.
    pub actor: Option<EditorId>,
    /// What was done.
    pub act: Act,
    /// The list it is about; none: the whole installation, or no list in particular.
    pub list: Option<ListId>,
    /// Whom it was done to.
    pub subject: Option<EditorId>,
    /// The role they have since.
    pub role: Option<Role>,
}
