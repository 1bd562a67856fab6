//! Writing the preface of an issue.

use super::publish::PublishError;
use crate::{
    app::{App, audit::record},
    domain::{
        audit::Act,
        issue::preface::{Preface, VersionedPreface},
        list::List,
    },
    store::issues::{self, prefaces},
};

/// The preface of an issue as it is stored.
pub async fn of(app: &App, list: &List, number: u32) -> Result<VersionedPreface, PublishError> {
    let mut tx = app.snapshot().begin().await?;
    let issue = issues::by_number(&mut tx, list.id, number).await?.ok_or(PublishError::NoIssue(number))?;
    prefaces::of_issue(&mut tx, issue.id).await?.ok_or(PublishError::NoIssue(number))
}

/// Writes the preface of an issue, unless its version is no longer the one the editor has `seen`. The same preface is not written
/// again.
///
/// # Errors
/// [`PublishError::State`] when what the issue says stands fast, [`PublishError::Changed`] when somebody else wrote.
pub async fn change(app: &App, list: &List, number: u32, preface: &Preface, seen: u32) -> Result<(), PublishError> {
    let mut tx = app.store().begin().await?;
    let issue = issues::lock(&mut tx, list.id, number).await?.ok_or(PublishError::NoIssue(number))?;
    issue.state.changeable()?;
    let kept = prefaces::of_issue(&mut tx, issue.id).await?.ok_or(PublishError::NoIssue(number))?;
    if kept.preface == *preface {
        return Ok(());
    }
    if kept.version != seen {
        return Err(PublishError::Changed);
    }
    prefaces::write(&mut tx, issue.id, preface).await?;
    record::about(app, &mut tx, list.id, issue.id, Act::PrefaceChanged).await?;
    Ok(tx.commit().await?)
}
