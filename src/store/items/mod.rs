//! The queue: items that wait for an issue, those taken out of it, and those an issue has taken.

pub mod pictures;

use std::collections::{BTreeMap, BTreeSet};

use sqlx::FromRow;
use uuid::Uuid;

use super::{
    StoreError, Tx,
    sql::{
        codec::{Place, micros},
        dispatch::{execute, fetch_all, fetch_in, fetch_optional},
    },
};
use crate::domain::{
    ids::{EditorId, IssueId, ItemId, ListId},
    item::{
        Item,
        state::{ItemState, StoredItem},
    },
    text::short_text::ShortText,
    time::Instant,
};

#[derive(FromRow)]
struct Row {
    id: Uuid,
    facts: String,
    version: i64,
    place: Option<i64>,
    issue_id: Option<Uuid>,
    withdrawn_at: Option<i64>,
}

/// Puts an item in a list's queue, by this editor if by any.
pub async fn insert(tx: &mut Tx, list: ListId, item: &Item, by: Option<EditorId>) -> Result<(), StoreError> {
    const SQL: &str = "INSERT INTO item (id, list_id, facts, queued_by) VALUES ($1, $2, $3, $4)";
    let facts = frozen(item)?;
    execute!(tx, SQL, item.id.0, list.0, facts, by.map(|by| by.0))?;
    Ok(())
}

/// Writes an item anew, as its next version. Its place stays.
pub async fn update(tx: &mut Tx, item: &Item) -> Result<(), StoreError> {
    let facts = frozen(item)?;
    execute!(tx, "UPDATE item SET facts = $2, version = version + 1 WHERE id = $1", item.id.0, facts)?;
    Ok(())
}

/// Writes an item anew of which no word has changed: its version stays.
pub async fn mark(tx: &mut Tx, item: &Item) -> Result<(), StoreError> {
    let facts = frozen(item)?;
    execute!(tx, "UPDATE item SET facts = $2 WHERE id = $1", item.id.0, facts)?;
    Ok(())
}

/// Puts an item of a list at a place in its section, while it waits or is in this issue.
pub async fn put_at(
    tx: &mut Tx,
    list: ListId,
    issue: Option<IssueId>,
    id: ItemId,
    place: u32,
) -> Result<(), StoreError> {
    const SQL: &str = "UPDATE item SET place = $3 \
                       WHERE id = $1 AND list_id = $2 AND issue_id IS NOT DISTINCT FROM $4 AND withdrawn_at IS NULL";
    execute!(tx, SQL, id.0, list.0, i64::from(place), issue.map(|issue| issue.0))?;
    Ok(())
}

/// Takes a waiting item out of its queue, or puts it back.
pub async fn set_withdrawn(tx: &mut Tx, id: ItemId, at: Option<Instant>) -> Result<(), StoreError> {
    execute!(tx, "UPDATE item SET withdrawn_at = $2 WHERE id = $1", id.0, at.map(micros))?;
    Ok(())
}

/// Gives a waiting item to another list; its place was one among its old neighbours.
pub async fn hand_over(tx: &mut Tx, id: ItemId, list: ListId) -> Result<(), StoreError> {
    execute!(tx, "UPDATE item SET list_id = $2, place = NULL WHERE id = $1", id.0, list.0)?;
    Ok(())
}

/// Takes an item out for good.
pub async fn remove(tx: &mut Tx, id: ItemId) -> Result<(), StoreError> {
    execute!(tx, "DELETE FROM item WHERE id = $1", id.0)?;
    Ok(())
}

/// Takes out for good what was taken out of a queue before `moment`.
pub async fn remove_withdrawn_before(tx: &mut Tx, moment: Instant) -> Result<u64, StoreError> {
    execute!(tx, "DELETE FROM item WHERE withdrawn_at < $1", micros(moment))
}

/// One item of a list.
pub async fn by_id(tx: &mut Tx, list: ListId, id: ItemId) -> Result<Option<StoredItem>, StoreError> {
    const SQL: &str = "SELECT id, facts, version, place, issue_id, withdrawn_at FROM item \
                       WHERE list_id = $1 AND id = $2";
    fetch_optional!(tx, Row, SQL, list.0, id.0)?.map(Row::into_kept).transpose()
}

/// One item of a list, which nobody else writes until the transaction ends.
pub async fn lock(tx: &mut Tx, list: ListId, id: ItemId) -> Result<Option<StoredItem>, StoreError> {
    const SQL: &str = "UPDATE item SET version = version WHERE list_id = $1 AND id = $2 \
                       RETURNING id, facts, version, place, issue_id, withdrawn_at";
    fetch_optional!(tx, Row, SQL, list.0, id.0)?.map(Row::into_kept).transpose()
}

