//! A list's own page: a description of the list, and the form.

use std::sync::Arc;

use askama::Template;
use axum::{
    extract::{Path, State},
    http::StatusCode,
    response::Response,
};

use super::form::Form;
use crate::{
    domain::{
        list::{List, cadence::Rhythm},
        text::{language::Language, phrases::Phrases},
    },
    web::{
        Site,
        fault::Fault,
        frame::{self, Door, Frame, Room},
        reading::Reading,
    },
};

/// The page with the form.
#[derive(Template)]
#[template(path = "public/list.html")]
struct Page {
    frame: Frame,
    form: Form,
    /// True if the button has to be pressed once more.
    again: bool,
    /// The description of the list, and how often it comes.
    lead: String,
    /// The links to the page in the other languages, each with its tag.
    tongues: Vec<(&'static str, Door)>,
}

/// `GET /l/{list}`
pub(super) async fn show(
    State(site): State<Arc<Site>>,
    Path(slug): Path<String>,
    reading: Reading,
) -> Result<Response, Fault> {
    let list = site.list(&slug).await?;
    let form = Form::fresh(&site, &list, reading.of_list(&list), false).await?;
    Ok(filled(&site, &list, form, false)?)
}

/// The page with a form that was filled in before: with the mistakes in it, or to be sent once more.
pub(super) fn filled(site: &Site, list: &List, form: Form, again: bool) -> askama::Result<Response> {
    let (phrases, language) = (form.phrases, form.phrases.language());
    let frame = Frame::of_list(site, list, language, Room::Form);
    let tongues = Language::ALL
        .into_iter()
        .filter(|other| *other != language)
        .map(|other| {
            let href = format!("{}/l/{}?lang={}", frame.root, list.slug, other.tag());
            (other.tag(), Door { href, text: Phrases::of(other).say("page-in-this-language"), here: false })
        })
        .collect();
    let status = if form.troubles.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    frame::page(status, phrases, &Page { frame, form, again, lead: lead(phrases, list.cadence.rhythm), tongues })
}

fn lead(phrases: Phrases, rhythm: Rhythm) -> String {
    phrases.fill("page-list-lead", &[("often", &rhythm.often(phrases))])
}
