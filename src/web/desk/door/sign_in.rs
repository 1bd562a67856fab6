//! The page that asks for a link to sign in. The answer is the same page for any address.

use askama::Template;
use axum::{
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use serde::Deserialize;

use super::code;
use crate::{
    app::{
        editors::{
            passkeys,
            sign_in::{self as verb, Asking},
        },
        running::drops,
    },
    domain::text::{address::EmailAddress, phrases::Phrases},
    web::{
        client::Client,
        desk::{
            account::factor,
            kit::{
                access::guest::Guest,
                cookies::Cookie,
                form::{Errors, Field, Form, Input},
                frame::Frame,
                paths::DeskPaths,
                posted::Posted,
            },
        },
        fault::{Fault, FaultKind},
        frame,
        limits::Allowance,
    },
};

/// The page with the form.
#[derive(Template)]
#[template(path = "desk/door/sign_in.html")]
struct Page {
    frame: Frame,
    form: Form,
    /// The script that passkeys need, where they work.
    passkey: Option<String>,
    /// The page to go to with a passkey.
    back: String,
}

/// The fields of the form.
#[derive(Default, Deserialize)]
pub(crate) struct Fields {
    email: String,
}

impl Fields {
    fn form(&self, phrases: Phrases) -> Form {
        let email = Field::labelled("email", Input::Email, phrases.say("page-email"), &self.email).of_door("email");
        Form(vec![Field { hint: phrases.say("desk-sign-in-hint"), ..email }])
    }
}

/// `GET /desk/sign-in`
pub(crate) async fn show(guest: Guest) -> Result<Response, Fault> {
    if guest.visit.signed.is_some() {
        let lists = DeskPaths::of(&guest.site).lists();
        return Ok(Redirect::to(&lists.to_string()).into_response());
    }
    page(&guest, &Fields::default(), &Errors::default())
}

/// `POST /desk/sign-in`
pub(crate) async fn ask(
    Client(network): Client,
    Posted { by: guest, fields }: Posted<Guest, Fields>,
) -> Result<Response, Fault> {
    let address = match EmailAddress::to_find(&fields.email) {
        Ok(address) => address,
        Err(error) => return page(&guest, &fields, &Errors::of("email", error.phrase())),
    };
    let (app, remembered) = (&guest.site.app, guest.visit.remembered);
    let asking = Asking { browser: guest.secret(), remembered, network: network.asker() };
    match guest.site.sign_ins.allow(network) {
        Allowance::Given => verb::ask(app, &address, asking).await?,
        Allowance::Spent(limit) => {
            drops::note(app, None, limit);
            return Err(FaultKind::TooMany.into());
        }
    }
    code::page(&guest, &Errors::default())
}

fn page(guest: &Guest, fields: &Fields, errors: &Errors) -> Result<Response, Fault> {
    let secret = guest.secret();
    let frame = Frame::of_guest(&guest.site, &guest.visit, Some(secret));
    let (phrases, passkey) = (frame.phrases, passkeys::work(&guest.site.app).then(|| factor::script(&frame)));
    let form = fields.form(phrases).with_errors(phrases, errors);
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let mut response = frame::page(status, phrases, &Page { frame, form, passkey, back: guest.visit.wanted.clone() })?;
    Cookie::Browser.give(&guest.site, response.headers_mut(), secret);
    Ok(response)
}
