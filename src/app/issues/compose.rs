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

/// The reason no issue was composed.
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

/// Composes an issue now, by hand; it has no planned moment.
pub async fn compose_now(app: &App, list: &List) -> Result<Issue, ComposeError> {
    let mut tx = app.store().begin().await?;
    let issue = compose(app, &mut tx, list, Plan::by_hand(None)).await?.ok_or(ComposeError::NothingDue)?;
    tx.commit().await?;
    app.wake();
    Ok(issue)
}

/// The occurrence whose issue can be composed before its cut-off.
pub async fn coming(app: &App, list: &List) -> Result<Option<Occurrence>, StoreError> {
    present(app, &mut app.snapshot().begin().await?, list).await
}

async fn present(app: &App, tx: &mut Tx, list: &List) -> Result<Option<Occurrence>, StoreError> {
    let round = rounds::present(tx, list.id).await?;
    let round = round.filter(|round| !round.composed && round.occurrence.cutoff_at > app.now());
    Ok(round.map(|round| round.occurrence))
}

/// Composes the coming issue before its cut-off; it keeps its planned moment, and the cut-off has nothing left to do.
pub async fn compose_early(app: &App, list: &List) -> Result<Issue, ComposeError> {
    let mut tx = app.store().begin().await?;
    let occurrence = present(app, &mut tx, list).await?.ok_or(ComposeError::Passed)?;
    if !rounds::mark_composed(&mut tx, list.id, occurrence, app.now()).await? {
        return Err(ComposeError::Passed);
    }
    let composed = compose(app, &mut tx, list, Plan::by_hand(Some(occurrence.sends_at))).await?;
    let issue = composed.ok_or(ComposeError::NothingDue)?;
    rounds::note_issue(&mut tx, list.id, occurrence, issue.id).await?;
    tx.commit().await?;
    app.wake();
    Ok(issue)
}

/// The issue that is to be composed.
pub(crate) struct Plan {
    /// Its planned sending moment.
    pub planned: Option<Instant>,
    /// The fewest items that make an issue.
    pub minimum: u32,
    /// The act in the audit log.
    pub act: Act,
}

impl Plan {
    /// An issue that an editor asks for: one item is enough.
    const fn by_hand(planned: Option<Instant>) -> Self {
        Self { planned, minimum: 1, act: Act::Composed }
    }
}

/// Composes the next issue of the items that are due at its sending moment. The editors are asked to look at it. `None`: there are
/// too few items; they stay queued.
pub(crate) async fn compose(app: &App, tx: &mut Tx, list: &List, plan: Plan) -> Result<Option<Issue>, StoreError> {
    let Plan { planned, minimum, act } = plan;
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

/// The contents of an issue that is published at `now`: its preface and its items, without those whose day has passed since it
/// was composed.
pub(crate) async fn due_contents(
    tx: &mut Tx,
    list: &List,
    issue: &Issue,
    now: Instant,
) -> Result<Contents, StoreError> {
    let items = composing::due(items::of_issue(tx, issue.id).await?, list.cadence.local(now));
    below_preface(tx, list, issue, items).await
}

/// The contents of an issue: frozen if it was published, otherwise its items as they are now.
pub async fn contents(tx: &mut Tx, list: &List, issue: &Issue) -> Result<Contents, StoreError> {
    if let Some(frozen) = issues::frozen(tx, issue.id).await? {
        return Ok(frozen);
    }
    let items = items::of_issue(tx, issue.id).await?;
    below_preface(tx, list, issue, items).await
}

/// These items below the issue's preface.
async fn below_preface(tx: &mut Tx, list: &List, issue: &Issue, items: Vec<Item>) -> Result<Contents, StoreError> {
    let preface = prefaces::of_issue(tx, issue.id).await?.map(|stored| stored.preface).unwrap_or_default();
    Ok(Contents::arrange(items, list.cadence.zone).below(preface))
}
