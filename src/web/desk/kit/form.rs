//! A form of the desk as data: its fields, what was typed in them, and what is wrong beside each. `form.html` shows it, and
//! `stale.html` what two people made of the same fields.

use crate::domain::text::{
    address::AddressError,
    phrases::Phrases,
    prose::{Prose, ProseError},
    short_text::{ShortText, ShortTextError},
};

/// How a field is filled in.
pub enum Input {
    /// One line.
    Line,
    /// Somebody's email address.
    Email,
    /// A day.
    Day,
    /// More lines.
    Lines,
    /// One of these.
    OneOf(Vec<Choice>),
}

/// Something to choose.
pub struct Choice {
    /// What is posted.
    pub value: &'static str,
    /// What it is called.
    pub label: String,
    /// What it comes to; empty where its name says all.
    pub hint: String,
}

/// A field.
pub struct Field {
    /// Its name, and its id in the page.
    pub name: &'static str,
    /// How it is filled in.
    pub input: Input,
    /// What it is called.
    pub label: String,
    /// What goes in it; empty where its name says all.
    pub hint: String,
    /// What was typed or chosen.
    pub value: String,
    /// What is wrong with it.
    pub trouble: Option<String>,
}

/// The fields of a form, in their order.
pub struct Form(pub Vec<Field>);

impl Field {
    /// A field with the phrases `page-name` and `page-name-hint`.
    pub fn new(phrases: Phrases, page: &str, name: &'static str, input: Input, value: &str) -> Self {
        let key = format!("{page}-{name}");
        let (label, hint) = (phrases.say(&key), phrases.say(&format!("{key}-hint")));
        Self { name, input, label, hint, value: value.to_owned(), trouble: None }
    }
}

impl Form {
    /// The fields that something is wrong with.
    pub fn wrong(&self) -> Vec<&Field> {
        self.0.iter().filter(|field| field.trouble.is_some()).collect()
    }

    /// The form with what is wrong, by the names of fields.
    pub fn with_troubles(mut self, troubles: &[(&'static str, String)]) -> Self {
        for field in &mut self.0 {
            field.trouble = troubles.iter().find(|(name, _)| *name == field.name).map(|(_, text)| text.clone());
        }
        self
    }
}

/// What is wrong: the names of fields with the phrases that say so.
pub type Troubles = Vec<(&'static str, &'static str)>;

/// What stands in a field that may be left empty; what is wrong with it goes to `troubles`.
pub fn read<T>(
    troubles: &mut Troubles,
    name: &'static str,
    text: &str,
    parse: impl FnOnce(&str) -> Result<T, &'static str>,
) -> Option<T> {
    if text.trim().is_empty() {
        return None;
    }
    parse(text).map_err(|key| troubles.push((name, key))).ok()
}

/// A field that says one thing now, and another in what somebody typed.
pub struct Difference {
    /// What the field is called.
    pub label: String,
    /// What stands there now.
    pub now: String,
    /// What was typed.
    pub typed: String,
}

impl Form {
    /// The fields that say something else `now`.
    pub fn differences(&self, phrases: Phrases, now: &Self) -> Vec<Difference> {
        let shown = |text: &str| if text.is_empty() { phrases.say("desk-item-nothing") } else { text.to_owned() };
        let pairs = self.0.iter().zip(&now.0).filter(|(typed, now)| typed.value != now.value);
        let difference = |(typed, now): (&Field, &Field)| Difference {
            label: typed.label.clone(),
            now: shown(&now.value),
            typed: shown(&typed.value),
        };
        pairs.map(difference).collect()
    }
}

/// The phrase that says what is wrong with the address of somebody else.
pub const fn address(error: AddressError) -> &'static str {
    if matches!(error, AddressError::Empty) { "desk-address-empty" } else { error.phrase() }
}

/// Reads one line.
///
/// # Errors
/// The phrase that says what is wrong.
pub fn line(text: &str) -> Result<ShortText, &'static str> {
    ShortText::parse(text).map_err(|error| match error {
        ShortTextError::Empty => "desk-item-empty",
        ShortTextError::TooLong => "desk-item-long",
        ShortTextError::Control => "desk-item-control",
    })
}

/// Reads some lines.
///
/// # Errors
/// The phrase that says what is wrong.
pub fn prose(text: &str) -> Result<Prose, &'static str> {
    text.parse().map_err(|error| match error {
        ProseError::Empty => "desk-item-empty",
        ProseError::TooLong => "settings-text-long",
        ProseError::Control => "settings-text-control",
    })
}
