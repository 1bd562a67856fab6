//! The form in pages of other sites: bare for a frame, and in parts for `embed.js`.
//!
//! Only the list's sites may frame it (`frame-ancestors`) or read its parts (CORS, by exact origin, without
//! credentials).

use std::sync::Arc;

use askama::Template;
use axum::{
    Json,
    extract::{Path, State},
    http::{HeaderMap, StatusCode},
    response::{IntoResponse, Response},
};
use serde_json::json;

use super::{form::Form, sites};
use crate::{
    domain::{
        list::List,
        text::{language::Language, phrases::Phrases},
    },
    web::{
        Site, assets,
        fault::{self, Fault, FaultKind, Told},
        frame::{self, Frame, Room},
        reading::Reading,
    },
};

/// The bare page with the form.
#[derive(Template)]
#[template(path = "public/embed.html")]
struct Page {
    frame: Frame,
    form: Form,
    /// True if the button has to be pressed once more.
    again: bool,
}

/// The bare page that says what became of a form.
#[derive(Template)]
#[template(path = "public/embed_answer.html")]
struct Answer {
    frame: Frame,
    title: String,
    text: String,
}

/// The form by itself.
#[derive(Template)]
#[template(path = "public/form.html")]
struct Part {
    form: Form,
}

/// `GET /embed/{list}`
pub(super) async fn show(
    State(site): State<Arc<Site>>,
    Path(slug): Path<String>,
    reading: Reading,
) -> Result<Response, Fault> {
    let list = site.list(&slug).await?;
    let form = Form::fresh(&site, &list, reading.of_list(&list), true).await?;
    Ok(filled(&site, &list, form, false)?)
}

/// `GET /embed/{list}/form.json`: the form's language, style sheet and markup, and the texts for success and for a
/// failing network.
pub(super) async fn parts(
    State(site): State<Arc<Site>>,
    Path(slug): Path<String>,
    reading: Reading,
    asked: HeaderMap,
) -> Result<Response, Fault> {
    let list = site.list(&slug).await?;
    let form = Form::fresh(&site, &list, reading.of_list(&list), true).await?;
    let parts = json!({
        "lang": form.language(),
        "css": assets::FORM_CSS,
        "trouble": form.say("page-no-network"),
        "done": form.say("page-sent-title"),
        "html": Part { form }.render()?,
    });
    let mut response = Json(parts).into_response();
    sites::share(response.headers_mut(), sites::asking(&list, &asked));
    Ok(response)
}

/// The bare form as it was filled in before.
pub(super) fn filled(site: &Site, list: &List, form: Form, again: bool) -> askama::Result<Response> {
    let status = if form.troubles.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let frame = Frame::of_list(site, list, form.phrases.language(), Room::Form);
    let page = frame::page(status, frame.phrases, &Page { frame, form, again })?;
    Ok(sites::framed_by(list, page))
}

/// The bare page that tells the visitor to look for the mail.
pub(super) fn sent(site: &Site, list: &List, language: Language) -> askama::Result<Response> {
    let phrases = Phrases::of(language);
    let texts = (phrases.say("page-sent-title"), phrases.say("page-sent-text"));
    answer(site, list, language, (StatusCode::OK, texts))
}

/// The bare page that says why a form was not taken: the page of a fault cannot be framed by other sites.
pub(super) fn fault(site: &Site, list: &List, language: Language, kind: FaultKind) -> askama::Result<Response> {
    let fault = Fault::from(kind);
    let Told { status, title, text, .. } = fault.tell(site, Phrases::of(language));
    let page = answer(site, list, language, (status, (title, text)))?;
    let plain = fault.into_response();
    Ok(fault::in_place_of(&plain, page))
}

fn answer(
    site: &Site,
    list: &List,
    language: Language,
    (status, (title, text)): (StatusCode, (String, String)),
) -> askama::Result<Response> {
    let frame = Frame::of_list(site, list, language, Room::Other);
    let page = frame::page(status, frame.phrases, &Answer { frame, title, text })?;
    Ok(sites::framed_by(list, page))
}
