//! Delivering: claim messages, check them once more, record their outcomes. The loop around these is in `worker/`.

use std::collections::BTreeMap;

use chrono::TimeDelta;
use uuid::Uuid;

use crate::{
    app::{
        App,
        running::{instance, vitals},
    },
    domain::{
        mail::{
            delivery::{DeliveryKey, Outcome},
            route::{Condition, Rates, RouteName},
            settling::{UnknownPolicy, settle},
        },
        time::Instant,
    },
    store::{
        outbox::{self, Terms, outcomes, routes},
        running::change_counter,
    },
};

pub use crate::{
    mail::{
        smtp::{Begun, Exchange, Parcel, Trouble},
        transport::{Channel, Route},
    },
    store::{
        StoreError,
        outbox::{
            Claim, Lane,
            outcomes::{Clearance, Recorded, Report},
        },
    },
};

/// The lanes in which something is due now.
pub async fn lanes(app: &App) -> Result<Vec<Lane>, StoreError> {
    // A look without a lock: an idle worker must not stand in the way of those who write.
    outbox::lanes(&mut app.snapshot().begin().await?, app.now()).await
}

/// The lanes of mail that somebody waits for in which something is due now.
pub async fn waited_for(app: &App) -> Result<Vec<Lane>, StoreError> {
    outbox::lanes_of_lists(&mut app.snapshot().begin().await?, app.now()).await
}

/// The demand of a route for messages.
#[derive(Debug, Clone, Copy)]
pub struct Demand<'a> {
    /// The route.
    pub route: &'a RouteName,
    /// The limits of its quotas.
    pub rates: &'a Rates,
    /// The most messages wanted.
    pub most: u32,
    /// The length of the lease.
    pub lease: TimeDelta,
    /// True if it stands in for another route: then nothing is claimed that may have been handed over already.
    pub stands_in: bool,
}

/// Claims due messages of a lane, as many as are wanted and as the route's quotas leave.
///
/// # Errors
/// [`StoreError`]: nothing was claimed.
pub async fn claim(app: &App, lane: &Lane, demand: Demand<'_>) -> Result<Vec<Claim>, StoreError> {
    let Demand { route, rates, most, lease, stands_in } = demand;
    let now = app.now();
    let mut tx = app.store().begin().await?;
    if !instance::may_claim(app, &mut tx).await? {
        return Ok(Vec::new());
    }
    let allowance = routes::allowance(&mut tx, route, rates, now).await?;
    let most = allowance.map_or(most, |allowance| most.min(allowance));
    if most == 0 {
        return Ok(Vec::new());
    }
    let terms = Terms { lease: app.ids().uuid(), most, now, until: now + lease, skip_unknown: stands_in };
    let claims = outbox::claim(&mut tx, lane, terms).await?;
    if !claims.is_empty() {
        routes::note_use(&mut tx, route, i64::try_from(claims.len()).unwrap_or(0), now).await?;
    }
    tx.commit().await?;
    // A lease may have ended while its message waits in this very process, if the clock jumped.
    app.note_change();
    Ok(claims)
}

/// Renews leases.
pub async fn renew(app: &App, leases: &[Uuid], lease: TimeDelta) -> Result<(), StoreError> {
    let mut tx = app.store().begin().await?;
    for id in leases {
        outbox::renew(&mut tx, *id, app.now() + lease).await?;
    }
    tx.commit().await
}

/// The change counter: it moves whenever something happens that may forbid a claimed message.
pub async fn changes(app: &App) -> Result<i64, StoreError> {
    change_counter::read(&mut app.snapshot().begin().await?).await
}

/// Checks whether claimed messages may still be sent.
///
/// # Errors
/// [`StoreError`]: it is not known, so none may be.
pub async fn look(app: &App, claims: &[&Claim]) -> Result<Vec<Clearance>, StoreError> {
    outcomes::permissions(&mut app.snapshot().begin().await?, claims).await
}

/// Settles an attempt: the message is final, or due again, and when.
#[must_use]
pub fn report(app: &App, claim: &Claim, route: &RouteName, outcome: &Outcome, unknown: UnknownPolicy) -> Report {
    Report {
        key: claim.key,
        lease: claim.lease,
        kind: claim.mail.kind(),
        issue: claim.mail.issue(),
        route: route.clone(),
        settled: settle(outcome, claim.history, unknown, app.now(), share(claim.key)),
    }
}

/// The jitter of a message's next attempt, in `0.0..1.0`: the same each time, from the random bits of its recipient's id.
fn share(key: DeliveryKey) -> f64 {
    let [.., a, b, c, d] = key.recipient.into_bytes();
    f64::from(u32::from_be_bytes([a, b, c, d])) / (f64::from(u32::MAX) + 1.0)
}

/// Records the outcomes of claims and the condition of routes, in one transaction. A claim that was not recorded is due
/// again when its lease ends.
///
/// # Errors
/// [`StoreError`]: nothing was recorded.
pub async fn record(
    app: &App,
    reports: &[Report],
    conditions: &BTreeMap<RouteName, Condition>,
) -> Result<Recorded, StoreError> {
    if reports.is_empty() && conditions.is_empty() {
        return Ok(Recorded::default());
    }
    let mut tx = app.store().begin().await?;
    let recorded = outcomes::record(&mut tx, reports, app.now()).await?;
    for (route, condition) in conditions {
        routes::tell(&mut tx, route, condition, app.now()).await?;
    }
    tx.commit().await?;
    vitals::count(app, reports);
    Ok(recorded)
}

/// Gives back claims that `route` did not try; they are due again at `due_at`, and count for no quota.
pub async fn release(
    app: &App,
    route: &RouteName,
    claims: &[(DeliveryKey, Uuid)],
    due_at: Instant,
) -> Result<(), StoreError> {
    if claims.is_empty() {
        return Ok(());
    }
    let mut tx = app.store().begin().await?;
    outcomes::release(&mut tx, claims, due_at).await?;
    routes::note_use(&mut tx, route, -i64::try_from(claims.len()).unwrap_or(0), app.now()).await?;
    tx.commit().await
}

/// Gives back a message whose route could open no connection: due at once, on the route that opens first, and counted for
/// no quota and no canary. The reason is kept with it.
pub async fn turn_away(app: &App, report: &Report) -> Result<(), StoreError> {
    let mut tx = app.store().begin().await?;
    outcomes::note_closed_door(&mut tx, report).await?;
    outcomes::release(&mut tx, &[(report.key, report.lease)], app.now()).await?;
    routes::note_use(&mut tx, &report.route, -1, app.now()).await?;
    tx.commit().await?;
    vitals::count(app, std::slice::from_ref(report));
    Ok(())
}

/// Records the outcomes in the journal of a process that ended abruptly, and gives back what it still held under `leases`.
///
/// # Errors
/// [`StoreError`]: nothing was recorded.
pub async fn recover(app: &App, reports: &[Report], leases: &[Uuid]) -> Result<(), StoreError> {
    let Recorded { too_late, .. } = record(app, reports, &BTreeMap::new()).await?;
    if !reports.is_empty() {
        let (read, new) = (reports.len(), reports.len() - too_late);
        tracing::warn!(read, new, "the last process ended abruptly; what its journal tells is recorded");
    }
    renew(app, leases, TimeDelta::zero()).await
}
