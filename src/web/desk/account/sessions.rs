//! Somebody's account: where they are signed in, and signing out, here, there, or everywhere; and which mail they get.

use std::sync::Arc;

use askama::Template;
use axum::{
    extract::{Path, Query, State},
    http::{HeaderValue, StatusCode},
    response::{IntoResponse, Redirect, Response},
};
use chrono::TimeDelta;
use serde::Deserialize;
use uuid::Uuid;

use super::topics::{self, Group};
use crate::{
    app::editors::sessions as verb,
    domain::{editor::session::Session, ids::SessionId, text::phrases::Phrases},
    web::{
        Site,
        desk::kit::{
            cookies::Cookie,
            frame::{Frame, Room},
            posted::{Here, Nothing, Posted},
        },
        fault::{Fault, FaultKind},
        frame,
    },
};

/// A browser in which somebody is signed in.
struct Place {
    agent: String,
    since: String,
    seen: String,
    here: bool,
    end: String,
}

/// The page with the sessions.
#[derive(Template)]
#[template(path = "desk/account/sessions.html")]
struct Page {
    frame: Frame,
    lead: String,
    /// Whether the second factor was shown here.
    factor: String,
    places: Vec<Place>,
    /// Which mail they get.
    groups: Vec<Group>,
    /// Whether they have just chosen it.
    chosen: bool,
}

/// What an address may ask for.
#[derive(Deserialize)]
pub struct Asked {
    /// What was done a moment ago.
    done: Option<String>,
}

/// `GET /desk/sessions`
pub async fn show(
    State(site): State<Arc<Site>>,
    Query(asked): Query<Asked>,
    Here { signed, visit }: Here,
) -> Result<Response, Fault> {
    let frame = Frame::of(&site, &visit, &signed, None, Room::Sessions);
    let (phrases, now) = (frame.phrases, site.app.now());
    let place = |session: Session| Place {
        since: ago(phrases, now - session.created_at),
        seen: ago(phrases, now - session.seen_at),
        here: session.id == signed.session.id,
        end: format!("{}/desk/sessions/{}/end", frame.root, session.id.0.simple()),
        agent: session.agent.unwrap_or_else(|| phrases.say("desk-agent-unknown")),
    };
    let mut places: Vec<_> = verb::of(&site.app, &signed).await?.into_iter().map(place).collect();
    places.sort_by_key(|place| !place.here);
    let lead = phrases.count("desk-sessions-lead", places.len() as u64);
    let shown = signed.session.factor_at.is_some();
    let factor = phrases.say(if shown { "desk-factor-is-shown" } else { "desk-factor-is-not" });
    let (groups, chosen) = (topics::groups(&site, &signed, phrases).await?, asked.done.as_deref() == Some("mail"));
    Ok(frame::page(StatusCode::OK, phrases, &Page { frame, lead, factor, places, groups, chosen })?)
}

/// `POST /desk/sessions/{id}/end`
pub async fn end(
    State(site): State<Arc<Site>>,
    Path(id): Path<String>,
    Posted { signed, .. }: Posted<Nothing>,
) -> Result<Response, Fault> {
    let id = SessionId(Uuid::try_parse(&id).map_err(|_| FaultKind::Nothing)?);
    if !verb::end(&site.app, &signed, id).await? {
        return Err(FaultKind::Nothing.into());
    }
    Ok(Redirect::to(&format!("{}/desk/sessions", frame::root(&site))).into_response())
}

/// `POST /desk/sessions/end-all`
pub async fn end_all(State(site): State<Arc<Site>>, Posted { signed, .. }: Posted<Nothing>) -> Result<Response, Fault> {
    verb::end_all(&site.app, &signed).await?;
    Ok(goodbye(&site))
}

/// `POST /desk/sign-out`
pub async fn sign_out(
    State(site): State<Arc<Site>>,
    Posted { signed, .. }: Posted<Nothing>,
) -> Result<Response, Fault> {
    verb::sign_out(&site.app, &signed).await?;
    Ok(goodbye(&site))
}

/// To where one signs in; what the browser kept for who signs out is dropped (Clear Site Data section 3.1).
fn goodbye(site: &Site) -> Response {
    let mut response = Redirect::to(&format!("{}/desk/sign-in", frame::root(site))).into_response();
    Cookie::Session.take(site, response.headers_mut());
    response.headers_mut().insert("clear-site-data", HeaderValue::from_static("\"storage\""));
    response
}

/// How long ago something was. Sessions end within a day, so no dates are needed, nor anybody's zone.
fn ago(phrases: Phrases, age: TimeDelta) -> String {
    let whole = |count: i64| u64::try_from(count).unwrap_or(0);
    match age.num_hours() {
        hours if hours > 0 => phrases.count("desk-hours-ago", whole(hours)),
        _ => phrases.count("desk-minutes-ago", whole(age.num_minutes())),
    }
}
