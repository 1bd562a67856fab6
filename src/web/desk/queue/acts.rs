//! The buttons of an item in the queue: pinning, putting it higher or lower, taking it out and putting it back, copying.
//!
//! Each leads back to where one was. Pressed twice, each is done once: a form says what is wanted, and not to turn it round.

use std::sync::Arc;

use axum::{
    extract::{Path, State},
    response::Response,
};
use serde::Deserialize;

use super::{item_id, path, path_of, refused};
use crate::{
    app::items::{manage, moving, order},
    domain::{
        editor::Permission,
        ids::ItemId,
        issue::composing::{Contents, Side},
        list::List,
    },
    web::{
        Site,
        desk::{
            kit::posted::{Nothing, Posted},
            lists::list::list_for,
        },
        fault::{Fault, FaultKind},
    },
};

/// What a button of the pin says.
#[derive(Deserialize)]
pub struct Pin {
    pinned: String,
}

/// `POST /desk/l/{list}/queue/{item}/pin`
pub async fn pin(
    State(site): State<Arc<Site>>,
    Path((slug, id)): Path<(String, String)>,
    Posted { signed, visit, fields }: Posted<Pin>,
) -> Result<Response, Fault> {
    let (list, id) = (list_for(&site, &signed, &slug, Permission::Write).await?, item_id(&id)?);
    let app = site.app.acting_as(signed.editor.id);
    let pinned = fields.pinned == "yes";
    let done = order::pin(&app, list.id, id, pinned).await;
    let place = done_with(&site, &list, id, if pinned { "pinned" } else { "loosened" });
    refused::or_on_to(&format!("{place}#more-{}", id.0.simple()), done, &site, &signed, &visit, &list)
}

/// The item beside which one is put.
#[derive(Deserialize)]
pub struct Beside {
    side: String,
    other: String,
}

impl Beside {
    /// On which side of which item.
    ///
    /// # Errors
    /// [`FaultKind::Unreadable`], [`FaultKind::Nothing`].
    pub fn read(&self) -> Result<(Side, ItemId), Fault> {
        let side = match self.side.as_str() {
            "before" => Side::Before,
            "after" => Side::After,
            _ => return Err(FaultKind::Unreadable.into()),
        };
        Ok((side, item_id(&self.other)?))
    }
}

/// `POST /desk/l/{list}/queue/{item}/place`
pub async fn place(
    State(site): State<Arc<Site>>,
    Path((slug, id)): Path<(String, String)>,
    Posted { signed, visit, fields }: Posted<Beside>,
) -> Result<Response, Fault> {
    let (list, id) = (list_for(&site, &signed, &slug, Permission::Write).await?, item_id(&id)?);
    let (side, other) = fields.read()?;
    let app = site.app.acting_as(signed.editor.id);
    let done = order::put_beside(&app, &list, id, side, other).await;
    let place =
        format!("{}#{}-{}", done_with(&site, &list, id, "placed"), arrow(&site, &list, id, side).await?, id.0.simple());
    refused::or_on_to(&place, done, &site, &signed, &visit, &list)
}

/// Where the keyboard goes on: at the same arrow, or at the other one where the item goes no further.
async fn arrow(site: &Site, list: &List, id: ItemId, side: Side) -> Result<&'static str, Fault> {
    let waiting = Contents::arrange(manage::waiting(&site.app, list).await?, list.cadence.zone);
    let neighbours = waiting.whereabouts(id).map_or([None; 2], |(section, n)| section.neighbours(n));
    Ok(match (neighbours.map(|other| other.is_some()), side) {
        ([true, _], Side::Before) | ([true, false], Side::After) => "up",
        ([_, true], _) => "down",
        ([false, false], _) => "item",
    })
}

/// `POST /desk/l/{list}/queue/{item}/withdraw`
pub async fn withdraw(
    State(site): State<Arc<Site>>,
    Path((slug, id)): Path<(String, String)>,
    Posted { signed, visit, .. }: Posted<Nothing>,
) -> Result<Response, Fault> {
    let (list, id) = (list_for(&site, &signed, &slug, Permission::Write).await?, item_id(&id)?);
    let done = moving::withdraw(&site.app.acting_as(signed.editor.id), list.id, id).await;
    refused::or_on_to(&done_with(&site, &list, id, "withdrawn"), done, &site, &signed, &visit, &list)
}

/// `POST /desk/l/{list}/queue/{item}/restore`
pub async fn restore(
    State(site): State<Arc<Site>>,
    Path((slug, id)): Path<(String, String)>,
    Posted { signed, visit, .. }: Posted<Nothing>,
) -> Result<Response, Fault> {
    let (list, id) = (list_for(&site, &signed, &slug, Permission::Write).await?, item_id(&id)?);
    let done = moving::restore(&site.app.acting_as(signed.editor.id), list.id, id).await;
    let place = format!("{}#item-{}", done_with(&site, &list, id, "restored"), id.0.simple());
    refused::or_on_to(&place, done, &site, &signed, &visit, &list)
}

/// The id that the copy is to have.
#[derive(Deserialize)]
pub struct Copy {
    copy: String,
}

/// `POST /desk/l/{list}/queue/{item}/copy`: leads to the form of the copy.
pub async fn copy(
    State(site): State<Arc<Site>>,
    Path((slug, id)): Path<(String, String)>,
    Posted { signed, visit, fields }: Posted<Copy>,
) -> Result<Response, Fault> {
    let (list, id) = (list_for(&site, &signed, &slug, Permission::Write).await?, item_id(&id)?);
    let copy = item_id(&fields.copy)?;
    let done = moving::copy(&site.app.acting_as(signed.editor.id), list.id, id, copy).await;
    let place = format!("{}?done=copied", path_of(&site, &list, copy));
    refused::or_on_to(&place, done, &site, &signed, &visit, &list)
}

/// The queue that says what was done with an item.
pub(super) fn done_with(site: &Site, list: &List, id: ItemId, done: &str) -> String {
    format!("{}?done={done}&item={}", path(site, &list.slug), id.0.simple())
}
