//! Delivering: claim messages, hand one over, record what became of it. The loop around these lives in `worker/outbox`.

use chrono::TimeDelta;
use uuid::Uuid;

use super::{
    App,
    letters::{LetterError, Writer},
};
use crate::{
    domain::{delivery::Outcome, list::UnknownPolicy, route::RouteName, settling::settle, time::Instant},
    mail::transport::Channel,
    store::{
        StoreError,
        outbox::{self, Terms},
        outcomes::{self, Permission, Report},
    },
};

pub use crate::store::outbox::Claim;

/// What one sender of the loop owns: an open way out, kept from one message to the next.
#[derive(Default)]
pub struct Sender {
    channel: Option<Channel>,
}

/// What became of a claim.
#[derive(Debug)]
pub enum Attempted {
    /// It was tried, or is not wanted any more.
    Done(Outcome),
    /// The next server cannot be reached or does not let us in: nothing was tried.
    RouteDown(String),
    /// Another worker has it.
    LeaseLost,
}

/// Claims up to `most` due messages for `lease`.
///
/// # Errors
/// [`StoreError`]: nothing was claimed.
pub async fn claim(app: &App, most: u32, lease: TimeDelta) -> Result<Vec<Claim>, StoreError> {
    let now = app.now();
    // A look without a lock first: an idle worker must not stand in the way of those who write.
    let lanes = outbox::lanes(&mut app.reader().begin().await?, now).await?;
    let mut claims = Vec::new();
    for lane in lanes {
        let left = most.saturating_sub(u32::try_from(claims.len()).unwrap_or(most));
        if left == 0 {
            break;
        }
        let terms = Terms { lease: app.ids().uuid(), most: left, now, until: now + lease, skip_unknown: false };
        let mut tx = app.store().begin().await?;
        claims.extend(outbox::claim(&mut tx, &lane, terms).await?);
        tx.commit().await?;
    }
    Ok(claims)
}

/// Keeps the leases of `claims` from running out.
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

/// Hands one message over, unless its reader has left in the meantime. No transaction is open meanwhile.
///
/// # Errors
/// [`StoreError`]: nothing was sent.
pub async fn attempt(app: &App, writer: &Writer, sender: &mut Sender, claim: &Claim) -> Result<Attempted, StoreError> {
    let ready = match writer.write(app, claim).await {
        Ok(ready) => ready,
        Err(LetterError::Store(error)) => return Err(error),
        Err(LetterError::Gone) => return Ok(Attempted::Done(Outcome::Withdrawn)),
        Err(error) => {
            tracing::error!(kind = claim.kind.word(), %error, "a message cannot be built");
            return Ok(Attempted::Done(Outcome::NoContact(error.to_string())));
        }
    };
    let (mut channel, is_fresh) = match sender.channel.take() {
        Some(channel) => (channel, false),
        None => match app.route().open().await {
            Ok(channel) => (channel, true),
            Err(trouble) => return Ok(Attempted::RouteDown(trouble.words)),
        },
    };
    // The last look before the envelope: from here on the message leaves.
    let permission = outcomes::permissions(&mut app.reader().begin().await?, &[claim]).await?;
    let attempted = match permission.first().copied().unwrap_or(Permission::LeaseLost) {
        Permission::LeaseLost | Permission::Held => Attempted::LeaseLost,
        Permission::Withdrawn => Attempted::Done(Outcome::Withdrawn),
        Permission::Go => {
            let sent = channel.send(app.ids().uuid(), &ready.from, &ready.to, &ready.bytes).await;
            if !sent.usable {
                // Dropping the channel ends the connection.
                return Ok(match closing_words(&sent.outcome) {
                    Some(words) if is_fresh => Attempted::RouteDown(words),
                    Some(words) => Attempted::Done(Outcome::NoContact(words)),
                    None => Attempted::Done(sent.outcome),
                });
            }
            Attempted::Done(sent.outcome)
        }
    };
    sender.channel = Some(channel);
    Ok(attempted)
}

/// The words of a reply that ends the connection (421). It is about the server and not about the message it happens to hit
/// (RFC 5321 section 4.2.2): on a connection that served, it often means enough messages for one connection; as the first
/// word on a new one it closes the way out.
fn closing_words(outcome: &Outcome) -> Option<String> {
    match outcome {
        Outcome::Deferred(reply) if reply.closes_connection() => Some(reply.to_string()),
        Outcome::Deferred(_)
        | Outcome::Accepted(_)
        | Outcome::Refused(_)
        | Outcome::NoContact(_)
        | Outcome::Unknown(_)
        | Outcome::Withdrawn => None,
    }
}

impl Sender {
    /// Closes the way out politely.
    pub async fn close(&mut self) {
        if let Some(channel) = self.channel.take() {
            channel.close().await;
        }
    }
}

/// Records what became of claims, in one transaction. What was not recorded is due again when its lease ends.
///
/// # Errors
/// [`StoreError`]: nothing was recorded.
pub async fn record(app: &App, outcomes: &[(Claim, Outcome)]) -> Result<(), StoreError> {
    let now = app.now();
    let report = |(claim, outcome): &(Claim, Outcome)| Report {
        key: claim.key,
        lease: claim.lease,
        kind: claim.kind,
        issue: claim.issue,
        route: RouteName::usual(),
        settled: settle(outcome, claim.history, UnknownPolicy::Again, now, app.ids().jitter()),
    };
    let reports: Vec<_> = outcomes.iter().map(report).collect();
    let mut tx = app.store().begin().await?;
    let recorded = outcomes::record(&mut tx, &reports, now).await?;
    tx.commit().await?;
    if recorded.too_late + recorded.doubled > 0 {
        tracing::warn!(recorded.too_late, recorded.doubled, "outcomes came after their lease had ended");
    }
    Ok(())
}

/// Gives claims back untried; they are due again at `due_at`.
///
/// # Errors
/// [`StoreError`].
pub async fn release(app: &App, claims: &[Claim], due_at: Instant) -> Result<(), StoreError> {
    let held: Vec<_> = claims.iter().map(|claim| (claim.key, claim.lease)).collect();
    let mut tx = app.store().begin().await?;
    outcomes::release(&mut tx, &held, due_at).await?;
    tx.commit().await
}
