//! Composing: choosing the waiting items that become an issue, and putting them in order.

use chrono::NaiveDateTime;
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};

use super::preface::Preface;
use crate::domain::{ids::ItemId, item::Item};

/// Items of one kind under one heading.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Section {
    /// The kind's word, which names the heading's phrase.
    pub kind: String,
    /// Its items in order.
    pub items: Vec<Item>,
}

/// The contents of an issue: its preface, its sections, and the zone of its dates.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contents {
    /// The zone of every date in it.
    pub zone: Tz,
    /// The preface. Its name in JSON is that of the first contents that were frozen, and fingerprints cover it.
    #[serde(rename = "opening", default, skip_serializing_if = "Preface::is_empty")]
    pub preface: Preface,
    /// The sections in order; none is empty.
    pub sections: Vec<Section>,
}

impl Section {
    /// The items above and below the `n`th that it can change places with: pinned items stay above all others.
    #[must_use]
    pub fn neighbours(&self, n: usize) -> [Option<ItemId>; 2] {
        let Some(item) = self.items.get(n) else { return [None; 2] };
        let may_change = |other: &&Item| other.pinned == item.pinned;
        let beside = |at: Option<usize>| self.items.get(at?).filter(may_change).map(|other| other.id);
        [beside(n.checked_sub(1)), beside(n.checked_add(1))]
    }
}

impl Contents {
    /// Groups `items` by kind and orders them: pinned items, then those with a position, then all others, events by their
    /// beginning and the rest by the moment they were queued.
    #[must_use]
    pub fn arrange(mut items: Vec<Item>, zone: Tz) -> Self {
        let position = |item: &Item| item.position.unwrap_or(u32::MAX);
        items.sort_by_key(|item| (item.kind.rank(), !item.pinned, position(item), moment(item), item.id));
        let sections = items
            .chunk_by(|a, b| a.kind.rank() == b.kind.rank())
            .filter_map(|items| Some(Section { kind: items.first()?.kind.word().to_owned(), items: items.to_vec() }))
            .collect();
        Self { zone, preface: Preface::default(), sections }
    }

    /// The same contents below this preface.
    #[must_use]
    pub fn below(self, preface: Preface) -> Self {
        Self { preface, ..self }
    }

    /// The section of an item, and the item's index in it.
    #[must_use]
    pub fn whereabouts(&self, id: ItemId) -> Option<(&Section, usize)> {
        let index = |section: &Section| section.items.iter().position(|item| item.id == id);
        self.sections.iter().find_map(|section| Some((section, index(section)?)))
    }

    /// All items, in order.
    pub fn items(&self) -> impl Iterator<Item = &Item> {
        self.sections.iter().flat_map(|section| &section.items)
    }
}

/// The side of another item that an item is put on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// Above it.
    Before,
    /// Below it.
    After,
}

impl Contents {
    /// The section of an item in its new order, after the item is put beside another one. `None`: they are in different sections,
    /// only one of them is pinned, or they are in that order already.
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

/// The items of `waiting` that may be in an issue sent at `moment`, on the list's clock.
#[must_use]
pub fn due(waiting: Vec<Item>, moment: NaiveDateTime) -> Vec<Item> {
    waiting.into_iter().filter(|item| item.is_due(moment)).collect()
}

/// The moment by which an item is ordered.
fn moment(item: &Item) -> NaiveDateTime {
    item.kind.event().map_or_else(|| item.created_at.naive_utc(), |event| event.starts)
}

#[cfg(test)]
mod tests {
    use chrono::{NaiveDate, TimeZone, Utc};
    use chrono_tz::Europe::Amsterdam;
    use uuid::Uuid;

    use super::*;
    use crate::domain::{
        ids::ItemId,
        item::{Event, ItemKind},
    };

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
    fn items_with_a_position_come_before_those_without() {
        let placed = |n, position| Item { position: Some(position), ..event(n, 31) };
        let contents = Contents::arrange(vec![event(1, 10), placed(2, 1), placed(3, 0), event(4, 9)], Amsterdam);
        let order: Vec<_> = contents.items().map(|item| item.id.0.as_u128()).collect();
        assert_eq!(order, [3, 2, 4, 1]);
    }

    #[test]
    fn the_first_item_has_no_neighbour_above_it_and_a_pinned_one_only_pinned_ones() {
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
    fn early_and_expired_items_and_events_that_have_begun_are_left_out() {
        let early = Item { not_before: Some(date(11)), ..item(1, ItemKind::News) };
        let expired = Item { expires: Some(date(9)), ..item(2, ItemKind::News) };
        let last_day = Item { expires: Some(date(10)), not_before: Some(date(10)), ..item(3, ItemKind::News) };
        let kept = due(vec![early, expired, last_day.clone(), event(4, 10)], noon(10));
        assert_eq!(kept, [last_day]);
    }

    #[test]
    fn frozen_contents_thaw_to_the_same() {
        let contents = Contents::arrange(vec![event(1, 20), item(2, ItemKind::Publication)], Amsterdam);
        let preface = Preface {
            subject: Some("Nieuws & meer".parse().unwrap()),
            preheader: None,
            text: Some("Beste lezer,\n\n*Fijn* dat je er bent.".parse().unwrap()),
        };
        for contents in [contents.clone(), contents.below(preface)] {
            let frozen = serde_json::to_string(&contents).unwrap();
            assert_eq!(serde_json::from_str::<Contents>(&frozen).unwrap(), contents);
        }
    }

    #[test]
    fn contents_that_were_frozen_before_there_were_prefaces_thaw_without_one() {
        let old = r#"{"zone":"Europe/Amsterdam","sections":[]}"#;
        let thawed: Contents = serde_json::from_str(old).unwrap();
        assert!(thawed.preface.is_empty() && thawed.sections.is_empty());
        assert_eq!(serde_json::to_string(&thawed).unwrap(), old);
        let hostile = r#"{"zone":"Europe/Amsterdam","opening":{"subject":"a\r\nBcc: x@example.org"},"sections":[]}"#;
        assert!(serde_json::from_str::<Contents>(hostile).is_err());
    }
}
