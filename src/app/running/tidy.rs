//! Tidying: deletes what has expired.

use chrono::TimeDelta;

use crate::{
    app::App,
    domain::subscriber::{limits, subscription::PENDING_FOR},
    store::{
        StoreError,
        editors::{passkeys, sessions, sign_ins},
        issues::link_checks,
        items,
        outbox::routes,
        subscribers::{self, confirmations, subscriptions},
    },
};

/// The time for which the use of routes is kept: no quota looks back longer than a day.
const LONGEST_QUOTA: TimeDelta = TimeDelta::hours(25);

/// The time for which links to sign in are kept, used or not: longer than they are counted.
const LINKS_KEPT: TimeDelta = TimeDelta::days(1);

/// The time for which items that were taken out of a queue can be put back.
const WITHDRAWN_KEPT: TimeDelta = TimeDelta::days(30);

/// The time for which the results of link checks are kept.
const SIGHTS_KEPT: TimeDelta = TimeDelta::days(7);

/// Deletes pending subscriptions that have expired, with the subscribers who have no other; the counts of
/// confirmation mails that no limit needs any more; old quotas; the expired sign-in links, sessions and passkey challenges of editors; the items that were taken out of a queue long ago; and
/// old results of link checks. Returns the number of subscriptions deleted.
///
/// # Errors
/// [`StoreError`]: nothing was deleted.
pub async fn tidy(app: &App) -> Result<u64, StoreError> {
    let mut tx = app.store().begin().await?;
    let expired = subscriptions::delete_pending_before(&mut tx, app.now() - PENDING_FOR).await?;
    if expired > 0 {
        subscribers::delete_without_subscription(&mut tx).await?;
    }
    confirmations::forget_before(&mut tx, app.now() - limits::COUNTED_FOR).await?;
    routes::forget_use_before(&mut tx, app.now() - LONGEST_QUOTA).await?;
    sign_ins::forget_before(&mut tx, app.now() - LINKS_KEPT).await?;
    sessions::forget_over(&mut tx, app.now()).await?;
    passkeys::forget_unanswered(&mut tx, app.now()).await?;
    link_checks::delete_before(&mut tx, app.now() - SIGHTS_KEPT).await?;
    items::remove_withdrawn_before(&mut tx, app.now() - WITHDRAWN_KEPT).await?;
    tx.commit().await?;
    Ok(expired)
}
