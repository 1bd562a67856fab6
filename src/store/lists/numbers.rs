//! The numbers of a list: subscribers that came and went, counted by the hour as it happens, and the results of issues.
//!
//! Counting as it happens keeps the past as it was: a subscriber who comes back or is erased changes nothing in it. And
//! no page has to go through subscribers one by one.

use std::collections::BTreeMap;

use sqlx::FromRow;

use crate::{
    domain::{
        ids::{IssueId, ListId, SubscriberId, SubscriptionId},
        time::Instant,
    },
    store::{
        StoreError, Tx,
        sql::{
            codec::{Place, micros},
            dispatch::{blocks, execute, fetch_all, fetch_values, insert_many},
        },
    },
};

/// Microseconds in an hour.
const HOUR: i64 = 3_600_000_000;

fn hour(moment: Instant) -> i64 {
    micros(moment).div_euclid(HOUR)
}

/// Counts a subscription that becomes active at `at`; one that is active already is not counted again.
pub(crate) async fn count_came(tx: &mut Tx, list: ListId, of: SubscriptionId, at: Instant) -> Result<(), StoreError> {
    execute!(
        tx,
        "INSERT INTO turnover (list_id, hour, came, went) SELECT $1, $2, 1, 0 \
         WHERE NOT EXISTS (SELECT 1 FROM subscription WHERE id = $3 AND state = 'active') \
         ON CONFLICT (list_id, hour) DO UPDATE SET came = turnover.came + 1",
        list.0,
        hour(at),
        of.0,
    )?;
    Ok(())
}

/// Counts the subscriptions that one statement added, each by the moment it became active, in microseconds.
pub(crate) async fn count_added(tx: &mut Tx, list: ListId, moments: &[i64]) -> Result<(), StoreError> {
    let mut hours: BTreeMap<i64, i64> = BTreeMap::new();
    for moment in moments {
        *hours.entry(moment.div_euclid(HOUR)).or_default() += 1;
    }
    let rows: Vec<_> = hours.into_iter().collect();
    for block in blocks(&rows) {
        insert_many!(
            tx,
            "INSERT INTO turnover (list_id, hour, came, went) ",
            block,
            " ON CONFLICT (list_id, hour) DO UPDATE SET came = turnover.came + excluded.came",
            |row, it| {
                row.push_bind(list.0).push_bind(it.0).push_bind(it.1).push_bind(0_i64);
            }
        )?;
    }
    Ok(())
}

/// Counts a subscription that is left at `at`; one that is not active is not counted.
pub(crate) async fn count_went(tx: &mut Tx, of: SubscriptionId, at: Instant) -> Result<(), StoreError> {
    execute!(
        tx,
        "INSERT INTO turnover (list_id, hour, came, went) SELECT list_id, $2, 0, 1 FROM subscription \
         WHERE id = $1 AND state = 'active' ON CONFLICT (list_id, hour) DO UPDATE SET went = turnover.went + 1",
        of.0,
        hour(at),
    )?;
    Ok(())
}

/// Counts the departure of a subscriber who is erased, on each list with an active subscription.
pub(crate) async fn count_erased(tx: &mut Tx, person: SubscriberId, at: Instant) -> Result<(), StoreError> {
    execute!(
        tx,
        "INSERT INTO turnover (list_id, hour, came, went) SELECT list_id, $2, 0, 1 FROM subscription \
         WHERE subscriber_id = $1 AND state = 'active' ORDER BY list_id \
         ON CONFLICT (list_id, hour) DO UPDATE SET went = turnover.went + 1",
        person.0,
        hour(at),
    )?;
    Ok(())
}

/// The subscribers that came and went in a span of time.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Turnover {
    /// The number of subscribers that came.
    pub came: u32,
    /// The number of subscribers that went.
    pub went: u32,
}

/// The turnover of a list from the first of each pair of moments up to the second, to the hour.
pub async fn turnover(tx: &mut Tx, list: ListId, spans: &[(Instant, Instant)]) -> Result<Vec<Turnover>, StoreError> {
    let mut all = Vec::new();
    let place = Place { table: "turnover", row: &list };
    for block in blocks(spans) {
        let rows = fetch_values!(
            tx,
            (i64, i64),
            "WITH span (list_id, begins, ends, place) AS MATERIALIZED (",
            block.iter().zip(0_i64..),
            ") SELECT (SELECT CAST(COALESCE(SUM(came), 0) AS BIGINT) FROM turnover t \
             WHERE t.list_id = span.list_id AND t.hour >= span.begins AND t.hour < span.ends), \
             (SELECT CAST(COALESCE(SUM(went), 0) AS BIGINT) FROM turnover t \
             WHERE t.list_id = span.list_id AND t.hour >= span.begins AND t.hour < span.ends) \
             FROM span ORDER BY span.place",
            |row, it| {
                let ((begins, ends), place) = it;
                row.push_bind(list.0).push_bind(hour(*begins)).push_bind(hour(*ends)).push_bind(place);
            }
        )?;
        for (came, went) in rows {
            all.push(Turnover { came: place.count("came", came)?, went: place.count("went", went)? });
        }
    }
    Ok(all)
}

/// The hour in which the first subscriber of a list came.
pub async fn first_came(tx: &mut Tx, list: ListId) -> Result<Option<Instant>, StoreError> {
    const SQL: &str = "SELECT hour FROM turnover WHERE list_id = $1 ORDER BY hour LIMIT 1";
    let first = fetch_all!(tx, (i64,), SQL, list.0)?.first().map(|(hour,)| hour.saturating_mul(HOUR));
    Place { table: "turnover", row: &list }.moment_if("hour", first)
}

/// A published issue and its results.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Outcome {
    /// Its number.
    pub number: u32,
    /// The moment it was published.
    pub published_at: Instant,
    /// The deliveries that servers accepted, and those they refused for good; none while these may still change.
    pub totals: Option<(u32, u32)>,
    /// The number of times its page in the archive was requested.
    pub archive_reads: u32,
}

/// Adds to the number of times that an issue's page in the archive was requested.
pub async fn add_archive_reads(tx: &mut Tx, issue: IssueId, count: u32) -> Result<(), StoreError> {
    let sql = "UPDATE issue SET archive_reads = archive_reads + $2 WHERE id = $1";
    execute!(tx, sql, issue.0, i64::from(count))?;
    Ok(())
}

#[derive(FromRow)]
struct Row {
    number: i64,
    published_at: i64,
    is_sent: i64,
    accepted: i64,
    refused: i64,
    archive_reads: i64,
}

/// The newest `most` published issues of a list, newest first.
pub async fn outcomes(tx: &mut Tx, list: ListId, most: u32) -> Result<Vec<Outcome>, StoreError> {
    const SQL: &str = "SELECT number, published_at, CAST(CASE WHEN state = 'sent' THEN 1 ELSE 0 END AS BIGINT) AS is_sent, \
                       accepted, refused, archive_reads FROM issue WHERE list_id = $1 \
                       AND state IN ('sending', 'paused', 'sent', 'stopped') ORDER BY number DESC LIMIT $2";
    let place = Place { table: "issue", row: &list };
    let read = |row: Row| {
        let totals = (place.count("accepted", row.accepted)?, place.count("refused", row.refused)?);
        Ok(Outcome {
            number: place.count("number", row.number)?,
            published_at: place.moment("published_at", row.published_at)?,
            totals: (row.is_sent == 1).then_some(totals),
            archive_reads: place.count("archive_reads", row.archive_reads)?,
        })
    };
    fetch_all!(tx, Row, SQL, list.0, i64::from(most))?.into_iter().map(read).collect()
}
