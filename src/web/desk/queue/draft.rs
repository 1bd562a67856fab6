//! Drafts: an item as the form shows it and posts it.

use chrono::{NaiveDate, NaiveDateTime};
use serde::Deserialize;

use crate::domain::{
    ids::ItemId,
    item::{ItemKind, WebLink, state::StoredItem},
    text::short_text::ShortText,
};

/// The format in which a moment is posted.
pub(super) const MOMENT: &str = "%Y-%m-%dT%H:%M";

/// A draft.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct Draft {
    /// The id of the item to be: the same when the form is posted twice.
    pub id: String,
    /// The version of the item that the form was opened with; empty for a new one.
    pub version: String,
    /// The word of its kind.
    pub kind: String,
    pub(super) title: String,
    pub(super) section: String,
    pub(super) summary: String,
    pub(super) body: String,
    pub(super) link: String,
    pub(super) source: String,
    pub(super) source_link: String,
    /// The name of a file that was chosen: never shown again, since no page may choose one for somebody.
    #[serde(skip)]
    pub(super) upload: String,
    /// A link to a picture elsewhere.
    pub(super) image: String,
    /// The address of the picture of ours that it has.
    pub(super) picture: String,
    /// Not empty if that picture is to be removed.
    pub(super) without: String,
    pub(super) alt: String,
    pub(super) starts: String,
    pub(super) ends: String,
    pub(super) place: String,
    pub(super) register: String,
    pub(super) full: String,
    pub(super) not_before: String,
    pub(super) expires: String,
}

impl Draft {
    /// Nothing typed yet, for an item with this id.
    pub(crate) fn new(id: ItemId) -> Self {
        Self { id: id.to_string(), kind: ItemKind::News.word().to_owned(), ..Self::default() }
    }

    /// The draft of an item; the addresses of our own pictures begin with `pictures`.
    pub(crate) fn of(kept: &StoredItem, pictures: &str) -> Self {
        let item = &kept.item;
        let line = |text: Option<&ShortText>| text.map(ToString::to_string).unwrap_or_default();
        let web = |link: Option<&WebLink>| link.map(|link| link.as_str().to_owned()).unwrap_or_default();
        let moment = |moment: Option<NaiveDateTime>| moment.map(|it| it.format(MOMENT).to_string()).unwrap_or_default();
        let day = |day: Option<NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
        let image = web(item.image.as_ref().map(|image| &image.link));
        let (picture, image) =
            if image.starts_with(pictures) { (image, String::new()) } else { (String::new(), image) };
        let event = item.kind.event();
        Self {
            id: item.id.to_string(),
            version: kept.version.to_string(),
            kind: item.kind.word().to_owned(),
            title: item.title.to_string(),
            section: line(item.section.as_ref()),
            summary: line(item.summary.as_ref()),
            body: item.body.clone(),
            link: web(item.link.as_ref()),
            source: line(item.source.as_ref().map(|source| &source.name)),
            source_link: web(item.source.as_ref().map(|source| &source.link)),
            upload: String::new(),
            image,
            picture,
            without: String::new(),
            alt: line(item.image.as_ref().map(|image| &image.alt)),
            starts: moment(event.map(|event| event.starts)),
            ends: moment(event.and_then(|event| event.ends)),
            place: line(event.and_then(|event| event.place.as_ref())),
            register: web(event.and_then(|event| event.register.as_ref())),
            full: event.filter(|event| event.full).map(|_| "yes".to_owned()).unwrap_or_default(),
            not_before: day(item.not_before),
            expires: day(item.expires),
        }
    }

    /// The address of its picture: the link that was typed, else the picture that it has, unless that is taken away.
    pub(super) fn image(&self) -> &str {
        match (self.image.trim().is_empty(), self.without.is_empty()) {
            (false, _) => &self.image,
            (true, true) => &self.picture,
            (true, false) => "",
        }
    }

    /// The description of its picture; nothing where that was taken away.
    pub(super) fn alt(&self) -> &str {
        if self.image().is_empty() && !self.without.is_empty() { "" } else { &self.alt }
    }
}
