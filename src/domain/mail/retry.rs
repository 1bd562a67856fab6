//! Retries: when a message is tried again, and when it is given up (RFC 5321 section 4.5.4.1).

use chrono::TimeDelta;

use super::{replies::Period, reply::Reply};
use crate::domain::time::Instant;

/// The time after which a deferral becomes final.
pub const GIVE_UP_AFTER: TimeDelta = TimeDelta::hours(48);

const FIRST: TimeDelta = TimeDelta::minutes(30);
const FIRST_GREYLISTED: TimeDelta = TimeDelta::minutes(7);
const FIRST_NO_CONTACT: TimeDelta = TimeDelta::seconds(5);
const FIRST_REST: TimeDelta = TimeDelta::minutes(1);
const LONGEST_REST: TimeDelta = TimeDelta::hours(1);
const LONGEST: TimeDelta = TimeDelta::hours(6);
const LONGEST_NO_CONTACT: TimeDelta = TimeDelta::minutes(5);
const FIRST_PUT_OFF: TimeDelta = TimeDelta::seconds(5);
const LONGEST_PUT_OFF: TimeDelta = TimeDelta::minutes(1);
const FIRST_BUSY: TimeDelta = TimeDelta::seconds(1);
const LONGEST_BUSY: TimeDelta = TimeDelta::minutes(5);

/// The next attempt after the server's `reply` number `deferrals` (1 for the first) to a message queued at `queued_at`.
///
/// `jitter` in `0.0..1.0` spreads the tries over half the interval. `None`: it has been tried for [`GIVE_UP_AFTER`].
#[must_use]
pub fn after_deferral(reply: &Reply, deferrals: u32, queued_at: Instant, now: Instant, jitter: f64) -> Option<Instant> {
    if now - queued_at >= GIVE_UP_AFTER {
        return None;
    }
    let first = if reply.is_greylisting() { FIRST_GREYLISTED } else { FIRST };
    Some(now + grown(first, LONGEST, deferrals, jitter))
}

/// The next attempt after `failures` (1 for the first) contacts in a row that gave no answer.
///
/// Trouble on the network never counts against a recipient, so this has no end.
#[must_use]
pub fn after_no_contact(failures: u32, now: Instant, jitter: f64) -> Instant {
    now + grown(FIRST_NO_CONTACT, LONGEST_NO_CONTACT, failures, jitter)
}

/// The next attempt at a message whose server spoke of the route, `times` (1 for the first) in a row: long enough that others
/// find out whether the route goes on.
#[must_use]
pub fn after_put_off(times: u32, now: Instant, jitter: f64) -> Instant {
    now + grown(FIRST_PUT_OFF, LONGEST_PUT_OFF, times, jitter)
}

/// The next message over a route whose server was busy or found us too fast, after `times` (1 for the first) such replies in a row.
#[must_use]
pub fn after_busy(times: u32, now: Instant, jitter: f64) -> Instant {
    now + grown(FIRST_BUSY, LONGEST_BUSY, times, jitter)
}

/// The next message over a route where our quota is used up, after `times` (1 for the first) such replies in a row. Nobody says
/// when the period ends, so one message finds out now and then.
#[must_use]
pub fn after_quota(period: Period, times: u32, now: Instant, jitter: f64) -> Instant {
    let (first, longest) = match period {
        Period::Hour => (TimeDelta::minutes(5), TimeDelta::minutes(15)),
        Period::Day => (TimeDelta::minutes(15), TimeDelta::hours(1)),
    };
    now + grown(first, longest, times, jitter)
}

/// The next attempt at a domain that asked us to slow down, after `times` (1 for the first) such replies in a row.
#[must_use]
pub fn after_rest(times: u32, now: Instant, jitter: f64) -> Instant {
    now + grown(FIRST_REST, LONGEST_REST, times, jitter)
}

/// `first`, doubled for each further failure up to `longest`, plus up to half of itself.
fn grown(first: TimeDelta, longest: TimeDelta, failures: u32, jitter: f64) -> TimeDelta {
    let doubled = first.checked_mul(1 << failures.saturating_sub(1).min(16)).unwrap_or(longest).min(longest);
    #[expect(clippy::cast_possible_truncation, clippy::cast_precision_loss, reason = "seconds of at most 6 hours")]
    let extra = TimeDelta::milliseconds((doubled.num_milliseconds() as f64 * jitter / 2.0) as i64);
    doubled + extra
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;

    use super::*;

    fn at(seconds: i64) -> Instant {
        DateTime::from_timestamp(seconds, 0).unwrap()
    }

    fn reply(text: &str) -> Reply {
        Reply::parse(451, text)
    }

    #[test]
    fn the_first_retry_waits_half_an_hour_and_greylisting_a_few_minutes() {
        let now = at(1_000);
        let busy = after_deferral(&reply("4.3.2 busy"), 1, now, now, 0.0).unwrap();
        assert_eq!(busy - now, TimeDelta::minutes(30));
        let grey = after_deferral(&reply("4.7.1 Greylisted"), 1, now, now, 0.0).unwrap();
        assert_eq!(grey - now, TimeDelta::minutes(7));
    }

    #[test]
    fn a_message_is_given_up_after_two_days() {
        let now = at(1_000);
        assert!(after_deferral(&reply("4.3.2 busy"), 9, now, now + TimeDelta::hours(47), 0.9).is_some());
        assert!(after_deferral(&reply("4.3.2 busy"), 9, now, now + TimeDelta::hours(48), 0.9).is_none());
    }

    proptest::proptest! {
        #[test]
        fn waiting_grows_and_stays_within_its_bounds(failures in 1u32..200, jitter in 0.0f64..1.0) {
            let now = at(1_000);
            let wait = after_no_contact(failures, now, jitter) - now;
            proptest::prop_assert!(wait >= FIRST_NO_CONTACT);
            proptest::prop_assert!(wait <= LONGEST_NO_CONTACT * 3 / 2);
            proptest::prop_assert!(after_no_contact(failures + 1, now, jitter) - now >= wait);
        }
    }
}
