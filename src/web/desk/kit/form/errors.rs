//! Errors in a form: which fields are wrong, and the phrases that say what to do.

use crate::{domain::text::phrases::Phrases, web::desk::kit::phrase::Phrase};

/// Errors in a form: the names of fields, each with the phrase that says what to do, in the order in which they were found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Errors(Vec<(&'static str, Phrase)>);

/// A line of the summary above a form.
pub(crate) struct Problem {
    /// The id of the element that it leads to.
    pub at: String,
    /// The error.
    pub text: String,
}

impl Problem {
    /// An error in a field, after its label.
    pub(crate) fn labelled(at: &str, label: &str, text: &str) -> Self {
        Self { at: at.to_owned(), text: format!("{label}: {text}") }
    }
}

impl Errors {
    /// One field that is wrong.
    pub(crate) fn of(field: &'static str, phrase: impl Into<Phrase>) -> Self {
        Self(vec![(field, phrase.into())])
    }

    /// True if there is no error.
    pub(crate) const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Adds a field that is wrong.
    pub(crate) fn add(&mut self, field: &'static str, phrase: impl Into<Phrase>) {
        self.0.push((field, phrase.into()));
    }

    /// Adds the errors of `others`, except those of one field.
    pub(crate) fn add_without(&mut self, field: &str, others: Self) {
        self.0.extend(others.0.into_iter().filter(|(name, _)| *name != field));
    }

    /// The error in a field, in words.
    pub(crate) fn told(&self, phrases: Phrases, field: &str) -> Option<String> {
        let (_, phrase) = self.0.iter().find(|(name, _)| *name == field)?;
        Some(phrase.tell(phrases))
    }

    /// Reads a field that must be filled in; what is wrong with it is added.
    pub(crate) fn required<T>(
        &mut self,
        field: &'static str,
        text: &str,
        parse: impl FnOnce(&str) -> Result<T, &'static str>,
    ) -> Option<T> {
        parse(text).map_err(|phrase| self.add(field, phrase)).ok()
    }

    /// Reads a field that may be left empty; what is wrong with it is added.
    pub(crate) fn optional<T>(
        &mut self,
        field: &'static str,
        text: &str,
        parse: impl FnOnce(&str) -> Result<T, &'static str>,
    ) -> Option<T> {
        if text.trim().is_empty() { None } else { self.required(field, text, parse) }
    }
}
