//! The buttons of an item in the queue: pinning, putting it higher or lower, taking it out and putting it back, copying.
//!
//! Each leads back to where one was. Pressed twice, each is done once: a form says what is wanted, and not to turn it round.

use axum::response::Response;
use serde::Deserialize;

use super::refused::or_on_to;
use crate::{
    app::items::{manage, moving, order},
    domain::{
        ids::ItemId,
        issue::composing::{Contents, Side},
    },
    web::{
        desk::kit::{
            access::{
                may,
                on_list::{AtList, OnList},
            },
            paths::{Link, ListPaths},
            posted::{Nothing, Posted},
        },
        fault::{Fault, FaultKind},
    },
};

/// An editor who may change the item in the path.
pub(crate) type OnItem = OnList<may::Write, (ItemId,)>;

/// The fields of a pin button.
#[derive(Deserialize)]
pub(crate) struct Pin {
    pinned: String,
}

/// `POST /desk/l/{list}/queue/{item}/pin`
pub(crate) async fn pin(Posted { by: on, fields }: Posted<OnItem, Pin>) -> Result<Response, Fault> {
    let (id,) = on.named;
    let pinned = fields.pinned == "yes";
    let done = order::pin(on.app(), on.list.id, id, pinned).await;
    let link = done_with(&on.paths(), id, if pinned { "pinned" } else { "loosened" });
    or_on_to(&on, &link.at(format_args!("more-{id}")), done)
}

/// The item beside which one is put.
#[derive(Deserialize)]
pub(crate) struct Beside {
    side: String,
    other: String,
}

impl Beside {
    /// The side, and the item. [`FaultKind::Unreadable`]: there is no such side; [`FaultKind::Nothing`]: that is no id.
    pub(crate) fn read(&self) -> Result<(Side, ItemId), Fault> {
        let side = match self.side.as_str() {
            "before" => Side::Before,
            "after" => Side::After,
            _ => return Err(FaultKind::Unreadable.into()),
        };
        Ok((side, self.other.parse().map_err(|_| FaultKind::Nothing)?))
    }
}

/// `POST /desk/l/{list}/queue/{item}/place`
pub(crate) async fn place(Posted { by: on, fields }: Posted<OnItem, Beside>) -> Result<Response, Fault> {
    let (id,) = on.named;
    let (side, other) = fields.read()?;
    let done = order::put_beside(on.app(), &on.list, id, side, other).await;
    let arrow = arrow(&on, id, side).await?;
    or_on_to(&on, &done_with(&on.paths(), id, "placed").at(format_args!("{arrow}-{id}")), done)
}

/// The button on which the keyboard goes on: the same arrow, or the other one where the item goes no further.
async fn arrow(on: &AtList, id: ItemId, side: Side) -> Result<&'static str, Fault> {
    let waiting = Contents::arrange(manage::waiting(on.app(), &on.list).await?, on.list.cadence.zone);
    let neighbours = waiting.whereabouts(id).map_or([None; 2], |(section, n)| section.neighbours(n));
    Ok(match (neighbours.map(|other| other.is_some()), side) {
        ([true, _], Side::Before) | ([true, false], Side::After) => "up",
        ([_, true], _) => "down",
        ([false, false], _) => "item",
    })
}

/// `POST /desk/l/{list}/queue/{item}/withdraw`
pub(crate) async fn withdraw(Posted { by: on, .. }: Posted<OnItem, Nothing>) -> Result<Response, Fault> {
    let (id,) = on.named;
    let done = moving::withdraw(on.app(), on.list.id, id).await;
    or_on_to(&on, &done_with(&on.paths(), id, "withdrawn"), done)
}

/// `POST /desk/l/{list}/queue/{item}/restore`
pub(crate) async fn restore(Posted { by: on, .. }: Posted<OnItem, Nothing>) -> Result<Response, Fault> {
    let (id,) = on.named;
    let done = moving::restore(on.app(), on.list.id, id).await;
    or_on_to(&on, &done_with(&on.paths(), id, "restored").at(format_args!("item-{id}")), done)
}

/// The id that the copy is to have.
#[derive(Deserialize)]
pub(crate) struct Copy {
    copy: String,
}

/// `POST /desk/l/{list}/queue/{item}/copy`: leads to the form of the copy.
pub(crate) async fn copy(Posted { by: on, fields }: Posted<OnItem, Copy>) -> Result<Response, Fault> {
    let (id,) = on.named;
    let copy = fields.copy.parse().map_err(|_| FaultKind::Nothing)?;
    let done = moving::copy(on.app(), on.list.id, id, copy).await;
    or_on_to(&on, &on.paths().item(copy).done("copied"), done)
}

/// The queue of a list, which tells what was done with an item.
pub(super) fn done_with(paths: &ListPaths, id: ItemId, done: &str) -> Link {
    paths.queue().done(done).with("item", id)
}