/// The items that wait, oldest first.
pub async fn waiting(tx: &mut Tx, list: ListId) -> Result<Vec<Item>, StoreError> {
    const SQL: &str = "SELECT id, facts, version, place, issue_id, withdrawn_at FROM item \
                       WHERE list_id = $1 AND issue_id IS NULL AND withdrawn_at IS NULL ORDER BY id";
    fetch_all!(tx, Row, SQL, list.0)?.into_iter().map(Row::into_item).collect()
}

/// The items that were taken out of a list's queue, the last one first, and when.
pub async fn withdrawn(tx: &mut Tx, list: ListId) -> Result<Vec<(Item, Instant)>, StoreError> {
    const SQL: &str = "SELECT id, facts, version, place, issue_id, withdrawn_at FROM item \
                       WHERE list_id = $1 AND withdrawn_at IS NOT NULL ORDER BY withdrawn_at DESC, id";
    let dated = |row: Row| {
        let at = Place { table: "item", row: &row.id }.moment_of("withdrawn_at", row.withdrawn_at)?;
        Ok((row.into_item()?, at))
    };
    fetch_all!(tx, Row, SQL, list.0)?.into_iter().map(dated).collect()
}

/// The items an issue has taken.
pub async fn of_issue(tx: &mut Tx, issue: IssueId) -> Result<Vec<Item>, StoreError> {
    const SQL: &str = "SELECT id, facts, version, place, issue_id, withdrawn_at FROM item \
                       WHERE issue_id = $1 ORDER BY id";
    fetch_all!(tx, Row, SQL, issue.0)?.into_iter().map(Row::into_item).collect()
}

/// What these items are called now; those that are not there any more are left out.
pub async fn titles(tx: &mut Tx, ids: &BTreeSet<ItemId>) -> Result<BTreeMap<ItemId, ShortText>, StoreError> {
    const SQL: &str = "SELECT id, facts, version, place, issue_id, withdrawn_at FROM item WHERE id IN";
    if ids.is_empty() {
        return Ok(BTreeMap::new());
    }
    let titled = |row: Row| row.into_item().map(|item| (item.id, item.title));
    fetch_in!(tx, Row, SQL, ids.iter().map(|id| id.0))?.into_iter().map(titled).collect()
}

/// Gives items that wait in the queue of an issue's list to that issue.
pub async fn give(tx: &mut Tx, items: &[Item], issue: IssueId) -> Result<(), StoreError> {
    const SQL: &str = "UPDATE item SET issue_id = $2 WHERE id = $1 AND issue_id IS NULL AND withdrawn_at IS NULL \
                       AND list_id = (SELECT list_id FROM issue WHERE id = $2)";
    for item in items {
        execute!(tx, SQL, item.id.0, issue.0)?;
    }
    Ok(())
}

/// Puts one item back in the queue.
pub async fn release(tx: &mut Tx, id: ItemId) -> Result<(), StoreError> {
    execute!(tx, "UPDATE item SET issue_id = NULL WHERE id = $1", id.0)?;
    Ok(())
}

/// Puts an issue's items back in the queue.
pub async fn put_back(tx: &mut Tx, issue: IssueId) -> Result<(), StoreError> {
    execute!(tx, "UPDATE item SET issue_id = NULL WHERE issue_id = $1", issue.0)?;
    Ok(())
}

fn frozen(item: &Item) -> Result<String, StoreError> {
    let place = Place { table: "item", row: &item.id };
    serde_json::to_string(item).map_err(|_| place.corrupt("facts"))
}

impl Row {
    fn into_item(self) -> Result<Item, StoreError> {
        let place = Place { table: "item", row: &self.id };
        let item: Item = serde_json::from_str(&self.facts).map_err(|_| place.corrupt("facts"))?;
        Ok(Item { place: self.place.map(|number| place.count("place", number)).transpose()?, ..item })
    }

    fn into_kept(self) -> Result<StoredItem, StoreError> {
        let place = Place { table: "item", row: &self.id };
        let version = place.count("version", self.version)?;
        let withdrawn_at = place.moment_if("withdrawn_at", self.withdrawn_at)?;
        let standing = match (self.issue_id, withdrawn_at) {
            (Some(issue), _) => ItemState::Taken(IssueId(issue)),
            (None, Some(at)) => ItemState::Withdrawn { at },
            (None, None) => ItemState::Waiting,
        };
        Ok(StoredItem { item: self.into_item()?, version, standing })
    }
}
