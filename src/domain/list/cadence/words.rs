//! A cadence in the words of the command line, read and written.

use std::str::FromStr;

use chrono::{NaiveDate, NaiveTime, TimeDelta, Weekday};
use chrono_tz::Tz;

use super::{Cadence, MonthDay, Rhythm};

/// A cadence as somebody types it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Words {
    /// "month", "2 months", "week", "3 weeks".
    pub every: String,
    /// "second tuesday", "last friday", "day 15"; "tuesday" for weeks.
    pub on: String,
    /// "10:00".
    pub at: String,
    /// "Europe/Amsterdam".
    pub zone: String,
    /// "5d", "12h", "30m", "1w".
    pub cutoff: String,
    /// The same, not shorter than the cut-off.
    pub reminder: String,
}

/// One thing about a cadence's words that does not hold, and what to write instead.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CadenceError {
    /// No number of weeks or months.
    #[error("--every {0:?} is not a rhythm; write \"month\", \"2 months\", \"week\" or \"3 weeks\"")]
    Every(String),
    /// Not between 1 and 60.
    #[error("--every {0:?} is out of range; write a number from 1 to 60")]
    EveryRange(String),
    /// No day of a week or a month.
    #[error(
        "--on {0:?} is not a day; write \"second tuesday\", \"last friday\" or \"day 15\", or \"tuesday\" for weeks"
    )]
    On(String),
    /// A day of the month for a rhythm of weeks.
    #[error("--on {0:?} does not go with weeks; write a weekday, such as \"tuesday\", or count --every in months")]
    OnNeedsWeekday(String),
    /// A bare weekday for a rhythm of months.
    #[error("--on {0:?} does not go with months; say which one, such as \"second {0}\" or \"last {0}\"")]
    OnNeedsMonthDay(String),
    /// No time of day.
    #[error("--at {0:?} is not a time of day; write hours and minutes from 00:00 to 23:59, such as 10:00")]
    At(String),
    /// No zone of the IANA database.
    #[error("--zone {0:?} is not known; write a zone by its region and city, such as Europe/Amsterdam")]
    Zone(String),
    /// No lead.
    #[error("--{option} {text:?} is not a length of time up to a year; write \"5d\", \"12h\", \"30m\" or \"1w\"")]
    Lead {
        /// The option, without its hyphens.
        option: &'static str,
        /// What was given.
        text: String,
    },
    /// The editors would be reminded after the cut-off.
    #[error("--reminder {reminder:?} is shorter than --cutoff {cutoff:?}; remind the editors at or before the cut-off")]
    ReminderAfterCutoff {
        /// The reminder's lead.
        reminder: String,
        /// The cut-off's lead.
        cutoff: String,
    },
}

impl Cadence {
    /// The most weeks or months between two issues.
    pub const MAX_EVERY: u32 = 60;
    /// The longest lead.
    pub const MAX_LEAD: TimeDelta = TimeDelta::days(365);

    /// Reads a cadence whose first issue is due in the week or month of `anchor`.
    ///
    /// # Errors
    /// Every [`CadenceError`] there is, in the order of the options.
    pub fn read(words: &Words, anchor: NaiveDate) -> Result<Self, Vec<CadenceError>> {
        let mut errors = Vec::new();
        let rhythm = rhythm(words, &mut errors);
        let at = keep(time(&words.at), &mut errors);
        let zone =
            keep(Tz::from_str(words.zone.trim()).map_err(|_| CadenceError::Zone(words.zone.clone())), &mut errors);
        let cutoff = keep(lead("cutoff", &words.cutoff), &mut errors);
        let reminder = keep(lead("reminder", &words.reminder), &mut errors);
        if cutoff.zip(reminder).is_some_and(|(cutoff, reminder)| reminder < cutoff) {
            let (reminder, cutoff) = (words.reminder.clone(), words.cutoff.clone());
            errors.push(CadenceError::ReminderAfterCutoff { reminder, cutoff });
        }
        match (rhythm, at, zone, cutoff, reminder) {
            (Some(rhythm), Some(at), Some(zone), Some(cutoff), Some(reminder)) if errors.is_empty() => {
                Ok(Self { rhythm, at, zone, cutoff, reminder, anchor })
            }
            _ => Err(errors),
        }
    }

    /// The words that read back as this cadence.
    #[must_use]
    pub fn words(&self) -> Words {
        let (every, unit, on) = match self.rhythm {
            Rhythm::Weeks { every, on } => (every, "week", weekday_word(on).to_owned()),
            Rhythm::Months { every, on } => (every, "month", month_day_words(on)),
        };
        Words {
            every: if every == 1 { unit.to_owned() } else { format!("{every} {unit}s") },
            on,
            at: self.at.format("%H:%M").to_string(),
            zone: self.zone.name().to_owned(),
            cutoff: lead_words(self.cutoff),
            reminder: lead_words(self.reminder),
        }
    }
}

/// A day as `--on` gives it, before the rhythm says whether it fits.
enum Day {
    OfWeek(Weekday),
    OfMonth(MonthDay),
}

