//! Drafts read as an [`Item`], or as what is wrong, field by field.

use chrono::{NaiveDate, NaiveDateTime};
use chrono_tz::Tz;

use super::draft::{Draft, MOMENT};
use crate::{
    domain::{
        ids::ItemId,
        item::{self, Event, Image, Item, ItemError, ItemKind, KindError, Source, WebLink},
        list::cadence,
        text::short_text::ShortText,
        time::Instant,
    },
    web::desk::kit::form::{
        Errors,
        phrases::{https, line, link},
    },
};

/// The facts that an item is read with, beside its draft.
pub(crate) struct Basis {
    /// The id it has, or is to have.
    pub id: ItemId,
    /// The moment at which it is queued, if it is new.
    pub now: Instant,
    /// The title of an item without one.
    pub untitled: ShortText,
    /// The beginning of the addresses of our own pictures.
    pub pictures: String,
    /// The zone of its clock.
    pub zone: Tz,
}

/// A draft, read as far as it can be.
struct Reading {
    title: Option<ShortText>,
    /// The item, with the title that was given for one without.
    item: Item,
    errors: Errors,
}

impl Draft {
    /// Reads the item, or what is wrong, field by field.
    pub(crate) fn read(&self, basis: Basis) -> Result<Item, Errors> {
        let Reading { title, item, mut errors } = self.gather(basis);
        if title.is_none() && self.title.trim().is_empty() {
            errors.add("title", "desk-item-title-empty");
        }
        for (field, phrase) in item.contradictions().into_iter().filter_map(beside) {
            errors.add(field, phrase);
        }
        if errors.is_empty() { Ok(item) } else { Err(errors) }
    }

    /// The item as far as it can be read: what is wrong is left out.
    pub(crate) fn as_far_as_it_goes(&self, basis: Basis) -> Item {
        self.gather(basis).item
    }

    fn gather(&self, Basis { id, now, untitled, pictures, zone }: Basis) -> Reading {
        let mut errors = Errors::default();
        let mut optional = |name, text: &str| errors.optional(name, text, line);
        let (title, section) = (optional("title", &self.title), optional("section", &self.section));
        let (summary, alt) = (optional("summary", &self.summary), optional("alt", self.alt()));
        let source = optional("source", &self.source);
        let own_link = errors.optional("link", &self.link, link);
        let source_link = errors.optional("source_link", &self.source_link, link);
        let image = errors.optional("image", self.image(), |text| picture(text, &pictures));
        let not_before = errors.optional("not_before", &self.not_before, day);
        let expires = errors.optional("expires", &self.expires, day);
        let kind = self.kind(&mut errors, zone);
        self.pairs(&mut errors);
        let item = Item {
            section,
            summary,
            body: self.body.replace("\r\n", "\n"),
            link: own_link,
            source: source.zip(source_link).map(|(name, link)| Source { name, link }),
            image: image.zip(alt).map(|(link, alt)| Image { link, alt }),
            not_before,
            expires,
            ..Item::new(id, kind, title.clone().unwrap_or(untitled), now)
        };
        Reading { title, item, errors }
    }

    /// The kind, with an event's facts; news where it cannot be read.
    fn kind(&self, errors: &mut Errors, zone: Tz) -> ItemKind {
        let starts = errors.optional("starts", &self.starts, |text| shown_by_a_clock(text, zone));
        let ends = errors.optional("ends", &self.ends, |text| shown_by_a_clock(text, zone));
        let place = errors.optional("place", &self.place, line);
        let register = errors.optional("register", &self.register, link);
        let full = !self.full.is_empty();
        let is_typed = [&self.starts, &self.ends, &self.place, &self.register, &self.full]
            .into_iter()
            .any(|text| !text.trim().is_empty());
        let event = starts.map(|starts| Event { starts, ends, place, register, full });
        match ItemKind::of(&self.kind, event) {
            Ok(kind) => {
                if is_typed && kind.event().is_none() {
                    errors.add("kind", "desk-item-no-event");
                }
                kind
            }
            Err(KindError::NeedsEvent) => {
                if self.starts.trim().is_empty() {
                    errors.add("starts", "desk-item-moment");
                }
                ItemKind::News
            }
            Err(KindError::Unknown) => {
                errors.add("kind", "desk-item-empty");
                ItemKind::News
            }
        }
    }

    /// Adds what is nothing without its other half: a picture and what it shows, a source's name and its link.
    fn pairs(&self, errors: &mut Errors) {
        for (field, phrase, text, other) in [
            ("alt", "desk-item-empty", self.alt(), self.image()),
            ("upload", "desk-item-picture-none", self.image(), self.alt()),
            ("source", "desk-item-empty", &self.source, &self.source_link),
            ("source_link", "desk-item-empty", &self.source_link, &self.source),
        ] {
            if text.trim().is_empty() && !other.trim().is_empty() {
                errors.add(field, phrase);
            }
        }
    }
}

/// Reads the link of a picture. Those of ours are as well protected as this service is.
fn picture(text: &str, ours: &str) -> Result<WebLink, &'static str> {
    let link = link(text)?;
    if text.trim().starts_with(ours) { Ok(link) } else { https(text) }
}

/// The field beside which a contradiction is told, and the phrase; none: it was told where the field was read.
const fn beside(error: ItemError) -> Option<(&'static str, &'static str)> {
    match error {
        ItemError::EndsBeforeStart => Some(("ends", "desk-item-ends-early")),
        ItemError::ExpiresBeforeStart => Some(("expires", "desk-item-early")),
        ItemError::BodyTooLong => Some(("body", "desk-item-body-long")),
        ItemError::BodyControl => Some(("body", "settings-text-control")),
        ItemError::FarDay => None,
    }
}

/// Reads a day.
pub(super) fn day(text: &str) -> Result<NaiveDate, &'static str> {
    let day = text.trim().parse().map_err(|_| "desk-item-day")?;
    if item::is_near(day) { Ok(day) } else { Err("desk-item-year") }
}

/// Reads a moment.
pub(super) fn moment(text: &str) -> Result<NaiveDateTime, &'static str> {
    let moment = NaiveDateTime::parse_from_str(text.trim(), MOMENT).map_err(|_| "desk-item-moment")?;
    if item::is_near(moment.date()) { Ok(moment) } else { Err("desk-item-year") }
}

/// Reads a moment that the clocks of this zone show.
fn shown_by_a_clock(text: &str, zone: Tz) -> Result<NaiveDateTime, &'static str> {
    let moment = moment(text)?;
    if cadence::is_skipped(zone, moment) { Err("desk-item-skipped") } else { Ok(moment) }
}
