//! Confirming a subscription, or saying that one never asked for it.
//!
//! Mail scanners follow links, so a GET only shows a button. A token that is unknown, expired or no token at all gets one
//! and the same answer.

use std::sync::Arc;

use askama::Template;
use axum::{
    extract::{Path, State},
    http::StatusCode,
    response::Response,
};

use crate::{
    app::subscribers::confirm::{self as verb, Asked},
    domain::token::Token,
    web::{
        Site,
        fault::{Fault, FaultKind},
        frame::{self, Door, Frame, Room},
    },
};

/// A page with a question and a button, or with what was done.
#[derive(Template)]
#[template(path = "public/token.html")]
pub struct Page {
    /// What every page shares.
    pub frame: Frame,
    /// The question, or what was done.
    pub title: String,
    /// What it means.
    pub text: String,
    /// Whom it is about: an address its owner recognises.
    pub address: Option<String>,
    /// The button, while there is a question.
    pub button: Option<String>,
    /// Where to go instead, or next.
    pub next: Option<Door>,
}

/// `GET /confirm/{token}`
pub async fn ask(State(site): State<Arc<Site>>, Path(token): Path<String>) -> Result<Response, Fault> {
    let asked = verb::look(&site.app, read(&token)?).await?.ok_or(FaultKind::NoConfirmation)?;
    if asked.confirmed {
        return confirmed(&site, &asked);
    }
    let frame = Frame::of_list(&site, &asked.list, asked.language, Room::Other);
    let next = Door {
        href: format!("{}/confirm/{token}/refuse", frame.root),
        text: frame.say("page-confirm-not-me"),
        here: false,
    };
    show(&Page {
        title: frame.phrases.fill("page-confirm-title", &[("list", asked.list.name.as_str())]),
        text: frame.say("page-confirm-text"),
        address: Some(asked.masked),
        button: Some(frame.say("page-confirm-button")),
        next: Some(next),
        frame,
    })
}

/// `POST /confirm/{token}`
pub async fn confirm(State(site): State<Arc<Site>>, Path(token): Path<String>) -> Result<Response, Fault> {
    let asked = verb::confirm(&site.app, read(&token)?).await?.ok_or(FaultKind::NoConfirmation)?;
    confirmed(&site, &asked)
}

/// `GET /confirm/{token}/refuse`
pub async fn ask_refuse(State(site): State<Arc<Site>>, Path(token): Path<String>) -> Result<Response, Fault> {
    let asked = verb::look(&site.app, read(&token)?).await?.ok_or(FaultKind::NoConfirmation)?;
    let frame = Frame::of_list(&site, &asked.list, asked.language, Room::Other);
    show(&Page {
        title: frame.say("page-refuse-title"),
        text: frame.say("page-refuse-text"),
        address: Some(asked.masked),
        button: Some(frame.say("page-refuse-button")),
        next: None,
        frame,
    })
}

/// `POST /confirm/{token}/refuse`
pub async fn refuse(State(site): State<Arc<Site>>, Path(token): Path<String>) -> Result<Response, Fault> {
    let asked = verb::refuse(&site.app, read(&token)?).await?.ok_or(FaultKind::NoConfirmation)?;
    let frame = Frame::of_list(&site, &asked.list, asked.language, Room::Other);
    show(&Page {
        title: frame.say("page-refused-title"),
        text: frame.say("page-refused-text"),
        address: None,
        button: None,
        next: None,
        frame,
    })
}

/// What stands on the page once somebody is subscribed.
fn confirmed(site: &Site, asked: &Asked) -> Result<Response, Fault> {
    let frame = Frame::of_list(site, &asked.list, asked.language, Room::Other);
    show(&Page {
        title: frame.phrases.fill("page-confirmed-title", &[("list", asked.list.name.as_str())]),
        text: frame.say("page-confirmed-text"),
        address: None,
        button: None,
        next: Some(Door {
            href: format!("{}/l/{}/archive", frame.root, asked.list.slug),
            text: frame.say("page-read-earlier"),
            here: false,
        }),
        frame,
    })
}

/// The page as an answer.
///
/// # Errors
/// When the template cannot be filled in.
pub fn show(page: &Page) -> Result<Response, Fault> {
    Ok(frame::page(StatusCode::OK, page.frame.phrases, page)?)
}

/// A token that cannot be read is an unknown one.
fn read(token: &str) -> Result<Token, Fault> {
    Token::parse(token).ok_or_else(|| FaultKind::NoConfirmation.into())
}
