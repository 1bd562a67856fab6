//! The numbers of a list's subscribers, and the mails sent to one of them.

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

/// The number of a list's subscriptions in each state.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Pending, and can still be confirmed.
    pub pending: i64,
    /// Active.
    pub active: i64,
    /// Unsubscribed.
    pub left: i64,
    /// Pending, and not confirmed in time; deleted at the next tidying.
    pub expired: i64,
}

/// Counts a list's subscriptions. A pending one that was asked for before `expiry` cannot be confirmed any more.
pub async fn count(tx: &mut Tx, list: ListId, expiry: Instant) -> Result<Counts, StoreError> {
    // One count for each state takes half the work of grouping at 100,000 subscribers.
    const SQL: &str = "SELECT \
        (SELECT COUNT(*) FROM subscription WHERE list_id = $1 AND state = 'pending'), \
        (SELECT COUNT(*) FROM subscription WHERE list_id = $1 AND state = 'active'), \
        (SELECT COUNT(*) FROM subscription WHERE list_id = $1 AND state = 'unsubscribed'), \
        (SELECT COUNT(*) FROM subscription WHERE list_id = $1 AND state = 'pending' AND asked_at < $2)";
    let row = fetch_optional!(tx, (i64, i64, i64, i64), SQL, list.0, micros(expiry))?;
    let (asked, active, left, expired) = row.unwrap_or_default();
    Ok(Counts { pending: asked - expired, active, left, expired })
}

/// A mail to a subscriber.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mail {
    /// The kind of mail.
    pub kind: MailKind,
    /// The number of the issue, if it is one.
    pub number: Option<u32>,
    /// The state of its delivery.
    pub state: DeliveryState,
    /// The moment it was put in the outbox.
    pub queued_at: Instant,
    /// The moment it became final.
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

/// The mails to a subscriber of a list, oldest first.
pub async fn mails(tx: &mut Tx, list: ListId, reader: SubscriptionId) -> Result<Vec<Mail>, StoreError> {
    // Issue by issue: the index on messages of issues finds them by the issue and the recipient together.
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
