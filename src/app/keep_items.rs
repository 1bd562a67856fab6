//! Keeping the queue: adding, changing, showing and removing items.

use super::App;
use crate::{
    domain::{
        ids::{ItemId, ListId},
        item::{Item, ItemError},
        list::List,
    },
    store::{StoreError, Tx, issues, items},
};

/// Why the queue was not changed.
#[derive(Debug, thiserror::Error)]
pub enum QueueError {
    /// The item contradicts itself.
    #[error(transparent)]
    Item(#[from] ItemError),
    /// The list has no such item.
    #[error("this list has no such item; `rondbrief item list` tells which there are")]
    NoItem,
    /// Its issue is with the readers.
    #[error("this item has been published; what readers got cannot be changed")]
    Published,
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Puts an item in a list's queue.
///
/// # Errors
/// [`QueueError`].
pub async fn add(app: &App, list: ListId, item: &Item) -> Result<(), QueueError> {
    item.check()?;
    let mut tx = app.store().begin().await?;
    items::insert(&mut tx, list, item).await?;
    tx.commit().await?;
    Ok(())
}

/// Changes an item that has not been published.
///
/// # Errors
/// [`QueueError`].
pub async fn change(app: &App, list: ListId, item: &Item) -> Result<(), QueueError> {
    item.check()?;
    let mut tx = app.store().begin().await?;
    unpublished(&mut tx, list, item.id).await?;
    items::update(&mut tx, item).await?;
    tx.commit().await?;
    Ok(())
}

/// Removes an item that has not been published.
///
/// # Errors
/// [`QueueError`].
pub async fn remove(app: &App, list: ListId, id: ItemId) -> Result<Item, QueueError> {
    let mut tx = app.store().begin().await?;
    let item = unpublished(&mut tx, list, id).await?;
    items::remove(&mut tx, id).await?;
    tx.commit().await?;
    Ok(item)
}

/// One item of a list.
///
/// # Errors
/// [`QueueError::NoItem`], [`QueueError::Store`].
pub async fn find(app: &App, list: ListId, id: ItemId) -> Result<Item, QueueError> {
    let found = items::by_id(&mut app.reader().begin().await?, list, id).await?;
    found.map(|(item, _)| item).ok_or(QueueError::NoItem)
}

/// The items that wait in a list's queue, oldest first.
///
/// # Errors
/// [`StoreError`].
pub async fn waiting(app: &App, list: &List) -> Result<Vec<Item>, StoreError> {
    items::waiting(&mut app.reader().begin().await?, list.id).await
}

async fn unpublished(tx: &mut Tx, list: ListId, id: ItemId) -> Result<Item, QueueError> {
    let (item, issue) = items::by_id(tx, list, id).await?.ok_or(QueueError::NoItem)?;
    if let Some(issue) = issue
        && issues::by_id(tx, issue).await?.is_some_and(|issue| issue.state.published_at().is_some())
    {
        return Err(QueueError::Published);
    }
    Ok(item)
}
