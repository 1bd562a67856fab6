//! The mail about a list that somebody at the desk may choose to get, and what each role gets who chose nothing.

use super::Role;
use crate::domain::mail::delivery::MailKind;

/// A kind of mail to editors.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Topic {
    /// The cut-off comes near: what waits.
    Reminder,
    /// An issue was put together: please look at it.
    Review,
    /// An issue is held, and why.
    Held,
    /// An issue was sent, with a summary.
    Sent,
    /// An issue stands still on its way, because of what servers say.
    Trouble,
}

impl Topic {
    /// All of them, in the order in which they come.
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

    /// What a mail of this kind is; none: it is not for all who work at a list.
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

    /// Whether somebody with this role gets it who chose nothing: what asks for something they may do, and how it ended.
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

    #[test]
    fn every_topic_is_some_kind_of_mail_to_editors() {
        for topic in Topic::ALL {
            let kinds = MailKind::ALL.into_iter().filter(|kind| Topic::of(*kind) == Some(topic));
            assert_eq!(kinds.filter(|kind| kind.is_for_editors()).count(), 1, "{}", topic.word());
        }
    }
}
