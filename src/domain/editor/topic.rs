//! The kinds of mail about a list that an editor may choose to get, and those that each role gets by default.

use super::Role;
use crate::domain::mail::delivery::MailKind;

/// A kind of mail to editors.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Topic {
    /// The cut-off is near; lists the items that wait.
    Reminder,
    /// An issue was composed; asks for a review.
    Review,
    /// An issue is held; gives the reason.
    Held,
    /// An issue was sent; gives a summary.
    Sent,
    /// Sending of an issue has paused because of servers' replies.
    Trouble,
}

impl Topic {
    /// All topics, in the order in which their mails come.
    pub const ALL: [Self; 5] = [Self::Reminder, Self::Review, Self::Held, Self::Sent, Self::Trouble];

    /// The word in the database, in forms and in phrase names.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Reminder => "reminder",
            Self::Review => "review",
            Self::Held => "held",
            Self::Sent => "sent",
            Self::Trouble => "trouble",
        }
    }

    /// The topic of a kind of mail; none: the mail is not for all editors of a list.
    #[must_use]
    pub const fn of(kind: MailKind) -> Option<Self> {
        match kind {
            MailKind::Reminder => Some(Self::Reminder),
            MailKind::Review => Some(Self::Review),
            MailKind::Held => Some(Self::Held),
            MailKind::Sent => Some(Self::Sent),
            MailKind::Paused => Some(Self::Trouble),
            MailKind::Confirmation
            | MailKind::Welcome
            | MailKind::Issue
            | MailKind::Test
            | MailKind::Seed
            | MailKind::SignIn
            | MailKind::Invitation => None,
        }
    }

    /// True if an editor with this role gets such mail by default: mail that asks for something they may do, or says
    /// how it ended.
    #[must_use]
    pub const fn is_usual_for(self, role: Role) -> bool {
        match role {
            Role::Reader => false,
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
        let usual = |role| Topic::ALL.map(|notice| notice.is_usual_for(role));
        assert_eq!(usual(Role::Reader), [false; 5]);
        assert_eq!(usual(Role::Editor), [true, true, false, true, false]);
        assert_eq!(usual(Role::Publisher), [true; 5]);
        assert_eq!(usual(Role::Owner), [true; 5]);
    }

    #[test]
    fn every_notice_is_some_kind_of_mail_to_editors() {
        for notice in Topic::ALL {
            let kinds = MailKind::ALL.into_iter().filter(|kind| Topic::of(*kind) == Some(notice));
            assert_eq!(kinds.filter(|kind| kind.is_for_editors()).count(), 1, "{}", notice.word());
        }
    }
}
