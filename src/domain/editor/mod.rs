//! Editors: those who work at the desk, their role on each list, and the permissions of each role.

pub mod browser;
pub mod code;
pub mod factor;
pub mod session;
pub mod sign_in;
pub mod topic;

use std::{collections::BTreeMap, fmt, str::FromStr};

use super::{
    ids::{EditorId, ListId},
    text::{address::EmailAddress, language::Language, short_text::ShortText},
    time::Instant,
    words::words,
};

words! {
    /// The role of an editor on a list. Each role may do all that those before it may.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
    pub enum Role {
        /// Views the queue, the issues and the numbers.
        Viewer = "viewer",
        /// Queues items and looks at issues.
        Editor = "editor",
        /// Approves, sends and pauses issues.
        Publisher = "publisher",
        /// Decides about settings, editors and subscribers.
        Owner = "owner",
    }
}

/// A permission on a list at the desk.
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
    /// True if it asks for a second factor, because it decides what subscribers get or who they are.
    #[must_use]
    pub const fn needs_factor(self) -> bool {
        matches!(self, Self::Send | Self::Manage)
    }

    /// The lowest role that has this permission.
    const fn least(self) -> Role {
        match self {
            Self::See => Role::Viewer,
            Self::Write => Role::Editor,
            Self::Send => Role::Publisher,
            Self::Manage => Role::Owner,
        }
    }
}

/// True if this role has this permission.
#[must_use]
pub fn may(role: Role, permission: Permission) -> bool {
    role >= permission.least()
}

/// The former word for a viewer. It is still accepted on the command line, and stands in audit entries of that time.
const FORMER_VIEWER: &str = "reader";

/// A word that names no role.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("\"{0}\" is not a role; use viewer, editor, publisher or owner")]
pub struct UnknownRole(String);

impl FromStr for Role {
    type Err = UnknownRole;

    fn from_str(word: &str) -> Result<Self, Self::Err> {
        if word == FORMER_VIEWER {
            return Ok(Self::Viewer);
        }
        Self::ALL.into_iter().find(|role| role.word() == word).ok_or_else(|| UnknownRole(word.to_owned()))
    }
}

impl fmt::Display for Role {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}

/// The roles of one editor.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Roles {
    /// True if they own the whole installation, and with it every list, present and future.
    pub owns_all: bool,
    /// Their roles on particular lists.
    pub of_lists: BTreeMap<ListId, Role>,
}

impl Roles {
    /// Their role on `list`, if they have any.
    #[must_use]
    pub fn on(&self, list: ListId) -> Option<Role> {
        if self.owns_all { Some(Role::Owner) } else { self.of_lists.get(&list).copied() }
    }

    /// True if they have any permission, on any list, that asks for a second factor.
    #[must_use]
    pub fn need_factor(&self) -> bool {
        self.owns_all || self.of_lists.values().any(|role| may(*role, Permission::Send))
    }

    /// True if they have this permission on `list`.
    #[must_use]
    pub fn may(&self, list: ListId, permission: Permission) -> bool {
        self.on(list).is_some_and(|role| may(role, permission))
    }
}

/// Somebody who works at the desk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Editor {
    /// Their id.
    pub id: EditorId,
    /// The address that their sign-in links are sent to.
    pub address: EmailAddress,
    /// The name that colleagues see.
    pub name: ShortText,
    /// The language they read the desk in.
    pub language: Language,
    /// Their roles, by list.
    pub roles: Roles,
    /// The moment they were invited.
    pub created_at: Instant,
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    #[test]
    fn each_role_may_what_stands_in_its_row() {
        let permissions = [Permission::See, Permission::Write, Permission::Send, Permission::Manage];
        for (role, row) in [
            (Role::Viewer, [true, false, false, false]),
            (Role::Editor, [true, true, false, false]),
            (Role::Publisher, [true, true, true, false]),
            (Role::Owner, [true, true, true, true]),
        ] {
            assert_eq!(permissions.map(|permission| may(role, permission)), row, "{role}");
            assert_eq!(role.word().parse(), Ok(role));
        }
        assert_eq!("reader".parse(), Ok(Role::Viewer), "the word of earlier versions");
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
