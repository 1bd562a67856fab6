//! The prefaces of issues. The preface of a published issue is frozen with its contents, in [`super::frozen`].

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
    preface: Option<String>,
    version: i64,
}

/// The preface of an issue; `None`: there is no such issue.
pub async fn of_issue(tx: &mut Tx, id: IssueId) -> Result<Option<VersionedPreface>, StoreError> {
    const SQL: &str = "SELECT subject, preheader, preface, version FROM issue WHERE id = $1";
    let Some(row) = fetch_optional!(tx, Row, SQL, id.0)? else { return Ok(None) };
    let place = Place { table: "issue", row: &id };
    let preface = Preface {
        subject: row.subject.map(|text| place.parse("subject", &text)).transpose()?,
        preheader: row.preheader.map(|text| place.parse("preheader", &text)).transpose()?,
        text: row.preface.map(|text| place.parse("preface", &text)).transpose()?,
    };
    Ok(Some(VersionedPreface { preface, version: place.count("version", row.version)? }))
}

/// Writes a preface as its next version.
pub async fn write(tx: &mut Tx, id: IssueId, preface: &Preface) -> Result<(), StoreError> {
    execute!(
        tx,
        "UPDATE issue SET subject = $2, preheader = $3, preface = $4, version = version + 1 WHERE id = $1",
        id.0,
        preface.subject.as_ref().map(ToString::to_string),
        preface.preheader.as_ref().map(ToString::to_string),
        preface.text.as_ref().map(ToString::to_string),
    )?;
    Ok(())
}
