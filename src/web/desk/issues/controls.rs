//! What somebody can have done with an issue: offered where its state allows it, asked once more where it cannot be undone,
//! and answered in plain words where it is too late.
//!
//! Every form holds the fingerprint of what its page showed: nothing is approved or sent that somebody has not looked at. What
//! is on its way says what it says, so there only its state counts. An order whose wish has come true already is done, so that a
//! second click does no harm.

use std::sync::Arc;

use axum::{
    extract::{Path, State},
    response::{IntoResponse, Redirect, Response},
};
use serde::Deserialize;

use super::{
    ask::{cannot, question},
    control::{self, Control},
    issue::{inspected, path},
};
use crate::{
    app::{
        App,
        editors::sessions::Signed,
        issues::{
            control as verbs,
            inspect::Inspection,
            publish::{self, PublishError},
        },
    },
    domain::{
        editor::Permission,
        issue::{InvalidTransition, Issue, checks},
        list::List,
    },
    web::{
        Site,
        desk::{
            kit::posted::{Here, Posted},
            lists::list::list_for,
        },
        fault::{Fault, FaultKind},
    },
};

/// Has an order carried out.
async fn run(control: Control, app: &App, list: &List, issue: &Issue, seen: &str) -> Result<(), PublishError> {
    let number = issue.number;
    match control {
        Control::Approve => publish::approve_seen(app, list, number, seen).await.map(drop),
        Control::Hold => publish::hold(app, list, number).await.map(drop),
        Control::Publish => publish::publish(app, list, number).await.map(drop),
        Control::Cancel => publish::cancel_seen(app, list, number, issue.state).await.map(drop),
        Control::Stop => publish::cancel(app, list, number).await.map(drop),
        Control::Pause => verbs::pause(app, list, number).await.map(drop),
        Control::Resume => verbs::resume(app, list, number).await.map(drop),
        Control::Rest => verbs::send_to_rest(app, list, number).await.map(drop),
    }
}

/// The issue that a path names, if `signed` may have this done with it.
async fn ordered(
    site: &Site,
    signed: &Signed,
    (slug, number, word): &(String, String, String),
) -> Result<(Control, List, Inspection), Fault> {
    let control = Control::of(word).ok_or(FaultKind::Nothing)?;
    let (list, it) = inspected(site, signed, slug, number, Permission::Write).await?;
    list_for(site, signed, slug, control.deed(it.issue.state)).await?;
    Ok((control, list, it))
}

/// What is posted.
#[derive(Deserialize)]
pub struct Fields {
    /// The fingerprint of what was seen.
    seen: String,
}

/// `GET /desk/l/{list}/issues/{number}/do/{order}`
pub async fn ask(
    State(site): State<Arc<Site>>,
    Path(asked): Path<(String, String, String)>,
    Here { signed, visit }: Here,
) -> Result<Response, Fault> {
    let (control, list, mut it) = ordered(&site, &signed, &asked).await?;
    let mut objection = objection(control, &it);
    if control == Control::Rest && objection.is_none() {
        it.readers = verbs::rest(&site.app, &list, it.issue.number).await?;
        objection = (it.readers == 0).then_some("nobody");
    }
    match objection {
        Some(why) => cannot(&site, &signed, &visit, &list, &it, why),
        None => question(&site, &signed, &visit, &list, &it, control),
    }
}

/// `POST /desk/l/{list}/issues/{number}/do/{order}`
pub async fn carry_out(
    State(site): State<Arc<Site>>,
    Path(asked): Path<(String, String, String)>,
    Posted { signed, visit, fields }: Posted<Fields>,
) -> Result<Response, Fault> {
    let (control, list, it) = ordered(&site, &signed, &asked).await?;
    if control.is_done(it.issue.state) {
        return Ok(done(&site, &list, &it, control));
    }
    // Nothing keeps somebody from stopping what is on its way.
    let is_open = it.issue.state.published_at().is_none();
    let changed = (is_open && fields.seen != it.fingerprint).then_some("changed");
    if let Some(objection) = objection(control, &it).or(changed) {
        return cannot(&site, &signed, &visit, &list, &it, objection);
    }
    let app = site.app.acting_as(signed.editor.id);
    match run(control, &app, &list, &it.issue, &fields.seen).await {
        Ok(()) => Ok(done(&site, &list, &it, control)),
        Err(error) => {
            let objection = refusal(&error).ok_or(error)?;
            // Somebody else, or a second click, may have had the same done at the same moment.
            let (_, _, now) = ordered(&site, &signed, &asked).await?;
            if control.is_done(now.issue.state) {
                return Ok(done(&site, &list, &it, control));
            }
            cannot(&site, &signed, &visit, &list, &now, objection)
        }
    }
}

/// Why it cannot be done, as the end of a phrase's name.
pub fn objection(control: Control, it: &Inspection) -> Option<&'static str> {
    if !Control::offered(it.issue.state).contains(&control) {
        return Some(control::standing(it.issue.state));
    }
    (control.leads_out() && checks::hold(&it.findings)).then_some("red")
}

/// What a verb says of an issue that somebody else moved at the same moment.
fn refusal(error: &PublishError) -> Option<&'static str> {
    match error {
        PublishError::State(InvalidTransition::NotApproved) => Some("not-approved"),
        PublishError::State(InvalidTransition::Cancelled) => Some("cancelled"),
        PublishError::State(_) | PublishError::Changed => Some("changed"),
        PublishError::Altered => Some("altered"),
        PublishError::Empty => Some("red"),
        PublishError::Nobody => Some("nobody"),
        PublishError::NoIssue(_) | PublishError::NoItem | PublishError::Letter(_) | PublishError::Store(_) => None,
    }
}

/// Leads back to the issue, which says what was done.
fn done(site: &Site, list: &List, it: &Inspection, control: Control) -> Response {
    let place = if control.is_on_the_way() { "/sending" } else { "" };
    Redirect::to(&format!("{}{place}?done={}", path(site, list, it.issue.number), control.word())).into_response()
}
