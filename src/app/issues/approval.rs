//! The first of two approvals, and whether it still holds.
//!
//! An approval holds for the fingerprint of the issue at that moment: its state and its contents. A change of either, such as
//! another item, another preface, another name of the list or a hold, makes the first approval void: the next one is the first
//! again.

use super::compose;
use crate::{
    app::App,
    domain::{
        ids::EditorId,
        issue::{FirstApproval, Issue, fingerprint},
        list::{Approval, List},
        text::short_text::ShortText,
    },
    store::{StoreError, Tx, editors, issues::approvals},
};

/// The first approver of an issue that waits for another one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct First {
    /// The editor; `None`: somebody at the command line.
    pub approver: Option<EditorId>,
    /// The editor's name.
    pub name: Option<ShortText>,
}

/// The first approver of an issue, if it waits for another one and that approval still holds.
pub async fn first(app: &App, list: &List, issue: &Issue) -> Result<Option<First>, StoreError> {
    if list.approval != Approval::ByTwo || issue.state.changeable().is_err() {
        return Ok(None);
    }
    let mut tx = app.snapshot().begin().await?;
    let Some(first) = approvals::first(&mut tx, issue.id).await? else { return Ok(None) };
    let FirstApproval { fingerprint, approver } = first;
    if fingerprint != fingerprint_of(&mut tx, list, issue).await? {
        return Ok(None);
    }
    let name = match approver {
        Some(id) => editors::name(&mut tx, id).await?,
        None => None,
    };
    Ok(Some(First { approver, name }))
}

/// The fingerprint of an issue as it is now.
pub(crate) async fn fingerprint_of(tx: &mut Tx, list: &List, issue: &Issue) -> Result<String, StoreError> {
    let contents = compose::contents(tx, list, issue).await?;
    Ok(fingerprint::of_issue(list, issue.state, &contents))
}
