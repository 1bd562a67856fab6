//! Holding an issue until it is approved again: by an editor, or by the clock when it cannot go out at its planned moment.

use super::transition::{self, TransitionError};
use crate::{
    app::{App, audit::record, editors::tell::tell},
    domain::{
        audit::Act,
        issue::{HoldReason, Issue, IssueState},
        list::List,
        mail_kind::DeskMail,
    },
    store::{StoreError, Tx, issues},
};

/// Holds an issue that has not been published.
pub async fn hold(app: &App, list: &List, number: u32) -> Result<IssueState, TransitionError> {
    let held = transition::begin(app, list, number, |state| state.hold(HoldReason::Editor)).await?;
    Ok(held.commit(app, list, Act::Held).await?)
}

/// Holds an issue at its planned moment and tells its editors, unless somebody else moved it first.
pub(crate) async fn hold_by_clock(
    app: &App,
    tx: &mut Tx,
    list: &List,
    issue: &Issue,
    reason: HoldReason,
) -> Result<(), StoreError> {
    let Ok(held) = issue.state.hold(reason) else { return Ok(()) };
    if issues::change(tx, issue.id, issue.state, held).await? {
        record::about(app, tx, list.id, issue.id, Act::HeldByClock).await?;
        tracing::warn!(list = %list.slug, issue = issue.number, reason = reason.word(), "issue held");
        tell(app, tx, list, DeskMail::Held { issue: issue.id, reason }).await?;
    }
    Ok(())
}
