//! An issue that is under way, on the pages of its list: the link on its name, its steps, and what to do next.

use super::outlook::{self, Part, Step};
use crate::{
    app::audit::history::PastAct,
    domain::{
        audit::Act,
        editor::Permission,
        issue::{Issue, IssueState, outlook::Outlook},
        list::List,
        text::phrases::Phrases,
    },
    web::desk::kit::{
        access::on_list::AtList,
        acts,
        paths::{Link, ListPaths},
    },
};

/// The next thing to do.
pub(crate) struct Next {
    /// The page on which it is done.
    pub href: Link,
    /// The thing to do.
    pub text: String,
}

/// The sentence about what comes next, with a link on "Update 7" where that is there already.
pub(crate) fn linked(phrases: Phrases, paths: &ListPaths, outlook: Outlook, said: Vec<Part>) -> Vec<Part> {
    if matches!(outlook, Outlook::Collecting { .. }) {
        return said;
    }
    let name = phrases.fill("desk-update", &[("number", &outlook.number().to_string())]);
    let plain = |text: &str| Part { text: text.to_owned(), strong: false, href: None };
    let mut parts = Vec::new();
    let mut is_named = false;
    for part in said {
        match part.text.split_once(&name) {
            Some((before, after)) if !is_named && !part.strong => {
                is_named = true;
                let href = Some(paths.issue(outlook.number()));
                parts.extend([plain(before), Part { text: name.clone(), strong: false, href }, plain(after)]);
            }
            _ => parts.push(part),
        }
    }
    parts.retain(|part| !part.text.is_empty());
    parts
}

/// The next thing to do, for an editor who may do it.
pub(crate) fn next(on: &AtList, outlook: Outlook) -> Next {
    let (paths, number) = (on.paths(), outlook.number());
    let issue = paths.issue(number);
    let filled = |key: &str| on.phrases().fill(key, &[("number", &number.to_string())]);
    let next = |href: Link, key: &str| Next { href, text: filled(key) };
    match outlook {
        Outlook::Collecting { .. } if on.has(Permission::Write) => next(paths.new_item(), "desk-queue-add"),
        Outlook::Collecting { .. } => next(paths.queue(), "desk-next-queue"),
        Outlook::ToApprove { .. } if on.has(Permission::Send) => next(issue, "desk-next-approve"),
        Outlook::ToApprove { .. } | Outlook::Approved { .. } | Outlook::Held { .. } => next(issue, "desk-to-issue"),
        Outlook::Sending { .. } | Outlook::Paused { .. } => next(paths.sending(number), "desk-next-sending"),
    }
}

/// The steps of an issue under way: what was done with it, its present state, and what is to come.
pub(crate) fn steps(phrases: Phrases, list: &List, issue: &Issue, acts: &[PastAct]) -> Vec<Step> {
    let step = |when, what, here, past| Step { when, what, here, past };
    let done = acts.iter().filter(|act| is_told(act.act)).map(|act| {
        let what = acts::done(phrases, act.act, act.who.as_ref());
        step(outlook::day(phrases, list, act.at), what, false, true)
    });
    let mut steps: Vec<Step> = done.collect();
    let present = phrases.say(&format!("desk-way-{}", issue.state.word()));
    steps.push(step(phrases.say("desk-now"), present, true, false));
    let after = match issue.state {
        IssueState::Draft { .. } | IssueState::Scheduled { .. } => Some("desk-step-send"),
        IssueState::Held { .. } => Some("desk-way-anew"),
        IssueState::Sending { .. } | IssueState::Paused { .. } => Some("desk-way-done"),
        IssueState::Sent { .. } | IssueState::Stopped { .. } | IssueState::Cancelled => None,
    };
    let when = issue.state.planned().map(|planned| outlook::day(phrases, list, planned));
    let when = when.filter(|_| !matches!(issue.state, IssueState::Held { .. }));
    let later = |key| step(when.unwrap_or_else(|| phrases.say("desk-then")), phrases.say(key), false, false);
    steps.extend(after.map(later));
    steps
}

/// True for an act that moved an issue on, or halted it.
const fn is_told(act: Act) -> bool {
    matches!(
        act,
        Act::Composed
            | Act::ComposedByClock
            | Act::ApprovedFirst
            | Act::Approved
            | Act::Held
            | Act::HeldByClock
            | Act::Published
            | Act::PublishedByClock
            | Act::Paused
            | Act::PausedByBrake
            | Act::Resumed
            | Act::SentToRest
    )
}
