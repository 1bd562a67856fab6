//! The openings of issues: what an editor says in an issue's name. What was published is frozen with its contents, in `issues`.

use sqlx::FromRow;

use super::{
    StoreError, Tx,
    codec::Place,
    sql::{execute, fetch_optional},
};
use crate::domain::{
    ids::IssueId,
    opening::{Opening, Written},
};

#[derive(FromRow)]
struct Row {
    subject: Option<String>,
    preheader: Option<String>,
    word: Option<String>,
    version: i64,
}

/// The opening of an issue; `None`: there is no such issue.
///
/// # Errors
/// [`StoreError::Unavailable`], [`StoreError::Corrupt`].
pub async fn of_issue(tx: &mut Tx, id: IssueId) -> Result<Option<Written>, StoreError> {
    const SQL: &str = "SELECT subject, preheader, word, version FROM issue WHERE id = $1";
    let Some(row) = fetch_optional!(tx, Row, SQL, id.0)? else { return Ok(None) };
    let place = Place { table: "issue", row: &id };
    let opening = Opening {
        subject: row.subject.map(|text| place.parse("subject", &text)).transpose()?,
        preheader: row.preheader.map(|text| place.parse("preheader", &text)).transpose()?,
        word: row.word.map(|text| place.parse("word", &text)).transpose()?,
    };
    Ok(Some(Written { opening, version: place.count("version", row.version)? }))
}

/// Writes an opening anew, as its next version.
///
/// # Errors
/// [`StoreError::Unavailable`].
pub async fn write(tx: &mut Tx, id: IssueId, opening: &Opening) -> Result<(), StoreError> {
    execute!(
        tx,
        "UPDATE issue SET subject = $2, preheader = $3, word = $4, version = version + 1 WHERE id = $1",
        id.0,
        opening.subject.as_ref().map(ToString::to_string),
        opening.preheader.as_ref().map(ToString::to_string),
        opening.word.as_ref().map(ToString::to_string),
    )?;
    Ok(())
}
