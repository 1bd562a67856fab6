//! Approving an issue: it goes out at its planned moment, or when it is published by hand.
//!
//! On a list that asks for two approvals, the first one is stored and the issue keeps its state. That approval holds for the
//! fingerprint of the issue at that moment: after a change of its state or contents, such as another item, another preface,
//! another name of the list or a hold, the next approval is the first again.

use super::{
    compose,
    error::{Changed, NoIssue},
};
use crate::{
    app::{App, audit::record},
    domain::{
        audit::Act,
        ids::EditorId,
        issue::{FirstApproval, InvalidTransition, Issue, IssueState, fingerprint},
        list::{Approval, List},
        text::short_text::ShortText,
    },
    store::{
        StoreError, Tx, editors,
        issues::{self, approvals},
    },
};

/// The reason an issue was not approved.
#[derive(Debug, thiserror::Error)]
pub enum ApproveError {
    /// The list has no such issue.
    #[error(transparent)]
    NoIssue(#[from] NoIssue),
    /// The issue's state does not allow it.
    #[error(transparent)]
    State(#[from] InvalidTransition),
    /// Somebody else changed the issue, at the same moment or since it was looked at.
    #[error(transparent)]
    Changed(#[from] Changed),
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Approves an issue; gives its state afterwards, which the first of two approvals leaves as it is.
pub async fn approve(app: &App, list: &List, number: u32) -> Result<IssueState, ApproveError> {
    approve_if(app, list, number, None).await
}

/// Approves an issue whose fingerprint is still the one that the editor has `seen`.
pub async fn approve_seen(app: &App, list: &List, number: u32, seen: &str) -> Result<IssueState, ApproveError> {
    approve_if(app, list, number, Some(seen)).await
}

async fn approve_if(app: &App, list: &List, number: u32, seen: Option<&str>) -> Result<IssueState, ApproveError> {
    let mut tx = app.store().begin().await?;
    let issue = issues::lock(&mut tx, list.id, number).await?.ok_or(NoIssue(number))?;
    let approved = issue.state.approve(app.now())?;
    if let Some(seen) = seen
        && fingerprint_of(&mut tx, list, &issue).await? != seen
    {
        return Err(Changed.into());
    }
    if list.approval == Approval::ByTwo && issue.state.changeable().is_ok() {
        let fingerprint = fingerprint_of(&mut tx, list, &issue).await?;
        let first = approvals::first(&mut tx, issue.id).await?.filter(|first| first.fingerprint == fingerprint);
        match first {
            Some(first) if first.approver == app.actor() => return Ok(issue.state),
            Some(_) => approvals::keep_first(&mut tx, issue.id, None).await?,
            None => {
                let first = FirstApproval { fingerprint, approver: app.actor() };
                approvals::keep_first(&mut tx, issue.id, Some(&first)).await?;
                record::about(app, &mut tx, list.id, issue.id, Act::ApprovedFirst).await?;
                tx.commit().await?;
                return Ok(issue.state);
            }
        }
    }
    if !issues::change(&mut tx, issue.id, issue.state, approved).await? {
        return Err(Changed.into());
    }
    let fingerprint = fingerprint_of(&mut tx, list, &Issue { state: approved, ..issue }).await?;
    approvals::keep_approved(&mut tx, issue.id, &fingerprint).await?;
    if approved != issue.state {
        record::about(app, &mut tx, list.id, issue.id, Act::Approved).await?;
    }
    tx.commit().await?;
    Ok(approved)
}

/// The fingerprint of an issue as it is now.
pub(super) async fn fingerprint_of(tx: &mut Tx, list: &List, issue: &Issue) -> Result<String, StoreError> {
    let contents = compose::contents(tx, list, issue).await?;
    Ok(fingerprint::of_issue(list, issue.state, &contents))
}

/// The first approver of an issue that waits for another one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FirstApprover {
    /// The editor; `None`: somebody at the command line.
    pub id: Option<EditorId>,
    /// The editor's name.
    pub name: Option<ShortText>,
}

/// The first approver of an issue, if it waits for another one and that approval still holds.
pub async fn first_approver(app: &App, list: &List, issue: &Issue) -> Result<Option<FirstApprover>, StoreError> {
    if list.approval != Approval::ByTwo || issue.state.changeable().is_err() {
        return Ok(None);
    }
    let mut tx = app.snapshot().begin().await?;
    let Some(first) = approvals::first(&mut tx, issue.id).await? else { return Ok(None) };
    if first.fingerprint != fingerprint_of(&mut tx, list, issue).await? {
        return Ok(None);
    }
    let name = match first.approver {
        Some(id) => editors::names::of(&mut tx, id, Some(list.id)).await?,
        None => None,
    };
    Ok(Some(FirstApprover { id: first.approver, name }))
}
