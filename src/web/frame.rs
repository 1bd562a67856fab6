//! What every page shares: its language, the way around, and the links to its style and icon.

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

/// A link in the navigation.
pub struct Door {
    /// Where it leads.
    pub href: String,
    /// What it says.
    pub text: String,
    /// Whether it leads to the page it stands on.
    pub here: bool,
}

/// Which page of a list somebody is on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Room {
    /// The form.
    Form,
    /// The archive.
    Archive,
    /// None that the navigation names.
    Other,
}

/// The shared part of a page.
pub struct Frame {
    /// The words of the page.
    pub phrases: Phrases,
    /// What stands before every path: empty, unless the service lives below a path of its host.
    pub root: String,
    /// The link of the page's head.
    pub home: Door,
    /// The navigation.
    pub doors: Vec<Door>,
    /// The list's feed, for the head of its pages.
    pub feed: Option<String>,
    /// Where the privacy statement stands.
    pub privacy: Option<String>,
    /// What stands at the foot: who sends.
    pub sender: Option<String>,
    /// What the list says at the end of each page.
    pub footer: Option<Footer>,
}

/// A list's own text at the end of its pages.
pub struct Footer {
    /// The language it is in.
    pub lang: &'static str,
    /// The text, as HTML that is safe.
    pub html: String,
}

impl Frame {
    /// The frame of a page that belongs to no list.
    #[must_use]
    pub fn of_site(site: &Site, phrases: Phrases) -> Self {
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
    pub fn of_list(site: &Site, list: &List, language: Language, here: Room) -> Self {
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
    pub fn say(&self, key: &str) -> String {
        self.phrases.say(key)
    }

    /// The page's language for `lang`.
    #[must_use]
    pub fn lang(&self) -> &'static str {
        self.phrases.language().tag()
    }

    /// The link to the style sheet.
    #[must_use]
    pub fn style(&self) -> String {
        format!("{}/style.css?v={}", self.root, assets::STYLE.version())
    }

    /// The link to the icon.
    #[must_use]
    pub fn icon(&self) -> String {
        format!("{}/favicon.svg?v={}", self.root, assets::ICON.version())
    }
}

/// The path of the base URL, without a slash at its end.
#[must_use]
pub fn root(site: &Site) -> String {
    url::Url::parse(site.links().base())
        .map_or_else(|_| String::new(), |url| url.path().trim_end_matches('/').to_owned())
}

/// A page as an answer.
///
/// # Errors
/// When the template cannot be filled in.
pub fn page(status: StatusCode, phrases: Phrases, page: &impl Template) -> askama::Result<Response> {
    let mut response = (status, Html(page.render()?)).into_response();
    response.headers_mut().insert(CONTENT_LANGUAGE, HeaderValue::from_static(phrases.language().tag()));
    Ok(response)
}
