//! The page on which the first owner signs up, by the link that the service prints while it has none.

use askama::Template;
use axum::{extract::Path, http::StatusCode, response::Response};
use serde::Deserialize;

use super::link::welcome;
use crate::{
    app::editors::first_owner::{self as verb, Newcomer},
    domain::{
        text::{
            address::{AddressError, EmailAddress},
            phrases::Phrases,
            short_text::ShortText,
        },
        token::Token,
    },
    web::{
        desk::kit::{
            access::guest::Guest,
            cookies::Cookie,
            form::{Errors, Field, Form, Input, phrases},
            frame::Frame,
            posted::Posted,
        },
        fault::{Fault, FaultKind},
        frame,
    },
};

/// The page with the form.
#[derive(Template)]
#[template(path = "desk/door/first.html")]
struct Page {
    frame: Frame,
    form: Form,
}

/// The fields of the form.
#[derive(Default, Deserialize)]
pub(crate) struct Fields {
    name: String,
    email: String,
}

impl Fields {
    fn form(&self, phrases: Phrases) -> Form {
        let email = Field::labelled("email", Input::Email, phrases.say("page-email"), &self.email);
        Form(vec![
            Field::new(phrases, "desk", "name", Input::Line, &self.name).of_door("name"),
            Field { hint: phrases.say("desk-first-hint"), ..email }.of_door("email"),
        ])
    }

    fn read(&self) -> Result<(ShortText, EmailAddress), Errors> {
        let mut errors = Errors::default();
        let name = |text: &str| ShortText::name(text).map_err(|error| phrases::name(error, "desk-name-empty"));
        let name = errors.required("name", &self.name, name);
        let address = |text: &str| EmailAddress::parse(text).map_err(AddressError::phrase);
        let address = errors.required("email", &self.email, address);
        name.zip(address).ok_or(errors)
    }
}

/// `GET /desk/first/{token}`
pub(crate) async fn show(Path(token): Path<String>, guest: Guest) -> Result<Response, Fault> {
    if !verb::is_open(&guest.site.app, read(&token)?).await? {
        return Err(FaultKind::Nothing.into());
    }
    page(&guest, &Fields::default(), &Errors::default())
}

/// `POST /desk/first/{token}`
pub(crate) async fn become_owner(
    Path(token): Path<String>,
    Posted { by: guest, fields }: Posted<Guest, Fields>,
) -> Result<Response, Fault> {
    let (name, address) = match fields.read() {
        Ok(read) => read,
        Err(errors) => return page(&guest, &fields, &errors),
    };
    let newcomer = Newcomer { address, name, language: guest.visit.phrases().language() };
    let session = verb::become_owner(&guest.site.app, read(&token)?, newcomer, guest.visit.browser()).await?;
    Ok(welcome(&guest, session.ok_or(FaultKind::Nothing)?, true))
}

/// A token that cannot be read is an unknown one.
fn read(token: &str) -> Result<Token, Fault> {
    Token::parse(token).ok_or_else(|| FaultKind::Nothing.into())
}

fn page(guest: &Guest, fields: &Fields, errors: &Errors) -> Result<Response, Fault> {
    let secret = guest.secret();
    let frame = Frame::of_guest(&guest.site, &guest.visit, Some(secret));
    let phrases = frame.phrases;
    let form = fields.form(phrases).with_errors(phrases, errors);
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let mut response = frame::page(status, phrases, &Page { frame, form })?;
    Cookie::Browser.give(&guest.site, response.headers_mut(), secret);
    Ok(response)
}
