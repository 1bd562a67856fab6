//! The order of the queue: what stands on top of its section, and what stands beside what.

use super::manage::{QueueError, lock_waiting, note};
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

/// Pins a waiting item on top of its section, or loosens it.
pub async fn pin(app: &App, list: ListId, id: ItemId, pinned: bool) -> Result<(), QueueError> {
    let mut tx = app.store().begin().await?;
    let item = lock_waiting(&mut tx, list, id).await?;
    if item.pinned == pinned {
        return Ok(());
    }
    items::mark(&mut tx, &Item { pinned, ..item }).await?;
    note(app, &mut tx, list, id, Act::ItemPinned).await?;
    Ok(tx.commit().await?)
}

/// Puts a waiting item beside another of its section, which keeps this order from then on. Asked twice, it is done once; and
/// nothing is done when the other one has gone.
///
/// # Errors
/// [`QueueError::NoItem`] when the item does not wait, [`QueueError::Store`].
pub async fn put_beside(app: &App, list: &List, id: ItemId, side: Side, other: ItemId) -> Result<(), QueueError> {
    let mut tx = app.store().begin().await?;
    let contents = Contents::arrange(items::waiting(&mut tx, list.id).await?, list.cadence.zone);
    if contents.items().all(|item| item.id != id) {
        return Err(QueueError::NoItem);
    }
    let Some(order) = contents.put_beside(id, side, other) else { return Ok(()) };
    write(&mut tx, list.id, None, order).await?;
    note(app, &mut tx, list.id, id, Act::ItemPlaced).await?;
    Ok(tx.commit().await?)
}

/// Writes the order of a section, in a list's queue or in this issue.
pub(in crate::app) async fn write(
    tx: &mut Tx,
    list: ListId,
    issue: Option<IssueId>,
    order: Vec<ItemId>,
) -> Result<(), StoreError> {
    let mut places: Vec<(ItemId, u32)> = order.into_iter().zip(0..).collect();
    // By id: two who do this at once lock the rows in one order, and neither waits for the other for ever.
    places.sort_unstable();
    for (id, place) in places {
        items::put_at(tx, list, issue, id, place).await?;
    }
    Ok(())
}
