//! The fields of the form for an item: what each is called, how it is typed, and what two people made of it.

use super::{draft::Draft, reading};
use crate::{
    domain::phrases::Phrases,
    web::desk::form::{Difference, Troubles},
};

/// A field's name, how it is typed, and where it stands in a draft.
type Spec = (&'static str, &'static str, fn(&Draft) -> &String);

/// What every item can have.
const WORDS: [Spec; 10] = [
    ("title", "text", |draft| &draft.title),
    ("section", "text", |draft| &draft.section),
    ("summary", "text", |draft| &draft.summary),
    ("body", "textarea", |draft| &draft.body),
    ("link", "url", |draft| &draft.link),
    ("upload", "file", |draft| &draft.upload),
    ("image", "url", |draft| &draft.image),
    ("alt", "text", |draft| &draft.alt),
    ("source", "text", |draft| &draft.source),
    ("source_link", "url", |draft| &draft.source_link),
];

/// What only an event has.
const EVENT: [Spec; 5] = [
    ("starts", "datetime-local", |draft| &draft.starts),
    ("ends", "datetime-local", |draft| &draft.ends),
    ("place", "text", |draft| &draft.place),
    ("register", "url", |draft| &draft.register),
    ("full", "checkbox", |draft| &draft.full),
];

/// When it may be sent.
const DAYS: [Spec; 2] =
    [("not_before", "date", |draft| &draft.not_before), ("expires", "date", |draft| &draft.expires)];

/// A field of the form.
pub struct Field {
    /// Its name, and its id in the page.
    pub name: &'static str,
    /// How it is typed; `textarea` for more lines.
    pub input: &'static str,
    /// What it is called.
    pub label: String,
    /// What goes in it.
    pub hint: String,
    /// What was typed.
    pub value: String,
    /// What is wrong with it.
    pub trouble: Option<String>,
}

/// The fields, as they were typed.
pub struct Fields {
    /// What every item can have.
    pub words: Vec<Field>,
    /// What only an event has.
    pub event: Vec<Field>,
    /// When it may be sent.
    pub days: Vec<Field>,
}

impl Fields {
    /// The fields of a draft, with what is wrong with them.
    pub fn of(draft: &Draft, phrases: Phrases, troubles: &Troubles) -> Self {
        let field = |(name, input, value): &Spec| {
            let key = key(name);
            let trouble = troubles.iter().find(|(field, _)| field == name);
            Field {
                label: phrases.say(&key),
                hint: phrases.say(&format!("{key}-hint")),
                value: value(draft).clone(),
                trouble: trouble.map(|(_, key)| phrases.say(key)),
                name,
                input,
            }
        };
        Self {
            words: WORDS.iter().map(field).collect(),
            event: EVENT.iter().map(field).collect(),
            days: DAYS.iter().map(field).collect(),
        }
    }

    /// All fields.
    pub fn all(&self) -> impl Iterator<Item = &Field> {
        self.words.iter().chain(&self.event).chain(&self.days)
    }
}

/// The fields in which `typed` differs from what stands there `now`.
pub fn differences(phrases: Phrases, now: &Draft, typed: &Draft) -> Vec<Difference> {
    let kind: Spec = ("kind", "select", |draft| &draft.kind);
    let all = [kind].into_iter().chain(WORDS).chain(EVENT).chain(DAYS);
    let differs = |(_, _, value): &Spec| value(now) != value(typed);
    let difference = |(name, input, value): Spec| Difference {
        label: phrases.say(&key(name)),
        now: shown(phrases, input, value(now)),
        typed: shown(phrases, input, value(typed)),
    };
    all.filter(differs).map(difference).collect()
}

/// A value as one reads it.
fn shown(phrases: Phrases, input: &str, value: &str) -> String {
    match input {
        "select" => phrases.say(&format!("desk-kind-{value}")),
        "checkbox" => phrases.say(if value.is_empty() { "desk-item-no" } else { "desk-item-yes" }),
        _ if value.is_empty() => phrases.say("desk-item-nothing"),
        "date" => reading::day(value).map_or_else(|_| value.to_owned(), |day| phrases.date(day)),
        "datetime-local" => reading::moment(value).map_or_else(|_| value.to_owned(), |it| phrases.moment(it)),
        _ => value.to_owned(),
    }
}

fn key(name: &str) -> String {
    format!("desk-item-{}", name.replace('_', "-"))
}
