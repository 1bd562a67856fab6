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
    domain::{list::List, text::language::Language},
    web::{
        Site, assets,
        fault::Fault,
        frame::{self, Frame, Room},
        reading::Reading,
    },
};

/// The bare page; without a form it tells the visitor to look for the mail.
#[derive(Template)]
#[template(path = "public/embed.html")]
struct Page {
    frame: Frame,
    form: Option<Form>,
    /// True if the button has to be pressed once more.
    again: bool,
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
    let page = frame::page(status, frame.phrases, &Page { frame, form: Some(form), again })?;
    Ok(sites::framed_by(list, page))
}

/// The bare page that tells the visitor to look for the mail.
pub(super) fn sent(site: &Site, list: &List, language: Language) -> askama::Result<Response> {
    let frame = Frame::of_list(site, list, language, Room::Other);
    let page = frame::page(StatusCode::OK, frame.phrases, &Page { frame, form: None, again: false })?;
    Ok(sites::framed_by(list, page))
}
