//! The duties of the clock: reminders, cut-offs, planned sendings, the brake, and finishing issues.
//!
//! A tick may come late, twice, or in two processes at once. Each duty is decided by pure rules over instants in the
//! database, and carried out in one transaction that first marks it as done; a process that finds it marked does
//! nothing.

use super::{
    App,
    audit::monthly,
    editors::tell::tell,
    issues::letter::LetterError,
    issues::{
        archive, brake,
        compose::{Plan, compose},
        finish::finish,
        hold::hold_by_clock,
        inspect,
        publish::{PublishError, publish_in},
        stop,
    },
    running::{drops, instance, vitals},
};
use crate::{
    domain::{
        audit::Act,
        ids::ListId,
        issue::{HoldReason, Issue, IssueState},
        list::{
            List,
            cadence::{self, Duty, Occurrence, Round},
        },
        mail_kind::DeskMail,
    },
    store::{
        StoreError, Tx, issues, items,
        lists::{self, rounds},
    },
};

/// The most duties that one tick carries out for one list; the rest waits for the next tick.
const DUTIES_A_TICK: usize = 10;

/// Does everything that is due now. Does nothing while sending is held, because the database may be a copy, or the
/// clock wrong.
///
/// # Errors
/// [`StoreError`]: what was not done is due again at the next tick.
pub async fn tick(app: &App) -> Result<(), StoreError> {
    if instance::is_held(app).await? {
        vitals::ticked(app);
        return Ok(());
    }
    let mut tx = app.snapshot().begin().await?;
    let lists = lists::all(&mut tx).await?;
    drop(tx);
    for list in &lists {
        for _ in 0..DUTIES_A_TICK {
            match duty(app, list).await {
                Ok(true) => {}
                Ok(false) => break,
                Err(error) => {
                    tracing::error!(list = %list.slug, %error, "a duty of this list was not done; trying again");
                    break;
                }
            }
        }
    }
    let mut tx = app.snapshot().begin().await?;
    let unfinished = issues::unfinished(&mut tx).await?;
    drop(tx);
    for (list, issue) in unfinished {
        if let Err(error) = look_after(app, list, &issue).await {
            tracing::error!(issue = issue.number, %error, "an issue was not looked after; trying again");
        }
    }
    brake::watch(app).await?;
    stop::end_stopped(app).await?;
    archive::write(app).await?;
    drops::write(app).await?;
    monthly::mail_hash(app).await?;
    vitals::ticked(app);
    Ok(())
}

/// Carries out one duty of a list's cadence; `false` when there is none.
async fn duty(app: &App, list: &List) -> Result<bool, StoreError> {
    let now = app.now();
    let mut tx = app.store().begin().await?;
    let round = rounds::present(&mut tx, list.id).await?;
    let Some(duty) = cadence::due(&list.cadence, round.as_ref(), list.created_at, now) else { return Ok(false) };
    match (duty, round) {
        (Duty::Begin(occurrence), _) => {
            rounds::begin(&mut tx, list.id, occurrence).await?;
        }
        (Duty::Remind, Some(Round { occurrence, .. })) => {
            if rounds::mark_reminded(&mut tx, list.id, occurrence, now).await? {
                let Occurrence { cutoff_at, sends_at, .. } = occurrence;
                tell(app, &mut tx, list, DeskMail::Reminder { cutoff_at, sends_at }).await?;
            }
        }
        (Duty::Compose { late }, Some(Round { occurrence, .. })) => {
            if rounds::mark_composed(&mut tx, list.id, occurrence, now).await? {
                compose_round(app, &mut tx, list, occurrence, late).await?;
            }
        }
        (Duty::Remind | Duty::Compose { .. }, None) => return Ok(false),
    }
    tx.commit().await?;
    app.wake();
    Ok(true)
}

