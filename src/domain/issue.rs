//! An issue: one numbered mailing of a list, and the only ways it changes.

use super::{ids::IssueId, list::Approval, time::Instant};

/// Why an issue is held.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HoldReason {
    /// Its moment came and nobody had approved it.
    NotApproved,
    /// Its moment passed while the service was down.
    MomentPassed,
    /// It could not be built, for example because it is too long for a mail.
    Unbuildable,
    /// An editor said so.
    Editor,
}

impl HoldReason {
    /// All reasons.
    pub const ALL: [Self; 4] = [Self::NotApproved, Self::MomentPassed, Self::Unbuildable, Self::Editor];

    /// The word in the database and in phrase names.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::NotApproved => "not-approved",
            Self::MomentPassed => "moment-passed",
            Self::Unbuildable => "unbuildable",
            Self::Editor => "editor",
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
    /// Every delivery is final.
    Sent {
        /// When it was published.
        published_at: Instant,
        /// When the last delivery became final.
        sent_at: Instant,
    },
    /// Never going out; its items went back to the queue.
    Cancelled,
}

/// A change that the present state does not allow, in words for the person who asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum InvalidTransition {
    /// Publishing before approval.
    #[error("this issue is not approved yet; look at it, then approve it")]
    NotApproved,
    /// It is with the readers already.
    #[error("this issue has been published already")]
    Published,
    /// It was cancelled.
    #[error("this issue was cancelled; compose a new one")]
    Cancelled,
    /// Its deliveries are not final yet.
    #[error("this issue is not being sent")]
    NotSending,
}

impl IssueState {
    /// The word in the database.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Draft { .. } => "draft",
            Self::Scheduled { .. } => "scheduled",
            Self::Held { .. } => "held",
            Self::Sending { .. } => "sending",
            Self::Sent { .. } => "sent",
            Self::Cancelled => "cancelled",
        }
    }

    /// The state of a newly composed issue.
    #[must_use]
    pub const fn composed(planned: Option<Instant>, approval: Approval) -> Self {
        match approval {
            Approval::Needed => Self::Draft { planned },
            Approval::NotNeeded => Self::Scheduled { planned },
        }
    }

    /// The sending moment its cadence gave it, while it has not been published.
    #[must_use]
    pub const fn planned(self) -> Option<Instant> {
        match self {
            Self::Draft { planned } | Self::Scheduled { planned } | Self::Held { planned, .. } => planned,
            Self::Sending { .. } | Self::Sent { .. } | Self::Cancelled => None,
        }
    }

    /// When it was published, if it was.
    #[must_use]
    pub const fn published_at(self) -> Option<Instant> {
        match self {
            Self::Sending { published_at } | Self::Sent { published_at, .. } => Some(published_at),
            Self::Draft { .. } | Self::Scheduled { .. } | Self::Held { .. } | Self::Cancelled => None,
        }
    }

    /// An editor approves it.
    ///
    /// A planned moment that has passed by `now` is dropped: the issue then waits to be published by hand.
    ///
    /// # Errors
    /// Not after publishing or cancelling.
    pub fn approve(self, now: Instant) -> Result<Self, InvalidTransition> {
        let planned = self.unpublished()?;
        Ok(Self::Scheduled { planned: planned.filter(|planned| *planned > now) })
    }

    /// An editor, or the clock, holds it.
    ///
    /// # Errors
    /// Not after publishing or cancelling.
    pub const fn hold(self, reason: HoldReason) -> Result<Self, InvalidTransition> {
        match self.unpublished() {
            Ok(planned) => Ok(Self::Held { planned, reason }),
            Err(error) => Err(error),
        }
    }

    /// It is frozen and fanned out.
    ///
    /// # Errors
    /// Only an approved issue is published, and only once.
    pub const fn publish(self, now: Instant) -> Result<Self, InvalidTransition> {
        match self {
            Self::Scheduled { .. } => Ok(Self::Sending { published_at: now }),
            Self::Draft { .. } | Self::Held { .. } => Err(InvalidTransition::NotApproved),
            Self::Sending { .. } | Self::Sent { .. } => Err(InvalidTransition::Published),
            Self::Cancelled => Err(InvalidTransition::Cancelled),
        }
    }

    /// Its last delivery became final.
    ///
    /// # Errors
    /// Only while it is being sent.
    pub const fn finish(self, now: Instant) -> Result<Self, InvalidTransition> {
        match self {
            Self::Sending { published_at } => Ok(Self::Sent { published_at, sent_at: now }),
            Self::Draft { .. } | Self::Scheduled { .. } | Self::Held { .. } | Self::Sent { .. } | Self::Cancelled => {
                Err(InvalidTransition::NotSending)
            }
        }
    }

    /// It never goes out. Cancelling twice is harmless.
    ///
    /// # Errors
    /// Not after publishing.
    pub const fn cancel(self) -> Result<Self, InvalidTransition> {
        match self {
            Self::Cancelled => Ok(self),
            Self::Draft { .. } | Self::Scheduled { .. } | Self::Held { .. } => Ok(Self::Cancelled),
            Self::Sending { .. } | Self::Sent { .. } => Err(InvalidTransition::Published),
        }
    }

    const fn unpublished(self) -> Result<Option<Instant>, InvalidTransition> {
        match self {
            Self::Draft { planned } | Self::Scheduled { planned } | Self::Held { planned, .. } => Ok(planned),
            Self::Sending { .. } | Self::Sent { .. } => Err(InvalidTransition::Published),
            Self::Cancelled => Err(InvalidTransition::Cancelled),
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

#[cfg(test)]
mod tests {
    use super::*;

    fn at(seconds: i64) -> Instant {
        chrono::DateTime::from_timestamp(seconds, 0).unwrap()
    }

    #[test]
    fn an_unapproved_issue_is_never_published() {
        let draft = IssueState::composed(Some(at(100)), Approval::Needed);
        assert_eq!(draft.publish(at(100)), Err(InvalidTransition::NotApproved));
        assert_eq!(draft.hold(HoldReason::NotApproved).unwrap().publish(at(100)), Err(InvalidTransition::NotApproved));
        assert!(draft.approve(at(50)).unwrap().publish(at(100)).is_ok());
        assert!(IssueState::composed(None, Approval::NotNeeded).publish(at(1)).is_ok());
    }

    #[test]
    fn a_published_issue_is_final() {
        let sending = IssueState::Sending { published_at: at(1) };
        assert_eq!(sending.publish(at(2)), Err(InvalidTransition::Published));
        assert_eq!(sending.cancel(), Err(InvalidTransition::Published));
        assert_eq!(sending.hold(HoldReason::Editor), Err(InvalidTransition::Published));
        assert_eq!(sending.finish(at(2)), Ok(IssueState::Sent { published_at: at(1), sent_at: at(2) }));
    }

    #[test]
    fn approving_after_the_moment_leaves_the_sending_to_a_person() {
        let held = IssueState::Held { planned: Some(at(100)), reason: HoldReason::MomentPassed };
        assert_eq!(held.approve(at(101)), Ok(IssueState::Scheduled { planned: None }));
        assert_eq!(held.approve(at(99)), Ok(IssueState::Scheduled { planned: Some(at(100)) }));
    }

    #[test]
    fn a_cancelled_issue_stays_cancelled() {
        assert_eq!(IssueState::Cancelled.cancel(), Ok(IssueState::Cancelled));
        assert_eq!(IssueState::Cancelled.approve(at(1)), Err(InvalidTransition::Cancelled));
        assert_eq!(IssueState::Cancelled.publish(at(1)), Err(InvalidTransition::Cancelled));
    }
}
