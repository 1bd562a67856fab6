//! Deliveries: putting messages in the outbox, and taking those out that are not to go.

use serde::{Deserialize, Serialize};

use super::{
    StoreError, Tx,
    codec::{Place, micros},
    sql::execute,
    vault::Sealed,
};
use crate::domain::{
    address::EmailAddress,
    delivery::{DeliveryKey, Kind},
    ids::{IssueId, ListId},
    issue::{HoldReason, PauseReason},
    time::Instant,
    token::Token,
};

const LETTER: Sealed = Sealed("delivery", "letter");

/// What one message says beyond its list and issue. Sealed in the outbox until the message is final.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Facts {
    /// Nothing more is needed.
    None,
    /// The token of a confirmation mail.
    Confirm(Token),
    /// Somebody without a subscription: an editor, or who looks at a test.
    To(EmailAddress),
    /// An editor, about a round's moments.
    Moments {
        /// Whom it goes to.
        to: EmailAddress,
        /// When the items are taken from the queue.
        cutoff_at: Instant,
        /// When the issue is sent.
        sends_at: Instant,
    },
    /// An editor, about an issue that is held.
    Held {
        /// Whom it goes to.
        to: EmailAddress,
        /// Why it is held.
        reason: HoldReason,
    },
    /// An editor, about an issue that was paused on its way.
    Paused {
        /// Whom it goes to.
        to: EmailAddress,
        /// Why it was paused.
        reason: PauseReason,
    },
}

/// [`Facts`] as they are sealed.
#[derive(Default, Serialize, Deserialize)]
struct Wire {
    #[serde(skip_serializing_if = "Option::is_none")]
    token: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    to: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    moments: Option<(Instant, Instant)>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    paused: Option<String>,
}

/// A message for the outbox.
#[derive(Debug, Clone)]
pub struct NewDelivery {
    /// What it is known by.
    pub key: DeliveryKey,
    /// What it is.
    pub kind: Kind,
    /// The list it speaks for.
    pub list: ListId,
    /// The issue it is about.
    pub issue: Option<IssueId>,
    /// What it says beyond these.
    pub facts: Facts,
}

/// Puts one message in the outbox; the same key twice is one message. A seed travels with its issue, all else with its
/// list's mail.
///
/// # Errors
/// [`StoreError::Unavailable`].
pub async fn enqueue(tx: &mut Tx, it: &NewDelivery, now: Instant) -> Result<(), StoreError> {
    let letter = seal(tx, it)?;
    let lane = if it.kind == Kind::Seed { it.key.cause } else { it.list.0 };
    execute!(
        tx,
        "INSERT INTO delivery (cause, recipient, kind, list_id, issue_id, lane, state, letter, queued_at, due_at) \
         VALUES ($1, $2, $3, $4, $5, $6, 'queued', $7, $8, $8) ON CONFLICT (cause, recipient) DO NOTHING",
        it.key.cause,
        it.key.recipient,
        it.kind.word(),
        it.list.0,
        it.issue.map(|issue| issue.0),
        lane,
        letter,
        micros(now),
    )?;
    Ok(())
}

/// Puts an issue in the outbox for every reader of its list, by one statement.
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

/// Puts an issue in the outbox again for the readers of its list whose server has not taken it: for those who have no
/// message of it, and for those whose message came to another end. What is still open stays as it is, and what may have
/// arrived stays unknown.
///
/// # Errors
/// [`StoreError::Unavailable`].
pub async fn queue_rest(tx: &mut Tx, list: ListId, issue: IssueId, now: Instant) -> Result<u64, StoreError> {
    execute!(
        tx,
        "INSERT INTO delivery (cause, recipient, kind, list_id, issue_id, lane, state, queued_at, due_at) \
         SELECT $1, id, 'issue', $2, $1, $1, 'queued', $3, $3 FROM subscription \
         WHERE list_id = $2 AND state = 'active' ON CONFLICT (cause, recipient) DO UPDATE SET \
         state = CASE WHEN delivery.state = 'unknown' THEN delivery.state ELSE 'queued' END, deferrals = 0, \
         no_contacts = 0, queued_at = excluded.queued_at, due_at = excluded.due_at, finished_at = NULL \
         WHERE delivery.finished_at IS NOT NULL AND delivery.state <> 'accepted'",
        issue.0,
        list.0,
        micros(now),
    )
}

/// Ends up to `most` open messages of a stopped issue that no worker holds; gives how many. What may have arrived stays
/// unknown.
///
/// # Errors
/// [`StoreError::Unavailable`].
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

/// Seals what a message says; nothing is stored where there is nothing to say.
fn seal(tx: &Tx, it: &NewDelivery) -> Result<Option<Vec<u8>>, StoreError> {
    let wire = match &it.facts {
        Facts::None => return Ok(None),
        Facts::Confirm(token) => Wire { token: Some(token.text()), ..Wire::default() },
        Facts::To(to) => Wire { to: Some(to.as_str().to_owned()), ..Wire::default() },
        Facts::Moments { to, cutoff_at, sends_at } => {
            Wire { to: Some(to.as_str().to_owned()), moments: Some((*cutoff_at, *sends_at)), ..Wire::default() }
        }
        Facts::Held { to, reason } => {
            Wire { to: Some(to.as_str().to_owned()), reason: Some(reason.word().to_owned()), ..Wire::default() }
        }
        Facts::Paused { to, reason } => {
            Wire { to: Some(to.as_str().to_owned()), paused: Some(reason.word().to_owned()), ..Wire::default() }
        }
    };
    let place = Place { table: "delivery", row: &it.key };
    let plain = serde_json::to_vec(&wire).map_err(|_| place.corrupt("letter"))?;
    tx.vault.seal(LETTER, it.key.recipient, &plain).map(Some)
}

/// Opens what [`seal`] sealed.
pub(super) fn open(tx: &Tx, key: DeliveryKey, letter: Option<&[u8]>) -> Result<Facts, StoreError> {
    let Some(sealed) = letter else { return Ok(Facts::None) };
    let place = Place { table: "delivery", row: &key };
    let plain = tx.vault.open(LETTER, key.recipient, sealed)?;
    let wire: Wire = serde_json::from_slice(&plain).map_err(|_| place.corrupt("letter"))?;
    let to = wire.to.map(|to| place.parse("letter", &to)).transpose()?;
    Ok(match (wire.token, to, wire.moments, wire.reason, wire.paused) {
        (Some(token), None, None, None, None) => {
            Facts::Confirm(Token::parse(&token).ok_or_else(|| place.corrupt("letter"))?)
        }
        (None, Some(to), Some((cutoff_at, sends_at)), None, None) => Facts::Moments { to, cutoff_at, sends_at },
        (None, Some(to), None, Some(reason), None) => {
            Facts::Held { to, reason: place.word("letter", &reason, &HoldReason::ALL, HoldReason::word)? }
        }
        (None, Some(to), None, None, Some(reason)) => {
            Facts::Paused { to, reason: place.word("letter", &reason, &PauseReason::ALL, PauseReason::word)? }
        }
        (None, Some(to), None, None, None) => Facts::To(to),
        _ => return Err(place.corrupt("letter")),
    })
}
