//! The page of one issue: how it looks, what the checks found, what can be done with it, and what was done.

use std::sync::Arc;

use askama::Template;
use axum::{
    extract::{Path, Query, State},
    http::StatusCode,
    response::Response,
};
use serde::Deserialize;

pub use super::words::{Lights, state};
use super::{
    buttons::{Button, buttons, factor, hint},
    control::Control,
};
pub use crate::web::desk::kit::paths::issue as path;
use crate::{
    app::{
        editors::sessions::Signed,
        issues::{
            approval::{self, First},
            inspect::{self, Inspection},
            publish::PublishError,
        },
    },
    domain::{
        editor::Permission,
        issue::{IssueState, checks},
        list::List,
        text::phrases::Phrases,
    },
    web::{
        Site,
        desk::{
            kit::{
                flash::Flash,
                frame::{Frame, Room},
                posted::Here,
                view::{Mail, View},
            },
            lists::{list::list_for, outlook::Step},
        },
        fault::{Fault, FaultKind},
        frame,
    },
};

/// What an address may ask for.
#[derive(Deserialize)]
pub struct Asked {
    /// How to look at the mail.
    #[serde(rename = "as")]
    pub(super) view: Option<String>,
    /// What was done a moment ago.
    pub(super) done: Option<String>,
    /// With which item.
    pub(super) item: Option<String>,
}

impl Asked {
    /// How somebody looks: as on a computer, where they say nothing else.
    pub(super) fn view(&self) -> View {
        View::asked(self.view.as_deref())
    }
}

/// The page.
#[derive(Template)]
#[template(path = "desk/issues/issue.html")]
struct Page {
    frame: Frame,
    title: String,
    badge: String,
    state: String,
    lead: String,
    /// Who approved it, when a second person has to.
    approval: Option<String>,
    notice: Option<Flash>,
    held: bool,
    hint: Option<String>,
    /// Where a second factor is shown, if that is all that is missing.
    factor: Option<String>,
    buttons: Vec<Button>,
    seen: String,
    lang: &'static str,
    from: String,
    /// The mail, as far as it can be shown.
    mail: Option<Mail>,
    /// Where its subject and opening are changed, for who may.
    opening: Option<String>,
    sections: Vec<super::items::Section>,
    /// Whether this person may change what is in it, as things stand.
    changes: bool,
    /// What waits and could go along.
    candidates: Vec<super::items::Entry>,
    /// Why who may else cannot change it now.
    fast: Option<String>,
    lights: Option<Lights>,
    /// Where one sees how far it is, once it is on its way.
    sending: Option<(String, String)>,
    steps: Vec<Step>,
}

/// The issue that a path names, looked over, if `signed` may do this with its list.
pub(super) async fn inspected(
    site: &Site,
    signed: &Signed,
    slug: &str,
    number: &str,
    deed: Permission,
) -> Result<(List, Inspection), Fault> {
    let list = list_for(site, signed, slug, deed).await?;
    let number = number.parse().map_err(|_| FaultKind::Nothing)?;
    match inspect::look(&site.app, &list, number).await {
        Ok(it) => Ok((list, it)),
        Err(PublishError::NoIssue(_)) => Err(FaultKind::Nothing.into()),
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
    let (list, it) = inspected(&site, &signed, &slug, &number, Permission::See).await?;
    let frame = Frame::of(&site, &visit, &signed, Some(&list), Room::Issues);
    let (phrases, now) = (frame.phrases, site.app.now());
    let state = it.issue.state;
    let title = phrases.fill("desk-update", &[("number", &it.issue.number.to_string())]);
    let home = path(&site, &list, it.issue.number);
    let waits = state.published_at().is_none();
    let writes = signed.editor.roles.may(list.id, Permission::Write);
    let changes = writes && state.changeable().is_ok();
    let waiting = if changes { super::items::waiting(&site.app, &list).await? } else { Vec::new() };
    let first = if it.letter.is_some() { approval::first(&site.app, &list, &it.issue).await? } else { None };
    let is_own = first.as_ref().is_some_and(|first| first.by == Some(signed.editor.id));
    let mut offered = buttons(phrases, &signed, &list, &it, &home);
    offered.retain(|button| !(is_own && button.control == Some(Control::Approve)));
    let page = Page {
        badge: phrases.say(&format!("desk-state-{}", state.word())),
        lead: super::words::lead(phrases, &list, &it, now),
        notice: done(phrases, &asked, &it)
            .map(Flash::of)
            .or_else(|| super::items::notice(phrases, &asked, &it, &home, &waiting).filter(|_| changes)),
        held: waits && checks::hold(&it.findings),
        hint: hint(phrases, &signed, &list, &it),
        factor: factor(&site, &signed, &list, &home),
        approval: first.as_ref().map(|first| approval(phrases, &signed, &list, first)),
        buttons: if waits { offered } else { Vec::new() },
        seen: it.fingerprint.clone(),
        lang: list.language.tag(),
        from: list.sender.to_string(),
        sections: super::items::sections(&site, phrases, &list, &it, &home),
        candidates: if changes {
            super::items::candidates(&site, phrases, &list, &it, &home, waiting)
        } else {
            Vec::new()
        },
        fast: (writes && matches!(state, IssueState::Scheduled { .. })).then(|| phrases.say("desk-stands-fast")),
        changes,
        lights: waits.then(|| super::words::lights(phrases, &it.findings)),
        steps: super::words::steps(phrases, &list, &it, now),
        mail: (it.letter.as_ref()).map(|letter| Mail::new(phrases, asked.view(), &home, &title, letter, &it.contents)),
        opening: changes.then(|| format!("{home}/opening")),
        state: state.word().to_owned(),
        title,
        sending: (!waits && state != IssueState::Cancelled)
            .then(|| (format!("{home}/sending"), sending(phrases, state))),
        frame,
    };
    Ok(frame::page(StatusCode::OK, phrases, &page)?)
}

/// What leads to how far it is, or to how it went.
fn sending(phrases: Phrases, state: IssueState) -> String {
    let is_over = matches!(state, IssueState::Sent { .. } | IssueState::Stopped { .. });
    phrases.say(if is_over { "desk-see-sent" } else { "desk-see-sending" })
}

/// What was done a moment ago, while it is still so.
pub(super) fn done(phrases: Phrases, asked: &Asked, it: &Inspection) -> Option<String> {
    if let Some(done @ ("opening" | "tests")) = asked.done.as_deref() {
        return Some(phrases.say(&format!("desk-done-{done}")));
    }
    let control = asked.done.as_deref().and_then(Control::of)?;
    control.is_done(it.issue.state).then(|| phrases.say(&format!("desk-done-{}", control.word())))
}

/// Who approved the issue, and what has to happen next.
fn approval(phrases: Phrases, signed: &Signed, list: &List, first: &First) -> String {
    match (first.by, &first.name) {
        (Some(id), _) if id == signed.editor.id => phrases.say("desk-second-own"),
        (..) if !signed.editor.roles.may(list.id, Permission::Send) => phrases.say("desk-second-other"),
        (_, Some(name)) => phrases.fill("desk-second-by", &[("who", name.as_str())]),
        (_, None) => phrases.say("desk-second-command"),
    }
}
