//! When a list's issues are due: a rhythm on the calendar of the list's own zone, and the moments it gives.
//!
//! `words` reads it from what an owner types, `calendar` finds its days and turns local time into moments, `round`
//! decides what is to be done now. Nothing here ticks: callers ask with their own `now`, and keep what was done.

mod calendar;
mod round;
mod words;

use chrono::{NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Weekday};
use chrono_tz::Tz;

pub use calendar::{is_skipped, moment};
pub use round::{Duty, GRACE, Round, due, missed};
pub use words::{CadenceError, Words};

use crate::domain::{text::phrases::Phrases, time::Instant};

/// When a list's issues are due.
#[derive(Debug, Clone, PartialEq)]
pub struct Cadence {
    /// The days.
    pub rhythm: Rhythm,
    /// The time of day they are sent at, on the zone's clock.
    pub at: NaiveTime,
    /// The zone whose calendar and clock count.
    pub zone: Tz,
    /// How long before sending an issue is composed.
    pub cutoff: TimeDelta,
    /// How long before sending the editors are reminded; never shorter than `cutoff`.
    pub reminder: TimeDelta,
    /// A day in the first week or month in which an issue is due; "every N" counts from there.
    pub anchor: NaiveDate,
}

/// On which days issues are sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rhythm {
    /// A weekday of every so many weeks (ISO 8601: a week begins on Monday).
    Weeks {
        /// How many weeks from one issue to the next.
        every: u32,
        /// The day of the week.
        on: Weekday,
    },
    /// A day of every so many months.
    Months {
        /// How many months from one issue to the next.
        every: u32,
        /// The day of the month.
        on: MonthDay,
    },
}

/// A day of the month; one that a month lacks (its 31st, its fifth Tuesday) is the last such day it has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MonthDay {
    /// By its number.
    Day(u8),
    /// The first, second, third or fourth of a weekday.
    Nth(u8, Weekday),
    /// The last of a weekday.
    Last(Weekday),
}

/// The three moments of one issue: `reminder_at <= cutoff_at <= sends_at`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Occurrence {
    /// When the editors are reminded.
    pub reminder_at: Instant,
    /// When the issue is composed.
    pub cutoff_at: Instant,
    /// When the issue is sent.
    pub sends_at: Instant,
}

impl Rhythm {
    /// How often issues are sent, in words: "om de maand".
    #[must_use]
    pub fn often(self, phrases: Phrases) -> String {
        match self {
            Self::Weeks { every, .. } => phrases.count("page-every-weeks", every.into()),
            Self::Months { every, .. } => phrases.count("page-every-months", every.into()),
        }
    }
}

impl Cadence {
    /// The occurrences sent strictly after `moment`, in order; they end only with the calendar.
    pub fn after(&self, moment: Instant) -> impl Iterator<Item = Occurrence> {
        let first = self.rhythm.turns(self.anchor, self.local(moment).date());
        (first..)
            .map_while(|turn| self.rhythm.day(self.anchor, turn))
            .map(|day| self.on(day))
            .skip_while(move |occurrence| occurrence.sends_at <= moment)
    }

    /// What the zone's clock shows at `moment`.
    #[must_use]
    pub fn local(&self, moment: Instant) -> NaiveDateTime {
        moment.with_timezone(&self.zone).naive_local()
    }

    /// The occurrence sent on `day`.
    fn on(&self, day: NaiveDate) -> Occurrence {
        let local = day.and_time(self.at);
        let sends_at = calendar::moment(self.zone, local);
        let cutoff_at = self.before(local, sends_at, self.cutoff).min(sends_at);
        let reminder_at = self.before(local, sends_at, self.reminder).min(cutoff_at);
        Occurrence { reminder_at, cutoff_at, sends_at }
    }

    /// The moment `lead` before: whole days leave the time on the clock as it is, anything else is counted in hours.
    fn before(&self, local: NaiveDateTime, sends_at: Instant, lead: TimeDelta) -> Instant {
        let whole_days = lead == TimeDelta::days(lead.num_days());
        if whole_days {
            local.checked_sub_signed(lead).map_or(sends_at, |local| calendar::moment(self.zone, local))
        } else {
            sends_at.checked_sub_signed(lead).unwrap_or(sends_at)
        }
    }
}

#[cfg(test)]
mod tests;
