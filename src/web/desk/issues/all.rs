//! A list's issues: where each stands and what it came to.

use std::{collections::BTreeMap, sync::Arc};

use askama::Template;
use axum::{
    extract::{Path, State},
    http::StatusCode,
    response::Response,
};

use super::issue::{path as issue_path, state};
use crate::{
    app::{editors::sessions::Signed, issues::report, lists::outlook as prospects},
    domain::{editor::Permission, issue::Issue, list::List, text::phrases::Phrases},
    web::{
        Site,
        desk::{
            kit::{
                frame::{Frame, Room},
                posted::Here,
                visit::Visit,
            },
            lists::{
                list::list_for,
                outlook::{self, Part},
                under_way,
            },
        },
        fault::Fault,
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
#[template(path = "desk/issues/all.html")]
struct Page {
    frame: Frame,
    sentence: Vec<Part>,
    trouble: Option<String>,
    rows: Vec<Row>,
    /// Where one is put together, for who may.
    compose: Option<String>,
}

/// `GET /desk/l/{list}/issues`
pub async fn show(
    State(site): State<Arc<Site>>,
    Path(slug): Path<String>,
    Here { signed, visit }: Here,
) -> Result<Response, Fault> {
    let list = list_for(&site, &signed, &slug, Permission::See).await?;
    page(&site, &signed, &visit, &list, None).await
}

/// Where a list's issues are.
pub fn path(site: &Site, list: &List) -> String {
    format!("{}/desk/l/{}/issues", frame::root(site), list.slug)
}

/// The page, with what went wrong a moment ago.
///
/// # Errors
/// When the database does not answer.
pub async fn page(
    site: &Site,
    signed: &Signed,
    visit: &Visit,
    list: &List,
    trouble: Option<&str>,
) -> Result<Response, Fault> {
    let frame = Frame::of(site, visit, signed, Some(list), Room::Issues);
    let (phrases, now) = (frame.phrases, site.app.now());
    let issues = report::issues(&site.app, list).await?;
    let totals: BTreeMap<_, _> = report::totals(&site.app, list).await?.into_iter().collect();
    let row = |issue: &Issue| Row {
        href: issue_path(site, list, issue.number),
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
        trouble: trouble.map(|key| phrases.say(key)),
        rows: issues.iter().map(row).collect(),
        compose: (signed.editor.roles.may(list.id, Permission::Write) && prospect.waiting > 0)
            .then(|| format!("{}/compose", path(site, list))),
        frame,
    };
    let status = if trouble.is_some() { StatusCode::CONFLICT } else { StatusCode::OK };
    Ok(frame::page(status, phrases, &page)?)
}

/// "412 lezers hebben hem; bij 3 lukte het niet."
fn numbers(phrases: Phrases, totals: report::Totals) -> String {
    let accepted = phrases.count("desk-accepted", totals.accepted);
    format!("{accepted} {}", phrases.count("desk-refused", totals.refused))
}
