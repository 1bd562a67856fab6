//! Composing the next issue before its cut-off. The page says what that comes to, and when the issue is sent is chosen.

use askama::Template;
use axum::response::Response;
use serde::Deserialize;

use super::all;
use crate::{
    app::issues::{
        compose::{self as verb, ComposeError},
        report,
    },
    web::{
        desk::{
            kit::{
                access::{
                    may,
                    on_list::{AtList, OnList},
                },
                frame::{Frame, Room},
                paths::Link,
                posted::Posted,
                refused::Refusal,
            },
            lists::outlook,
        },
        fault::{Fault, FaultKind},
    },
};

/// The question.
#[derive(Template)]
#[template(path = "desk/issues/compose.html")]
struct Page {
    frame: Frame,
    title: String,
    /// The moment at which it is sent, where it may take the place of the coming one.
    planned: Option<String>,
    /// The number of the newest issue there is.
    newest: u32,
    back: Link,
}

/// The fields of the form.
#[derive(Deserialize)]
pub(crate) struct Fields {
    /// The number of the newest issue on the page.
    newest: String,
    /// `planned`: it takes the place of the coming one; any other word: it is sent by hand.
    #[serde(default)]
    way: String,
}

/// `GET /desk/l/{list}/issues/compose`
pub(crate) async fn ask(on: OnList<may::Write>) -> Result<Response, Fault> {
    let phrases = on.phrases();
    let newest = newest(&on).await?;
    let planned = verb::coming(on.app(), &on.list).await?;
    on.page(&Page {
        frame: on.frame(Room::Issues),
        title: phrases.fill("desk-compose-ask", &[("number", &(newest + 1).to_string())]),
        planned: planned.map(|occurrence| {
            let moment = outlook::moment(phrases, &on.list, occurrence.sends_at, on.now());
            phrases.fill("desk-compose-planned-text", &[("moment", &moment)])
        }),
        newest,
        back: on.paths().issues(),
    })
}

/// `POST /desk/l/{list}/issues`: composes the next one now. Where a newer one is there already, by a second click or by another
/// editor, it leads to that.
pub(crate) async fn compose(Posted { by: on, fields }: Posted<OnList<may::Write>, Fields>) -> Result<Response, Fault> {
    let shown: u32 = fields.newest.parse().map_err(|_| FaultKind::Unreadable)?;
    if let Some(newer) = newer(&on, shown).await? {
        return Ok(newer);
    }
    let composed = match fields.way.as_str() {
        "planned" => verb::compose_early(on.app(), &on.list).await,
        _ => verb::compose_now(on.app(), &on.list).await,
    };
    let error = match composed {
        Ok(issue) => return Ok(on.to(&on.paths().issue(issue.number))),
        Err(error) => error,
    };
    if let ComposeError::NothingDue = error
        && let Some(newer) = newer(&on, shown).await?
    {
        return Ok(newer);
    }
    let objection = error.phrase(on.phrases())?.tell(on.phrases());
    all::page(&on, Some(objection)).await
}

async fn newest(on: &AtList) -> Result<u32, Fault> {
    Ok(report::issues(on.app(), &on.list).await?.first().map_or(0, |issue| issue.number))
}

/// Leads to an issue that is newer than the one a page showed.
async fn newer(on: &AtList, shown: u32) -> Result<Option<Response>, Fault> {
    let newest = newest(on).await?;
    Ok((newest > shown).then(|| on.to(&on.paths().issue(newest))))
}
