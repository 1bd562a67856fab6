//! Erasing a subscriber, after a question. The page says the same whether other lists have this subscriber or not, and does not
//! show the address, so it does not count as having seen it.

use askama::Template;
use axum::response::Response;
use serde::Deserialize;

use crate::{
    app::subscribers::{
        erase::{self as verb, EraseError, Reach},
        look_up,
    },
    domain::ids::SubscriptionId,
    web::{
        desk::kit::{
            access::{
                may,
                on_list::{AtList, OnList},
            },
            form::{Choice, Field, Form, Input},
            frame::{Frame, Room},
            paths::Link,
            posted::Posted,
        },
        fault::{Fault, FaultKind},
    },
};

/// An editor who may decide about the subscriber in the path.
type OnSubscriber = OnList<may::Manage, (SubscriptionId,)>;

/// The page.
#[derive(Template)]
#[template(path = "desk/subscribers/erase.html")]
struct Page {
    frame: Frame,
    texts: [String; 3],
    form: Form,
    back: Link,
}

/// The fields of the form.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct Fields {
    reach: String,
}

/// The reaches that an editor can choose from, each with its word. Only who owns all lists erases from all.
fn reaches(at: &AtList) -> [(&'static str, Reach); 2] {
    let more = if at.editor().roles.owns_all { ("all", Reach::Everywhere) } else { ("wish", Reach::ListAndWish) };
    [("list", Reach::List), more]
}

/// `GET /desk/l/{list}/readers/{reader}/erase`
pub(crate) async fn ask(on: OnSubscriber) -> Result<Response, Fault> {
    let ((id,), phrases) = (on.named, on.phrases());
    look_up::state(on.app(), &on.list, id).await?.ok_or(FaultKind::Nothing)?;
    let choice = |(word, _): (&str, Reach)| Choice {
        value: word.to_owned(),
        label: phrases.say(&format!("desk-subscriber-reach-{word}")),
        hint: phrases.say(&format!("desk-subscriber-reach-{word}-about")),
    };
    let input = Input::OneOf(reaches(&on).map(choice).into());
    on.page(&Page {
        frame: on.frame(Room::Subscribers),
        texts: ["erase-goes", "erase-stays", "erase-after"].map(|key| phrases.say(&format!("desk-subscriber-{key}"))),
        form: Form(vec![Field::new(phrases, "desk-subscriber", "reach", input, "list")]),
        back: on.paths().subscriber(id),
    })
}

/// `POST /desk/l/{list}/readers/{reader}/erase`
pub(crate) async fn erase(Posted { by: on, fields }: Posted<OnSubscriber, Fields>) -> Result<Response, Fault> {
    let (id,) = on.named;
    let chosen = reaches(&on).into_iter().find(|(word, _)| *word == fields.reach);
    let (word, reach) = chosen.unwrap_or(("list", Reach::List));
    match verb::erase(on.app(), &on.list, id, reach).await {
        Ok(()) => Ok(on.to(&on.paths().subscribers().done(&format!("erased-{word}")))),
        Err(EraseError::Unknown) => Err(FaultKind::Nothing.into()),
        Err(EraseError::Store(error)) => Err(error.into()),
    }
}
