//! Reading what was typed into an [`Item`], or into what is wrong, field by field.

use chrono::{NaiveDate, NaiveDateTime};
use chrono_tz::Tz;

use super::draft::{Draft, MOMENT};
use crate::{
    domain::{
        ids::ItemId,
        item::{self, Event, Image, Item, ItemError, ItemKind, Source, WebLink, WebLinkError},
        list::cadence,
        text::short_text::ShortText,
        time::Instant,
    },
    web::desk::kit::form::{Troubles, line, read},
};

/// The most characters of a link: mail programs and servers cut off longer ones.
const LONGEST_LINK: usize = 2000;

/// What an item is read with, beside what was typed.
pub struct Basis {
    /// The id it has, or is to have.
    pub id: ItemId,
    /// When it was queued, if it is new.
    pub now: Instant,
    /// What it is called where it has no title.
    pub untitled: ShortText,
    /// What the addresses of our own pictures begin with.
    pub pictures: String,
    /// The zone of its clock.
    pub zone: Tz,
}

/// What was typed, read as far as it can be.
struct Reading {
    title: Option<ShortText>,
    /// The item, with the title that was given for one without.
    item: Item,
    troubles: Troubles,
}

impl Draft {
    /// Reads the item.
    ///
    /// # Errors
    /// What is wrong, field by field.
    pub fn read(&self, basis: Basis) -> Result<Item, Troubles> {
        let Reading { title, item, mut troubles } = self.gather(basis);
        if title.is_none() && self.title.trim().is_empty() {
            troubles.push(("title", "desk-item-title-empty"));
        }
        troubles.extend(item.contradictions().into_iter().filter_map(beside));
        if troubles.is_empty() { Ok(item) } else { Err(troubles) }
    }

    /// The item as far as it can be read: what is wrong is left out.
    pub fn as_far_as_it_goes(&self, basis: Basis) -> Item {
        self.gather(basis).item
    }

    fn gather(&self, Basis { id, now, untitled, pictures, zone }: Basis) -> Reading {
        let mut troubles = Troubles::new();
        let mut optional = |name, text: &str| read(&mut troubles, name, text, line);
        let (title, section) = (optional("title", &self.title), optional("section", &self.section));
        let (summary, alt) = (optional("summary", &self.summary), optional("alt", self.alt()));
        let source = optional("source", &self.source);
        let link = read(&mut troubles, "link", &self.link, web);
        let source_link = read(&mut troubles, "source_link", &self.source_link, web);
        let image = read(&mut troubles, "image", self.image(), |text| picture(text, &pictures));
        let not_before = read(&mut troubles, "not_before", &self.not_before, day);
        let expires = read(&mut troubles, "expires", &self.expires, day);
        let kind = self.kind(&mut troubles, zone);
        self.pairs(&mut troubles);
        let item = Item {
            section,
            summary,
            body: self.body.replace("\r\n", "\n"),
            link,
            source: source.zip(source_link).map(|(name, link)| Source { name, link }),
            image: image.zip(alt).map(|(link, alt)| Image { link, alt }),
            not_before,
            expires,
            ..Item::new(id, kind, title.clone().unwrap_or(untitled), now)
        };
        Reading { title, item, troubles }
    }

    /// The kind, with an event's facts; news where it cannot be read.
    fn kind(&self, troubles: &mut Troubles, zone: Tz) -> ItemKind {
        let starts = read(troubles, "starts", &self.starts, |text| shown_by_a_clock(text, zone));
        let ends = read(troubles, "ends", &self.ends, |text| shown_by_a_clock(text, zone));
        let place = read(troubles, "place", &self.place, line);
        let register = read(troubles, "register", &self.register, web);
        let full = !self.full.is_empty();
        let is_typed = [&self.starts, &self.ends, &self.place, &self.register, &self.full]
            .into_iter()
            .any(|text| !text.trim().is_empty());
        let kind = match (self.kind.as_str(), starts) {
            ("event", Some(starts)) => return ItemKind::Event(Event { starts, ends, place, register, full }),
            ("event", None) => {
                if self.starts.trim().is_empty() {
                    troubles.push(("starts", "desk-item-moment"));
                }
                return ItemKind::News;
            }
            ("news", _) => ItemKind::News,
            ("publication", _) => ItemKind::Publication,
            ("podcast", _) => ItemKind::Podcast,
            _ => {
                troubles.push(("kind", "desk-item-empty"));
                return ItemKind::News;
            }
        };
        if is_typed {
            troubles.push(("kind", "desk-item-no-event"));
        }
        kind
    }

    /// What is nothing without its other half: a picture and what it shows, a source's name and its link.
    fn pairs(&self, troubles: &mut Troubles) {
        for (trouble, text, other) in [
            (("alt", "desk-item-empty"), self.alt(), self.image()),
            (("upload", "desk-item-picture-none"), self.image(), self.alt()),
            (("source", "desk-item-empty"), &self.source, &self.source_link),
            (("source_link", "desk-item-empty"), &self.source_link, &self.source),
        ] {
            if text.trim().is_empty() && !other.trim().is_empty() {
                troubles.push(trouble);
            }
        }
    }
}

/// Reads a link.
fn web(text: &str) -> Result<WebLink, &'static str> {
    if text.chars().count() > LONGEST_LINK {
        return Err("desk-item-link-long");
    }
    WebLink::parse(text).map_err(|_| "desk-item-web")
}

/// Reads the link of a picture. Those of ours are as well protected as this service is.
fn picture(text: &str, ours: &str) -> Result<WebLink, &'static str> {
    let link = web(text)?;
    if text.trim().starts_with(ours) {
        return Ok(link);
    }
    WebLink::parse_https(text).map_err(|error| match error {
        WebLinkError::Shape => "desk-item-web",
        WebLinkError::NotHttps => "desk-item-https",
    })
}

/// Where a contradiction is told; none: beside the very field, where it was read.
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
pub fn day(text: &str) -> Result<NaiveDate, &'static str> {
    let day = text.trim().parse().map_err(|_| "desk-item-day")?;
    if item::is_near(day) { Ok(day) } else { Err("desk-item-year") }
}

/// Reads a moment.
pub fn moment(text: &str) -> Result<NaiveDateTime, &'static str> {
    let moment = NaiveDateTime::parse_from_str(text.trim(), MOMENT).map_err(|_| "desk-item-moment")?;
    if item::is_near(moment.date()) { Ok(moment) } else { Err("desk-item-year") }
}

/// Reads a moment that the clocks of this zone show.
fn shown_by_a_clock(text: &str, zone: Tz) -> Result<NaiveDateTime, &'static str> {
    let moment = moment(text)?;
    if cadence::is_skipped(zone, moment) { Err("desk-item-skipped") } else { Ok(moment) }
}
