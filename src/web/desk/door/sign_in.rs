//! Asking for a link to sign in. The answer is the same page for any address.

use std::sync::Arc;

use askama::Template;
use axum::{
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use serde::Deserialize;

use crate::{
    app::editors::{passkeys, sign_in as verb},
    domain::{text::address::EmailAddress, token::Token},
    web::{
        Site,
        client::Client,
        desk::{
            account::factor,
            kit::{cookies::Cookie, frame::Frame, posted::PostedByGuest, visit::Visit},
        },
        fault::Fault,
        frame,
    },
};

/// The page with the form.
#[derive(Template)]
#[template(path = "desk/door/sign_in.html")]
struct Page {
    frame: Frame,
    email: String,
    trouble: Option<String>,
    /// The script that passkeys need, where they work.
    passkey: Option<String>,
}

/// The page that says where to look.
#[derive(Template)]
#[template(path = "desk/door/asked.html")]
struct Asked {
    frame: Frame,
}

/// What is filled in.
#[derive(Deserialize)]
pub struct Fields {
    email: String,
}

/// The secret of a browser that is not signed in: the one it has, or a new one.
pub fn secret(site: &Site, visit: &Visit) -> Token {
    visit.secret.unwrap_or_else(|| Token::new(site.app.ids().secret()))
}

/// `GET /desk/sign-in`
pub async fn show(State(site): State<Arc<Site>>, visit: Visit) -> Result<Response, Fault> {
    if visit.signed.is_some() {
        return Ok(Redirect::to(&format!("{}/desk", frame::root(&site))).into_response());
    }
    page(&site, &visit, String::new(), None)
}

/// `POST /desk/sign-in`
pub async fn ask(
    State(site): State<Arc<Site>>,
    Client(network): Client,
    PostedByGuest { visit, fields }: PostedByGuest<Fields>,
) -> Result<Response, Fault> {
    let phrases = visit.phrases();
    let address = match EmailAddress::parse(&fields.email) {
        Ok(address) => address,
        Err(error) => return page(&site, &visit, fields.email, Some(phrases.say(error.phrase()))),
    };
    if site.sign_ins.allow(network) {
        verb::ask(&site.app, &address, secret(&site, &visit)).await?;
    }
    let frame = Frame::of_guest(&site, &visit, None);
    Ok(frame::page(StatusCode::OK, phrases, &Asked { frame })?)
}

fn page(site: &Site, visit: &Visit, email: String, trouble: Option<String>) -> Result<Response, Fault> {
    let secret = secret(site, visit);
    let frame = Frame::of_guest(site, visit, Some(secret));
    let status = if trouble.is_none() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let passkey = passkeys::work(&site.app).then(|| factor::script(&frame));
    let mut response = frame::page(status, frame.phrases, &Page { frame, email, trouble, passkey })?;
    Cookie::Browser.give(site, response.headers_mut(), secret);
    Ok(response)
}
