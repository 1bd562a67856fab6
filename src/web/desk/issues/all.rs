//! A list's issues: the state of each, and its outcome.

use std::collections::BTreeMap;

use askama::Template;
use axum::{http::StatusCode, response::Response};

use super::words::state;
use crate::{
    app::{issues::report, lists::outlook as prospects},
    domain::{editor::Permission, issue::Issue, text::phrases::Phrases},
    web::{
        desk::{
            kit::{
                access::{
                    may,
                    on_list::{AtList, OnList},
                },
                frame::{Frame, Room},
                paths::Link,
            },
            lists::{
                outlook::{self, Part},
                under_way,
            },
        },
        fault::Fault,
    },
};

/// One of the issues.
struct Row {
    href: Link,
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
    /// The reason why none was composed a moment ago.
    objection: Option<String>,
    rows: Vec<Row>,
    /// The page that composes one, for an editor who may.
    compose: Option<Link>,
}

/// `GET /desk/l/{list}/issues`
pub(crate) async fn show(on: OnList<may::See>) -> Result<Response, Fault> {
    page(&on, None).await
}

/// The page, with the reason why none was composed a moment ago.
pub(crate) async fn page(on: &AtList, objection: Option<String>) -> Result<Response, Fault> {
    let (app, list, phrases, now) = (on.app(), &on.list, on.phrases(), on.now());
    let issues = report::issues(app, list).await?;
    let totals: BTreeMap<_, _> = report::totals(app, list).await?.into_iter().collect();
    let row = |issue: &Issue| Row {
        href: on.paths().issue(issue.number),
        name: phrases.fill("desk-update", &[("number", &issue.number.to_string())]),
        badge: phrases.say(&format!("desk-state-{}", issue.state.word())),
        word: issue.state.word(),
        state: state(phrases, list, issue, now),
        numbers: totals.get(&issue.number).map(|totals| numbers(phrases, *totals)),
    };
    let prospect = prospects::of(app, list).await?;
    let said = outlook::sentence(phrases, list, &prospect, now);
    let status = if objection.is_some() { StatusCode::CONFLICT } else { StatusCode::OK };
    let page = Page {
        frame: on.frame(Room::Issues),
        sentence: under_way::linked(phrases, &on.paths(), prospect.outlook, said),
        objection,
        rows: issues.iter().map(row).collect(),
        compose: (on.has(Permission::Write) && prospect.waiting > 0).then(|| on.paths().compose()),
    };
    on.answer(status, &page)
}

/// "412 lezers hebben hem; bij 3 lukte het niet."
fn numbers(phrases: Phrases, totals: report::Totals) -> String {
    let accepted = phrases.count("desk-accepted", totals.accepted);
    format!("{accepted} {}", phrases.count("desk-refused", totals.refused))
}
