//! What waits, as the page of the queue shows it: under the headings of the mail, each item with what is known at a glance.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate, NaiveDateTime};

use super::path_of;
use crate::{
    domain::{
        ids::ItemId,
        issue::composing,
        item::{self, Item, Turn},
        list::List,
        text::{phrases::Phrases, short_text::ShortText},
        time::Instant,
    },
    web::Site,
};

/// An item that waits.
pub struct Entry {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// An event's moment and place, and whether it is pinned.
    pub label: String,
    /// That it does not go along with the next update, and why.
    pub badge: Option<String>,
    /// Who put it there and when, and from when until when it may be sent.
    pub about: String,
    /// Whether it is pinned.
    pub pinned: bool,
    /// What its own paths begin with.
    pub path: String,
    /// The item that it would go above.
    pub up: Option<String>,
    /// The item that it would go below.
    pub down: Option<String>,
    /// The id that a copy of it would have.
    pub copy: String,
}

/// What stands under one heading of the update.
pub struct Section {
    /// The heading, as in the mail.
    pub heading: String,
    /// Its items in order.
    pub entries: Vec<Entry>,
}

/// An item that was taken out.
pub struct Gone {
    /// Its title.
    pub title: String,
    /// When it was taken out.
    pub about: String,
    /// What its own paths begin with.
    pub path: String,
}

/// Puts items of a list in words.
pub struct Words<'a> {
    /// The site.
    pub site: &'a Site,
    /// The language of who looks.
    pub phrases: Phrases,
    /// The list.
    pub list: &'a List,
    /// Who put what there.
    pub authors: &'a BTreeMap<ItemId, ShortText>,
    /// What the list's clock shows.
    pub now: NaiveDateTime,
    /// What it shows when the next update is sent.
    pub sends: NaiveDateTime,
}

impl Words<'_> {
    /// The items of a section, each with those it can change places with.
    pub fn section(&self, section: &composing::Section) -> Section {
        let entry = |(n, item): (usize, &Item)| {
            let [up, down] = section.neighbours(n).map(|other| other.map(|id| id.0.simple().to_string()));
            Entry { up, down, ..self.entry(item) }
        };
        let heading = Phrases::of(self.list.language).say(&format!("page-kind-{}", section.kind));
        Section { heading, entries: section.items.iter().enumerate().map(entry).collect() }
    }

    fn entry(&self, item: &Item) -> Entry {
        Entry {
            id: item.id.0.simple().to_string(),
            title: item.title.to_string(),
            label: self.label(item),
            badge: self.badge(item),
            about: self.about(item),
            pinned: item.pinned,
            path: path_of(self.site, self.list, item.id),
            up: None,
            down: None,
            copy: self.site.app.ids().uuid().simple().to_string(),
        }
    }

    fn label(&self, item: &Item) -> String {
        let mut label = Vec::new();
        if let item::ItemKind::Event(event) = &item.kind {
            let time = self.phrases.time(event.starts.time());
            label.push(format!("{}, {time}", self.date(event.starts.date())));
            label.extend(event.place.as_ref().map(ToString::to_string));
            label.extend(event.full.then(|| self.phrases.say("desk-queue-full")));
        }
        label.extend(item.pinned.then(|| self.phrases.say("desk-queue-pinned")));
        label.join(" · ")
    }

    fn badge(&self, item: &Item) -> Option<String> {
        let key = match (item.turn(self.sends), item.turn(self.now)) {
            (Turn::Along, _) => return None,
            (Turn::Later, _) => "desk-queue-later",
            (Turn::Past, Turn::Past) => "desk-queue-past",
            (Turn::Past, _) => "desk-queue-late",
        };
        Some(self.phrases.say(key))
    }

    fn about(&self, item: &Item) -> String {
        let since = self.list.cadence.local(item.created_at).date();
        let when = match (self.now.date() - since).num_days() {
            0 => self.phrases.say("desk-today"),
            1 => self.phrases.say("desk-yesterday"),
            _ => self.date(since),
        };
        let dated = |key, day| self.phrases.fill(key, &[("date", &self.date(day))]);
        let mut about = vec![self.authors.get(&item.id).map_or_else(|| when.clone(), |who| format!("{who}, {when}"))];
        about.extend(item.image.is_some().then(|| self.phrases.say("desk-queue-picture")));
        about.extend(item.not_before.map(|day| dated("desk-queue-from", day)));
        about.extend(item.expires.map(|day| dated("desk-queue-until", day)));
        about.join(" · ")
    }

    /// An item that was taken out at `at`.
    pub fn gone(&self, item: &Item, at: Instant) -> Gone {
        let day = self.date(self.list.cadence.local(at).date());
        Gone {
            title: item.title.to_string(),
            about: self.phrases.fill("desk-queue-gone-on", &[("date", &day)]),
            path: path_of(self.site, self.list, item.id),
        }
    }

    /// A day, with its year where that is not the present one.
    fn date(&self, day: NaiveDate) -> String {
        if day.year() == self.now.year() { self.phrases.day(day) } else { self.phrases.date(day) }
    }
}
