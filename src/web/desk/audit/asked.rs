//! The part of the log that an address asks for. Every value is one of a few words, or the id of an entry or an editor; any
//! other value is no page.

use chrono::{DateTime, TimeDelta};
use serde::Deserialize;
use uuid::Uuid;

use crate::{
    app::audit::read::{Actor, Mark, Wanted},
    domain::{audit::Area, ids::ListId, time::Instant, words::words},
    web::fault::{Fault, FaultKind},
};

/// The word for acts of no editor.
pub(super) const NOBODY: &str = "nobody";

words! {
    /// The time back to which entries are asked for.
    #[derive(Debug, Clone, Copy, PartialEq, Eq)]
    pub(super) enum Period {
        /// From seven days ago.
        Week = "week",
        /// From thirty days ago.
        Month = "month",
        /// From a year ago.
        Year = "year",
    }
}

impl Period {
    const fn days(self) -> i64 {
        match self {
            Self::Week => 7,
            Self::Month => 30,
            Self::Year => 365,
        }
    }
}

/// The query of an address; an empty value asks for anything.
#[derive(Deserialize, Default)]
#[serde(default)]
pub(crate) struct Asked {
    /// An editor's id, or [`NOBODY`].
    pub who: String,
    /// The word of an area.
    pub what: String,
    /// A period's word.
    pub since: String,
    /// The entry before which to go on.
    pub before: String,
}

impl Asked {
    /// The part of the log that is asked for, of this list or of all.
    pub(crate) fn wanted(&self, list: Option<ListId>, now: Instant) -> Result<Wanted, Fault> {
        let actor = match self.who.as_str() {
            "" => Actor::Anybody,
            NOBODY => Actor::Nobody,
            id => Actor::Editor(id.parse().map_err(|_| FaultKind::Nothing)?),
        };
        let period = one_of(&self.since, &Period::ALL, Period::word)?;
        let since = period.map_or(DateTime::UNIX_EPOCH, |period| now - TimeDelta::days(period.days()));
        let topic = one_of(&self.what, &Area::ALL, Area::word)?;
        let before = if self.before.is_empty() { None } else { Some(mark(&self.before).ok_or(FaultKind::Nothing)?) };
        Ok(Wanted { list, actor, topic, since, before })
    }

    /// True if the query selects only a part of the log.
    pub(crate) const fn is_narrow(&self) -> bool {
        !(self.who.is_empty() && self.what.is_empty() && self.since.is_empty())
    }

    /// The end of an address that asks for the same from `mark` on.
    pub(crate) fn older(&self, mark: Mark) -> String {
        let before = format!("{}-{}", mark.at.timestamp_micros(), mark.id.simple());
        let pairs = [("who", &self.who), ("what", &self.what), ("since", &self.since), ("before", &before)];
        let filled = pairs.into_iter().filter(|(_, value)| !value.is_empty());
        url::form_urlencoded::Serializer::new(String::new()).extend_pairs(filled).finish()
    }
}

fn one_of<T: Copy>(word: &str, all: &[T], of: impl Fn(T) -> &'static str) -> Result<Option<T>, Fault> {
    if word.is_empty() {
        return Ok(None);
    }
    all.iter().copied().find(|it| of(*it) == word).map(Some).ok_or_else(|| FaultKind::Nothing.into())
}

fn mark(text: &str) -> Option<Mark> {
    let (at, id) = text.split_once('-')?;
    Some(Mark { at: DateTime::from_timestamp_micros(at.parse().ok()?)?, id: Uuid::try_parse(id).ok()? })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_for_older_entries_asks_for_the_same_from_there_on() {
        let asked = Asked { what: "queue".to_owned(), since: "week".to_owned(), ..Asked::default() };
        let mark = Mark { at: DateTime::from_timestamp_micros(1_796_115_600_123_456).unwrap(), id: Uuid::from_u128(7) };
        let query = asked.older(mark);
        assert_eq!(query, "what=queue&since=week&before=1796115600123456-00000000000000000000000000000007");
        let again = Asked { before: query.split("before=").nth(1).unwrap().to_owned(), ..asked };
        let wanted = again.wanted(None, mark.at).ok().unwrap();
        assert_eq!((wanted.before, wanted.topic), (Some(mark), Some(Area::Queue)));
    }

    #[test]
    fn what_is_no_value_of_ours_is_no_page() {
        let now = DateTime::UNIX_EPOCH;
        let asked = |who: &str, what: &str, since: &str, before: &str| {
            let [who, what, since, before] = [who, what, since, before].map(str::to_owned);
            Asked { who, what, since, before }.wanted(None, now).is_ok()
        };
        assert!(asked("", "", "", "") && asked(NOBODY, "people", "year", ""));
        for (who, what, since, before) in [
            ("anke", "", "", ""),
            ("", "' OR 1=1 --", "", ""),
            ("", "", "century", ""),
            ("", "", "", "x"),
            ("", "", "", "-1-x"),
            ("", "", "", "99999999999999999999-00000000000000000000000000000007"),
        ] {
            assert!(!asked(who, what, since, before), "{who} {what} {since} {before}");
        }
    }
}
