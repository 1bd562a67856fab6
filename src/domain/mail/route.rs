//! Routes: the SMTP servers that mail can leave by, under the names the owner gave them.

use std::{fmt, str::FromStr};

use chrono::NaiveTime;
use chrono_tz::Tz;

use crate::domain::time::Instant;

/// A route's name in the configuration: lower-case letters, digits and inner hyphens, at most 40.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
#[serde(try_from = "String")]
pub struct RouteName(String);

/// A text that cannot be a [`RouteName`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a route's name has 1 to 40 lower-case letters, digits or hyphens, such as own-server")]
pub struct RouteNameError;

impl RouteName {
    /// The route of lists that name none: the server of `smtp_url`, or the built-in mailbox.
    #[must_use]
    pub fn usual() -> Self {
        Self("default".to_owned())
    }

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for RouteName {
    type Err = RouteNameError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let shaped = (1..=40).contains(&text.len())
            && !text.starts_with('-')
            && !text.ends_with('-')
            && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
        if shaped { Ok(Self(text.to_owned())) } else { Err(RouteNameError) }
    }
}

impl TryFrom<String> for RouteName {
    type Error = RouteNameError;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl fmt::Display for RouteName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The limits of a route: what its server allows, and the hours in which it is used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Limits {
    /// The most connections at one time.
    pub connections: u32,
    /// The most messages over one connection; none: no limit.
    pub per_connection: Option<u32>,
    /// The most messages in any second, minute, hour and day (24 hours); none: no limit.
    pub rates: Rates,
    /// The share of each rate, in per cent, that issues leave to mail that somebody waits for.
    pub reserve: u32,
    /// The hours in which issues wait.
    pub quiet: Option<Quiet>,
}

/// The condition of a route.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Condition {
    /// The number of connections in use.
    pub connections: u32,
    /// The reason they are fewer than allowed, or that it is closed.
    pub reason: Option<String>,
    /// The moment until which it is closed, if it is.
    pub closed_until: Option<Instant>,
}

impl Condition {
    /// Tells whether it is closed at `now`.
    #[must_use]
    pub fn is_closed(&self, now: Instant) -> bool {
        self.closed_until.is_some_and(|until| until > now)
    }
}

/// The most messages in any period of these lengths.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Rates {
    /// In a second.
    pub second: Option<u32>,
    /// In 60 seconds.
    pub minute: Option<u32>,
    /// In 60 minutes.
    pub hour: Option<u32>,
    /// In 24 hours.
    pub day: Option<u32>,
}

/// Hours of the day in which no issue is sent; mail that somebody waits for is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Quiet {
    /// Their beginning.
    pub from: NaiveTime,
    /// Their end; if it is before `from`, on the next day.
    pub until: NaiveTime,
    /// The zone of their clock.
    pub zone: Tz,
}

impl Default for Limits {
    fn default() -> Self {
        Self { connections: 10, per_connection: None, rates: Rates::default(), reserve: RESERVE, quiet: None }
    }
}

/// The usual [`Limits::reserve`].
const RESERVE: u32 = 5;

/// The fewest messages that are reserved in a period, unless they are more than half of it.
const FEWEST_RESERVED: u32 = 10;

impl Limits {
    /// The rates up to which issues use the route. A second is over before anybody notices that it was used up, so nothing of it
    /// is reserved.
    #[must_use]
    pub fn rates_of_issues(&self) -> Rates {
        let left = |most: Option<u32>| most.map(|most| most - self.reserved(most));
        let Rates { second, minute, hour, day } = self.rates;
        Rates { second, minute: left(minute), hour: left(hour), day: left(day) }
    }

    /// The messages reserved among so many.
    fn reserved(&self, most: u32) -> u32 {
        if self.reserve == 0 {
            return 0;
        }
        let share = u64::from(most) * u64::from(self.reserve) / 100;
        u32::try_from(share).unwrap_or(most).max(FEWEST_RESERVED).min(most / 2)
    }
}

impl Rates {
    /// Each limit with its period in seconds.
    pub fn limits(&self) -> impl Iterator<Item = (i64, u32)> {
        let periods = [(1, self.second), (60, self.minute), (3_600, self.hour), (86_400, self.day)];
        periods.into_iter().filter_map(|(seconds, most)| Some((seconds, most?)))
    }
}

impl Quiet {
    /// Tells whether `now` is in these hours.
    #[must_use]
    pub fn holds(&self, now: Instant) -> bool {
        let time = now.with_timezone(&self.zone).time();
        if self.from <= self.until {
            self.from <= time && time < self.until
        } else {
            self.from <= time || time < self.until
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quiet_hours_may_go_over_midnight() {
        let time = |hour| NaiveTime::from_hms_opt(hour, 0, 0).unwrap();
        let at = |text: &str| text.parse::<Instant>().unwrap();
        let night = Quiet { from: time(22), until: time(7), zone: chrono_tz::Europe::Amsterdam };
        assert!(night.holds(at("2026-12-01T21:30:00Z")) && night.holds(at("2026-12-01T05:59:00Z")));
        assert!(!night.holds(at("2026-12-01T20:59:00Z")) && !night.holds(at("2026-12-01T06:00:00Z")));
        let noon = Quiet { from: time(12), until: time(13), zone: chrono_tz::UTC };
        assert!(noon.holds(at("2026-12-01T12:00:00Z")) && !noon.holds(at("2026-12-01T13:00:00Z")));
    }

    #[test]
    fn issues_leave_a_share_of_each_period_to_those_who_wait() {
        let day = |most, reserve| {
            let rates = Rates { day: Some(most), second: Some(2), ..Rates::default() };
            let left = Limits { rates, reserve, ..Limits::default() }.rates_of_issues();
            assert_eq!((left.second, left.hour), (Some(2), None));
            left.day.unwrap()
        };
        for (most, reserve, left) in
            [(2_000, 5, 1_900), (100, 5, 90), (20, 5, 10), (8, 5, 4), (1, 5, 1), (2_000, 50, 1_000), (2_000, 0, 2_000)]
        {
            assert_eq!(day(most, reserve), left, "{reserve} % of {most}");
        }
    }

    #[test]
    fn a_routes_name_can_stand_in_a_table_and_in_a_variable() {
        assert_eq!("own-server".parse::<RouteName>().unwrap().as_str(), "own-server");
        assert_eq!(RouteName::usual().to_string().parse(), Ok(RouteName::usual()));
        for wrong in ["", "-a", "a-", "A", "a b", "a.b", &"a".repeat(41)] {
            assert!(wrong.parse::<RouteName>().is_err(), "{wrong:?}");
        }
    }
}
