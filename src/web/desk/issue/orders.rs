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
    inspected, path,
};
use crate::{
    app::{
        App, control,
        inspect::Inspection,
        publish::{self, PublishError},
        sessions::Signed,
    },
    domain::{
        checks,
        editor::Deed,
        issue::{HoldReason, InvalidTransition, IssueState},
        list::List,
    },
    web::{
        Site,
        desk::{
            list::list_for,
            posted::{Here, Posted},
        },
        fault::{Fault, Kind},
    },
};

/// What is to be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Order {
    /// Approve it.
    Approve,
    /// Hold it until somebody approves it again.
    Hold,
    /// Send it to all readers.
    Publish,
    /// Put its items back in the queue.
    Cancel,
    /// Let it stand still on its way.
    Pause,
    /// Let it go on.
    Resume,
    /// Send it to nobody else.
    Stop,
    /// Send it to those who have not got it.
    Rest,
}

impl Order {
    const ALL: [Self; 8] =
        [Self::Approve, Self::Hold, Self::Publish, Self::Cancel, Self::Pause, Self::Resume, Self::Stop, Self::Rest];

    /// The order with this word.
    pub fn of(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|order| order.word() == word)
    }

    /// The word in paths and phrase names.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Approve => "approve",
            Self::Hold => "hold",
            Self::Publish => "publish",
            Self::Cancel => "cancel",
            Self::Pause => "pause",
            Self::Resume => "resume",
            Self::Stop => "stop",
            Self::Rest => "rest",
        }
    }

    /// Whether it is asked once more: it reaches readers, or cannot be undone.
    pub const fn asks(self) -> bool {
        matches!(self, Self::Publish | Self::Cancel | Self::Resume | Self::Stop | Self::Rest)
    }

    /// Whether it leads to readers, and so waits until no check is red.
    pub const fn leads_out(self) -> bool {
        matches!(self, Self::Approve | Self::Publish)
    }

    /// Whether the issue is with its readers afterwards, or on its way to them.
    const fn is_on_the_way(self) -> bool {
        matches!(self, Self::Publish | Self::Pause | Self::Resume | Self::Stop | Self::Rest)
    }

    /// The orders that an issue in this state takes, the likeliest first.
    pub const fn offered(state: IssueState) -> &'static [Self] {
        match state {
            IssueState::Draft { .. } => &[Self::Approve, Self::Hold, Self::Cancel],
            IssueState::Scheduled { .. } => &[Self::Publish, Self::Hold, Self::Cancel],
            IssueState::Held { .. } => &[Self::Approve, Self::Cancel],
            IssueState::Sending { .. } => &[Self::Pause, Self::Stop],
            IssueState::Paused { .. } => &[Self::Resume, Self::Stop],
            IssueState::Sent { .. } | IssueState::Stopped { .. } => &[Self::Rest],
            IssueState::Cancelled => &[],
        }
    }

    /// Whether an issue in this state is as the order wants it.
    pub const fn is_done(self, state: IssueState) -> bool {
        match self {
            Self::Approve => matches!(state, IssueState::Scheduled { .. }),
            Self::Hold => matches!(state, IssueState::Held { reason: HoldReason::Editor, .. }),
            Self::Publish => state.published_at().is_some(),
            Self::Cancel => matches!(state, IssueState::Cancelled),
            Self::Pause => matches!(state, IssueState::Paused { .. }),
            Self::Resume | Self::Rest => matches!(state, IssueState::Sending { .. }),
            Self::Stop => matches!(state, IssueState::Stopped { .. }),
        }
    }

    async fn run(self, app: &App, list: &List, number: u32, seen: &str) -> Result<(), PublishError> {
        match self {
            Self::Approve => publish::approve_seen(app, list, number, seen).await.map(drop),
            Self::Hold => publish::hold(app, list, number).await.map(drop),
            Self::Publish => publish::publish(app, list, number).await.map(drop),
            Self::Cancel | Self::Stop => publish::cancel(app, list, number).await.map(drop),
            Self::Pause => control::pause(app, list, number).await.map(drop),
            Self::Resume => control::resume(app, list, number).await.map(drop),
            Self::Rest => control::send_to_rest(app, list, number).await.map(drop),
        }
    }
}

