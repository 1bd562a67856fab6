//! How a published issue gets on: what the brake counts and sets, and what is still open.

use sqlx::FromRow;
use uuid::Uuid;

use crate::{
    domain::{
        ids::{IssueId, ListId},
        issue::brake::Tally,
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

/// An issue that is being sent, as the brake sees it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// The issue.
    pub issue: IssueId,
    /// Its list.
    pub list: ListId,
    /// What servers said about its readers.
    pub tally: Tally,
    /// How many of its canary have not been claimed yet; none: it goes to everybody.
    pub canary_left: Option<u32>,
    /// The list's limit, in per cent.
    pub refusal_limit: u32,
}

#[derive(FromRow)]
struct Row {
    id: Uuid,
    list_id: Uuid,
    accepted: i64,
    refused: i64,
    blocked: i64,
    canary_left: Option<i64>,
    refusal_limit: i64,
}

/// The issues that are being sent and not paused.
pub async fn sending(tx: &mut Tx) -> Result<Vec<Progress>, StoreError> {
    let rows = fetch_all!(
        tx,
        Row,
        "SELECT i.id, i.list_id, i.accepted, i.refused, i.blocked, i.canary_left, l.refusal_limit FROM issue i \
         JOIN list l ON l.id = i.list_id WHERE i.state = 'sending' AND i.pause_reason IS NULL ORDER BY i.id",
    )?;
    rows.into_iter().map(Row::into_progress).collect()
}

impl Row {
    fn into_progress(self) -> Result<Progress, StoreError> {
        let place = Place { table: "issue", row: &self.id };
        Ok(Progress {
            issue: IssueId(self.id),
            list: ListId(self.list_id),
            tally: Tally {
                accepted: place.count("accepted", self.accepted)?,
                refused: place.count("refused", self.refused)?,
                blocked: place.count("blocked", self.blocked)?,
            },
            canary_left: self.canary_left.map(|left| place.count("canary_left", left)).transpose()?,
            refusal_limit: place.count("refusal_limit", self.refusal_limit)?,
        })
    }
}

/// Lets only the first `size` messages of an issue be claimed before the brake looks.
pub async fn begin_canary(tx: &mut Tx, issue: IssueId, size: u32) -> Result<(), StoreError> {
    execute!(tx, "UPDATE issue SET canary_left = $2 WHERE id = $1", issue.0, i64::from(size))?;
    Ok(())
}

/// Lets everything of an issue be claimed whose canary has been used up. `false`: somebody else did so, or it was paused.
pub async fn release_canary(tx: &mut Tx, issue: IssueId) -> Result<bool, StoreError> {
    const SQL: &str = "UPDATE issue SET canary_left = NULL WHERE id = $1 AND canary_left = 0 AND pause_reason IS NULL";
    Ok(execute!(tx, SQL, issue.0)? == 1)
}

/// Takes the canary away and lets the brake count from nothing: a person has looked.
pub async fn count_anew(tx: &mut Tx, issue: IssueId) -> Result<(), StoreError> {
    const SQL: &str = "UPDATE issue SET accepted = 0, refused = 0, blocked = 0, canary_left = NULL WHERE id = $1";
    execute!(tx, SQL, issue.0)?;
    Ok(())
}

/// Writes what all of an issue came to.
pub async fn note_totals(tx: &mut Tx, issue: IssueId, accepted: i64, refused: i64) -> Result<(), StoreError> {
    execute!(tx, "UPDATE issue SET accepted = $2, refused = $3 WHERE id = $1", issue.0, accepted, refused)?;
    Ok(())
}

/// What the sent issues of a list came to: number, accepted, refused.
pub async fn totals(tx: &mut Tx, list: ListId) -> Result<Vec<(u32, u32, u32)>, StoreError> {
    const SQL: &str =
        "SELECT number, accepted, refused FROM issue WHERE list_id = $1 AND state = 'sent' ORDER BY number";
    let place = Place { table: "issue", row: &list };
    let read = |(number, accepted, refused)| {
        Ok((place.count("number", number)?, place.count("accepted", accepted)?, place.count("refused", refused)?))
    };
    fetch_all!(tx, (i64, i64, i64), SQL, list.0)?.into_iter().map(read).collect()
}

/// Whether any message of a published issue is not final yet.
pub async fn is_under_way(tx: &mut Tx, issue: IssueId) -> Result<bool, StoreError> {
    const SQL: &str = "SELECT 1 FROM delivery WHERE lane = $1 AND finished_at IS NULL LIMIT 1";
    Ok(fetch_optional!(tx, (i32,), SQL, issue.0)?.is_some())
}

/// Whether a worker holds any message of an issue at `now`.
pub async fn is_held(tx: &mut Tx, issue: IssueId, now: Instant) -> Result<bool, StoreError> {
    // A lease is held until it is due, so that only those few rows are read, and not all that wait.
    const SQL: &str = "SELECT 1 FROM delivery WHERE lane = $1 AND finished_at IS NULL AND due_at > $2 \
                       AND lease IS NOT NULL LIMIT 1";
    Ok(fetch_optional!(tx, (i32,), SQL, issue.0, micros(now))?.is_some())
}

/// The stopped issues of which messages are still open.
pub async fn stopped_under_way(tx: &mut Tx) -> Result<Vec<IssueId>, StoreError> {
    let rows = fetch_all!(
        tx,
        (Uuid,),
        "SELECT id FROM issue WHERE state = 'cancelled' AND published_at IS NOT NULL AND EXISTS \
         (SELECT 1 FROM delivery d WHERE d.lane = issue.id AND d.finished_at IS NULL) ORDER BY id",
    )?;
    Ok(rows.into_iter().map(|(id,)| IssueId(id)).collect())
}
