//! The arguments of `rondbrief editor`.

use std::{fmt, str::FromStr};

use clap::{Args as Group, Subcommand};

use super::address::typed;
use crate::domain::{
    editor::{Role, UnknownRole},
    list::Slug,
    text::{address::EmailAddress, language::Language, short_text::ShortText},
};

#[derive(Debug, Subcommand)]
pub(crate) enum EditorCommand {
    /// Invite somebody by mail, to one list or as an owner of the whole installation.
    Invite {
        #[command(flatten)]
        who: Who,
        /// The name that colleagues see.
        #[arg(long, value_parser = ShortText::name)]
        name: ShortText,
        /// The language of this editor's desk pages and mail.
        #[arg(long, default_value = "nl")]
        language: Language,
        #[command(flatten)]
        place: Place,
        /// The role on that list: reader (sees), editor (queues), publisher (approves, sends) or owner.
        #[arg(long)]
        role: Option<Role>,
    },
    /// Print a link that signs an editor in, once and within ten minutes, for when mail is down.
    Link {
        #[command(flatten)]
        who: Who,
    },
    /// Show all editors.
    List {
        /// Print JSON.
        #[arg(long)]
        json: bool,
    },
    /// Change an editor's role; this ends the editor's sessions.
    Role {
        #[command(flatten)]
        who: Who,
        #[command(flatten)]
        place: Place,
        /// The new role. On one list: reader (sees), editor (queues), publisher (approves, sends), owner (settings,
        /// editors, subscribers) or none. In the whole installation: owner or none.
        #[arg(long)]
        role: RoleWord,
    },
    /// Remove the second factors of an editor who lost phone and recovery codes; this ends the editor's sessions. The
    /// editor sets up new ones after signing in.
    ForgetFactors {
        #[command(flatten)]
        who: Who,
    },
    /// Remove an editor from all lists; this ends the editor's sessions.
    Remove {
        #[command(flatten)]
        who: Who,
    },
}

#[derive(Debug, Group)]
pub(crate) struct Who {
    /// The editor's address; - takes it from standard input.
    #[arg(long, value_name = "ADDRESS", value_parser = typed::<EmailAddress>)]
    pub email: EmailAddress,
}

/// The scope of a role or an erasure: one list, or the whole installation.
#[derive(Debug, Group)]
#[group(required = true, multiple = false)]
pub(crate) struct Place {
    /// The list's short name.
    #[arg(long = "list", value_name = "LIST")]
    pub slug: Option<Slug>,
    /// The whole installation: every list, present and future.
    #[arg(long)]
    pub everywhere: bool,
}

/// A role, or none.
#[derive(Debug, Clone, Copy)]
pub(crate) struct RoleWord(pub Option<Role>);

impl FromStr for RoleWord {
    type Err = UnknownRole;

    fn from_str(word: &str) -> Result<Self, Self::Err> {
        if word == "none" { Ok(Self(None)) } else { word.parse().map(|role| Self(Some(role))) }
    }
}

impl fmt::Display for RoleWord {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0.map_or("none", Role::word))
    }
}
