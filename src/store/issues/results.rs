//! The results of an issue's messages: numbers, and the result for each subscriber.

use std::collections::BTreeMap;

use sqlx::FromRow;
use uuid::Uuid;

use crate::{
    domain::{
        ids::{IssueId, SubscriptionId},
        issue::pace::Lately,
        mail::delivery::{DeliveryKey, DeliveryState},
        mail_kind::MailKind,
        text::address::EmailAddress,
        time::Instant,
    },
    store::{
        StoreError, Tx,
        outbox::words,
        sql::{
            codec::{Place, micros},
            dispatch::{fetch_all, fetch_optional},
        },
        subscribers,
    },
};

/// The number of messages of one kind in one state.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Count {
    /// The kind: to subscribers, or to the list's own addresses.
    pub kind: MailKind,
    /// The state.
    pub state: DeliveryState,
    /// The number of messages.
    pub messages: i64,
    /// The number of those that were taken more than once.
    pub doubled: i64,
}

/// The number of messages of an issue in each state.
///
/// The few that are not simply queued or taken once are counted by state; of the others it is enough to know how many there
/// are, and how many of them are not final. Sums of deliveries that were deleted are added.
pub async fn count_by_state(tx: &mut Tx, issue: IssueId) -> Result<Vec<Count>, StoreError> {
    let rows = fetch_all!(
        tx,
        (String, String, i64, i64, i64),
        "SELECT kind, state, COUNT(*), COUNT(CASE WHEN copies > 1 THEN 1 END), \
         COUNT(CASE WHEN finished_at IS NULL THEN 1 END) FROM delivery WHERE cause = $1 AND (kind = 'seed' OR copies > 1 \
         OR state IN ('deferred', 'unknown', 'refused', 'withdrawn', 'cancelled')) GROUP BY kind, state \
         UNION ALL SELECT '', 'all', COUNT(*), 0, 0 FROM delivery WHERE cause = $1 \
         UNION ALL SELECT '', 'open', COUNT(*), 0, 0 FROM delivery WHERE lane = $1 AND finished_at IS NULL",
        issue.0,
    )?;
    let place = Place { table: "delivery", row: &issue };
    let (mut counts, mut all, mut open) = (BTreeMap::new(), 0, 0);
    for (kind, state, messages, doubled, unfinished) in rows {
        match (kind.as_str(), state.as_str()) {
            ("", "all") => all += messages,
            ("", _) => open += messages,
            _ => {
                (all, open) = (all - messages, open - unfinished);
                counts.insert((kind, state), (messages, doubled));
            }
        }
    }
    for (state, messages) in [(DeliveryState::Queued, open), (DeliveryState::Accepted, all - open)] {
        let words = (MailKind::Issue.word().to_owned(), state.word().to_owned());
        counts.entry(words).or_insert((0, 0)).0 += messages;
    }
    let sums = fetch_all!(
        tx,
        (String, String, i64, i64),
        "SELECT kind, state, CAST(SUM(messages) AS BIGINT), CAST(SUM(doubled) AS BIGINT) FROM delivery_sum \
         WHERE issue_id = $1 GROUP BY kind, state",
        issue.0,
    )?;
    for (kind, state, messages, doubled) in sums {
        let count = counts.entry((kind, state)).or_insert((0, 0));
        *count = (count.0 + messages, count.1 + doubled);
    }
    let read = |((kind, state), (messages, doubled)): ((String, String), (i64, i64))| {
        Ok(Count {
            kind: place.word("kind", &kind, MailKind::ALL, MailKind::word)?,
            state: place.word("state", &state, &DeliveryState::ALL, DeliveryState::word)?,
            messages,
            doubled,
        })
    };
    counts.into_iter().filter(|(_, (messages, _))| *messages > 0).map(read).collect()
}

