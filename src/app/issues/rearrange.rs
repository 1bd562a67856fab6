//! Rearranging an issue that is not approved yet: moving its items, leaving them out, and taking in others from the queue.
//!
//! Every verb locks the issue before its items, so that nothing changes in an issue that is approved at that moment.

use super::error::{Changed, NoIssue};
use crate::{
    app::{App, audit::record, items::order},
    domain::{
        audit::Act,
        ids::ItemId,
        issue::{
            InvalidTransition, Issue,
            composing::{Contents, Side},
        },
        item::state::{ItemState, StoredItem},
        list::List,
    },
    store::{StoreError, Tx, issues, items},
};

/// The reason an issue was not rearranged.
#[derive(Debug, thiserror::Error)]
pub enum RearrangeError {
    /// The list has no such issue.
    #[error(transparent)]
    NoIssue(#[from] NoIssue),
    /// The list has no such item.
    #[error("this list has no such item; `rondbrief item list` tells which there are")]
    NoItem,
    /// The issue's state does not allow its contents to change.
    #[error(transparent)]
    State(#[from] InvalidTransition),
    /// The item is somewhere else by now.
    #[error(transparent)]
    Changed(#[from] Changed),
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Puts an item of an issue beside another one of its section. Nothing happens if it is there already, or if the other one is no
/// longer in the section.
pub async fn put_beside(
    app: &App,
    list: &List,
    number: u32,
    id: ItemId,
    (side, other): (Side, ItemId),
) -> Result<(), RearrangeError> {
    let mut tx = app.store().begin().await?;
    let (issue, kept) = found(&mut tx, list, number, id).await?;
    if kept.state != ItemState::Taken(issue.id) {
        return Err(Changed.into());
    }
    let contents = Contents::arrange(items::of_issue(&mut tx, issue.id).await?, list.cadence.zone);
    let Some(order) = contents.put_beside(id, side, other) else { return Ok(()) };
    order::write(&mut tx, list.id, Some(issue.id), order).await?;
    record::about_item(app, &mut tx, list.id, (id, Some(issue.id)), Act::ItemPlaced).await?;
    Ok(tx.commit().await?)
}

/// Puts an item of an issue back in the queue. It keeps its position, in case it is taken in again.
pub async fn leave_out(app: &App, list: &List, number: u32, id: ItemId) -> Result<(), RearrangeError> {
    let mut tx = app.store().begin().await?;
    let (issue, kept) = found(&mut tx, list, number, id).await?;
    match kept.state {
        ItemState::Waiting => return Ok(()),
        ItemState::Taken(taker) if taker == issue.id => {}
        ItemState::Taken(_) | ItemState::Withdrawn { .. } => return Err(Changed.into()),
    }
    items::release(&mut tx, id).await?;
    record::about_item(app, &mut tx, list.id, (id, Some(issue.id)), Act::ItemLeftOut).await?;
    Ok(tx.commit().await?)
}

/// Takes an item that waits in the queue into an issue.
pub async fn take_in(app: &App, list: &List, number: u32, id: ItemId) -> Result<(), RearrangeError> {
    let mut tx = app.store().begin().await?;
    let (issue, kept) = found(&mut tx, list, number, id).await?;
    match kept.state {
        ItemState::Waiting => {}
        ItemState::Taken(taker) if taker == issue.id => return Ok(()),
        ItemState::Taken(_) | ItemState::Withdrawn { .. } => return Err(Changed.into()),
    }
    items::give(&mut tx, &[kept.item], issue.id).await?;
    record::about_item(app, &mut tx, list.id, (id, Some(issue.id)), Act::ItemTakenIn).await?;
    Ok(tx.commit().await?)
}

/// An issue whose contents may change, and an item of its list; both are locked until the transaction ends.
async fn found(tx: &mut Tx, list: &List, number: u32, id: ItemId) -> Result<(Issue, StoredItem), RearrangeError> {
    let issue = issues::lock(tx, list.id, number).await?.ok_or(NoIssue(number))?;
    let kept = items::lock(tx, list.id, id).await?.ok_or(RearrangeError::NoItem)?;
    issue.state.changeable()?;
    Ok((issue, kept))
}
