//! The page behind a link to sign in: one button, for mail scanners follow links, and no GET signs anybody in.

use std::sync::Arc;

use askama::Template;
use axum::{
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};

use super::sign_in::secret;
use crate::{
    app::editors::sign_in::{self as verb, Worth},
    domain::token::Token,
    web::{
        Site,
        desk::kit::{
            back,
            cookies::Cookie,
            frame::Frame,
            posted::{Nothing, PostedByGuest},
            visit::Visit,
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
pub async fn show(State(site): State<Arc<Site>>, Path(token): Path<String>, visit: Visit) -> Result<Response, Fault> {
    let worth = match Token::parse(&token) {
        Some(token) => verb::look(&site.app, token, visit.secret).await?,
        None => Worth::Nothing,
    };
    page(&site, &visit, worth)
}

/// `POST /desk/in/{token}`
pub async fn enter(
    State(site): State<Arc<Site>>,
    Path(token): Path<String>,
    PostedByGuest { visit, .. }: PostedByGuest<Nothing>,
) -> Result<Response, Fault> {
    let entered = match Token::parse(&token) {
        Some(token) => verb::enter(&site.app, token, visit.browser()).await?,
        None => Err(Worth::Nothing),
    };
    match entered {
        Ok((session, asked)) => Ok(welcome(&site, session, asked)),
        Err(worth) => page(&site, &visit, worth),
    }
}

/// Lets somebody in, by way of the second factor where they need one. The secret that the link was bound to has done its work.
pub fn welcome(site: &Site, session: Token, needs_factor: bool) -> Response {
    let to = if needs_factor { back::factor(site, "/desk") } else { back::link(site, "/desk") };
    let mut response = Redirect::to(&to).into_response();
    Cookie::Session.give(site, response.headers_mut(), session);
    Cookie::Browser.take(site, response.headers_mut());
    response
}

fn page(site: &Site, visit: &Visit, worth: Worth) -> Result<Response, Fault> {
    let secret = secret(site, visit);
    let (status, key) = match worth {
        Worth::Good => (StatusCode::OK, "desk-link"),
        Worth::OtherBrowser => (StatusCode::FORBIDDEN, "desk-link-other"),
        Worth::Nothing => (StatusCode::NOT_FOUND, "desk-link-over"),
    };
    let frame = Frame::of_guest(site, visit, Some(secret));
    let (phrases, works) = (frame.phrases, worth == Worth::Good);
    let page = Page { title: phrases.say(key), text: phrases.say(&format!("{key}-text")), works, frame };
    let mut response = frame::page(status, phrases, &page)?;
    if works {
        Cookie::Browser.give(site, response.headers_mut(), secret);
    }
    Ok(response)
}
