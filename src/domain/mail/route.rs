//! Routes: the ways mail can take out of this installation, by the names the owner gave them.

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

/// What a route's server allows, and when it may be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Limits {
    /// The most connections at one time.
    pub connections: u32,
    /// The most messages over one connection; none: no limit.
    pub per_connection: Option<u32>,
    /// The most messages in any second, minute, hour and day (24 hours); none: no limit.
    pub rates: Rates,
    /// When issues wait.
    pub quiet: Option<Quiet>,
}

/// How a route fares.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Condition {
    /// How many connections it uses.
    pub connections: u32,
    /// Why they are fewer than allowed, or why it is closed.
    pub reason: Option<String>,
    /// Until when it is closed, if it is.
    pub closed_until: Option<Instant>,
}

impl Condition {
    /// Whether it is closed at `now`.
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

/// Hours of the day in which no issue goes out; what somebody waits for does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Quiet {
    /// When they begin.
    pub from: NaiveTime,
    /// When they end; before `from` it is on the next day.
    pub until: NaiveTime,
    /// Whose clock they are read off.
    pub zone: Tz,
}

impl Default for Limits {
    fn default() -> Self {
        Self { connections: 10, per_connection: None, rates: Rates::default(), quiet: None }
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
    /// Whether `now` falls into these hours.
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
    fn a_routes_name_can_stand_in_a_table_and_in_a_variable() {
        assert_eq!("own-server".parse::<RouteName>().unwrap().as_str(), "own-server");
        assert_eq!(RouteName::usual().to_string().parse(), Ok(RouteName::usual()));
        for wrong in ["", "-a", "a-", "A", "a b", "a.b", &"a".repeat(41)] {
            assert!(wrong.parse::<RouteName>().is_err(), "{wrong:?}");
        }
    }
}
