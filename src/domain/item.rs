//! An item: one piece of content, waiting in a list's queue until an issue takes it.

use chrono::{NaiveDate, NaiveDateTime};
use serde::{Deserialize, Serialize};
use url::Url;

use super::{ids::ItemId, line::Line, time::Instant};

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
    pub name: Line,
    /// Where it stands.
    pub link: WebLink,
}

/// A picture, by https link, with the words for who does not see it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Image {
    /// Where the picture is.
    pub link: WebLink,
    /// What it shows (WCAG 1.1.1).
    pub alt: Line,
}

/// When and where an event is. Times are on the clock of the list's zone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Event {
    /// Its beginning.
    pub starts: NaiveDateTime,
    /// Its end, not before its beginning.
    pub ends: Option<NaiveDateTime>,
    /// A hall, a town, or "online".
    pub place: Option<Line>,
    /// Where to register.
    pub register: Option<WebLink>,
    /// Whether no places are left.
    pub full: bool,
}

/// What an item is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// A piece of news.
    News,
    /// Something to go to.
    Event(Event),
    /// Something to read.
    Publication,
    /// Something to listen to.
    Podcast,
}

impl Kind {
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
    pub kind: Kind,
    /// Its title.
    pub title: Line,
    /// A sentence or two.
    pub summary: Option<Line>,
    /// More text, in Markdown.
    pub body: String,
    /// A word above the title, for lists with themes.
    pub section: Option<Line>,
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
}

impl Item {
    /// The most characters of Markdown one item may have (an issue's HTML stays under 100,000 bytes).
    pub const MAX_BODY: usize = 20_000;

    /// An item with nothing but a title.
    #[must_use]
    pub const fn new(id: ItemId, kind: Kind, title: Line, created_at: Instant) -> Self {
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
    /// [`ItemError`] names the contradiction.
    pub fn check(&self) -> Result<(), ItemError> {
        if let Kind::Event(event) = &self.kind
            && event.ends.is_some_and(|ends| ends < event.starts)
        {
            return Err(ItemError::EndsBeforeStart);
        }
        if let (Some(first), Some(last)) = (self.not_before, self.expires)
            && last < first
        {
            return Err(ItemError::ExpiresBeforeStart);
        }
        if self.body.chars().count() > Self::MAX_BODY {
            return Err(ItemError::BodyTooLong);
        }
        Ok(())
    }

    /// Whether an issue sent at `moment`, on the clock of the list's zone, may hold this item.
    #[must_use]
    pub fn is_due(&self, moment: NaiveDateTime) -> bool {
        let day = moment.date();
        let begun = match &self.kind {
            Kind::Event(event) => event.starts <= moment,
            Kind::News | Kind::Publication | Kind::Podcast => false,
        };
        !begun && self.not_before.is_none_or(|first| first <= day) && self.expires.is_none_or(|last| day <= last)
    }
}
