//! The front page: the lists to choose from.

use std::sync::Arc;

use askama::Template;
use axum::{extract::State, http::StatusCode, response::Response};

use crate::web::{
    Site,
    fault::Fault,
    frame::{self, Frame},
    reading::Reading,
};

/// A list to choose, with the paths of its form and its archive.
struct Choice {
    name: String,
    lang: &'static str,
    form: String,
    archive: String,
}

/// The front page.
#[derive(Template)]
#[template(path = "public/home.html")]
struct Page {
    frame: Frame,
    choices: Vec<Choice>,
}

/// `GET /`
pub(super) async fn show(State(site): State<Arc<Site>>, reading: Reading) -> Result<Response, Fault> {
    let phrases = reading.phrases();
    let mut frame = Frame::of_site(&site, phrases);
    frame.home.here = true;
    frame.doors.iter_mut().for_each(|door| door.here = true);
    let choices = site.app.snapshot().lists().await?.into_iter().map(|list| Choice {
        form: format!("{}/l/{}", frame.root, list.slug),
        archive: format!("{}/l/{}/archive", frame.root, list.slug),
        lang: list.language.tag(),
        name: list.name.into(),
    });
    let choices = choices.collect();
    Ok(frame::page(StatusCode::OK, phrases, &Page { frame, choices })?)
}