/// What one must be allowed to, to have this done with an issue in this state. An issue that was put together by hand, and that
/// nobody approved, is undone by who may have put it together.
pub const fn deed(order: Order, state: IssueState) -> Deed {
    match (order, state) {
        (Order::Cancel, IssueState::Draft { planned: None }) => Deed::Write,
        _ => Deed::Send,
    }
}

/// The issue that a path names, if `signed` may have this done with it.
async fn ordered(
    site: &Site,
    signed: &Signed,
    (slug, number, word): &(String, String, String),
) -> Result<(Order, List, Inspection), Fault> {
    let order = Order::of(word).ok_or(Kind::Nothing)?;
    let (list, it) = inspected(site, signed, slug, number, Deed::Write).await?;
    list_for(site, signed, slug, deed(order, it.issue.state)).await?;
    Ok((order, list, it))
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
    let (order, list, mut it) = ordered(&site, &signed, &asked).await?;
    let mut objection = objection(order, &it);
    if order == Order::Rest && objection.is_none() {
        it.readers = control::rest(&site.app, &list, it.issue.number).await?;
        objection = (it.readers == 0).then_some("nobody");
    }
    match objection {
        Some(why) => cannot(&site, &signed, &visit, &list, &it, why),
        None => question(&site, &signed, &visit, &list, &it, order),
    }
}

/// `POST /desk/l/{list}/issues/{number}/do/{order}`
pub async fn carry_out(
    State(site): State<Arc<Site>>,
    Path(asked): Path<(String, String, String)>,
    Posted { signed, visit, fields }: Posted<Fields>,
) -> Result<Response, Fault> {
    let (order, list, it) = ordered(&site, &signed, &asked).await?;
    if order.is_done(it.issue.state) {
        return Ok(done(&site, &list, &it, order));
    }
    // Nothing keeps somebody from stopping what is on its way.
    let is_open = it.issue.state.published_at().is_none();
    let changed = (is_open && fields.seen != it.fingerprint).then_some("changed");
    if let Some(objection) = objection(order, &it).or(changed) {
        return cannot(&site, &signed, &visit, &list, &it, objection);
    }
    let app = site.app.in_hands_of(signed.editor.id);
    match order.run(&app, &list, it.issue.number, &fields.seen).await {
        Ok(()) => Ok(done(&site, &list, &it, order)),
        Err(error) => {
            let objection = refusal(&error).ok_or(error)?;
            // Somebody else, or a second click, may have had the same done at the same moment.
            let (_, _, now) = ordered(&site, &signed, &asked).await?;
            if order.is_done(now.issue.state) {
                return Ok(done(&site, &list, &it, order));
            }
            cannot(&site, &signed, &visit, &list, &now, objection)
        }
    }
}

/// Why it cannot be done, as the end of a phrase's name.
pub fn objection(order: Order, it: &Inspection) -> Option<&'static str> {
    if !Order::offered(it.issue.state).contains(&order) {
        return Some(standing(it.issue.state));
    }
    (order.leads_out() && checks::hold(&it.findings)).then_some("red")
}

/// Why no test of it can be mailed, as the end of a phrase's name: it is out, or will never be.
pub fn refuses_tests(state: IssueState) -> Option<&'static str> {
    (state.published_at().is_some() || state == IssueState::Cancelled).then(|| standing(state))
}

/// Where an issue stands that cannot be ordered about like this.
const fn standing(state: IssueState) -> &'static str {
    match state {
        IssueState::Draft { .. } | IssueState::Held { .. } => "not-approved",
        IssueState::Scheduled { .. } => "approved",
        IssueState::Sending { .. } => "sending",
        IssueState::Paused { .. } => "paused",
        IssueState::Sent { .. } => "sent",
        IssueState::Stopped { .. } => "stopped",
        IssueState::Cancelled => "cancelled",
    }
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
fn done(site: &Site, list: &List, it: &Inspection, order: Order) -> Response {
    let place = if order.is_on_the_way() { "/sending" } else { "" };
    Redirect::to(&format!("{}{place}?done={}", path(site, list, it.issue.number), order.word())).into_response()
}
