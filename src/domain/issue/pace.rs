//! How fast an issue goes out, and when everybody has had their turn: a guess from what servers answered in the last minutes.

use chrono::{DurationRound, TimeDelta};

use crate::domain::time::Instant;

/// How far back is looked.
pub const WINDOW: TimeDelta = TimeDelta::minutes(5);

/// The shortest stretch that anything is concluded from: the first second of an issue says nothing about the next hour.
const SHORTEST: TimeDelta = TimeDelta::seconds(10);

/// From here on a rate is told by the minute.
const BY_THE_MINUTE: u64 = 120;

/// What servers gave a last word about since [`WINDOW`] ago.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Lately {
    /// How many messages.
    pub settled: u64,
    /// When the first of them was.
    pub first: Instant,
}

/// How many readers have their turn in some time, in round numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rate {
    /// In a minute.
    PerMinute(u64),
    /// In an hour.
    PerHour(u64),
}

/// How fast it goes, and how long that takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pace {
    /// How fast.
    pub rate: Rate,
    /// When about everybody has had their turn; none: nobody waits for a first one, or it lies beyond the calendar.
    pub end: Option<Instant>,
}

/// The pace at `now`, with so many messages `waiting` for their first turn. None: nothing was settled lately.
#[must_use]
pub fn pace(lately: Option<Lately>, waiting: u64, now: Instant) -> Option<Pace> {
    let Lately { settled, first } = lately.filter(|lately| lately.settled > 0)?;
    let span = (now - first).clamp(SHORTEST, WINDOW);
    let millis = u128::from(span.num_milliseconds().unsigned_abs());
    let in_millis = |time: u128| u64::try_from(u128::from(settled) * time / millis).unwrap_or(u64::MAX);
    let hourly = in_millis(3_600_000);
    let rate =
        if hourly < BY_THE_MINUTE { Rate::PerHour(round(hourly)) } else { Rate::PerMinute(round(in_millis(60_000))) };
    let rest = u128::from(waiting) * millis / u128::from(settled);
    let rest = i64::try_from(rest).ok().and_then(TimeDelta::try_milliseconds);
    let end = rest.filter(|_| waiting > 0).and_then(|rest| about(now, rest));
    Some(Pace { rate, end })
}

/// `now + rest`, later by as much as makes it a moment that people say: a whole minute, or five where it is far.
fn about(now: Instant, rest: TimeDelta) -> Option<Instant> {
    let step = TimeDelta::minutes(if rest < TimeDelta::hours(1) { 1 } else { 5 });
    now.checked_add_signed(rest)?.duration_round_up(step).ok()
}

/// Its first two digits: more of them would be no guess.
const fn round(number: u64) -> u64 {
    let mut unit = 1;
    while number / unit >= 100 {
        unit *= 10;
    }
    number / unit * unit
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn at(text: &str) -> Instant {
        text.parse().unwrap()
    }

    fn pace_of(settled: u64, first: &str, waiting: u64, now: Instant) -> Option<Pace> {
        pace(Some(Lately { settled, first: at(first) }), waiting, now)
    }

    #[test]
    fn the_last_minutes_tell_how_fast_it_goes_and_when_everybody_has_had_their_turn() {
        let now = at("2026-12-01T09:10:20Z");
        for (settled, first, waiting, rate, end) in [
            (600, "2026-12-01T09:05:20Z", 1_200, Rate::PerMinute(120), Some("2026-12-01T09:21:00Z")),
            (600, "2026-12-01T09:05:20Z", 12_000, Rate::PerMinute(120), Some("2026-12-01T10:55:00Z")),
            (6_170, "2026-12-01T09:05:20Z", 1, Rate::PerMinute(1_200), Some("2026-12-01T09:11:00Z")),
            (3, "2026-12-01T09:06:20Z", 4, Rate::PerHour(45), Some("2026-12-01T09:16:00Z")),
            (5, "2026-12-01T09:10:20Z", 0, Rate::PerMinute(30), None),
        ] {
            let expected = Pace { rate, end: end.map(at) };
            assert_eq!(pace_of(settled, first, waiting, now), Some(expected), "{settled} since {first}");
        }
    }

    #[test]
    fn nothing_is_told_where_nothing_was_settled_lately() {
        let now = at("2026-12-01T09:10:00Z");
        assert_eq!(pace(None, 12, now), None);
        assert_eq!(pace_of(0, "2026-12-01T09:09:00Z", 12, now), None);
    }

    proptest! {
        #[test]
        fn the_end_is_never_past_and_never_nearer_when_more_wait(
            settled in 1u64..10_000_000,
            before in -1_000i64..1_000_000_000,
            waiting in 0u64..u64::MAX / 2,
            more in 0u64..1_000_000,
        ) {
            let now = at("2026-12-01T09:10:20Z");
            let lately = Some(Lately { settled, first: now - TimeDelta::milliseconds(before) });
            let end = |waiting| pace(lately, waiting, now).unwrap().end;
            if let Some(first) = end(waiting) {
                prop_assert!(first >= now);
                prop_assert!(end(waiting + more).is_none_or(|later| later >= first || first - later < TimeDelta::minutes(5)));
            }
        }
    }
}
