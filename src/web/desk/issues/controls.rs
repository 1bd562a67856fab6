//! Using a control of an issue: offered where its state allows it, confirmed where it cannot be undone, and answered in plain
//! words where it is too late.
//!
//! Every form holds the fingerprint of what its page showed: nothing is approved or sent that the editor has not looked at. An
//! issue that is being sent does not change, so there only its state counts. A control whose wish has come true already is done,
//! so that a second click does no harm.

use axum::response::Response;
use serde::Deserialize;

use super::{
    ask::{cannot, question},
    control::{self, Control},
    issue::inspected,
};
use crate::{
    app::{
        App,
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
        issue::{InvalidTransition, Issue, checks},
        list::List,
    },
    web::{
        desk::kit::{
            access::{
                may,
                on_list::{AtList, OnList},
            },
            posted::Posted,
        },
        fault::Fault,
    },
};

/// Runs the verb of a control.
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

/// An editor at the control in the path. The permission it needs follows from the issue's state: see [`permitted`].
type OnControl = OnList<may::Write, (u32, Control)>;

/// The issue in the path, if the editor may use the control on it.
async fn permitted(on: &OnControl) -> Result<Inspection, Fault> {
    let (number, control) = on.named;
    let it = inspected(on, number).await?;
    on.require(control.permission(it.issue.state))?;
    Ok(it)
}

/// The fields of the form.
#[derive(Deserialize)]
pub(crate) struct Fields {
    /// The fingerprint of what was seen.
    seen: String,
}

/// `GET /desk/l/{list}/issues/{number}/do/{control}`
pub(crate) async fn ask(on: OnControl) -> Result<Response, Fault> {
    let mut it = permitted(&on).await?;
    let (number, control) = on.named;
    let mut objection = objection(control, &it);
    if control == Control::Rest && objection.is_none() {
        it.readers = send_rest::count(on.app(), &on.list, number).await?;
        objection = (it.readers == 0).then_some("nobody");
    }
    match objection {
        Some(why) => cannot(&on, &it, why),
        None => question(&on, &it, control),
    }
}

/// `POST /desk/l/{list}/issues/{number}/do/{control}`
pub(crate) async fn carry_out(Posted { by: on, fields }: Posted<OnControl, Fields>) -> Result<Response, Fault> {
    let it = permitted(&on).await?;
    let (_, control) = on.named;
    if control.is_done(it.issue.state) {
        return Ok(done(&on, &it, control));
    }
    // Nothing keeps an editor from stopping what is being sent.
    let is_open = it.issue.state.published_at().is_none();
    let changed = (is_open && fields.seen != it.fingerprint).then_some("changed");
    if let Some(objection) = objection(control, &it).or(changed) {
        return cannot(&on, &it, objection);
    }
    match run(control, on.app(), &on.list, &it.issue, &fields.seen).await {
        Ok(()) => Ok(done(&on, &it, control)),
        Err(refusal) => {
            let objection = refusal.objection()?;
            // Another editor, or a second click, may have done the same at the same moment.
            let now = permitted(&on).await?;
            if control.is_done(now.issue.state) {
                return Ok(done(&on, &it, control));
            }
            cannot(&on, &now, objection)
        }
    }
}

/// The reason why a control cannot be used, as the end of a phrase's name.
pub(crate) fn objection(control: Control, it: &Inspection) -> Option<&'static str> {
    if !Control::offered(it.issue.state).contains(&control) {
        return Some(control::obstacle(it.issue.state));
    }
    (control.leads_out() && checks::hold(&it.findings)).then_some("red")
}

/// The reason a verb gives: in most cases, that another editor changed the issue at the same moment.
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

/// Leads back to the issue, which tells what was done.
fn done(on: &AtList, it: &Inspection, control: Control) -> Response {
    let (paths, number) = (on.paths(), it.issue.number);
    let page = if control.is_on_the_way() { paths.sending(number) } else { paths.issue(number) };
    on.to(&page.done(control.word()))
}
