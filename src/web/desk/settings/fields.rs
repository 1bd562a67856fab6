//! The fields of a form: what they are called, what was typed, and what is wrong.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::domain::text::phrases::Phrases;

/// What was typed, by the names of the fields.
#[derive(Default, Deserialize)]
#[serde(transparent)]
pub struct Typed(pub BTreeMap<String, String>);

impl Typed {
    /// What was typed in a field; nothing, where the form lacks it.
    pub fn text(&self, name: &str) -> String {
        self.0.get(name).cloned().unwrap_or_default()
    }
}

/// How a field is filled in.
pub enum Control {
    /// On one line, of this type.
    Line(&'static str),
    /// On this many lines.
    Lines(u8),
    /// By choosing one of these words, each with its name.
    Choice(Vec<(String, String)>),
    /// The same, where the names are sentences.
    OneOf(Vec<(String, String)>),
}

/// The fields of a form: their names, how they are filled in, and what stands in them.
pub type Fields = Vec<(&'static str, Control, String)>;

/// What is wrong: the names of fields, and what to do.
pub type Troubles = Vec<(&'static str, String)>;

/// A field as it is shown.
pub struct Field {
    /// Its name, and its id in the page.
    pub name: &'static str,
    /// What it is called.
    pub label: String,
    /// What goes in it.
    pub hint: String,
    /// How it is filled in.
    pub control: Control,
    /// What stands in it.
    pub value: String,
    /// What is wrong with it.
    pub trouble: Option<String>,
}

impl Field {
    /// The ids of what describes it.
    pub fn described_by(&self) -> String {
        let error = if self.trouble.is_some() { format!(" {}-error", self.name) } else { String::new() };
        format!("{}-hint{error}", self.name)
    }
}

/// The fields as they are shown: with what was typed, where anything was.
pub fn shown(phrases: Phrases, fields: Fields, typed: Option<&Typed>, troubles: &Troubles) -> Vec<Field> {
    let field = |(name, control, now): (&'static str, Control, String)| {
        let key = format!("settings-field-{}", name.replace('_', "-"));
        Field {
            label: phrases.say(&key),
            hint: phrases.say(&format!("{key}-hint")),
            value: typed.map_or(now, |typed| typed.text(name)),
            trouble: troubles.iter().find(|(field, _)| *field == name).map(|(_, text)| text.clone()),
            name,
            control,
        }
    };
    fields.into_iter().map(field).collect()
}
