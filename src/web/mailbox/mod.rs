//! The built-in mailbox: the captured mail that the service would have sent, while no SMTP server is configured. With a
//! server, and for browsers without its key, its pages answer 404.
//!
//! A mail's HTML is shown in a frame that runs no script and has no origin, and its own policy repeats these rules.

mod key;

use std::sync::Arc;

use askama::Template;
use axum::{
    Json, Router,
    extract::{Path, State},
    http::{
        HeaderValue, StatusCode,
        header::{CONTENT_DISPOSITION, CONTENT_SECURITY_POLICY, CONTENT_TYPE},
    },
    middleware,
    response::{IntoResponse, Response},
    routing::get,
};
use chrono::DateTime;
use serde_json::{Value, json};
use uuid::Uuid;

use super::{
    Site,
    fault::{Fault, FaultKind},
    frame::{self, Frame},
    framed::{self, Pictures},
    headers,
    reading::Reading,
};
use crate::{
    app::running::captured::{self, CapturedError, CapturedMail, Parts},
    domain::text::phrases::Phrases,
};

/// The policy of the page of one mail, which frames the mail's HTML.
const PAGE_POLICY: &str = "default-src 'none'; style-src 'self'; img-src 'self'; frame-src 'self'; \
                           form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// The page with the list of mails.
#[derive(Template)]
#[template(path = "mailbox/list.html")]
struct List {
    frame: Frame,
    mails: Vec<CapturedMail>,
}

impl List {
    fn date(&self, date: &str) -> String {
        in_words(self.frame.phrases, date)
    }
}

/// The page of one mail.
#[derive(Template)]
#[template(path = "mailbox/mail.html")]
struct Mail {
    frame: Frame,
    id: Uuid,
    parts: Parts,
    source: String,
}

impl Mail {
    fn date(&self) -> String {
        in_words(self.frame.phrases, &self.parts.date)
    }
}

/// The routes of the mailbox.
pub(super) fn routes(site: &Arc<Site>) -> Router<Arc<Site>> {
    let pages = Router::new()
        .route("/mailbox", get(list))
        .route("/mailbox/messages.json", get(messages))
        .route("/mailbox/{id}", get(mail))
        .route("/mailbox/{id}/html", get(html))
        .layer(middleware::from_fn_with_state(Arc::clone(site), key::needed));
    pages.route("/mailbox/open/{key}", get(key::open)).layer(middleware::map_response(headers::private))
}

/// `GET /mailbox`
async fn list(State(site): State<Arc<Site>>, reading: Reading) -> Result<Response, Fault> {
    let mails = all(&site)?;
    let frame = frame(&site, reading);
    Ok(frame::page(StatusCode::OK, frame.phrases, &List { frame, mails })?)
}

/// `GET /mailbox/messages.json`
async fn messages(State(site): State<Arc<Site>>) -> Result<Json<Value>, Fault> {
    let mails = all(&site)?;
    let mails =
        mails.iter().map(|mail| json!({ "id": mail.id, "to": mail.to, "subject": mail.subject, "date": mail.date }));
    Ok(Json(mails.collect()))
}

/// `GET /mailbox/{id}` and `GET /mailbox/{id}.eml`
async fn mail(State(site): State<Arc<Site>>, Path(id): Path<String>, reading: Reading) -> Result<Response, Fault> {
    if let Some(id) = id.strip_suffix(".eml") {
        let (source, _) = one(&site, id)?;
        let headers = [(CONTENT_TYPE, "message/rfc822"), (CONTENT_DISPOSITION, "attachment; filename=\"mail.eml\"")];
        return Ok((headers, source).into_response());
    }
    let (source, parts) = one(&site, &id)?;
    let (frame, source) = (frame(&site, reading), String::from_utf8_lossy(&source).into_owned());
    let id = read(&id)?;
    let mut response = frame::page(StatusCode::OK, frame.phrases, &Mail { frame, id, parts, source })?;
    response.headers_mut().insert(CONTENT_SECURITY_POLICY, HeaderValue::from_static(PAGE_POLICY));
    Ok(response)
}

/// `GET /mailbox/{id}/html`
async fn html(State(site): State<Arc<Site>>, Path(id): Path<String>) -> Result<Response, Fault> {
    let (_, parts) = one(&site, &id)?;
    Ok(framed::mail(&parts.html, Pictures::OfAll))
}

fn fault(error: CapturedError) -> Fault {
    match error {
        CapturedError::NoMailbox | CapturedError::NoMail => FaultKind::NoPage.into(),
        CapturedError::Unreadable(error) => error.into(),
    }
}

fn all(site: &Site) -> Result<Vec<CapturedMail>, Fault> {
    captured::list(&site.app).map_err(fault)
}

fn one(site: &Site, id: &str) -> Result<(Vec<u8>, Parts), Fault> {
    let id = read(id)?;
    captured::one(&site.app, id).map_err(fault)
}

fn read(id: &str) -> Result<Uuid, Fault> {
    Uuid::try_parse(id).map_err(|_| FaultKind::NoPage.into())
}

/// The prefix of the mailbox's paths. An address of its own has none.
fn root(site: &Site) -> String {
    if site.is_admin { String::new() } else { frame::root(site) }
}

fn frame(site: &Site, reading: Reading) -> Frame {
    let mut frame = Frame { root: root(site), ..Frame::of_site(site, reading.phrases()) };
    if site.is_admin {
        // The other pages are at the usual address.
        let front = format!("{}/", site.links().base());
        frame.home.href.clone_from(&front);
        frame.doors.iter_mut().for_each(|door| door.href.clone_from(&front));
    }
    let (href, text) = (format!("{}/mailbox", frame.root), frame.say("page-mailbox"));
    frame.doors.push(frame::Door { href, text, here: false });
    frame
}

/// The date of a mail in words, in UTC; a date that cannot be read stays as it is.
fn in_words(phrases: Phrases, date: &str) -> String {
    DateTime::parse_from_rfc3339(date)
        .map_or_else(|_| date.to_owned(), |date| format!("{} (UTC)", phrases.moment(date.naive_utc())))
}
