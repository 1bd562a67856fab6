//! The audit log: acts at the desk and at the command line, and those who did them. An entry is written once and never
//! changes, except that one about a subscriber is erased with them ([`chain`] tells how that shows).

pub mod chain;

use super::{
    editor::Role,
    ids::{EditorId, ListId},
    time::Instant,
    words::words,
};

words! {
    /// An act that the audit log records.
    #[derive(Debug, Clone, Copy, PartialEq, Eq)]
    pub enum Act {
        /// Somebody became the first owner.
        FirstOwner = "first-owner",
        /// Somebody was invited to be an editor.
        Invited = "invited",
        /// An editor got another role, or lost theirs.
        RoleChanged = "role-changed",
        /// An editor was removed.
        Removed = "removed",
        /// A link to sign in was made at the command line.
        LinkMade = "link-made",
        /// Somebody changed a list's settings.
        ListChanged = "list-changed",
        /// Somebody gave a list's form another wording.
        WordingChanged = "wording-changed",
        /// Somebody changed which sites may embed a list's form.
        SitesChanged = "sites-changed",
        /// Somebody changed the text at the foot of a list's updates.
        TextsChanged = "texts-changed",
        /// Somebody signed in.
        SignedIn = "signed-in",
        /// Somebody signed out.
        SignedOut = "signed-out",
        /// Somebody ended a session of their own from another one.
        SessionEnded = "session-ended",
        /// Somebody signed in with a browser that they had not used before, beside others that they had.
        BrowserAdded = "browser-added",
        /// Somebody had a browser of theirs forgotten.
        BrowserForgotten = "browser-forgotten",
        /// Somebody added an app, a passkey or recovery codes as their second factor.
        FactorAdded = "factor-added",
        /// Somebody removed a second factor of theirs, or all of an editor's were removed at the command line.
        FactorRemoved = "factor-removed",
        /// Somebody who had signed in by a link typed a wrong code of the second factor.
        WrongCode = "wrong-code",
        /// Somebody who had asked for a link to sign in typed a wrong code instead of following it.
        WrongSignInCode = "wrong-sign-in-code",
        /// Somebody signed in with a recovery code.
        RecoveryUsed = "recovery-used",
        /// Somebody chose the mail they get about a list.
        MailChosen = "mail-chosen",
        /// Somebody looked at a subscriber's address and history.
        SubscriberSeen = "reader-seen",
        /// Somebody was subscribed by proof of their consent.
        SubscriberAdded = "reader-added",
        /// Subscribers were imported from a file, each by proof of their consent.
        SubscribersImported = "readers-imported",
        /// A subscriber who did not confirm was asked once more.
        SubscriberAskedAgain = "reader-asked-again",
        /// A subscriber was taken off a list.
        SubscriberUnsubscribed = "reader-unsubscribed",
        /// A subscriber was erased.
        SubscriberErased = "reader-erased",
        /// A subscriber gave their consent, by confirming what a form asked for.
        ConsentGiven = "consent-given",
        /// A subscription ended that a subscriber had consented to, by their own doing or by that of others.
        ConsentWithdrawn = "consent-withdrawn",
        /// Entries about a subscriber who was erased were erased from the log.
        EntriesErased = "entries-erased",
        /// An owner of one list passed on that a subscriber wants to be erased everywhere.
        ErasureWished = "erasure-wished",
        /// A subscriber was erased everywhere, as they had wished.
        ErasureGranted = "erasure-granted",
        /// Somebody decided to erase no more than was erased already.
        ErasureLeft = "erasure-left",
        /// Somebody put an item in a queue.
        ItemAdded = "item-added",
        /// Somebody pinned or unpinned an item of a queue.
        ItemPinned = "item-pinned",
        /// Somebody changed an item.
        ItemChanged = "item-changed",
        /// Somebody withdrew an item from a queue.
        ItemWithdrawn = "item-withdrawn",
        /// Somebody put a withdrawn item back.
        ItemRestored = "item-restored",
        /// Somebody moved an item within its section, in a queue or in an issue.
        ItemPlaced = "item-placed",
        /// Somebody moved an item from one list to another; the audit logs of both lists record it.
        ItemMoved = "item-moved",
        /// Somebody removed an item for good.
        ItemRemoved = "item-removed",
        /// Somebody uploaded a picture.
        PictureAdded = "picture-added",
        /// An issue was composed by hand.
        Composed = "composed",
        /// An issue was composed at its cut-off.
        ComposedByClock = "composed-by-clock",
        /// Somebody moved an item of an issue back to the queue.
        ItemLeftOut = "item-left-out",
        /// Somebody took a waiting item into an issue.
        ItemTakenIn = "item-taken-in",
        /// Somebody changed an issue's preface.
        PrefaceChanged = "opening-changed",
        /// Somebody had an issue sent to one address, as a test.
        Tested = "tested",
        /// An issue was approved by the first of two editors.
        ApprovedFirst = "approved-first",
        /// An issue was approved.
        Approved = "approved",
        /// An issue was held by hand.
        Held = "held",
        /// An issue was held because it could not be sent at its planned moment.
        HeldByClock = "held-by-clock",
        /// An issue was cancelled before it was sent.
        Cancelled = "cancelled",
        /// An issue was published by hand.
        Published = "published",
        /// An issue was published at its planned moment.
        PublishedByClock = "published-by-clock",
        /// An issue was paused by hand.
        Paused = "paused",
        /// An issue was paused because of servers' replies.
        PausedByBrake = "paused-by-brake",
        /// A paused issue was resumed.
        Resumed = "resumed",
        /// An issue was stopped while it was being sent.
        Stopped = "stopped",
        /// An issue was sent to the recipients who had not got it.
        SentToRest = "sent-to-rest",
        /// The last message of an issue became final.
        Finished = "finished",
    }
}

