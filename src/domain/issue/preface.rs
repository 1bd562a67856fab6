//! The opening of an issue: what an editor says in its name, in mailboxes and above its items.

use serde::{Deserialize, Serialize};

use crate::domain::text::{prose::Prose, short_text::ShortText};

/// What stands before an issue's items; each part of it may be left out.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(default)]
pub struct Preface {
    /// The subject; none: the list's name and the month.
    pub subject: Option<ShortText>,
    /// What mailboxes show behind the subject; none: the first words of the mail.
    pub preheader: Option<ShortText>,
    /// A word to the readers, in Markdown.
    pub word: Option<Prose>,
}

impl Preface {
    /// Whether nothing was written.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// An opening as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VersionedPreface {
    /// The opening.
    pub opening: Preface,
    /// Which version of it this is, from 1.
    pub version: u32,
}
