//! An item as it is typed: read into an [`Item`], or given back with what is wrong beside each field.

use chrono::{NaiveDate, NaiveDateTime};
use serde::Deserialize;

use crate::domain::{
    ids::ItemId,
    item::{Event, Image, Item, ItemError, Kind, WebLink, WebLinkError},
    line::{Line, LineError},
    phrases::Phrases,
    time::Instant,
};

/// What was typed.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Draft {
    /// The id of the item to be: the same when the form is posted twice.
    pub id: String,
    /// The word of its kind.
    pub kind: String,
    title: String,
    summary: String,
    body: String,
    link: String,
    image: String,
    alt: String,
    not_before: String,
    expires: String,
    starts: String,
    place: String,
    register: String,
}

/// What is wrong: the names of fields with the phrases that say so.
pub type Troubles = Vec<(&'static str, &'static str)>;

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

impl Draft {
    /// Nothing typed yet, for an item with this id.
    pub fn new(id: ItemId) -> Self {
        let id = id.0.simple().to_string();
        Self { id, kind: Kind::News.word().to_owned(), ..Self::default() }
    }

    /// Reads the item.
    ///
    /// # Errors
    /// What is wrong, field by field.
    pub fn read(&self, id: ItemId, now: Instant) -> Result<Item, Troubles> {
        let mut troubles = Troubles::new();
        let mut optional = |name, text: &str| read(&mut troubles, name, text, line);
        let (title, summary) = (optional("title", &self.title), optional("summary", &self.summary));
        let (alt, place) = (optional("alt", &self.alt), optional("place", &self.place));
        let link = read(&mut troubles, "link", &self.link, web);
        let register = read(&mut troubles, "register", &self.register, web);
        let image = read(&mut troubles, "image", &self.image, |text| {
            WebLink::parse_https(text).map_err(|error| match error {
                WebLinkError::Shape => "desk-item-web",
                WebLinkError::NotHttps => "desk-item-https",
            })
        });
        let not_before = read(&mut troubles, "not_before", &self.not_before, day);
        let expires = read(&mut troubles, "expires", &self.expires, day);
        let starts = read(&mut troubles, "starts", &self.starts, moment);
        let kind = match (self.kind.as_str(), starts) {
            ("event", Some(starts)) => Some(Kind::Event(Event { starts, ends: None, place, register, full: false })),
            ("event", None) => {
                troubles.retain(|(name, _)| *name != "starts");
                troubles.push(("starts", "desk-item-moment"));
                None
            }
            ("news", _) => Some(Kind::News),
            ("publication", _) => Some(Kind::Publication),
            ("podcast", _) => Some(Kind::Podcast),
            _ => {
                troubles.push(("kind", "desk-item-empty"));
                None
            }
        };
        if title.is_none() && self.title.trim().is_empty() {
            troubles.push(("title", "desk-item-empty"));
        }
        if image.is_some() && self.alt.trim().is_empty() {
            troubles.push(("alt", "desk-item-empty"));
        }
        let (Some(kind), Some(title), true) = (kind, title, troubles.is_empty()) else { return Err(troubles) };
        let image = image.zip(alt).map(|(link, alt)| Image { link, alt });
        let body = self.body.replace("\r\n", "\n");
        let item = Item { summary, body, link, image, not_before, expires, ..Item::new(id, kind, title, now) };
        item.check().map_err(|error| match error {
            ItemError::EndsBeforeStart => vec![("starts", "desk-item-moment")],
            ItemError::ExpiresBeforeStart => vec![("expires", "desk-item-early")],
            ItemError::BodyTooLong => vec![("body", "desk-item-body-long")],
        })?;
        Ok(item)
    }

    /// The fields of the form, as they were typed.
    pub fn fields(&self, phrases: Phrases, troubles: &Troubles) -> Vec<Field> {
        let fields = [
            ("title", "text", &self.title),
            ("summary", "text", &self.summary),
            ("body", "textarea", &self.body),
            ("link", "url", &self.link),
            ("image", "url", &self.image),
            ("alt", "text", &self.alt),
            ("starts", "datetime-local", &self.starts),
            ("place", "text", &self.place),
            ("register", "url", &self.register),
            ("not_before", "date", &self.not_before),
            ("expires", "date", &self.expires),
        ];
        let field = |(name, input, value): (&'static str, &'static str, &String)| {
            let key = format!("desk-item-{}", name.replace('_', "-"));
            let trouble = troubles.iter().find(|(field, _)| *field == name);
            Field {
                label: phrases.say(&key),
                hint: phrases.say(&format!("{key}-hint")),
                value: value.clone(),
                trouble: trouble.map(|(_, key)| phrases.say(key)),
                name,
                input,
            }
        };
        fields.map(field).into()
    }
}

/// What stands in a field, if anything does; what is wrong with it goes to `troubles`.
fn read<T>(
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

fn line(text: &str) -> Result<Line, &'static str> {
    Line::parse(text).map_err(|error| match error {
        LineError::Empty => "desk-item-empty",
        LineError::TooLong => "desk-item-long",
        LineError::Control => "desk-item-control",
    })
}

fn web(text: &str) -> Result<WebLink, &'static str> {
    WebLink::parse(text).map_err(|_| "desk-item-web")
}

fn day(text: &str) -> Result<NaiveDate, &'static str> {
    text.trim().parse().map_err(|_| "desk-item-day")
}

fn moment(text: &str) -> Result<NaiveDateTime, &'static str> {
    NaiveDateTime::parse_from_str(text.trim(), "%Y-%m-%dT%H:%M").map_err(|_| "desk-item-moment")
}
