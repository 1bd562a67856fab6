//! Time, handed in: every rule and verb takes its `now` from a [`Clock`].

use chrono::{DateTime, DurationRound, TimeDelta, Utc};

/// A moment in UTC, to the microsecond (which both database engines store exactly).
pub type Instant = DateTime<Utc>;

/// The source of `now`.
pub trait Clock: Send + Sync {
    /// The present moment, in whole microseconds.
    fn now(&self) -> Instant;
}

/// The machine's clock.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    #[expect(clippy::disallowed_methods, reason = "the one room that reads the machine's clock")]
    fn now(&self) -> Instant {
        let now = Utc::now();
        now.duration_trunc(TimeDelta::microseconds(1)).unwrap_or(now)
    }
}
