//! Writing the preface of an issue.

use super::error::{Changed, FindError, NoIssue};
use crate::{
    app::{App, audit::record},
    domain::{
        audit::Act,
        issue::{
            InvalidTransition,
            preface::{Preface, VersionedPreface},
        },
        list::List,
    },
    store::{
        StoreError,
        issues::{self, prefaces},
    },
};

/// The reason a preface was not written.
#[derive(Debug, thiserror::Error)]
pub enum PrefaceError {
    /// The list has no such issue.
    #[error(transparent)]
    NoIssue(#[from] NoIssue),
    /// The issue's state does not allow its contents to change.
    #[error(transparent)]
    State(#[from] InvalidTransition),
    /// Somebody else wrote a preface in the meantime.
    #[error(transparent)]
    Changed(#[from] Changed),
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// The preface of an issue as it is stored.
pub async fn of(app: &App, list: &List, number: u32) -> Result<VersionedPreface, FindError> {
    let mut tx = app.snapshot().begin().await?;
    let issue = issues::by_number(&mut tx, list.id, number).await?.ok_or(NoIssue(number))?;
    Ok(prefaces::of_issue(&mut tx, issue.id).await?.ok_or(NoIssue(number))?)
}

/// Writes the preface of an issue, unless its version is no longer the one the editor has `seen`. The same preface is not written
/// again.
pub async fn change(app: &App, list: &List, number: u32, preface: &Preface, seen: u32) -> Result<(), PrefaceError> {
    let mut tx = app.store().begin().await?;
    let issue = issues::lock(&mut tx, list.id, number).await?.ok_or(NoIssue(number))?;
    issue.state.changeable()?;
    let kept = prefaces::of_issue(&mut tx, issue.id).await?.ok_or(NoIssue(number))?;
    if kept.preface == *preface {
        return Ok(());
    }
    if kept.version != seen {
        return Err(Changed.into());
    }
    prefaces::write(&mut tx, issue.id, preface).await?;
    record::about(app, &mut tx, list.id, issue.id, Act::PrefaceChanged).await?;
    Ok(tx.commit().await?)
}
