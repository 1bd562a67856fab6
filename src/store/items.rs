//! The queue: items that wait for an issue, and those an issue has taken.

use uuid::Uuid;

use super::{
    StoreError, Tx,
    codec::Place,
    sql::{execute, fetch_all, fetch_optional},
};
use crate::domain::{
    ids::{IssueId, ItemId, ListId},
    item::Item,
};

type Row = (Uuid, String);

/// Puts an item in a list's queue.
///
/// # Errors
/// [`StoreError::Unavailable`].
pub async fn insert(tx: &mut Tx, list: ListId, item: &Item) -> Result<(), StoreError> {
    let facts = frozen(item)?;
    execute!(tx, "INSERT INTO item (id, list_id, facts) VALUES ($1, $2, $3)", item.id.0, list.0, facts)?;
    Ok(())
}

/// Writes an item anew.
///
/// # Errors
/// [`StoreError::Unavailable`].
pub async fn update(tx: &mut Tx, item: &Item) -> Result<(), StoreError> {
    let facts = frozen(item)?;
    execute!(tx, "UPDATE item SET facts = $2 WHERE id = $1", item.id.0, facts)?;
    Ok(())
}

/// Takes an item out for good.
///
/// # Errors
/// [`StoreError::Unavailable`].
pub async fn remove(tx: &mut Tx, id: ItemId) -> Result<(), StoreError> {
    execute!(tx, "DELETE FROM item WHERE id = $1", id.0)?;
    Ok(())
}

/// One item of a list, and the issue that has taken it.
///
/// # Errors
/// [`StoreError::Unavailable`], [`StoreError::Corrupt`].
pub async fn by_id(tx: &mut Tx, list: ListId, id: ItemId) -> Result<Option<(Item, Option<IssueId>)>, StoreError> {
    const SQL: &str = "SELECT id, facts, issue_id FROM item WHERE list_id = $1 AND id = $2";
    let row = fetch_optional!(tx, (Uuid, String, Option<Uuid>), SQL, list.0, id.0)?;
    row.map(|(id, facts, issue)| Ok((thawed((id, facts))?, issue.map(IssueId)))).transpose()
}

/// The items that wait, oldest first.
///
/// # Errors
/// [`StoreError::Unavailable`], [`StoreError::Corrupt`].
pub async fn waiting(tx: &mut Tx, list: ListId) -> Result<Vec<Item>, StoreError> {
    const SQL: &str = "SELECT id, facts FROM item WHERE list_id = $1 AND issue_id IS NULL ORDER BY id";
    fetch_all!(tx, Row, SQL, list.0)?.into_iter().map(thawed).collect()
}

/// The items an issue has taken.
///
/// # Errors
/// [`StoreError::Unavailable`], [`StoreError::Corrupt`].
pub async fn of_issue(tx: &mut Tx, issue: IssueId) -> Result<Vec<Item>, StoreError> {
    const SQL: &str = "SELECT id, facts FROM item WHERE issue_id = $1 ORDER BY id";
    fetch_all!(tx, Row, SQL, issue.0)?.into_iter().map(thawed).collect()
}

/// Gives waiting items to an issue.
///
/// # Errors
/// [`StoreError::Unavailable`].
pub async fn give(tx: &mut Tx, items: &[Item], issue: IssueId) -> Result<(), StoreError> {
    for item in items {
        execute!(tx, "UPDATE item SET issue_id = $2 WHERE id = $1 AND issue_id IS NULL", item.id.0, issue.0)?;
    }
    Ok(())
}

/// Puts an issue's items back in the queue.
///
/// # Errors
/// [`StoreError::Unavailable`].
pub async fn put_back(tx: &mut Tx, issue: IssueId) -> Result<(), StoreError> {
    execute!(tx, "UPDATE item SET issue_id = NULL WHERE issue_id = $1", issue.0)?;
    Ok(())
}

fn frozen(item: &Item) -> Result<String, StoreError> {
    let place = Place { table: "item", row: &item.id };
    serde_json::to_string(item).map_err(|_| place.corrupt("facts"))
}

fn thawed((id, facts): Row) -> Result<Item, StoreError> {
    let place = Place { table: "item", row: &id };
    serde_json::from_str(&facts).map_err(|_| place.corrupt("facts"))
}
