//! Deliveries: putting messages in the outbox, and telling what became of them.

use serde::{Deserialize, Serialize};

use super::{
    StoreError, Tx,
    codec::{Place, micros},
    sql::{execute, fetch_all},
    vault::Sealed,
};
use crate::domain::{
    address::EmailAddress,
    delivery::{DeliveryKey, DeliveryState, Kind},
    ids::{IssueId, ListId},
    issue::HoldReason,
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

/// Puts one message in the outbox; the same key twice is one message.
///
/// # Errors
/// [`StoreError::Unavailable`].
pub async fn enqueue(tx: &mut Tx, it: &NewDelivery, now: Instant) -> Result<(), StoreError> {
    let letter = seal(tx, it)?;
    execute!(
        tx,
        "INSERT INTO delivery (cause, recipient, kind, list_id, issue_id, lane, state, letter, queued_at, due_at) \
         VALUES ($1, $2, $3, $4, $5, $4, 'queued', $6, $7, $7) ON CONFLICT (cause, recipient) DO NOTHING",
        it.key.cause,
        it.key.recipient,
        it.kind.word(),
        it.list.0,
        it.issue.map(|issue| issue.0),
        letter,
        micros(now),
    )?;
    Ok(())
}

/// Puts an issue in the outbox for every reader of its list: one statement, and the same again adds nothing.
///
/// # Errors
/// [`StoreError::Unavailable`].
pub async fn fan_out(tx: &mut Tx, list: ListId, issue: IssueId, now: Instant) -> Result<u64, StoreError> {
    execute!(
        tx,
        "INSERT INTO delivery (cause, recipient, kind, list_id, issue_id, lane, state, queued_at, due_at) \
         SELECT $1, id, 'issue', $2, $1, $1, 'queued', $3, $3 FROM subscription \
         WHERE list_id = $2 AND state = 'active' ON CONFLICT (cause, recipient) DO NOTHING",
        issue.0,
        list.0,
        micros(now),
    )
}

/// How many deliveries of an issue are in each state.
///
/// # Errors
/// [`StoreError::Unavailable`], [`StoreError::Corrupt`].
pub async fn count_by_state(tx: &mut Tx, issue: IssueId) -> Result<Vec<(DeliveryState, i64)>, StoreError> {
    const SQL: &str = "SELECT state, COUNT(*) FROM delivery WHERE cause = $1 GROUP BY state";
    let place = Place { table: "delivery", row: &issue };
    let read = |(state, count): (String, i64)| {
        Ok((place.word("state", &state, &DeliveryState::ALL, DeliveryState::word)?, count))
    };
    fetch_all!(tx, (String, i64), SQL, issue.0)?.into_iter().map(read).collect()
}

/// The server's words about an issue's deliveries that were not accepted, each with how often it was said.
///
/// # Errors
/// [`StoreError::Unavailable`].
pub async fn words_by_state(tx: &mut Tx, issue: IssueId) -> Result<Vec<(String, String, i64)>, StoreError> {
    type Row = (String, Option<i64>, String, i64);
    let rows = fetch_all!(
        tx,
        Row,
        "SELECT state, reply_code, reply_text, COUNT(*) FROM delivery WHERE cause = $1 \
         AND state IN ('deferred', 'refused') AND reply_text IS NOT NULL GROUP BY state, reply_code, reply_text \
         ORDER BY COUNT(*) DESC, reply_text LIMIT 20",
        issue.0,
    )?;
    let joined = |(state, code, text, count): Row| {
        let words = code.map_or_else(|| text.clone(), |code| format!("{code} {text}"));
        (state, words, count)
    };
    Ok(rows.into_iter().map(joined).collect())
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
    Ok(match (wire.token, to, wire.moments, wire.reason) {
        (Some(token), None, None, None) => Facts::Confirm(Token::parse(&token).ok_or_else(|| place.corrupt("letter"))?),
        (None, Some(to), Some((cutoff_at, sends_at)), None) => Facts::Moments { to, cutoff_at, sends_at },
        (None, Some(to), None, Some(reason)) => {
            Facts::Held { to, reason: place.word("letter", &reason, &HoldReason::ALL, HoldReason::word)? }
        }
        (None, Some(to), None, None) => Facts::To(to),
        _ => return Err(place.corrupt("letter")),
    })
}
