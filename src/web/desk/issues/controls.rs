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
            approve::{self, ApproveError},
            cancel, hold,
            inspect::Inspection,
            pause,
            publish::{self, PublishError},
            resume,
            send_rest::{self, SendRestError},
            stop,
            transition::TransitionError,
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
async fn run(control: Control, app: &App, list: &List, issue: &Issue, seen: &str) -> Result<(), Refusal> {
    let number = issue.number;
    match control {
        Control::Approve => approve::approve_seen(app, list, number, seen).await.map(drop)?,
        Control::Hold => hold::hold(app, list, number).await.map(drop)?,
        Control::Publish => publish::publish(app, list, number).await.map(drop)?,
        Control::Cancel => cancel::cancel_seen(app, list, number, issue.state).await.map(drop)?,
        Control::Stop => stop::stop(app, list, number).await.map(drop)?,
        Control::Pause => pause::pause(app, list, number).await.map(drop)?,
        Control::Resume => resume::resume(app, list, number).await.map(drop)?,
        Control::Rest => send_rest::send_rest(app, list, number).await.map(drop)?,
    }
    Ok(())
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
        it.readers = send_rest::count(&site.app, &list, it.issue.number).await?;
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
        Err(refusal) => {
            let objection = refusal.objection()?;
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

/// The reason an order was not carried out: in most cases because somebody else changed the issue at the same moment.
enum Refusal {
    /// An objection, as the end of a phrase's name.
    Objection(&'static str),
    /// A failure of ours.
    Fault(Fault),
}

impl Refusal {
    /// The objection.
    ///
    /// # Errors
    /// The fault, where there is no objection.
    fn objection(self) -> Result<&'static str, Fault> {
        match self {
            Self::Objection(objection) => Ok(objection),
            Self::Fault(fault) => Err(fault),
        }
    }
}

impl From<InvalidTransition> for Refusal {
    fn from(error: InvalidTransition) -> Self {
        Self::Objection(match error {
            InvalidTransition::NotApproved => "not-approved",
            InvalidTransition::Cancelled => "cancelled",
            InvalidTransition::Approved
            | InvalidTransition::Published
            | InvalidTransition::NotSending
            | InvalidTransition::Paused
            | InvalidTransition::NotPaused
            | InvalidTransition::NotPublished => "changed",
        })
    }
}

impl From<ApproveError> for Refusal {
    fn from(error: ApproveError) -> Self {
        match error {
            ApproveError::State(error) => error.into(),
            ApproveError::Changed(_) => Self::Objection("changed"),
            ApproveError::NoIssue(_) | ApproveError::Store(_) => Self::Fault(error.into()),
        }
    }
}

impl From<PublishError> for Refusal {
    fn from(error: PublishError) -> Self {
        match error {
            PublishError::State(error) => error.into(),
            PublishError::Changed(_) => Self::Objection("changed"),
            PublishError::Altered => Self::Objection("altered"),
            PublishError::Empty => Self::Objection("red"),
            PublishError::NoIssue(_) | PublishError::Letter(_) | PublishError::Store(_) => Self::Fault(error.into()),
        }
    }
}

impl From<TransitionError> for Refusal {
    fn from(error: TransitionError) -> Self {
        match error {
            TransitionError::State(error) => error.into(),
            TransitionError::Changed(_) => Self::Objection("changed"),
            TransitionError::NoIssue(_) | TransitionError::Store(_) => Self::Fault(error.into()),
        }
    }
}

impl From<SendRestError> for Refusal {
    fn from(error: SendRestError) -> Self {
        match error {
            SendRestError::Transition(error) => error.into(),
            SendRestError::Nobody => Self::Objection("nobody"),
            SendRestError::Store(error) => Self::Fault(error.into()),
        }
    }
}

/// Leads back to the issue, which says what was done.
fn done(site: &Site, list: &List, it: &Inspection, control: Control) -> Response {
    let place = if control.is_on_the_way() { "/sending" } else { "" };
    Redirect::to(&format!("{}{place}?done={}", path(site, list, it.issue.number), control.word())).into_response()
}
