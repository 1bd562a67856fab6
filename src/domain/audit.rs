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
    /// Somebody changed a list's settings.
    ListChanged,
    /// Somebody gave a list's form another wording.
    WordingChanged,
    /// Somebody changed which sites may embed a list's form.
    SitesChanged,
    /// Somebody changed what stands at the foot of a list's updates.
    TextsChanged,
    /// Somebody signed in.
    SignedIn,
    /// Somebody signed out.
    SignedOut,
    /// Somebody ended a session of their own from another one.
    SessionEnded,
    /// Somebody made an app, a passkey or recovery codes their second factor.
    FactorAdded,
    /// Somebody took a second factor of theirs away, or all of them were taken at the command line.
    FactorRemoved,
    /// Somebody signed in with a recovery code.
    RecoveryUsed,
    /// Somebody chose which mail they get about a list.
    MailChosen,
    /// Somebody looked at a reader's address and history.
    ReaderSeen,
    /// Somebody was made a reader by proof of their consent.
    ReaderAdded,
    /// People were made readers from a file, each by proof of their consent.
    ReadersImported,
    /// Somebody who did not confirm was asked once more.
    ReaderAskedAgain,
    /// A reader was taken off a list.
    ReaderUnsubscribed,
    /// A reader was erased.
    ReaderErased,
    /// Somebody put an item in a queue.
    ItemAdded,
    /// Somebody pinned an item of a queue, or loosened it.
    ItemPinned,
    /// Somebody changed an item.
    ItemChanged,
    /// Somebody took an item out of a queue.
    ItemWithdrawn,
    /// Somebody put an item back that was taken out.
    ItemRestored,
    /// Somebody put an item in another place of its section, in a queue or in an issue.
    ItemPlaced,
    /// Somebody moved an item from one list to another; it stands in the log of both.
    ItemMoved,
    /// Somebody took an item out for good.
    ItemRemoved,
    /// Somebody gave a picture.
    PictureAdded,
    /// An issue was put together by hand.
    Composed,
    /// An issue was put together at its cut-off.
    ComposedByClock,
    /// Somebody put an item of an issue back in the queue.
    ItemLeftOut,
    /// Somebody took an item that waited into an issue.
    ItemTakenIn,
    /// Somebody changed an issue's subject or opening.
    OpeningChanged,
    /// Somebody had an issue sent to one address, as a test.
    Tested,
    /// An issue was approved by the first of two people.
    ApprovedFirst,
    /// An issue was approved.
    Approved,
    /// An issue was held by hand.
    Held,
    /// An issue was held because it could not go out at its moment.
    HeldByClock,
    /// An issue was cancelled before it went out.
    Cancelled,
    /// An issue was published by hand.
    Published,
    /// An issue was published at its moment.
    PublishedByClock,
    /// An issue was paused by hand.
    Paused,
    /// An issue was paused because of what servers said.
    PausedByBrake,
    /// A paused issue was let go on.
    Resumed,
    /// An issue was stopped on its way.
    Stopped,
    /// An issue was sent to those who had not got it.
    SentToRest,
    /// The last message of an issue was done with.
    Finished,
}

