//! The transitions of an issue: each takes a state, and gives the next one or the reason why that is not allowed.

use super::{HoldReason, IssueState, PauseReason};
use crate::domain::{list::Approval, time::Instant};

/// A transition that the present state does not allow, in words for whoever asked for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum InvalidTransition {
    /// The issue is not approved.
    #[error("this issue is not approved yet; look at it, then approve it")]
    NotApproved,
    /// The issue is approved, so its contents are fixed.
    #[error("this issue is approved; put it on hold with `rondbrief issue hold` before you change it")]
    Approved,
    /// The issue has been published.
    #[error("this issue has already been published")]
    Published,
    /// The issue was cancelled.
    #[error("this issue was cancelled; compose a new one")]
    Cancelled,
    /// The issue is not being sent.
    #[error("this issue is not being sent")]
    NotSending,
    /// The issue is paused.
    #[error("this issue is paused; `rondbrief issue resume` resumes it, `rondbrief issue cancel` stops it")]
    Paused,
    /// The issue is not paused.
    #[error("this issue is not paused")]
    NotPaused,
    /// The issue has not been published.
    #[error("this issue has not been published; `rondbrief issue publish` sends it to all readers")]
    NotPublished,
}

impl IssueState {
    /// The state of a newly composed issue.
    #[must_use]
    pub const fn composed(planned: Option<Instant>, approval: Approval) -> Self {
        match approval {
            Approval::Needed | Approval::ByTwo => Self::Draft { planned },
            Approval::NotNeeded => Self::Scheduled { planned },
        }
    }

    /// Approves an unpublished issue. A planned moment that has passed by `now` is dropped: the issue then waits to be published
    /// by hand.
    pub fn approve(self, now: Instant) -> Result<Self, InvalidTransition> {
        let planned = self.unpublished()?;
        Ok(Self::Scheduled { planned: planned.filter(|planned| *planned > now) })
    }

    /// Holds an unpublished issue.
    pub const fn hold(self, reason: HoldReason) -> Result<Self, InvalidTransition> {
        match self.unpublished() {
            Ok(planned) => Ok(Self::Held { planned, reason }),
            Err(error) => Err(error),
        }
    }

    /// Publishes an approved issue, once.
    pub const fn publish(self, now: Instant) -> Result<Self, InvalidTransition> {
        match self {
            Self::Scheduled { .. } => Ok(Self::Sending { published_at: now }),
            Self::Draft { .. } | Self::Held { .. } => Err(InvalidTransition::NotApproved),
            Self::Sending { .. } | Self::Paused { .. } | Self::Sent { .. } | Self::Stopped { .. } => {
                Err(InvalidTransition::Published)
            }
            Self::Cancelled => Err(InvalidTransition::Cancelled),
        }
    }

    /// Pauses an issue that is being sent: none of its messages is claimed until it is resumed.
    pub const fn pause(self, reason: PauseReason) -> Result<Self, InvalidTransition> {
        match self {
            Self::Sending { published_at } => Ok(Self::Paused { published_at, reason }),
            Self::Paused { .. } => Err(InvalidTransition::Paused),
            Self::Draft { .. }
            | Self::Scheduled { .. }
            | Self::Held { .. }
            | Self::Sent { .. }
            | Self::Stopped { .. }
            | Self::Cancelled => Err(InvalidTransition::NotSending),
        }
    }

    /// Resumes a paused issue.
    pub const fn resume(self) -> Result<Self, InvalidTransition> {
        match self {
            Self::Paused { published_at, .. } => Ok(Self::Sending { published_at }),
            Self::Draft { .. }
            | Self::Scheduled { .. }
            | Self::Held { .. }
            | Self::Sending { .. }
            | Self::Sent { .. }
            | Self::Stopped { .. }
            | Self::Cancelled => Err(InvalidTransition::NotPaused),
        }
    }

    /// Sends a published issue to the subscribers who have not got it; not while it is paused.
    pub const fn send_rest(self) -> Result<Self, InvalidTransition> {
        match self {
            Self::Sending { published_at } | Self::Sent { published_at, .. } | Self::Stopped { published_at } => {
                Ok(Self::Sending { published_at })
            }
            Self::Paused { .. } => Err(InvalidTransition::Paused),
            Self::Draft { .. } | Self::Scheduled { .. } | Self::Held { .. } => Err(InvalidTransition::NotPublished),
            Self::Cancelled => Err(InvalidTransition::Cancelled),
        }
    }

    /// Finishes an issue whose last delivery became final, paused or not.
    pub const fn finish(self, now: Instant) -> Result<Self, InvalidTransition> {
        match self {
            Self::Sending { published_at } | Self::Paused { published_at, .. } => {
                Ok(Self::Sent { published_at, sent_at: now })
            }
            Self::Draft { .. }
            | Self::Scheduled { .. }
            | Self::Held { .. }
            | Self::Sent { .. }
            | Self::Stopped { .. }
            | Self::Cancelled => Err(InvalidTransition::NotSending),
        }
    }

    /// Cancels an unpublished issue, or stops one that is being sent. Cancelling twice is harmless.
    pub const fn cancel(self) -> Result<Self, InvalidTransition> {
        match self {
            Self::Draft { .. } | Self::Scheduled { .. } | Self::Held { .. } | Self::Cancelled => Ok(Self::Cancelled),
            Self::Sending { .. } | Self::Paused { .. } | Self::Sent { .. } | Self::Stopped { .. } => self.stop(),
        }
    }

