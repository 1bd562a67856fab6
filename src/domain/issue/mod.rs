//! An issue: one numbered mailing of a list, and where it stands.

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
};

pub use changes::InvalidTransition;

/// Why an issue is held.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HoldReason {
    /// Its moment came and nobody had approved it.
    NotApproved,
    /// Its moment passed while the service was down.
    MomentPassed,
    /// It could not be built, for example because it is too long for a mail.
    Unbuildable,
    /// A check was red when its moment came.
    Checks,
    /// What its list says around it changed after it was approved.
    Altered,
    /// An editor said so.
    Editor,
}

impl HoldReason {
    /// All reasons.
    pub const ALL: [Self; 6] =
        [Self::NotApproved, Self::MomentPassed, Self::Unbuildable, Self::Checks, Self::Altered, Self::Editor];

    /// The word in the database and in phrase names.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::NotApproved => "not-approved",
            Self::MomentPassed => "moment-passed",
            Self::Unbuildable => "unbuildable",
            Self::Checks => "checks",
            Self::Altered => "altered",
            Self::Editor => "editor",
        }
    }
}

/// Why an issue that is on its way is paused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PauseReason {
    /// An editor said so.
    Editor,
    /// More readers were refused than the list allows.
    Refusals,
    /// Servers refused it for what is about us: policy, authentication, spam.
    Blocked,
}

impl PauseReason {
    /// All reasons.
    pub const ALL: [Self; 3] = [Self::Editor, Self::Refusals, Self::Blocked];

    /// The word in the database and in phrase names.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Editor => "editor",
            Self::Refusals => "refusals",
            Self::Blocked => "blocked",
        }
    }
}

/// Where an issue stands. `planned` is the sending moment its cadence gave it; an issue composed by hand has none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum IssueState {
    /// Composed, to be looked at.
    Draft {
        /// When it is to be sent.
        planned: Option<Instant>,
    },
    /// Approved (or in no need of it), waiting for its moment.
    Scheduled {
        /// When it is to be sent.
        planned: Option<Instant>,
    },
    /// Not going out until somebody says so.
    Held {
        /// When it was to be sent.
        planned: Option<Instant>,
        /// Why.
        reason: HoldReason,
    },
    /// Frozen, and one delivery per reader is in the outbox.
    Sending {
        /// When it was published.
        published_at: Instant,
    },
    /// On its way, and standing still until somebody says so.
    Paused {
        /// When it was published.
        published_at: Instant,
        /// Why.
        reason: PauseReason,
    },
    /// Every delivery is final.
    Sent {
        /// When it was published.
        published_at: Instant,
        /// When the last delivery became final.
        sent_at: Instant,
    },
    /// Stopped on its way: who has not got it does not get it.
    Stopped {
        /// When it was published.
        published_at: Instant,
    },
    /// Never going out; its items went back to the queue.
    Cancelled,
}

impl IssueState {
    /// The word for it, in reports and for scripts.
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

    /// The sending moment its cadence gave it, while it has not been published.
    #[must_use]
    pub const fn planned(self) -> Option<Instant> {
        match self {
            Self::Draft { planned } | Self::Scheduled { planned } | Self::Held { planned, .. } => planned,
            Self::Sending { .. } | Self::Paused { .. } | Self::Sent { .. } | Self::Stopped { .. } | Self::Cancelled => {
                None
            }
        }
    }

    /// When it was published, if it was.
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

    /// Why it is paused, if it is.
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
    /// Its id: the cause of its deliveries.
    pub id: IssueId,
    /// 1 for a list's first issue, and one more for each next.
    pub number: u32,
    /// Where it stands.
    pub state: IssueState,
    /// When it was composed.
    pub composed_at: Instant,
}

/// The first approval of an issue whose list asks for two. It holds while the issue says what it said then.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FirstApproval {
    /// A hash of what the issue said, and of how it stood.
    pub said: String,
    /// Who approved it; none: somebody at the command line.
    pub by: Option<EditorId>,
}