impl Act {
    /// All acts.
    pub const ALL: &[Self] = &[
        Self::FirstOwner,
        Self::Invited,
        Self::RoleChanged,
        Self::Removed,
        Self::LinkMade,
        Self::ListChanged,
        Self::WordingChanged,
        Self::SitesChanged,
        Self::TextsChanged,
        Self::SignedIn,
        Self::SignedOut,
        Self::SessionEnded,
        Self::FactorAdded,
        Self::FactorRemoved,
        Self::RecoveryUsed,
        Self::MailChosen,
        Self::ReaderSeen,
        Self::ReaderAdded,
        Self::ReadersImported,
        Self::ReaderAskedAgain,
        Self::ReaderUnsubscribed,
        Self::ReaderErased,
        Self::ItemAdded,
        Self::ItemPinned,
        Self::ItemChanged,
        Self::ItemWithdrawn,
        Self::ItemRestored,
        Self::ItemPlaced,
        Self::ItemMoved,
        Self::ItemRemoved,
        Self::PictureAdded,
        Self::Composed,
        Self::ComposedByClock,
        Self::ItemLeftOut,
        Self::ItemTakenIn,
        Self::OpeningChanged,
        Self::Tested,
        Self::ApprovedFirst,
        Self::Approved,
        Self::Held,
        Self::HeldByClock,
        Self::Cancelled,
        Self::Published,
        Self::PublishedByClock,
        Self::Paused,
        Self::PausedByBrake,
        Self::Resumed,
        Self::Stopped,
        Self::SentToRest,
        Self::Finished,
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
            Self::ListChanged => "list-changed",
            Self::WordingChanged => "wording-changed",
            Self::SitesChanged => "sites-changed",
            Self::TextsChanged => "texts-changed",
            Self::SignedIn => "signed-in",
            Self::SignedOut => "signed-out",
            Self::SessionEnded => "session-ended",
            Self::FactorAdded => "factor-added",
            Self::FactorRemoved => "factor-removed",
            Self::RecoveryUsed => "recovery-used",
            Self::MailChosen => "mail-chosen",
            Self::ReaderSeen => "reader-seen",
            Self::ReaderAdded => "reader-added",
            Self::ReadersImported => "readers-imported",
            Self::ReaderAskedAgain => "reader-asked-again",
            Self::ReaderUnsubscribed => "reader-unsubscribed",
            Self::ReaderErased => "reader-erased",
            Self::ItemAdded => "item-added",
            Self::ItemPinned => "item-pinned",
            Self::ItemChanged => "item-changed",
            Self::ItemWithdrawn => "item-withdrawn",
            Self::ItemRestored => "item-restored",
            Self::ItemPlaced => "item-placed",
            Self::ItemMoved => "item-moved",
            Self::ItemRemoved => "item-removed",
            Self::PictureAdded => "picture-added",
            Self::Composed => "composed",
            Self::ComposedByClock => "composed-by-clock",
            Self::ItemLeftOut => "item-left-out",
            Self::ItemTakenIn => "item-taken-in",
            Self::OpeningChanged => "opening-changed",
            Self::Tested => "tested",
            Self::ApprovedFirst => "approved-first",
            Self::Approved => "approved",
            Self::Held => "held",
            Self::HeldByClock => "held-by-clock",
            Self::Cancelled => "cancelled",
            Self::Published => "published",
            Self::PublishedByClock => "published-by-clock",
            Self::Paused => "paused",
            Self::PausedByBrake => "paused-by-brake",
            Self::Resumed => "resumed",
            Self::Stopped => "stopped",
            Self::SentToRest => "sent-to-rest",
            Self::Finished => "finished",
        }
    }

    /// Whether the service does it by itself, without anybody saying so.
    #[must_use]
    pub const fn is_by_itself(self) -> bool {
        matches!(
            self,
            Self::ComposedByClock | Self::HeldByClock | Self::PublishedByClock | Self::PausedByBrake | Self::Finished
        )
    }
}

/// What an act is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Area {
    /// Issues: put together, approved, sent.
    Issues,
    /// The items of a queue.
    Queue,
    /// Readers, looked up or changed by somebody at the desk.
    Readers,
    /// How a list works.
    Settings,
    /// Who works at the desk.
    People,
    /// Coming in and going out, and one's own account.
    Access,
}

impl Area {
    /// All topics.
    pub const ALL: [Self; 6] = [Self::Issues, Self::Queue, Self::Readers, Self::Settings, Self::People, Self::Access];

    /// The word in addresses and in phrase names.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Issues => "issues",
            Self::Queue => "queue",
            Self::Readers => "readers",
            Self::Settings => "settings",
            Self::People => "people",
            Self::Access => "access",
        }
    }
}

impl Act {
    /// What it is about.
    #[must_use]
    pub const fn topic(self) -> Area {
        match self {
            Self::Composed
            | Self::ComposedByClock
            | Self::ItemLeftOut
            | Self::ItemTakenIn
            | Self::OpeningChanged
            | Self::Tested
            | Self::ApprovedFirst
            | Self::Approved
            | Self::Held
            | Self::HeldByClock
            | Self::Cancelled
            | Self::Published
            | Self::PublishedByClock
            | Self::Paused
            | Self::PausedByBrake
            | Self::Resumed
            | Self::Stopped
            | Self::SentToRest
            | Self::Finished => Area::Issues,
            Self::ItemAdded
            | Self::ItemPinned
            | Self::ItemChanged
            | Self::ItemWithdrawn
            | Self::ItemRestored
            | Self::ItemPlaced
            | Self::ItemMoved
            | Self::ItemRemoved
            | Self::PictureAdded => Area::Queue,
            Self::ReaderSeen
            | Self::ReaderAdded
            | Self::ReadersImported
            | Self::ReaderAskedAgain
            | Self::ReaderUnsubscribed
            | Self::ReaderErased => Area::Readers,
            Self::ListChanged | Self::WordingChanged | Self::SitesChanged | Self::TextsChanged => Area::Settings,
            Self::FirstOwner | Self::Invited | Self::RoleChanged | Self::Removed => Area::People,
            Self::LinkMade
            | Self::SignedIn
            | Self::SignedOut
            | Self::SessionEnded
            | Self::FactorAdded
            | Self::FactorRemoved
            | Self::RecoveryUsed
            | Self::MailChosen => Area::Access,
        }
    }
}

/// One line of the log.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AuditEntry {
    /// When it was done.
    pub at: Instant,
    /// Who did it; none: somebody at the command line, or the service by itself where the act says so.
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
