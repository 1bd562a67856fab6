//! Leaving a list: by the mail program's own button (RFC 8058), or by the link, which opens a page with one button.
//!
//! The POST takes any body or none, and ignores the body, cookies and the origin of the request. It answers 200 with
//! the same page for a valid token, a used one, a forged one and one of an erased subscriber.

use std::sync::Arc;

use axum::{
    extract::{Path, State},
    response::Response,
};

use super::confirm::{Page, show};
use crate::{
    app::subscribers::unsubscribe as verb,
    domain::{list::List, token::Token},
    web::{
        Site,
        fault::Fault,
        frame::{Door, Frame, Room},
        reading::Reading,
    },
};

/// `GET /u/{token}`
pub(super) async fn ask(
    State(site): State<Arc<Site>>,
    Path(token): Path<String>,
    reading: Reading,
) -> Result<Response, Fault> {
    let list = match Token::parse(&token) {
        Some(token) => verb::look(&site.app, token).await?,
        None => None,
    };
    let frame = frame(&site, list.as_ref(), reading);
    show(&Page {
        title: about(&frame, list.as_ref(), "page-leave-title", "page-leave-title-any"),
        text: frame.say("page-leave-text"),
        address: None,
        button: Some(frame.say("page-leave-button")),
        next: None,
        frame,
    })
}

/// `POST /u/{token}`
pub(super) async fn leave(
    State(site): State<Arc<Site>>,
    Path(token): Path<String>,
    reading: Reading,
) -> Result<Response, Fault> {
    let list = match Token::parse(&token) {
        Some(token) => verb::leave(&site.app, token).await?,
        None => None,
    };
    let frame = frame(&site, list.as_ref(), reading);
    show(&Page {
        title: frame.say("page-left-title"),
        text: about(&frame, list.as_ref(), "page-left-text", "page-left-text-any"),
        address: None,
        button: None,
        next: Some(Door {
            href: list
                .as_ref()
                .map_or_else(|| format!("{}/", frame.root), |list| format!("{}/l/{}", frame.root, list.slug)),
            text: frame.say("page-left-back"),
            here: false,
        }),
        frame,
    })
}

fn frame(site: &Site, list: Option<&List>, reading: Reading) -> Frame {
    match list {
        Some(list) => Frame::of_list(site, list, list.language, Room::Other),
        None => Frame::of_site(site, reading.phrases()),
    }
}

/// The phrase `named` with the list's name in it, or the phrase `any` where the list is not known.
fn about(frame: &Frame, list: Option<&List>, named: &str, any: &str) -> String {
    list.map_or_else(|| frame.say(any), |list| frame.phrases.fill(named, &[("list", list.name.as_str())]))
}
