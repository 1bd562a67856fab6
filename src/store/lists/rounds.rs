//! The rounds of each list's cadence: which moment is next, and what was done about it.

use uuid::Uuid;

use crate::{
    domain::{
        ids::{IssueId, ListId},
        list::cadence::{Occurrence, Round},
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

/// A round's moments, and what was done when.
type Row = (i64, i64, i64, Option<i64>, Option<i64>);

/// A list's present round.
pub async fn present(tx: &mut Tx, list: ListId) -> Result<Option<Round>, StoreError> {
    let row = fetch_optional!(
        tx,
        Row,
        "SELECT reminder_at, cutoff_at, sends_at, reminded_at, composed_at FROM round WHERE list_id = $1 \
         ORDER BY sends_at DESC LIMIT 1",
        list.0,
    )?;
    row.map(|row| read(list, row)).transpose()
}

fn read(list: ListId, (reminder_at, cutoff_at, sends_at, reminded_at, composed_at): Row) -> Result<Round, StoreError> {
    let place = Place { table: "round", row: &list };
    let occurrence = Occurrence {
        reminder_at: place.moment("reminder_at", reminder_at)?,
        cutoff_at: place.moment("cutoff_at", cutoff_at)?,
        sends_at: place.moment("sends_at", sends_at)?,
    };
    Ok(Round { occurrence, reminded: reminded_at.is_some(), composed: composed_at.is_some() })
}

/// The rounds of a list that are sent after `now`, the first one first, each with the issue it brought about.
pub async fn coming(tx: &mut Tx, list: ListId, now: Instant) -> Result<Vec<(Round, Option<IssueId>)>, StoreError> {
    const SQL: &str = "SELECT reminder_at, cutoff_at, sends_at, reminded_at, composed_at, issue_id FROM round \
                       WHERE list_id = $1 AND sends_at > $2 ORDER BY sends_at";
    type Coming = (i64, i64, i64, Option<i64>, Option<i64>, Option<Uuid>);
    let rows = fetch_all!(tx, Coming, SQL, list.0, micros(now))?;
    let read = |(reminder, cutoff, sends, reminded, composed, issue): Coming| {
        Ok((read(list, (reminder, cutoff, sends, reminded, composed))?, issue.map(IssueId)))
    };
    rows.into_iter().map(read).collect()
}

/// Begins a round. `false`: another process began it first.
pub async fn begin(tx: &mut Tx, list: ListId, it: Occurrence) -> Result<bool, StoreError> {
    let begun = execute!(
        tx,
        "INSERT INTO round (list_id, sends_at, cutoff_at, reminder_at) VALUES ($1, $2, $3, $4) \
         ON CONFLICT (list_id, sends_at) DO NOTHING",
        list.0,
        micros(it.sends_at),
        micros(it.cutoff_at),
        micros(it.reminder_at),
    )?;
    Ok(begun == 1)
}

/// Marks that the editors were reminded. `false`: another process did it first.
pub async fn mark_reminded(tx: &mut Tx, list: ListId, it: Occurrence, now: Instant) -> Result<bool, StoreError> {
    let marked = execute!(
        tx,
        "UPDATE round SET reminded_at = $3 WHERE list_id = $1 AND sends_at = $2 AND reminded_at IS NULL",
        list.0,
        micros(it.sends_at),
        micros(now),
    )?;
    Ok(marked == 1)
}

/// Marks that the cut-off was acted on. `false`: another process did it first.
pub async fn mark_composed(tx: &mut Tx, list: ListId, it: Occurrence, now: Instant) -> Result<bool, StoreError> {
    let marked = execute!(
        tx,
        "UPDATE round SET composed_at = $3 WHERE list_id = $1 AND sends_at = $2 AND composed_at IS NULL",
        list.0,
        micros(it.sends_at),
        micros(now),
    )?;
    Ok(marked == 1)
}

/// Notes which issue a round brought about.
pub async fn note_issue(tx: &mut Tx, list: ListId, it: Occurrence, issue: IssueId) -> Result<(), StoreError> {
    execute!(
        tx,
        "UPDATE round SET issue_id = $3 WHERE list_id = $1 AND sends_at = $2",
        list.0,
        micros(it.sends_at),
        issue.0,
    )?;
    Ok(())
}

/// Forgets the present round as long as nothing was done about it, after a list's rhythm was changed.
pub async fn forget_untouched(tx: &mut Tx, list: ListId) -> Result<(), StoreError> {
    execute!(tx, "DELETE FROM round WHERE list_id = $1 AND composed_at IS NULL", list.0)?;
    Ok(())
}
