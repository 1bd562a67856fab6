//! A phrase to be told, by its key and what is filled in.

use crate::domain::text::phrases::Phrases;

/// A phrase, before it is known in which language it is told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Phrase {
    key: &'static str,
    places: Vec<(&'static str, String)>,
}

impl Phrase {
    /// The phrase `key`, with a place filled in.
    #[expect(clippy::needless_pass_by_value, reason = "callers hand over numbers and texts alike")]
    pub(crate) fn filled(key: &'static str, place: &'static str, text: impl ToString) -> Self {
        Self { key, places: vec![(place, text.to_string())] }
    }

    /// The phrase in words.
    pub(crate) fn tell(&self, phrases: Phrases) -> String {
        let places: Vec<_> = self.places.iter().map(|(name, text)| (*name, text.as_str())).collect();
        phrases.fill(self.key, &places)
    }
}

impl From<&'static str> for Phrase {
    fn from(key: &'static str) -> Self {
        Self { key, places: Vec::new() }
    }
}
