//! An item: one piece of content, waiting in a list's queue until an issue takes it.

pub mod state;

use chrono::{Datelike, NaiveDate, NaiveDateTime};
use serde::{Deserialize, Serialize};
use url::Url;

use super::{
    ids::ItemId,
    text::short_text::{ShortText, is_invisible_control},
    time::Instant,
};

/// An address on the web: http or https, with a host, without a password in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct WebLink(Url);

/// A text that is no [`WebLink`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum WebLinkError {
    /// Not a URL of the web.
    #[error("a link starts with https:// (or http://) and names a site, such as https://www.example.org/news")]
    Shape,
    /// A picture by an unprotected link.
    #[error("a picture's link must start with https://")]
    NotHttps,
}

impl WebLink {
    /// Reads a link.
    ///
    /// # Errors
    /// [`WebLinkError::Shape`] for other schemes (`javascript:`, `file:`, ...), for passwords and control characters.
    pub fn parse(text: &str) -> Result<Self, WebLinkError> {
        let url = Url::parse(text.trim()).map_err(|_| WebLinkError::Shape)?;
        let shaped = matches!(url.scheme(), "https" | "http")
            && url.host_str().is_some_and(|host| !host.is_empty())
            && url.username().is_empty()
            && url.password().is_none()
            && !text.trim().chars().any(char::is_control);
        if shaped { Ok(Self(url)) } else { Err(WebLinkError::Shape) }
    }

    /// Reads a link that must be https.
    ///
    /// # Errors
    /// As [`WebLink::parse`], and [`WebLinkError::NotHttps`].
    pub fn parse_https(text: &str) -> Result<Self, WebLinkError> {
        let link = Self::parse(text)?;
        if link.0.scheme() == "https" { Ok(link) } else { Err(WebLinkError::NotHttps) }
    }

    /// The link.
    #[must_use]
    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }
}

impl TryFrom<String> for WebLink {
    type Error = WebLinkError;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::parse(&text)
    }
}

impl From<WebLink> for String {
    fn from(link: WebLink) -> Self {
        link.0.into()
    }
}

/// Where an item was taken from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    /// The name to give credit to.
    pub name: ShortText,
    /// Where it stands.
    pub link: WebLink,
}

/// A picture, by https link, with the words for who does not see it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Image {
    /// Where the picture is.
    pub link: WebLink,
    /// What it shows (WCAG 1.1.1).
    pub alt: ShortText,
}

/// When and where an event is. Times are on the clock of the list's zone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Event {
    /// Its beginning.
    pub starts: NaiveDateTime,
    /// Its end, not before its beginning.
    pub ends: Option<NaiveDateTime>,
    /// A hall, a town, or "online".
    pub place: Option<ShortText>,
    /// Where to register.
    pub register: Option<WebLink>,
    /// Whether no places are left.
    pub full: bool,
}

/// What an item is.
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

impl ItemKind {
    /// The word in the database, on the command line, and in phrase names.
    #[must_use]
    pub const fn word(&self) -> &'static str {
        match self {
            Self::News => "news",
            Self::Event(_) => "event",
            Self::Publication => "publication",
            Self::Podcast => "podcast",
        }
    }

    /// Where the kind's section stands in an issue.
    #[must_use]
    pub const fn rank(&self) -> u8 {
        match self {
            Self::News => 0,
            Self::Event(_) => 1,
            Self::Publication => 2,
            Self::Podcast => 3,
        }
    }
}

/// One piece of content.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Item {
    /// Its id.
    pub id: ItemId,
    /// What it is, with an event's facts.
    pub kind: ItemKind,
    /// Its title.
    pub title: ShortText,
    /// A sentence or two.
    pub summary: Option<ShortText>,
    /// More text, in Markdown.
    pub body: String,
    /// A word above the title, for lists with themes.
    pub section: Option<ShortText>,
    /// Where it goes on.
    pub link: Option<WebLink>,
    /// Who it was taken from.
    pub source: Option<Source>,
    /// A picture.
    pub image: Option<Image>,
    /// The first day it may be sent.
    pub not_before: Option<NaiveDate>,
    /// The last day it may be sent.
    pub expires: Option<NaiveDate>,
    /// Whether it stands on top of its section.
    pub pinned: bool,
    /// Where somebody put it in its section, from 0; none: nobody did. What is frozen has its order by itself.
    #[serde(skip)]
    pub place: Option<u32>,
    /// When it was queued.
    pub created_at: Instant,
}

/// An item that contradicts itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ItemError {
    /// The event is over before it begins.
    #[error("the event ends before it starts; check --starts and --ends")]
    EndsBeforeStart,
    /// The item expires before it may be sent.
    #[error("the item expires before it may be sent; check --not-before and --expires")]
    ExpiresBeforeStart,
    /// More Markdown than a mail can hold.
    #[error("the text is longer than {} characters; shorten it and link to the rest", Item::MAX_BODY)]
    BodyTooLong,
    /// A control or direction-changing character in the Markdown, other than a line feed or a tab.
    #[error("the text contains an invisible control character; remove it")]
    BodyControl,
    /// A day that nobody means.
    #[error("a day is outside the years 2000 to 2100; check --starts, --ends, --not-before and --expires")]
    FarDay,
}

/// Where an item stands against an issue that is to be sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Turn {
    /// It goes along.
    Along,
    /// It may not be sent yet.
    Later,
    /// By then its last day has passed, or its event has begun.
    Past,
}

