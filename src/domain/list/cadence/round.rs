//! Rounds: what a list's cadence asks for now.
//!
//! A round is one occurrence and how far it has come. It is kept in the database, so neither a restart nor a second
//! process can compose an issue twice; the caller carries out one [`Duty`] in a transaction and asks again.

use chrono::TimeDelta;

use super::{Cadence, Occurrence};
use crate::domain::time::Instant;

/// How long past its moment an approved issue may still be sent by itself.
pub const GRACE: TimeDelta = TimeDelta::minutes(2);

/// One occurrence, and how far it has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Round {
    /// Its moments, as they were when it began.
    pub occurrence: Occurrence,
    /// Whether the editors have been reminded.
    pub reminded: bool,
    /// Whether the cut-off has been dealt with: an issue was composed, or skipped for want of items.
    pub composed: bool,
}

/// What is to be done for a list now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Duty {
    /// Keep a new round for this occurrence.
    Begin(Occurrence),
    /// Remind the editors.
    Remind,
    /// Compose the issue.
    Compose {
        /// Whether the moment of sending was missed, so that the issue is held for an editor to decide.
        late: bool,
    },
}

/// What a list made at `created_at`, with its latest `round`, needs at `now`.
///
/// Of the occurrences whose cut-off passed while the service was down only the last is begun.
#[must_use]
pub fn due(cadence: &Cadence, round: Option<&Round>, created_at: Instant, now: Instant) -> Option<Duty> {
    let Some(round) = round else {
        return cadence.after(created_at).find(|occurrence| occurrence.cutoff_at > created_at).map(Duty::Begin);
    };
    let Occurrence { reminder_at, cutoff_at, sends_at } = round.occurrence;
    if round.composed {
        let passed = cadence.after(sends_at).take_while(|occurrence| occurrence.cutoff_at <= now).last();
        return passed.or_else(|| cadence.after(sends_at).next()).map(Duty::Begin);
    }
    if cutoff_at <= now {
        return Some(Duty::Compose { late: missed(sends_at, now) });
    }
    (reminder_at <= now && !round.reminded).then_some(Duty::Remind)
}

/// Whether the moment `planned` is so long past at `now` that nothing goes out for it unasked.
#[must_use]
pub fn missed(planned: Instant, now: Instant) -> bool {
    now - planned > GRACE
}

#[cfg(test)]
mod tests {
    use chrono::{DateTime, NaiveDate};
    use proptest::prelude::*;

    use super::*;
    use crate::domain::list::cadence::Words;

    fn cadence(every: &str, on: &str, cutoff: &str, reminder: &str) -> Cadence {
        let words = Words {
            every: every.into(),
            on: on.into(),
            at: "10:00".into(),
            zone: "Europe/Amsterdam".into(),
            cutoff: cutoff.into(),
            reminder: reminder.into(),
        };
        Cadence::read(&words, NaiveDate::from_ymd_opt(2026, 1, 1).unwrap()).unwrap()
    }

    fn bimonthly() -> Cadence {
        cadence("2 months", "second tuesday", "5d", "12d")
    }

    fn utc(text: &str) -> Instant {
        text.parse().unwrap()
    }

    /// Carries out every duty of one tick.
    fn tick(cadence: &Cadence, rounds: &mut Vec<Round>, created_at: Instant, now: Instant) -> Vec<Duty> {
        let mut done = Vec::new();
        while let Some(duty) = due(cadence, rounds.last(), created_at, now) {
            match duty {
                Duty::Begin(occurrence) => rounds.push(Round { occurrence, reminded: false, composed: false }),
                Duty::Remind => rounds.last_mut().unwrap().reminded = true,
                Duty::Compose { .. } => rounds.last_mut().unwrap().composed = true,
            }
            done.push(duty);
            assert!(done.len() < 10, "a tick comes to an end");
        }
        done
    }

    #[test]
    fn a_round_is_begun_reminded_of_and_composed_once() {
        let cadence = bimonthly();
        let created_at = utc("2026-01-02T00:00:00Z");
        let mut rounds = Vec::new();
        let first = cadence.after(created_at).next().unwrap();
        let mut ticks = |now| tick(&cadence, &mut rounds, created_at, utc(now));
        assert_eq!(ticks("2026-01-02T00:00:10Z"), [Duty::Begin(first), Duty::Remind]);
        assert_eq!(ticks("2026-01-08T08:59:59Z"), []);
        let second = cadence.after(first.sends_at).next().unwrap();
        assert_eq!(ticks("2026-01-08T09:00:00Z"), [Duty::Compose { late: false }, Duty::Begin(second)]);
        assert_eq!(ticks("2026-01-13T09:00:00Z"), []);
        assert_eq!(ticks("2026-02-26T09:00:00Z"), [Duty::Remind]);
        assert_eq!(ticks("2026-02-26T09:01:00Z"), []);
    }

