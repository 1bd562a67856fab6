//! Composing: the items that are due become a list's next issue.

use crate::{
    app::{App, audit::record, editors::tell::tell},
    domain::{
        audit::Act,
        ids::IssueId,
        issue::{
            Issue, IssueState,
            composing::{self, Contents},
        },
        item::Item,
        list::{List, cadence::Occurrence},
        mail_kind::DeskMail,
        time::Instant,
    },
    store::{
        StoreError, Tx,
        issues::{self, prefaces},
        items,
        lists::rounds,
    },
};

/// Why nothing was composed.
#[derive(Debug, thiserror::Error)]
pub enum ComposeError {
    /// No waiting item may be sent now.
    #[error("the queue has no item that may be sent now; add one with `rondbrief item add`")]
    NothingDue,
    /// The coming issue's cut-off has just been acted on.
    #[error("the next issue has just been composed")]
    Passed,
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Puts an issue together now, by hand; it has no planned moment.
pub async fn compose_now(app: &App, list: &List) -> Result<Issue, ComposeError> {
    let mut tx = app.store().begin().await?;
    let issue = compose(app, &mut tx, list, None, 1, Act::Composed).await?.ok_or(ComposeError::NothingDue)?;
    tx.commit().await?;
    app.wake();
    Ok(issue)
}

/// The occurrence whose issue can be put together before its cut-off.
pub async fn coming(app: &App, list: &List) -> Result<Option<Occurrence>, StoreError> {
    present(app, &mut app.snapshot().begin().await?, list).await
}

async fn present(app: &App, tx: &mut Tx, list: &List) -> Result<Option<Occurrence>, StoreError> {
    let round = rounds::present(tx, list.id).await?;
    let round = round.filter(|round| !round.composed && round.occurrence.cutoff_at > app.now());
    Ok(round.map(|round| round.occurrence))
}

/// Puts the coming issue together before its cut-off; it keeps its planned moment, and the cut-off has nothing left to do.
pub async fn compose_early(app: &App, list: &List) -> Result<Issue, ComposeError> {
    let mut tx = app.store().begin().await?;
    let occurrence = present(app, &mut tx, list).await?.ok_or(ComposeError::Passed)?;
    if !rounds::mark_composed(&mut tx, list.id, occurrence, app.now()).await? {
        return Err(ComposeError::Passed);
    }
    let composed = compose(app, &mut tx, list, Some(occurrence.sends_at), 1, Act::Composed).await?;
    let issue = composed.ok_or(ComposeError::NothingDue)?;
    rounds::note_issue(&mut tx, list.id, occurrence, issue.id).await?;
    tx.commit().await?;
    app.wake();
    Ok(issue)
}

/// Makes the next issue out of the items that are due at its sending moment, as the log is to tell it. `None`: fewer than
/// `minimum`; they stay queued.
///
/// The editors are asked to look at it.
pub(crate) async fn compose(
    app: &App,
    tx: &mut Tx,
    list: &List,
    planned: Option<Instant>,
    minimum: u32,
    act: Act,
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
    record::about(app, tx, list.id, id, act).await?;
    tell(app, tx, list, DeskMail::Review { issue: id }).await?;
    Ok(Some(issue))
}

/// What an issue says when it is published at `now`: its opening, and its items but those whose day has passed since it was
/// composed.
pub(crate) async fn due_contents(
    tx: &mut Tx,
    list: &List,
    issue: &Issue,
    now: Instant,
) -> Result<Contents, StoreError> {
    let items = composing::due(items::of_issue(tx, issue.id).await?, list.cadence.local(now));
    said(tx, list, issue, items).await
}

/// What an issue says: frozen if it was published, otherwise its items as they are now.
pub async fn contents(tx: &mut Tx, list: &List, issue: &Issue) -> Result<Contents, StoreError> {
    if let Some(frozen) = issues::frozen(tx, issue.id).await? {
        return Ok(frozen);
    }
    let items = items::of_issue(tx, issue.id).await?;
    said(tx, list, issue, items).await
}

/// These items below the issue's opening.
async fn said(tx: &mut Tx, list: &List, issue: &Issue, items: Vec<Item>) -> Result<Contents, StoreError> {
    let opening = prefaces::of_issue(tx, issue.id).await?.map(|written| written.opening).unwrap_or_default();
    Ok(Contents::arrange(items, list.cadence.zone).below(opening))
}
