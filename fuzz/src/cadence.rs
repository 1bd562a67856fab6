//! A cadence in words, as editors type it: one line for each word.

use chrono::{DateTime, NaiveDate};
use rondbrief::domain::list::cadence::{Cadence, Words};

/// An accepted cadence reads back the same from its own words, and its issues come in order.
pub fn run(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let mut lines = text.split('\n').map(str::to_owned);
    let mut next = || lines.next().unwrap_or_default();
    let words = Words { every: next(), on: next(), at: next(), zone: next(), cutoff: next(), reminder: next() };
    let anchor = next().parse().unwrap_or(NaiveDate::from_ymd_opt(2026, 1, 31).unwrap());
    let Ok(cadence) = Cadence::read(&words, anchor) else { return };
    assert_eq!(Cadence::read(&cadence.words(), anchor).as_ref(), Ok(&cadence), "{words:?}");
    let issues: Vec<_> = cadence.after(DateTime::from_timestamp(1_800_000_000, 0).unwrap()).take(3).collect();
    for issue in &issues {
        assert!(issue.reminder_at <= issue.cutoff_at && issue.cutoff_at <= issue.sends_at, "{issue:?}");
    }
    assert!(issues.windows(2).all(|pair| pair[0].sends_at < pair[1].sends_at), "{issues:?}");
}
