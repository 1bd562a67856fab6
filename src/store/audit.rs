//! The log of who did what. It is only added to; the database itself refuses to change or delete a row.

use sqlx::FromRow;
use uuid::Uuid;

use super::{
    StoreError, Tx,
    codec::{Place, micros},
    sql::{execute, fetch_all},
};
use crate::domain::{
    audit::{Act, Entry},
    editor::Role,
    ids::{EditorId, IssueId, ListId, SubscriptionId},
};

#[derive(FromRow)]
struct Row {
    id: Uuid,
    at: i64,
    actor_id: Option<Uuid>,
    act: String,
    list_id: Option<Uuid>,
    subject_id: Option<Uuid>,
    role: Option<String>,
}

/// Adds an entry.
///
/// # Errors
/// [`StoreError::Unavailable`].
pub async fn add(tx: &mut Tx, id: Uuid, it: &Entry) -> Result<(), StoreError> {
    insert(tx, id, it, None, None).await
}

/// Adds an entry about an issue.
///
/// # Errors
/// [`StoreError::Unavailable`].
pub async fn add_about(tx: &mut Tx, id: Uuid, issue: IssueId, it: &Entry) -> Result<(), StoreError> {
    insert(tx, id, it, Some(issue), None).await
}

/// Adds an entry about a reader.
///
/// # Errors
/// [`StoreError::Unavailable`].
pub async fn add_about_reader(tx: &mut Tx, id: Uuid, reader: SubscriptionId, it: &Entry) -> Result<(), StoreError> {
    insert(tx, id, it, None, Some(reader)).await
}

async fn insert(
    tx: &mut Tx,
    id: Uuid,
    it: &Entry,
    issue: Option<IssueId>,
    reader: Option<SubscriptionId>,
) -> Result<(), StoreError> {
    execute!(
        tx,
        "INSERT INTO audit (id, at, actor_id, act, list_id, subject_id, role, issue_id, subscription_id) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        id,
        micros(it.at),
        it.actor.map(|actor| actor.0),
        it.act.word(),
        it.list.map(|list| list.0),
        it.subject.map(|subject| subject.0),
        it.role.map(Role::word),
        issue.map(|issue| issue.0),
        reader.map(|reader| reader.0),
    )?;
    Ok(())
}

/// The newest `most` entries, newest first.
///
/// # Errors
/// [`StoreError::Unavailable`], [`StoreError::Corrupt`].
pub async fn newest(tx: &mut Tx, most: u32) -> Result<Vec<Entry>, StoreError> {
    const SQL: &str =
        "SELECT id, at, actor_id, act, list_id, subject_id, role FROM audit ORDER BY at DESC, id DESC LIMIT $1";
    fetch_all!(tx, Row, SQL, i64::from(most))?.into_iter().map(read).collect()
}

/// The entries about an issue, oldest first.
///
/// # Errors
/// [`StoreError::Unavailable`], [`StoreError::Corrupt`].
pub async fn of_issue(tx: &mut Tx, issue: IssueId) -> Result<Vec<Entry>, StoreError> {
    const SQL: &str =
        "SELECT id, at, actor_id, act, list_id, subject_id, role FROM audit WHERE issue_id = $1 ORDER BY at, id";
    fetch_all!(tx, Row, SQL, issue.0)?.into_iter().map(read).collect()
}

/// The entries about a reader of a list, oldest first; also about one who was erased.
///
/// # Errors
/// [`StoreError::Unavailable`], [`StoreError::Corrupt`].
pub async fn of_reader(tx: &mut Tx, list: ListId, reader: SubscriptionId) -> Result<Vec<Entry>, StoreError> {
    const SQL: &str = "SELECT id, at, actor_id, act, list_id, subject_id, role FROM audit \
                       WHERE subscription_id = $1 AND list_id = $2 ORDER BY at, id";
    fetch_all!(tx, Row, SQL, reader.0, list.0)?.into_iter().map(read).collect()
}

fn read(row: Row) -> Result<Entry, StoreError> {
    let place = Place { table: "audit", row: &row.id };
    let role = row.role.map(|word| place.word("role", &word, &Role::ALL, Role::word));
    Ok(Entry {
        at: place.moment("at", row.at)?,
        actor: row.actor_id.map(EditorId),
        act: place.word("act", &row.act, Act::ALL, Act::word)?,
        list: row.list_id.map(ListId),
        subject: row.subject_id.map(EditorId),
        role: role.transpose()?,
    })
}
