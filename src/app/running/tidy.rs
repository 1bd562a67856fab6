//! Tidying: what has had its time is deleted.

use chrono::TimeDelta;

use crate::{
    app::App,
    domain::subscriber::subscription::PENDING_FOR,
    store::{
        StoreError,
        editors::{passkeys, sessions, sign_ins},
        issues::link_checks,
        items,
        outbox::routes,
        subscribers::{self, subscriptions},
    },
};

/// No quota looks back longer than a day.
const LONGEST_QUOTA: TimeDelta = TimeDelta::hours(25);

/// For how long links to sign in are kept, used or not: longer than they are counted.
const LINKS_KEPT: TimeDelta = TimeDelta::days(1);

/// For how long items that were taken out of a queue can be put back.
const WITHDRAWN_KEPT: TimeDelta = TimeDelta::days(30);

/// For how long it is kept what a look at a link found.
const SIGHTS_KEPT: TimeDelta = TimeDelta::days(7);

/// Deletes pending subscriptions whose time is over, with the people who have no other, and forgets old quotas, and the links
/// and sessions of editors that are over, the items that were taken out of a queue long ago, and what
/// was found of links.
///
/// # Errors
/// [`StoreError`]: nothing was deleted.
pub async fn tidy(app: &App) -> Result<u64, StoreError> {
    let mut tx = app.store().begin().await?;
    let expired = subscriptions::delete_pending_before(&mut tx, app.now() - PENDING_FOR).await?;
    if expired > 0 {
        subscribers::delete_without_subscription(&mut tx).await?;
    }
    routes::forget_use_before(&mut tx, app.now() - LONGEST_QUOTA).await?;
    sign_ins::forget_before(&mut tx, app.now() - LINKS_KEPT).await?;
    sessions::forget_over(&mut tx, app.now()).await?;
    passkeys::forget_unanswered(&mut tx, app.now()).await?;
    link_checks::forget_before(&mut tx, app.now() - SIGHTS_KEPT).await?;
    items::remove_withdrawn_before(&mut tx, app.now() - WITHDRAWN_KEPT).await?;
    tx.commit().await?;
    Ok(expired)
}
