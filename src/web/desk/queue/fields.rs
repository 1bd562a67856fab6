//! The fields of the form for an item, and what two editors made of them.

use chrono::NaiveDateTime;

use super::{draft::Draft, reading};
use crate::{
    domain::text::phrases::Phrases,
    web::desk::kit::form::{Difference, Errors, Field, Input, field::key},
};

/// A field: its name, how it is filled in, and its value in a draft.
type Spec = (&'static str, Input, fn(&Draft) -> &String);

const TITLE: [Spec; 1] = [("title", Input::Line, |draft| &draft.title)];

/// The times of an event.
const TIMES: [Spec; 2] =
    [("starts", Input::Moment, |draft| &draft.starts), ("ends", Input::Moment, |draft| &draft.ends)];

/// The other fields that only an event has.
const EVENT: [Spec; 3] = [
    ("place", Input::Line, |draft| &draft.place),
    ("register", Input::Url, |draft| &draft.register),
    ("full", Input::Tick, |draft| &draft.full),
];

/// The words of an item.
const WORDS: [Spec; 3] = [
    ("summary", Input::Line, |draft| &draft.summary),
    ("body", Input::Markdown, |draft| &draft.body),
    ("link", Input::Url, |draft| &draft.link),
];

/// An uploaded picture. The file is the last field of the form, since nothing after it is read of somebody who is not signed in.
const PICTURE: [Spec; 2] =
    [("alt", Input::Line, |draft| &draft.alt), ("upload", Input::Picture, |draft| &draft.upload)];

/// A picture on another site.
const LINKED: [Spec; 1] = [("image", Input::Url, |draft| &draft.image)];

const ABOVE: [Spec; 1] = [("section", Input::Line, |draft| &draft.section)];

const SOURCE: [Spec; 2] =
    [("source", Input::Line, |draft| &draft.source), ("source_link", Input::Url, |draft| &draft.source_link)];

/// The days on which it may be sent.
const DAYS: [Spec; 2] =
    [("not_before", Input::Day, |draft| &draft.not_before), ("expires", Input::Day, |draft| &draft.expires)];

/// The fields with a hint.
const HINTED: [&str; 9] = ["summary", "body", "link", "upload", "alt", "image", "section", "not_before", "expires"];

/// The fields, as they were typed, in the order of the form.
pub(super) struct Fields {
    /// The title.
    pub title: Vec<Field>,
    /// The times of an event.
    pub times: Vec<Field>,
    /// The other fields that only an event has.
    pub event: Vec<Field>,
    /// The words of the item.
    pub words: Vec<Field>,
    /// The word above the title.
    pub above: Vec<Field>,
    /// The source it was taken from.
    pub source: Vec<Field>,
    /// The days on which it may be sent.
    pub days: Vec<Field>,
    /// A picture on another site.
    pub linked: Vec<Field>,
    /// An uploaded picture.
    pub picture: Vec<Field>,
}

impl Fields {
    /// The fields of a draft, with what is wrong with them while the list's clock shows `now`.
    pub(super) fn of(draft: &Draft, phrases: Phrases, errors: &Errors, now: NaiveDateTime) -> Self {
        let field = |(name, input, value): Spec| {
            let value = value(draft);
            let error = errors.told(phrases, name);
            let is_past = error.is_none() && is_past(name, value, now);
            let field = Field::new(phrases, "desk-item", name, input, value);
            Field {
                hint: if HINTED.contains(&name) { field.hint } else { String::new() },
                warning: is_past.then(|| phrases.say("desk-item-past")),
                error,
                ..field
            }
        };
        Self {
            title: TITLE.map(field).into(),
            times: TIMES.map(field).into(),
            event: EVENT.map(field).into(),
            words: WORDS.map(field).into(),
            above: ABOVE.map(field).into(),
            source: SOURCE.map(field).into(),
            days: DAYS.map(field).into(),
            linked: LINKED.map(field).into(),
            picture: PICTURE.map(field).into(),
        }
    }

    /// All fields.
    pub(super) fn all(&self) -> impl Iterator<Item = &Field> {
        let Self { title, times, event, words, above, source, days, linked, picture } = self;
        [title, times, event, words, above, source, days, linked, picture].into_iter().flatten()
    }
}

/// True if the field holds a start or a last day that has passed.
fn is_past(name: &str, value: &str, now: NaiveDateTime) -> bool {
    match name {
        "starts" => reading::moment(value).is_ok_and(|starts| starts <= now),
        "expires" => reading::day(value).is_ok_and(|last| last < now.date()),
        _ => false,
    }
}

/// The fields in which `typed` differs from what the item says `now`.
pub(super) fn differences(phrases: Phrases, now: &Draft, typed: &Draft) -> Vec<Difference> {
    let own = |key: &str, shown: fn(Phrases, &str) -> String, value: fn(&Draft) -> &String| {
        (value(now) != value(typed)).then(|| Difference {
            label: phrases.say(key),
            now: shown(phrases, value(now)),
            typed: shown(phrases, value(typed)),
        })
    };
    let kind = own("desk-item-kind", |phrases, value| phrases.say(&format!("kind-name-{value}")), |draft| &draft.kind);
    let picture =
        own("desk-item-picture", |phrases, value| shown(phrases, &Input::Line, value), |draft| &draft.picture);
    let all = TITLE.into_iter().chain(TIMES).chain(EVENT).chain(WORDS).chain(PICTURE).chain(LINKED);
    let differs = |(_, _, value): &Spec| value(now) != value(typed);
    let difference = |(name, input, value): Spec| Difference {
        label: phrases.say(&key("desk-item", name)),
        now: shown(phrases, &input, value(now)),
        typed: shown(phrases, &input, value(typed)),
    };
    let others = all.chain(ABOVE).chain(SOURCE).chain(DAYS).filter(differs).map(difference);
    kind.into_iter().chain(picture).chain(others).collect()
}

/// A value as one reads it.
fn shown(phrases: Phrases, input: &Input, value: &str) -> String {
    match input {
        Input::Tick => phrases.say(if value.is_empty() { "desk-item-no" } else { "desk-item-yes" }),
        _ if value.is_empty() => phrases.say("desk-item-nothing"),
        Input::Day => reading::day(value).map_or_else(|_| value.to_owned(), |day| phrases.date(day)),
        Input::Moment => reading::moment(value).map_or_else(|_| value.to_owned(), |it| phrases.moment(it)),
        Input::Line
        | Input::Email
        | Input::Url
        | Input::Number
        | Input::Time
        | Input::Picture
        | Input::Digits
        | Input::Code
        | Input::Lines(_)
        | Input::Markdown
        | Input::Select(_)
        | Input::OneOf(_) => value.to_owned(),
    }
}
