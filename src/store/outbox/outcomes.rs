//! The outcomes of claimed messages: recorded, given back, or checked once more before they are sent. All in batches.
//!
//! A batch is a few statements over lists of rows. A worker's report counts only under its lease, with two exceptions. Acceptance
//! by a server counts whichever worker holds the lease by then, and a second copy is counted as such. A refusal, or an unknown
//! outcome that the list leaves unknown, counts unless the message is final already. The same report twice is one.

use std::collections::BTreeMap;

use sqlx::FromRow;
use uuid::Uuid;

use super::{Claim, routes, words};
use crate::{
    domain::{
        ids::IssueId,
        issue::IssueState,
        mail::{
            delivery::{DeliveryKey, DeliveryState},
            route::RouteName,
            settling::Settled,
        },
        mail_kind::{Mail, MailKind},
        time::Instant,
    },
    store::{
        StoreError, Tx,
        running::instance,
        sql::{
            codec::micros,
            dispatch::{blocks, execute, fetch_values},
        },
    },
};

/// The outcome of one message on one route.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Report {
    /// Its key.
    pub key: DeliveryKey,
    /// The lease it was sent under.
    pub lease: Uuid,
    /// Its kind.
    pub kind: MailKind,
    /// The issue it is about.
    pub issue: Option<IssueId>,
    /// The route it took.
    pub route: RouteName,
    /// Its state from now on.
    pub settled: Settled,
}

/// The result of recording.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Recorded {
    /// Reports that came too late, and changed nothing.
    pub too_late: usize,
    /// Messages that were taken a second time.
    pub doubled: usize,
}

#[derive(FromRow)]
struct Written {
    cause: Uuid,
    recipient: Uuid,
    copies: i64,
}

/// Records the outcomes of attempts, and counts them for the issues.
///
/// # Errors
/// [`StoreError::Unavailable`]: nothing was written.
pub async fn record(tx: &mut Tx, reports: &[Report], now: Instant) -> Result<Recorded, StoreError> {
    let mut recorded = Recorded::default();
    let mut tallies: BTreeMap<IssueId, Tally> = BTreeMap::new();
    let mut untried = Untried::default();
    for block in blocks(reports) {
        let written = write(tx, block, now).await?;
        recorded.too_late += block.len() - written.len();
        let copies: BTreeMap<_, _> = written.iter().map(|row| ((row.cause, row.recipient), row.copies)).collect();
        for report in block {
            let Some(copies) = copies.get(&(report.key.cause, report.key.recipient)) else { continue };
            let is_double = report.settled.state == DeliveryState::Accepted && *copies > 1;
            recorded.doubled += usize::from(is_double);
            untried.add(report);
            match (report.kind, report.issue) {
                (MailKind::Issue, Some(issue)) if !is_double => tallies.entry(issue).or_default().add(&report.settled),
                // A seed is not a recipient to count, but a server that blocks it because of us blocks the recipients too.
                (MailKind::Seed, Some(issue)) => tallies.entry(issue).or_default().add_blocked(&report.settled),
                _ => {}
            }
        }
    }
    // The counters come last: an issue's row stays locked for as short as can be.
    for (issue, tally) in tallies {
        tally.write(tx, issue).await?;
    }
    untried.write(tx, now).await?;
    Ok(recorded)
}

