//! The page of an issue that is on its way, or was: how far it is, what servers say, and the orders for the road.
//!
//! `way` is what it shows, and what is shown anew as figures change; `events` sends that to pages that are open. Who runs no
//! script reloads.

pub mod events;
pub mod missed;
mod way;

use std::sync::Arc;

use askama::Template;
use axum::{
    extract::{Path, Query, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};

use super::issue::{Asked, done, inspected, path};
use crate::{
    app::issues::report,
    domain::editor::Permission,
    web::{
        Site, assets,
        desk::kit::{
            frame::{Frame, Room},
            posted::Here,
        },
        fault::Fault,
        frame,
        watching::EVENTS,
    },
};
use way::Way;

/// The page.
#[derive(Template)]
#[template(path = "desk/issues/sending/sending.html")]
struct Page<'a> {
    frame: &'a Frame,
    title: String,
    done: Option<String>,
    /// Where what changes is sent from, while anything can change.
    events: Option<String>,
    /// The version of its script.
    script: &'static str,
    way: Way<'a>,
}

/// `GET /desk/l/{list}/issues/{number}/sending`
pub async fn show(
    State(site): State<Arc<Site>>,
    Path((slug, number)): Path<(String, String)>,
    Query(asked): Query<Asked>,
    Here { signed, visit }: Here,
) -> Result<Response, Fault> {
    let (list, it) = inspected(&site, &signed, &slug, &number, Permission::See).await?;
    let home = path(&site, &list, it.issue.number);
    if it.issue.state.published_at().is_none() {
        return Ok(Redirect::to(&home).into_response());
    }
    let report = report::report(&site.app, &list, it.issue.number).await?;
    let frame = Frame::of(&site, &visit, &signed, Some(&list), Room::Issues);
    let phrases = frame.phrases;
    let page = Page {
        title: phrases.fill("desk-sending-title", &[("number", &it.issue.number.to_string())]),
        done: done(phrases, &asked, &it),
        events: (!way::is_over(&it, &report)).then(|| format!("{home}{EVENTS}")),
        way: Way::new(&site, &frame, &signed, &list, &it, &report),
        script: assets::SENDING.version(),
        frame: &frame,
    };
    Ok(frame::page(StatusCode::OK, phrases, &page)?)
}
