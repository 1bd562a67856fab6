//! Acts of an editor on one subscriber: asking them once more, taking them off the list.
//!
//! None of these pages shows the address, so none of them counts as having seen it.

use axum::response::Response;
use serde::Deserialize;

use crate::{
    app::subscribers::{
        ask_again::{self as asking, AskError},
        look_up,
        manage::{self, SubscriberError},
    },
    domain::{ids::SubscriptionId, subscriber::subscription::Subscription},
    web::{
        desk::kit::{
            access::{
                may,
                on_list::{AtList, OnList},
            },
            frame::Room,
            phrase::Phrase,
            posted::{Nothing, Posted},
            question::Question,
            refused::Refusal,
        },
        fault::{Fault, FaultKind},
    },
};

/// An editor who may decide about the subscriber in the path.
type OnSubscriber = OnList<may::Manage, (SubscriptionId,)>;

/// The fields of the form that has a subscriber asked once more.
#[derive(Deserialize)]
pub(crate) struct Seen {
    /// The moment at which they had asked, as the page had it, in microseconds since 1970.
    seen: String,
}

/// `POST /desk/l/{list}/readers/{reader}/ask-again`
pub(crate) async fn ask_again(Posted { by: on, fields }: Posted<OnSubscriber, Seen>) -> Result<Response, Fault> {
    let (id,) = on.named;
    match asking::ask_again(on.app(), &on.list, id).await {
        Ok(()) => Ok(done(&on, id, "asked-again")),
        Err(AskError::Again | AskError::TooSoon) if was_asked_since(&on, id, &fields.seen).await? => {
            Ok(done(&on, id, "asked-again"))
        }
        Err(error) => cannot(&on, id, error),
    }
}

/// True if the subscriber was asked after the page was made, which makes this a second click.
async fn was_asked_since(on: &AtList, id: SubscriptionId, seen: &str) -> Result<bool, Fault> {
    let state = look_up::state(on.app(), &on.list, id).await?;
    Ok(matches!(state, Some(Subscription::Pending { asked_at }) if asked_at.timestamp_micros().to_string() != seen))
}

/// `GET /desk/l/{list}/readers/{reader}/unsubscribe`
pub(crate) async fn ask_to_unsubscribe(on: OnSubscriber) -> Result<Response, Fault> {
    let (id,) = on.named;
    match look_up::state(on.app(), &on.list, id).await?.ok_or(FaultKind::Nothing)? {
        Subscription::Active { .. } => ask(&on, id, "unsubscribe", &["unsubscribe-text"]),
        Subscription::Pending { .. } | Subscription::Unsubscribed { .. } => cannot(&on, id, SubscriberError::NoReader),
    }
}

/// `POST /desk/l/{list}/readers/{reader}/unsubscribe`
pub(crate) async fn unsubscribe(Posted { by: on, .. }: Posted<OnSubscriber, Nothing>) -> Result<Response, Fault> {
    let (id,) = on.named;
    match manage::unsubscribe(on.app(), &on.list, id).await {
        Ok(()) => Ok(done(&on, id, "unsubscribed")),
        Err(error) => cannot(&on, id, error),
    }
}

/// Asks to confirm an act.
fn ask(on: &AtList, id: SubscriptionId, act: &str, texts: &[&str]) -> Result<Response, Fault> {
    let say = |key: &str| on.phrases().say(&format!("desk-subscriber-{key}"));
    let question = Question {
        frame: on.frame(Room::Subscribers),
        title: say(&format!("{act}-ask")),
        texts: texts.iter().map(|key| say(key)).collect(),
        fields: Vec::new(),
        button: Some(say(act)),
        back: on.paths().subscriber(id),
        to_back: on.phrases().say("desk-ask-no"),
    };
    question.answer(on)
}

/// Says why an act cannot be done.
fn cannot(on: &AtList, id: SubscriptionId, error: impl Refusal) -> Result<Response, Fault> {
    let phrases = on.phrases();
    let why: Phrase = error.phrase(phrases)?;
    let question = Question {
        frame: on.frame(Room::Subscribers),
        title: phrases.say("desk-cannot"),
        texts: vec![why.tell(phrases)],
        fields: Vec::new(),
        button: None,
        back: on.paths().subscriber(id),
        to_back: phrases.say("desk-subscriber-see"),
    };
    question.answer(on)
}

/// Leads back to the subscriber, whose page tells what was done.
fn done(on: &AtList, id: SubscriptionId, word: &str) -> Response {
    on.to(&on.paths().subscriber(id).done(word))
}
