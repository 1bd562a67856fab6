//! One reader: who it is, where they stand, and what happened. Opening the page stands in the log.

use std::sync::Arc;

use askama::Template;
use axum::{
    extract::{Path, Query, State},
    http::StatusCode,
    response::Response,
};

use super::{Asked, done, named, path, path_of, words};
use crate::{
    app::subscribers::look_up as verb,
    domain::{subscriber::subscription::Subscription, text::phrases::Phrases, time::Instant},
    web::{
        Site,
        desk::{
            kit::{
                frame::{Frame, Room},
                posted::Here,
            },
            lists::outlook,
        },
        fault::{Fault, FaultKind},
        frame,
    },
};

/// Whether somebody can be asked to confirm once more.
enum Asking {
    /// They can.
    Now {
        /// When they had asked, in microseconds since 1970: tells a second click from a first one.
        seen: i64,
    },
    /// From this moment on.
    From(String),
    /// They do not wait, or were asked once more already.
    Never,
}

/// The page.
#[derive(Template)]
#[template(path = "desk/subscribers/subscriber.html")]
struct Page {
    frame: Frame,
    done: Option<String>,
    address: String,
    /// The state's word, and what it is called.
    state: (&'static str, String),
    name: Option<String>,
    language: String,
    /// The language of the words that readers agree to.
    lang: &'static str,
    events: Vec<words::Event>,
    home: String,
    back: String,
    /// Whether they can be asked once more.
    asking: Asking,
    is_reader: bool,
}

/// `GET /desk/l/{list}/readers/{reader}`
pub async fn show(
    State(site): State<Arc<Site>>,
    Path((slug, id)): Path<(String, String)>,
    Query(asked): Query<Asked>,
    Here { signed, visit }: Here,
) -> Result<Response, Fault> {
    let (list, id) = named(&site, &signed, &slug, &id).await?;
    let app = site.app.acting_as(signed.editor.id);
    let it = verb::see(&app, &list, id).await?.ok_or(FaultKind::Nothing)?;
    let frame = Frame::of(&site, &visit, &signed, Some(&list), Room::Readers);
    let (phrases, now) = (frame.phrases, site.app.now());
    let page = Page {
        done: done(phrases, &asked),
        address: it.person.address.as_str().to_owned(),
        state: state(phrases, it.membership.state, now),
        name: it.person.name.as_ref().map(ToString::to_string),
        language: Phrases::of(it.membership.language).say("language-name"),
        lang: list.language.tag(),
        events: words::events(phrases, &list, &it),
        home: path_of(&site, &list, id),
        back: path(&site, &list),
        asking: match it.may_be_asked_from(now) {
            Some(from) if from <= now => Asking::Now { seen: it.membership.asked_at.timestamp_micros() },
            Some(from) => Asking::From(outlook::moment(phrases, &list, from, now)),
            None => Asking::Never,
        },
        is_reader: it.membership.state.receives_issues(),
        frame,
    };
    Ok(frame::page(StatusCode::OK, phrases, &page)?)
}

fn state(phrases: Phrases, state: Subscription, now: Instant) -> (&'static str, String) {
    let word = match state {
        Subscription::Active { .. } => "active",
        Subscription::Unsubscribed { .. } => "left",
        Subscription::Pending { .. } if state.is_waiting(now) => "pending",
        Subscription::Pending { .. } => "expired",
    };
    (word, phrases.say(&format!("desk-reader-is-{word}")))
}
