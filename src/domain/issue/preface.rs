//! The preface of an issue: its subject, its preheader, and the text above its items.

use serde::{Deserialize, Serialize};

use crate::domain::text::{prose::Prose, short_text::ShortText};

/// The text an editor writes for an issue as a whole; each part may be left out.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(default)]
pub struct Preface {
    /// The subject; `None`: the list's name and the month.
    pub subject: Option<ShortText>,
    /// The preheader, which mailboxes show behind the subject; `None`: the first words of the mail.
    pub preheader: Option<ShortText>,
    /// The text above the items, in Markdown. Its name in JSON is that of the first contents that were frozen.
    #[serde(rename = "word")]
    pub text: Option<Prose>,
}

impl Preface {
    /// Reports whether nothing was written.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// A preface as it is stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VersionedPreface {
    /// The preface.
    pub preface: Preface,
    /// Its version, counted from 1.
    pub version: u32,
}