    #[test]
    fn a_list_made_after_the_cut_off_waits_for_the_next_one() {
        let created_at = utc("2026-01-08T09:00:00Z");
        let Some(Duty::Begin(first)) = due(&bimonthly(), None, created_at, created_at) else {
            panic!("a new list begins a round")
        };
        assert_eq!(first.sends_at, utc("2026-03-10T09:00:00Z"));
    }

    #[test]
    fn after_downtime_past_the_moment_the_issue_is_late_and_only_the_last_missed_one_is_made_up_for() {
        let cadence = bimonthly();
        let created_at = utc("2026-01-02T00:00:00Z");
        let mut rounds = Vec::new();
        tick(&cadence, &mut rounds, created_at, created_at);
        let done = tick(&cadence, &mut rounds, created_at, utc("2026-10-01T00:00:00Z"));
        assert_eq!(done.iter().filter(|duty| **duty == Duty::Compose { late: true }).count(), 2);
        let sends: Vec<_> = rounds.iter().map(|round| round.occurrence.sends_at).collect();
        let expected = ["2026-01-13T09:00:00Z", "2026-09-08T08:00:00Z", "2026-11-10T09:00:00Z"].map(utc);
        assert_eq!(sends, expected);
    }

    #[test]
    fn an_issue_is_missed_only_after_the_grace() {
        let planned = utc("2026-01-13T09:00:00Z");
        assert!(!missed(planned, planned + GRACE));
        assert!(missed(planned, planned + GRACE + TimeDelta::microseconds(1)));
    }

    #[test]
    fn a_list_without_a_lead_is_composed_in_time() {
        let cadence = cadence("week", "tuesday", "0d", "0d");
        let created_at = utc("2026-01-12T00:00:00Z");
        let mut rounds = Vec::new();
        tick(&cadence, &mut rounds, created_at, created_at);
        let done = tick(&cadence, &mut rounds, created_at, utc("2026-01-13T09:00:30Z"));
        assert_eq!(done.first(), Some(&Duty::Compose { late: false }));
    }

    proptest! {
        #[test]
        fn however_the_ticks_fall_no_moment_has_two_rounds(
            gaps in prop::collection::vec(prop_oneof![0i64..600, 0i64..1_000_000, 0i64..100_000_000], 1..60),
            monthly in any::<bool>(),
            every in 1u32..5,
            cutoff in 0u32..40,
        ) {
            let (unit, on) = if monthly { ("months", "last friday") } else { ("weeks", "friday") };
            let lead = format!("{cutoff}d");
            let cadence = cadence(&format!("{every} {unit}"), on, &lead, &lead);
            let created_at = DateTime::from_timestamp(1_790_000_000, 0).unwrap();
            let (mut now, mut rounds, mut composed) = (created_at, Vec::new(), 0);
            for gap in gaps {
                now += TimeDelta::seconds(gap);
                let done = tick(&cadence, &mut rounds, created_at, now);
                composed += done.iter().filter(|duty| matches!(duty, Duty::Compose { .. })).count();
            }
            let sends = || rounds.iter().map(|round| round.occurrence.sends_at);
            prop_assert!(sends().is_sorted_by(|a, b| a < b));
            prop_assert_eq!(composed, rounds.iter().filter(|round| round.composed).count());
            prop_assert_eq!(rounds.len() - composed, 1, "one round is always under way");
        }

        #[test]
        fn a_service_that_stays_up_leaves_no_moment_out(every in 1u32..4, step in 1i64..48, start in 0i64..10_000_000) {
            let cadence = cadence(&format!("{every} weeks"), "sunday", "3d", "4d");
            let created_at = DateTime::from_timestamp(1_790_000_000 + start, 0).unwrap();
            let end = created_at + TimeDelta::days(300);
            let (mut now, mut rounds) = (created_at, Vec::new());
            while now < end {
                tick(&cadence, &mut rounds, created_at, now);
                now += TimeDelta::hours(step);
            }
            let expected = cadence.after(created_at).filter(|occurrence| occurrence.cutoff_at > created_at);
            for (round, occurrence) in rounds.iter().zip(expected) {
                prop_assert_eq!(round.occurrence, occurrence);
            }
        }
    }
}
