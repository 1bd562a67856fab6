//! The openings of issues: what an editor says in an issue's name. What was published is frozen with its contents, in `issues`.

use sqlx::FromRow;

use crate::{
    domain::{
        ids::IssueId,
        issue::preface::{Preface, VersionedPreface},
    },
    store::{
        StoreError, Tx,
        sql::{
            codec::Place,
            dispatch::{execute, fetch_optional},
        },
    },
};

#[derive(FromRow)]
struct Row {
    subject: Option<String>,
    preheader: Option<String>,
    word: Option<String>,
    version: i64,
}

/// The opening of an issue; `None`: there is no such issue.
pub async fn of_issue(tx: &mut Tx, id: IssueId) -> Result<Option<VersionedPreface>, StoreError> {
    const SQL: &str = "SELECT subject, preheader, word, version FROM issue WHERE id = $1";
    let Some(row) = fetch_optional!(tx, Row, SQL, id.0)? else { return Ok(None) };
    let place = Place { table: "issue", row: &id };
    let opening = Preface {
        subject: row.subject.map(|text| place.parse("subject", &text)).transpose()?,
        preheader: row.preheader.map(|text| place.parse("preheader", &text)).transpose()?,
        word: row.word.map(|text| place.parse("word", &text)).transpose()?,
    };
    Ok(Some(VersionedPreface { opening, version: place.count("version", row.version)? }))
}

/// Writes an opening anew, as its next version.
pub async fn write(tx: &mut Tx, id: IssueId, opening: &Preface) -> Result<(), StoreError> {
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