/// Whether a day lies in the years that items are about: anything else was typed by mistake.
#[must_use]
pub fn is_near(day: NaiveDate) -> bool {
    (2000..=2100).contains(&day.year())
}

impl Item {
    /// The most characters of Markdown one item may have (an issue's HTML stays under 100,000 bytes).
    pub const MAX_BODY: usize = 20_000;

    /// An item with nothing but a title.
    #[must_use]
    pub const fn new(id: ItemId, kind: ItemKind, title: ShortText, created_at: Instant) -> Self {
        Self {
            id,
            kind,
            title,
            summary: None,
            body: String::new(),
            section: None,
            link: None,
            source: None,
            image: None,
            not_before: None,
            expires: None,
            pinned: false,
            place: None,
            created_at,
        }
    }

    /// Checks what the types cannot.
    ///
    /// # Errors
    /// [`ItemError`] names the first contradiction.
    pub fn check(&self) -> Result<(), ItemError> {
        self.contradictions().first().copied().map_or(Ok(()), Err)
    }

    /// All that is wrong with it and that the types cannot know.
    #[must_use]
    pub fn contradictions(&self) -> Vec<ItemError> {
        let event = if let ItemKind::Event(event) = &self.kind { Some(event) } else { None };
        let days = [
            event.map(|event| event.starts.date()),
            event.and_then(|event| event.ends).map(|ends| ends.date()),
            self.not_before,
            self.expires,
        ];
        let is_hidden = |c: char| (c.is_control() && !matches!(c, '\n' | '\t')) || is_invisible_control(c);
        let found = [
            (event.is_some_and(|it| it.ends.is_some_and(|ends| ends < it.starts)), ItemError::EndsBeforeStart),
            (
                self.not_before.zip(self.expires).is_some_and(|(first, last)| last < first),
                ItemError::ExpiresBeforeStart,
            ),
            (self.body.chars().count() > Self::MAX_BODY, ItemError::BodyTooLong),
            (self.body.chars().any(is_hidden), ItemError::BodyControl),
            (!days.into_iter().flatten().all(is_near), ItemError::FarDay),
        ];
        found.into_iter().filter_map(|(is_so, error)| is_so.then_some(error)).collect()
    }

    /// Whether an issue sent at `moment`, on the clock of the list's zone, may hold this item.
    #[must_use]
    pub fn is_due(&self, moment: NaiveDateTime) -> bool {
        self.turn(moment) == Turn::Along
    }

    /// Where it stands against an issue that is sent at `moment`, on the clock of the list's zone.
    #[must_use]
    pub fn turn(&self, moment: NaiveDateTime) -> Turn {
        let day = moment.date();
        let begun = match &self.kind {
            ItemKind::Event(event) => event.starts <= moment,
            ItemKind::News | ItemKind::Publication | ItemKind::Podcast => false,
        };
        if begun || self.expires.is_some_and(|last| last < day) {
            Turn::Past
        } else if self.not_before.is_some_and(|first| day < first) {
            Turn::Later
        } else {
            Turn::Along
        }
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    fn news() -> Item {
        let at = chrono::DateTime::from_timestamp(0, 0).unwrap();
        Item::new(ItemId(Uuid::nil()), ItemKind::News, "Nieuws".parse().unwrap(), at)
    }

    fn day(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    #[test]
    fn nothing_hidden_stands_in_a_text_but_line_feeds_and_tabs() {
        for body in ["a\0b", "a\u{1b}[2Jb", "a\u{202e}b", "a\rb", "a\u{2066}b"] {
            let item = Item { body: body.to_owned(), ..news() };
            assert_eq!(item.check(), Err(ItemError::BodyControl), "{body:?}");
        }
        let body = "- een\n\t- twee, met ✓ en 👩\u{200d}⚕️".to_owned();
        assert_eq!(Item { body, ..news() }.check(), Ok(()));
    }

    #[test]
    fn all_that_is_wrong_is_found_at_once() {
        let starts = day(-1, 1, 1).and_hms_opt(10, 0, 0).unwrap();
        let ends = Some(day(-1, 1, 1).and_hms_opt(9, 0, 0).unwrap());
        let item = Item {
            kind: ItemKind::Event(Event { starts, ends, place: None, register: None, full: false }),
            body: "\0".to_owned(),
            not_before: Some(day(2027, 1, 2)),
            expires: Some(day(2027, 1, 1)),
            ..news()
        };
        let all =
            [ItemError::EndsBeforeStart, ItemError::ExpiresBeforeStart, ItemError::BodyControl, ItemError::FarDay];
        assert_eq!(item.contradictions(), all);
        assert!(is_near(day(2000, 1, 1)) && is_near(day(2100, 12, 31)) && !is_near(day(2101, 1, 1)));
    }

    #[test]
    fn an_item_goes_along_or_later_or_its_day_has_passed() {
        let moment = day(2027, 1, 12).and_hms_opt(10, 0, 0).unwrap();
        for (not_before, expires, turn) in [
            (None, None, Turn::Along),
            (Some(day(2027, 1, 12)), Some(day(2027, 1, 12)), Turn::Along),
            (Some(day(2027, 1, 13)), None, Turn::Later),
            (None, Some(day(2027, 1, 11)), Turn::Past),
        ] {
            assert_eq!(Item { not_before, expires, ..news() }.turn(moment), turn);
        }
    }
}
