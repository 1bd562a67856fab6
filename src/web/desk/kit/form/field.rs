//! A field of a form, and how it is filled in.

use super::Problem;
use crate::domain::text::phrases::Phrases;

/// The input of a field.
pub(crate) enum Input {
    /// One line of text.
    Line,
    /// An email address.
    Email,
    /// A web address.
    Url,
    /// A number.
    Number,
    /// A time of day.
    Time,
    /// A day.
    Day,
    /// A day and a time.
    Moment,
    /// A picture to upload.
    Picture,
    /// A code of digits.
    Digits,
    /// A code of letters and digits.
    Code,
    /// So many lines of text.
    Lines(u8),
    /// Lines of Markdown, with buttons for its signs.
    Markdown,
    /// A box to tick.
    Tick,
    /// A choice from a list.
    Select(Vec<Choice>),
    /// A choice that shows all it can be.
    OneOf(Vec<Choice>),
}

impl Input {
    /// The `type` of the element, where it is an `<input>`.
    pub(crate) const fn kind(&self) -> &'static str {
        match self {
            Self::Email => "email",
            Self::Url => "url",
            Self::Number => "number",
            Self::Time => "time",
            Self::Day => "date",
            Self::Moment => "datetime-local",
            Self::Picture => "file",
            Self::Tick => "checkbox",
            Self::OneOf(_) => "radio",
            Self::Line | Self::Digits | Self::Code | Self::Lines(_) | Self::Markdown | Self::Select(_) => "text",
        }
    }

    /// True if a phone must neither begin the value with a capital nor check its spelling.
    pub(crate) const fn is_literal(&self) -> bool {
        matches!(self, Self::Email | Self::Code)
    }
}

/// A value to choose.
pub(crate) struct Choice {
    /// The value that is posted.
    pub value: String,
    /// The label.
    pub label: String,
    /// A hint; empty where the label says all.
    pub hint: String,
}

impl Choice {
    /// A value whose label says all.
    pub(crate) fn new(value: impl Into<String>, label: String) -> Self {
        Self { value: value.into(), label, hint: String::new() }
    }
}

/// A field.
pub(crate) struct Field {
    /// The name, which is its id in the page too.
    pub name: &'static str,
    /// The input.
    pub input: Input,
    /// The label.
    pub label: String,
    /// A hint; empty where the label says all.
    pub hint: String,
    /// The value that was typed or chosen. A box with any value is ticked.
    pub value: String,
    /// The error.
    pub error: Option<String>,
    /// A warning: the value is allowed, but likely not meant.
    pub warning: Option<String>,
    /// The kind of text that a browser may fill in by itself.
    pub autocomplete: &'static str,
    /// True if the browser refuses an empty value.
    pub is_required: bool,
    /// True if the summary above the form names the field; false if the text of the error names it already.
    pub is_named_in_summary: bool,
}

impl Field {
    /// A field with this label.
    pub(crate) fn labelled(name: &'static str, input: Input, label: String, value: &str) -> Self {
        Self {
            name,
            input,
            label,
            hint: String::new(),
            value: value.to_owned(),
            error: None,
            warning: None,
            autocomplete: "off",
            is_required: false,
            is_named_in_summary: true,
        }
    }

    /// A field with the phrases `page-name` and `page-name-hint`. One that shows all it can be needs no hint.
    pub(crate) fn new(phrases: Phrases, page: &str, name: &'static str, input: Input, value: &str) -> Self {
        let key = key(page, name);
        let hint = if matches!(input, Input::OneOf(_)) { String::new() } else { phrases.say(&format!("{key}-hint")) };
        Self { hint, ..Self::labelled(name, input, phrases.say(&key), value) }
    }

    /// A field of a page by which an editor signs in: a browser may fill it in, and asks for a value.
    pub(crate) fn of_door(self, autocomplete: &'static str) -> Self {
        Self { autocomplete, is_required: true, is_named_in_summary: false, ..self }
    }

    /// The ids of the hint, the error and the warning.
    pub(crate) fn described_by(&self) -> Option<String> {
        let said =
            [("hint", !self.hint.is_empty()), ("error", self.error.is_some()), ("warning", self.warning.is_some())];
        let ids = said.iter().filter(|(_, is)| *is).map(|(what, _)| format!("{}-{what}", self.name));
        let ids = ids.collect::<Vec<_>>().join(" ");
        (!ids.is_empty()).then_some(ids)
    }

    /// The line about it in the summary above the form.
    pub(crate) fn problem(&self) -> Option<Problem> {
        let error = self.error.as_deref()?;
        if self.is_named_in_summary {
            return Some(Problem::labelled(self.name, &self.label, error));
        }
        Some(Problem { at: self.name.to_owned(), text: error.to_owned() })
    }
}

/// The phrase that a field of this page is called by.
pub(crate) fn key(page: &str, name: &str) -> String {
    format!("{page}-{}", name.replace('_', "-"))
}
