//! Keeping the queue: adding, changing, showing and removing items.
//!
//! Every change first locks the item, so that two people never write over each other's words; whoever types in a form says
//! which version they began with.

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

/// Why the queue was not changed.
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
    /// Its issue, with this number, is approved as it is.
    #[error("this item is in update {0}, which is approved; hold that first with `rondbrief issue hold`")]
    Approved(u32),
    /// An issue, with this number, has taken it out of the queue.
    #[error("this item is in update {0} and no longer in the queue")]
    Taken(u32),
    /// Somebody took it out of the queue.
    #[error("this item was removed from the queue; put it back first, at the desk")]
    Withdrawn,
    /// Its words have changed since the version that somebody began with.
    #[error("this item has changed in the meantime; look at it again")]
    Stale,
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Puts an item in a list's queue. An item whose id is in that list already is not put there again: a form that is posted
/// twice is one item.
///
/// # Errors
/// [`QueueError`]; [`QueueError::NoItem`] when another list has an item with this id.
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
    note(app, &mut tx, list, item.id, Act::ItemAdded).await?;
    Ok(tx.commit().await?)
}

/// Changes an item that has not been published.
pub async fn change(app: &App, list: ListId, item: &Item) -> Result<(), QueueError> {
    item.check()?;
    let mut tx = app.store().begin().await?;
    let kept = unpublished(&mut tx, list, item.id).await?;
    items::update(&mut tx, item).await?;
    note_of(app, &mut tx, list, &kept, Act::ItemChanged).await?;
    Ok(tx.commit().await?)
}

/// Changes the words of an item of which somebody saw version `seen`, unless they have changed since. What an issue that is
/// approved says stays as it was approved. Gives the issue that has taken it.
pub async fn change_seen(app: &App, list: ListId, item: &Item, seen: u32) -> Result<Option<Issue>, QueueError> {
    item.check()?;
    let mut tx = app.store().begin().await?;
    let kept = lock(&mut tx, list, item.id).await?;
    let issue = changeable(&mut tx, &kept).await?;
    let Item { pinned, place, created_at, .. } = kept.item;
    let changed = Item { pinned, place, created_at, ..item.clone() };
    if changed == kept.item {
        return Ok(issue);
    }
    if kept.version != seen {
        return Err(QueueError::Stale);
    }
    items::update(&mut tx, &changed).await?;
    note_of(app, &mut tx, list, &kept, Act::ItemChanged).await?;
    tx.commit().await?;
    Ok(issue)
}

/// Removes an item that has not been published.
pub async fn remove(app: &App, list: ListId, id: ItemId) -> Result<Item, QueueError> {
    let mut tx = app.store().begin().await?;
    let kept = unpublished(&mut tx, list, id).await?;
    items::remove(&mut tx, id).await?;
    note_of(app, &mut tx, list, &kept, Act::ItemRemoved).await?;
    tx.commit().await?;
    Ok(kept.item)
}

/// One item of a list.
pub async fn find(app: &App, list: ListId, id: ItemId) -> Result<Item, QueueError> {
    let found = items::by_id(&mut app.snapshot().begin().await?, list, id).await?;
    found.map(|kept| kept.item).ok_or(QueueError::NoItem)
}

/// One item of a list whose words can be changed now.
pub async fn open(app: &App, list: ListId, id: ItemId) -> Result<StoredItem, QueueError> {
    let mut tx = app.snapshot().begin().await?;
    let kept = items::by_id(&mut tx, list, id).await?.ok_or(QueueError::NoItem)?;
    changeable(&mut tx, &kept).await?;
    Ok(kept)
}

/// The issue that has taken an item of a list, if any has.
pub async fn issue_of(app: &App, list: ListId, id: ItemId) -> Result<Option<Issue>, QueueError> {
    let mut tx = app.snapshot().begin().await?;
    match items::by_id(&mut tx, list, id).await?.ok_or(QueueError::NoItem)?.standing {
        ItemState::Taken(issue) => Ok(issues::by_id(&mut tx, issue).await?),
        ItemState::Waiting | ItemState::Withdrawn { .. } => Ok(None),
    }
}

/// The items that wait in a list's queue, oldest first.
pub async fn waiting(app: &App, list: &List) -> Result<Vec<Item>, StoreError> {
    items::waiting(&mut app.snapshot().begin().await?, list.id).await
}

/// What those are called who put the items in a list's queue that wait there; nobody for what the command line queued.
pub async fn authors(app: &App, list: &List) -> Result<BTreeMap<ItemId, ShortText>, StoreError> {
    editors::who_queued(&mut app.snapshot().begin().await?, list.id).await
}

async fn unpublished(tx: &mut Tx, list: ListId, id: ItemId) -> Result<StoredItem, QueueError> {
    let kept = lock(tx, list, id).await?;
    match changeable(tx, &kept).await {
        Ok(_) | Err(QueueError::Withdrawn) => Ok(kept),
        Err(error) => Err(error),
    }
}

/// An item that nobody else writes until the transaction ends, and whose issue nobody approves or publishes until then.
async fn lock(tx: &mut Tx, list: ListId, id: ItemId) -> Result<StoredItem, QueueError> {
    let seen = items::by_id(tx, list, id).await?.ok_or(QueueError::NoItem)?;
    if let ItemState::Taken(issue) = seen.standing
        && let Some(issue) = issues::by_id(tx, issue).await?
    {
        issues::lock(tx, list, issue.number).await?;
    }
    let kept = items::lock(tx, list, id).await?.ok_or(QueueError::NoItem)?;
    // Between the two looks an issue may have taken it, or given it back.
    if kept.standing == seen.standing { Ok(kept) } else { Err(QueueError::Stale) }
}

/// The issue that has taken an item; an error when its words may not be changed at the desk.
async fn changeable(tx: &mut Tx, kept: &StoredItem) -> Result<Option<Issue>, QueueError> {
    match kept.standing {
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

/// An item that waits, which nobody else writes until the transaction ends.
pub(super) async fn lock_waiting(tx: &mut Tx, list: ListId, id: ItemId) -> Result<Item, QueueError> {
    let kept = items::lock(tx, list, id).await?.ok_or(QueueError::NoItem)?;
    match kept.standing {
        ItemState::Waiting => Ok(kept.item),
        ItemState::Withdrawn { .. } => Err(QueueError::Withdrawn),
        ItemState::Taken(issue) => {
            let issue = issues::by_id(tx, issue).await?.ok_or(QueueError::NoItem)?;
            let published = issue.state.published_at().is_some();
            Err(if published { QueueError::Published } else { QueueError::Taken(issue.number) })
        }
    }
}

pub(super) async fn note(app: &App, tx: &mut Tx, list: ListId, id: ItemId, act: Act) -> Result<(), StoreError> {
    crate::app::audit::record::about_item(app, tx, list, (id, None), act).await
}

/// The same for an item that may be in an issue: then it stands in the timeline of that as well.
async fn note_of(app: &App, tx: &mut Tx, list: ListId, kept: &StoredItem, act: Act) -> Result<(), StoreError> {
    let issue = match kept.standing {
        ItemState::Taken(issue) => Some(issue),
        ItemState::Waiting | ItemState::Withdrawn { .. } => None,
    };
    crate::app::audit::record::about_item(app, tx, list, (kept.item.id, issue), act).await
}
