//! The page after asking for a link to sign in: where to look, and a field for the code of the mail. It is the same for any
//! address, and for whoever asked for nothing.

use askama::Template;
use axum::{
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use serde::Deserialize;

use super::link::welcome;
use crate::{
    app::{
        editors::sign_in_codes::{self as verb, CodeEntry},
        running::drops,
    },
    domain::editor::code::Code,
    web::{
        client::Client,
        desk::kit::{
            access::guest::Guest,
            cookies::Cookie,
            form::{Errors, Field, Form, Input},
            frame::Frame,
            paths::DeskPaths,
            phrase::Phrase,
            posted::Posted,
        },
        fault::{Fault, FaultKind},
        frame,
        limits::Allowance,
    },
};

/// The page that says where to look, with the form for the code.
#[derive(Template)]
#[template(path = "desk/door/asked.html")]
struct Page {
    frame: Frame,
    form: Form,
}

/// The fields of the form.
#[derive(Deserialize)]
pub(crate) struct Fields {
    code: String,
}

/// `GET /desk/code`
pub(crate) async fn show(guest: Guest) -> Result<Response, Fault> {
    if guest.visit.signed.is_some() {
        let lists = DeskPaths::of(&guest.site).lists();
        return Ok(Redirect::to(&lists.to_string()).into_response());
    }
    page(&guest, &Errors::default())
}

/// `POST /desk/code`
pub(crate) async fn enter(
    Client(network): Client,
    Posted { by: guest, fields }: Posted<Guest, Fields>,
) -> Result<Response, Fault> {
    let Some(code) = Code::parse(&fields.code) else { return page(&guest, &Errors::of("code", "desk-code-digits")) };
    let app = &guest.site.app;
    if let Allowance::Spent(limit) = guest.site.codes.allow(network) {
        drops::note(app, None, limit);
        return Err(FaultKind::TooMany.into());
    }
    match verb::enter(app, &code, guest.visit.browser()).await? {
        CodeEntry::Entered(entered) => Ok(welcome(&guest, entered.begun, entered.asks_factor)),
        CodeEntry::Wrong { left } => page(&guest, &Errors::of("code", Phrase::filled("desk-code-wrong", "left", left))),
        CodeEntry::Spent => page(&guest, &Errors::of("code", "desk-code-spent")),
    }
}

/// The page, with an empty field: a code that was wrong is no use in it.
pub(super) fn page(guest: &Guest, errors: &Errors) -> Result<Response, Fault> {
    let secret = guest.secret();
    let frame = Frame::of_guest(&guest.site, &guest.visit, Some(secret));
    let phrases = frame.phrases;
    let code = Field::new(phrases, "desk", "code", Input::Digits, "").of_door("one-time-code");
    let form = Form(vec![code]).with_errors(phrases, errors);
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let mut response = frame::page(status, phrases, &Page { frame, form })?;
    Cookie::Browser.give(&guest.site, response.headers_mut(), secret);
    Ok(response)
}
