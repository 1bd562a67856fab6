//! The audit log: acts at the desk and at the command line, and those who did them. An entry is written once and never
//! changes.

use super::{
    editor::Role,
    ids::{EditorId, ListId},
    time::Instant,
};

/// An act that the audit log records.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Act {
    /// Somebody became the first owner.
    FirstOwner,
    /// Somebody was invited to be an editor.
    Invited,
    /// An editor got another role, or lost theirs.
    RoleChanged,
    /// An editor was removed.
    Removed,
    /// A link to sign in was made at the command line.
    LinkMade,
    /// Somebody changed a list's settings.
    ListChanged,
    /// Somebody gave a list's form another wording.
    WordingChanged,
    /// Somebody changed which sites may embed a list's form.
    SitesChanged,
    /// Somebody changed the text at the foot of a list's updates.
    TextsChanged,
    /// Somebody signed in.
    SignedIn,
    /// Somebody signed out.
    SignedOut,
    /// Somebody ended a session of their own from another one.
    SessionEnded,
    /// Somebody added an app, a passkey or recovery codes as their second factor.
    FactorAdded,
    /// Somebody removed a second factor of theirs, or all of an editor's were removed at the command line.
    FactorRemoved,
    /// Somebody signed in with a recovery code.
    RecoveryUsed,
    /// Somebody chose the mail they get about a list.
    MailChosen,
    /// Somebody looked at a subscriber's address and history.
    SubscriberSeen,
    /// Somebody was subscribed by proof of their consent.
    SubscriberAdded,
    /// Subscribers were imported from a file, each by proof of their consent.
    SubscribersImported,
    /// A subscriber who did not confirm was asked once more.
    SubscriberAskedAgain,
    /// A subscriber was taken off a list.
    SubscriberUnsubscribed,
    /// A subscriber was erased.
    SubscriberErased,
    /// Somebody put an item in a queue.
    ItemAdded,
    /// Somebody pinned or unpinned an item of a queue.
    ItemPinned,
    /// Somebody changed an item.
    ItemChanged,
    /// Somebody withdrew an item from a queue.
    ItemWithdrawn,
    /// Somebody put a withdrawn item back.
    ItemRestored,
    /// Somebody moved an item within its section, in a queue or in an issue.
    ItemPlaced,
    /// Somebody moved an item from one list to another; the audit logs of both lists record it.
    ItemMoved,
    /// Somebody removed an item for good.
    ItemRemoved,
    /// Somebody uploaded a picture.
    PictureAdded,
    /// An issue was composed by hand.
    Composed,
    /// An issue was composed at its cut-off.
    ComposedByClock,
    /// Somebody moved an item of an issue back to the queue.
    ItemLeftOut,
    /// Somebody took a waiting item into an issue.
    ItemTakenIn,
    /// Somebody changed an issue's preface.
    PrefaceChanged,
    /// Somebody had an issue sent to one address, as a test.
    Tested,
    /// An issue was approved by the first of two editors.
    ApprovedFirst,
    /// An issue was approved.
    Approved,
    /// An issue was held by hand.
    Held,
    /// An issue was held because it could not be sent at its planned moment.
    HeldByClock,
    /// An issue was cancelled before it was sent.
    Cancelled,
    /// An issue was published by hand.
    Published,
    /// An issue was published at its planned moment.
    PublishedByClock,
    /// An issue was paused by hand.
    Paused,
    /// An issue was paused because of servers' replies.
    PausedByBrake,
    /// A paused issue was resumed.
    Resumed,
    /// An issue was stopped while it was being sent.
    Stopped,
    /// An issue was sent to the recipients who had not got it.
    SentToRest,
    /// The last message of an issue became final.
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
        Self::SubscriberSeen,
        Self::SubscriberAdded,
        Self::SubscribersImported,
        Self::SubscriberAskedAgain,
        Self::SubscriberUnsubscribed,
        Self::SubscriberErased,
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
        Self::PrefaceChanged,
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

    /// The word in the database. Entries are never changed, so neither are these words.
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
            Self::SubscriberSeen => "reader-seen",
            Self::SubscriberAdded => "reader-added",
            Self::SubscribersImported => "readers-imported",
            Self::SubscriberAskedAgain => "reader-asked-again",
            Self::SubscriberUnsubscribed => "reader-unsubscribed",
            Self::SubscriberErased => "reader-erased",
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
            Self::PrefaceChanged => "opening-changed",
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

    /// True if the service does it by itself, without anybody's decision.
    #[must_use]
    pub const fn is_by_itself(self) -> bool {
        matches!(
            self,
            Self::ComposedByClock | Self::HeldByClock | Self::PublishedByClock | Self::PausedByBrake | Self::Finished
        )
    }
}

/// The area that an act belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Area {
    /// Issues: composed, approved, sent.
    Issues,
    /// The items of a queue.
    Queue,
    /// Subscribers, looked up or changed by an editor.
    Subscribers,
    /// How a list works.
    Settings,
    /// Editors, and their roles.
    Editors,
    /// Coming in and going out, and one's own account.
    Access,
}

impl Area {
    /// All topics.
    pub const ALL: [Self; 6] =
        [Self::Issues, Self::Queue, Self::Subscribers, Self::Settings, Self::Editors, Self::Access];

    /// The word in URLs and in phrase names.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Issues => "issues",
            Self::Queue => "queue",
            Self::Subscribers => "readers",
            Self::Settings => "settings",
            Self::Editors => "people",
            Self::Access => "access",
        }
    }
}

impl Act {
    /// The area it belongs to.
    #[must_use]
    pub const fn topic(self) -> Area {
        match self {
            Self::Composed
            | Self::ComposedByClock
            | Self::ItemLeftOut
            | Self::ItemTakenIn
            | Self::PrefaceChanged
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
            Self::SubscriberSeen
            | Self::SubscriberAdded
            | Self::SubscribersImported
            | Self::SubscriberAskedAgain
            | Self::SubscriberUnsubscribed
            | Self::SubscriberErased => Area::Subscribers,
            Self::ListChanged | Self::WordingChanged | Self::SitesChanged | Self::TextsChanged => Area::Settings,
            Self::FirstOwner | Self::Invited | Self::RoleChanged | Self::Removed => Area::Editors,
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

/// An entry of the audit log.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AuditEntry {
    /// The moment it was done.
    pub at: Instant,
    /// The editor who did it; none: somebody at the command line, or the service by itself where the act implies so.
    pub actor: Option<EditorId>,
    /// The act.
    pub act: Act,
    /// The list it is about; none: the whole installation, or no particular list.
    pub list: Option<ListId>,
    /// The editor it was done to.
    pub subject: Option<EditorId>,
    /// The role that editor has from then on.
    pub role: Option<Role>,
}
