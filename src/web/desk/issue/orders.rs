//! What somebody can have done with an issue: offered where its state allows it, asked once more where it cannot be undone,
//! and answered in plain words where it is too late.
//!
//! Every form holds the fingerprint of what its page showed: nothing is approved or sent that somebody has not looked at. What
//! is on its way says what it says, so there only its state counts. An order whose wish has come true already is done, so that a
//! second click does no harm.

use std::sync::Arc;

use axum::{
    extract::{Path, State},
    response::{IntoResponse, Redirect, Response},
};
use serde::Deserialize;

use super::{
    ask::{cannot, question},
    inspected,
    order::{self, Order},
    path,
};
use crate::{
    app::{
        App, control,
        inspect::Inspection,
        publish::{self, PublishError},
        sessions::Signed,
    },
    domain::{
        checks,
        editor::Deed,
        issue::{InvalidTransition, Issue},
        list::List,
    },
    web::{
        Site,
        desk::{
            list::list_for,
            posted::{Here, Posted},
        },
        fault::{Fault, Kind},
    },
};

/// Has an order carried out.
async fn run(order: Order, app: &App, list: &List, issue: &Issue, seen: &str) -> Result<(), PublishError> {
    let number = issue.number;
    match order {
        Order::Approve => publish::approve_seen(app, list, number, seen).await.map(drop),
        Order::Hold => publish::hold(app, list, number).await.map(drop),
        Order::Publish => publish::publish(app, list, number).await.map(drop),
        Order::Cancel => publish::cancel_seen(app, list, number, issue.state).await.map(drop),
        Order::Stop => publish::cancel(app, list, number).await.map(drop),
        Order::Pause => control::pause(app, list, number).await.map(drop),
        Order::Resume => control::resume(app, list, number).await.map(drop),
        Order::Rest => control::send_to_rest(app, list, number).await.map(drop),
    }
}

/// The issue that a path names, if `signed` may have this done with it.
async fn ordered(
    site: &Site,
    signed: &Signed,
    (slug, number, word): &(String, String, String),
) -> Result<(Order, List, Inspection), Fault> {
    let order = Order::of(word).ok_or(Kind::Nothing)?;
    let (list, it) = inspected(site, signed, slug, number, Deed::Write).await?;
    list_for(site, signed, slug, order.deed(it.issue.state)).await?;
    Ok((order, list, it))
}

/// What is posted.
#[derive(Deserialize)]
pub struct Fields {
    /// The fingerprint of what was seen.
    seen: String,
}

/// `GET /desk/l/{list}/issues/{number}/do/{order}`
pub async fn ask(
    State(site): State<Arc<Site>>,
    Path(asked): Path<(String, String, String)>,
    Here { signed, visit }: Here,
) -> Result<Response, Fault> {
    let (order, list, mut it) = ordered(&site, &signed, &asked).await?;
    let mut objection = objection(order, &it);
    if order == Order::Rest && objection.is_none() {
        it.readers = control::rest(&site.app, &list, it.issue.number).await?;
        objection = (it.readers == 0).then_some("nobody");
    }
    match objection {
        Some(why) => cannot(&site, &signed, &visit, &list, &it, why),
        None => question(&site, &signed, &visit, &list, &it, order),
    }
}

/// `POST /desk/l/{list}/issues/{number}/do/{order}`
pub async fn carry_out(
    State(site): State<Arc<Site>>,
    Path(asked): Path<(String, String, String)>,
    Posted { signed, visit, fields }: Posted<Fields>,
) -> Result<Response, Fault> {
    let (order, list, it) = ordered(&site, &signed, &asked).await?;
    if order.is_done(it.issue.state) {
        return Ok(done(&site, &list, &it, order));
    }
    // Nothing keeps somebody from stopping what is on its way.
    let is_open = it.issue.state.published_at().is_none();
    let changed = (is_open && fields.seen != it.fingerprint).then_some("changed");
    if let Some(objection) = objection(order, &it).or(changed) {
        return cannot(&site, &signed, &visit, &list, &it, objection);
    }
    let app = site.app.in_hands_of(signed.editor.id);
    match run(order, &app, &list, &it.issue, &fields.seen).await {
        Ok(()) => Ok(done(&site, &list, &it, order)),
        Err(error) => {
            let objection = refusal(&error).ok_or(error)?;
            // Somebody else, or a second click, may have had the same done at the same moment.
            let (_, _, now) = ordered(&site, &signed, &asked).await?;
            if order.is_done(now.issue.state) {
                return Ok(done(&site, &list, &it, order));
            }
            cannot(&site, &signed, &visit, &list, &now, objection)
        }
    }
}

/// Why it cannot be done, as the end of a phrase's name.
pub fn objection(order: Order, it: &Inspection) -> Option<&'static str> {
    if !Order::offered(it.issue.state).contains(&order) {
        return Some(order::standing(it.issue.state));
    }
    (order.leads_out() && checks::hold(&it.findings)).then_some("red")
}

/// What a verb says of an issue that somebody else moved at the same moment.
fn refusal(error: &PublishError) -> Option<&'static str> {
    match error {
        PublishError::State(InvalidTransition::NotApproved) => Some("not-approved"),
        PublishError::State(InvalidTransition::Cancelled) => Some("cancelled"),
        PublishError::State(_) | PublishError::Changed => Some("changed"),
        PublishError::Altered => Some("altered"),
        PublishError::Empty => Some("red"),
        PublishError::Nobody => Some("nobody"),
        PublishError::NoIssue(_) | PublishError::NoItem | PublishError::Letter(_) | PublishError::Store(_) => None,
    }
}

/// Leads back to the issue, which says what was done.
fn done(site: &Site, list: &List, it: &Inspection, order: Order) -> Response {
    let place = if order.is_on_the_way() { "/sending" } else { "" };
    Redirect::to(&format!("{}{place}?done={}", path(site, list, it.issue.number), order.word())).into_response()
}
