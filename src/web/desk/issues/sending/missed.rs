//! The subscribers who have not got an issue, for editors who manage the list. Opening the page is recorded in the log, for each
//! of them.

use askama::Template;
use axum::{extract::Query, response::Response};
use serde::Deserialize;

use super::way::next_try;
use crate::{
    app::issues::outcomes::{self as verb, Missed},
    domain::{
        ids::SubscriptionId,
        mail::{delivery::DeliveryState, reply_class::ReplyClass},
        time::Instant,
    },
    web::{
        desk::{
            issues::issue::inspected,
            kit::{
                access::{
                    may,
                    on_list::{AtList, OnList},
                },
                frame::{Frame, Room},
                paths::Link,
            },
        },
        fault::{Fault, FaultKind},
    },
};

/// The query of an address.
#[derive(Deserialize)]
pub(crate) struct Asked {
    /// The subscriber before the first one.
    after: Option<String>,
}

/// A subscriber, and why they have not got it.
struct Row {
    state: String,
    /// Their address, and where they are told of; none of somebody who was erased.
    reader: Option<(String, Link)>,
    /// The class of their server's reply, in words.
    meaning: Option<String>,
    /// The moment of the next try.
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
    more: Option<Link>,
    back: Link,
}

/// `GET /desk/l/{list}/issues/{number}/sending/missed`
pub(crate) async fn show(Query(asked): Query<Asked>, on: OnList<may::Manage, (u32,)>) -> Result<Response, Fault> {
    let (number,) = on.named;
    let (it, paths) = (inspected(&on, number).await?, on.paths());
    if it.issue.state.published_at().is_none() {
        return Ok(on.to(&paths.issue(number)));
    }
    let after: Option<SubscriptionId> = asked.after.map(|id| id.parse()).transpose().map_err(|_| FaultKind::Nothing)?;
    let missed = verb::see_missed(on.app(), &on.list, number, after).await?;
    let (phrases, now) = (on.phrases(), on.now());
    let lead = if missed.readers.is_empty() && after.is_none() { "desk-missed-none" } else { "desk-missed-lead" };
    let next = |at| next_try(phrases, &on.list, it.issue.state, at, now);
    on.page(&Page {
        frame: on.frame(Room::Issues),
        title: phrases.fill("desk-missed", &[("number", &number.to_string())]),
        lead: phrases.say(lead),
        rows: missed.readers.iter().map(|missed| row(&on, missed, next)).collect(),
        more: missed.next.map(|next| paths.missed(number).with("after", next)),
        back: paths.sending(number),
    })
}

/// The outcome for one subscriber; `next` tells the moment of the next try.
fn row(on: &AtList, Missed { reader, outcome }: &Missed, next: impl Fn(Instant) -> String) -> Row {
    let phrases = on.phrases();
    let answered = [DeliveryState::Deferred, DeliveryState::Unknown, DeliveryState::Refused].map(DeliveryState::word);
    let reply = outcome.words.as_ref().filter(|_| answered.contains(&outcome.state)).map(|words| match outcome.code {
        Some(code) => format!("{code} {words}"),
        None => words.clone(),
    });
    let next = outcome.due_at.filter(|_| reply.is_some()).map(next);
    Row {
        state: phrases.say(&format!("desk-number-{}", outcome.state)),
        reader: outcome.address.clone().map(|address| (address, on.paths().subscriber(*reader))),
        meaning: reply.as_ref().map(|reply| phrases.say(&format!("desk-reply-{}", ReplyClass::of(reply).word()))),
        next: next.map(|moment| phrases.fill("desk-missed-next", &[("moment", &moment)])),
        words: reply,
    }
}
