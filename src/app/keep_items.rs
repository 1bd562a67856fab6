//! Keeping the queue: adding, changing, showing and removing items.

use super::App;
use crate::{
    domain::{
        audit::{Act, Entry},
        ids::{EditorId, ItemId, ListId},
        item::{Item, ItemError},
        list::List,
    },
    store::{StoreError, Tx, audit, issues, items},
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

/// Puts an item in a list's queue for an editor. An item whose id is in that queue already is not put there again: a form
/// that is posted twice is one item.
///
/// # Errors
/// [`QueueError`]; [`QueueError::NoItem`] when another list has an item with this id.
pub async fn queue(app: &App, editor: EditorId, list: ListId, item: &Item) -> Result<(), QueueError> {
    item.check()?;
    let mut tx = app.store().begin().await?;
    if items::by_id(&mut tx, list, item.id).await?.is_some() {
        return Ok(());
    }
    match items::insert(&mut tx, list, item).await {
        Err(StoreError::Exists) => {
            drop(tx);
            return find(app, list, item.id).await.map(drop);
        }
        inserted => inserted?,
    }
    note(app, &mut tx, editor, list, Act::ItemAdded).await?;
    Ok(tx.commit().await?)
}

/// Pins an item on top of its section for an editor, or loosens it.
///
/// # Errors
/// [`QueueError`].
pub async fn pin(app: &App, editor: EditorId, list: ListId, id: ItemId, pinned: bool) -> Result<(), QueueError> {
    let mut tx = app.store().begin().await?;
    let item = unpublished(&mut tx, list, id).await?;
    if item.pinned == pinned {
        return Ok(());
    }
    items::update(&mut tx, &Item { pinned, ..item }).await?;
    note(app, &mut tx, editor, list, Act::ItemPinned).await?;
    Ok(tx.commit().await?)
}

async fn note(app: &App, tx: &mut Tx, editor: EditorId, list: ListId, act: Act) -> Result<(), StoreError> {
    let entry = Entry { at: app.now(), actor: Some(editor), act, list: Some(list), subject: None, role: None };
    audit::add(tx, app.ids().uuid(), &entry).await
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
