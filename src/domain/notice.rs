//! The mail about a list that somebody at the desk may choose to get, and what each role gets who chose nothing.

use super::{delivery::Kind, editor::Role};

/// A kind of mail to editors.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Notice {
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

impl Notice {
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
    pub const fn of(kind: Kind) -> Option<Self> {
        match kind {
            Kind::Reminder => Some(Self::Reminder),
            Kind::Review => Some(Self::Review),
            Kind::Held => Some(Self::Held),
            Kind::Sent => Some(Self::Sent),
            Kind::Paused => Some(Self::Trouble),
            Kind::Confirmation
            | Kind::Welcome
            | Kind::Issue
            | Kind::Test
            | Kind::Seed
            | Kind::SignIn
            | Kind::Invitation => None,
        }
    }

    /// Whether somebody with this role gets it who chose nothing: what asks for something they may do, and how it ended.
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
        let usual = |role| Notice::ALL.map(|notice| notice.is_usual_for(role));
        assert_eq!(usual(Role::Reader), [false; 5]);
        assert_eq!(usual(Role::Editor), [true, true, false, true, false]);
        assert_eq!(usual(Role::Publisher), [true; 5]);
        assert_eq!(usual(Role::Owner), [true; 5]);
    }

    #[test]
    fn every_notice_is_some_kind_of_mail_to_editors() {
        for notice in Notice::ALL {
            let kinds = Kind::ALL.into_iter().filter(|kind| Notice::of(*kind) == Some(notice));
            assert_eq!(kinds.filter(|kind| kind.is_for_editors()).count(), 1, "{}", notice.word());
        }
    }
}
