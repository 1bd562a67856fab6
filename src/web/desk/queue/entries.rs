//! Waiting items as the page of the queue shows them: under the headings of the mail, each with its facts in a line.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate, NaiveDateTime};

use crate::{
    domain::{
        ids::ItemId,
        issue::composing,
        item::{Item, Turn},
        text::{phrases::Phrases, short_text::ShortText},
        time::Instant,
    },
    web::desk::kit::{access::on_list::AtList, paths::Link},
};

/// An item that waits.
pub(super) struct Entry {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// An event's moment and place, and whether it is pinned.
    pub label: String,
    /// The reason it is not in the next update.
    pub badge: Option<String>,
    /// Its author, its day, and the days on which it may be sent.
    pub about: String,
    /// True if it is pinned.
    pub pinned: bool,
    /// The address that its buttons' paths begin with.
    pub path: Link,
    /// The item that it would go above.
    pub up: Option<String>,
    /// The item that it would go below.
    pub down: Option<String>,
    /// The id that a copy of it would have.
    pub copy: String,
}

/// The items under one heading of the update.
pub(super) struct Section {
    /// The heading, as in the mail.
    pub heading: String,
    /// Its items in order.
    pub entries: Vec<Entry>,
}

/// An item that was taken out.
pub(super) struct Gone {
    /// Its title.
    pub title: String,
    /// The day it was taken out.
    pub about: String,
    /// The address that its buttons' paths begin with.
    pub path: Link,
}

/// Puts items of a list in words.
pub(super) struct Words<'a> {
    /// The editor at the list.
    pub on: &'a AtList,
    /// The editors who queued items.
    pub authors: &'a BTreeMap<ItemId, ShortText>,
    /// The time on the list's clock.
    pub now: NaiveDateTime,
    /// The time on it when the next update is sent.
    pub sends: NaiveDateTime,
}

impl Words<'_> {
    /// The items of a section, each with those it can change places with.
    pub(super) fn section(&self, section: &composing::Section) -> Section {
        let entry = |(n, item): (usize, &Item)| {
            let [up, down] = section.neighbours(n).map(|other| other.map(|id| id.to_string()));
            Entry { up, down, ..self.entry(item) }
        };
        let heading = Phrases::of(self.on.list.language).say(&format!("kind-heading-{}", section.kind));
        Section { heading, entries: section.items.iter().enumerate().map(entry).collect() }
    }

    fn entry(&self, item: &Item) -> Entry {
        Entry {
            id: item.id.to_string(),
            title: item.title.to_string(),
            label: self.label(item),
            badge: self.badge(item),
            about: self.about(item),
            pinned: item.pinned,
            path: self.on.paths().item(item.id),
            up: None,
            down: None,
            copy: ItemId(self.on.app().ids().uuid()).to_string(),
        }
    }

    fn label(&self, item: &Item) -> String {
        let mut label = Vec::new();
        if let Some(event) = item.kind.event() {
            let time = self.on.phrases().time(event.starts.time());
            label.push(format!("{}, {time}", self.date(event.starts.date())));
            label.extend(event.place.as_ref().map(ToString::to_string));
            label.extend(event.full.then(|| self.on.phrases().say("desk-queue-full")));
        }
        label.extend(item.pinned.then(|| self.on.phrases().say("desk-queue-pinned")));
        label.join(" · ")
    }

    fn badge(&self, item: &Item) -> Option<String> {
        let key = match (item.turn(self.sends), item.turn(self.now)) {
            (Turn::Along, _) => return None,
            (Turn::Later, _) => "desk-queue-later",
            (Turn::Past, Turn::Past) => "desk-queue-past",
            (Turn::Past, _) => "desk-queue-late",
        };
        Some(self.on.phrases().say(key))
    }

    fn about(&self, item: &Item) -> String {
        let since = self.on.list.cadence.local(item.created_at).date();
        let when = match (self.now.date() - since).num_days() {
            0 => self.on.phrases().say("desk-today"),
            1 => self.on.phrases().say("desk-yesterday"),
            _ => self.date(since),
        };
        let dated = |key, day| self.on.phrases().fill(key, &[("date", &self.date(day))]);
        let mut about = vec![self.authors.get(&item.id).map_or_else(|| when.clone(), |who| format!("{who}, {when}"))];
        about.extend(item.image.is_some().then(|| self.on.phrases().say("desk-queue-picture")));
        about.extend(item.not_before.map(|day| dated("desk-queue-from", day)));
        about.extend(item.expires.map(|day| dated("desk-queue-until", day)));
        about.join(" · ")
    }

    /// An item that was taken out at `at`.
    pub(super) fn gone(&self, item: &Item, at: Instant) -> Gone {
        let day = self.date(self.on.list.cadence.local(at).date());
        Gone {
            title: item.title.to_string(),
            about: self.on.phrases().fill("desk-queue-gone-on", &[("date", &day)]),
            path: self.on.paths().item(item.id),
        }
    }

    /// A day, with its year where that is not the present one.
    fn date(&self, day: NaiveDate) -> String {
        if day.year() == self.now.year() { self.on.phrases().day(day) } else { self.on.phrases().date(day) }
    }
}
