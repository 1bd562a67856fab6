//! The outbox from the worker's side: claim under a lease, record what became of it.
//!
//! A claim moves `due_at` to the end of its lease and writes a fresh lease id into the row, in a short transaction; SMTP
//! happens with none open. A worker that dies leaves its rows due again when the lease ends. A record is guarded by the
//! lease id, so that what a worker reports after losing its lease never overwrites what its successor found.

use sqlx::FromRow;
use uuid::Uuid;

use super::{
    StoreError, Tx,
    codec::{Place, micros},
    deliveries::{self, Facts},
    people,
    sql::{Engine, execute, fetch_all, fetch_optional},
};
use crate::domain::{
    address::EmailAddress,
    delivery::{DeliveryKey, Kind, Outcome},
    ids::{IssueId, ListId, SubscriptionId},
    language::Language,
    line::Line,
    reply::Reply,
    time::Instant,
};

/// A message a worker holds.
#[derive(Debug, Clone)]
pub struct Claim {
    /// What it is known by.
    pub key: DeliveryKey,
    /// The lease that holds it.
    pub lease: Uuid,
    /// What it is.
    pub kind: Kind,
    /// The list it speaks for.
    pub list: ListId,
    /// The issue it is about.
    pub issue: Option<IssueId>,
    /// What it says beyond these.
    pub facts: Facts,
    /// The 4xx replies so far.
    pub deferrals: u32,
    /// The attempts in a row that got no answer.
    pub no_contacts: u32,
    /// When it was queued.
    pub queued_at: Instant,
    /// The subscription it is addressed to, unless the person has left, was erased, or never had one.
    pub reader: Option<Reader>,
}

/// Who a claimed message goes to.
#[derive(Debug, Clone)]
pub struct Reader {
    /// Their subscription.
    pub subscription: SubscriptionId,
    /// Their address.
    pub address: EmailAddress,
    /// Their name.
    pub name: Option<Line>,
    /// The language of the mail around the contents.
    pub language: Language,
    /// Whether the subscription still waits for its confirmation.
    pub pending: bool,
    /// Since when they are a reader.
    pub confirmed_at: Option<Instant>,
}

#[derive(FromRow)]
struct Row {
    cause: Uuid,
    recipient: Uuid,
    kind: String,
    list_id: Uuid,
    issue_id: Option<Uuid>,
    letter: Option<Vec<u8>>,
    deferrals: i64,
    no_contacts: i64,
    queued_at: i64,
    subscription_state: Option<String>,
    confirmed_at: Option<i64>,
    language: Option<String>,
    subscriber_id: Option<Uuid>,
    address: Option<Vec<u8>>,
    name: Option<Vec<u8>>,
}

/// Claims up to `most` messages that are due at `now`, those that somebody waits for first, until `until`.
///
/// # Errors
/// [`StoreError::Unavailable`], [`StoreError::Corrupt`].
pub async fn claim(
    tx: &mut Tx,
    lease: Uuid,
    most: u32,
    now: Instant,
    until: Instant,
) -> Result<Vec<Claim>, StoreError> {
    // PostgreSQL: SKIP LOCKED keeps workers apart, and the outer WHERE looks again at rows another one just let go. The
    // rows are chosen in a WITH, which runs once; a subquery may run again for each row, and lock more than its LIMIT.
    let sql = match &tx.engine {
        Engine::Sqlite(_) => {
            "UPDATE delivery SET lease = $1, due_at = $2, attempts = attempts + 1 WHERE (cause, recipient) IN \
             (SELECT cause, recipient FROM delivery WHERE state IN ('queued', 'deferred') AND priority IN (0, 1) \
             AND due_at <= $3 ORDER BY priority, due_at LIMIT $4)"
        }
        Engine::Postgres(_) => {
            "WITH due AS MATERIALIZED (SELECT cause, recipient FROM delivery WHERE state IN ('queued', 'deferred') \
             AND priority IN (0, 1) AND due_at <= $3 ORDER BY priority, due_at LIMIT $4 FOR UPDATE SKIP LOCKED) \
             UPDATE delivery SET lease = $1, due_at = $2, attempts = attempts + 1 \
             WHERE (cause, recipient) IN (SELECT cause, recipient FROM due) \
             AND state IN ('queued', 'deferred') AND due_at <= $3"
        }
    };
    let claimed = execute!(tx, sql, lease, micros(until), micros(now), i64::from(most))?;
    if claimed == 0 {
        return Ok(Vec::new());
    }
    let rows = fetch_all!(
        tx,
        Row,
        "SELECT d.cause, d.recipient, d.kind, d.list_id, d.issue_id, d.letter, d.deferrals, d.no_contacts, d.queued_at, \
         s.state AS subscription_state, s.confirmed_at, s.language, s.subscriber_id, p.address, p.name \
         FROM delivery d LEFT JOIN subscription s ON s.id = d.recipient LEFT JOIN subscriber p ON p.id = s.subscriber_id \
         WHERE d.lease = $1 AND d.state IN ('queued', 'deferred') ORDER BY d.priority, d.queued_at, d.recipient",
        lease,
    )?;
    let mut claims = Vec::with_capacity(rows.len());
    for row in &rows {
        match open(tx, lease, row) {
            Ok(claim) => claims.push(claim),
            Err(error @ StoreError::Corrupt { .. }) => bury(tx, lease, row, &error, now).await?,
            Err(error) => return Err(error),
        }
    }
    Ok(claims)
}

