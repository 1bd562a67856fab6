//! The page behind a link to sign in. It has one button, since mail scanners follow links: no GET signs an editor in.

use askama::Template;
use axum::{
    extract::Path,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};

use crate::{
    app::editors::sign_in::{self as verb, Begun, Entry, Worth},
    domain::token::Token,
    web::{
        desk::kit::{
            access::guest::Guest,
            back,
            cookies::Cookie,
            frame::Frame,
            posted::{Nothing, Posted},
        },
        fault::Fault,
        frame,
    },
};

/// The page behind a link.
#[derive(Template)]
#[template(path = "desk/door/link.html")]
struct Page {
    frame: Frame,
    title: String,
    text: String,
    works: bool,
}

/// `GET /desk/in/{token}`
pub(crate) async fn show(Path(token): Path<String>, guest: Guest) -> Result<Response, Fault> {
    let worth = match Token::parse(&token) {
        Some(token) => verb::look(&guest.site.app, token, guest.visit.secret).await?,
        None => Worth::Nothing,
    };
    page(&guest, worth)
}

/// `POST /desk/in/{token}`
pub(crate) async fn enter(
    Path(token): Path<String>,
    Posted { by: guest, .. }: Posted<Guest, Nothing>,
) -> Result<Response, Fault> {
    let entered = match Token::parse(&token) {
        Some(token) => verb::enter(&guest.site.app, token, guest.visit.browser()).await?,
        None => Entry::Nothing,
    };
    match entered {
        Entry::Entered(entered) => Ok(welcome(&guest, entered.begun, entered.asks_factor)),
        Entry::OtherBrowser => page(&guest, Worth::OtherBrowser),
        Entry::Nothing => page(&guest, Worth::Nothing),
    }
}

/// Lets an editor in, to the page that they wanted, by way of the second factor where they need one. The secret that the link
/// was bound to is taken back.
pub(crate) fn welcome(guest: &Guest, begun: Begun, needs_factor: bool) -> Response {
    let (site, wanted) = (&guest.site, guest.visit.wanted.as_str());
    let to = if needs_factor { back::factor(site, wanted) } else { back::link(site, wanted) };
    let mut response = Redirect::to(&to.to_string()).into_response();
    Cookie::Session.give(site, response.headers_mut(), begun.session);
    Cookie::Remembered.give(site, response.headers_mut(), begun.remembered);
    Cookie::Browser.take(site, response.headers_mut());
    Cookie::Page.take(site, response.headers_mut());
    response
}

fn page(guest: &Guest, worth: Worth) -> Result<Response, Fault> {
    let secret = guest.secret();
    let (status, key) = match worth {
        Worth::Good => (StatusCode::OK, "desk-link"),
        Worth::OtherBrowser => (StatusCode::FORBIDDEN, "desk-link-other"),
        Worth::Nothing => (StatusCode::NOT_FOUND, "desk-link-over"),
    };
    let frame = Frame::of_guest(&guest.site, &guest.visit, Some(secret));
    let (phrases, works) = (frame.phrases, worth == Worth::Good);
    let page = Page { title: phrases.say(key), text: phrases.say(&format!("{key}-text")), works, frame };
    let mut response = frame::page(status, phrases, &page)?;
    if works {
        Cookie::Browser.give(&guest.site, response.headers_mut(), secret);
    }
    Ok(response)
}
