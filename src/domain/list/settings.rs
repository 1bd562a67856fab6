//! What an owner changes of a list, one thing at a time.

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
    /// When its issues are due.
    Rhythm(Cadence),
    /// What an issue needs to go out.
    Approval {
        /// Whether somebody has to look first.
        approval: Approval,
        /// The fewest items it may have.
        minimum: u32,
    },
    /// What it is called, and who its mail comes from.
    Sender {
        /// The name readers see.
        name: ShortText,
        /// The name and the address.
        sender: Sender,
        /// Where answers go; none: to the sender.
        reply: Option<EmailAddress>,
        /// The postal address at the foot.
        postal: ShortText,
    },
    /// Its form and pages.
    Form {
        /// The language of its pages and mail.
        language: Language,
        /// Whether the form asks for a name.
        asks_name: bool,
        /// Where the privacy statement stands.
        privacy: Option<Url>,
    },
    /// The words beside the form's button.
    Wording(Prose),
    /// The sites that may embed the form.
    Sites(Vec<Origin>),
    /// What stands at the foot of its updates and pages.
    Footers(BTreeMap<Language, Prose>),
}

impl Change {
    /// Makes the change; a wording stands beside its list, not in it.
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

    /// The new wording, where that is what changes.
    #[must_use]
    pub const fn wording(&self) -> Option<&Prose> {
        if let Self::Wording(text) = self { Some(text) } else { None }
    }

    /// What the log says of it.
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
