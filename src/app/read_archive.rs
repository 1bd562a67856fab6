//! Counting how often an issue is read in the archive: a number, and nothing of who.
//!
//! A page never waits for a writer: reads are counted in this process, and written now and then. What a process that is
//! killed had not written is lost, at most ten seconds of reading.

use std::collections::BTreeMap;

use chrono::TimeDelta;

use super::App;
use crate::{
    domain::{ids::IssueId, time::Instant},
    store::{StoreError, numbers},
};

/// How long reads stay with the process.
const KEPT: TimeDelta = TimeDelta::seconds(10);

/// Reads that are not written yet.
#[derive(Default)]
pub(super) struct Reads {
    counts: BTreeMap<IssueId, u32>,
    since: Option<Instant>,
}

/// Counts a read of an issue; writes what was counted once that has lain for ten seconds.
///
/// # Errors
/// [`StoreError`]: nothing is lost, it is written the next time.
pub async fn count(app: &App, issue: IssueId) -> Result<(), StoreError> {
    let now = app.now();
    let is_due = {
        let mut own = app.own();
        *own.reads.counts.entry(issue).or_default() += 1;
        now - *own.reads.since.get_or_insert(now) >= KEPT
    };
    if is_due { write(app).await } else { Ok(()) }
}

/// Writes what was counted.
///
/// # Errors
/// [`StoreError`]: nothing is lost, it is written the next time.
pub async fn write(app: &App) -> Result<(), StoreError> {
    let Reads { counts, .. } = std::mem::take(&mut app.own().reads);
    if counts.is_empty() {
        return Ok(());
    }
    let written = async {
        let mut tx = app.store().begin().await?;
        for (issue, count) in &counts {
            numbers::add_archive_reads(&mut tx, *issue, *count).await?;
        }
        tx.commit().await
    };
    let written = written.await;
    if written.is_err() {
        let mut own = app.own();
        for (issue, count) in counts {
            *own.reads.counts.entry(issue).or_default() += count;
        }
    }
    written
}
