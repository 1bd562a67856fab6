//! Managing items: adding, changing, showing and removing them.
//!
//! Every change locks the item first, so that two editors never overwrite each other; a form names the version it was opened with.

use std::collections::BTreeMap;

use crate::{
    app::App,
    domain::{
        audit::Act,
        ids::{ItemId, ListId},
        issue::{Issue, IssueState},
        item::{
            Item, ItemError,
            state::{ItemState, StoredItem},
        },
        list::List,
        text::short_text::ShortText,
    },
    store::{StoreError, Tx, editors, issues, items},
};

/// The reason an item was not changed.
#[derive(Debug, thiserror::Error)]
pub enum QueueError {
    /// The item contradicts itself.
    #[error(transparent)]
    Item(#[from] ItemError),
    /// The list has no such item.
    #[error("this list has no such item; `rondbrief item list` shows its items")]
    NoItem,
    /// Its issue is with the readers.
    #[error("this item has been sent; what readers received cannot be changed")]
    Published,
    /// Its issue, with this number, is approved, so its contents are fixed.
    #[error("this item is in update {0}, which is approved; hold that first with `rondbrief issue hold`")]
    Approved(u32),
    /// An issue, with this number, has taken it from the queue.
    #[error("this item is in update {0} and no longer in the queue")]
    Taken(u32),
    /// Somebody took it out of the queue.
    #[error("this item was removed from the queue; put it back first, at the desk")]
    Withdrawn,
    /// Its text has changed since the version the editor began with.
    #[error("this item has changed in the meantime; look at it again")]
    Stale,
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Puts an item in a list's queue. An item whose id is on that list already is not added again, so that a form posted twice adds
/// one item.
///
/// # Errors
/// [`QueueError::NoItem`] when another list has an item with this id.
pub async fn add(app: &App, list: ListId, item: &Item) -> Result<(), QueueError> {
    item.check()?;
    let mut tx = app.store().begin().await?;
    match items::insert(&mut tx, list, item, app.actor()).await {
        Err(StoreError::Exists) => {
            drop(tx);
            return find(app, list, item.id).await.map(drop);
        }
        inserted => inserted?,
    }
    record(app, &mut tx, list, item.id, Act::ItemAdded).await?;
    Ok(tx.commit().await?)
}

/// Changes an item that has not been published.
pub async fn change(app: &App, list: ListId, item: &Item) -> Result<(), QueueError> {
    item.check()?;
    let mut tx = app.store().begin().await?;
    let kept = unpublished(&mut tx, list, item.id).await?;
    items::update(&mut tx, item).await?;
    record_about(app, &mut tx, list, &kept, Act::ItemChanged).await?;
    Ok(tx.commit().await?)
}

/// Changes the text of an item, unless its version is no longer the one the editor has `seen`; gives the issue that has taken it.
/// An item of an approved issue stays as it is.
pub async fn change_seen(app: &App, list: ListId, item: &Item, seen: u32) -> Result<Option<Issue>, QueueError> {
    item.check()?;
    let mut tx = app.store().begin().await?;
    let kept = lock(&mut tx, list, item.id).await?;
    let issue = changeable(&mut tx, &kept).await?;
    let Item { pinned, position, created_at, .. } = kept.item;
    let changed = Item { pinned, position, created_at, ..item.clone() };
    if changed == kept.item {
        return Ok(issue);
    }
    if kept.version != seen {
        return Err(QueueError::Stale);
    }
    items::update(&mut tx, &changed).await?;
    record_about(app, &mut tx, list, &kept, Act::ItemChanged).await?;
    tx.commit().await?;
    Ok(issue)
}

/// Removes an item that has not been published.
pub async fn remove(app: &App, list: ListId, id: ItemId) -> Result<Item, QueueError> {
    let mut tx = app.store().begin().await?;
    let kept = unpublished(&mut tx, list, id).await?;
    items::remove(&mut tx, id).await?;
    record_about(app, &mut tx, list, &kept, Act::ItemRemoved).await?;
    tx.commit().await?;
    Ok(kept.item)
}

/// One item of a list.
pub async fn find(app: &App, list: ListId, id: ItemId) -> Result<Item, QueueError> {
    let found = items::by_id(&mut app.snapshot().begin().await?, list, id).await?;
    found.map(|kept| kept.item).ok_or(QueueError::NoItem)
}

/// One item of a list whose text can be changed now.
pub async fn open(app: &App, list: ListId, id: ItemId) -> Result<StoredItem, QueueError> {
    let mut tx = app.snapshot().begin().await?;
    let kept = items::by_id(&mut tx, list, id).await?.ok_or(QueueError::NoItem)?;
    changeable(&mut tx, &kept).await?;
    Ok(kept)
}

/// The issue that has taken an item of a list, if any has.
pub async fn issue_of(app: &App, list: ListId, id: ItemId) -> Result<Option<Issue>, QueueError> {
    let mut tx = app.snapshot().begin().await?;
    match items::by_id(&mut tx, list, id).await?.ok_or(QueueError::NoItem)?.state {
        ItemState::Taken(issue) => Ok(issues::by_id(&mut tx, issue).await?),
        ItemState::Waiting | ItemState::Withdrawn { .. } => Ok(None),
    }
}

/// The items that wait in a list's queue, oldest first.
pub async fn waiting(app: &App, list: &List) -> Result<Vec<Item>, StoreError> {
    items::waiting(&mut app.snapshot().begin().await?, list.id).await
}

/// The names of the editors who queued a list's waiting items, by item; items queued at the command line are left out.
pub async fn authors(app: &App, list: &List) -> Result<BTreeMap<ItemId, ShortText>, StoreError> {
    editors::names::who_queued(&mut app.snapshot().begin().await?, list.id).await
}

async fn unpublished(tx: &mut Tx, list: ListId, id: ItemId) -> Result<StoredItem, QueueError> {
    let kept = lock(tx, list, id).await?;
    match changeable(tx, &kept).await {
        Ok(_) | Err(QueueError::Withdrawn) => Ok(kept),
        Err(error) => Err(error),
    }
}

/// An item, locked until the transaction ends together with the issue that has taken it.
async fn lock(tx: &mut Tx, list: ListId, id: ItemId) -> Result<StoredItem, QueueError> {
    let seen = items::by_id(tx, list, id).await?.ok_or(QueueError::NoItem)?;
    if let ItemState::Taken(issue) = seen.state
        && let Some(issue) = issues::by_id(tx, issue).await?
    {
        issues::lock(tx, list, issue.number).await?;
    }
    let kept = items::lock(tx, list, id).await?.ok_or(QueueError::NoItem)?;
    // Between the two looks an issue may have taken it, or given it back.
    if kept.state == seen.state { Ok(kept) } else { Err(QueueError::Stale) }
}

/// The issue that has taken an item; an error if its text may not be changed at the desk.
async fn changeable(tx: &mut Tx, kept: &StoredItem) -> Result<Option<Issue>, QueueError> {
    match kept.state {
        ItemState::Waiting => Ok(None),
        ItemState::Withdrawn { .. } => Err(QueueError::Withdrawn),
        ItemState::Taken(issue) => {
            let issue = issues::by_id(tx, issue).await?.ok_or(QueueError::NoItem)?;
            if issue.state.published_at().is_some() {
                Err(QueueError::Published)
            } else if matches!(issue.state, IssueState::Scheduled { .. }) {
                Err(QueueError::Approved(issue.number))
            } else {
                Ok(Some(issue))
            }
        }
    }
}

/// A waiting item, locked until the transaction ends.
pub(super) async fn lock_waiting(tx: &mut Tx, list: ListId, id: ItemId) -> Result<Item, QueueError> {
    let kept = items::lock(tx, list, id).await?.ok_or(QueueError::NoItem)?;
    match kept.state {
        ItemState::Waiting => Ok(kept.item),
        ItemState::Withdrawn { .. } => Err(QueueError::Withdrawn),
        ItemState::Taken(issue) => {
            let issue = issues::by_id(tx, issue).await?.ok_or(QueueError::NoItem)?;
            let published = issue.state.published_at().is_some();
            Err(if published { QueueError::Published } else { QueueError::Taken(issue.number) })
        }
    }
}

/// Records an act about an item of a queue.
pub(super) async fn record(app: &App, tx: &mut Tx, list: ListId, id: ItemId, act: Act) -> Result<(), StoreError> {
    crate::app::audit::record::about_item(app, tx, list, (id, None), act).await
}

/// Records an act about an item that may be in an issue: then it is in the issue's history as well.
async fn record_about(app: &App, tx: &mut Tx, list: ListId, kept: &StoredItem, act: Act) -> Result<(), StoreError> {
    let issue = match kept.state {
        ItemState::Taken(issue) => Some(issue),
        ItemState::Waiting | ItemState::Withdrawn { .. } => None,
    };
    crate::app::audit::record::about_item(app, tx, list, (kept.item.id, issue), act).await
}
