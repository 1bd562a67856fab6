//! The mails to one subscriber, as a dossier tells them.

use sqlx::FromRow;
use uuid::Uuid;

use super::words;
use crate::{
    domain::{
        ids::{ListId, SubscriptionId},
        mail::delivery::{DeliveryKey, DeliveryState},
        mail_kind::MailKind,
        time::Instant,
    },
    store::{
        StoreError, Tx,
        sql::{codec::Place, dispatch::fetch_all},
    },
};

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
    cause: Uuid,
    kind: String,
    number: Option<i64>,
    state: String,
    queued_at: i64,
    finished_at: Option<i64>,
    reply_code: Option<i64>,
    reply_enhanced: Option<String>,
    reply_text: Option<Vec<u8>>,
}

/// The mails to a subscriber of a list, oldest first.
pub async fn to_subscriber(tx: &mut Tx, list: ListId, reader: SubscriptionId) -> Result<Vec<Mail>, StoreError> {
    // Issue by issue: the index on messages of issues finds them by the issue and the recipient together.
    const SQL: &str = "SELECT d.cause, d.kind, i.number, d.state, d.queued_at, d.finished_at, d.reply_code, \
                       d.reply_enhanced, d.reply_text \
                       FROM issue i CROSS JOIN delivery d WHERE i.list_id = $2 AND d.cause = i.id AND d.recipient = $1 \
                       UNION ALL \
                       SELECT cause, kind, CAST(NULL AS BIGINT), state, queued_at, finished_at, reply_code, \
                       reply_enhanced, reply_text \
                       FROM delivery WHERE recipient = $1 AND issue_id IS NULL AND list_id = $2 \
                       ORDER BY queued_at";
    let place = Place { table: "delivery", row: &reader };
    let rows = fetch_all!(tx, Row, SQL, reader.0, list.0)?;
    let read = |row: Row| {
        let key = DeliveryKey { cause: row.cause, recipient: reader.0 };
        let text = words::open(tx, key, row.reply_text.as_deref(), row.reply_enhanced)?;
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
    rows.into_iter().map(read).collect()
}
