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
            control as verbs,
            inspect::Inspection,
            publish::{self, PublishError},
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
pub struct Fields {
    /// The fingerprint of what was seen.
    seen: String,
}

/// `GET /desk/l/{list}/issues/{number}/do/{control}`
pub async fn ask(on: OnControl) -> Result<Response, Fault> {
    let mut it = permitted(&on).await?;
    let (number, control) = on.named;
    let mut objection = objection(control, &it);
    if control == Control::Rest && objection.is_none() {
        it.readers = verbs::rest(on.app(), &on.list, number).await?;
        objection = (it.readers == 0).then_some("nobody");
    }
    match objection {
        Some(why) => cannot(&on, &it, why),
        None => question(&on, &it, control),
    }
}

/// `POST /desk/l/{list}/issues/{number}/do/{control}`
pub async fn carry_out(Posted { by: on, fields }: Posted<OnControl, Fields>) -> Result<Response, Fault> {
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
        Err(error) => {
            let objection = refusal(&error).ok_or(error)?;
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
pub fn objection(control: Control, it: &Inspection) -> Option<&'static str> {
    if !Control::offered(it.issue.state).contains(&control) {
        return Some(control::obstacle(it.issue.state));
    }
    (control.leads_out() && checks::hold(&it.findings)).then_some("red")
}

/// The reason that a verb gives, for an issue that another editor changed at the same moment.
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

/// Leads back to the issue, which tells what was done.
fn done(on: &AtList, it: &Inspection, control: Control) -> Response {
    let (paths, number) = (on.paths(), it.issue.number);
    let page = if control.is_on_the_way() { paths.sending(number) } else { paths.issue(number) };
    on.to(&page.done(control.word()))
}
