//! What can be typed after `rondbrief editor`.

use std::{fmt, str::FromStr};

use clap::{Args as Group, Subcommand};

use crate::domain::{
    editor::{Role, UnknownRole},
    list::Slug,
    text::{address::EmailAddress, language::Language, short_text::ShortText},
};

#[derive(Debug, Subcommand)]
pub enum EditorCommand {
    /// Invite somebody by mail: to one list, or as an owner of the whole installation.
    Invite {
        #[command(flatten)]
        who: Who,
        /// What colleagues call them.
        #[arg(long)]
        name: ShortText,
        /// The language of the desk's pages and mail, for them.
        #[arg(long, default_value = "nl")]
        language: Language,
        #[command(flatten)]
        place: Place,
        /// What they may on that list: reader (sees), editor (queues), publisher (approves, sends) or owner.
        #[arg(long)]
        role: Option<Role>,
    },
    /// Print a link that signs in, once and within ten minutes, for when mail is down.
    Link {
        #[command(flatten)]
        who: Who,
    },
    /// Show who works at the desk.
    List {
        /// Print JSON.
        #[arg(long)]
        json: bool,
    },
    /// Change what somebody may; ends their sessions.
    Role {
        #[command(flatten)]
        who: Who,
        #[command(flatten)]
        place: Place,
        /// What they may from now on. On one list: reader (sees), editor (queues), publisher (approves, sends), owner
        /// (settings, people, subscribers) or none. In the whole installation: owner or none.
        #[arg(long)]
        role: RoleWord,
    },
    /// Forget somebody's second factors, when phone and recovery codes are lost; ends their sessions. They set up new ones when
    /// they sign in.
    ForgetFactors {
        #[command(flatten)]
        who: Who,
    },
    /// Remove somebody, from all lists; ends their sessions.
    Remove {
        #[command(flatten)]
        who: Who,
    },
}

#[derive(Debug, Group)]
pub struct Who {
    /// Their address.
    #[arg(long, value_name = "ADDRESS")]
    pub email: EmailAddress,
}

/// Where a role counts: on one list, or everywhere.
#[derive(Debug, Group)]
#[group(required = true, multiple = false)]
pub struct Place {
    /// The list's short name.
    #[arg(long = "list", value_name = "LIST")]
    pub slug: Option<Slug>,
    /// In the whole installation, on every list, present and future.
    #[arg(long)]
    pub everywhere: bool,
}

/// A role, or none.
#[derive(Debug, Clone, Copy)]
pub struct RoleWord(pub Option<Role>);

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
