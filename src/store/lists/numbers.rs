//! How a list fares, in numbers: readers that came and went, counted by the hour as it happens, and what issues came to.
//!
//! Counting as it happens keeps the past as it was: who comes back, or is erased, changes nothing in it. And no page has to
//! look at readers one by one.

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

/// Counts somebody who becomes a reader at `moment`; who is one already is not counted again.
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

/// Counts readers whom one statement added, each by the moment they became one.
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

/// Counts a reader who leaves at `moment`; who is no reader is not counted.
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

/// Counts a person who is erased as gone from each list they are a reader of.
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

/// Readers that came and went in some time.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Turnover {
    /// How many came.
    pub came: u32,
    /// How many went.
    pub went: u32,
}

/// How many readers of a list came and went from the first of each pair of moments up to the second, to the hour.
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

/// When the first reader of a list came.
pub async fn first_came(tx: &mut Tx, list: ListId) -> Result<Option<Instant>, StoreError> {
    const SQL: &str = "SELECT hour FROM turnover WHERE list_id = $1 ORDER BY hour LIMIT 1";
    let first = fetch_all!(tx, (i64,), SQL, list.0)?.first().map(|(hour,)| hour.saturating_mul(HOUR));
    Place { table: "turnover", row: &list }.moment_if("hour", first)
}

/// A published issue, with what it came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Outcome {
    /// Its number.
    pub number: u32,
    /// When it was published.
    pub published_at: Instant,
    /// How many readers' servers took it, and how many never will; none while that may still change.
    pub totals: Option<(u32, u32)>,
    /// How often its page in the archive was asked for.
    pub archive_reads: u32,
}

/// Counts that an issue's page in the archive was asked for.
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
                       accepted, refused, archive_reads FROM issue WHERE list_id = $1 AND published_at IS NOT NULL \
                       ORDER BY number DESC LIMIT $2";
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
