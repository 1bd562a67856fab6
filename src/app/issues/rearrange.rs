//! Rearranging an issue that is not approved yet: its items in another order, left out, or taken in from the queue.
//!
//! Each locks the issue before its items, so that nothing changes in one that somebody approves at that moment.

use super::publish::PublishError;
use crate::{
    app::{App, audit::record, items::order},
    domain::{
        audit::Act,
        ids::ItemId,
        issue::{
            Issue,
            composing::{Contents, Side},
        },
        item::state::{ItemState, StoredItem},
        list::List,
    },
    store::{Tx, issues, items},
};

/// Puts an item of an issue beside another of its section. Asked twice, it is done once; and nothing is done when the other one
/// has gone.
///
/// # Errors
/// [`PublishError`]; [`PublishError::Changed`] when the item is not in the issue any more.
pub async fn put_beside(
    app: &App,
    list: &List,
    number: u32,
    id: ItemId,
    side: Side,
    other: ItemId,
) -> Result<(), PublishError> {
    let mut tx = app.store().begin().await?;
    let (issue, kept) = found(&mut tx, list, number, id).await?;
    if kept.standing != ItemState::Taken(issue.id) {
        return Err(PublishError::Changed);
    }
    let contents = Contents::arrange(items::of_issue(&mut tx, issue.id).await?, list.cadence.zone);
    let Some(order) = contents.put_beside(id, side, other) else { return Ok(()) };
    order::write(&mut tx, list.id, Some(issue.id), order).await?;
    record::about_item(app, &mut tx, list.id, (id, Some(issue.id)), Act::ItemPlaced).await?;
    Ok(tx.commit().await?)
}

/// Puts an item of an issue back in the queue, where it keeps its place in case it is taken in again.
///
/// # Errors
/// [`PublishError`]; [`PublishError::Changed`] when the item is somewhere else.
pub async fn leave_out(app: &App, list: &List, number: u32, id: ItemId) -> Result<(), PublishError> {
    let mut tx = app.store().begin().await?;
    let (issue, kept) = found(&mut tx, list, number, id).await?;
    match kept.standing {
        ItemState::Waiting => return Ok(()),
        ItemState::Taken(taker) if taker == issue.id => {}
        ItemState::Taken(_) | ItemState::Withdrawn { .. } => return Err(PublishError::Changed),
    }
    items::release(&mut tx, id).await?;
    record::about_item(app, &mut tx, list.id, (id, Some(issue.id)), Act::ItemLeftOut).await?;
    Ok(tx.commit().await?)
}

/// Takes an item that waits in the queue into an issue.
///
/// # Errors
/// [`PublishError`]; [`PublishError::Changed`] when the item waits no more.
pub async fn take_in(app: &App, list: &List, number: u32, id: ItemId) -> Result<(), PublishError> {
    let mut tx = app.store().begin().await?;
    let (issue, kept) = found(&mut tx, list, number, id).await?;
    match kept.standing {
        ItemState::Waiting => {}
        ItemState::Taken(taker) if taker == issue.id => return Ok(()),
        ItemState::Taken(_) | ItemState::Withdrawn { .. } => return Err(PublishError::Changed),
    }
    items::give(&mut tx, &[kept.item], issue.id).await?;
    record::about_item(app, &mut tx, list.id, (id, Some(issue.id)), Act::ItemTakenIn).await?;
    Ok(tx.commit().await?)
}

/// An issue that may change and an item of its list, which nobody else writes until the transaction ends.
async fn found(tx: &mut Tx, list: &List, number: u32, id: ItemId) -> Result<(Issue, StoredItem), PublishError> {
    let issue = issues::lock(tx, list.id, number).await?.ok_or(PublishError::NoIssue(number))?;
    let kept = items::lock(tx, list.id, id).await?.ok_or(PublishError::NoItem)?;
    issue.state.changeable()?;
    Ok((issue, kept))
}
