//! What a list's pages say of an issue that is there already: the link on its name, the line through time that it is on, and
//! what to do next.

use super::outlook::{self, Part, Step};
use crate::{
    app::{audit::history::PastAct as Done, editors::sessions::Signed},
    domain::{
        audit::Act,
        editor::Permission,
        issue::{Issue, IssueState, outlook::Outlook},
        list::List,
        text::phrases::Phrases,
    },
    web::{
        Site,
        desk::kit::{acts, paths},
        frame,
    },
};

/// The next thing to do.
pub struct Next {
    /// Where it is done.
    pub href: String,
    /// What it is.
    pub text: String,
}

/// What comes next, with a link on "Update 7" where that is there already.
pub fn linked(site: &Site, phrases: Phrases, list: &List, outlook: Outlook, said: Vec<Part>) -> Vec<Part> {
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
                let href = Some(paths::issue(site, list, outlook.number()));
                parts.extend([plain(before), Part { text: name.clone(), strong: false, href }, plain(after)]);
            }
            _ => parts.push(part),
        }
    }
    parts.retain(|part| !part.text.is_empty());
    parts
}

/// The next thing to do, for who may.
pub fn next(site: &Site, phrases: Phrases, signed: &Signed, list: &List, outlook: Outlook) -> Next {
    let may = |deed| signed.editor.roles.may(list.id, deed);
    let queue = format!("{}/desk/l/{}/queue", frame::root(site), list.slug);
    let issue = paths::issue(site, list, outlook.number());
    let number = outlook.number().to_string();
    let next = |href: String, key: &str| Next { href, text: phrases.fill(key, &[("number", &number)]) };
    match outlook {
        Outlook::Collecting { .. } if may(Permission::Write) => next(format!("{queue}/add"), "desk-queue-add"),
        Outlook::Collecting { .. } => next(queue, "desk-next-queue"),
        Outlook::ToApprove { .. } if may(Permission::Send) => next(issue, "desk-next-approve"),
        Outlook::ToApprove { .. } | Outlook::Approved { .. } | Outlook::Held { .. } => next(issue, "desk-to-issue"),
        Outlook::Sending { .. } | Outlook::Paused { .. } => next(format!("{issue}/sending"), "desk-next-sending"),
    }
}

/// What was done with an issue under way, where it is now, and what is to come.
pub fn steps(phrases: Phrases, list: &List, issue: &Issue, deeds: &[Done]) -> Vec<Step> {
    let step = |when, what, here, past| Step { when, what, here, past };
    let done = deeds.iter().filter(|deed| is_told(deed.act)).map(|deed| {
        let what = acts::done(phrases, deed.act, deed.who.as_ref());
        step(outlook::day(phrases, list, deed.at), what, false, true)
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

/// Whether an act brought an issue further on its way, or stopped it there.
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
