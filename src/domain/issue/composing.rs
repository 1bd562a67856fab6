//! Composing: which waiting items become an issue, and in what order they stand.

use chrono::NaiveDateTime;
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};

use super::preface::Preface;
use crate::domain::{
    ids::ItemId,
    item::{Item, ItemKind},
};

/// Items of one kind under one heading.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Section {
    /// The kind's word, which names the heading's phrase.
    pub kind: String,
    /// Its items in order.
    pub items: Vec<Item>,
}

/// What an issue says: its opening, its sections, and the zone its events' clocks are in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contents {
    /// The zone of every date in it.
    pub zone: Tz,
    /// What an editor wrote for it as a whole.
    #[serde(default, skip_serializing_if = "Preface::is_empty")]
    pub opening: Preface,
    /// The sections in order; none is empty.
    pub sections: Vec<Section>,
}

impl Section {
    /// The items above and below the `n`th, as far as it can change places with them: what is pinned stays on top.
    #[must_use]
    pub fn neighbours(&self, n: usize) -> [Option<ItemId>; 2] {
        let Some(item) = self.items.get(n) else { return [None; 2] };
        let may_change = |other: &&Item| other.pinned == item.pinned;
        let beside = |at: Option<usize>| self.items.get(at?).filter(may_change).map(|other| other.id);
        [beside(n.checked_sub(1)), beside(n.checked_add(1))]
    }
}

impl Contents {
    /// Groups `items` by kind and orders them: pinned first, then as somebody put them, and after those the others: events by
    /// their date, the rest by when they were queued.
    #[must_use]
    pub fn arrange(mut items: Vec<Item>, zone: Tz) -> Self {
        let place = |item: &Item| item.place.unwrap_or(u32::MAX);
        items.sort_by_key(|item| (item.kind.rank(), !item.pinned, place(item), moment(item), item.id));
        let sections = items
            .chunk_by(|a, b| a.kind.rank() == b.kind.rank())
            .filter_map(|items| Some(Section { kind: items.first()?.kind.word().to_owned(), items: items.to_vec() }))
            .collect();
        Self { zone, opening: Preface::default(), sections }
    }

    /// The same below this opening.
    #[must_use]
    pub fn below(self, opening: Preface) -> Self {
        Self { opening, ..self }
    }

    /// The section of an item, and its place in it.
    #[must_use]
    pub fn whereabouts(&self, id: ItemId) -> Option<(&Section, usize)> {
        let place = |section: &Section| section.items.iter().position(|item| item.id == id);
        self.sections.iter().find_map(|section| Some((section, place(section)?)))
    }

    /// All items, in order.
    pub fn items(&self) -> impl Iterator<Item = &Item> {
        self.sections.iter().flat_map(|section| &section.items)
    }
}

/// On which side of another item one is put.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// Above it.
    Before,
    /// Below it.
    After,
}

impl Contents {
    /// The section of an item in its new order, when that item is put beside another of the section. `None`: they are not in
    /// one section, or pinned and not, or stand like that already.
    #[must_use]
    pub fn put_beside(&self, id: ItemId, side: Side, other: ItemId) -> Option<Vec<ItemId>> {
        let (section, _) = self.whereabouts(id)?;
        let find = |id| section.items.iter().find(|item| item.id == id);
        if id == other || find(id)?.pinned != find(other)?.pinned {
            return None;
        }
        let before: Vec<ItemId> = section.items.iter().map(|item| item.id).collect();
        let mut after: Vec<ItemId> = before.iter().copied().filter(|it| *it != id).collect();
        let at = after.iter().position(|it| *it == other)?;
        after.insert(at + usize::from(side == Side::After), id);
        (after != before).then_some(after)
    }
}

/// The items of `waiting` that an issue sent at `moment` (on the list's clock) may hold.
#[must_use]
pub fn due(waiting: Vec<Item>, moment: NaiveDateTime) -> Vec<Item> {
    waiting.into_iter().filter(|item| item.is_due(moment)).collect()
}

/// The moment an item is ordered by.
fn moment(item: &Item) -> NaiveDateTime {
    match &item.kind {
        ItemKind::Event(event) => event.starts,
        ItemKind::News | ItemKind::Publication | ItemKind::Podcast => item.created_at.naive_utc(),
    }
}

#[cfg(test)]
mod tests {
    use chrono::{NaiveDate, TimeZone, Utc};
    use chrono_tz::Europe::Amsterdam;
    use uuid::Uuid;

    use super::*;
    use crate::domain::{ids::ItemId, item::Event};

