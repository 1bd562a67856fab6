//! The page on which somebody becomes the first owner, by the link that the service prints while it has none.

use std::sync::Arc;

use askama::Template;
use axum::{
    extract::{Path, State},
    http::StatusCode,
    response::Response,
};
use serde::Deserialize;

use super::{link::welcome, sign_in::secret};
use crate::{
    app::editors::first_owner::{self as verb, Newcomer},
    domain::{
        text::{
            address::EmailAddress,
            short_text::{ShortText, ShortTextError},
        },
        token::Token,
    },
    web::{
        Site,
        desk::kit::{cookies::Cookie, frame::Frame, posted::PostedByGuest, visit::Visit},
        fault::{Fault, FaultKind},
        frame,
    },
};

/// The page with the form.
#[derive(Template)]
#[template(path = "desk/door/first.html")]
struct Page {
    frame: Frame,
    fields: Fields,
    name: Option<String>,
    email: Option<String>,
}

/// What is filled in.
#[derive(Default, Deserialize)]
pub struct Fields {
    name: String,
    email: String,
}

/// `GET /desk/first/{token}`
pub async fn show(State(site): State<Arc<Site>>, Path(token): Path<String>, visit: Visit) -> Result<Response, Fault> {
    if !verb::is_open(&site.app, read(&token)?).await? {
        return Err(FaultKind::Nothing.into());
    }
    page(&site, &visit, Fields::default(), None, None)
}

/// `POST /desk/first/{token}`
pub async fn become_owner(
    State(site): State<Arc<Site>>,
    Path(token): Path<String>,
    PostedByGuest { visit, fields }: PostedByGuest<Fields>,
) -> Result<Response, Fault> {
    let phrases = visit.phrases();
    let name = ShortText::parse(&fields.name).map_err(|error| match error {
        ShortTextError::Empty => "desk-name-empty",
        ShortTextError::TooLong => "page-name-too-long",
        ShortTextError::Control => "page-name-control",
    });
    let address = EmailAddress::parse(&fields.email);
    let (name, address) = match (name, address) {
        (Ok(name), Ok(address)) => (name, address),
        (name, address) => {
            let (name, email) = (name.err(), address.err().map(|error| phrases.say(error.phrase())));
            return page(&site, &visit, fields, name.map(|key| phrases.say(key)), email);
        }
    };
    let newcomer = Newcomer { address, name, language: phrases.language() };
    let session = verb::become_owner(&site.app, read(&token)?, newcomer, visit.browser()).await?;
    Ok(welcome(&site, session.ok_or(FaultKind::Nothing)?, true))
}

/// A token that cannot be read is an unknown one.
fn read(token: &str) -> Result<Token, Fault> {
    Token::parse(token).ok_or_else(|| FaultKind::Nothing.into())
}

fn page(
    site: &Site,
    visit: &Visit,
    fields: Fields,
    name: Option<String>,
    email: Option<String>,
) -> Result<Response, Fault> {
    let secret = secret(site, visit);
    let frame = Frame::of_guest(site, visit, Some(secret));
    let fine = name.is_none() && email.is_none();
    let status = if fine { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let mut response = frame::page(status, frame.phrases, &Page { frame, fields, name, email })?;
    Cookie::Browser.give(site, response.headers_mut(), secret);
    Ok(response)
}
