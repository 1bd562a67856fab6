//! The fields of the form for an item: what each is called, how it is typed, and what two people made of it.

use chrono::NaiveDateTime;

use super::{draft::Draft, reading};
use crate::{
    domain::text::phrases::Phrases,
    web::desk::kit::form::{Difference, Troubles},
};

/// A field's name, how it is typed, and where it stands in a draft.
type Spec = (&'static str, &'static str, fn(&Draft) -> &String);

const TITLE: [Spec; 1] = [("title", "text", |draft| &draft.title)];

/// When an event is.
const TIMES: [Spec; 2] =
    [("starts", "datetime-local", |draft| &draft.starts), ("ends", "datetime-local", |draft| &draft.ends)];

/// What else only an event has.
const EVENT: [Spec; 3] = [
    ("place", "text", |draft| &draft.place),
    ("register", "url", |draft| &draft.register),
    ("full", "checkbox", |draft| &draft.full),
];

/// What it says.
const WORDS: [Spec; 3] = [
    ("summary", "text", |draft| &draft.summary),
    ("body", "textarea", |draft| &draft.body),
    ("link", "url", |draft| &draft.link),
];

/// A picture that is given.
const PICTURE: [Spec; 2] = [("upload", "file", |draft| &draft.upload), ("alt", "text", |draft| &draft.alt)];

/// A picture that stands elsewhere.
const LINKED: [Spec; 1] = [("image", "url", |draft| &draft.image)];

const ABOVE: [Spec; 1] = [("section", "text", |draft| &draft.section)];

const SOURCE: [Spec; 2] =
    [("source", "text", |draft| &draft.source), ("source_link", "url", |draft| &draft.source_link)];

/// When it may be sent.
const DAYS: [Spec; 2] =
    [("not_before", "date", |draft| &draft.not_before), ("expires", "date", |draft| &draft.expires)];

/// The fields whose name does not say all.
const HINTED: [&str; 9] = ["summary", "body", "link", "upload", "alt", "image", "section", "not_before", "expires"];

/// A field of the form.
pub struct Field {
    /// Its name, and its id in the page.
    pub name: &'static str,
    /// How it is typed; `textarea` for more lines.
    pub input: &'static str,
    /// What it is called.
    pub label: String,
    /// What goes in it; empty where its name says all.
    pub hint: String,
    /// What was typed.
    pub value: String,
    /// What is wrong with it.
    pub trouble: Option<String>,
    /// What is not wrong with it, but is not likely meant.
    pub warning: Option<String>,
}

impl Field {
    /// The ids of what is said about it.
    pub fn described(&self) -> Option<String> {
        let said =
            [("hint", !self.hint.is_empty()), ("error", self.trouble.is_some()), ("warning", self.warning.is_some())];
        let ids = said.iter().filter(|(_, is)| *is).map(|(what, _)| format!("{}-{what}", self.name));
        let ids = ids.collect::<Vec<_>>().join(" ");
        (!ids.is_empty()).then_some(ids)
    }
}

/// The fields, as they were typed, in the order of the form.
pub struct Fields {
    /// Its title.
    pub title: Vec<Field>,
    /// When an event is.
    pub times: Vec<Field>,
    /// What else only an event has.
    pub event: Vec<Field>,
    /// What it says.
    pub words: Vec<Field>,
    /// A picture that is given.
    pub picture: Vec<Field>,
    /// A picture that stands elsewhere.
    pub linked: Vec<Field>,
    /// The word above the title.
    pub above: Vec<Field>,
    /// Who it was taken from.
    pub source: Vec<Field>,
    /// When it may be sent.
    pub days: Vec<Field>,
}

impl Fields {
    /// The fields of a draft, with what is wrong with them while the list's clock shows `now`.
    pub fn of(draft: &Draft, phrases: Phrases, troubles: &Troubles, now: NaiveDateTime) -> Self {
        let field = |(name, input, value): &Spec| {
            let (key, value) = (key(name), value(draft).clone());
            let trouble = troubles.iter().find(|(field, _)| field == name).map(|(_, key)| phrases.say(key));
            let is_past = trouble.is_none() && is_past(name, &value, now);
            Field {
                label: phrases.say(&key),
                hint: if HINTED.contains(name) { phrases.say(&format!("{key}-hint")) } else { String::new() },
                warning: is_past.then(|| phrases.say("desk-item-past")),
                name,
                input,
                value,
                trouble,
            }
        };
        let fields = |specs: &[Spec]| specs.iter().map(field).collect();
        Self {
            title: fields(&TITLE),
            times: fields(&TIMES),
            event: fields(&EVENT),
            words: fields(&WORDS),
            picture: fields(&PICTURE),
            linked: fields(&LINKED),
            above: fields(&ABOVE),
            source: fields(&SOURCE),
            days: fields(&DAYS),
        }
    }

    /// All fields.
    pub fn all(&self) -> impl Iterator<Item = &Field> {
        let Self { title, times, event, words, picture, linked, above, source, days } = self;
        [title, times, event, words, picture, linked, above, source, days].into_iter().flatten()
    }
}

/// Whether a field says that the item's turn has passed.
fn is_past(name: &str, value: &str, now: NaiveDateTime) -> bool {
    match name {
        "starts" => reading::moment(value).is_ok_and(|starts| starts <= now),
        "expires" => reading::day(value).is_ok_and(|last| last < now.date()),
        _ => false,
    }
}

/// The fields in which `typed` differs from what stands there `now`.
pub fn differences(phrases: Phrases, now: &Draft, typed: &Draft) -> Vec<Difference> {
    let others: [Spec; 2] = [("kind", "radio", |draft| &draft.kind), ("picture", "hidden", |draft| &draft.picture)];
    let all = others.into_iter().chain(TITLE).chain(TIMES).chain(EVENT).chain(WORDS).chain(PICTURE).chain(LINKED);
    let all = all.chain(ABOVE).chain(SOURCE).chain(DAYS);
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
        "radio" => phrases.say(&format!("desk-kind-{value}")),
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
