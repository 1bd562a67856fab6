//! What comes next for a list, in facts: the one sentence its page begins with is made of these.

use super::{Issue, IssueState};
use crate::domain::{list::cadence::Occurrence, time::Instant};

/// What comes next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outlook {
    /// Items are collected for the next issue.
    Collecting {
        /// The number it will have.
        number: u32,
        /// Its moments; none where the calendar ends.
        occurrence: Option<Occurrence>,
    },
    /// An issue waits for somebody to approve it.
    ToApprove {
        /// Its number.
        number: u32,
        /// When it is to be sent.
        planned: Option<Instant>,
    },
    /// An issue goes out at its moment, or when somebody says so.
    Approved {
        /// Its number.
        number: u32,
        /// When it is to be sent.
        planned: Option<Instant>,
    },
    /// An issue is held.
    Held {
        /// Its number.
        number: u32,
    },
    /// An issue is on its way.
    Sending {
        /// Its number.
        number: u32,
    },
    /// An issue stands still on its way.
    Paused {
        /// Its number.
        number: u32,
    },
}

impl Outlook {
    /// What comes next after the `newest` issue; `occurrence` is the first whose cut-off is still to come.
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

    /// The number of the issue it is about.
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

    /// The number of the issue that what waits goes along with.
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
    fn the_newest_issue_says_what_comes_next_until_it_is_done_with() {
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
