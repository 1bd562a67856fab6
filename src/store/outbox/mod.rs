//! The outbox from the worker's side: what is due in which lane, and claiming it under a lease.
//!
//! A claim moves `due_at` to the end of its lease and writes a fresh lease id into the row, in a short transaction; SMTP
//! happens with none open. A worker that dies leaves its rows due again when the lease ends.

pub mod deliveries;
mod earlier;
mod letter;
pub mod mails;
pub mod outcomes;
pub mod routes;
pub mod sums;
pub(super) mod words;

use sqlx::FromRow;
use uuid::Uuid;

use super::{
    StoreError, Tx,
    running::{change_counter, instance},
    sql::{
        codec::{Place, micros},
        dispatch::{Engine, execute, fetch_all, fetch_optional},
    },
    subscribers::{self, subscriptions},
};
use crate::domain::{
    ids::{IssueId, ListId, SubscriptionId},
    mail::{
        delivery::{DeliveryKey, DeliveryState},
        route::RouteName,
        settling::History,
    },
    mail_kind::Mail,
    text::{address::EmailAddress, language::Language, short_text::ShortText},
    time::Instant,
};

/// A message a worker holds.
#[derive(Debug, Clone)]
pub struct Claim {
    /// Its key.
    pub key: DeliveryKey,
    /// The lease that holds it.
    pub lease: Uuid,
    /// The list it speaks for.
    pub list: ListId,
    /// The mail.
    pub mail: Mail,
    /// The history of its attempts so far.
    pub history: History,
    /// The subscription it is addressed to, unless the subscriber has left, was erased, or never had one.
    pub recipient: Option<Recipient>,
}

impl Claim {
    /// The domain it goes to; empty where its recipient is gone.
    #[must_use]
    pub fn domain(&self) -> &str {
        let subscribed = self.recipient.as_ref().map(|recipient| &recipient.address);
        self.mail.address().or(subscribed).map_or("", EmailAddress::domain)
    }
}

/// The subscriber a claimed message goes to.
#[derive(Debug, Clone)]
pub struct Recipient {
    /// Their subscription.
    pub subscription: SubscriptionId,
    /// Their address.
    pub address: EmailAddress,
    /// Their name.
    pub name: Option<ShortText>,
    /// The language of the mail around the contents.
    pub language: Language,
    /// True while the subscription waits for its confirmation.
    pub pending: bool,
    /// The moment at which they confirmed.
    pub confirmed_at: Option<Instant>,
}

impl Recipient {
    /// Their name, once they have confirmed: anybody can post one.
    #[must_use]
    pub fn confirmed_name(&self) -> Option<&ShortText> {
        self.name.as_ref().filter(|_| !self.pending)
    }
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
    state: String,
    subscription_state: Option<String>,
    confirmed_at: Option<i64>,
    language: Option<String>,
    subscriber_id: Option<Uuid>,
    address: Option<Vec<u8>>,
    name: Option<Vec<u8>>,
}

/// Messages that are claimed together: an issue that is being sent, or all other mail of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lane {
    /// The issue's id, or the list's.
    pub id: Uuid,
    /// The issue.
    pub issue: Option<IssueId>,
    /// The route its mail takes; none: the default one.
    pub route: Option<RouteName>,
    /// The route it takes while that one is down.
    pub fallback: Option<RouteName>,
    /// The number that may be claimed before the brake looks; none: all.
    pub canary_left: Option<u32>,
}

#[derive(FromRow)]
struct LaneRow {
    id: Uuid,
    route: Option<String>,
    fallback: Option<String>,
    canary_left: Option<i64>,
}

/// The lanes in which something is due at `now`, those that somebody waits for first; paused issues have none.
///
/// There are none at all while sending is held ([`instance::set_hold`]).
pub async fn lanes(tx: &mut Tx, now: Instant) -> Result<Vec<Lane>, StoreError> {
    let mut lanes = lanes_of_lists(tx, now).await?;
    if instance::is_held(tx).await? {
        return Ok(lanes);
    }
    let issues = fetch_all!(
        tx,
        LaneRow,
        "SELECT i.id, l.route, l.fallback, i.canary_left FROM issue i JOIN list l ON l.id = i.list_id \
         WHERE i.state = 'sending' AND COALESCE(i.canary_left, 1) > 0 AND EXISTS \
         (SELECT 1 FROM delivery d WHERE d.lane = i.id AND d.finished_at IS NULL AND d.due_at <= $1) \
         ORDER BY i.published_at, i.id",
        micros(now),
    )?;
    for row in issues {
        lanes.push(row.into_lane(true)?);
    }
    Ok(lanes)
}

