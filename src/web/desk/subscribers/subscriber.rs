//! One subscriber: their address, their state, and what happened. Opening the page is recorded in the log.

use askama::Template;
use axum::{extract::Query, response::Response};

use super::{Asked, done, words};
use crate::{
    app::subscribers::look_up as verb,
    domain::{ids::SubscriptionId, subscriber::subscription::Subscription, text::phrases::Phrases, time::Instant},
    web::{
        desk::{
            kit::{
                access::{may, on_list::OnList},
                frame::{Frame, Room},
                paths::Link,
            },
            lists::outlook,
        },
        fault::{Fault, FaultKind},
    },
};

/// The time from which a subscriber can be asked once more to confirm.
enum Asking {
    /// At once.
    Now {
        /// The time of the last request to confirm, in microseconds since 1970: it tells a second click from a first one.
        seen: i64,
    },
    /// From this moment on, in words.
    From(String),
    /// Never: they are not waiting to confirm, or were asked once more already.
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
    /// The language of the words that subscribers agree to.
    lang: &'static str,
    events: Vec<words::Event>,
    home: Link,
    back: Link,
    /// The time from which they can be asked once more to confirm.
    asking: Asking,
    is_reader: bool,
}

/// `GET /desk/l/{list}/readers/{reader}`
pub(crate) async fn show(
    Query(asked): Query<Asked>,
    on: OnList<may::Manage, (SubscriptionId,)>,
) -> Result<Response, Fault> {
    let (id,) = on.named;
    let it = verb::see(on.app(), &on.list, id).await?.ok_or(FaultKind::Nothing)?;
    let (phrases, now) = (on.phrases(), on.now());
    on.page(&Page {
        frame: on.frame(Room::Subscribers),
        done: done(phrases, &asked),
        // Not as it is spelled: that may come from another list.
        address: it.person.address.normalised(),
        state: state(phrases, it.membership.state, now),
        name: it.membership.name.as_ref().map(ToString::to_string),
        language: Phrases::of(it.membership.language).say("language-name"),
        lang: on.list.language.tag(),
        events: words::events(phrases, &on.list, &it),
        home: on.paths().subscriber(id),
        back: on.paths().subscribers(),
        asking: match it.may_be_asked_from(now) {
            Some(from) if from <= now => Asking::Now { seen: it.membership.asked_at.timestamp_micros() },
            Some(from) => Asking::From(outlook::moment(phrases, &on.list, from, now)),
            None => Asking::Never,
        },
        is_reader: it.membership.state.receives_issues(),
    })
}

fn state(phrases: Phrases, state: Subscription, now: Instant) -> (&'static str, String) {
    let word = match state {
        Subscription::Active { .. } => "active",
        Subscription::Unsubscribed { .. } => "left",
        Subscription::Pending { .. } if state.is_waiting(now) => "pending",
        Subscription::Pending { .. } => "expired",
    };
    (word, phrases.say(&format!("desk-subscriber-is-{word}")))
}
