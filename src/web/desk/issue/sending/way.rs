//! How far an issue is on its way: in numbers, in what servers say, and in what can be done.

use std::collections::BTreeMap;

use askama::Template;

use super::super::{Button, buttons, factor, hint, path, words};
use crate::{
    app::{
        inspect::Inspection,
        report::{Report, Words},
        sessions::Signed,
    },
    domain::{
        delivery::DeliveryState,
        editor::Deed,
        issue::IssueState,
        list::List,
        meaning::Meaning,
        pace::{Rate, pace},
        phrases::Phrases,
        time::Instant,
    },
    web::{
        Site,
        desk::{
            frame::Frame,
            outlook::{self, Step},
        },
    },
};

/// A number with what it counts.
struct Number {
    count: String,
    text: String,
}

/// How fast it goes, and when it ends.
struct Course {
    pace: String,
    end: String,
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

/// How far it is.
#[derive(Template)]
#[template(path = "desk/issue/sending/way.html")]
pub struct Way<'a> {
    frame: &'a Frame,
    title: String,
    badge: String,
    state: &'static str,
    lead: String,
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
    /// None where nothing is sent any more.
    course: Option<Course>,
    /// What servers said: to whom it goes again, and to whom it never will; each under its heading.
    answers: [(String, Vec<Group>); 2],
    /// Where the readers in trouble stand, for those who may see them.
    missed: Option<String>,
    home: String,
    steps: Vec<Step>,
}

impl<'a> Way<'a> {
    /// How far an issue is, for somebody who looks now.
    pub fn new(site: &Site, frame: &'a Frame, signed: &Signed, list: &List, it: &Inspection, report: &Report) -> Self {
        let (phrases, now, home) = (frame.phrases, site.app.now(), path(site, list, it.issue.number));
        let (number, state) = (it.issue.number.to_string(), it.issue.state);
        let finished = report.readers - waiting(it, report);
        let (of, all) = (written(phrases, finished), written(phrases, report.readers));
        Self {
            frame,
            title: phrases.fill("desk-sending-title", &[("number", &number)]),
            badge: phrases.say(&format!("desk-state-{}", state.word())),
            state: state.word(),
            lead: words::state(phrases, list, &it.issue, now),
            hint: hint(phrases, signed, list, it),
            factor: factor(site, signed, list, &format!("{home}/sending")),
            held: report.held.is_some(),
            buttons: buttons(phrases, signed, list, it, &home),
            seen: it.fingerprint.clone(),
            finished,
            readers: report.readers,
            progress: phrases.fill("desk-progress", &[("done", &of), ("all", &all)]),
            numbers: numbers(phrases, report),
            course: course(phrases, list, state, report, now),
            answers: [("desk-later", false), ("desk-refusals", true)].map(|(heading, is_final)| {
                let belongs = |state: &str| (state == DeliveryState::Refused.word()) == is_final;
                (phrases.say(heading), groups(phrases, list, &report.words, now, belongs))
            }),
            steps: words::steps(phrases, list, it, now),
            missed: (report.deferred + report.unknown + report.refused > 0 && signed.may(list.id, Deed::Manage))
                .then(|| format!("{home}/sending/missed")),
            home,
        }
    }
}

/// How many readers have not had their turn, or have it again.
fn waiting(it: &Inspection, report: &Report) -> i64 {
    let is_open = !matches!(it.issue.state, IssueState::Sent { .. });
    report.queued + report.deferred + if is_open { report.unknown } else { 0 }
}

/// Whether nothing will change any more, unless somebody gives an order.
pub fn is_over(it: &Inspection, report: &Report) -> bool {
    match it.issue.state {
        IssueState::Sent { .. } => true,
        IssueState::Stopped { .. } => waiting(it, report) == 0,
        IssueState::Draft { .. }
        | IssueState::Scheduled { .. }
        | IssueState::Held { .. }
        | IssueState::Sending { .. }
        | IssueState::Paused { .. }
        | IssueState::Cancelled => false,
    }
}

/// The numbers that say something: those that may change on the way always, so that nothing moves; others where there are any.
fn numbers(phrases: Phrases, report: &Report) -> Vec<Number> {
    let counted = [
        (report.accepted, "accepted", true),
        (report.queued, "queued", true),
        (report.deferred, "deferred", true),
        (report.refused, "refused", true),
        (report.unknown, "unknown", false),
        (report.withdrawn, "withdrawn", false),
        (report.cancelled, "cancelled", false),
    ];
    let shown = counted.into_iter().filter(|(count, _, always)| *always || *count > 0);
    shown
        .map(|(count, word, _)| Number {
            count: written(phrases, count),
            text: phrases.say(&format!("desk-number-{word}")),
        })
        .collect()
}

fn written(phrases: Phrases, count: i64) -> String {
    phrases.number(u64::try_from(count).unwrap_or(0))
}

/// How fast it goes and when it ends, in words; none where it goes no further.
fn course(phrases: Phrases, list: &List, state: IssueState, report: &Report, now: Instant) -> Option<Course> {
    let say = |pace: &str, end: &str| Course { pace: phrases.say(pace), end: phrases.say(end) };
    if let IssueState::Paused { .. } = state {
        return Some(say("desk-pace-paused", "desk-end-paused"));
    }
    if !matches!(state, IssueState::Sending { .. }) {
        return None;
    }
    let pace = pace(report.lately, u64::try_from(report.queued).unwrap_or(0), now);
    let said = match pace.map(|pace| pace.rate) {
        Some(Rate::PerMinute(readers)) => phrases.count("desk-pace-minute", readers),
        Some(Rate::PerHour(readers)) => phrases.count("desk-pace-hour", readers),
        None => phrases.say("desk-pace-none"),
    };
    let end = match pace.and_then(|pace| pace.end) {
        Some(end) => phrases.fill("desk-end-about", &[("moment", &clock(phrases, list, end, now))]),
        None if report.queued > 0 => phrases.say("desk-end-unknown"),
        None if report.deferred > 0 => phrases.say("desk-end-later"),
        None => phrases.say("desk-end-all"),
    };
    Some(Course { pace: said, end })
}

/// A moment on the list's clock: the time alone, where it is today.
fn clock(phrases: Phrases, list: &List, at: Instant, now: Instant) -> String {
    let (then, today) = (list.cadence.local(at), list.cadence.local(now).date());
    if then.date() == today { phrases.time(then.time()) } else { outlook::moment(phrases, list, at, now) }
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
