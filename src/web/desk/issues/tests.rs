//! Mailing an issue as a test to people who work at its list, oneself among them; to nobody else.

use std::{collections::BTreeMap, sync::Arc};

use askama::Template;
use axum::{
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use serde::Deserialize;
use uuid::Uuid;

use super::{
    ask::cannot,
    control,
    issue::{inspected, path},
};
use crate::{
    app::{
        editors::{manage, sessions::Signed},
        issues::preview as verb,
    },
    domain::{
        editor::{Editor, Permission},
        ids::EditorId,
        issue::Issue,
        list::List,
    },
    web::{
        Site,
        desk::kit::{
            frame::{Frame, Room},
            posted::{Here, Posted},
            visit::Visit,
        },
        fault::{Fault, FaultKind},
        frame,
    },
};

/// What the names of the boxes begin with; an editor's id follows.
const BOX: &str = "to-";

/// Somebody who can get the test.
struct Colleague {
    /// The name of the box.
    name: String,
    /// What they are called.
    text: String,
    is_chosen: bool,
}

/// The page.
#[derive(Template)]
#[template(path = "desk/issues/tests.html")]
struct Page {
    frame: Frame,
    title: String,
    people: Vec<Colleague>,
    /// Whether nobody was chosen.
    trouble: bool,
    back: String,
}

/// The boxes that were ticked, by their names.
#[derive(Deserialize)]
#[serde(transparent)]
pub struct Ticked(BTreeMap<String, String>);

impl Ticked {
    fn read(&self) -> Result<Vec<EditorId>, Fault> {
        let ids = self.0.keys().filter_map(|name| name.strip_prefix(BOX));
        ids.map(|id| Ok(EditorId(Uuid::try_parse(id).map_err(|_| FaultKind::Unreadable)?))).collect()
    }
}

/// `GET /desk/l/{list}/issues/{number}/tests`
pub async fn choose(
    State(site): State<Arc<Site>>,
    Path((slug, number)): Path<(String, String)>,
    Here { signed, visit }: Here,
) -> Result<Response, Fault> {
    let (list, it) = inspected(&site, &signed, &slug, &number, Permission::Write).await?;
    if let Some(why) = control::refuses_tests(it.issue.state) {
        return cannot(&site, &signed, &visit, &list, &it, why);
    }
    page(&site, &signed, &visit, &list, &it.issue, false).await
}

/// `POST /desk/l/{list}/issues/{number}/tests`
pub async fn send(
    State(site): State<Arc<Site>>,
    Path((slug, number)): Path<(String, String)>,
    Posted { signed, visit, fields }: Posted<Ticked>,
) -> Result<Response, Fault> {
    let (list, it) = inspected(&site, &signed, &slug, &number, Permission::Write).await?;
    if let Some(why) = control::refuses_tests(it.issue.state) {
        return cannot(&site, &signed, &visit, &list, &it, why);
    }
    let chosen = fields.read()?;
    let mut people = manage::of_list(&site.app, list.id).await?;
    if chosen.iter().any(|id| people.iter().all(|editor| editor.id != *id)) {
        return Err(FaultKind::Nothing.into());
    }
    people.retain(|editor| chosen.contains(&editor.id));
    if people.is_empty() {
        return page(&site, &signed, &visit, &list, &it.issue, true).await;
    }
    verb::test_for(&site.app, &list, it.issue.number, &signed.editor, &people).await?;
    Ok(Redirect::to(&format!("{}?done=tests", path(&site, &list, it.issue.number))).into_response())
}

async fn page(
    site: &Site,
    signed: &Signed,
    visit: &Visit,
    list: &List,
    issue: &Issue,
    trouble: bool,
) -> Result<Response, Fault> {
    let frame = Frame::of(site, visit, signed, Some(list), Room::Issues);
    let phrases = frame.phrases;
    let colleague = |editor: &Editor| {
        let is_own = editor.id == signed.editor.id;
        let name = editor.name.as_str();
        Colleague {
            name: format!("{BOX}{}", editor.id.0.simple()),
            text: if is_own { phrases.fill("desk-tests-self", &[("name", name)]) } else { name.to_owned() },
            is_chosen: is_own && !trouble,
        }
    };
    let page = Page {
        title: phrases.fill("desk-ask-test", &[("number", &issue.number.to_string())]),
        people: manage::of_list(&site.app, list.id).await?.iter().map(colleague).collect(),
        back: path(site, list, issue.number),
        trouble,
        frame,
    };
    let status = if trouble { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    Ok(frame::page(status, phrases, &page)?)
}
