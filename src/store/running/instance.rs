//! The identity of the database: the place it lies in, the workers that use it, and the hold on sending.

use std::{fs, os::unix::fs::MetadataExt, time::SystemTime};

use sqlx::FromRow;
use uuid::Uuid;

use super::change_counter;
use crate::{
    domain::{
        ids::WorkerId,
        running::instance::{Doubt, Hold, Known, Mark, Worker},
        time::Instant,
    },
    store::{
        StoreError, Tx,
        sql::{
            codec::{Place, micros},
            dispatch::{Engine, execute, fetch_all, fetch_optional},
        },
    },
};

#[derive(FromRow)]
struct Row {
    place: Option<String>,
    allowed_at: Option<i64>,
    hold_reason: Option<String>,
    held_at: Option<i64>,
    hold_until: Option<i64>,
    is_blank: i64,
}

#[derive(FromRow)]
struct WorkerRow {
    id: Uuid,
    host: String,
    mark: String,
    started_at: i64,
    seen_at: i64,
}

/// The place the database lies in: a text that differs for a copy anywhere else.
///
/// For SQLite it is the file's inode and birth time, which survive a restart, a remount and a new container; for
/// PostgreSQL the cluster, the database in it, and the table in that.
///
/// # Errors
/// [`StoreError::Unavailable`], also when SQLite's file is gone.
pub async fn place(tx: &mut Tx) -> Result<String, StoreError> {
    match &tx.engine {
        Engine::Sqlite(_) => {
            let path = fetch_optional!(tx, (String,), "SELECT file FROM pragma_database_list WHERE name = 'main'")?;
            let found = fs::metadata(path.map(|(path,)| path).unwrap_or_default()).map_err(sqlx::Error::Io)?;
            // Not every file system records a file's birth time; the inode alone still tells files apart.
            let born = found.created().ok().and_then(|born| born.duration_since(SystemTime::UNIX_EPOCH).ok());
            Ok(format!("file {} born {}", found.ino(), born.unwrap_or_default().as_nanos()))
        }
        Engine::Postgres(_) => {
            const MAY: &str = "SELECT has_function_privilege('pg_control_system()', 'EXECUTE')";
            let may = fetch_optional!(tx, (bool,), MAY)?.is_some_and(|(may,)| may);
            let system = if may {
                fetch_optional!(tx, (String,), "SELECT CAST(system_identifier AS TEXT) FROM pg_control_system()")?
            } else {
                None
            };
            let inside = fetch_optional!(
                tx,
                (String, String),
                "SELECT CAST(d.oid AS TEXT), CAST(CAST(CAST('instance' AS regclass) AS oid) AS TEXT) \
                 FROM pg_database d WHERE d.datname = current_database()",
            )?;
            let (system, inside) = (system.map(|(id,)| id).unwrap_or_default(), inside.unwrap_or_default());
            Ok(format!("cluster {system} database {} table {}", inside.0, inside.1))
        }
    }
}

/// The time on the database server's clock; none for a file, which has no clock.
pub async fn server_clock(tx: &mut Tx) -> Result<Option<Instant>, StoreError> {
    const SQL: &str = "SELECT CAST(EXTRACT(EPOCH FROM clock_timestamp()) * 1000000 AS BIGINT)";
    match &tx.engine {
        Engine::Sqlite(_) => Ok(None),
        Engine::Postgres(_) => {
            Place { table: "instance", row: &1 }.moment_if("clock", fetch_optional!(tx, (i64,), SQL)?.map(|(at,)| at))
        }
    }
}

/// Keeps other transactions from deciding about the instance until this one ends.
pub async fn lock(tx: &mut Tx) -> Result<(), StoreError> {
    execute!(tx, "UPDATE instance SET id = 1 WHERE id = 1")?;
    Ok(())
}

/// The moment at which the tables were last written anew; none: never.
pub async fn rewritten_at(tx: &mut Tx) -> Result<Option<Instant>, StoreError> {
    let row = fetch_optional!(tx, (Option<i64>,), "SELECT rewritten_at FROM instance WHERE id = 1")?;
    Place { table: "instance", row: &1 }.moment_if("rewritten_at", row.and_then(|(at,)| at))
}

/// Notes that the tables are written anew now.
pub async fn note_rewritten(tx: &mut Tx, now: Instant) -> Result<(), StoreError> {
    execute!(tx, "UPDATE instance SET rewritten_at = $1 WHERE id = 1", micros(now))?;
    Ok(())
}

/// The moment at which the owners last got the newest hash of the log by mail, or the first month was noted; none: never.
pub async fn log_mailed_at(tx: &mut Tx) -> Result<Option<Instant>, StoreError> {
    let row = fetch_optional!(tx, (Option<i64>,), "SELECT log_mailed_at FROM instance WHERE id = 1")?;
    Place { table: "instance", row: &1 }.moment_if("log_mailed_at", row.and_then(|(at,)| at))
}

/// Notes that the hash is mailed now.
pub async fn note_log_mailed(tx: &mut Tx, now: Instant) -> Result<(), StoreError> {
    execute!(tx, "UPDATE instance SET log_mailed_at = $1 WHERE id = 1", micros(now))?;
    Ok(())
}

