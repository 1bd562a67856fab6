//! The outlook of a list: the facts of the sentence that its page begins with.

use super::{Issue, IssueState};
use crate::domain::{list::cadence::Occurrence, time::Instant};

/// The next thing that happens on a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outlook {
    /// Items are collected for the next issue.
    Collecting {
        /// The number that issue will have.
        number: u32,
        /// The moments of that issue; `None`: the calendar ends before them.
        occurrence: Option<Occurrence>,
    },
    /// An issue waits to be approved.
    ToApprove {
        /// Its number.
        number: u32,
        /// The planned sending moment.
        planned: Option<Instant>,
    },
    /// An issue goes out at its moment, or when an editor publishes it.
    Approved {
        /// Its number.
        number: u32,
        /// The planned sending moment.
        planned: Option<Instant>,
    },
    /// An issue is held.
    Held {
        /// Its number.
        number: u32,
    },
    /// An issue is being sent.
    Sending {
        /// Its number.
        number: u32,
    },
    /// An issue is paused.
    Paused {
        /// Its number.
        number: u32,
    },
}

impl Outlook {
    /// The outlook after the `newest` issue; `occurrence` is the first whose cut-off is still to come.
    #[must_use]
    pub fn new(newest: Option<&Issue>, occurrence: Option<Occurrence>) -> Self {
        let Some(Issue { number, state, .. }) = newest.copied() else {
            return Self::Collecting { number: 1, occurrence };
        };
        match state {
            IssueState::Draft { planned } => Self::ToApprove { number, planned },
            IssueState::Scheduled { planned } => Self::Approved { number, planned },
            IssueState::Held { .. } => Self::Held { number },
            IssueState::Sending { .. } => Self::Sending { number },
            IssueState::Paused { .. } => Self::Paused { number },
            IssueState::Sent { .. } | IssueState::Stopped { .. } | IssueState::Cancelled => {
                Self::Collecting { number: number + 1, occurrence }
            }
        }
    }

    /// The number of its issue.
    #[must_use]
    pub const fn number(self) -> u32 {
        match self {
            Self::Collecting { number, .. }
            | Self::ToApprove { number, .. }
            | Self::Approved { number, .. }
            | Self::Held { number }
            | Self::Sending { number }
            | Self::Paused { number } => number,
        }
    }

    /// The number of the issue that takes the waiting items.
    #[must_use]
    pub const fn collected(self) -> u32 {
        match self {
            Self::Collecting { number, .. } => number,
            Self::ToApprove { number, .. }
            | Self::Approved { number, .. }
            | Self::Held { number }
            | Self::Sending { number }
            | Self::Paused { number } => number + 1,
        }
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::domain::ids::IssueId;

    #[test]
    fn the_newest_issue_decides_the_outlook_until_it_is_finished() {
        let at = chrono::DateTime::from_timestamp(0, 0).unwrap();
        let issue = |state| Issue { id: IssueId(Uuid::nil()), number: 6, state, composed_at: at };
        for (state, outlook) in [
            (IssueState::Draft { planned: Some(at) }, Outlook::ToApprove { number: 6, planned: Some(at) }),
            (IssueState::Scheduled { planned: None }, Outlook::Approved { number: 6, planned: None }),
            (IssueState::Sending { published_at: at }, Outlook::Sending { number: 6 }),
            (IssueState::Sent { published_at: at, sent_at: at }, Outlook::Collecting { number: 7, occurrence: None }),
            (IssueState::Cancelled, Outlook::Collecting { number: 7, occurrence: None }),
        ] {
            assert_eq!(Outlook::new(Some(&issue(state)), None), outlook);
        }
        assert_eq!(Outlook::new(None, None).number(), 1);
    }

    #[test]
    fn what_waits_goes_along_with_the_issue_that_is_not_composed_yet() {
        assert_eq!(Outlook::Collecting { number: 6, occurrence: None }.collected(), 6);
        assert_eq!(Outlook::Held { number: 6 }.collected(), 7);
    }
}
