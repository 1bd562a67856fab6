//! The kinds of mail about a list that an editor may choose to get, and those that each role gets by default.

use super::Role;
use crate::domain::words::words;

words! {
    /// A kind of mail to editors.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
    pub enum Topic {
        /// The cut-off is near; lists the items that wait.
        Reminder = "reminder",
        /// An issue was composed; asks for a review.
        Review = "review",
        /// An issue is held; gives the reason.
        Held = "held",
        /// An issue was sent; gives a summary.
        Sent = "sent",
        /// Sending of an issue has paused because of servers' replies.
        Trouble = "trouble",
    }
}

impl Topic {
    /// Tells whether an editor with this role who chose nothing gets it: mail that asks for something they may do, and mail that
    /// tells how it ended.
    #[must_use]
    pub const fn is_usual_for(self, role: Role) -> bool {
        match role {
            Role::Viewer => false,
            Role::Editor => matches!(self, Self::Reminder | Self::Review | Self::Sent),
            Role::Publisher | Role::Owner => true,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_role_gets_the_mail_that_it_can_do_something_with() {
        let usual = |role| Topic::ALL.map(|topic| topic.is_usual_for(role));
        assert_eq!(usual(Role::Viewer), [false; 5]);
        assert_eq!(usual(Role::Editor), [true, true, false, true, false]);
        assert_eq!(usual(Role::Publisher), [true; 5]);
        assert_eq!(usual(Role::Owner), [true; 5]);
    }
}