/// The facts that the database keeps about itself.
pub async fn read(tx: &mut Tx) -> Result<Known, StoreError> {
    let row = fetch_optional!(
        tx,
        Row,
        "SELECT place, allowed_at, hold_reason, held_at, hold_until, CAST(CASE WHEN EXISTS (SELECT 1 FROM delivery) \
         OR EXISTS (SELECT 1 FROM delivery_sum) OR EXISTS (SELECT 1 FROM subscription) THEN 0 ELSE 1 END AS BIGINT) AS is_blank \
         FROM instance WHERE id = 1",
    )?;
    let here = Place { table: "instance", row: &1 };
    let row = row.ok_or_else(|| here.corrupt("id"))?;
    Ok(Known {
        hold: hold_of(&row, here)?,
        place: row.place,
        is_blank: row.is_blank == 1,
        allowed_at: here.moment_if("allowed_at", row.allowed_at)?,
        workers: workers(tx).await?,
    })
}

fn hold_of(row: &Row, here: Place<'_>) -> Result<Option<Hold>, StoreError> {
    let Some(reason) = &row.hold_reason else { return Ok(None) };
    Ok(Some(Hold {
        doubt: here.word("hold_reason", reason, &Doubt::ALL, Doubt::word)?,
        since: here.moment_of("held_at", row.held_at)?,
        until: here.moment_if("hold_until", row.hold_until)?,
    }))
}

async fn workers(tx: &mut Tx) -> Result<Vec<Worker>, StoreError> {
    const SQL: &str = "SELECT id, host, mark, started_at, seen_at FROM worker ORDER BY started_at, id";
    let worker = |row: WorkerRow| {
        let here = Place { table: "worker", row: &row.id };
        Ok(Worker {
            id: WorkerId(row.id),
            mark: Mark(here.parse("mark", &row.mark)?),
            started_at: here.moment("started_at", row.started_at)?,
            seen_at: here.moment("seen_at", row.seen_at)?,
            host: row.host,
        })
    };
    fetch_all!(tx, WorkerRow, SQL)?.into_iter().map(worker).collect()
}

/// True if sending is held.
pub async fn is_held(tx: &mut Tx) -> Result<bool, StoreError> {
    const SQL: &str = "SELECT id FROM instance WHERE hold_reason IS NOT NULL";
    Ok(fetch_optional!(tx, (i64,), SQL)?.is_some())
}

/// Holds sending, or lifts the hold. Messages already claimed are checked again before they are sent.
pub async fn set_hold(tx: &mut Tx, hold: Option<Hold>) -> Result<(), StoreError> {
    execute!(
        tx,
        "UPDATE instance SET hold_reason = $1, held_at = $2, hold_until = $3 WHERE id = 1",
        hold.map(|hold| hold.doubt.word()),
        hold.map(|hold| micros(hold.since)),
        hold.and_then(|hold| hold.until).map(micros),
    )?;
    change_counter::raise(tx).await
}

/// Stores the place the database lies in.
pub async fn set_place(tx: &mut Tx, place: &str) -> Result<(), StoreError> {
    execute!(tx, "UPDATE instance SET place = $1 WHERE id = 1", place)?;
    Ok(())
}

/// Stores that this is the only copy, by its owner's word at `now`: what workers remember from before no longer counts,
/// and no heartbeat lies in the future.
pub async fn allow(tx: &mut Tx, place: &str, now: Instant) -> Result<(), StoreError> {
    set_hold(tx, None).await?;
    execute!(tx, "UPDATE instance SET place = $1, allowed_at = $2 WHERE id = 1", place, micros(now))?;
    execute!(tx, "UPDATE worker SET seen_at = $1 WHERE seen_at > $1", micros(now))?;
    Ok(())
}

/// Stores a worker's new mark in place of the `previous` one. Returns `false` if the database does not hold that one.
pub async fn leave_mark(tx: &mut Tx, worker: &Worker, previous: Option<Mark>) -> Result<bool, StoreError> {
    let (id, mark) = (worker.id.0, worker.mark.0.to_string());
    let (started_at, seen_at) = (micros(worker.started_at), micros(worker.seen_at));
    let touched = if let Some(previous) = previous {
        const SQL: &str =
            "UPDATE worker SET host = $2, mark = $3, started_at = $4, seen_at = $5 WHERE id = $1 AND mark = $6";
        execute!(tx, SQL, id, worker.host.as_str(), &mark, started_at, seen_at, previous.0.to_string())?
    } else {
        const SQL: &str = "INSERT INTO worker (id, host, mark, started_at, seen_at) VALUES ($1, $2, $3, $4, $5) \
                           ON CONFLICT (id) DO NOTHING";
        execute!(tx, SQL, id, worker.host.as_str(), &mark, started_at, seen_at)?
    };
    Ok(touched == 1)
}

/// The mark that a worker left last.
pub async fn mark_of(tx: &mut Tx, worker: WorkerId) -> Result<Option<Mark>, StoreError> {
    let row = fetch_optional!(tx, (String,), "SELECT mark FROM worker WHERE id = $1", worker.0)?;
    let here = Place { table: "worker", row: &worker };
    row.map(|(mark,)| here.parse("mark", &mark).map(Mark)).transpose()
}
