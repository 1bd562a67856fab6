//! The page of an issue that is on its way, or was: how far it is, what servers say, and the orders for the road.

use std::{collections::BTreeMap, sync::Arc};

use askama::Template;
use axum::{
    extract::{Path, Query, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};

use super::{Asked, Button, buttons, done, factor, hint, inspected, path, words};
use crate::{
    app::report::{self, Report, Words},
    domain::{
        delivery::DeliveryState, editor::Deed, issue::IssueState, list::List, meaning::Meaning, phrases::Phrases,
        time::Instant,
    },
    web::{
        Site,
        desk::{
            frame::{Frame, Room},
            outlook::{self, Step},
            posted::Here,
        },
        fault::Fault,
        frame,
    },
};

/// A number with what it counts.
struct Number {
    count: i64,
    text: String,
}

/// What servers said about some readers, in one sense.
struct Group {
    /// "Dit adres bestaat niet."
    text: String,
    /// How many readers, and when they are tried again.
    numbers: String,
    /// The servers' own words.
    words: Vec<String>,
}

/// The page.
#[derive(Template)]
#[template(path = "desk/issue/sending.html")]
struct Page {
    frame: Frame,
    title: String,
    badge: String,
    state: String,
    lead: String,
    done: Option<String>,
    hint: Option<String>,
    factor: Option<String>,
    /// Why no mail is sent at all, if so.
    held: bool,
    buttons: Vec<Button>,
    seen: String,
    finished: i64,
    readers: i64,
    progress: String,
    numbers: Vec<Number>,
    /// What servers said: to whom it goes again, and to whom it never will; each under its heading.
    answers: [(String, Vec<Group>); 2],
    home: String,
    steps: Vec<Step>,
}

/// `GET /desk/l/{list}/issues/{number}/sending`
pub async fn show(
    State(site): State<Arc<Site>>,
    Path((slug, number)): Path<(String, String)>,
    Query(asked): Query<Asked>,
    Here { signed, visit }: Here,
) -> Result<Response, Fault> {
    let (list, it) = inspected(&site, &signed, &slug, &number, Deed::See).await?;
    let home = path(&site, &list, it.issue.number);
    let state = it.issue.state;
    if state.published_at().is_none() {
        return Ok(Redirect::to(&home).into_response());
    }
    let report = report::report(&site.app, &list, it.issue.number).await?;
    let frame = Frame::of(&site, &visit, &signed, Some(&list), Room::Issues);
    let (phrases, now) = (frame.phrases, site.app.now());
    let is_open = !matches!(state, IssueState::Sent { .. });
    let waiting = report.queued + report.deferred + if is_open { report.unknown } else { 0 };
    let finished = report.readers - waiting;
    let (of, all) = (finished.to_string(), report.readers.to_string());
    let page = Page {
        title: phrases.fill("desk-sending-title", &[("number", &it.issue.number.to_string())]),
        badge: phrases.say(&format!("desk-state-{}", state.word())),
        lead: words::state(phrases, &list, &it.issue, now),
        state: state.word().to_owned(),
        done: done(phrases, &asked, &it),
        hint: hint(phrases, &signed, &list, &it),
        factor: factor(&site, &signed, &list, &format!("{home}/sending")),
        held: report.held.is_some(),
        buttons: buttons(phrases, &signed, &list, &it, &home),
        seen: it.fingerprint(),
        progress: phrases.fill("desk-progress", &[("done", &of), ("all", &all)]),
        finished,
        readers: report.readers,
        numbers: numbers(phrases, &report),
        answers: [("desk-later", false), ("desk-refusals", true)].map(|(heading, is_final)| {
            let belongs = |state: &str| (state == DeliveryState::Refused.word()) == is_final;
            (phrases.say(heading), groups(phrases, &list, &report.words, now, belongs))
        }),
        steps: words::steps(phrases, &list, &it, now),
        home,
        frame,
    };
    Ok(frame::page(StatusCode::OK, phrases, &page)?)
}

/// The numbers that say something: how many have it and how many wait always, others where there are any.
fn numbers(phrases: Phrases, report: &Report) -> Vec<Number> {
    let counted = [
        (report.accepted, "accepted", true),
        (report.queued, "queued", true),
        (report.deferred, "deferred", false),
        (report.refused, "refused", false),
        (report.unknown, "unknown", false),
        (report.withdrawn, "withdrawn", false),
        (report.cancelled, "cancelled", false),
    ];
    let shown = counted.into_iter().filter(|(count, _, always)| *always || *count > 0);
    shown.map(|(count, word, _)| Number { count, text: phrases.say(&format!("desk-number-{word}")) }).collect()
}

/// What servers said, gathered by what it means, the most frequent first.
fn groups(phrases: Phrases, list: &List, words: &[Words], now: Instant, of: impl Fn(&str) -> bool) -> Vec<Group> {
    let mut by_meaning: BTreeMap<Meaning, Vec<&Words>> = BTreeMap::new();
    for words in words.iter().filter(|words| of(&words.state)) {
        by_meaning.entry(Meaning::of(&words.reply)).or_default().push(words);
    }
    let mut groups: Vec<(i64, Group)> = Vec::new();
    for (meaning, words) in by_meaning {
        let count: i64 = words.iter().map(|words| words.count).sum();
        let readers = phrases.count("desk-to-readers", u64::try_from(count).unwrap_or(0));
        let next = words.iter().filter_map(|words| words.next_try).min();
        let numbers = match next.map(|next| outlook::moment(phrases, list, next.max(now), now)) {
            Some(moment) => phrases.fill("desk-next-try", &[("readers", &readers), ("moment", &moment)]),
            None => phrases.fill("desk-no-next-try", &[("readers", &readers)]),
        };
        let text = phrases.say(&format!("desk-meaning-{}", meaning.word()));
        groups.push((count, Group { text, numbers, words: words.iter().map(|words| words.reply.clone()).collect() }));
    }
    groups.sort_by_key(|(count, _)| std::cmp::Reverse(*count));
    groups.into_iter().map(|(_, group)| group).collect()
}
