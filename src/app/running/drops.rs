//! Posts that the limits stop: counted, told once an hour in the log, and shown by the doctor, the metrics and the desk.
//!
//! A flood must not become a flood of writes, and no commit must follow a post that reached a limit. So they are counted in this
//! process and written at its own beats, which no post starts or moves. A process that is killed loses the count of some seconds.

use std::{collections::BTreeMap, mem};

use chrono::TimeDelta;

use crate::{
    app::{App, process::Drops},
    domain::{ids::ListId, list::List, subscriber::limits::Limit, time::Instant},
    store::{StoreError, subscribers::drops},
};

/// The shortest time between two lines in the log.
const TOLD_EVERY: TimeDelta = TimeDelta::hours(1);

/// The time that reports look back; since they go by whole days in UTC, it is the day before this one and this one.
const LOOK_BACK: TimeDelta = TimeDelta::days(1);

impl Drops {
    fn add(&mut self, list: Option<ListId>, reached: Limit) {
        *self.counts.entry((list, reached)).or_default() += 1;
        *self.untold.entry(reached).or_default() += 1;
    }

    /// The counts for the log, if it is time to tell: at once, and then once an hour.
    fn due_words(&mut self, now: Instant) -> Option<BTreeMap<Limit, u64>> {
        let is_time = self.told_at.is_none_or(|at| now - at >= TOLD_EVERY);
        if self.untold.is_empty() || !is_time {
            return None;
        }
        self.told_at = Some(now);
        Some(mem::take(&mut self.untold))
    }
}

/// Counts a post for a list (none: a request to sign in) that a limit stopped.
pub fn note(app: &App, list: Option<ListId>, reached: Limit) {
    app.counters().drops.add(list, reached);
}

/// Tells of dropped posts in the log if it is time, and writes their number.
///
/// # Errors
/// [`StoreError`]: nothing is lost, it is written the next time.
pub async fn write(app: &App) -> Result<(), StoreError> {
    let now = app.now();
    let (counts, told) = {
        let drops = &mut app.counters().drops;
        (mem::take(&mut drops.counts), drops.due_words(now))
    };
    if let Some(told) = told {
        let dropped = words(&told);
        tracing::warn!(
            dropped,
            "posts were dropped by limits; this line comes once an hour, `rondbrief doctor` says more"
        );
    }
    if counts.is_empty() {
        return Ok(());
    }
    let written = async {
        let mut tx = app.store().begin().await?;
        for ((list, reached), count) in &counts {
            drops::add(&mut tx, *list, *reached, *count, now).await?;
        }
        tx.commit().await
    };
    let written = written.await;
    if written.is_err() {
        let mut counters = app.counters();
        for (key, count) in counts {
            *counters.drops.counts.entry(key).or_default() += count;
        }
    }
    written
}

/// The numbers of dropped posts in words: "3 by network, 1 by mailbox".
#[must_use]
pub fn words(drops: &BTreeMap<Limit, u64>) -> String {
    let each = drops.iter().map(|(limit, count)| format!("{count} by {}", limit.word()));
    each.collect::<Vec<_>>().join(", ")
}

/// All posts that were dropped so far, by limit.
pub async fn ever(app: &App) -> Result<BTreeMap<Limit, u64>, StoreError> {
    drops::since(&mut app.snapshot().begin().await?, Instant::UNIX_EPOCH).await
}

/// The posts that were dropped yesterday and today, by limit.
pub async fn recent(app: &App) -> Result<BTreeMap<Limit, u64>, StoreError> {
    drops::since(&mut app.snapshot().begin().await?, app.now() - LOOK_BACK).await
}

/// The number of posts for a list that were dropped yesterday and today by limits that look at no address: those that do would
/// tell an editor who is subscribed.
pub async fn recent_of(app: &App, list: &List) -> Result<u64, StoreError> {
    drops::of_list(&mut app.snapshot().begin().await?, list.id, app.now() - LOOK_BACK).await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_log_tells_at_once_and_then_once_an_hour_and_of_everything() {
        let (mut drops, then) = (Drops::default(), Instant::UNIX_EPOCH);
        assert_eq!(drops.due_words(then), None);
        drops.add(None, Limit::Network);
        assert_eq!(drops.due_words(then).map(|told| words(&told)).as_deref(), Some("1 by network"));
        drops.add(None, Limit::Network);
        drops.add(None, Limit::Mailbox);
        assert_eq!(drops.due_words(then + TimeDelta::minutes(59)), None);
        let told = drops.due_words(then + TimeDelta::hours(1)).map(|told| words(&told));
        assert_eq!(told.as_deref(), Some("1 by network, 1 by mailbox"));
        assert_eq!(drops.due_words(then + TimeDelta::hours(9)), None);
    }
}
