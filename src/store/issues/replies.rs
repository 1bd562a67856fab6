//! The servers' replies about an issue's messages, counted. Their words are sealed, so they are counted here and not by the database.

use std::collections::BTreeMap;

use sqlx::FromRow;
use uuid::Uuid;

use crate::{
    domain::{ids::IssueId, mail::delivery::DeliveryKey, time::Instant},
    store::{
        StoreError, Tx,
        outbox::words,
        sql::{codec::Place, dispatch::fetch_all},
    },
};

/// The most replies that are opened for one report; of the others only the codes are told.
const OPENED: i64 = 10_000;

/// The most different replies in one report.
const TOLD: usize = 100;

/// The characters by which two replies are alike: many servers end one with a number that is new each time.
const ALIKE: usize = 40;

/// A reply about messages of an issue that were not taken, and their number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReplyCount {
    /// The word of the messages' state.
    pub state: String,
    /// The server's code and words, or the trouble with the connection.
    pub reply: String,
    /// The number of subscribers.
    pub count: i64,
    /// The moment the first of them is tried again, if any is.
    pub next_try: Option<Instant>,
}

#[derive(FromRow)]
struct Row {
    recipient: Uuid,
    state: String,
    reply_code: Option<i64>,
    reply_enhanced: Option<String>,
    reply_text: Option<Vec<u8>>,
    next: Option<i64>,
}

#[derive(FromRow)]
struct Group {
    state: String,
    reply_code: Option<i64>,
    reply_enhanced: Option<String>,
    count: i64,
    next: Option<i64>,
}

/// A state with a code and an enhanced code.
type Codes = (String, Option<i64>, Option<String>);

/// The replies about messages of an issue that were not taken, the most frequent first. Replies that begin alike count as one; the
/// rarest are left out. Of those whose words are gone, or are too many to open, the codes are told.
pub async fn replies_by_state(tx: &mut Tx, issue: IssueId) -> Result<Vec<ReplyCount>, StoreError> {
    let groups = fetch_all!(
        tx,
        Group,
        "SELECT state, reply_code, reply_enhanced, COUNT(*) AS count, MIN(CASE WHEN finished_at IS NULL THEN due_at END) AS next \
         FROM delivery WHERE cause = $1 AND (kind = 'seed' OR copies > 1 \
         OR state IN ('deferred', 'unknown', 'refused', 'withdrawn', 'cancelled')) \
         AND kind = 'issue' AND state IN ('deferred', 'unknown', 'refused') \
         AND (reply_text IS NOT NULL OR reply_code IS NOT NULL) GROUP BY state, reply_code, reply_enhanced",
        issue.0,
    )?;
    let rows = fetch_all!(
        tx,
        Row,
        "SELECT recipient, state, reply_code, reply_enhanced, reply_text, CASE WHEN finished_at IS NULL THEN due_at END AS next \
         FROM delivery WHERE cause = $1 AND (kind = 'seed' OR copies > 1 \
         OR state IN ('deferred', 'unknown', 'refused', 'withdrawn', 'cancelled')) \
         AND kind = 'issue' AND state IN ('deferred', 'unknown', 'refused') AND reply_text IS NOT NULL LIMIT $2",
        issue.0,
        OPENED,
    )?;
    let mut replies: BTreeMap<(String, Option<i64>, String), Counted> = BTreeMap::new();
    let mut opened: BTreeMap<Codes, i64> = BTreeMap::new();
    for row in rows {
        let key = DeliveryKey { cause: issue.0, recipient: row.recipient };
        let text = words::open(tx, key, row.reply_text.as_deref(), None)?.unwrap_or_default();
        *opened.entry((row.state.clone(), row.reply_code, row.reply_enhanced)).or_default() += 1;
        let alike = text.chars().take(ALIKE).collect();
        replies.entry((row.state, row.reply_code, alike)).or_default().add(text, 1, row.next);
    }
    for Group { state, reply_code, reply_enhanced, count, next } in groups {
        let codes = (state, reply_code, reply_enhanced);
        let rest = count - opened.get(&codes).copied().unwrap_or(0);
        if rest > 0 {
            let text = codes.2.unwrap_or_default();
            replies.entry((codes.0, codes.1, text.clone())).or_default().add(text, rest, next);
        }
    }
    let sums = fetch_all!(
        tx,
        (String, i64, String, i64),
        "SELECT state, reply_code, reply_enhanced, CAST(SUM(messages) AS BIGINT) FROM delivery_sum WHERE issue_id = $1 \
         AND kind = 'issue' AND state IN ('deferred', 'unknown', 'refused') AND reply_code > 0 \
         GROUP BY state, reply_code, reply_enhanced",
        issue.0,
    )?;
    for (state, code, enhanced, count) in sums {
        replies.entry((state, Some(code), enhanced.clone())).or_default().add(enhanced, count, None);
    }
    let place = Place { table: "delivery", row: &issue };
    let told = |((state, code, _), it): ((String, Option<i64>, String), Counted)| {
        let reply = code.map_or_else(|| it.text.clone(), |code| format!("{code} {}", it.text).trim_end().to_owned());
        Ok(ReplyCount { state, reply, count: it.count, next_try: place.moment_if("due_at", it.next)? })
    };
    let mut replies: Vec<_> = replies.into_iter().map(told).collect::<Result<_, StoreError>>()?;
    replies.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.reply.cmp(&b.reply)));
    replies.truncate(TOLD);
    Ok(replies)
}

/// Replies that begin alike.
#[derive(Default)]
struct Counted {
    text: String,
    count: i64,
    next: Option<i64>,
}

impl Counted {
    /// Adds `count` of them; the text that comes first in the alphabet stands for all.
    fn add(&mut self, text: String, count: i64, next: Option<i64>) {
        if self.count == 0 || text < self.text {
            self.text = text;
        }
        self.count += count;
        self.next = self.next.into_iter().chain(next).min();
    }
}
