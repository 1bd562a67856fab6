//! The page of one issue: its mail, what the checks found, its controls, and what was done with it.

use askama::Template;
use axum::{extract::Query, response::Response};

use super::{
    asked::Asked,
    buttons::{Button, buttons, factor, hint},
    control::Control,
    items,
    words::{self, Lights},
};
use crate::{
    app::issues::{
        approve::{self, FirstApprover},
        inspect::{self, InspectError, Inspection},
    },
    domain::{
        editor::Permission,
        issue::{IssueState, checks},
        text::phrases::Phrases,
    },
    web::{
        desk::{
            kit::{
                access::{
                    may,
                    on_list::{AtList, OnList},
                },
                flash::Flash,
                frame::{Frame, Room},
                paths::Link,
                view::{Mail, MailPage},
            },
            lists::outlook::Step,
        },
        fault::{Fault, FaultKind},
    },
};

/// The page.
#[derive(Template)]
#[template(path = "desk/issues/issue.html")]
struct Page {
    frame: Frame,
    title: String,
    badge: String,
    state: String,
    lead: String,
    /// The first approval, when a second one is needed.
    approval: Option<String>,
    flash: Option<Flash>,
    held: bool,
    hint: Option<String>,
    /// The page on which a second factor is shown, if that is all that is missing.
    factor: Option<Link>,
    buttons: Vec<Button>,
    seen: String,
    lang: &'static str,
    from: String,
    /// The mail, as far as it can be shown.
    mail: Option<Mail>,
    /// The form of its preface, for an editor who may change it.
    preface: Option<Link>,
    sections: Vec<items::Section>,
    /// True if this editor may change the contents now.
    changes: bool,
    /// The waiting items that could go along.
    candidates: Vec<items::Entry>,
    /// The reason an editor with the permission to change it cannot do so now.
    fast: Option<String>,
    lights: Option<Lights>,
    /// The page about its sending, once that has begun, and the text of the link.
    sending: Option<(Link, String)>,
    steps: Vec<Step>,
}

/// The list's issue with this number, looked over.
pub(super) async fn inspected(on: &AtList, number: u32) -> Result<Inspection, Fault> {
    match inspect::look(on.app(), &on.list, number).await {
        Ok(it) => Ok(it),
        Err(InspectError::NoIssue(_)) => Err(FaultKind::Nothing.into()),
        Err(error) => Err(error.into()),
    }
}

/// `GET /desk/l/{list}/issues/{number}`
pub(crate) async fn show(Query(asked): Query<Asked>, on: OnList<may::See, (u32,)>) -> Result<Response, Fault> {
    let (number,) = on.named;
    let it = inspected(&on, number).await?;
    let (list, phrases, now, paths) = (&on.list, on.phrases(), on.now(), on.paths());
    let (state, home) = (it.issue.state, paths.issue(number));
    let title = phrases.fill("desk-update", &[("number", &number.to_string())]);
    let waits = state.published_at().is_none();
    let writes = on.has(Permission::Write);
    let changes = writes && state.changeable().is_ok();
    let waiting = if changes { items::waiting(on.app(), list).await? } else { Vec::new() };
    let first = if it.letter.is_some() { approve::first_approver(on.app(), list, &it.issue).await? } else { None };
    let mail = MailPage { phrases, home: home.clone(), title: &title, view: asked.view() };
    on.page(&Page {
        frame: on.frame(Room::Issues),
        badge: phrases.say(&format!("desk-state-{}", state.word())),
        lead: words::lead(phrases, list, &it, now),
        flash: done(phrases, &asked, &it)
            .map(Flash::of)
            .or_else(|| items::flash(&on, &asked, &it, &waiting).filter(|_| changes)),
        held: waits && checks::hold(&it.findings),
        hint: hint(&on, &it),
        factor: factor(&on, &home),
        approval: first.as_ref().map(|first| told(&on, first)),
        buttons: if waits { offered(&on, &it, first.as_ref()) } else { Vec::new() },
        seen: it.fingerprint.clone(),
        lang: list.language.tag(),
        from: list.sender.to_string(),
        sections: items::sections(&on, &it),
        candidates: if changes { items::candidates(&on, &it, waiting) } else { Vec::new() },
        fast: (writes && matches!(state, IssueState::Scheduled { .. })).then(|| phrases.say("desk-stands-fast")),
        changes,
        lights: waits.then(|| words::lights(phrases, &it.findings)),
        steps: words::steps(phrases, list, &it, now),
        mail: it.letter.as_ref().map(|letter| mail.show(letter, &it.contents)),
        preface: changes.then(|| paths.preface(number)),
        state: state.word().to_owned(),
        sending: (!waits && state != IssueState::Cancelled).then(|| (paths.sending(number), sending(phrases, state))),
        title,
    })
}

/// The controls that are offered: no second approval to the editor who gave the first.
fn offered(on: &AtList, it: &Inspection, first: Option<&FirstApprover>) -> Vec<Button> {
    let is_own = first.is_some_and(|first| first.id == Some(on.editor().id));
    let mut offered = buttons(on, it);
    offered.retain(|button| !(is_own && button.control == Some(Control::Approve)));
    offered
}

/// The text of the link to how far it is, or how it went.
fn sending(phrases: Phrases, state: IssueState) -> String {
    let is_over = matches!(state, IssueState::Sent { .. } | IssueState::Stopped { .. });
    phrases.say(if is_over { "desk-see-sent" } else { "desk-see-sending" })
}

/// The message about what was done a moment ago, while it is still so.
pub(super) fn done(phrases: Phrases, asked: &Asked, it: &Inspection) -> Option<String> {
    if let Some(done @ ("opening" | "tests")) = asked.done.as_deref() {
        return Some(phrases.say(&format!("desk-done-{done}")));
    }
    let control: Control = asked.done.as_deref()?.parse().ok()?;
    control.is_done(it.issue.state).then(|| phrases.say(&format!("desk-done-{}", control.word())))
}

/// The first approval in words, and what has to happen next.
fn told(on: &AtList, first: &FirstApprover) -> String {
    let phrases = on.phrases();
    match (first.id, &first.name) {
        (Some(id), _) if id == on.editor().id => phrases.say("desk-approval-own"),
        (..) if !on.has(Permission::Send) => phrases.say("desk-approval-other"),
        (_, Some(name)) => phrases.fill("desk-approval-by", &[("who", name.as_str())]),
        (_, None) => phrases.say("desk-approval-command"),
    }
}
