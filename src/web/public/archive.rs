//! A list's archive: every issue that went out.

use std::sync::Arc;

use askama::Template;
use axum::{
    extract::{Path, State},
    http::{HeaderValue, StatusCode, header::CACHE_CONTROL},
    response::Response,
};
use chrono::NaiveDate;
use chrono_tz::Tz;

use crate::{
    domain::{issue::Issue, text::phrases::Phrases},
    web::{
        Site,
        fault::Fault,
        frame::{self, Frame, Room},
    },
};

/// The time that caches may keep a public page of a list: five minutes.
pub(super) const FRESH: HeaderValue = HeaderValue::from_static("public, max-age=300");

/// An issue in the archive's list.
struct Entry {
    href: String,
    title: String,
    day: NaiveDate,
    date: String,
}

/// The page of the archive.
#[derive(Template)]
#[template(path = "public/archive.html")]
struct Page {
    frame: Frame,
    list: String,
    form: String,
    lead: String,
    entries: Vec<Entry>,
}

/// `GET /l/{list}/archive`
pub(super) async fn show(State(site): State<Arc<Site>>, Path(slug): Path<String>) -> Result<Response, Fault> {
    let list = site.list(&slug).await?;
    let frame = Frame::of_list(&site, &list, list.language, Room::Archive);
    let phrases = frame.phrases;
    let entries = site.app.snapshot().issues(list.id).await?.into_iter().map(|issue| {
        let day = published_on(&issue, list.cadence.zone);
        let href = format!("{}/l/{}/{}", frame.root, list.slug, issue.number);
        Entry { href, title: title(phrases, &issue, day), day, date: phrases.date(day) }
    });
    let entries: Vec<Entry> = entries.collect();
    let lead = phrases.count("page-archive-lead", entries.len().try_into().unwrap_or(u64::MAX));
    let form = format!("{}/l/{}", frame.root, list.slug);
    let mut response =
        frame::page(StatusCode::OK, phrases, &Page { frame, list: list.name.into(), form, lead, entries })?;
    response.headers_mut().insert(CACHE_CONTROL, FRESH);
    Ok(response)
}

/// The name of an issue: "Update 7, januari 2027".
#[must_use]
pub(super) fn title(phrases: Phrases, issue: &Issue, day: NaiveDate) -> String {
    phrases.fill("page-issue-name", &[("number", &issue.number.to_string()), ("month", &phrases.month(day))])
}

/// The day on which an issue was published, in `zone`; the day of its composition until then.
#[must_use]
pub(super) fn published_on(issue: &Issue, zone: Tz) -> NaiveDate {
    issue.state.published_at().unwrap_or(issue.composed_at).with_timezone(&zone).date_naive()
}
