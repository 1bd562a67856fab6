//! The page of one issue: how it looks, what the checks found, what can be done with it, and what was done.

pub mod items;
pub mod mail;
pub mod opening;
pub mod orders;
mod refused;
pub mod sending;
pub mod tests;
pub mod words;

use std::sync::Arc;

use askama::Template;
use axum::{
    extract::{Path, Query, State},
    http::StatusCode,
    response::Response,
};
use serde::Deserialize;

pub use super::paths::issue as path;
use super::{
    back,
    frame::{Frame, Room},
    list::list_for,
    notice::Notice,
    outlook::Step,
    posted::Here,
    view::{Tab, View, tabs},
};
use crate::{
    app::{
        inspect::{self, Inspection},
        publish::PublishError,
        second::{self, First},
        sessions::Signed,
    },
    domain::{checks, editor::Deed, issue::IssueState, list::List, phrases::Phrases},
    web::{
        Site,
        fault::{Fault, Kind},
        frame,
    },
};
use orders::Order;
pub use words::{Light, state};

/// What an address may ask for.
#[derive(Deserialize)]
pub struct Asked {
    /// How to look at the mail.
    #[serde(rename = "as")]
    view: Option<String>,
    /// What was done a moment ago.
    done: Option<String>,
    /// With which item.
    item: Option<String>,
}

impl Asked {
    /// How somebody looks: as on a computer, where they say nothing else.
    fn view(&self) -> View {
        View::asked(self.view.as_deref())
    }
}

/// A button, or a link to the page that asks once more.
struct Button {
    action: String,
    text: String,
    asks: bool,
    main: bool,
}

/// The mail, as far as it can be shown.
struct Shown {
    subject: String,
    /// What mailboxes show behind the subject.
    beginning: String,
    text: String,
    title: String,
    has_pictures: bool,
}

/// The page.
#[derive(Template)]
#[template(path = "desk/issue/issue.html")]
struct Page {
    frame: Frame,
    title: String,
    badge: String,
    state: String,
    lead: String,
    /// Who approved it, when a second person has to.
    second: Option<String>,
    notice: Option<Notice>,
    held: bool,
    hint: Option<String>,
    /// Where a second factor is shown, if that is all that is missing.
    factor: Option<String>,
    buttons: Vec<Button>,
    /// Where a test to others is sent, for who may.
    tests: Option<String>,
    seen: String,
    lang: &'static str,
    from: String,
    mail: String,
    view: &'static str,
    tabs: Vec<Tab>,
    shown: Option<Shown>,
    /// Where its subject and opening are changed, for who may.
    opening: Option<String>,
    sections: Vec<items::Section>,
    /// Whether this person may change what is in it, as things stand.
    changes: bool,
    /// What waits and could go along.
    candidates: Vec<items::Entry>,
    /// Why who may else cannot change it now.
    fast: Option<String>,
    lights: Vec<Light>,
    /// Where one sees how far it is, once it is on its way.
    sending: Option<String>,
    steps: Vec<Step>,
}

/// The issue that a path names, looked over, if `signed` may do this with its list.
async fn inspected(
    site: &Site,
    signed: &Signed,
    slug: &str,
    number: &str,
    deed: Deed,
) -> Result<(List, Inspection), Fault> {
    let list = list_for(site, signed, slug, deed).await?;
    let number = number.parse().map_err(|_| Kind::Nothing)?;
    match inspect::look(&site.app, &list, number).await {
        Ok(it) => Ok((list, it)),
        Err(PublishError::NoIssue(_)) => Err(Kind::Nothing.into()),
        Err(error) => Err(error.into()),
    }
}

