//! The progress of an issue that is being sent: in numbers, in replies of servers, and in its controls.

use askama::Template;

use crate::{
    app::issues::{answers::Answer, inspect::Inspection, report::Report},
    domain::{
        editor::Permission,
        issue::{
            IssueState,
            pace::{Rate, pace},
        },
        list::List,
        mail::delivery::DeliveryState,
        text::phrases::Phrases,
        time::Instant,
    },
    web::desk::{
        issues::{
            buttons::{Button, buttons, factor, hint},
            control::Control,
            words,
        },
        kit::{access::on_list::AtList, frame::Frame, paths::Link},
        lists::outlook::{self, Step},
    },
};

/// A number with what it counts.
struct Number {
    count: String,
    text: String,
}

/// The pace, and the expected end.
struct Course {
    pace: String,
    end: String,
}

/// The replies of servers of one class.
struct Group {
    /// "Dit adres bestaat niet."
    text: String,
    /// The number of subscribers, and the next try.
    numbers: String,
    /// The servers' own words.
    words: Vec<String>,
}

/// The progress.
#[derive(Template)]
#[template(path = "desk/issues/sending/way.html")]
pub(super) struct Way<'a> {
    frame: &'a Frame,
    title: String,
    badge: String,
    state: &'static str,
    lead: String,
    hint: Option<String>,
    factor: Option<Link>,
    /// True if sending is held, so that no mail is sent at all.
    held: bool,
    buttons: Vec<Button>,
    seen: String,
    finished: i64,
    readers: i64,
    progress: String,
    numbers: Vec<Number>,
    /// None where nothing is sent any more.
    course: Option<Course>,
    /// The replies of servers: those after which it is tried again, and those after which it is not; each under its heading.
    answers: [(String, Vec<Group>); 2],
    /// The page of the subscribers who have not got it, for an editor who may see them.
    missed: Option<Link>,
    home: Link,
    steps: Vec<Step>,
}

impl<'a> Way<'a> {
    /// The progress of an issue, for an editor who looks now.
    pub(super) fn new(on: &AtList, frame: &'a Frame, it: &Inspection, report: &Report) -> Self {
        let (phrases, list, now, state) = (on.phrases(), &on.list, on.now(), it.issue.state);
        let (number, paths) = (it.issue.number, on.paths());
        let finished = report.readers - waiting(it, report);
        let (of, all) = (written(phrases, finished), written(phrases, report.readers));
        Self {
            frame,
            title: phrases.fill(title(state), &[("number", &number.to_string())]),
            badge: phrases.say(&format!("desk-state-{}", state.word())),
            state: state.word(),
            lead: words::state(phrases, list, &it.issue, now),
            hint: hint(on, it),
            factor: factor(on, &paths.sending(number)),
            held: report.held.is_some(),
            buttons: controls(on, it, report),
            seen: it.fingerprint.clone(),
            finished,
            readers: report.readers,
            progress: phrases.fill("desk-progress", &[("done", &of), ("all", &all)]),
            numbers: numbers(phrases, report),
            course: course(phrases, list, state, report, now),
            answers: [("desk-later", false), ("desk-refusals", true)].map(|(heading, is_final)| {
                let answers = report.answers.iter();
                let answers = answers.filter(|answer| (answer.state == DeliveryState::Refused) == is_final);
                (phrases.say(heading), groups(phrases, answers, |at| next_try(phrases, list, state, at, now)))
            }),
            steps: words::steps(phrases, list, it, now),
            missed: (report.deferred + report.unknown + report.refused > 0 && on.may(Permission::Manage))
                .then(|| paths.missed(number)),
            home: paths.issue(number),
        }
    }
}

/// The phrase that is the title of the page.
const fn title(state: IssueState) -> &'static str {
    match state {
        IssueState::Sent { .. } => "desk-sending-title-sent",
        IssueState::Stopped { .. } => "desk-sending-title-stopped",
        IssueState::Draft { .. }
        | IssueState::Scheduled { .. }
        | IssueState::Held { .. }
        | IssueState::Sending { .. }
        | IssueState::Paused { .. }
        | IssueState::Cancelled => "desk-sending-title",
    }
}

/// The controls that are offered; sending to the rest only where somebody may be left.
fn controls(on: &AtList, it: &Inspection, report: &Report) -> Vec<Button> {
    let is_left = report.accepted + report.withdrawn < report.readers || it.readers > report.accepted.unsigned_abs();
    let mut buttons = buttons(on, it);
    buttons.retain(|button| is_left || button.control != Some(Control::Rest));
    buttons
}

/// The number of subscribers who are still to be mailed, or are tried again.
fn waiting(it: &Inspection, report: &Report) -> i64 {
    let is_open = !matches!(it.issue.state, IssueState::Sent { .. });
    report.queued + report.deferred + if is_open { report.unknown } else { 0 }
}

/// True if nothing changes any more until an editor uses a control.
pub(super) fn is_over(it: &Inspection, report: &Report) -> bool {
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

/// The pace and the expected end, in words; none where nothing is sent any more.
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

/// The replies of servers in words, the most frequent first; `next` tells the moment of the next try.
fn groups<'a>(
    phrases: Phrases,
    answers: impl Iterator<Item = &'a Answer>,
    next: impl Fn(Instant) -> String,
) -> Vec<Group> {
    let group = |answer: &Answer| {
        let readers = phrases.count("desk-to-readers", answer.readers);
        let numbers = match answer.next_try {
            Some(at) => phrases.fill("desk-next-try", &[("readers", &readers), ("moment", &next(at))]),
            None => phrases.fill("desk-no-next-try", &[("readers", &readers)]),
        };
        let text = phrases.say(&format!("desk-reply-{}", answer.class.word()));
        Group { text, numbers, words: answer.words.clone() }
    };
    answers.map(group).collect()
}

/// The moment of the next try: on the list's clock, as soon as a server can be reached, or once a paused issue is resumed.
pub(super) fn next_try(phrases: Phrases, list: &List, state: IssueState, at: Instant, now: Instant) -> String {
    if matches!(state, IssueState::Paused { .. }) {
        phrases.say("desk-next-try-paused")
    } else if at <= now {
        phrases.say("desk-next-try-soon")
    } else {
        outlook::moment(phrases, list, at, now)
    }
}