impl Act {
    /// True if the service does it by itself, or nobody knows who did it.
    #[must_use]
    pub const fn is_by_itself(self) -> bool {
        matches!(
            self,
            Self::ComposedByClock
                | Self::HeldByClock
                | Self::PublishedByClock
                | Self::PausedByBrake
                | Self::Finished
                | Self::ConsentGiven
                | Self::ConsentWithdrawn
                | Self::EntriesErased
                | Self::WrongSignInCode
        )
    }
}

words! {
    /// The area that an act belongs to.
    #[derive(Debug, Clone, Copy, PartialEq, Eq)]
    pub enum Area {
        /// Issues: composed, approved, sent.
        Issues = "issues",
        /// The items of a queue.
        Queue = "queue",
        /// Subscribers, looked up or changed by an editor.
        Subscribers = "readers",
        /// Consents, given and withdrawn: what subscribers did themselves.
        Consent = "consent",
        /// A list's settings.
        Settings = "settings",
        /// Editors, and their roles.
        Editors = "people",
        /// Coming in and going out, and one's own account.
        Access = "access",
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
            | Self::SubscriberErased
            | Self::EntriesErased
            | Self::ErasureWished
            | Self::ErasureGranted
            | Self::ErasureLeft => Area::Subscribers,
            Self::ConsentGiven | Self::ConsentWithdrawn => Area::Consent,
            Self::ListChanged | Self::WordingChanged | Self::SitesChanged | Self::TextsChanged => Area::Settings,
            Self::FirstOwner | Self::Invited | Self::RoleChanged | Self::Removed => Area::Editors,
            Self::LinkMade
            | Self::SignedIn
            | Self::SignedOut
            | Self::SessionEnded
            | Self::BrowserAdded
            | Self::BrowserForgotten
            | Self::FactorAdded
            | Self::FactorRemoved
            | Self::WrongCode
            | Self::WrongSignInCode
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
