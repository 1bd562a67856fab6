//! The only ways an issue changes: each takes its state and gives the next one, or says why not.

use super::{HoldReason, IssueState, PauseReason};
use crate::domain::{list::Approval, time::Instant};

/// A change that the present state does not allow, in words for the person who asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum InvalidTransition {
    /// Publishing before approval.
    #[error("this issue is not approved yet; look at it, then approve it")]
    NotApproved,
    /// Changing what it says after approval.
    #[error("this issue is approved; put it on hold with `rondbrief issue hold` before you change it")]
    Approved,
    /// It is with the readers already.
    #[error("this issue has already been published")]
    Published,
    /// It was cancelled.
    #[error("this issue was cancelled; compose a new one")]
    Cancelled,
    /// It is not on its way to readers.
    #[error("this issue is not being sent")]
    NotSending,
    /// It is paused already.
    #[error("this issue is paused; `rondbrief issue resume` resumes it, `rondbrief issue cancel` stops it")]
    Paused,
    /// It goes on already.
    #[error("this issue is not paused")]
    NotPaused,
    /// It never went out.
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
            Self::Sending { .. } | Self::Paused { .. } | Self::Sent { .. } | Self::Stopped { .. } => {
                Err(InvalidTransition::Published)
            }
            Self::Cancelled => Err(InvalidTransition::Cancelled),
        }
    }

    /// It stands still on its way: nothing of it is claimed until it is resumed.
    ///
    /// # Errors
    /// Only while it is being sent.
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

    /// It goes on.
    ///
    /// # Errors
    /// Only while it is paused.
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

    /// It goes to those who have not got it.
    ///
    /// # Errors
    /// Only after publishing, and not while it is paused.
    pub const fn resend(self) -> Result<Self, InvalidTransition> {
        match self {
            Self::Sending { published_at } | Self::Sent { published_at, .. } | Self::Stopped { published_at } => {
                Ok(Self::Sending { published_at })
            }
            Self::Paused { .. } => Err(InvalidTransition::Paused),
            Self::Draft { .. } | Self::Scheduled { .. } | Self::Held { .. } => Err(InvalidTransition::NotPublished),
            Self::Cancelled => Err(InvalidTransition::Cancelled),
        }
    }

    /// Its last delivery became final.
    ///
    /// # Errors
    /// Only while it is being sent, or paused.
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

    /// It never goes out, or not any further. Cancelling twice is harmless.
    ///
    /// # Errors
    /// Not once it has been sent.
    pub const fn cancel(self) -> Result<Self, InvalidTransition> {
        match self {
            Self::Cancelled | Self::Stopped { .. } => Ok(self),
            Self::Draft { .. } | Self::Scheduled { .. } | Self::Held { .. } => Ok(Self::Cancelled),
            Self::Sending { published_at } | Self::Paused { published_at, .. } => Ok(Self::Stopped { published_at }),
            Self::Sent { .. } => Err(InvalidTransition::Published),
        }
    }

    /// Whether what it says may still change.
    ///
    /// # Errors
    /// Not once it is approved, unless it is held after all; and not after publishing or cancelling.
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
    fn what_an_issue_says_changes_until_it_is_approved_and_again_once_it_is_held() {
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
    }

    #[test]
    fn the_rest_gets_it_after_it_was_sent_or_stopped_and_not_while_it_is_paused() {
        let sent = IssueState::Sent { published_at: at(1), sent_at: at(2) };
        assert_eq!((sent.resend(), STOPPED.resend(), SENDING.resend()), (Ok(SENDING), Ok(SENDING), Ok(SENDING)));
        assert_eq!(PAUSED.resend(), Err(InvalidTransition::Paused));
        assert_eq!(IssueState::Cancelled.resend(), Err(InvalidTransition::Cancelled));
        assert_eq!(IssueState::composed(None, Approval::Needed).resend(), Err(InvalidTransition::NotPublished));
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