/// The lanes of mail that somebody waits for in which something is due at `now`: none while sending is held.
pub async fn lanes_of_lists(tx: &mut Tx, now: Instant) -> Result<Vec<Lane>, StoreError> {
    if instance::is_held(tx).await? {
        return Ok(Vec::new());
    }
    let lists = fetch_all!(
        tx,
        LaneRow,
        "SELECT l.id, l.route, l.fallback, CAST(NULL AS BIGINT) AS canary_left FROM list l WHERE EXISTS \
         (SELECT 1 FROM delivery d WHERE d.lane = l.id AND d.finished_at IS NULL AND d.due_at <= $1) ORDER BY l.id",
        micros(now),
    )?;
    lists.into_iter().map(|row| row.into_lane(false)).collect()
}

impl LaneRow {
    fn into_lane(self, is_issue: bool) -> Result<Lane, StoreError> {
        let place = Place { table: "list", row: &self.id };
        let name_of = |column, name: Option<String>| name.map(|name| place.parse(column, &name)).transpose();
        Ok(Lane {
            id: self.id,
            issue: is_issue.then_some(IssueId(self.id)),
            route: name_of("route", self.route)?,
            fallback: name_of("fallback", self.fallback)?,
            canary_left: self.canary_left.map(|left| place.count("canary_left", left)).transpose()?,
        })
    }
}

/// The terms on which a lane's messages are claimed.
#[derive(Debug, Clone, Copy)]
pub struct Terms {
    /// The lease that will hold them.
    pub lease: Uuid,
    /// The most messages to claim.
    pub most: u32,
    /// The present moment: messages due by then are claimed.
    pub now: Instant,
    /// The end of the lease.
    pub until: Instant,
    /// True to leave alone messages that may have been handed over already.
    pub skip_unknown: bool,
}

/// Claims due messages of a lane, those that have waited longest first.
pub async fn claim(tx: &mut Tx, lane: &Lane, terms: Terms) -> Result<Vec<Claim>, StoreError> {
    let most = if lane.canary_left.is_some() { reserve_canary(tx, lane.id, terms.most).await? } else { terms.most };
    if most == 0 {
        return Ok(Vec::new());
    }
    if takes_over(tx, lane.id, terms.now).await? {
        change_counter::raise(tx).await?;
    }
    let claimed = mark(tx, lane.id, Terms { most, ..terms }).await?;
    if lane.canary_left.is_some() && claimed < u64::from(most) {
        const SQL: &str = "UPDATE issue SET canary_left = canary_left + $2 WHERE id = $1 AND canary_left IS NOT NULL";
        execute!(tx, SQL, lane.id, i64::from(most) - i64::try_from(claimed).unwrap_or(0))?;
    }
    if claimed == 0 { Ok(Vec::new()) } else { load(tx, terms).await }
}

/// Takes up to `most` of what a canary has left; all of it, if the brake was let go in the meantime.
async fn reserve_canary(tx: &mut Tx, issue: Uuid, most: u32) -> Result<u32, StoreError> {
    // The first statement locks the issue's row, so that what is read next is what is left.
    execute!(tx, "UPDATE issue SET canary_left = canary_left WHERE id = $1", issue)?;
    let row = fetch_optional!(tx, (Option<i64>,), "SELECT canary_left FROM issue WHERE id = $1", issue)?;
    let Some((Some(left),)) = row else { return Ok(most) };
    let taken = left.clamp(0, i64::from(most));
    execute!(tx, "UPDATE issue SET canary_left = canary_left - $2 WHERE id = $1", issue, taken)?;
    Ok(u32::try_from(taken).unwrap_or(0))
}

/// Tells whether a lease has ended whose holder may still be alive: frozen and woken, or with another idea of the time.
/// Such a holder looks again before it sends, because the change counter tells it to.
async fn takes_over(tx: &mut Tx, lane: Uuid, now: Instant) -> Result<bool, StoreError> {
    // COALESCE keeps the planners off the index by lane: few messages are leased, a million may be due.
    const SQL: &str = "SELECT 1 FROM delivery WHERE lease IS NOT NULL AND finished_at IS NULL \
                       AND COALESCE(lane, lane) = $1 AND due_at <= $2 LIMIT 1";
    Ok(fetch_optional!(tx, (i32,), SQL, lane, micros(now))?.is_some())
}

