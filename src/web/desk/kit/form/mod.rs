//! Forms of the desk as data: their fields, what was typed in them, and what is wrong beside each.
//!
//! `form.html` shows a whole form, `field.html` one field, and `summary.html` what is wrong above a form. `kit/stale.html` shows
//! what two editors made of the same fields.

pub(crate) mod errors;
pub(crate) mod field;
pub(crate) mod phrases;

pub(crate) use errors::{Errors, Problem};
pub(crate) use field::{Choice, Field, Input};

use crate::domain::text::phrases::Phrases;

/// The fields of a form, in their order.
pub(crate) struct Form(pub Vec<Field>);

impl Form {
    /// The form with what is wrong beside its fields.
    #[must_use]
    pub(crate) fn with_errors(mut self, phrases: Phrases, errors: &Errors) -> Self {
        for field in &mut self.0 {
            field.error = errors.told(phrases, field.name);
        }
        self
    }

    /// The errors, field by field, for the summary above the form.
    pub(crate) fn problems(&self) -> Vec<Problem> {
        self.0.iter().filter_map(Field::problem).collect()
    }

    /// The fields that say something else `now`.
    pub(crate) fn differences(&self, phrases: Phrases, now: &Self) -> Vec<Difference> {
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

/// A field that says one thing now, and another in what an editor typed.
pub(crate) struct Difference {
    /// The field's label.
    pub label: String,
    /// The present value.
    pub now: String,
    /// The typed value.
    pub typed: String,
}
