//! Counting the reads of an issue in the archive: only their number.
//!
//! A page never waits for a writer: reads are counted in this process, and written now and then. A process that is killed loses
//! the reads it had not written, those of at most ten seconds.

use chrono::TimeDelta;

use crate::{
    app::{App, process::ArchiveReads},
    domain::{ids::IssueId, time::Instant},
    store::{StoreError, lists::numbers},
};

/// The time that reads stay in the process before they are written.
const KEPT: TimeDelta = TimeDelta::seconds(10);

impl ArchiveReads {
    /// Counts a read; reports whether the reads are due to be written.
    fn add(&mut self, issue: IssueId, now: Instant) -> bool {
        *self.counts.entry(issue).or_default() += 1;
        now - *self.since.get_or_insert(now) >= KEPT
    }
}

/// Counts a read of an issue; has the reads written ten seconds after the first of them.
pub fn count(app: &App, issue: IssueId) {
    let is_due = app.counters().archive_reads.add(issue, app.now());
    if is_due {
        let app = app.clone();
        tokio::spawn(async move {
            if let Err(error) = write(&app).await {
                tracing::warn!(%error, "that issues were read is not written yet; trying again");
            }
        });
    }
}

/// Writes the reads.
///
/// # Errors
/// [`StoreError`]: nothing is lost, it is written the next time.
pub async fn write(app: &App) -> Result<(), StoreError> {
    let ArchiveReads { counts, .. } = std::mem::take(&mut app.counters().archive_reads);
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
        let mut counters = app.counters();
        for (issue, count) in counts {
            *counters.archive_reads.counts.entry(issue).or_default() += count;
        }
    }
    written
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    #[test]
    fn reads_are_due_ten_seconds_after_the_first() {
        let (mut reads, issue, then) = (ArchiveReads::default(), IssueId(Uuid::nil()), Instant::UNIX_EPOCH);
        assert!(!reads.add(issue, then) && !reads.add(issue, then + TimeDelta::seconds(9)));
        assert!(reads.add(issue, then + TimeDelta::seconds(10)));
        assert_eq!(reads.counts[&issue], 3);
    }
}