/// Writes the lease into the rows.
async fn mark(tx: &mut Tx, lane: Uuid, terms: Terms) -> Result<u64, StoreError> {
    // PostgreSQL: SKIP LOCKED keeps workers apart, and the outer WHERE looks again at rows another one just let go. The
    // rows are chosen in a WITH, which runs once; a subquery may run again for each row, and lock more than its LIMIT.
    let sql = match &tx.engine {
        Engine::Sqlite(_) => {
            "UPDATE delivery SET lease = $1, due_at = $2, attempts = attempts + 1 WHERE (cause, recipient) IN \
             (SELECT cause, recipient FROM delivery WHERE lane = $3 AND finished_at IS NULL AND due_at <= $4 \
             AND ($5 = 0 OR state <> 'unknown') ORDER BY due_at LIMIT $6)"
        }
        Engine::Postgres(_) => {
            "WITH due AS MATERIALIZED (SELECT cause, recipient FROM delivery WHERE lane = $3 AND finished_at IS NULL \
             AND due_at <= $4 AND ($5 = 0 OR state <> 'unknown') ORDER BY due_at LIMIT $6 FOR UPDATE SKIP LOCKED) \
             UPDATE delivery SET lease = $1, due_at = $2, attempts = attempts + 1 \
             WHERE (cause, recipient) IN (SELECT cause, recipient FROM due) AND finished_at IS NULL AND due_at <= $4"
        }
    };
    execute!(
        tx,
        sql,
        terms.lease,
        micros(terms.until),
        lane,
        micros(terms.now),
        i64::from(terms.skip_unknown),
        i64::from(terms.most),
    )
}

/// Reads what a lease holds, each message with its recipient.
async fn load(tx: &mut Tx, Terms { lease, now, .. }: Terms) -> Result<Vec<Claim>, StoreError> {
    let rows = fetch_all!(
        tx,
        Row,
        "SELECT d.cause, d.recipient, d.kind, d.list_id, d.issue_id, d.letter, d.deferrals, d.no_contacts, d.queued_at, d.state, \
         s.state AS subscription_state, s.confirmed_at, s.language, s.subscriber_id, p.address, s.name \
         FROM delivery d LEFT JOIN subscription s ON s.id = d.recipient LEFT JOIN subscriber p ON p.id = s.subscriber_id \
         WHERE d.lease = $1 AND d.finished_at IS NULL ORDER BY d.queued_at, d.recipient",
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
    let key = DeliveryKey { cause: row.cause, recipient: row.recipient };
    let words = words::seal(&tx.vault, key, "unreadable in the outbox")?;
    execute!(
        tx,
        "UPDATE delivery SET state = 'refused', reply_text = $5, finished_at = $4, \
         lease = NULL, letter = NULL WHERE cause = $1 AND recipient = $2 AND lease = $3",
        row.cause,
        row.recipient,
        lease,
        micros(now),
        words,
    )?;
    Ok(())
}

/// Moves the end of a lease to `until`, for what it still holds.
pub async fn renew(tx: &mut Tx, lease: Uuid, until: Instant) -> Result<(), StoreError> {
    const SQL: &str = "UPDATE delivery SET due_at = $2 WHERE lease = $1 AND finished_at IS NULL";
    execute!(tx, SQL, lease, micros(until))?;
    Ok(())
}

fn open(tx: &Tx, lease: Uuid, row: &Row) -> Result<Claim, StoreError> {
    let key = DeliveryKey { cause: row.cause, recipient: row.recipient };
    let place = Place { table: "delivery", row: &key };
    let of_mail = letter::Row { key, kind: &row.kind, issue: row.issue_id, letter: row.letter.as_deref() };
    Ok(Claim {
        key,
        lease,
        list: ListId(row.list_id),
        mail: letter::open(tx, &of_mail)?,
        history: History {
            deferrals: place.count("deferrals", row.deferrals)?,
            no_contacts: place.count("no_contacts", row.no_contacts)?,
            queued_at: place.moment("queued_at", row.queued_at)?,
            is_unknown: row.state == DeliveryState::Unknown.word(),
        },
        recipient: recipient(tx, row)?,
    })
}

fn recipient(tx: &Tx, row: &Row) -> Result<Option<Recipient>, StoreError> {
    let (Some(state), Some(person), Some(address), Some(language)) =
        (&row.subscription_state, row.subscriber_id, &row.address, &row.language)
    else {
        return Ok(None);
    };
    if state == "unsubscribed" {
        return Ok(None);
    }
    let place = Place { table: "subscription", row: &row.recipient };
    let name =
        row.name.as_ref().map(|sealed| tx.vault.open_text(subscriptions::NAME, row.recipient, sealed)).transpose()?;
    Ok(Some(Recipient {
        subscription: SubscriptionId(row.recipient),
        address: tx.vault.open_address(subscribers::ADDRESS, person, address)?,
        name: name.map(|name| place.parse("name", &name)).transpose()?,
        language: place.parse("language", language)?,
        pending: state == "pending",
        confirmed_at: place.moment_if("confirmed_at", row.confirmed_at)?,
    }))
}
