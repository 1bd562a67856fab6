//! The mail about a list that somebody at the desk may choose to get, and what each role gets who chose nothing.

use super::Role;

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

    /// Tells whether an editor with this role who chose nothing gets it: mail that asks for something they may do, and mail that
    /// tells how it ended.
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
        let usual = |role| Topic::ALL.map(|topic| topic.is_usual_for(role));
        assert_eq!(usual(Role::Reader), [false; 5]);
        assert_eq!(usual(Role::Editor), [true, true, false, true, false]);
        assert_eq!(usual(Role::Publisher), [true; 5]);
        assert_eq!(usual(Role::Owner), [true; 5]);
    }
}
