//! The brake: looks at all issues being sent, lets canaries go, and pauses what is refused too often. The rule itself is
//! [`crate::domain::issue::brake`].

use crate::{
    app::{App, audit::record, editors::tell::tell},
    domain::{
        audit::Act,
        issue::{
            PauseReason,
            brake::{Canary, Verdict, judge},
        },
        mail_kind::DeskMail,
    },
    store::{
        StoreError,
        issues::{
            self,
            progress::{self, Progress},
        },
        lists,
    },
};

/// Judges every issue that is being sent. Costs one query, and one more for each issue whose canary is out.
///
/// # Errors
/// [`StoreError`]: what was not judged is judged at the next call.
pub async fn watch(app: &App) -> Result<(), StoreError> {
    let mut tx = app.snapshot().begin().await?;
    let mut verdicts = Vec::new();
    for it in progress::sending(&mut tx).await? {
        let canary = match it.canary_left {
            None => Canary::None,
            Some(0) if !progress::is_held(&mut tx, it.issue, app.now()).await? => Canary::Back,
            Some(_) => Canary::Out,
        };
        verdicts.push((it, judge(it.tally, canary, it.refusal_limit)));
    }
    drop(tx);
    for (it, verdict) in verdicts {
        match verdict {
            Verdict::GoOn => {}
            Verdict::ReleaseCanary => release(app, &it).await?,
            Verdict::Pause(reason) => pause(app, &it, reason).await?,
        }
    }
    Ok(())
}

async fn release(app: &App, it: &Progress) -> Result<(), StoreError> {
    let mut tx = app.store().begin().await?;
    if progress::release_canary(&mut tx, it.issue).await? {
        tx.commit().await?;
        tracing::info!(issue = %it.issue.0, it.tally.accepted, "the first readers have it: it goes to the others");
        app.wake();
    }
    Ok(())
}

/// Pauses an issue and tells its editors, unless nothing is left to hold back, or somebody else moved it in the meantime.
async fn pause(app: &App, it: &Progress, reason: PauseReason) -> Result<(), StoreError> {
    let mut tx = app.store().begin().await?;
    let Some(issue) = issues::by_id(&mut tx, it.issue).await? else { return Ok(()) };
    let Some(list) = lists::by_id(&mut tx, it.list).await? else { return Ok(()) };
    let Ok(paused) = issue.state.pause(reason) else { return Ok(()) };
    if progress::is_under_way(&mut tx, issue.id).await?
        && issues::change(&mut tx, issue.id, issue.state, paused).await?
    {
        record::about(app, &mut tx, list.id, issue.id, Act::PausedByBrake).await?;
        tell(app, &mut tx, &list, DeskMail::Paused { issue: issue.id, reason }).await?;
        tx.commit().await?;
        tracing::warn!(list = %list.slug, issue = issue.number, reason = reason.word(), "issue paused");
        app.wake();
    }
    Ok(())
}
