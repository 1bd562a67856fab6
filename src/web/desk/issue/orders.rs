//! What somebody can have done with an issue: offered where its state allows it, asked once more where it cannot be undone,
//! and answered in plain words where it is too late.
//!
//! Every form holds the fingerprint of what its page showed: nothing is approved or sent that somebody has not looked at. What
//! is on its way says what it says, so there only its state counts. An order whose wish has come true already is done, so that a
//! second click does no harm.

use std::sync::Arc;

use askama::Template;
use axum::{
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use serde::Deserialize;

use super::{inspected, path};
use crate::{
    app::{
        App, control,
        inspect::Inspection,
        preview,
        publish::{self, PublishError},
        sessions::Signed,
    },
    domain::{
        checks,
        editor::{Deed, Editor},
        issue::{HoldReason, InvalidTransition, IssueState},
        list::List,
    },
    web::{
        Site,
        desk::{
            frame::{Frame, Room},
            posted::{Here, Posted},
            visit::Visit,
        },
        fault::{Fault, Kind},
        frame,
    },
};

/// What is to be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Order {
    /// Mail it to who asks.
    Test,
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
    const ALL: [Self; 9] = [
        Self::Test,
        Self::Approve,
        Self::Hold,
        Self::Publish,
        Self::Cancel,
        Self::Pause,
        Self::Resume,
        Self::Stop,
        Self::Rest,
    ];

    /// The order with this word.
    pub fn of(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|order| order.word() == word)
    }

    /// The word in paths and phrase names.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Test => "test",
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

    /// What one must be allowed to.
    pub const fn deed(self) -> Deed {
        if matches!(self, Self::Test) { Deed::Write } else { Deed::Send }
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
            IssueState::Draft { .. } => &[Self::Approve, Self::Test, Self::Hold, Self::Cancel],
            IssueState::Scheduled { .. } => &[Self::Publish, Self::Test, Self::Hold, Self::Cancel],
            IssueState::Held { .. } => &[Self::Approve, Self::Test, Self::Cancel],
            IssueState::Sending { .. } => &[Self::Pause, Self::Stop],
            IssueState::Paused { .. } => &[Self::Resume, Self::Stop],
            IssueState::Sent { .. } | IssueState::Stopped { .. } => &[Self::Rest],
            IssueState::Cancelled => &[],
        }
    }

    /// Whether an issue in this state is as the order wants it.
    pub const fn is_done(self, state: IssueState) -> bool {
        match self {
            Self::Test => false,
            Self::Approve => matches!(state, IssueState::Scheduled { .. }),
            Self::Hold => matches!(state, IssueState::Held { reason: HoldReason::Editor, .. }),
            Self::Publish => state.published_at().is_some(),
            Self::Cancel => matches!(state, IssueState::Cancelled),
            Self::Pause => matches!(state, IssueState::Paused { .. }),
            Self::Resume | Self::Rest => matches!(state, IssueState::Sending { .. }),
            Self::Stop => matches!(state, IssueState::Stopped { .. }),
        }
    }

    async fn run(self, app: &App, list: &List, number: u32, seen: &str, editor: &Editor) -> Result<(), PublishError> {
        match self {
            Self::Test => preview::test_for(app, list, number, editor, std::slice::from_ref(editor)).await,
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

/// The page that asks once more, or says why it cannot be done.
#[derive(Template)]
#[template(path = "desk/issue/ask.html")]
struct Page {
    frame: Frame,
    title: String,
    text: String,
    /// What stands on the button; none: it cannot be done.
    button: Option<String>,
    seen: String,
    back: String,
    /// "Look at update 7", or "No, back".
    to_back: String,
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
    Path((slug, number, word)): Path<(String, String, String)>,
    Here { signed, visit }: Here,
) -> Result<Response, Fault> {
    let order = Order::of(&word).ok_or(Kind::Nothing)?;
    let (list, mut it) = inspected(&site, &signed, &slug, &number, order.deed()).await?;
    let mut objection = objection(order, &it);
    if order == Order::Rest && objection.is_none() {
        it.readers = control::rest(&site.app, &list, it.issue.number).await?;
        objection = (it.readers == 0).then_some("nobody");
    }
    answer(&site, &signed, &visit, &list, &it, order, objection)
}

/// `POST /desk/l/{list}/issues/{number}/do/{order}`
pub async fn carry_out(
    State(site): State<Arc<Site>>,
    Path((slug, number, word)): Path<(String, String, String)>,
    Posted { signed, visit, fields }: Posted<Fields>,
) -> Result<Response, Fault> {
    let order = Order::of(&word).ok_or(Kind::Nothing)?;
    let (list, it) = inspected(&site, &signed, &slug, &number, order.deed()).await?;
    if order.is_done(it.issue.state) {
        return Ok(done(&site, &list, &it, order));
    }
    // Nothing keeps somebody from stopping what is on its way.
    let is_open = it.issue.state.published_at().is_none();
    let changed = (is_open && fields.seen != it.fingerprint).then_some("changed");
    if let Some(objection) = objection(order, &it).or(changed) {
        return answer(&site, &signed, &visit, &list, &it, order, Some(objection));
    }
    let app = site.app.in_hands_of(signed.editor.id);
    match order.run(&app, &list, it.issue.number, &fields.seen, &signed.editor).await {
        Ok(()) => Ok(done(&site, &list, &it, order)),
        Err(error) => {
            let objection = refusal(&error).ok_or(error)?;
            // Somebody else, or a second click, may have had the same done at the same moment.
            let (_, now) = inspected(&site, &signed, &slug, &number, order.deed()).await?;
            if order.is_done(now.issue.state) {
                return Ok(done(&site, &list, &it, order));
            }
            answer(&site, &signed, &visit, &list, &now, order, Some(objection))
        }
    }
}

/// Why it cannot be done, as the end of a phrase's name.
pub fn objection(order: Order, it: &Inspection) -> Option<&'static str> {
    if !Order::offered(it.issue.state).contains(&order) {
        return Some(match it.issue.state {
            IssueState::Draft { .. } | IssueState::Held { .. } => "not-approved",
            IssueState::Scheduled { .. } => "approved",
            IssueState::Sending { .. } => "sending",
            IssueState::Paused { .. } => "paused",
            IssueState::Sent { .. } => "sent",
            IssueState::Stopped { .. } => "stopped",
            IssueState::Cancelled => "cancelled",
        });
    }
    (order.leads_out() && checks::hold(&it.findings)).then_some("red")
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

/// The page that asks once more, or says why it cannot be done.
///
/// # Errors
/// When the template cannot be filled in.
pub fn answer(
    site: &Site,
    signed: &Signed,
    visit: &Visit,
    list: &List,
    it: &Inspection,
    order: Order,
    objection: Option<&str>,
) -> Result<Response, Fault> {
    let frame = Frame::of(site, visit, signed, Some(list), Room::Issues);
    let (phrases, number) = (frame.phrases, it.issue.number.to_string());
    let about = |key: &str| phrases.fill(key, &[("number", &number)]);
    let readers = phrases.count("desk-to-readers", it.readers);
    let (title, text) = match objection {
        Some(why) => (phrases.say("desk-cannot"), about(&format!("desk-cannot-{why}"))),
        None => (
            about(&format!("desk-ask-{}", order.word())),
            phrases.fill(&format!("desk-ask-{}-text", order.word()), &[("readers", &readers)]),
        ),
    };
    let button = objection.is_none().then(|| phrases.say(&format!("desk-order-{}", order.word())));
    let to_back = if button.is_some() { phrases.say("desk-ask-no") } else { about("desk-to-issue") };
    let status = if button.is_some() { StatusCode::OK } else { StatusCode::CONFLICT };
    let (seen, back) = (it.fingerprint.clone(), path(site, list, it.issue.number));
    Ok(frame::page(status, phrases, &Page { frame, title, text, button, seen, back, to_back })?)
}
