//! Finishing an issue whose deliveries are all final.

use crate::{
    app::{App, audit::record, editors::tell::tell},
    domain::{
        audit::Act,
        ids::ListId,
        issue::Issue,
        mail::delivery::DeliveryState,
        mail_kind::{DeskMail, MailKind},
    },
    store::{
        StoreError,
        issues::{self, progress, results},
        lists,
    },
};

/// Marks an issue as sent once all its deliveries are final, and tells its editors the totals.
pub async fn finish(app: &App, list: ListId, issue: &Issue) -> Result<(), StoreError> {
    let Ok(sent) = issue.state.finish(app.now()) else { return Ok(()) };
    let mut tx = app.snapshot().begin().await?;
    if progress::is_under_way(&mut tx, issue.id).await? {
        return Ok(());
    }
    // Final deliveries stay as they are, so they can be counted before the transaction that writes begins.
    let counts = results::count_by_state(&mut tx, issue.id).await?;
    drop(tx);
    let readers = |state| {
        let of_state = counts.iter().filter(|count| count.kind == MailKind::Issue && count.state == state);
        of_state.map(|count| count.messages).sum()
    };
    let mut tx = app.store().begin().await?;
    if !progress::is_under_way(&mut tx, issue.id).await? && issues::change(&mut tx, issue.id, issue.state, sent).await?
    {
        let (accepted, refused) = (readers(DeliveryState::Accepted), readers(DeliveryState::Refused));
        progress::write_totals(&mut tx, issue.id, accepted, refused).await?;
        record::about(app, &mut tx, list, issue.id, Act::Finished).await?;
        if let Some(list) = lists::by_id(&mut tx, list).await? {
            tell(app, &mut tx, &list, DeskMail::Sent { issue: issue.id }).await?;
        }
        tx.commit().await?;
        app.wake();
    }
    Ok(())
}

/// Finishes every issue whose deliveries are all final.
pub async fn finish_all(app: &App) -> Result<(), StoreError> {
    let unfinished = issues::unfinished(&mut app.snapshot().begin().await?).await?;
    for (list, issue) in unfinished {
        finish(app, list, &issue).await?;
    }
    Ok(())
}