enum Unit {
    Weeks,
    Months,
}

const ORDINALS: [(&str, u8); 4] = [("first", 1), ("second", 2), ("third", 3), ("fourth", 4)];

fn keep<T>(read: Result<T, CadenceError>, errors: &mut Vec<CadenceError>) -> Option<T> {
    read.map_err(|error| errors.push(error)).ok()
}

fn rhythm(words: &Words, errors: &mut Vec<CadenceError>) -> Option<Rhythm> {
    let every = keep(every(&words.every), errors);
    let on = keep(day(&words.on), errors);
    let ((every, unit), on) = every.zip(on)?;
    let fitted = match (unit, on) {
        (Unit::Weeks, Day::OfWeek(on)) => Ok(Rhythm::Weeks { every, on }),
        (Unit::Months, Day::OfMonth(on)) => Ok(Rhythm::Months { every, on }),
        (Unit::Weeks, Day::OfMonth(_)) => Err(CadenceError::OnNeedsWeekday(words.on.clone())),
        (Unit::Months, Day::OfWeek(on)) => Err(CadenceError::OnNeedsMonthDay(weekday_word(on).to_owned())),
    };
    keep(fitted, errors)
}

fn every(text: &str) -> Result<(u32, Unit), CadenceError> {
    let wrong = || CadenceError::Every(text.to_owned());
    let lower = text.trim().to_lowercase();
    let (number, unit) = lower.split_once(char::is_whitespace).unwrap_or(("1", &lower));
    let unit = match unit.trim_start() {
        "week" | "weeks" => Unit::Weeks,
        "month" | "months" => Unit::Months,
        _ => return Err(wrong()),
    };
    if number.is_empty() || !number.bytes().all(|b| b.is_ascii_digit()) {
        return Err(wrong());
    }
    match number.parse() {
        Ok(every) if (1..=Cadence::MAX_EVERY).contains(&every) => Ok((every, unit)),
        _ => Err(CadenceError::EveryRange(text.to_owned())),
    }
}

fn day(text: &str) -> Result<Day, CadenceError> {
    let lower = text.to_lowercase();
    let words: Vec<&str> = lower.split_whitespace().collect();
    let day = match words[..] {
        ["day", number] | [number] if number.starts_with(|c: char| c.is_ascii_digit()) => {
            number.parse().ok().filter(|day| (1..=31).contains(day)).map(|day| Day::OfMonth(MonthDay::Day(day)))
        }
        [weekday] => weekday.parse().ok().map(Day::OfWeek),
        ["last", weekday] => weekday.parse().ok().map(|weekday| Day::OfMonth(MonthDay::Last(weekday))),
        [ordinal, weekday] => ORDINALS.into_iter().find(|(word, _)| *word == ordinal).and_then(|(_, n)| {
            let weekday = weekday.parse().ok()?;
            Some(Day::OfMonth(MonthDay::Nth(n, weekday)))
        }),
        _ => None,
    };
    day.ok_or_else(|| CadenceError::On(text.to_owned()))
}

fn time(text: &str) -> Result<NaiveTime, CadenceError> {
    NaiveTime::parse_from_str(text.trim(), "%H:%M").map_err(|_| CadenceError::At(text.to_owned()))
}

fn lead(option: &'static str, text: &str) -> Result<TimeDelta, CadenceError> {
    let read = || {
        let text = text.trim();
        let (number, unit) = text.split_at_checked(text.len().checked_sub(1)?)?;
        let number = number.parse::<u32>().ok()?.into();
        let lead = match unit {
            "w" => TimeDelta::try_weeks(number),
            "d" => TimeDelta::try_days(number),
            "h" => TimeDelta::try_hours(number),
            "m" => TimeDelta::try_minutes(number),
            _ => None,
        };
        lead.filter(|lead| *lead <= Cadence::MAX_LEAD)
    };
    read().ok_or_else(|| CadenceError::Lead { option, text: text.to_owned() })
}

fn lead_words(lead: TimeDelta) -> String {
    if lead == TimeDelta::days(lead.num_days()) {
        format!("{}d", lead.num_days())
    } else if lead == TimeDelta::hours(lead.num_hours()) {
        format!("{}h", lead.num_hours())
    } else {
        format!("{}m", lead.num_minutes())
    }
}

fn month_day_words(on: MonthDay) -> String {
    match on {
        MonthDay::Day(day) => format!("day {day}"),
        MonthDay::Last(weekday) => format!("last {}", weekday_word(weekday)),
        MonthDay::Nth(n, weekday) => {
            let ordinal = ORDINALS.into_iter().find(|(_, number)| *number == n).map_or("last", |(word, _)| word);
            format!("{ordinal} {}", weekday_word(weekday))
        }
    }
}

const fn weekday_word(weekday: Weekday) -> &'static str {
    match weekday {
        Weekday::Mon => "monday",
        Weekday::Tue => "tuesday",
        Weekday::Wed => "wednesday",
        Weekday::Thu => "thursday",
        Weekday::Fri => "friday",
        Weekday::Sat => "saturday",
        Weekday::Sun => "sunday",
    }
}
