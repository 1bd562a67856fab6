//! The newest hash of the log, by mail to the owners of all lists, in the first hours of each month. Whoever writes the log anew cannot
//! reach those mails.

use chrono::Datelike;

use crate::{
    app::{App, editors::tell},
    domain::{mail_kind::DeskMail, time::Instant},
    store::{StoreError, audit, lists, running::instance},
};

/// Mails the newest hash, if that was not done in this month (UTC). The first month of an installation is only noted.
pub(crate) async fn mail_hash(app: &App) -> Result<(), StoreError> {
    let now = app.now();
    if !is_due(instance::log_mailed_at(&mut app.snapshot().begin().await?).await?, now) {
        return Ok(());
    }
    let mut tx = app.store().begin().await?;
    instance::lock(&mut tx).await?;
    let last = instance::log_mailed_at(&mut tx).await?;
    if !is_due(last, now) {
        return Ok(());
    }
    instance::note_log_mailed(&mut tx, now).await?;
    // Every mail is in the name of a list.
    if last.is_some()
        && let Some(list) = lists::all(&mut tx).await?.first()
    {
        let head = audit::head(&mut tx).await?;
        let says = DeskMail::LogHash { entries: head.position, hash: head.hash };
        tell::tell_owners_of_all(app, &mut tx, list, says).await?;
    }
    tx.commit().await?;
    app.wake();
    Ok(())
}

fn is_due(last: Option<Instant>, now: Instant) -> bool {
    last.is_none_or(|last| last < now && (last.year(), last.month()) != (now.year(), now.month()))
}