    /// Stops an issue that is being sent: no more of it goes out. Stopping twice is harmless.
    pub const fn stop(self) -> Result<Self, InvalidTransition> {
        match self {
            Self::Sending { published_at } | Self::Paused { published_at, .. } | Self::Stopped { published_at } => {
                Ok(Self::Stopped { published_at })
            }
            Self::Sent { .. } => Err(InvalidTransition::Published),
            Self::Draft { .. } | Self::Scheduled { .. } | Self::Held { .. } => Err(InvalidTransition::NotPublished),
            Self::Cancelled => Err(InvalidTransition::Cancelled),
        }
    }

    /// Allows its contents to change: while it is a draft, or held.
    pub const fn changeable(self) -> Result<(), InvalidTransition> {
        match self {
            Self::Draft { .. } | Self::Held { .. } => Ok(()),
            Self::Scheduled { .. } => Err(InvalidTransition::Approved),
            Self::Sending { .. } | Self::Paused { .. } | Self::Sent { .. } | Self::Stopped { .. } => {
                Err(InvalidTransition::Published)
            }
            Self::Cancelled => Err(InvalidTransition::Cancelled),
        }
    }

    const fn unpublished(self) -> Result<Option<Instant>, InvalidTransition> {
        match self {
            Self::Draft { planned } | Self::Scheduled { planned } | Self::Held { planned, .. } => Ok(planned),
            Self::Sending { .. } | Self::Paused { .. } | Self::Sent { .. } | Self::Stopped { .. } => {
                Err(InvalidTransition::Published)
            }
            Self::Cancelled => Err(InvalidTransition::Cancelled),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FIRST: Instant = chrono::DateTime::from_timestamp(1, 0).unwrap();
    const SENDING: IssueState = IssueState::Sending { published_at: FIRST };
    const PAUSED: IssueState = IssueState::Paused { published_at: FIRST, reason: PauseReason::Editor };
    const STOPPED: IssueState = IssueState::Stopped { published_at: FIRST };

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
    fn contents_change_until_an_issue_is_approved_and_again_once_it_is_held() {
        let draft = IssueState::composed(None, Approval::Needed);
        let approved = draft.approve(at(1)).unwrap();
        let held = approved.hold(HoldReason::Editor).unwrap();
        assert_eq!((draft.changeable(), held.changeable()), (Ok(()), Ok(())));
        assert_eq!(approved.changeable(), Err(InvalidTransition::Approved));
        for state in [SENDING, PAUSED, STOPPED, IssueState::Sent { published_at: at(1), sent_at: at(2) }] {
            assert_eq!(state.changeable(), Err(InvalidTransition::Published));
        }
        assert_eq!(IssueState::Cancelled.changeable(), Err(InvalidTransition::Cancelled));
    }

    #[test]
    fn a_published_issue_goes_no_way_back() {
        let published_at = at(1);
        let sent = IssueState::Sent { published_at, sent_at: at(2) };
        for state in [SENDING, PAUSED, sent, STOPPED] {
            assert_eq!(state.publish(at(2)), Err(InvalidTransition::Published));
            assert_eq!(state.approve(at(2)), Err(InvalidTransition::Published));
            assert_eq!(state.hold(HoldReason::Editor), Err(InvalidTransition::Published));
            assert_eq!(state.published_at(), Some(published_at));
        }
        assert_eq!((SENDING.finish(at(2)), PAUSED.finish(at(2))), (Ok(sent), Ok(sent)));
        assert_eq!(STOPPED.finish(at(2)), Err(InvalidTransition::NotSending));
        assert_eq!(sent.cancel(), Err(InvalidTransition::Published));
    }

    #[test]
    fn an_issue_on_its_way_is_paused_resumed_and_stopped() {
        assert_eq!(SENDING.pause(PauseReason::Editor), Ok(PAUSED));
        assert_eq!(PAUSED.pause(PauseReason::Blocked), Err(InvalidTransition::Paused));
        assert_eq!((PAUSED.resume(), SENDING.resume()), (Ok(SENDING), Err(InvalidTransition::NotPaused)));
        assert_eq!((SENDING.cancel(), PAUSED.cancel(), STOPPED.cancel()), (Ok(STOPPED), Ok(STOPPED), Ok(STOPPED)));
        assert_eq!(STOPPED.pause(PauseReason::Editor), Err(InvalidTransition::NotSending));
        assert_eq!(PAUSED.pause_reason(), Some(PauseReason::Editor));
        assert_eq!((SENDING.stop(), PAUSED.stop(), STOPPED.stop()), (Ok(STOPPED), Ok(STOPPED), Ok(STOPPED)));
        let draft = IssueState::composed(None, Approval::Needed);
        assert_eq!(draft.stop(), Err(InvalidTransition::NotPublished));
        assert_eq!(IssueState::Cancelled.stop(), Err(InvalidTransition::Cancelled));
    }

    #[test]
    fn the_rest_gets_it_after_it_was_sent_or_stopped_and_not_while_it_is_paused() {
        let sent = IssueState::Sent { published_at: at(1), sent_at: at(2) };
        assert_eq!(
            (sent.send_rest(), STOPPED.send_rest(), SENDING.send_rest()),
            (Ok(SENDING), Ok(SENDING), Ok(SENDING))
        );
        assert_eq!(PAUSED.send_rest(), Err(InvalidTransition::Paused));
        assert_eq!(IssueState::Cancelled.send_rest(), Err(InvalidTransition::Cancelled));
        assert_eq!(IssueState::composed(None, Approval::Needed).send_rest(), Err(InvalidTransition::NotPublished));
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
