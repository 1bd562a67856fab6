//! What an editor does with one reader: has them asked once more, takes them off the list, erases them.
//!
//! None of these pages shows the address, so none of them counts as having seen it.

use std::sync::Arc;

use axum::{
    extract::{Path, State},
    response::{IntoResponse, Redirect, Response},
};
use serde::Deserialize;

use super::{named, path, path_of};
use crate::{
    app::subscribers::{
        ask_again::{self as asking, AskError},
        look_up,
        manage::{self, SubscriberError},
    },
    domain::{ids::SubscriptionId, list::List, subscriber::subscription::Subscription},
    web::{
        Site,
        desk::kit::{
            frame::{Frame, Room},
            posted::{Here, Nothing, Posted},
            sure::Sure,
        },
        fault::{Fault, FaultKind},
    },
};

/// What is posted to have somebody asked once more.
#[derive(Deserialize)]
pub struct Seen {
    /// When they had asked, as the page had it, in microseconds since 1970.
    seen: String,
}

/// `POST /desk/l/{list}/readers/{reader}/ask-again`
pub async fn ask_again(
    State(site): State<Arc<Site>>,
    Path((slug, id)): Path<(String, String)>,
    Posted { signed, visit, fields }: Posted<Seen>,
) -> Result<Response, Fault> {
    let (list, id) = named(&site, &signed, &slug, &id).await?;
    let objection = match asking::ask_again(&site.app.acting_as(signed.editor.id), &list, id).await {
        Ok(()) => return Ok(done(&site, &list, id, "asked-again")),
        Err(AskError::Again | AskError::TooSoon) if was_asked_since(&site, &list, id, &fields.seen).await? => {
            return Ok(done(&site, &list, id, "asked-again"));
        }
        Err(AskError::Unknown) => return Err(FaultKind::Nothing.into()),
        Err(AskError::NotPending) => "not-pending",
        Err(AskError::Again) => "again",
        Err(AskError::TooSoon) => "too-soon",
        Err(AskError::Suppressed) => "suppressed",
        Err(error @ AskError::Store(_)) => return Err(error.into()),
    };
    page(&site, &Here { signed, visit }, &list, id, Question::Cannot(objection)).answer()
}

/// Whether they were asked after the page was made: then this is a second click.
async fn was_asked_since(site: &Site, list: &List, id: SubscriptionId, seen: &str) -> Result<bool, Fault> {
    let state = look_up::state(&site.app, list, id).await?;
    Ok(matches!(state, Some(Subscription::Pending { asked_at }) if asked_at.timestamp_micros().to_string() != seen))
}

/// `GET /desk/l/{list}/readers/{reader}/unsubscribe`
pub async fn ask_to_unsubscribe(
    State(site): State<Arc<Site>>,
    Path((slug, id)): Path<(String, String)>,
    here: Here,
) -> Result<Response, Fault> {
    let (list, id) = named(&site, &here.signed, &slug, &id).await?;
    let question = match look_up::state(&site.app, &list, id).await?.ok_or(FaultKind::Nothing)? {
        Subscription::Active { .. } => Question::Unsubscribe,
        Subscription::Pending { .. } | Subscription::Unsubscribed { .. } => Question::Cannot("no-reader"),
    };
    page(&site, &here, &list, id, question).answer()
}

/// `POST /desk/l/{list}/readers/{reader}/unsubscribe`
pub async fn unsubscribe(
    State(site): State<Arc<Site>>,
    Path((slug, id)): Path<(String, String)>,
    Posted { signed, visit, .. }: Posted<Nothing>,
) -> Result<Response, Fault> {
    let (list, id) = named(&site, &signed, &slug, &id).await?;
    match manage::unsubscribe(&site.app.acting_as(signed.editor.id), &list, id).await {
        Ok(()) => Ok(done(&site, &list, id, "unsubscribed")),
        Err(SubscriberError::Unknown) => Err(FaultKind::Nothing.into()),
        Err(SubscriberError::NoReader) => {
            page(&site, &Here { signed, visit }, &list, id, Question::Cannot("no-reader")).answer()
        }
        Err(error) => Err(error.into()),
    }
}

/// `GET /desk/l/{list}/readers/{reader}/erase`
pub async fn ask_to_erase(
    State(site): State<Arc<Site>>,
    Path((slug, id)): Path<(String, String)>,
    here: Here,
) -> Result<Response, Fault> {
    let (list, id) = named(&site, &here.signed, &slug, &id).await?;
    look_up::state(&site.app, &list, id).await?.ok_or(FaultKind::Nothing)?;
    page(&site, &here, &list, id, Question::Erase).answer()
}

/// `POST /desk/l/{list}/readers/{reader}/erase`
pub async fn erase(
    State(site): State<Arc<Site>>,
    Path((slug, id)): Path<(String, String)>,
    Posted { signed, .. }: Posted<Nothing>,
) -> Result<Response, Fault> {
    let (list, id) = named(&site, &signed, &slug, &id).await?;
    match manage::erase_reader(&site.app.acting_as(signed.editor.id), &list, id).await {
        Ok(()) => Ok(Redirect::to(&format!("{}?done=erased", path(&site, &list))).into_response()),
        Err(SubscriberError::Unknown) => Err(FaultKind::Nothing.into()),
        Err(error) => Err(error.into()),
    }
}

/// What is asked once more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Question {
    /// Whether to take the reader off the list.
    Unsubscribe,
    /// Whether to erase them.
    Erase,
    /// Nothing: it cannot be done, for this reason.
    Cannot(&'static str),
}

fn page(site: &Site, here: &Here, list: &List, id: SubscriptionId, question: Question) -> Sure {
    let frame = Frame::of(site, &here.visit, &here.signed, Some(list), Room::Readers);
    let phrases = frame.phrases;
    let say = |keys: &[&str]| keys.iter().map(|key| phrases.say(&format!("desk-reader-{key}"))).collect();
    let (title, texts, button): (_, Vec<String>, _) = match question {
        Question::Unsubscribe => {
            ("desk-reader-unsubscribe-ask", say(&["unsubscribe-text"]), Some("desk-reader-unsubscribe"))
        }
        Question::Erase => {
            let texts = say(&["erase-goes", "erase-stays", "erase-after"]);
            ("desk-reader-erase-ask", texts, Some("desk-reader-erase"))
        }
        Question::Cannot(why) => ("desk-cannot", say(&[&format!("cannot-{why}")]), None),
    };
    let to_back = if button.is_some() { "desk-ask-no" } else { "desk-reader-see" };
    Sure {
        title: phrases.say(title),
        texts,
        fields: Vec::new(),
        button: button.map(|key| phrases.say(key)),
        back: path_of(site, list, id),
        to_back: phrases.say(to_back),
        frame,
    }
}

/// Back to the reader, whose page tells what was done.
fn done(site: &Site, list: &List, id: SubscriptionId, word: &str) -> Response {
    Redirect::to(&format!("{}?done={word}", path_of(site, list, id))).into_response()
}
