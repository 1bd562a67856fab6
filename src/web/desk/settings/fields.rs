//! The fields of a group of settings, and the texts that were typed in them.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::{
    domain::text::phrases::Phrases,
    web::desk::kit::form::{Field, Input, field::key},
};

/// The typed texts, by the names of the fields.
#[derive(Default, Deserialize)]
#[serde(transparent)]
pub(crate) struct Typed(BTreeMap<String, String>);

impl Typed {
    /// The text of a field; empty, where the form lacks it.
    pub(crate) fn text(&self, name: &str) -> String {
        self.0.get(name).cloned().unwrap_or_default()
    }
}

/// A field of the settings, with its hint.
pub(super) fn field(phrases: Phrases, name: &'static str, input: Input, value: &str) -> Field {
    let field = Field::new(phrases, "settings-field", name, input, value);
    Field { hint: phrases.say(&format!("{}-hint", key("settings-field", name))), ..field }
}
