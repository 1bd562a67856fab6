//! The changes that an owner can make to a list's settings, one at a time.

use std::collections::BTreeMap;

use url::Url;

use super::{Approval, List, Origin, Sender, cadence::Cadence};
use crate::domain::{
    audit::Act,
    text::{address::EmailAddress, language::Language, prose::Prose, short_text::ShortText},
};

/// One change of a list's settings.
#[derive(Debug, Clone, PartialEq)]
pub enum Change {
    /// Its rhythm and the times by which issues are due.
    Rhythm(Cadence),
    /// The conditions on which an issue is sent.
    Approval {
        /// The approval that it needs.
        approval: Approval,
        /// The fewest items that it may have.
        minimum: u32,
    },
    /// Its name, and the sender and postal address of its mail.
    Sender {
        /// The name shown to readers.
        name: ShortText,
        /// The name and address that its mail comes from.
        sender: Sender,
        /// The address that replies go to; none: the sender's.
        reply: Option<EmailAddress>,
        /// The postal address at the foot of every mail.
        postal: ShortText,
    },
    /// Its form and pages.
    Form {
        /// The language of its pages and mail.
        language: Language,
        /// True if the form asks for a name.
        asks_name: bool,
        /// The page with the privacy statement.
        privacy: Option<Url>,
    },
    /// The words beside the form's button, by language; none: our own.
    Wording(BTreeMap<Language, Option<Prose>>),
    /// The sites that may embed the form.
    Sites(Vec<Origin>),
    /// The text at the foot of its updates and pages, by language.
    Footers(BTreeMap<Language, Prose>),
}

impl Change {
    /// Makes the change. A new wording changes nothing here: wordings are kept beside the list, not in it.
    pub fn apply(&self, list: &mut List) {
        match self.clone() {
            Self::Rhythm(cadence) => list.cadence = cadence,
            Self::Approval { approval, minimum } => (list.approval, list.minimum) = (approval, minimum),
            Self::Sender { name, sender, reply, postal } => {
                (list.name, list.sender, list.reply, list.postal) = (name, sender, reply, postal);
            }
            Self::Form { language, asks_name, privacy } => {
                (list.language, list.asks_name, list.privacy) = (language, asks_name, privacy);
            }
            Self::Wording(_) => {}
            Self::Sites(origins) => list.origins = origins,
            Self::Footers(footers) => list.footers = footers,
        }
    }

    /// The wordings by language, if this change is about them.
    #[must_use]
    pub const fn wordings(&self) -> Option<&BTreeMap<Language, Option<Prose>>> {
        if let Self::Wording(texts) = self { Some(texts) } else { None }
    }

    /// The act that the audit log records.
    #[must_use]
    pub const fn act(&self) -> Act {
        match self {
            Self::Rhythm(_) | Self::Approval { .. } | Self::Sender { .. } | Self::Form { .. } => Act::ListChanged,
            Self::Wording(_) => Act::WordingChanged,
            Self::Sites(_) => Act::SitesChanged,
            Self::Footers(_) => Act::TextsChanged,
        }
    }
}
