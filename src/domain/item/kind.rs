//! The kinds of items. To add one, give it a variant, its word, and its place among [`ItemKind::WORDS`], here; and its phrases in
//! each language. The command line, the desk's form, pages, feeds and mails take it from here.

use chrono::NaiveDateTime;
use serde::{Deserialize, Serialize};

use super::{ShortText, WebLink};

/// The facts of an event. Times are on the clock of the list's zone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Event {
    /// Its beginning.
    pub starts: NaiveDateTime,
    /// Its end, not before its beginning.
    pub ends: Option<NaiveDateTime>,
    /// A hall, a town, or "online".
    pub place: Option<ShortText>,
    /// The link to register at.
    pub register: Option<WebLink>,
    /// No places are left.
    pub full: bool,
}

/// The kind of an item, with the facts that only this kind has.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ItemKind {
    /// A piece of news.
    News,
    /// Something to go to.
    Event(Event),
    /// Something to read.
    Publication,
    /// Something to listen to.
    Podcast,
}

/// The reason a word and an event's facts make no kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KindError {
    /// The word names no kind.
    Unknown,
    /// The kind needs an event's facts.
    NeedsEvent,
}

impl ItemKind {
    /// The words of all kinds, in the order of their sections in an issue.
    pub const WORDS: [&str; 4] = ["news", "event", "publication", "podcast"];

    /// The word in stored items, on the command line, in forms and in phrase names.
    #[must_use]
    pub const fn word(&self) -> &'static str {
        match self {
            Self::News => "news",
            Self::Event(_) => "event",
            Self::Publication => "publication",
            Self::Podcast => "podcast",
        }
    }

    /// The kind with this word; `event` are the facts of one that is an event.
    pub fn of(word: &str, event: Option<Event>) -> Result<Self, KindError> {
        match word {
            "news" => Ok(Self::News),
            "event" => event.map(Self::Event).ok_or(KindError::NeedsEvent),
            "publication" => Ok(Self::Publication),
            "podcast" => Ok(Self::Podcast),
            _ => Err(KindError::Unknown),
        }
    }

    /// The facts of an event; `None` for every other kind.
    #[must_use]
    pub const fn event(&self) -> Option<&Event> {
        match self {
            Self::Event(event) => Some(event),
            Self::News | Self::Publication | Self::Podcast => None,
        }
    }

    /// The position of the kind's section in an issue.
    #[must_use]
    pub fn rank(&self) -> usize {
        Self::WORDS.iter().position(|word| *word == self.word()).unwrap_or(Self::WORDS.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn congress() -> Event {
        let starts = chrono::DateTime::UNIX_EPOCH.naive_utc();
        Event { starts, ends: None, place: None, register: None, full: false }
    }

    #[test]
    fn every_word_makes_its_kind_and_every_kind_has_the_word_it_is_stored_under() {
        for (rank, word) in ItemKind::WORDS.into_iter().enumerate() {
            let kind = ItemKind::of(word, Some(congress())).unwrap();
            assert_eq!((kind.word(), kind.rank()), (word, rank));
            let stored = serde_json::to_value(&kind).unwrap();
            let name = stored.as_str().or_else(|| stored.as_object()?.keys().next().map(String::as_str));
            assert_eq!(name, Some(word));
        }
        assert_eq!(ItemKind::of("novel", None), Err(KindError::Unknown));
    }

    #[test]
    fn only_an_event_has_and_needs_the_facts_of_one() {
        let of = |word| (ItemKind::of(word, None), ItemKind::of(word, Some(congress())).unwrap().event().is_some());
        assert_eq!(of("event"), (Err(KindError::NeedsEvent), true));
        assert_eq!(of("news"), (Ok(ItemKind::News), false));
    }
}
