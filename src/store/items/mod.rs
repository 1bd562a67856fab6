//! Items: waiting in a queue, withdrawn from it, or in an issue.

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
    position: Option<i64>,
    issue_id: Option<Uuid>,
    withdrawn_at: Option<i64>,
}

/// The columns of a [`Row`].
macro_rules! columns {
    () => {
        "id, facts, version, position, issue_id, withdrawn_at"
    };
}

/// The query for the items that `$which` names.
macro_rules! select {
    ($which:literal) => {
        concat!("SELECT ", columns!(), " FROM item WHERE ", $which)
    };
}

/// Puts an item in a list's queue; `by` is the editor who did so, if an editor did.
pub async fn insert(tx: &mut Tx, list: ListId, item: &Item, by: Option<EditorId>) -> Result<(), StoreError> {
    const SQL: &str = "INSERT INTO item (id, list_id, facts, queued_by) VALUES ($1, $2, $3, $4)";
    let facts = frozen(item)?;
    execute!(tx, SQL, item.id.0, list.0, facts, by.map(|by| by.0))?;
    Ok(())
}

/// Writes an item as its next version. Its position stays.
pub async fn update(tx: &mut Tx, item: &Item) -> Result<(), StoreError> {
    let facts = frozen(item)?;
    execute!(tx, "UPDATE item SET facts = $2, version = version + 1 WHERE id = $1", item.id.0, facts)?;
    Ok(())
}

/// Writes an item whose text is unchanged: its version stays.
pub async fn mark(tx: &mut Tx, item: &Item) -> Result<(), StoreError> {
    let facts = frozen(item)?;
    execute!(tx, "UPDATE item SET facts = $2 WHERE id = $1", item.id.0, facts)?;
    Ok(())
}

/// Gives an item its position in its section, if it still waits (`issue`: `None`) or is still in this issue.
pub async fn put_at(
    tx: &mut Tx,
    list: ListId,
    issue: Option<IssueId>,
    id: ItemId,
    position: u32,
) -> Result<(), StoreError> {
    const SQL: &str = "UPDATE item SET position = $3 \
                       WHERE id = $1 AND list_id = $2 AND issue_id IS NOT DISTINCT FROM $4 AND withdrawn_at IS NULL";
    execute!(tx, SQL, id.0, list.0, i64::from(position), issue.map(|issue| issue.0))?;
    Ok(())
}

/// Withdraws a waiting item from its queue at this moment, or puts it back.
pub async fn set_withdrawn(tx: &mut Tx, id: ItemId, at: Option<Instant>) -> Result<(), StoreError> {
    execute!(tx, "UPDATE item SET withdrawn_at = $2 WHERE id = $1", id.0, at.map(micros))?;
    Ok(())
}

/// Moves a waiting item to another list. It loses its position, which was one among its old neighbours.
pub async fn hand_over(tx: &mut Tx, id: ItemId, list: ListId) -> Result<(), StoreError> {
    execute!(tx, "UPDATE item SET list_id = $2, position = NULL WHERE id = $1", id.0, list.0)?;
    Ok(())
}

/// Deletes an item.
pub async fn remove(tx: &mut Tx, id: ItemId) -> Result<(), StoreError> {
    execute!(tx, "DELETE FROM item WHERE id = $1", id.0)?;
    Ok(())
}

/// Deletes the items that were withdrawn before `moment`; gives their number.
pub async fn remove_withdrawn_before(tx: &mut Tx, moment: Instant) -> Result<u64, StoreError> {
    execute!(tx, "DELETE FROM item WHERE withdrawn_at < $1", micros(moment))
}

/// One item of a list.
pub async fn by_id(tx: &mut Tx, list: ListId, id: ItemId) -> Result<Option<StoredItem>, StoreError> {
    fetch_optional!(tx, Row, select!("list_id = $1 AND id = $2"), list.0, id.0)?.map(Row::into_stored).transpose()
}

/// One item of a list, locked until the transaction ends.
pub async fn lock(tx: &mut Tx, list: ListId, id: ItemId) -> Result<Option<StoredItem>, StoreError> {
    const SQL: &str =
        concat!("UPDATE item SET version = version WHERE list_id = $1 AND id = $2 RETURNING ", columns!());
    fetch_optional!(tx, Row, SQL, list.0, id.0)?.map(Row::into_stored).transpose()
}