/// Composes a round's issue; an issue whose moment has passed in the meantime is held instead of being sent late.
async fn compose_round(
    app: &App,
    tx: &mut Tx,
    list: &List,
    occurrence: Occurrence,
    late: bool,
) -> Result<(), StoreError> {
    let plan = Plan { planned: Some(occurrence.sends_at), minimum: list.minimum, act: Act::ComposedByClock };
    let Some(issue) = compose(app, tx, list, plan).await? else {
        let waiting = items::waiting(tx, list.id).await?.len();
        tracing::info!(list = %list.slug, waiting, minimum = list.minimum, "too few items: this round is skipped");
        return Ok(());
    };
    rounds::note_issue(tx, list.id, occurrence, issue.id).await?;
    tracing::info!(list = %list.slug, issue = issue.number, "issue composed");
    if late {
        hold_by_clock(app, tx, list, &issue, HoldReason::MomentPassed).await?;
    }
    Ok(())
}

/// Publishes or holds an issue whose moment has come, and finishes one whose deliveries are all final.
async fn look_after(app: &App, list: ListId, issue: &Issue) -> Result<(), StoreError> {
    let now = app.now();
    let is_due = issue.state.planned().is_some_and(|planned| planned <= now);
    match issue.state {
        IssueState::Scheduled { planned: Some(planned) } if is_due && !cadence::missed(planned, now) => {
            publish_due(app, list, issue).await
        }
        IssueState::Scheduled { .. } if is_due => hold_due(app, list, issue, HoldReason::MomentPassed).await,
        IssueState::Draft { .. } if is_due => hold_due(app, list, issue, HoldReason::NotApproved).await,
        IssueState::Sending { .. } | IssueState::Paused { .. } => finish(app, list, issue).await,
        IssueState::Draft { .. }
        | IssueState::Scheduled { .. }
        | IssueState::Held { .. }
        | IssueState::Sent { .. }
        | IssueState::Stopped { .. }
        | IssueState::Cancelled => Ok(()),
    }
}

/// Publishes an approved issue at its moment. An issue that its checks hold, or that cannot be built, is held, and the
/// editors are told.
async fn publish_due(app: &App, list: ListId, issue: &Issue) -> Result<(), StoreError> {
    let mut tx = app.store().begin().await?;
    let Some(list) = lists::by_id(&mut tx, list).await? else { return Ok(()) };
    match inspect::is_held(app, &mut tx, &list, issue).await {
        Ok(true) => {
            drop(tx);
            return hold_due(app, list.id, issue, HoldReason::Checks).await;
        }
        Err(LetterError::Store(error)) => return Err(error),
        // An issue that cannot be built is handled below.
        Ok(false) | Err(LetterError::Mail(_) | LetterError::Gone) => {}
    }
    match publish_in(app, &mut tx, &list, issue, Act::PublishedByClock).await {
        Ok(readers) => {
            tx.commit().await?;
            tracing::info!(list = %list.slug, issue = issue.number, readers, "issue published");
            app.wake();
            Ok(())
        }
        Err(PublishError::Store(error) | PublishError::Letter(LetterError::Store(error))) => Err(error),
        // Another process, or an editor, was first.
        Err(PublishError::Changed(_)) => Ok(()),
        Err(PublishError::Altered) => {
            drop(tx);
            hold_due(app, list.id, issue, HoldReason::Altered).await
        }
        Err(error) => {
            drop(tx);
            tracing::error!(list = %list.slug, issue = issue.number, %error, "the issue could not be published");
            hold_due(app, list.id, issue, HoldReason::Unbuildable).await
        }
    }
}

async fn hold_due(app: &App, list: ListId, issue: &Issue, reason: HoldReason) -> Result<(), StoreError> {
    let mut tx = app.store().begin().await?;
    let Some(list) = lists::by_id(&mut tx, list).await? else { return Ok(()) };
    hold_by_clock(app, &mut tx, &list, issue, reason).await?;
    tx.commit().await?;
    app.wake();
    Ok(())
}
