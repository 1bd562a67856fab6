//! Composing: the items that are due become a list's next issue.

use super::{App, note, tell_editors::tell};
use crate::{
    domain::{
        audit::Act,
        composing::{self, Contents},
        delivery::Kind,
        ids::IssueId,
        issue::{Issue, IssueState},
        item::Item,
        list::List,
        time::Instant,
    },
    store::{StoreError, Tx, deliveries::Facts, issues, items, openings},
};

/// Why nothing was composed.
#[derive(Debug, thiserror::Error)]
pub enum ComposeError {
    /// No waiting item may be sent now.
    #[error("no item is waiting that may be sent now; queue one with `rondbrief item add`")]
    NothingDue,
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Puts an issue together now, by hand; it has no planned moment.
///
/// # Errors
/// [`ComposeError`].
pub async fn compose_now(app: &App, list: &List) -> Result<Issue, ComposeError> {
    let mut tx = app.store().begin().await?;
    let issue = compose(app, &mut tx, list, None, 1).await?.ok_or(ComposeError::NothingDue)?;
    tx.commit().await?;
    app.wake();
    Ok(issue)
}

/// Makes the next issue out of the items that are due at its sending moment. `None`: fewer than `minimum`; they stay queued.
///
/// The editors are asked to look at it.
pub(super) async fn compose(
    app: &App,
    tx: &mut Tx,
    list: &List,
    planned: Option<Instant>,
    minimum: u32,
) -> Result<Option<Issue>, StoreError> {
    // The number is taken first: it locks the list, so that no second composer sees the same items.
    let number = issues::take_number(tx, list.id).await?;
    let now = app.now();
    let moment = list.cadence.local(planned.map_or(now, |planned| planned.max(now)));
    let due = composing::due(items::waiting(tx, list.id).await?, moment);
    if due.is_empty() || due.len() < minimum as usize {
        issues::return_number(tx, list.id).await?;
        return Ok(None);
    }
    let id = IssueId(app.ids().uuid());
    let state = IssueState::composed(planned, list.approval);
    let issue = Issue { id, number, state, composed_at: app.now() };
    issues::insert(tx, list.id, &issue).await?;
    items::give(tx, &due, id).await?;
    let act = if planned.is_some() { Act::ComposedByClock } else { Act::Composed };
    note::about(app, tx, list.id, id, act).await?;
    tell(app, tx, list, Kind::Review, Some(id), Facts::To).await?;
    Ok(Some(issue))
}

/// What an issue says when it is published at `now`: its opening, and its items but those whose day has passed since it was
/// composed.
pub(super) async fn due_contents(
    tx: &mut Tx,
    list: &List,
    issue: &Issue,
    now: Instant,
) -> Result<Contents, StoreError> {
    let items = composing::due(items::of_issue(tx, issue.id).await?, list.cadence.local(now));
    said(tx, list, issue, items).await
}

/// What an issue says: frozen if it was published, otherwise its items as they are now.
///
/// # Errors
/// [`StoreError`].
pub async fn contents(tx: &mut Tx, list: &List, issue: &Issue) -> Result<Contents, StoreError> {
    if let Some(frozen) = issues::frozen(tx, issue.id).await? {
        return Ok(frozen);
    }
    let items = items::of_issue(tx, issue.id).await?;
    said(tx, list, issue, items).await
}

/// These items below the issue's opening.
async fn said(tx: &mut Tx, list: &List, issue: &Issue, items: Vec<Item>) -> Result<Contents, StoreError> {
    let opening = openings::of_issue(tx, issue.id).await?.map(|written| written.opening).unwrap_or_default();
    Ok(Contents::arrange(items, list.cadence.zone).below(opening))
}
