//! A list's readers in numbers, and what was mailed to one of them.

use sqlx::FromRow;

use crate::{
    domain::{
        ids::{ListId, SubscriptionId},
        mail::delivery::DeliveryState,
        mail_kind::MailKind,
        time::Instant,
    },
    store::{
        StoreError, Tx,
        sql::{
            codec::{Place, micros},
            dispatch::{fetch_all, fetch_optional},
        },
    },
};

/// How many people a list has in each state.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Asked for it, and can still confirm.
    pub pending: i64,
    /// Receive it.
    pub active: i64,
    /// Left it.
    pub left: i64,
    /// Asked for it and did not confirm in time; deleted at the next tidying.
    pub expired: i64,
    /// Of all these: said that they never want to be mailed.
    pub suppressed: i64,
}

/// Counts a list's people. Who asked before `expiry` cannot confirm any more.
pub async fn count(tx: &mut Tx, list: ListId, expiry: Instant) -> Result<Counts, StoreError> {
    // One count for each state: over 100,000 readers half the work of grouping. Of those who are suppressed, who are few,
    // the subscriptions are looked up, and not the other way round.
    const SQL: &str = "SELECT \
        (SELECT COUNT(*) FROM subscription WHERE list_id = $1 AND state = 'pending'), \
        (SELECT COUNT(*) FROM subscription WHERE list_id = $1 AND state = 'active'), \
        (SELECT COUNT(*) FROM subscription WHERE list_id = $1 AND state = 'unsubscribed'), \
        (SELECT COUNT(*) FROM subscription WHERE list_id = $1 AND state = 'pending' AND asked_at < $2), \
        (SELECT COUNT(*) FROM suppression s CROSS JOIN subscriber p CROSS JOIN subscription m \
         WHERE s.reason = 'refused' AND p.address_index = s.address_index AND m.subscriber_id = p.id AND m.list_id = $1)";
    let row = fetch_optional!(tx, (i64, i64, i64, i64, i64), SQL, list.0, micros(expiry))?;
    let (asked, active, left, expired, suppressed) = row.unwrap_or_default();
    Ok(Counts { pending: asked - expired, active, left, expired, suppressed })
}

/// A mail to a reader.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mail {
    /// What it is.
    pub kind: MailKind,
    /// The number of the issue it is.
    pub number: Option<u32>,
    /// Where it stands.
    pub state: DeliveryState,
    /// When it was put in the outbox.
    pub queued_at: Instant,
    /// When it became final.
    pub finished_at: Option<Instant>,
    /// The server's code and words, or what was wrong with the connection.
    pub reply: Option<String>,
}

#[derive(FromRow)]
struct Row {
    kind: String,
    number: Option<i64>,
    state: String,
    queued_at: i64,
    finished_at: Option<i64>,
    reply_code: Option<i64>,
    reply_text: Option<String>,
}

/// What was mailed to a reader of a list, oldest first.
pub async fn mails(tx: &mut Tx, list: ListId, reader: SubscriptionId) -> Result<Vec<Mail>, StoreError> {
    // The issues one by one: of all messages, those of issues are found by the issue and the reader together.
    const SQL: &str = "SELECT d.kind, i.number, d.state, d.queued_at, d.finished_at, d.reply_code, d.reply_text \
                       FROM issue i CROSS JOIN delivery d WHERE i.list_id = $2 AND d.cause = i.id AND d.recipient = $1 \
                       UNION ALL \
                       SELECT kind, CAST(NULL AS BIGINT), state, queued_at, finished_at, reply_code, reply_text \
                       FROM delivery WHERE recipient = $1 AND issue_id IS NULL AND list_id = $2 \
                       ORDER BY queued_at";
    let place = Place { table: "delivery", row: &reader };
    let read = |row: Row| {
        let text = row.reply_text.filter(|text| !text.is_empty());
        Ok(Mail {
            kind: place.word("kind", &row.kind, MailKind::ALL, MailKind::word)?,
            number: row.number.map(|number| place.count("number", number)).transpose()?,
            state: place.word("state", &row.state, &DeliveryState::ALL, DeliveryState::word)?,
            queued_at: place.moment("queued_at", row.queued_at)?,
            finished_at: place.moment_if("finished_at", row.finished_at)?,
            reply: match (row.reply_code, text) {
                (Some(code), text) => Some(format!("{code} {}", text.unwrap_or_default())),
                (None, text) => text,
            },
        })
    };
    fetch_all!(tx, Row, SQL, reader.0, list.0)?.into_iter().map(read).collect()
}