/// Ends a message that cannot be read, so that it does not stop those behind it.
async fn bury(tx: &mut Tx, lease: Uuid, row: &Row, error: &StoreError, now: Instant) -> Result<(), StoreError> {
    tracing::error!(%error, "a message in the outbox cannot be read and is given up");
    execute!(
        tx,
        "UPDATE delivery SET state = 'refused', reply_text = 'unreadable in the outbox', finished_at = $4, \
         lease = NULL, letter = NULL WHERE cause = $1 AND recipient = $2 AND lease = $3",
        row.cause,
        row.recipient,
        lease,
        micros(now),
    )?;
    Ok(())
}

/// Whether a claimed message may still go out: the lease holds, and a reader it is addressed to has not left.
///
/// # Errors
/// [`StoreError::Unavailable`].
pub async fn may_still_go(tx: &mut Tx, claim: &Claim) -> Result<Permission, StoreError> {
    let row = fetch_optional!(
        tx,
        (Option<String>,),
        "SELECT s.state FROM delivery d LEFT JOIN subscription s ON s.id = d.recipient \
         WHERE d.cause = $1 AND d.recipient = $2 AND d.lease = $3 AND d.state IN ('queued', 'deferred')",
        claim.key.cause,
        claim.key.recipient,
        claim.lease,
    )?;
    let wanted = |state: &str| match claim.kind {
        Kind::Confirmation => state == "pending",
        Kind::Welcome | Kind::Issue => state == "active",
        Kind::Test | Kind::Reminder | Kind::Review | Kind::Held => true,
    };
    Ok(match (row, &claim.reader) {
        (None, _) => Permission::LeaseLost,
        (Some((None,)), None) if is_for_editors(claim.kind) => Permission::Go,
        (Some((Some(state),)), Some(_)) if wanted(&state) => Permission::Go,
        (Some(_), _) => Permission::Withdrawn,
    })
}

/// Whether a claimed message may go out now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Permission {
    /// It may.
    Go,
    /// Another worker has it, or it is final already.
    LeaseLost,
    /// Its reader has left.
    Withdrawn,
}

/// Records what became of an attempt, at `now`; a deferred message is due again at `due_at`.
///
/// `false`: the lease was lost, and nothing was written.
///
/// # Errors
/// [`StoreError::Unavailable`].
pub async fn record(
    tx: &mut Tx,
    claim: &Claim,
    outcome: &Outcome,
    now: Instant,
    due_at: Instant,
) -> Result<bool, StoreError> {
    let (state, reply, words, deferred, no_contact) = match outcome {
        Outcome::Accepted(reply) => ("accepted", Some(reply), reply.text.as_str(), 0, 0),
        Outcome::Refused(reply) => ("refused", Some(reply), reply.text.as_str(), 0, 0),
        Outcome::Deferred(reply) => ("deferred", Some(reply), reply.text.as_str(), 1, 0),
        Outcome::NoContact(words) => ("deferred", None, words.as_str(), 0, i64::from(claim.no_contacts) + 1),
        Outcome::Withdrawn => ("withdrawn", None, "", 0, 0),
    };
    let finished_at = (state != "deferred").then(|| micros(now));
    let recorded = execute!(
        tx,
        "UPDATE delivery SET state = $4, reply_code = $5, reply_text = $6, finished_at = $7, due_at = $8, \
         deferrals = deferrals + $9, no_contacts = $10, lease = NULL, \
         letter = CASE WHEN $7 IS NULL THEN letter ELSE NULL END \
         WHERE cause = $1 AND recipient = $2 AND lease = $3 AND state IN ('queued', 'deferred')",
        claim.key.cause,
        claim.key.recipient,
        claim.lease,
        state,
        reply.map(|reply: &Reply| i64::from(reply.code)),
        words,
        finished_at,
        micros(due_at),
        deferred,
        no_contact,
    )?;
    Ok(recorded == 1)
}

