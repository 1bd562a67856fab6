//! An editor's account: the browsers in which they are signed in, signing out of one or all, and the mail they get.

use askama::Template;
use axum::{extract::Query, http::HeaderValue, response::Response};
use chrono::TimeDelta;
use serde::Deserialize;

use super::topics::{self, Group};
use crate::{
    app::editors::sessions as verb,
    domain::{
        editor::{browser::RememberedBrowser, session::Session},
        ids::{BrowserId, SessionId},
        text::phrases::Phrases,
    },
    web::{
        desk::kit::{
            access::signed_in::{AtDesk, SignedIn},
            cookies::Cookie,
            frame::{Frame, Room},
            paths::Link,
            posted::{Nothing, Posted},
        },
        fault::{Fault, FaultKind},
    },
};

/// A browser in which the editor is signed in.
struct Place {
    agent: String,
    since: String,
    seen: String,
    here: bool,
    end: Link,
}

/// A browser that the editor signed in with before.
struct Known {
    agent: String,
    since: String,
    seen: String,
    forget: Link,
}

/// The page with the sessions.
#[derive(Template)]
#[template(path = "desk/account/sessions.html")]
struct Page {
    frame: Frame,
    lead: String,
    /// The sentence that says if the second factor was shown in this session.
    factor: String,
    places: Vec<Place>,
    browsers: Vec<Known>,
    /// The mail they get.
    groups: Vec<Group>,
    /// True right after the editor saved their choice of mail.
    chosen: bool,
}

/// The query of an address.
#[derive(Deserialize)]
pub(crate) struct Asked {
    /// The word of what was done a moment ago.
    done: Option<String>,
}

/// `GET /desk/sessions`
pub(crate) async fn show(Query(asked): Query<Asked>, at: SignedIn) -> Result<Response, Fault> {
    let (phrases, now) = (at.phrases(), at.now());
    let place = |session: Session| Place {
        since: ago(phrases, now - session.created_at),
        seen: ago(phrases, now - session.seen_at),
        here: session.id == at.signed.session.id,
        end: at.desk_paths().end(session.id),
        agent: session.agent.unwrap_or_else(|| phrases.say("desk-agent-unknown")),
    };
    let mut places: Vec<_> = verb::of(at.app(), &at.signed).await?.into_iter().map(place).collect();
    places.sort_by_key(|place| !place.here);
    let known = |browser: RememberedBrowser| Known {
        since: phrases.date(browser.made_at.date_naive()),
        seen: phrases.date(browser.seen_at.date_naive()),
        forget: at.desk_paths().forget(browser.id),
        agent: browser.agent.unwrap_or_else(|| phrases.say("desk-agent-unknown")),
    };
    let browsers = verb::browsers_of(at.app(), &at.signed).await?.into_iter().map(known).collect();
    let shown = at.signed.session.factor_at.is_some();
    at.page(&Page {
        frame: at.frame(Room::Sessions),
        lead: phrases.count("desk-sessions-lead", places.len() as u64),
        factor: phrases.say(if shown { "desk-factor-is-shown" } else { "desk-factor-is-not" }),
        places,
        browsers,
        groups: topics::groups(&at).await?,
        chosen: asked.done.as_deref() == Some("mail"),
    })
}

/// `POST /desk/sessions/{id}/end`
pub(crate) async fn end(Posted { by: at, .. }: Posted<SignedIn<(SessionId,)>, Nothing>) -> Result<Response, Fault> {
    let (id,) = at.named;
    if !verb::end(&at.site.app, &at.signed, id).await? {
        return Err(FaultKind::Nothing.into());
    }
    Ok(at.to(&at.desk_paths().sessions()))
}

/// `POST /desk/sessions/browsers/{id}/forget`
pub(crate) async fn forget(Posted { by: at, .. }: Posted<SignedIn<(BrowserId,)>, Nothing>) -> Result<Response, Fault> {
    let (id,) = at.named;
    if !verb::forget_browser(&at.site.app, &at.signed, id).await? {
        return Err(FaultKind::Nothing.into());
    }
    Ok(at.to(&at.desk_paths().sessions()))
}

/// `POST /desk/sessions/end-all`
pub(crate) async fn end_all(Posted { by: at, .. }: Posted<SignedIn, Nothing>) -> Result<Response, Fault> {
    verb::end_all(&at.site.app, &at.signed).await?;
    Ok(goodbye(&at))
}

/// `POST /desk/sign-out`
pub(crate) async fn sign_out(Posted { by: at, .. }: Posted<SignedIn, Nothing>) -> Result<Response, Fault> {
    verb::sign_out(&at.site.app, &at.signed).await?;
    Ok(goodbye(&at))
}

/// Leads to the page where an editor signs in; what the browser kept for this one is dropped (Clear Site Data section 3.1).
fn goodbye(at: &AtDesk) -> Response {
    let mut response = at.to(&at.desk_paths().sign_in());
    Cookie::Session.take(&at.site, response.headers_mut());
    Cookie::Page.take(&at.site, response.headers_mut());
    response.headers_mut().insert("clear-site-data", HeaderValue::from_static("\"storage\""));
    response
}

/// A time in the past, in words. Sessions end within a day, so neither dates nor zones are needed.
fn ago(phrases: Phrases, age: TimeDelta) -> String {
    let whole = |count: i64| u64::try_from(count).unwrap_or(0);
    match age.num_hours() {
        hours if hours > 0 => phrases.count("desk-hours-ago", whole(hours)),
        _ => phrases.count("desk-minutes-ago", whole(age.num_minutes())),
    }
}
