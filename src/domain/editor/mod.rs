//! Editors: people who work at the desk, their role on each list, and what a role lets them do.

pub mod factor;
pub mod session;
pub mod sign_in;
pub mod topic;

use std::{collections::BTreeMap, fmt, str::FromStr};

use super::{
    ids::{EditorId, ListId},
    text::{address::EmailAddress, language::Language, short_text::ShortText},
    time::Instant,
};

/// What somebody is on a list. Each role may all that those before it may.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// Sees.
    Reader,
    /// Queues items and looks at issues.
    Editor,
    /// Approves, sends and pauses issues.
    Publisher,
    /// Decides about settings, people and subscribers.
    Owner,
}

/// What can be done with a list at the desk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Permission {
    /// See the queue, the issues and the numbers.
    See,
    /// Queue items, and change issues that have not gone out.
    Write,
    /// Approve, send, pause and stop issues.
    Send,
    /// Change the list, its editors and its subscribers.
    Manage,
}

impl Permission {
    /// Whether it asks for a second factor: it decides what readers get, or who they are.
    #[must_use]
    pub const fn needs_factor(self) -> bool {
        matches!(self, Self::Send | Self::Manage)
    }

    /// The least role that may do it.
    const fn least(self) -> Role {
        match self {
            Self::See => Role::Reader,
            Self::Write => Role::Editor,
            Self::Send => Role::Publisher,
            Self::Manage => Role::Owner,
        }
    }
}

/// Whether somebody with this role may do that.
#[must_use]
pub fn may(role: Role, deed: Permission) -> bool {
    role >= deed.least()
}

impl Role {
    /// All roles, the one that may least first.
    pub const ALL: [Self; 4] = [Self::Reader, Self::Editor, Self::Publisher, Self::Owner];

    /// The word in the database, on the command line, and in phrase names.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Reader => "reader",
            Self::Editor => "editor",
            Self::Publisher => "publisher",
            Self::Owner => "owner",
        }
    }
}

/// A word that names no role.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("\"{0}\" is not a role; use reader, editor, publisher or owner")]
pub struct UnknownRole(String);

impl FromStr for Role {
    type Err = UnknownRole;

    fn from_str(word: &str) -> Result<Self, Self::Err> {
        Self::ALL.into_iter().find(|role| role.word() == word).ok_or_else(|| UnknownRole(word.to_owned()))
    }
}

impl fmt::Display for Role {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}

/// What somebody is, on which lists.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Roles {
    /// Whether they own the whole installation, and with it every list, present and future.
    pub owns_all: bool,
    /// Their roles on single lists.
    pub of_lists: BTreeMap<ListId, Role>,
}

impl Roles {
    /// Their role on `list`, if they have any.
    #[must_use]
    pub fn on(&self, list: ListId) -> Option<Role> {
        if self.owns_all { Some(Role::Owner) } else { self.of_lists.get(&list).copied() }
    }

    /// Whether they may do anything, with any list, that asks for a second factor.
    #[must_use]
    pub fn need_factor(&self) -> bool {
        self.owns_all || self.of_lists.values().any(|role| may(*role, Permission::Send))
    }

    /// Whether they may do that with `list`.
    #[must_use]
    pub fn may(&self, list: ListId, deed: Permission) -> bool {
        self.on(list).is_some_and(|role| may(role, deed))
    }
}

/// Somebody who works at the desk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Editor {
    /// Their id.
    pub id: EditorId,
    /// Where their links to sign in are sent.
    pub address: EmailAddress,
    /// What colleagues call them.
    pub name: ShortText,
    /// The language they read the desk in.
    pub language: Language,
    /// What they are, on which lists.
    pub roles: Roles,
    /// When they were invited.
    pub created_at: Instant,
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    #[test]
    fn each_role_may_what_stands_in_its_row() {
        let deeds = [Permission::See, Permission::Write, Permission::Send, Permission::Manage];
        for (role, row) in [
            (Role::Reader, [true, false, false, false]),
            (Role::Editor, [true, true, false, false]),
            (Role::Publisher, [true, true, true, false]),
            (Role::Owner, [true, true, true, true]),
        ] {
            assert_eq!(deeds.map(|deed| may(role, deed)), row, "{role}");
            assert_eq!(role.word().parse(), Ok(role));
        }
        assert!("boss".parse::<Role>().is_err());
    }

    #[test]
    fn a_role_counts_on_its_own_list_and_that_of_the_whole_installation_on_every_list() {
        let (one, other) = (ListId(Uuid::from_u128(1)), ListId(Uuid::from_u128(2)));
        let roles = Roles { owns_all: false, of_lists: [(one, Role::Publisher)].into() };
        assert!(roles.may(one, Permission::Send) && !roles.may(one, Permission::Manage));
        assert!(!roles.may(other, Permission::See));
        let owner = Roles { owns_all: true, ..roles };
        assert!(owner.may(one, Permission::Manage) && owner.may(other, Permission::Manage));
    }
}
