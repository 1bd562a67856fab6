//! Mailing an issue as a test to editors of its list, and to nobody else.

use std::collections::BTreeMap;

use askama::Template;
use axum::{http::StatusCode, response::Response};
use serde::Deserialize;

use super::{ask::cannot, control, issue::inspected};
use crate::{
    app::{editors::manage, issues::preview as verb},
    domain::{editor::Editor, ids::EditorId},
    web::{
        desk::kit::{
            access::{may, on_list::OnList},
            form::Problem,
            frame::{Frame, Room},
            paths::Link,
            posted::Posted,
        },
        fault::{Fault, FaultKind},
    },
};

/// The beginning of the names of the boxes; an editor's id follows.
const BOX: &str = "to-";

/// An editor who can get the test.
struct Colleague {
    /// The name of the box.
    name: String,
    /// The label.
    text: String,
    is_chosen: bool,
}

/// The page.
#[derive(Template)]
#[template(path = "desk/issues/test_mail.html")]
struct Page {
    frame: Frame,
    title: String,
    colleagues: Vec<Colleague>,
    /// The error that no colleague was chosen, if that is so.
    problems: Vec<Problem>,
    back: Link,
}

/// The boxes that were ticked, by their names.
#[derive(Deserialize)]
#[serde(transparent)]
pub(crate) struct Ticked(BTreeMap<String, String>);

impl Ticked {
    fn read(&self) -> Result<Vec<EditorId>, Fault> {
        let ids = self.0.keys().filter_map(|name| name.strip_prefix(BOX));
        ids.map(|id| Ok(id.parse().map_err(|_| FaultKind::Unreadable)?)).collect()
    }
}

/// An editor who may mail the issue in the path as a test.
type OnIssue = OnList<may::Write, (u32,)>;

/// `GET /desk/l/{list}/issues/{number}/tests`
pub(crate) async fn choose(on: OnIssue) -> Result<Response, Fault> {
    let (number,) = on.named;
    let it = inspected(&on, number).await?;
    if let Some(why) = control::refuses_tests(it.issue.state) {
        return cannot(&on, &it, why);
    }
    page(&on, Vec::new()).await
}

/// `POST /desk/l/{list}/issues/{number}/tests`
pub(crate) async fn send(Posted { by: on, fields }: Posted<OnIssue, Ticked>) -> Result<Response, Fault> {
    let (number,) = on.named;
    let it = inspected(&on, number).await?;
    if let Some(why) = control::refuses_tests(it.issue.state) {
        return cannot(&on, &it, why);
    }
    let chosen = fields.read()?;
    let mut editors = manage::of_list(on.app(), on.list.id).await?;
    if chosen.iter().any(|id| editors.iter().all(|editor| editor.id != *id)) {
        return Err(FaultKind::Nothing.into());
    }
    editors.retain(|editor| chosen.contains(&editor.id));
    if editors.is_empty() {
        let say = |key| on.phrases().say(key);
        return page(&on, vec![Problem::labelled("to-1", &say("desk-tests-to"), &say("desk-tests-none"))]).await;
    }
    verb::test_for(&on.site.app, &on.list, number, on.editor(), &editors).await?;
    Ok(on.to(&on.paths().issue(number).done("tests")))
}

async fn page(on: &OnIssue, problems: Vec<Problem>) -> Result<Response, Fault> {
    let ((number,), phrases) = (on.named, on.phrases());
    let colleague = |editor: &Editor| {
        let is_own = editor.id == on.editor().id;
        let name = editor.name.as_str();
        Colleague {
            name: format!("{BOX}{}", editor.id),
            text: if is_own { phrases.fill("desk-tests-self", &[("name", name)]) } else { name.to_owned() },
            is_chosen: is_own && problems.is_empty(),
        }
    };
    let colleagues = manage::of_list(on.app(), on.list.id).await?.iter().map(colleague).collect();
    let status = if problems.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let page = Page {
        frame: on.frame(Room::Issues),
        title: phrases.fill("desk-ask-test", &[("number", &number.to_string())]),
        colleagues,
        problems,
        back: on.paths().issue(number),
    };
    on.answer(status, &page)
}