/// `GET /desk/l/{list}/issues/{number}`
pub async fn show(
    State(site): State<Arc<Site>>,
    Path((slug, number)): Path<(String, String)>,
    Query(asked): Query<Asked>,
    Here { signed, visit }: Here,
) -> Result<Response, Fault> {
    let (list, it) = inspected(&site, &signed, &slug, &number, Deed::See).await?;
    let frame = Frame::of(&site, &visit, &signed, Some(&list), Room::Issues);
    let (phrases, now) = (frame.phrases, site.app.now());
    let view = asked.view();
    let state = it.issue.state;
    let title = phrases.fill("desk-update", &[("number", &it.issue.number.to_string())]);
    let home = path(&site, &list, it.issue.number);
    let waits = state.published_at().is_none();
    let writes = signed.editor.roles.may(list.id, Deed::Write);
    let changes = writes && state.changeable().is_ok();
    let waiting = if changes { items::waiting(&site.app, &list).await? } else { Vec::new() };
    let first = if it.letter.is_some() { second::first(&site.app, &list, &it.issue).await? } else { None };
    let is_own = first.as_ref().is_some_and(|first| first.by == Some(signed.editor.id));
    let mut offered = buttons(phrases, &signed, &list, &it, &home);
    offered.retain(|button| !(is_own && button.action.ends_with("/approve")));
    let page = Page {
        badge: phrases.say(&format!("desk-state-{}", state.word())),
        lead: words::lead(phrases, &list, &it, now),
        notice: done(phrases, &asked, &it)
            .map(Notice::of)
            .or_else(|| items::notice(phrases, &asked, &it, &home, &waiting).filter(|_| changes)),
        held: waits && checks::hold(&it.findings),
        hint: hint(phrases, &signed, &list, &it),
        factor: factor(&site, &signed, &list, &home),
        second: first.as_ref().map(|first| second(phrases, &signed, &list, first)),
        buttons: if waits { offered } else { Vec::new() },
        tests: (writes && Order::offered(state).contains(&Order::Test)).then(|| format!("{home}/tests")),
        seen: it.fingerprint.clone(),
        lang: list.language.tag(),
        from: list.sender.to_string(),
        mail: format!("{home}/mail?as={}", view.word()),
        view: view.word(),
        tabs: tabs(phrases, view, &home),
        sections: items::sections(&site, phrases, &list, &it, &home),
        candidates: if changes { items::candidates(&site, phrases, &list, &it, &home, waiting) } else { Vec::new() },
        fast: (writes && matches!(state, IssueState::Scheduled { .. })).then(|| phrases.say("desk-stands-fast")),
        changes,
        lights: if waits { words::lights(phrases, &it.findings) } else { Vec::new() },
        steps: words::steps(phrases, &list, &it, now),
        shown: shown(&title, &it),
        opening: changes.then(|| format!("{home}/opening")),
        state: state.word().to_owned(),
        title,
        sending: (!waits && state != IssueState::Cancelled).then(|| format!("{home}/sending")),
        frame,
    };
    Ok(frame::page(StatusCode::OK, phrases, &page)?)
}

/// What was done a moment ago, while it is still so.
fn done(phrases: Phrases, asked: &Asked, it: &Inspection) -> Option<String> {
    if let Some(done @ ("opening" | "tests")) = asked.done.as_deref() {
        return Some(phrases.say(&format!("desk-done-{done}")));
    }
    let order = asked.done.as_deref().and_then(Order::of)?;
    let is_so = order == Order::Test || order.is_done(it.issue.state);
    is_so.then(|| phrases.say(&format!("desk-done-{}", order.word())))
}

/// Who does what this person may not.
fn hint(phrases: Phrases, signed: &Signed, list: &List, it: &Inspection) -> Option<String> {
    let can_send = signed.editor.roles.may(list.id, Deed::Send);
    (!can_send && !Order::offered(it.issue.state).is_empty()).then(|| phrases.say("desk-not-a-publisher"))
}

/// Where somebody shows the second factor that sending asks for, who has not.
pub fn factor(site: &Site, signed: &Signed, list: &List, home: &str) -> Option<String> {
    let waits = signed.editor.roles.may(list.id, Deed::Send) && !signed.may(list.id, Deed::Send);
    waits.then(|| back::factor(site, home.strip_prefix(&frame::root(site)).unwrap_or(home)))
}

/// Who approved the issue, and what has to happen next.
fn second(phrases: Phrases, signed: &Signed, list: &List, first: &First) -> String {
    match (first.by, &first.name) {
        (Some(id), _) if id == signed.editor.id => phrases.say("desk-second-own"),
        (..) if !signed.editor.roles.may(list.id, Deed::Send) => phrases.say("desk-second-other"),
        (_, Some(name)) => phrases.fill("desk-second-by", &[("who", name.as_str())]),
        (_, None) => phrases.say("desk-second-command"),
    }
}

fn buttons(phrases: Phrases, signed: &Signed, list: &List, it: &Inspection, home: &str) -> Vec<Button> {
    let is_held = checks::hold(&it.findings);
    let may = |order: &&Order| signed.may(list.id, order.deed()) && !(is_held && order.leads_out());
    let button = |(place, order): (usize, &Order)| Button {
        action: format!("{home}/do/{}", order.word()),
        text: phrases.say(&format!("desk-order-{}", order.word())),
        asks: order.asks(),
        main: place == 0 && *order != Order::Test,
    };
    Order::offered(it.issue.state).iter().filter(may).enumerate().map(button).collect()
}

fn shown(title: &str, it: &Inspection) -> Option<Shown> {
    let letter = it.letter.as_ref()?;
    Some(Shown {
        subject: letter.subject.clone(),
        beginning: letter.beginning(),
        text: letter.text.clone(),
        title: format!("{title}: {}", letter.subject),
        has_pictures: it.contents.items().any(|item| item.image.is_some()),
    })
}
