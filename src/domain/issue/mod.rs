//! An issue: one numbered mailing of a list, and its state.

pub mod brake;
mod changes;
pub mod checks;
pub mod composing;
pub mod fingerprint;
pub mod link_check;
pub mod outlook;
pub mod pace;
pub mod preface;

use super::{
    ids::{EditorId, IssueId},
    time::Instant,
    words::words,
};

pub use changes::InvalidTransition;

words! {
    /// The reason for holding an issue.
    #[derive(Debug, Clone, Copy, PartialEq, Eq)]
    pub enum HoldReason {
        /// It was not approved by its planned moment.
        NotApproved = "not-approved",
        /// Its planned moment passed while the service was down.
        MomentPassed = "moment-passed",
        /// It could not be built, for example because it is too long for a mail.
        Unbuildable = "unbuildable",
        /// A check was red at its planned moment.
        Checks = "checks",
        /// The list's texts around it changed after it was approved.
        Altered = "altered",
        /// An editor did so.
        Editor = "editor",
    }
}

words! {
    /// The reason for pausing an issue that is being sent.
    #[derive(Debug, Clone, Copy, PartialEq, Eq)]
    pub enum PauseReason {
        /// An editor did so.
        Editor = "editor",
        /// Servers refused more subscribers than the list allows.
        Refusals = "refusals",
        /// Servers refused us: policy, authentication, spam.
        Blocked = "blocked",
    }
}

/// The state of an issue. Its words are those of the column in the database. `planned` is the sending moment that its cadence
/// gave it; an issue composed by hand has none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum IssueState {
    /// Composed, and to be approved.
    Draft {
        /// The planned sending moment.
        planned: Option<Instant>,
    },
    /// Approved, or not in need of it; waiting for its moment.
    Scheduled {
        /// The planned sending moment.
        planned: Option<Instant>,
    },
    /// Not going out until it is approved again.
    Held {
        /// The planned sending moment.
        planned: Option<Instant>,
        /// The reason.
        reason: HoldReason,
    },
    /// Published: its contents are frozen, and the outbox has a delivery for each subscriber.
    Sending {
        /// The moment of publishing.
        published_at: Instant,
    },
    /// Published, and not sent any further until it is resumed.
    Paused {
        /// The moment of publishing.
        published_at: Instant,
        /// The reason.
        reason: PauseReason,
    },
    /// Every delivery is final.
    Sent {
        /// The moment of publishing.
        published_at: Instant,
        /// The moment the last delivery became final.
        sent_at: Instant,
    },
    /// Stopped while it was being sent: no more of it goes out.
    Stopped {
        /// The moment of publishing.
        published_at: Instant,
    },
    /// Cancelled before it was published; its items are back in the queue.
    Cancelled,
}

impl IssueState {
    /// The word in the database, in reports and for scripts.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Draft { .. } => "draft",
            Self::Scheduled { .. } => "scheduled",
            Self::Held { .. } => "held",
            Self::Sending { .. } => "sending",
            Self::Paused { .. } => "paused",
            Self::Sent { .. } => "sent",
            Self::Stopped { .. } => "stopped",
            Self::Cancelled => "cancelled",
        }
    }

    /// The planned sending moment of an unpublished issue.
    #[must_use]
    pub const fn planned(self) -> Option<Instant> {
        match self {
            Self::Draft { planned } | Self::Scheduled { planned } | Self::Held { planned, .. } => planned,
            Self::Sending { .. } | Self::Paused { .. } | Self::Sent { .. } | Self::Stopped { .. } | Self::Cancelled => {
                None
            }
        }
    }

    /// The moment of publishing of a published issue.
    #[must_use]
    pub const fn published_at(self) -> Option<Instant> {
        match self {
            Self::Sending { published_at }
            | Self::Paused { published_at, .. }
            | Self::Sent { published_at, .. }
            | Self::Stopped { published_at } => Some(published_at),
            Self::Draft { .. } | Self::Scheduled { .. } | Self::Held { .. } | Self::Cancelled => None,
        }
    }

    /// The moment its last delivery became final, of a sent issue.
    #[must_use]
    pub const fn sent_at(self) -> Option<Instant> {
        match self {
            Self::Sent { sent_at, .. } => Some(sent_at),
            Self::Draft { .. }
            | Self::Scheduled { .. }
            | Self::Held { .. }
            | Self::Sending { .. }
            | Self::Paused { .. }
            | Self::Stopped { .. }
            | Self::Cancelled => None,
        }
    }

    /// The reason a held issue is held.
    #[must_use]
    pub const fn hold_reason(self) -> Option<HoldReason> {
        match self {
            Self::Held { reason, .. } => Some(reason),
            Self::Draft { .. }
            | Self::Scheduled { .. }
            | Self::Sending { .. }
            | Self::Paused { .. }
            | Self::Sent { .. }
            | Self::Stopped { .. }
            | Self::Cancelled => None,
        }
    }

    /// The reason a paused issue is paused.
    #[must_use]
    pub const fn pause_reason(self) -> Option<PauseReason> {
        match self {
            Self::Paused { reason, .. } => Some(reason),
            Self::Draft { .. }
            | Self::Scheduled { .. }
            | Self::Held { .. }
            | Self::Sending { .. }
            | Self::Sent { .. }
            | Self::Stopped { .. }
            | Self::Cancelled => None,
        }
    }
}

/// One numbered mailing of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Issue {
    /// The id: the cause of its deliveries.
    pub id: IssueId,
    /// The number: 1 for a list's first issue, and one more for each next.
    pub number: u32,
    /// The state.
    pub state: IssueState,
    /// The moment of composing.
    pub composed_at: Instant,
}

/// The first approval of an issue whose list asks for two. It holds while the issue keeps this fingerprint.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FirstApproval {
    /// The fingerprint of the issue at that moment.
    pub fingerprint: String,
    /// The editor who approved it; `None`: somebody at the command line.
    pub approver: Option<EditorId>,
}
