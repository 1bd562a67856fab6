//! Opening an issue: its subject, what mailboxes show behind that, and a word to its readers.

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

/// The opening of an issue as it is kept.
pub async fn of(app: &App, list: &List, number: u32) -> Result<VersionedPreface, PublishError> {
    let mut tx = app.snapshot().begin().await?;
    let issue = issues::by_number(&mut tx, list.id, number).await?.ok_or(PublishError::NoIssue(number))?;
    prefaces::of_issue(&mut tx, issue.id).await?.ok_or(PublishError::NoIssue(number))
}

/// Writes the opening of an issue of which somebody saw version `seen`, unless it has changed since. One that stands there
/// already is not written again.
///
/// # Errors
/// [`PublishError::State`] when what the issue says stands fast, [`PublishError::Changed`] when somebody else wrote.
pub async fn change(app: &App, list: &List, number: u32, opening: &Preface, seen: u32) -> Result<(), PublishError> {
    let mut tx = app.store().begin().await?;
    let issue = issues::lock(&mut tx, list.id, number).await?.ok_or(PublishError::NoIssue(number))?;
    issue.state.changeable()?;
    let kept = prefaces::of_issue(&mut tx, issue.id).await?.ok_or(PublishError::NoIssue(number))?;
    if kept.opening == *opening {
        return Ok(());
    }
    if kept.version != seen {
        return Err(PublishError::Changed);
    }
    prefaces::write(&mut tx, issue.id, opening).await?;
    record::about(app, &mut tx, list.id, issue.id, Act::OpeningChanged).await?;
    Ok(tx.commit().await?)
}
