//! Tidying: deletes what has expired, every hour, and once a night takes what was deleted out of the database's files.

use chrono::{TimeDelta, Timelike};

use crate::{
    app::App,
    domain::subscriber::{limits, subscription::PENDING_FOR},
    store::{
        StoreError,
        editors::{browsers, passkeys, sessions, sign_in_codes, sign_ins},
        issues::link_checks,
        items,
        outbox::{routes, sums},
        running::instance,
        subscribers::{self, confirmations, sign_ups, subscriptions},
    },
};

/// The time for which the use of routes is kept: no quota looks back longer than a day.
const LONGEST_QUOTA: TimeDelta = TimeDelta::hours(25);

/// The time for which links to sign in, and wrong codes, are kept: the links are counted for less, the codes for as long.
const LINKS_KEPT: TimeDelta = TimeDelta::days(1);

/// The time for which items that were taken out of a queue can be put back.
const WITHDRAWN_KEPT: TimeDelta = TimeDelta::days(30);

/// The time for which the results of link checks are kept.
const SIGHTS_KEPT: TimeDelta = TimeDelta::days(7);

/// The most deliveries summed up in one transaction.
const SUMMED_AT_ONCE: u32 = 10_000;

/// The hours (UTC) of the night.
const NIGHT: std::ops::Range<u32> = 1..4;

/// The least time between two nights' work.
const NIGHTLY: TimeDelta = TimeDelta::hours(20);

/// Deletes pending subscriptions that have expired, with the subscribers who have no other; posted forms that nobody looked at; the
/// counts of confirmation mails that no limit needs any more; old quotas; the expired sign-in links, wrong codes, sessions and
/// passkey challenges of editors; the items that were taken out of a queue long ago; old results of link checks; old mail of the
/// built-in mailbox; and the decoys that posts left behind. Sums up old deliveries. Returns the number of subscriptions deleted.
///
/// # Errors
/// [`StoreError`]: what was not deleted is due again at the next time.
pub async fn tidy(app: &App) -> Result<u64, StoreError> {
    let mut tx = app.store().begin().await?;
    let expired = subscriptions::delete_pending_before(&mut tx, app.now() - PENDING_FOR).await?;
    if expired > 0 {
        subscribers::delete_without_subscription(&mut tx).await?;
    }
    confirmations::forget_before(&mut tx, app.now() - limits::COUNTED_FOR).await?;
    routes::forget_use_before(&mut tx, app.now() - LONGEST_QUOTA).await?;
    sign_ups::forget_before(&mut tx, app.now() - PENDING_FOR).await?;
    sign_ins::forget_before(&mut tx, app.now() - LINKS_KEPT).await?;
    sign_in_codes::forget_before(&mut tx, app.now() - LINKS_KEPT).await?;
    sessions::forget_over(&mut tx, app.now()).await?;
    browsers::forget_unused(&mut tx, app.now()).await?;
    passkeys::forget_unanswered(&mut tx, app.now()).await?;
    link_checks::delete_before(&mut tx, app.now() - SIGHTS_KEPT).await?;
    items::remove_withdrawn_before(&mut tx, app.now() - WITHDRAWN_KEPT).await?;
    sums::delete_decoys(&mut tx, app.now()).await?;
    tx.commit().await?;
    // What is old is not known while the clock is in doubt.
    if !super::instance::is_held(app).await? {
        sum_up(app).await?;
        forget_captured(app);
    }
    match take_turn(app).await? {
        Turn::None => {}
        Turn::First => {
            app.store().rewrite_all().await?;
            let mut tx = app.store().begin().await?;
            instance::note_rewritten(&mut tx, app.now()).await?;
            tx.commit().await?;
        }
        Turn::Nightly => {
            let mut tx = app.store().begin().await?;
            sums::delete_orphaned_words(&mut tx).await?;
            tx.commit().await?;
            app.store().rewrite().await?;
        }
    }
    app.store().fold_log().await?;
    Ok(expired)
}

/// Makes sums of the deliveries that are older than the owner keeps them.
async fn sum_up(app: &App) -> Result<(), StoreError> {
    let before = app.now() - app.retention().deliveries;
    let mut tx = app.store().begin().await?;
    sums::delete_other(&mut tx, before).await?;
    tx.commit().await?;
    loop {
        let Some(issue) = sums::due(&mut app.snapshot().begin().await?, before).await? else { return Ok(()) };
        loop {
            let mut tx = app.store().begin().await?;
            let summed = sums::sum_up(&mut tx, issue, SUMMED_AT_ONCE).await?;
            tx.commit().await?;
            if summed == 0 {
                break;
            }
        }
    }
}

/// Removes old mail from the built-in mailbox, if that is in use.
fn forget_captured(app: &App) {
    let Some(mailbox) = app.routes().mailbox() else { return };
    if let Err(error) = mailbox.forget_before(app.now() - app.retention().captured) {
        tracing::warn!(%error, "old mails stay in the built-in mailbox; trying again in an hour");
    }
}

/// A turn to write tables anew; of the processes on a database, one has it each night.
enum Turn {
    /// Another process had it, or it is no night.
    None,
    /// The first ever: what an older version deleted may still be in the files. It is noted once it is done.
    First,
    /// Once a night.
    Nightly,
}

async fn take_turn(app: &App) -> Result<Turn, StoreError> {
    let now = app.now();
    let mut tx = app.store().begin().await?;
    instance::lock(&mut tx).await?;
    let turn = match instance::rewritten_at(&mut tx).await? {
        None => return Ok(Turn::First),
        Some(last) if NIGHT.contains(&now.hour()) && now - last >= NIGHTLY => Turn::Nightly,
        Some(_) => return Ok(Turn::None),
    };
    instance::note_rewritten(&mut tx, now).await?;
    tx.commit().await?;
    Ok(turn)
}