    fn date(day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 12, day).unwrap()
    }

    fn noon(day: u32) -> NaiveDateTime {
        date(day).and_hms_opt(12, 0, 0).unwrap()
    }

    fn item(n: u128, kind: ItemKind) -> Item {
        let created_at = Utc.timestamp_opt(i64::try_from(n).unwrap(), 0).unwrap();
        Item::new(ItemId(Uuid::from_u128(n)), kind, n.to_string().parse().unwrap(), created_at)
    }

    fn event(n: u128, day: u32) -> Item {
        let facts = Event { starts: noon(day), ends: None, place: None, register: None, full: false };
        item(n, ItemKind::Event(facts))
    }

    #[test]
    fn news_comes_first_pins_on_top_and_events_by_date() {
        let pinned = Item { pinned: true, ..item(4, ItemKind::News) };
        let items = vec![event(1, 20), item(2, ItemKind::Podcast), item(3, ItemKind::News), pinned, event(5, 10)];
        let contents = Contents::arrange(items, Amsterdam);
        let order: Vec<_> = contents.items().map(|item| item.title.as_str()).collect();
        assert_eq!(order, ["4", "3", "5", "1", "2"]);
        let headings: Vec<_> = contents.sections.iter().map(|section| section.kind.as_str()).collect();
        assert_eq!(headings, ["news", "event", "podcast"]);
    }

    #[test]
    fn what_somebody_put_in_a_place_stands_before_what_nobody_did() {
        let placed = |n, place| Item { place: Some(place), ..event(n, 31) };
        let contents = Contents::arrange(vec![event(1, 10), placed(2, 1), placed(3, 0), event(4, 9)], Amsterdam);
        let order: Vec<_> = contents.items().map(|item| item.id.0.as_u128()).collect();
        assert_eq!(order, [3, 2, 4, 1]);
    }

    #[test]
    fn the_first_has_nobody_above_it_and_what_is_pinned_none_that_is_not() {
        let pinned = Item { pinned: true, ..item(9, ItemKind::News) };
        let news = [1, 2].map(|n| item(n, ItemKind::News));
        let contents = Contents::arrange([&news[..], &[pinned, item(7, ItemKind::Podcast)]].concat(), Amsterdam);
        let id = |n| Some(ItemId(Uuid::from_u128(n)));
        let neighbours: Vec<_> = (0..4).map(|n| contents.sections[0].neighbours(n)).collect();
        assert_eq!(neighbours, [[None, None], [None, id(2)], [id(1), None], [None, None]]);
    }

    #[test]
    fn an_item_is_put_beside_another_of_its_section() {
        let pinned = Item { pinned: true, ..item(9, ItemKind::News) };
        let news = [1, 2, 3].map(|n| item(n, ItemKind::News));
        let contents = Contents::arrange([&news[..], &[pinned, item(7, ItemKind::Podcast)]].concat(), Amsterdam);
        let id = |n| ItemId(Uuid::from_u128(n));
        for (moved, side, other, order) in [
            (3, Side::Before, 2, Some([9, 1, 3, 2])),
            (1, Side::After, 3, Some([9, 2, 3, 1])),
            (2, Side::Before, 3, None),
            (1, Side::Before, 1, None),
            (1, Side::Before, 9, None),
            (1, Side::Before, 7, None),
            (1, Side::After, 8, None),
            (8, Side::After, 1, None),
        ] {
            assert_eq!(contents.put_beside(id(moved), side, id(other)), order.map(|order| order.map(id).into()));
        }
    }

    #[test]
    fn what_is_early_expired_or_begun_is_left_out() {
        let early = Item { not_before: Some(date(11)), ..item(1, ItemKind::News) };
        let expired = Item { expires: Some(date(9)), ..item(2, ItemKind::News) };
        let last_day = Item { expires: Some(date(10)), not_before: Some(date(10)), ..item(3, ItemKind::News) };
        let kept = due(vec![early, expired, last_day.clone(), event(4, 10)], noon(10));
        assert_eq!(kept, [last_day]);
    }

    #[test]
    fn frozen_contents_thaw_to_the_same() {
        let contents = Contents::arrange(vec![event(1, 20), item(2, ItemKind::Publication)], Amsterdam);
        let opening = Preface {
            subject: Some("Nieuws & meer".parse().unwrap()),
            preheader: None,
            word: Some("Beste lezer,\n\n*Fijn* dat je er bent.".parse().unwrap()),
        };
        for contents in [contents.clone(), contents.below(opening)] {
            let frozen = serde_json::to_string(&contents).unwrap();
            assert_eq!(serde_json::from_str::<Contents>(&frozen).unwrap(), contents);
        }
    }

    #[test]
    fn contents_that_were_frozen_before_there_were_openings_thaw_without_one() {
        let old = r#"{"zone":"Europe/Amsterdam","sections":[]}"#;
        let thawed: Contents = serde_json::from_str(old).unwrap();
        assert!(thawed.opening.is_empty() && thawed.sections.is_empty());
        assert_eq!(serde_json::to_string(&thawed).unwrap(), old);
        let hostile = r#"{"zone":"Europe/Amsterdam","opening":{"subject":"a\r\nBcc: x@example.org"},"sections":[]}"#;
        assert!(serde_json::from_str::<Contents>(hostile).is_err());
    }
}
