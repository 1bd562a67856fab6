//! A list's issues: where each stands and what it came to; and putting the next one together now.

use std::{collections::BTreeMap, sync::Arc};

use askama::Template;
use axum::{
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use serde::Deserialize;

use super::{
    frame::{Frame, Room},
    issue::{path, state},
    list::list_for,
    outlook::{self, Part},
    posted::{Here, Posted},
    under_way,
    visit::Visit,
};
use crate::{
    app::{
        compose::{self, ComposeError},
        outlook as prospects, report,
        sessions::Signed,
    },
    domain::{editor::Deed, issue::Issue, list::List, phrases::Phrases},
    web::{
        Site,
        fault::{Fault, Kind},
        frame,
    },
};

/// One of the issues.
struct Row {
    href: String,
    name: String,
    badge: String,
    word: &'static str,
    state: String,
    numbers: Option<String>,
}

/// The page.
#[derive(Template)]
#[template(path = "desk/issues.html")]
struct Page {
    frame: Frame,
    sentence: Vec<Part>,
    trouble: Option<String>,
    rows: Vec<Row>,
    /// Whether this person may have one put together.
    composes: bool,
    /// The number of the newest issue on the page.
    newest: u32,
}

/// What is posted.
#[derive(Deserialize)]
pub struct Fields {
    /// The number of the newest issue on the page.
    newest: String,
}

/// `GET /desk/l/{list}/issues`
pub async fn show(
    State(site): State<Arc<Site>>,
    Path(slug): Path<String>,
    Here { signed, visit }: Here,
) -> Result<Response, Fault> {
    let list = list_for(&site, &signed, &slug, Deed::See).await?;
    page(&site, &signed, &visit, &list, false).await
}

/// `POST /desk/l/{list}/issues`: puts the next one together now. Where a newer one is there already, by a second click or by
/// somebody else, it leads to that.
pub async fn compose(
    State(site): State<Arc<Site>>,
    Path(slug): Path<String>,
    Posted { signed, visit, fields }: Posted<Fields>,
) -> Result<Response, Fault> {
    let list = list_for(&site, &signed, &slug, Deed::Write).await?;
    let shown = fields.newest.parse().map_err(|_| Kind::Unreadable)?;
    if let Some(newer) = newer(&site, &list, shown).await? {
        return Ok(newer);
    }
    match compose::compose_now(&site.app.in_hands_of(signed.editor.id), &list).await {
        Ok(issue) => Ok(to(&site, &list, issue.number)),
        Err(ComposeError::NothingDue) => match newer(&site, &list, shown).await? {
            Some(newer) => Ok(newer),
            None => page(&site, &signed, &visit, &list, true).await,
        },
        Err(error @ ComposeError::Store(_)) => Err(error.into()),
    }
}

/// The way to an issue that is newer than the one a page showed.
async fn newer(site: &Site, list: &List, shown: u32) -> Result<Option<Response>, Fault> {
    let newest = report::issues(&site.app, list).await?.first().map(|issue| issue.number);
    Ok(newest.filter(|newest| *newest > shown).map(|newest| to(site, list, newest)))
}

fn to(site: &Site, list: &List, number: u32) -> Response {
    Redirect::to(&path(site, list, number)).into_response()
}

async fn page(site: &Site, signed: &Signed, visit: &Visit, list: &List, empty: bool) -> Result<Response, Fault> {
    let frame = Frame::of(site, visit, signed, Some(list), Room::Issues);
    let (phrases, now) = (frame.phrases, site.app.now());
    let issues = report::issues(&site.app, list).await?;
    let totals: BTreeMap<_, _> = report::totals(&site.app, list).await?.into_iter().collect();
    let row = |issue: &Issue| Row {
        href: path(site, list, issue.number),
        name: phrases.fill("desk-update", &[("number", &issue.number.to_string())]),
        badge: phrases.say(&format!("desk-state-{}", issue.state.word())),
        word: issue.state.word(),
        state: state(phrases, list, issue, now),
        numbers: totals.get(&issue.number).map(|totals| numbers(phrases, *totals)),
    };
    let prospect = prospects::of(&site.app, list).await?;
    let said = outlook::sentence(phrases, list, &prospect, now);
    let page = Page {
        sentence: under_way::linked(site, phrases, list, prospect.outlook, said),
        trouble: empty.then(|| phrases.say("desk-compose-nothing")),
        rows: issues.iter().map(row).collect(),
        composes: signed.editor.roles.may(list.id, Deed::Write) && prospect.waiting > 0,
        newest: issues.first().map_or(0, |issue| issue.number),
        frame,
    };
    let status = if empty { StatusCode::CONFLICT } else { StatusCode::OK };
    Ok(frame::page(status, phrases, &page)?)
}

/// "412 lezers hebben hem; bij 3 lukte het niet."
fn numbers(phrases: Phrases, totals: report::Totals) -> String {
    let accepted = phrases.count("desk-accepted", totals.accepted);
    format!("{accepted} {}", phrases.count("desk-refused", totals.refused))
}