/// The messages of an issue that became final after `since`.
pub async fn settled_since(tx: &mut Tx, issue: IssueId, since: Instant) -> Result<Option<Lately>, StoreError> {
    let row = fetch_optional!(
        tx,
        (i64, Option<i64>),
        "SELECT COUNT(*), MIN(finished_at) FROM delivery WHERE cause = $1 AND kind = 'issue' AND finished_at > $2 \
         AND state IN ('accepted', 'refused')",
        issue.0,
        micros(since),
    )?;
    let place = Place { table: "delivery", row: &issue };
    let Some((settled, Some(first))) = row else { return Ok(None) };
    let first = place.moment("finished_at", first)?;
    Ok(Some(Lately { settled: u64::try_from(settled).unwrap_or(0), first }))
}

/// The result of one subscriber's message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReaderResult {
    /// The subscription.
    pub reader: SubscriptionId,
    /// The address; `None`: the subscriber was erased.
    pub address: Option<EmailAddress>,
    /// The state of the message.
    pub state: DeliveryState,
    /// The server's code, if it answered.
    pub code: Option<u32>,
    /// The server's words, or the trouble with the connection.
    pub words: Option<String>,
    /// The number of attempts.
    pub attempts: u32,
    /// The number of times a server took it.
    pub copies: u32,
    /// The route of the last answer.
    pub route: Option<String>,
    /// The moment it is due.
    pub due_at: Instant,
    /// The moment it became final.
    pub finished_at: Option<Instant>,
}

#[derive(FromRow)]
struct Row {
    recipient: Uuid,
    subscriber_id: Option<Uuid>,
    address: Option<Vec<u8>>,
    state: String,
    reply_code: Option<i64>,
    reply_enhanced: Option<String>,
    reply_text: Option<Vec<u8>>,
    attempts: i64,
    copies: i64,
    route: Option<String>,
    due_at: i64,
    finished_at: Option<i64>,
}

/// A choice of an issue's subscribers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Which {
    /// All of them.
    All,
    /// Those whose server has not taken it.
    Failed,
    /// Those whose message was tried and not taken.
    Troubled,
}

/// The results of up to `most` subscribers of an issue after `after`.
pub async fn page(
    tx: &mut Tx,
    issue: IssueId,
    which: Which,
    after: Option<SubscriptionId>,
    most: u32,
) -> Result<Vec<ReaderResult>, StoreError> {
    let rows = fetch_all!(
        tx,
        Row,
        "SELECT d.recipient, s.subscriber_id, p.address, d.state, d.reply_code, d.reply_enhanced, d.reply_text, d.attempts, d.copies, \
         d.route, d.due_at, d.finished_at FROM delivery d LEFT JOIN subscription s ON s.id = d.recipient \
         LEFT JOIN subscriber p ON p.id = s.subscriber_id WHERE d.cause = $1 AND d.recipient > $2 AND d.kind = 'issue' \
         AND ($3 = 0 OR d.state <> 'accepted') AND ($3 < 2 OR d.state IN ('deferred', 'unknown', 'refused')) ORDER BY d.recipient LIMIT $4",
        issue.0,
        after.map_or(Uuid::nil(), |reader| reader.0),
        match which {
            Which::All => 0_i64,
            Which::Failed => 1,
            Which::Troubled => 2,
        },
        i64::from(most),
    )?;
    rows.into_iter().map(|row| open(tx, issue, row)).collect()
}

fn open(tx: &Tx, issue: IssueId, row: Row) -> Result<ReaderResult, StoreError> {
    let key = DeliveryKey { cause: issue.0, recipient: row.recipient };
    let place = Place { table: "delivery", row: &row.recipient };
    let address = match (row.subscriber_id, &row.address) {
        (Some(person), Some(address)) => Some(tx.vault.open_address(subscribers::ADDRESS, person, address)?),
        _ => None,
    };
    Ok(ReaderResult {
        reader: SubscriptionId(row.recipient),
        address,
        state: place.word("state", &row.state, &DeliveryState::ALL, DeliveryState::word)?,
        code: row.reply_code.map(|code| place.count("reply_code", code)).transpose()?,
        words: words::open(tx, key, row.reply_text.as_deref(), row.reply_enhanced)?,
        attempts: place.count("attempts", row.attempts)?,
        copies: place.count("copies", row.copies)?,
        route: row.route,
        due_at: place.moment("due_at", row.due_at)?,
        finished_at: place.moment_if("finished_at", row.finished_at)?,
    })
}
