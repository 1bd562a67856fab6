//! The calendar under a cadence: which day a turn falls on, and which moment a local time is.

use chrono::{Datelike, Days, Months, NaiveDate, NaiveDateTime, TimeZone, Weekday};
use chrono_tz::{GapInfo, Tz};

use super::{MonthDay, Rhythm};
use crate::domain::time::Instant;

impl Rhythm {
    /// The day of turn `turn`; the anchor's own week or month is turn 0. `None` at the end of the calendar.
    pub(crate) fn day(self, anchor: NaiveDate, turn: u32) -> Option<NaiveDate> {
        match self {
            Self::Weeks { every, on } => {
                let days = 7 * u64::from(turn) * u64::from(every.max(1)) + u64::from(on.num_days_from_monday());
                monday(anchor).checked_add_days(Days::new(days))
            }
            Self::Months { every, on } => {
                let months = Months::new(turn.checked_mul(every.max(1))?);
                on.in_month(anchor.with_day(1)?.checked_add_months(months)?)
            }
        }
    }

    /// How many whole turns lie between the anchor and `day`; 0 for days before the anchor.
    pub(crate) fn turns(self, anchor: NaiveDate, day: NaiveDate) -> u32 {
        let (units, every) = match self {
            Self::Weeks { every, .. } => ((monday(day) - monday(anchor)).num_weeks(), every),
            Self::Months { every, .. } => (months(day) - months(anchor), every),
        };
        u32::try_from(units).unwrap_or(0) / every.max(1)
    }
}

impl MonthDay {
    /// This day in the month that begins on `first`.
    fn in_month(self, first: NaiveDate) -> Option<NaiveDate> {
        match self {
            Self::Day(day) => first.with_day(u32::from(day).clamp(1, u32::from(first.num_days_in_month()))),
            Self::Nth(n, weekday) => nth(first, weekday, n).or_else(|| Self::Last(weekday).in_month(first)),
            Self::Last(weekday) => nth(first, weekday, 5).or_else(|| nth(first, weekday, 4)),
        }
    }
}

/// The moment the zone's clock first shows `local`; a time that a change to summer time skips is the end of that gap.
#[must_use]
pub fn moment(zone: Tz, local: NaiveDateTime) -> Instant {
    zone.from_local_datetime(&local)
        .earliest()
        .or_else(|| GapInfo::new(&local, &zone)?.end)
        .map_or_else(|| local.and_utc(), |moment| moment.to_utc())
}

/// Whether the zone's clock never shows `local`: a change to summer time skips it.
#[must_use]
pub fn is_skipped(zone: Tz, local: NaiveDateTime) -> bool {
    zone.from_local_datetime(&local).earliest().is_none()
}

fn nth(first: NaiveDate, weekday: Weekday, n: u8) -> Option<NaiveDate> {
    NaiveDate::from_weekday_of_month_opt(first.year(), first.month(), weekday, n)
}

fn monday(day: NaiveDate) -> NaiveDate {
    day.week(Weekday::Mon).checked_first_day().unwrap_or(day)
}

/// Months since year 0.
fn months(day: NaiveDate) -> i64 {
    i64::from(day.year()) * 12 + i64::from(day.month0())
}