/// The items that wait in a list's queue, oldest first.
pub async fn waiting(tx: &mut Tx, list: ListId) -> Result<Vec<Item>, StoreError> {
    let sql = select!("list_id = $1 AND issue_id IS NULL AND withdrawn_at IS NULL ORDER BY id");
    fetch_all!(tx, Row, sql, list.0)?.into_iter().map(Row::into_item).collect()
}

/// The items withdrawn from a list's queue, each with the moment of it, the last one first.
pub async fn withdrawn(tx: &mut Tx, list: ListId) -> Result<Vec<(Item, Instant)>, StoreError> {
    let sql = select!("list_id = $1 AND withdrawn_at IS NOT NULL ORDER BY withdrawn_at DESC, id");
    let dated = |row: Row| {
        let at = Place { table: "item", row: &row.id }.moment_of("withdrawn_at", row.withdrawn_at)?;
        Ok((row.into_item()?, at))
    };
    fetch_all!(tx, Row, sql, list.0)?.into_iter().map(dated).collect()
}

/// The items of an issue.
pub async fn of_issue(tx: &mut Tx, issue: IssueId) -> Result<Vec<Item>, StoreError> {
    fetch_all!(tx, Row, select!("issue_id = $1 ORDER BY id"), issue.0)?.into_iter().map(Row::into_item).collect()
}

/// The present titles of these items of one list, or of all; those that no longer exist, or belong to another list by now, are
/// left out.
pub async fn titles(
    tx: &mut Tx,
    list: Option<ListId>,
    ids: &BTreeSet<ItemId>,
) -> Result<BTreeMap<ItemId, ShortText>, StoreError> {
    const SQL: &str = "SELECT id, list_id, facts FROM item WHERE id IN";
    if ids.is_empty() {
        return Ok(BTreeMap::new());
    }
    let mut rows = fetch_in!(tx, (Uuid, Uuid, String), SQL, ids.iter().map(|id| id.0))?;
    rows.retain(|(_, of, _)| list.is_none_or(|list| list.0 == *of));
    let titled = |(id, _, facts): (Uuid, Uuid, String)| {
        let item: Item =
            serde_json::from_str(&facts).map_err(|_| Place { table: "item", row: &id }.corrupt("facts"))?;
        Ok((item.id, item.title))
    };
    rows.into_iter().map(titled).collect()
}

/// Puts items that wait in the queue of an issue's list in that issue.
pub async fn give(tx: &mut Tx, items: &[Item], issue: IssueId) -> Result<(), StoreError> {
    const SQL: &str = "UPDATE item SET issue_id = $2 WHERE id = $1 AND issue_id IS NULL AND withdrawn_at IS NULL \
                       AND list_id = (SELECT list_id FROM issue WHERE id = $2)";
    for item in items {
        execute!(tx, SQL, item.id.0, issue.0)?;
    }
    Ok(())
}

/// Puts one item of an issue back in the queue.
pub async fn release(tx: &mut Tx, id: ItemId) -> Result<(), StoreError> {
    execute!(tx, "UPDATE item SET issue_id = NULL WHERE id = $1", id.0)?;
    Ok(())
}

/// Puts all items of an issue back in the queue.
pub async fn release_all(tx: &mut Tx, issue: IssueId) -> Result<(), StoreError> {
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
        Ok(Item { position: self.position.map(|number| place.count("position", number)).transpose()?, ..item })
    }

    fn into_stored(self) -> Result<StoredItem, StoreError> {
        let place = Place { table: "item", row: &self.id };
        let version = place.count("version", self.version)?;
        let withdrawn_at = place.moment_if("withdrawn_at", self.withdrawn_at)?;
        let state = match (self.issue_id, withdrawn_at) {
            (Some(issue), _) => ItemState::Taken(IssueId(issue)),
            (None, Some(at)) => ItemState::Withdrawn { at },
            (None, None) => ItemState::Waiting,
        };
        Ok(StoredItem { item: self.into_item()?, version, state })
    }
}
