//! How the work goes on: what workers tell about it, and what the outbox shows.
//!
//! None of it walks the whole outbox, but for one count over an index: at a million messages that takes a fifth of a second.

use std::collections::BTreeMap;

use chrono::DateTime;
use sqlx::FromRow;
use uuid::Uuid;

use crate::{
    domain::{
        ids::WorkerId,
        mail::delivery::DeliveryState,
        running::{
            instance::ALIVE,
            vitals::{Depth, ReplyGroup, Tally, Vitals},
        },
        time::Instant,
    },
    store::{
        StoreError, Tx,
        sql::{
            codec::{Place, micros},
            dispatch::{execute, fetch_all, fetch_optional},
        },
    },
};

/// Notes how a worker does: when it last looked at the timetable, and how many messages servers take from it in a minute.
pub async fn tell(
    tx: &mut Tx,
    worker: WorkerId,
    ticked_at: Option<Instant>,
    per_minute: u64,
) -> Result<(), StoreError> {
    const SQL: &str = "UPDATE worker SET ticked_at = $2, per_minute = $3 WHERE id = $1";
    execute!(tx, SQL, worker.0, ticked_at.map(micros), i64::try_from(per_minute).unwrap_or(i64::MAX))?;
    Ok(())
}

/// Adds replies to those so far.
pub async fn add_replies(tx: &mut Tx, tally: &Tally) -> Result<(), StoreError> {
    for (route, class, count) in tally.iter() {
        execute!(
            tx,
            "INSERT INTO reply (route, class, count) VALUES ($1, $2, $3) \
             ON CONFLICT (route, class) DO UPDATE SET count = reply.count + excluded.count",
            route.as_str(),
            class.word(),
            i64::try_from(count).unwrap_or(i64::MAX),
        )?;
    }
    Ok(())
}

#[derive(FromRow)]
struct Row {
    held: Option<String>,
    workers: i64,
    ticked_at: Option<i64>,
    per_minute: i64,
    leased: i64,
    due_since: Option<i64>,
    overdue_since: Option<i64>,
}

/// How the work goes on at `now`.
pub async fn read(tx: &mut Tx, now: Instant) -> Result<Vitals, StoreError> {
    let here = Place { table: "worker", row: &"all" };
    let row = fetch_optional!(
        tx,
        Row,
        "SELECT (SELECT hold_reason FROM instance WHERE id = 1) AS held, w.workers, w.ticked_at, w.per_minute, \
         (SELECT COUNT(*) FROM delivery WHERE lease IS NOT NULL AND due_at > $1) AS leased, \
         (SELECT MIN(planned_at) FROM issue WHERE state IN ('draft', 'scheduled') AND planned_at < $1) AS overdue_since, \
         (SELECT MIN(due_at) FROM (\
          SELECT (SELECT MIN(due_at) FROM delivery WHERE lane = l.id AND finished_at IS NULL) AS due_at FROM list l \
          UNION ALL \
          SELECT (SELECT MIN(due_at) FROM delivery WHERE lane = i.id AND finished_at IS NULL) AS due_at FROM issue i \
          WHERE i.state = 'sending' AND i.pause_reason IS NULL AND COALESCE(i.canary_left, 1) > 0) lane \
          WHERE due_at <= $1) AS due_since \
         FROM (SELECT COUNT(*) AS workers, MAX(ticked_at) AS ticked_at, \
          CAST(COALESCE(SUM(per_minute), 0) AS BIGINT) AS per_minute \
          FROM worker WHERE seen_at BETWEEN $2 AND $3) w",
        micros(now),
        micros(now - ALIVE),
        micros(now + ALIVE),
    )?
    .ok_or_else(|| here.corrupt("seen_at"))?;
    Ok(Vitals {
        held: row.held,
        workers: here.count("id", row.workers)?,
        ticked_at: here.moment_if("ticked_at", row.ticked_at)?,
        per_minute: row.per_minute.unsigned_abs(),
        leased: row.leased.unsigned_abs(),
        oldest_lease: oldest_lease(tx, now).await?,
        due_since: here.moment_if("due_at", row.due_since)?,
        overdue_since: here.moment_if("planned_at", row.overdue_since)?,
    })
}

/// A lease's id holds the moment of its claim (RFC 9562 section 5.7), and sorts by it.
async fn oldest_lease(tx: &mut Tx, now: Instant) -> Result<Option<Instant>, StoreError> {
    const SQL: &str = "SELECT lease FROM delivery WHERE lease IS NOT NULL AND due_at > $1 ORDER BY lease LIMIT 1";
    let row = fetch_optional!(tx, (Uuid,), SQL, micros(now))?;
    let claimed_at = row.and_then(|(lease,)| lease.get_timestamp()).map(|at| at.to_unix());
    Ok(claimed_at.and_then(|(seconds, nanos)| DateTime::from_timestamp(i64::try_from(seconds).ok()?, nanos)))
}

/// How much there is in the outbox, and what was done so far.
pub async fn depth(tx: &mut Tx) -> Result<Depth, StoreError> {
    const OPEN: &str = "SELECT COUNT(*) FROM delivery WHERE finished_at IS NULL";
    const TRIED: &str =
        "SELECT state, COUNT(*) FROM delivery WHERE finished_at IS NULL AND state <> 'queued' GROUP BY state";
    const DONE: &str =
        "SELECT CAST(COALESCE(SUM(accepted), 0) AS BIGINT), CAST(COALESCE(SUM(refused), 0) AS BIGINT) FROM issue";
    const REPLIES: &str = "SELECT route, class, count FROM reply";
    let all = fetch_optional!(tx, (i64,), OPEN)?.map_or(0, |(count,)| count.unsigned_abs());
    let mut open: BTreeMap<_, _> =
        [DeliveryState::Deferred, DeliveryState::Unknown].into_iter().map(|state| (state.word(), 0)).collect();
    for (state, count) in fetch_all!(tx, (String, i64), TRIED)? {
        let here = Place { table: "delivery", row: &state };
        open.insert(here.word("state", &state, &DeliveryState::ALL, DeliveryState::word)?.word(), count.unsigned_abs());
    }
    let tried: u64 = open.values().sum();
    open.insert(DeliveryState::Queued.word(), all.saturating_sub(tried));
    let (accepted, refused) = fetch_optional!(tx, (i64, i64), DONE)?.unwrap_or_default();
    let mut replies = Tally::default();
    for (route, class, count) in fetch_all!(tx, (String, String, i64), REPLIES)? {
        let here = Place { table: "reply", row: &route };
        let class = here.word("class", &class, &ReplyGroup::ALL, ReplyGroup::word)?;
        replies.add(here.parse("route", &route)?, class, count.unsigned_abs());
    }
    Ok(Depth { open, accepted: accepted.unsigned_abs(), refused: refused.unsigned_abs(), replies })
}
