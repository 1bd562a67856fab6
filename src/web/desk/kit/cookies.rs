//! The cookies of the desk: that of the session, that by which a browser that asked for a link is recognised, that which keeps the
//! page to go to after signing in, and that by which a browser is remembered in which somebody signed in.
//!
//! Over https their names begin with `__Host-`, so that no other host, and no page that came without https, can set them
//! (RFC 6265bis section 4.1.3.2). Over http, for trying things on one machine, browsers take no such name.

use axum::http::{
    HeaderMap,
    header::{COOKIE, SET_COOKIE},
};
use chrono::TimeDelta;

use crate::{
    domain::{
        editor::{browser::REMEMBERED_FOR, session::LONGEST},
        token::Token,
    },
    web::{Site, headers},
};

/// The time for which a browser that asked for a link is recognised: longer than the link works.
const BROWSER_LASTS: TimeDelta = TimeDelta::hours(1);

/// One of the cookies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Cookie {
    /// The session.
    Session,
    /// The browser that asked for a link.
    Browser,
    /// The path of the page that was asked for without a session.
    Page,
    /// The secret by which a browser is remembered in which somebody signed in.
    Remembered,
}

impl Cookie {
    fn name(self, site: &Site) -> &'static str {
        match (self, is_secure(site)) {
            (Self::Session, true) => "__Host-rondbrief-session",
            (Self::Session, false) => "rondbrief-session",
            (Self::Browser, true) => "__Host-rondbrief-browser",
            (Self::Browser, false) => "rondbrief-browser",
            (Self::Page, true) => "__Host-rondbrief-page",
            (Self::Page, false) => "rondbrief-page",
            (Self::Remembered, true) => "__Host-rondbrief-remembered",
            (Self::Remembered, false) => "rondbrief-remembered",
        }
    }

    const fn lasts(self) -> TimeDelta {
        match self {
            Self::Session => LONGEST,
            Self::Browser | Self::Page => BROWSER_LASTS,
            Self::Remembered => REMEMBERED_FOR,
        }
    }

    /// The secret in it, if the browser has it.
    pub(crate) fn read(self, site: &Site, headers: &HeaderMap) -> Option<Token> {
        self.text(site, headers).and_then(Token::parse)
    }

    /// The text in it, if the browser has it.
    pub(crate) fn text<'a>(self, site: &Site, headers: &'a HeaderMap) -> Option<&'a str> {
        let name = self.name(site);
        let fields = headers.get_all(COOKIE).iter().filter_map(|value| value.to_str().ok());
        let mut pairs = fields.flat_map(|field| field.split(';')).filter_map(|pair| pair.trim().split_once('='));
        pairs.find(|(key, _)| *key == name).map(|(_, value)| value)
    }

    /// Gives it to the browser, with a text in it that has no characters but those of paths.
    pub(crate) fn give_text(self, site: &Site, headers: &mut HeaderMap, text: &str) {
        self.set(site, headers, text, self.lasts());
    }

    /// Gives it to the browser.
    pub(crate) fn give(self, site: &Site, headers: &mut HeaderMap, secret: Token) {
        self.set(site, headers, &secret.text(), self.lasts());
    }

    /// Takes it from the browser.
    pub(crate) fn take(self, site: &Site, headers: &mut HeaderMap) {
        self.set(site, headers, "", TimeDelta::zero());
    }

    fn set(self, site: &Site, headers: &mut HeaderMap, value: &str, lasts: TimeDelta) {
        let (name, secure) = (self.name(site), if is_secure(site) { "; Secure" } else { "" });
        let age = lasts.num_seconds();
        let cookie = format!("{name}={value}; Path=/; Max-Age={age}; HttpOnly; SameSite=Lax{secure}");
        headers::add(headers, SET_COOKIE, &cookie);
    }
}

fn is_secure(site: &Site) -> bool {
    site.links().base().starts_with("https://")
}