async fn write(tx: &mut Tx, block: &[Report], now: Instant) -> Result<Vec<Written>, StoreError> {
    let sealed = |report| Ok((report, sealed_words(tx, report)?));
    let rows = block.iter().map(sealed).collect::<Result<Vec<_>, StoreError>>()?;
    // The list of rows is read once, in its order: SQLite would otherwise walk it again for every row of the table.
    fetch_values!(
        tx,
        Written,
        "WITH report (cause, recipient, lease, state, taken, code, enhanced, words, route, deferrals, no_contacts, due_at, \
         finished_at) AS MATERIALIZED (",
        rows,
        ") UPDATE delivery SET state = report.state, copies = copies + report.taken, reply_code = report.code, \
         reply_enhanced = report.enhanced, reply_text = CASE WHEN delivery.kind NOT IN ('issue', 'confirmation', 'welcome') \
         OR EXISTS (SELECT 1 FROM subscription s WHERE s.id = delivery.recipient) THEN report.words END, \
         route = report.route, deferrals = report.deferrals, \
         no_contacts = report.no_contacts, due_at = report.due_at, finished_at = report.finished_at, \
         lease = CASE WHEN report.taken = 1 THEN report.lease ELSE NULL END, \
         letter = CASE WHEN report.finished_at IS NULL THEN letter ELSE NULL END \
         FROM report WHERE delivery.cause = report.cause AND delivery.recipient = report.recipient \
         AND ((delivery.lease = report.lease AND delivery.finished_at IS NULL) \
         OR (report.state IN ('refused', 'unknown') AND report.finished_at IS NOT NULL AND delivery.finished_at IS NULL) \
         OR (report.taken = 1 AND (delivery.state <> 'accepted' OR delivery.lease IS NULL OR delivery.lease <> report.lease))) \
         RETURNING delivery.cause, delivery.recipient, delivery.copies",
        |row, told| {
            let (report, words) = told;
            let it = &report.settled;
            row.push_bind(report.key.cause)
                .push_bind(report.key.recipient)
                .push_bind(report.lease)
                .push_bind(it.state.word())
                .push_bind(i64::from(it.state == DeliveryState::Accepted))
                .push_bind(it.code.map(i64::from))
                .push_bind(it.enhanced.map(|enhanced| enhanced.to_string()))
                .push_bind(words)
                .push_bind(report.route.as_str())
                .push_bind(i64::from(it.history.deferrals))
                .push_bind(i64::from(it.history.no_contacts))
                .push_bind(micros(it.due_at))
                .push_bind(it.finished_at.map(|_| micros(now)));
        }
    )
}

fn sealed_words(tx: &Tx, report: &Report) -> Result<Option<Vec<u8>>, StoreError> {
    words::seal(&tx.vault, report.key, &report.settled.words)
}

/// Counts of outcomes for the subscriptions of an issue.
#[derive(Default)]
struct Tally {
    accepted: i64,
    refused: i64,
    blocked: i64,
    /// The messages that count as not tried, so that others may go in their place among the first.
    put_off: i64,
}

impl Tally {
    fn add(&mut self, settled: &Settled) {
        self.accepted += i64::from(settled.state == DeliveryState::Accepted);
        self.refused += i64::from(settled.state == DeliveryState::Refused && !settled.is_blocked);
        self.add_blocked(settled);
    }

    fn add_blocked(&mut self, settled: &Settled) {
        // A reader counts once: what blocks us is tried again and again.
        self.blocked += i64::from(settled.is_blocked && settled.history.deferrals == 1);
        self.put_off += i64::from(settled.is_put_off);
    }

    async fn write(&self, tx: &mut Tx, issue: IssueId) -> Result<(), StoreError> {
        if self.accepted + self.refused + self.blocked > 0 {
            execute!(
                tx,
                "UPDATE issue SET accepted = accepted + $2, refused = refused + $3, blocked = blocked + $4 WHERE id = $1",
                issue.0,
                self.accepted,
                self.refused,
                self.blocked,
            )?;
        }
        if self.put_off > 0 {
            give_back_to_canary(tx, issue.0, self.put_off).await?;
        }
        Ok(())
    }
}

/// The messages that each route claimed and did not try, because they were withdrawn: they count for no quota.
#[derive(Default)]
struct Untried(BTreeMap<RouteName, i64>);

impl Untried {
    fn add(&mut self, report: &Report) {
        let is_withdrawn = report.settled.state == DeliveryState::Withdrawn;
        // Mail that is no issue's is written down even as zero: the work is the same whether a post caused a message or a decoy.
        if is_withdrawn || report.kind != MailKind::Issue {
            *self.0.entry(report.route.clone()).or_default() += i64::from(is_withdrawn);
        }
    }

    async fn write(self, tx: &mut Tx, now: Instant) -> Result<(), StoreError> {
        for (route, count) in self.0 {
            routes::note_use(tx, &route, -count, now).await?;
        }
        Ok(())
    }
}

/// Gives back messages that were claimed and not tried; they are due again at `due_at`.
pub async fn release(tx: &mut Tx, claims: &[(DeliveryKey, Uuid)], due_at: Instant) -> Result<(), StoreError> {
    let mut given_back: BTreeMap<Uuid, i64> = BTreeMap::new();
    for block in blocks(claims) {
        let lanes = fetch_values!(
            tx,
            (Uuid,),
            "WITH claim (cause, recipient, lease, due_at) AS MATERIALIZED (",
            block,
            ") UPDATE delivery SET lease = NULL, due_at = claim.due_at FROM claim \
             WHERE delivery.cause = claim.cause AND delivery.recipient = claim.recipient \
             AND delivery.lease = claim.lease AND delivery.finished_at IS NULL RETURNING delivery.lane",
            |row, claim| {
                row.push_bind(claim.0.cause).push_bind(claim.0.recipient).push_bind(claim.1).push_bind(micros(due_at));
            }
        )?;
        for (lane,) in lanes {
            *given_back.entry(lane).or_default() += 1;
        }
    }
    for (lane, count) in given_back {
        give_back_to_canary(tx, lane, count).await?;
    }
    Ok(())
}

