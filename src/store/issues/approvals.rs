//! The fingerprint that an issue was approved with, and the first of two approvals where its list asks for two.

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
    first_fingerprint: Option<String>,
    first_approver: Option<Uuid>,
}

/// The first approval of an issue; `None`: nobody has approved it yet.
pub async fn first(tx: &mut Tx, id: IssueId) -> Result<Option<FirstApproval>, StoreError> {
    const SQL: &str = "SELECT first_fingerprint, first_approver FROM issue WHERE id = $1";
    let Some(row) = fetch_optional!(tx, Row, SQL, id.0)? else { return Ok(None) };
    let approver = row.first_approver.map(EditorId);
    Ok(row.first_fingerprint.map(|fingerprint| FirstApproval { fingerprint, approver }))
}

/// Stores the first approval of an issue, or removes it.
pub async fn keep_first(tx: &mut Tx, id: IssueId, first: Option<&FirstApproval>) -> Result<(), StoreError> {
    execute!(
        tx,
        "UPDATE issue SET first_fingerprint = $2, first_approver = $3 WHERE id = $1",
        id.0,
        first.map(|first| first.fingerprint.as_str()),
        first.and_then(|first| first.approver).map(|approver| approver.0),
    )?;
    Ok(())
}

/// The fingerprint that an issue was approved with; `None`: it was not approved, or before fingerprints were stored.
pub async fn approved(tx: &mut Tx, id: IssueId) -> Result<Option<String>, StoreError> {
    const SQL: &str = "SELECT approved_fingerprint FROM issue WHERE id = $1";
    let row = fetch_optional!(tx, (Option<String>,), SQL, id.0)?;
    Ok(row.and_then(|(fingerprint,)| fingerprint))
}

/// Stores the fingerprint that an issue is approved with.
pub async fn keep_approved(tx: &mut Tx, id: IssueId, fingerprint: &str) -> Result<(), StoreError> {
    execute!(tx, "UPDATE issue SET approved_fingerprint = $2 WHERE id = $1", id.0, fingerprint)?;
    Ok(())
}
