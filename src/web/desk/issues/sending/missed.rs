//! Who has not got an issue, reader by reader: for those who look after the list's subscribers. Opening the page stands in the
//! log, for each of them.

use std::sync::Arc;

use askama::Template;
use axum::{
    extract::{Path, Query, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use serde::Deserialize;
use uuid::Uuid;

use super::way::next_try;
use crate::{
    app::issues::outcomes::{self as verb, Missed},
    domain::{
        editor::Permission,
        ids::SubscriptionId,
        list::List,
        mail::{delivery::DeliveryState, reply_class::ReplyClass},
        text::phrases::Phrases,
        time::Instant,
    },
    web::{
        Site,
        desk::{
            issues::issue::{inspected, path},
            kit::{
                frame::{Frame, Room},
                posted::Here,
            },
            subscribers,
        },
        fault::{Fault, FaultKind},
        frame,
    },
};

/// Where it begins.
#[derive(Deserialize)]
pub struct Asked {
    /// The reader before the first one.
    after: Option<String>,
}

/// A reader, and why they have not got it.
struct Row {
    state: String,
    /// Their address, and where they are told of; none of somebody who was erased.
    reader: Option<(String, String)>,
    /// What their server meant.
    meaning: Option<String>,
    /// When they are tried next.
    next: Option<String>,
    /// Their server's own words.
    words: Option<String>,
}

/// The page.
#[derive(Template)]
#[template(path = "desk/issues/sending/missed.html")]
struct Page {
    frame: Frame,
    title: String,
    lead: String,
    rows: Vec<Row>,
    more: Option<String>,
    back: String,
}

/// `GET /desk/l/{list}/issues/{number}/sending/missed`
pub async fn show(
    State(site): State<Arc<Site>>,
    Path((slug, number)): Path<(String, String)>,
    Query(asked): Query<Asked>,
    Here { signed, visit }: Here,
) -> Result<Response, Fault> {
    let (list, it) = inspected(&site, &signed, &slug, &number, Permission::Manage).await?;
    let home = path(&site, &list, it.issue.number);
    if it.issue.state.published_at().is_none() {
        return Ok(Redirect::to(&home).into_response());
    }
    let after =
        asked.after.map(|id| Uuid::try_parse(&id).map(SubscriptionId)).transpose().map_err(|_| FaultKind::Nothing)?;
    let app = site.app.acting_as(signed.editor.id);
    let missed = verb::see_missed(&app, &list, it.issue.number, after).await?;
    let frame = Frame::of(&site, &visit, &signed, Some(&list), Room::Issues);
    let (phrases, now) = (frame.phrases, site.app.now());
    let lead = if missed.readers.is_empty() && after.is_none() { "desk-missed-none" } else { "desk-missed-lead" };
    let next = |at| next_try(phrases, &list, it.issue.state, at, now);
    let page = Page {
        title: phrases.fill("desk-missed", &[("number", &it.issue.number.to_string())]),
        lead: phrases.say(lead),
        rows: missed.readers.iter().map(|reader| row(&site, phrases, &list, reader, next)).collect(),
        more: missed.next.map(|next| format!("{home}/sending/missed?after={}", next.0.simple())),
        back: format!("{home}/sending"),
        frame,
    };
    Ok(frame::page(StatusCode::OK, phrases, &page)?)
}

/// What became of one reader's mail; `next` says when it is tried again.
fn row(
    site: &Site,
    phrases: Phrases,
    list: &List,
    Missed { reader, outcome }: &Missed,
    next: impl Fn(Instant) -> String,
) -> Row {
    let answered = [DeliveryState::Deferred, DeliveryState::Unknown, DeliveryState::Refused].map(DeliveryState::word);
    let reply = outcome.words.as_ref().filter(|_| answered.contains(&outcome.state)).map(|words| match outcome.code {
        Some(code) => format!("{code} {words}"),
        None => words.clone(),
    });
    let next = outcome.due_at.filter(|_| reply.is_some()).map(next);
    Row {
        state: phrases.say(&format!("desk-number-{}", outcome.state)),
        reader: outcome.address.clone().map(|address| (address, subscribers::path_of(site, list, *reader))),
        meaning: reply.as_ref().map(|reply| phrases.say(&format!("desk-meaning-{}", ReplyClass::of(reply).word()))),
        next: next.map(|moment| phrases.fill("desk-missed-next", &[("moment", &moment)])),
        words: reply,
    }
}
