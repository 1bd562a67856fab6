//! Items that leave their queue: taken out and put back, moved to another list, copied.

use super::manage::{QueueError, add, find, lock_waiting, note};
use crate::{
    app::App,
    domain::{
        audit::Act,
        ids::{ItemId, ListId},
        item::{Item, state::ItemState},
        list::List,
        time::Instant,
    },
    store::{StoreError, items},
};

/// Takes a waiting item out of its queue; it can be put back.
pub async fn withdraw(app: &App, list: ListId, id: ItemId) -> Result<(), QueueError> {
    let mut tx = app.store().begin().await?;
    match lock_waiting(&mut tx, list, id).await {
        Err(QueueError::Withdrawn) => return Ok(()),
        item => item?,
    };
    items::set_withdrawn(&mut tx, id, Some(app.now())).await?;
    note(app, &mut tx, list, id, Act::ItemWithdrawn).await?;
    Ok(tx.commit().await?)
}

/// Puts an item back that was taken out. One that was put back already stays where it is.
pub async fn restore(app: &App, list: ListId, id: ItemId) -> Result<(), QueueError> {
    let mut tx = app.store().begin().await?;
    let kept = items::lock(&mut tx, list, id).await?.ok_or(QueueError::NoItem)?;
    let ItemState::Withdrawn { .. } = kept.standing else { return Ok(()) };
    items::set_withdrawn(&mut tx, id, None).await?;
    note(app, &mut tx, list, id, Act::ItemRestored).await?;
    Ok(tx.commit().await?)
}

/// The items that were taken out of a list's queue, the last one first, and when.
pub async fn withdrawn(app: &App, list: &List) -> Result<Vec<(Item, Instant)>, StoreError> {
    items::withdrawn(&mut app.snapshot().begin().await?, list.id).await
}

/// Moves a waiting item to the queue of another list.
pub async fn move_to(app: &App, from: ListId, id: ItemId, to: ListId) -> Result<(), QueueError> {
    let mut tx = app.store().begin().await?;
    lock_waiting(&mut tx, from, id).await?;
    if from == to {
        return Ok(());
    }
    items::hand_over(&mut tx, id, to).await?;
    for list in [from, to] {
        note(app, &mut tx, list, id, Act::ItemMoved).await?;
    }
    Ok(tx.commit().await?)
}

/// Puts a copy of an item in its list's queue, with the id `copy`; once, however often it is asked.
pub async fn copy(app: &App, list: ListId, id: ItemId, copy: ItemId) -> Result<(), QueueError> {
    let item = find(app, list, id).await?;
    let copied = Item { id: copy, pinned: false, place: None, created_at: app.now(), ..item };
    add(app, list, &copied).await
}
