//! The part that every page shares: its language, the navigation, the footer, and the links to style sheet and icon.
//! The desk has a frame of its own.

use askama::Template;
use axum::{
    http::{HeaderValue, StatusCode, header::CONTENT_LANGUAGE},
    response::{Html, IntoResponse, Response},
};

use super::{Site, addresses, assets};
use crate::domain::{
    list::List,
    text::{language::Language, markdown, phrases::Phrases},
};

/// A link, such as one in the navigation.
pub(super) struct Door {
    /// The target of the link.
    pub href: String,
    /// The text of the link.
    pub text: String,
    /// True if the link leads to the page it is on.
    pub here: bool,
}

/// The page of a list, for marking it in the navigation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Room {
    /// The form.
    Form,
    /// The archive.
    Archive,
    /// Any page that the navigation does not name.
    Other,
}

/// The shared part of a page.
pub(super) struct Frame {
    /// The phrases of the page's language.
    pub phrases: Phrases,
    /// The prefix of every path: empty, unless the service runs below a path of its host.
    pub root: String,
    /// The link in the header: the list's form, or the front page.
    pub home: Door,
    /// The links of the navigation.
    pub doors: Vec<Door>,
    /// The path of the list's feed, for the head of its pages.
    pub feed: Option<String>,
    /// The link to the list's privacy statement.
    pub privacy: Option<String>,
    /// The name of the list's sender, for the foot of the page.
    pub sender: Option<String>,
    /// The list's own text at the end of each page.
    pub footer: Option<Footer>,
}

/// A list's own text at the end of its pages.
pub(super) struct Footer {
    /// The tag of the text's language.
    pub lang: &'static str,
    /// The text, as HTML that is safe to show.
    pub html: String,
}

impl Frame {
    /// The frame of a page that belongs to no list.
    #[must_use]
    pub(super) fn of_site(site: &Site, phrases: Phrases) -> Self {
        let root = root(site);
        Self {
            home: Door { href: format!("{root}/"), text: "Rondbrief".to_owned(), here: false },
            doors: vec![Door { href: format!("{root}/"), text: phrases.say("page-lists"), here: false }],
            phrases,
            root,
            feed: None,
            privacy: None,
            sender: None,
            footer: None,
        }
    }

    /// The frame of a list's page.
    #[must_use]
    pub(super) fn of_list(site: &Site, list: &List, language: Language, here: Room) -> Self {
        let (root, phrases) = (root(site), Phrases::of(language));
        let form = format!("{root}/l/{}", list.slug);
        let door = |href: String, key, here| Door { href, text: phrases.say(key), here };
        Self {
            home: Door { href: form.clone(), text: list.name.to_string(), here: here == Room::Form },
            doors: vec![
                door(form.clone(), "page-subscribe", here == Room::Form),
                door(format!("{form}/archive"), "page-archive", here == Room::Archive),
            ],
            phrases,
            feed: Some(format!("{form}/feed.atom")),
            root,
            privacy: list.privacy.as_ref().map(ToString::to_string),
            sender: Some(list.sender.name.to_string()),
            footer: list.footer(language).map(|(tag, text)| Footer {
                lang: tag.tag(),
                html: addresses::protect_html(phrases, &markdown::to_html(text.as_str())),
            }),
        }
    }

    /// The phrase `key`.
    #[must_use]
    pub(super) fn say(&self, key: &str) -> String {
        self.phrases.say(key)
    }

    /// The tag of the page's language, for the attribute `lang`.
    #[must_use]
    pub(super) fn lang(&self) -> &'static str {
        self.phrases.language().tag()
    }

    /// The link to the style sheet.
    #[must_use]
    pub(super) fn style(&self) -> String {
        format!("{}/style.css?v={}", self.root, assets::STYLE.version())
    }

    /// The link to the icon.
    #[must_use]
    pub(super) fn icon(&self) -> String {
        format!("{}/favicon.svg?v={}", self.root, assets::ICON.version())
    }
}

/// The path of the base URL, without the slash at its end.
#[must_use]
pub(super) fn root(site: &Site) -> String {
    url::Url::parse(site.links().base())
        .map_or_else(|_| String::new(), |url| url.path().trim_end_matches('/').to_owned())
}

/// A page as a response.
pub(super) fn page(status: StatusCode, phrases: Phrases, page: &impl Template) -> askama::Result<Response> {
    let mut response = (status, Html(page.render()?)).into_response();
    response.headers_mut().insert(CONTENT_LANGUAGE, HeaderValue::from_static(phrases.language().tag()));
    Ok(response)
}
