//! Putting the next issue together before its cut-off: what that comes to is said first, and when it goes out is chosen.

use std::sync::Arc;

use askama::Template;
use axum::{
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use serde::Deserialize;

use super::{all, issue::path};
use crate::{
    app::issues::{
        compose::{self as verb, ComposeError},
        report,
    },
    domain::{editor::Permission, list::List},
    web::{
        Site,
        desk::{
            kit::{
                frame::{Frame, Room},
                posted::{Here, Posted},
            },
            lists::{list::list_for, outlook},
        },
        fault::{Fault, FaultKind},
        frame,
    },
};

/// The question.
#[derive(Template)]
#[template(path = "desk/issues/compose.html")]
struct Page {
    frame: Frame,
    title: String,
    /// When it goes out, where it may take the place of the coming one.
    planned: Option<String>,
    /// The number of the newest issue there is.
    newest: u32,
    back: String,
}

/// What is posted.
#[derive(Deserialize)]
pub struct Fields {
    /// The number of the newest issue on the page.
    newest: String,
    /// Whether it takes the place of the coming one, or goes out when somebody says so.
    #[serde(default)]
    way: String,
}

/// `GET /desk/l/{list}/issues/compose`
pub async fn ask(
    State(site): State<Arc<Site>>,
    Path(slug): Path<String>,
    Here { signed, visit }: Here,
) -> Result<Response, Fault> {
    let list = list_for(&site, &signed, &slug, Permission::Write).await?;
    let frame = Frame::of(&site, &visit, &signed, Some(&list), Room::Issues);
    let phrases = frame.phrases;
    let newest = newest(&site, &list).await?;
    let planned = verb::coming(&site.app, &list).await?;
    let page = Page {
        title: phrases.fill("desk-compose-ask", &[("number", &(newest + 1).to_string())]),
        planned: planned.map(|occurrence| {
            let moment = outlook::moment(phrases, &list, occurrence.sends_at, site.app.now());
            phrases.fill("desk-compose-planned-text", &[("moment", &moment)])
        }),
        newest,
        back: all::path(&site, &list),
        frame,
    };
    Ok(frame::page(StatusCode::OK, phrases, &page)?)
}

/// `POST /desk/l/{list}/issues`: puts the next one together now. Where a newer one is there already, by a second click or by
/// somebody else, it leads to that.
pub async fn compose(
    State(site): State<Arc<Site>>,
    Path(slug): Path<String>,
    Posted { signed, visit, fields }: Posted<Fields>,
) -> Result<Response, Fault> {
    let list = list_for(&site, &signed, &slug, Permission::Write).await?;
    let shown: u32 = fields.newest.parse().map_err(|_| FaultKind::Unreadable)?;
    if let Some(newer) = newer(&site, &list, shown).await? {
        return Ok(newer);
    }
    let app = site.app.acting_as(signed.editor.id);
    let composed = match fields.way.as_str() {
        "planned" => verb::compose_early(&app, &list).await,
        _ => verb::compose_now(&app, &list).await,
    };
    match composed {
        Ok(issue) => Ok(to(&site, &list, issue.number)),
        Err(ComposeError::NothingDue) => match newer(&site, &list, shown).await? {
            Some(newer) => Ok(newer),
            None => all::page(&site, &signed, &visit, &list, Some("desk-compose-nothing")).await,
        },
        Err(ComposeError::Passed) => all::page(&site, &signed, &visit, &list, Some("desk-compose-passed")).await,
        Err(error @ ComposeError::Store(_)) => Err(error.into()),
    }
}

async fn newest(site: &Site, list: &List) -> Result<u32, Fault> {
    Ok(report::issues(&site.app, list).await?.first().map_or(0, |issue| issue.number))
}

/// The way to an issue that is newer than the one a page showed.
async fn newer(site: &Site, list: &List, shown: u32) -> Result<Option<Response>, Fault> {
    let newest = newest(site, list).await?;
    Ok((newest > shown).then(|| to(site, list, newest)))
}

fn to(site: &Site, list: &List, number: u32) -> Response {
    Redirect::to(&path(site, list, number)).into_response()
}