/// Lets so many more messages of an issue be claimed before the brake looks; the id of a list changes nothing.
async fn give_back_to_canary(tx: &mut Tx, lane: Uuid, count: i64) -> Result<(), StoreError> {
    const SQL: &str = "UPDATE issue SET canary_left = canary_left + $2 WHERE id = $1 AND canary_left IS NOT NULL";
    execute!(tx, SQL, lane, count)?;
    Ok(())
}

/// Notes why a claimed message found no way out. It was not tried, so its history and its lease stay.
pub async fn note_closed_door(tx: &mut Tx, report: &Report) -> Result<(), StoreError> {
    let words = sealed_words(tx, report)?;
    execute!(
        tx,
        "UPDATE delivery SET state = $4, reply_code = $7, reply_enhanced = $8, reply_text = $5, route = $6 \
         WHERE cause = $1 AND recipient = $2 AND lease = $3 AND finished_at IS NULL",
        report.key.cause,
        report.key.recipient,
        report.lease,
        report.settled.state.word(),
        words,
        report.route.as_str(),
        report.settled.code.map(i64::from),
        report.settled.enhanced.map(|enhanced| enhanced.to_string()),
    )?;
    Ok(())
}

/// The answer to whether a claimed message may be sent now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Clearance {
    /// It may.
    Go,
    /// Another worker has it, or it is final already.
    LeaseLost,
    /// Its subscription has ended.
    Withdrawn,
    /// Its issue is paused or stopped, or all sending is held.
    Held,
}

#[derive(FromRow)]
struct Looked {
    cause: Uuid,
    recipient: Uuid,
    subscription: Option<String>,
    issue: Option<String>,
}

/// Checks whether claimed messages may still be sent: the lease holds, the subscription has not ended, the issue is not
/// paused.
pub async fn permissions(tx: &mut Tx, claims: &[&Claim]) -> Result<Vec<Clearance>, StoreError> {
    if instance::is_held(tx).await? {
        return Ok(vec![Clearance::Held; claims.len()]);
    }
    let mut found = BTreeMap::new();
    for block in blocks(claims) {
        let rows = fetch_values!(
            tx,
            Looked,
            "WITH claim (cause, recipient, lease) AS MATERIALIZED (",
            block,
            ") SELECT d.cause, d.recipient, s.state AS subscription, i.state AS issue FROM claim \
             JOIN delivery d ON d.cause = claim.cause AND d.recipient = claim.recipient AND d.lease = claim.lease \
             LEFT JOIN subscription s ON s.id = d.recipient LEFT JOIN issue i ON i.id = d.lane \
             WHERE d.finished_at IS NULL",
            |row, claim| {
                row.push_bind(claim.key.cause).push_bind(claim.key.recipient).push_bind(claim.lease);
            }
        )?;
        found.extend(rows.into_iter().map(|row| ((row.cause, row.recipient), row)));
    }
    let judged = |claim: &&Claim| {
        found.get(&(claim.key.cause, claim.key.recipient)).map_or(Clearance::LeaseLost, |row| row.judge(claim))
    };
    Ok(claims.iter().map(judged).collect())
}

impl Looked {
    fn judge(&self, claim: &Claim) -> Clearance {
        if self.issue.as_deref().is_some_and(|state| state != SENDING) {
            return Clearance::Held;
        }
        let subscription = self.subscription.as_deref();
        let is = |state| subscription == Some(state) && claim.recipient.is_some();
        let wanted = match &claim.mail {
            Mail::Confirmation { .. } => is("pending"),
            Mail::Welcome | Mail::Issue { .. } => is("active"),
            Mail::Test { .. } | Mail::Seed { .. } | Mail::Desk { .. } => {
                subscription.is_none() && claim.recipient.is_none()
            }
        };
        if wanted { Clearance::Go } else { Clearance::Withdrawn }
    }
}

/// The word of an issue that is being sent.
const SENDING: &str = IssueState::Sending { published_at: chrono::DateTime::UNIX_EPOCH }.word();
