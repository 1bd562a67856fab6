//! Confirming a subscription, or refusing one that somebody else asked for.
//!
//! Mail scanners follow links, so a GET only shows a button. An unknown token, an expired one and a text that is no
//! token get the same answer.

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

/// A page with a question and a button, or with the result.
#[derive(Template)]
#[template(path = "public/token.html")]
pub(super) struct Page {
    /// The part that every page shares.
    pub frame: Frame,
    /// The question, or the result.
    pub title: String,
    /// The explanation below the title.
    pub text: String,
    /// The masked address that the page is about, which its owner recognises.
    pub address: Option<String>,
    /// The text of the button, while there is a question.
    pub button: Option<String>,
    /// The link to the alternative, or to the next step.
    pub next: Option<Door>,
}

/// `GET /confirm/{token}`
pub(super) async fn ask(State(site): State<Arc<Site>>, Path(token): Path<String>) -> Result<Response, Fault> {
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
pub(super) async fn confirm(State(site): State<Arc<Site>>, Path(token): Path<String>) -> Result<Response, Fault> {
    let asked = verb::confirm(&site.app, read(&token)?).await?.ok_or(FaultKind::NoConfirmation)?;
    confirmed(&site, &asked)
}

/// `GET /confirm/{token}/refuse`
pub(super) async fn ask_refuse(State(site): State<Arc<Site>>, Path(token): Path<String>) -> Result<Response, Fault> {
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
pub(super) async fn refuse(State(site): State<Arc<Site>>, Path(token): Path<String>) -> Result<Response, Fault> {
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

/// The page for a subscription that is confirmed.
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

/// The page as a response.
pub(super) fn show(page: &Page) -> Result<Response, Fault> {
    Ok(frame::page(StatusCode::OK, page.frame.phrases, page)?)
}

/// Reads a token; one that cannot be read counts as unknown.
fn read(token: &str) -> Result<Token, Fault> {
    Token::parse(token).ok_or_else(|| FaultKind::NoConfirmation.into())
}
