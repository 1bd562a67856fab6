//! The order of the queue: pinning items on top of their section, and putting them beside others.

use super::manage::{QueueError, lock_waiting, record};
use crate::{
    app::App,
    domain::{
        audit::Act,
        ids::{IssueId, ItemId, ListId},
        issue::composing::{Contents, Side},
        item::Item,
        list::List,
    },
    store::{StoreError, Tx, items},
};

/// Pins a waiting item on top of its section, or unpins it.
pub async fn pin(app: &App, list: ListId, id: ItemId, pinned: bool) -> Result<(), QueueError> {
    let mut tx = app.store().begin().await?;
    let item = lock_waiting(&mut tx, list, id).await?;
    if item.pinned == pinned {
        return Ok(());
    }
    items::mark(&mut tx, &Item { pinned, ..item }).await?;
    record(app, &mut tx, list, id, Act::ItemPinned).await?;
    Ok(tx.commit().await?)
}

/// Puts a waiting item beside another one of its section, which keeps this order from then on. Nothing happens if it is there
/// already, or if the other one is no longer in the section.
///
/// # Errors
/// [`QueueError::NoItem`] when the item does not wait.
pub async fn put_beside(app: &App, list: &List, id: ItemId, side: Side, other: ItemId) -> Result<(), QueueError> {
    let mut tx = app.store().begin().await?;
    let contents = Contents::arrange(items::waiting(&mut tx, list.id).await?, list.cadence.zone);
    if contents.items().all(|item| item.id != id) {
        return Err(QueueError::NoItem);
    }
    let Some(order) = contents.put_beside(id, side, other) else { return Ok(()) };
    write(&mut tx, list.id, None, order).await?;
    record(app, &mut tx, list.id, id, Act::ItemPlaced).await?;
    Ok(tx.commit().await?)
}

/// Writes the order of a section, in a list's queue or in this issue.
pub(in crate::app) async fn write(
    tx: &mut Tx,
    list: ListId,
    issue: Option<IssueId>,
    order: Vec<ItemId>,
) -> Result<(), StoreError> {
    let mut positions: Vec<(ItemId, u32)> = order.into_iter().zip(0..).collect();
    // By id, so that two transactions that do this at once lock the rows in the same order, and never deadlock.
    positions.sort_unstable();
    for (id, position) in positions {
        items::put_at(tx, list, issue, id, position).await?;
    }
    Ok(())
}
