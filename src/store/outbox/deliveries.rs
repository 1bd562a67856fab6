//! Deliveries: putting messages in the outbox, and taking those out that are not to go.

use super::letter;
use crate::{
    domain::{
        ids::{IssueId, ListId},
        mail::delivery::DeliveryKey,
        mail_kind::Mail,
        time::Instant,
    },
    store::{
        StoreError, Tx,
        sql::{
            codec::micros,
            dispatch::{execute, fetch_optional},
        },
    },
};

/// A message for the outbox.
#[derive(Debug, Clone)]
pub struct NewDelivery {
    /// Its key.
    pub key: DeliveryKey,
    /// The list it speaks for.
    pub list: ListId,
    /// The mail.
    pub mail: Mail,
}

/// Puts one message in the outbox; the same key twice is one message. A seed is claimed with its issue, all other mail with
/// its list's.
pub async fn enqueue(tx: &mut Tx, it: &NewDelivery, now: Instant) -> Result<(), StoreError> {
    let letter = letter::seal(tx, it.key, &it.mail)?;
    let lane = if matches!(it.mail, Mail::Seed { .. }) { it.key.cause } else { it.list.0 };
    execute!(
        tx,
        "INSERT INTO delivery (cause, recipient, kind, list_id, issue_id, lane, state, letter, queued_at, due_at) \
         VALUES ($1, $2, $3, $4, $5, $6, 'queued', $7, $8, $8) ON CONFLICT (cause, recipient) DO NOTHING",
        it.key.cause,
        it.key.recipient,
        it.mail.kind().word(),
        it.list.0,
        it.mail.issue().map(|issue| issue.0),
        lane,
        letter,
        micros(now),
    )?;
    Ok(())
}

/// Puts an issue in the outbox for every active subscription of its list, by one statement.
///
/// # Errors
/// [`StoreError::Exists`] if it was done before: nothing is added. [`StoreError::Unavailable`].
pub async fn fan_out(tx: &mut Tx, list: ListId, issue: IssueId, now: Instant) -> Result<u64, StoreError> {
    execute!(
        tx,
        "INSERT INTO delivery (cause, recipient, kind, list_id, issue_id, lane, state, queued_at, due_at) \
         SELECT $1, id, 'issue', $2, $1, $1, 'queued', $3, $3 FROM subscription \
         WHERE list_id = $2 AND state = 'active'",
        issue.0,
        list.0,
        micros(now),
    )
}

/// Counts the subscriptions for which [`queue_rest`] would put an issue in the outbox.
pub async fn count_rest(tx: &mut Tx, list: ListId, issue: IssueId) -> Result<u64, StoreError> {
    const SQL: &str = "SELECT COUNT(*) FROM subscription s LEFT JOIN delivery d ON d.cause = $1 AND d.recipient = s.id \
                       WHERE s.list_id = $2 AND s.state = 'active' \
                       AND NOT EXISTS (SELECT 1 FROM delivery_sum WHERE issue_id = $1) \
                       AND (d.cause IS NULL OR (d.finished_at IS NOT NULL AND d.state <> 'accepted'))";
    Ok(fetch_optional!(tx, (i64,), SQL, issue.0, list.0)?.map_or(0, |(count,)| count.unsigned_abs()))
}

/// Puts an issue in the outbox again for the subscriptions of its list whose server has not taken it: for those without a
/// message, and for those whose message ended without acceptance. An open message stays as it is, and one that may have arrived
/// stays unknown. An issue whose deliveries are sums by now is sent to nobody: who has it is not known any more.
pub async fn queue_rest(tx: &mut Tx, list: ListId, issue: IssueId, now: Instant) -> Result<u64, StoreError> {
    execute!(
        tx,
        "INSERT INTO delivery (cause, recipient, kind, list_id, issue_id, lane, state, queued_at, due_at) \
         SELECT $1, id, 'issue', $2, $1, $1, 'queued', $3, $3 FROM subscription \
         WHERE list_id = $2 AND state = 'active' AND NOT EXISTS (SELECT 1 FROM delivery_sum WHERE issue_id = $1) \
         ON CONFLICT (cause, recipient) DO UPDATE SET \
         state = CASE WHEN delivery.state = 'unknown' THEN delivery.state ELSE 'queued' END, deferrals = 0, \
         no_contacts = 0, queued_at = excluded.queued_at, due_at = excluded.due_at, finished_at = NULL \
         WHERE delivery.finished_at IS NOT NULL AND delivery.state <> 'accepted'",
        issue.0,
        list.0,
        micros(now),
    )
}

/// Ends up to `most` open messages of a stopped issue that no worker holds; returns their number. A message that may have arrived
/// stays unknown.
pub async fn cancel_open(tx: &mut Tx, issue: IssueId, most: u32, now: Instant) -> Result<u64, StoreError> {
    execute!(
        tx,
        "WITH open AS MATERIALIZED (SELECT cause, recipient FROM delivery WHERE lane = $1 AND finished_at IS NULL \
         AND (lease IS NULL OR due_at <= $2) LIMIT $3) \
         UPDATE delivery SET state = CASE WHEN state = 'unknown' THEN state ELSE 'cancelled' END, finished_at = $2, \
         lease = NULL, letter = NULL WHERE (cause, recipient) IN (SELECT cause, recipient FROM open) \
         AND finished_at IS NULL AND (lease IS NULL OR due_at <= $2)",
        issue.0,
        micros(now),
        i64::from(most),
    )
}
