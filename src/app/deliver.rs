//! Delivering: claim messages, look at them once more, record what became of them. The loop around these is in `worker/`.

use chrono::TimeDelta;
use uuid::Uuid;

use super::{App, instance, vitals};
use crate::{
    domain::{
        delivery::{DeliveryKey, Outcome},
        list::UnknownPolicy,
        route::RouteName,
        settling::settle,
        time::Instant,
    },
    store::{
        StoreError,
        outbox::{self, Terms},
        outcomes, pulse,
    },
};

pub use crate::store::{
    outbox::{Claim, Lane},
    outcomes::{Permission, Report},
};

/// The lanes in which something is due now.
///
/// # Errors
/// [`StoreError`].
pub async fn lanes(app: &App) -> Result<Vec<Lane>, StoreError> {
    // A look without a lock: an idle worker must not stand in the way of those who write.
    outbox::lanes(&mut app.reader().begin().await?, app.now()).await
}

/// Claims up to `most` due messages of a lane for `lease`; for a `stand_in` route none that may have been handed over.
///
/// # Errors
/// [`StoreError`]: nothing was claimed.
pub async fn claim(
    app: &App,
    lane: &Lane,
    most: u32,
    lease: TimeDelta,
    stand_in: bool,
) -> Result<Vec<Claim>, StoreError> {
    let now = app.now();
    let terms = Terms { lease: app.ids().uuid(), most, now, until: now + lease, skip_unknown: stand_in };
    let mut tx = app.store().begin().await?;
    if !instance::may_claim(app, &mut tx).await? {
        return Ok(Vec::new());
    }
    let claims = outbox::claim(&mut tx, lane, terms).await?;
    tx.commit().await?;
    Ok(claims)
}

/// Keeps leases from running out.
///
/// # Errors
/// [`StoreError`].
pub async fn renew(app: &App, leases: &[Uuid], lease: TimeDelta) -> Result<(), StoreError> {
    let mut tx = app.store().begin().await?;
    for id in leases {
        outbox::renew(&mut tx, *id, app.now() + lease).await?;
    }
    tx.commit().await
}

/// How often something happened that may forbid a claimed message.
///
/// # Errors
/// [`StoreError`].
pub async fn changes(app: &App) -> Result<i64, StoreError> {
    pulse::read(&mut app.reader().begin().await?).await
}

/// Whether claimed messages may still go out.
///
/// # Errors
/// [`StoreError`]: nobody knows, so none may.
pub async fn look(app: &App, claims: &[&Claim]) -> Result<Vec<Permission>, StoreError> {
    outcomes::permissions(&mut app.reader().begin().await?, claims).await
}

/// What an attempt came to, settled: final, or due again, and when.
#[must_use]
pub fn report(app: &App, claim: &Claim, route: &RouteName, outcome: &Outcome, unknown: UnknownPolicy) -> Report {
    Report {
        key: claim.key,
        lease: claim.lease,
        kind: claim.kind,
        issue: claim.issue,
        route: route.clone(),
        settled: settle(outcome, claim.history, unknown, app.now(), app.ids().jitter()),
    }
}

/// Records what became of claims, in one transaction. What was not recorded is due again when its lease ends.
///
/// # Errors
/// [`StoreError`]: nothing was recorded.
pub async fn record(app: &App, reports: &[Report]) -> Result<(), StoreError> {
    let mut tx = app.store().begin().await?;
    let recorded = outcomes::record(&mut tx, reports, app.now()).await?;
    tx.commit().await?;
    vitals::count(app, reports);
    if recorded.too_late + recorded.doubled > 0 {
        let (too_late, doubled) = (recorded.too_late, recorded.doubled);
        tracing::warn!(too_late, doubled, "outcomes came after their lease had ended");
    }
    Ok(())
}

/// Gives claims back untried; they are due again at `due_at`.
///
/// # Errors
/// [`StoreError`].
pub async fn release(app: &App, claims: &[(DeliveryKey, Uuid)], due_at: Instant) -> Result<(), StoreError> {
    let mut tx = app.store().begin().await?;
    outcomes::release(&mut tx, claims, due_at).await?;
    tx.commit().await
}

/// Records what a process that ended abruptly had noted, and gives back what it still held under `leases`.
///
/// # Errors
/// [`StoreError`]: nothing was recorded.
pub async fn recover(app: &App, reports: &[Report], leases: &[Uuid]) -> Result<(), StoreError> {
    record(app, reports).await?;
    renew(app, leases, TimeDelta::zero()).await
}