/// Moves the end of a lease to `until`, for what it still holds.
///
/// # Errors
/// [`StoreError::Unavailable`].
pub async fn renew(tx: &mut Tx, lease: Uuid, until: Instant) -> Result<(), StoreError> {
    const SQL: &str = "UPDATE delivery SET due_at = $2 WHERE lease = $1 AND state IN ('queued', 'deferred')";
    execute!(tx, SQL, lease, micros(until))?;
    Ok(())
}

/// Gives back a message that was claimed and not tried; it is due at `due_at` as if never claimed.
///
/// # Errors
/// [`StoreError::Unavailable`].
pub async fn release(tx: &mut Tx, claim: &Claim, due_at: Instant) -> Result<(), StoreError> {
    execute!(
        tx,
        "UPDATE delivery SET lease = NULL, due_at = $4 \
         WHERE cause = $1 AND recipient = $2 AND lease = $3 AND state IN ('queued', 'deferred')",
        claim.key.cause,
        claim.key.recipient,
        claim.lease,
        micros(due_at),
    )?;
    Ok(())
}

/// Whether any message is due at `now`.
///
/// # Errors
/// [`StoreError::Unavailable`].
pub async fn any_due(tx: &mut Tx, now: Instant) -> Result<bool, StoreError> {
    const SQL: &str = "SELECT 1 FROM delivery WHERE state IN ('queued', 'deferred') AND priority IN (0, 1) \
                       AND due_at <= $1 LIMIT 1";
    Ok(fetch_optional!(tx, (i32,), SQL, micros(now))?.is_some())
}

/// Whether a kind goes to people without a subscription.
const fn is_for_editors(kind: Kind) -> bool {
    matches!(kind, Kind::Test | Kind::Reminder | Kind::Review | Kind::Held)
}

fn open(tx: &Tx, lease: Uuid, row: &Row) -> Result<Claim, StoreError> {
    let key = DeliveryKey { cause: row.cause, recipient: row.recipient };
    let place = Place { table: "delivery", row: &key };
    Ok(Claim {
        key,
        lease,
        kind: place.word("kind", &row.kind, &Kind::ALL, Kind::word)?,
        list: ListId(row.list_id),
        issue: row.issue_id.map(IssueId),
        facts: deliveries::open(tx, key, row.letter.as_deref())?,
        deferrals: place.count("deferrals", row.deferrals)?,
        no_contacts: place.count("no_contacts", row.no_contacts)?,
        queued_at: place.moment("queued_at", row.queued_at)?,
        reader: reader(tx, row)?,
    })
}

fn reader(tx: &Tx, row: &Row) -> Result<Option<Reader>, StoreError> {
    let (Some(state), Some(person), Some(address), Some(language)) =
        (&row.subscription_state, row.subscriber_id, &row.address, &row.language)
    else {
        return Ok(None);
    };
    if state == "unsubscribed" {
        return Ok(None);
    }
    let place = Place { table: "subscription", row: &row.recipient };
    let name = row.name.as_ref().map(|sealed| tx.vault.open_text(people::NAME, person, sealed)).transpose()?;
    Ok(Some(Reader {
        subscription: SubscriptionId(row.recipient),
        address: tx.vault.open_address(people::ADDRESS, person, address)?,
        name: name.map(|name| place.parse("name", &name)).transpose()?,
        language: place.parse("language", language)?,
        pending: state == "pending",
        confirmed_at: place.moment_if("confirmed_at", row.confirmed_at)?,
    }))
}
