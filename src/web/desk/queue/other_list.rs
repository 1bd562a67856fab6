//! Moving an item to the queue of another list, in which the same editor may write.

use askama::Template;
use axum::{http::StatusCode, response::Response};
use serde::Deserialize;

use super::{
    acts::{OnItem, done_with},
    other_lists, refused,
};
use crate::{
    app::items::{manage as verb, moving},
    domain::list::List,
    web::{
        desk::kit::{
            access::may,
            form::Problem,
            frame::{Frame, Room},
            paths::Link,
            posted::Posted,
        },
        fault::{Fault, FaultKind},
    },
};

/// A list to choose.
struct Choice {
    slug: String,
    name: String,
    lang: &'static str,
}

/// The page that asks which list.
#[derive(Template)]
#[template(path = "desk/queue/other_list.html")]
struct Page {
    frame: Frame,
    title: String,
    lang: &'static str,
    choices: Vec<Choice>,
    /// The error that no list was chosen, if that is so.
    problems: Vec<Problem>,
    back: Link,
}

/// The list that was chosen.
#[derive(Deserialize)]
pub(crate) struct Chosen {
    #[serde(default)]
    to: String,
}

/// `GET /desk/l/{list}/queue/{item}/move`
pub(crate) async fn ask(on: OnItem) -> Result<Response, Fault> {
    page(&on, Vec::new()).await
}

/// `POST /desk/l/{list}/queue/{item}/move`: leads to the queue that it is in now.
pub(crate) async fn carry_out(Posted { by: on, fields }: Posted<OnItem, Chosen>) -> Result<Response, Fault> {
    if fields.to.is_empty() {
        let say = |key| on.phrases().say(key);
        return page(&on, vec![Problem::labelled("to-1", &say("desk-move-to"), &say("desk-move-none"))]).await;
    }
    let (id,) = on.named;
    let to = on.other::<may::Write>(&fields.to).await?;
    let done = moving::move_to(on.app(), on.list.id, id, to.id).await;
    refused::or_on_to(&on, &done_with(&on.desk_paths().list(&to.slug), id, "moved"), done)
}

async fn page(on: &OnItem, problems: Vec<Problem>) -> Result<Response, Fault> {
    let (id,) = on.named;
    let item = match verb::open(on.app(), on.list.id, id).await {
        Ok(kept) => kept.item,
        Err(error) => return refused::page(on, error),
    };
    let lists = other_lists(on).await?;
    if lists.is_empty() {
        return Err(FaultKind::Nothing.into());
    }
    let choice = |list: List| Choice { slug: list.slug.to_string(), lang: list.language.tag(), name: list.name.into() };
    let status = if problems.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let page = Page {
        frame: on.frame(Room::Queue),
        title: item.title.to_string(),
        lang: on.list.language.tag(),
        choices: lists.into_iter().map(choice).collect(),
        problems,
        back: on.paths().queue(),
    };
    on.answer(status, &page)
}
