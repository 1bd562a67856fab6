//! Moving an item to the queue of another list: one where the same person may write.

use std::sync::Arc;

use askama::Template;
use axum::{
    extract::{Path, State},
    http::StatusCode,
    response::Response,
};
use serde::Deserialize;

use super::{acts::done_with, item_id, other_lists, path, refused};
use crate::{
    app::{
        editors::sessions::Signed,
        items::{manage as verb, moving},
    },
    domain::{editor::Permission, ids::ItemId, list::List},
    web::{
        Site,
        desk::{
            kit::{
                frame::{Frame, Room},
                posted::{Here, Posted},
                visit::Visit,
            },
            lists::list::list_for,
        },
        fault::{Fault, FaultKind},
        frame,
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
    /// Whether none was chosen.
    trouble: bool,
    back: String,
}

/// The list that was chosen.
#[derive(Deserialize)]
pub struct Chosen {
    #[serde(default)]
    to: String,
}

/// `GET /desk/l/{list}/queue/{item}/move`
pub async fn ask(
    State(site): State<Arc<Site>>,
    Path((slug, id)): Path<(String, String)>,
    Here { signed, visit }: Here,
) -> Result<Response, Fault> {
    let (list, id) = (list_for(&site, &signed, &slug, Permission::Write).await?, item_id(&id)?);
    page(&site, &signed, &visit, &list, id, false).await
}

/// `POST /desk/l/{list}/queue/{item}/move`: leads to the queue that it is in now.
pub async fn carry_out(
    State(site): State<Arc<Site>>,
    Path((slug, id)): Path<(String, String)>,
    Posted { signed, visit, fields }: Posted<Chosen>,
) -> Result<Response, Fault> {
    let (list, id) = (list_for(&site, &signed, &slug, Permission::Write).await?, item_id(&id)?);
    if fields.to.is_empty() {
        return page(&site, &signed, &visit, &list, id, true).await;
    }
    let to = list_for(&site, &signed, &fields.to, Permission::Write).await?;
    let done = moving::move_to(&site.app.acting_as(signed.editor.id), list.id, id, to.id).await;
    refused::or_on_to(&done_with(&site, &to, id, "moved"), done, &site, &signed, &visit, &list)
}

async fn page(
    site: &Site,
    signed: &Signed,
    visit: &Visit,
    list: &List,
    id: ItemId,
    trouble: bool,
) -> Result<Response, Fault> {
    let item = match verb::open(&site.app, list.id, id).await {
        Ok(kept) => kept.item,
        Err(error) => return refused::page(site, signed, visit, list, error),
    };
    let lists = other_lists(site, signed, list).await?;
    if lists.is_empty() {
        return Err(FaultKind::Nothing.into());
    }
    let choice = |list: List| Choice { slug: list.slug.to_string(), lang: list.language.tag(), name: list.name.into() };
    let frame = Frame::of(site, visit, signed, Some(list), Room::Queue);
    let phrases = frame.phrases;
    let page = Page {
        title: item.title.to_string(),
        lang: list.language.tag(),
        choices: lists.into_iter().map(choice).collect(),
        trouble,
        back: path(site, &list.slug),
        frame,
    };
    let status = if trouble { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    Ok(frame::page(status, phrases, &page)?)
}
