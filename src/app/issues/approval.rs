//! Approval by two people: what the first of them approved, and whether that still holds.
//!
//! An approval is of what an issue says at that moment, and of how it stands. Whatever changes it, an item, the opening, the
//! list's name, a hold, makes the first approval void: the next one is the first again.

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

/// Who approved an issue first, and waits for a second person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct First {
    /// Who; none: somebody at the command line.
    pub by: Option<EditorId>,
    /// What they are called.
    pub name: Option<ShortText>,
}

/// Who approved an issue first, if it waits for a second person and says what it said then.
pub async fn first(app: &App, list: &List, issue: &Issue) -> Result<Option<First>, StoreError> {
    if list.approval != Approval::ByTwo || issue.state.changeable().is_err() {
        return Ok(None);
    }
    let mut tx = app.snapshot().begin().await?;
    let Some(FirstApproval { said, by }) = approvals::first(&mut tx, issue.id).await? else { return Ok(None) };
    if said != self::said(&mut tx, list, issue).await? {
        return Ok(None);
    }
    let name = match by {
        Some(id) => editors::name(&mut tx, id).await?,
        None => None,
    };
    Ok(Some(First { by, name }))
}

/// What an issue says now, and how it stands, as its fingerprint.
pub(crate) async fn said(tx: &mut Tx, list: &List, issue: &Issue) -> Result<String, StoreError> {
    let contents = compose::contents(tx, list, issue).await?;
    Ok(fingerprint::of_issue(list, issue.state, &contents))
}
