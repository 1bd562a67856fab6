//! Tidying: what has had its time is deleted.

use super::App;
use crate::{
    domain::subscription::PENDING_FOR,
    store::{StoreError, people, subscriptions},
};

/// Deletes pending subscriptions whose time is over, with the people who have no other.
///
/// # Errors
/// [`StoreError`]: nothing was deleted.
pub async fn tidy(app: &App) -> Result<u64, StoreError> {
    let mut tx = app.store().begin().await?;
    let expired = subscriptions::delete_pending_before(&mut tx, app.now() - PENDING_FOR).await?;
    if expired > 0 {
        people::delete_without_subscription(&mut tx).await?;
    }
    tx.commit().await?;
    Ok(expired)
}
