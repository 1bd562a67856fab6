//! What was approved of an issue; and the first of two approvals, where its list asks for two.

use sqlx::FromRow;
use uuid::Uuid;

use crate::{
    domain::{
        ids::{EditorId, IssueId},
        issue::FirstApproval,
    },
    store::{
        StoreError, Tx,
        sql::dispatch::{execute, fetch_optional},
    },
};

#[derive(FromRow)]
struct Row {
    first_said: Option<String>,
    first_by: Option<Uuid>,
}

/// The first approval of an issue; `None`: nobody has approved it yet.
pub async fn first(tx: &mut Tx, id: IssueId) -> Result<Option<FirstApproval>, StoreError> {
    let row = fetch_optional!(tx, Row, "SELECT first_said, first_by FROM issue WHERE id = $1", id.0)?;
    Ok(row.and_then(|row| Some(FirstApproval { said: row.first_said?, by: row.first_by.map(EditorId) })))
}

/// Keeps the first approval of an issue, or forgets it.
pub async fn keep_first(tx: &mut Tx, id: IssueId, first: Option<&FirstApproval>) -> Result<(), StoreError> {
    execute!(
        tx,
        "UPDATE issue SET first_said = $2, first_by = $3 WHERE id = $1",
        id.0,
        first.map(|first| first.said.as_str()),
        first.and_then(|first| first.by).map(|by| by.0),
    )?;
    Ok(())
}

/// The fingerprint of an issue as it was approved; none where it was not, or before fingerprints were kept.
pub async fn approved(tx: &mut Tx, id: IssueId) -> Result<Option<String>, StoreError> {
    let row = fetch_optional!(tx, (Option<String>,), "SELECT approved_said FROM issue WHERE id = $1", id.0)?;
    Ok(row.and_then(|(said,)| said))
}

/// Keeps the fingerprint of an issue as it is approved.
pub async fn keep_approved(tx: &mut Tx, id: IssueId, said: &str) -> Result<(), StoreError> {
    execute!(tx, "UPDATE issue SET approved_said = $2 WHERE id = $1", id.0, said)?;
    Ok(())
}
