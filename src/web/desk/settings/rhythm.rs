//! The rhythm of a list's issues: in sentences, as fields, and read with the words of the command line.

use std::{iter, str::FromStr};

use chrono::{Datelike, Months, NaiveDate, TimeDelta, Weekday};

use super::fields::{Typed, field};
use crate::{
    app::lists::settings::{Fate, Moment},
    domain::{
        list::{
            List,
            cadence::{Cadence, CadenceError, MonthDay, Rhythm, Words},
        },
        text::phrases::Phrases,
        time::Instant,
    },
    web::desk::{
        kit::form::{Choice, Errors, Field, Input},
        lists::outlook,
    },
};

/// The rhythms to choose from.
const EVERY: [&str; 9] =
    ["week", "2 weeks", "3 weeks", "4 weeks", "month", "2 months", "3 months", "4 months", "6 months"];

/// The weekdays of a month to choose from, or a day by its number.
const WHICH: [&str; 6] = ["first", "second", "third", "fourth", "last", "day"];

/// The weekdays, Monday first.
const WEEKDAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/// The leads to choose from, before sending.
const LEADS: [&str; 14] = ["0d", "1h", "4h", "1d", "2d", "3d", "4d", "5d", "6d", "7d", "10d", "12d", "14d", "21d"];

/// The number of months to begin in, the present one included.
const MONTHS: u32 = 12;

/// A moment of the table.
pub(super) struct Row {
    /// The moment at which the issue is composed.
    pub cutoff: String,
    /// The moment at which it is sent.
    pub sends: String,
    /// Its fate, where that is known already.
    pub fate: Option<String>,
}

/// The moments as rows: with their years, where the last one needs its year.
pub(super) fn rows(phrases: Phrases, list: &List, moments: &[Moment], now: Instant) -> Vec<Row> {
    let with_year = moments.iter().any(|moment| !outlook::is_near(moment.occurrence.sends_at, now));
    let at = |moment| outlook::moment_of(phrases, list, moment, with_year);
    let row = |moment: &Moment| Row {
        cutoff: at(moment.occurrence.cutoff_at),
        sends: at(moment.occurrence.sends_at),
        fate: match moment.fate {
            Fate::Coming => None,
            Fate::Skipped => Some(phrases.say("settings-skipped")),
            Fate::Composed(number, state) => {
                let (number, state) = (number.to_string(), phrases.say(&format!("desk-state-{}", state.word())));
                Some(phrases.fill("settings-is-composed", &[("number", &number), ("state", &state)]))
            }
        },
    };
    moments.iter().map(row).collect()
}

/// A cadence in sentences.
pub(super) fn sentences(phrases: Phrases, cadence: &Cadence) -> Vec<String> {
    let (often, day) = match cadence.rhythm {
        Rhythm::Weeks { every, on } => (("week", every), on_weekday(phrases, "weekday", on)),
        Rhythm::Months { every, on: MonthDay::Nth(n, on) } => {
            (("month", every), on_weekday(phrases, WHICH[usize::from(n.clamp(1, 4)) - 1], on))
        }
        Rhythm::Months { every, on: MonthDay::Last(on) } => (("month", every), on_weekday(phrases, "last", on)),
        Rhythm::Months { every, on: MonthDay::Day(day) } => {
            (("month", every), phrases.fill("settings-on-day", &[("day", &day.to_string())]))
        }
    };
    let often = phrases.count(&format!("page-every-{}s", often.0), often.1.into());
    let (time, zone) = (phrases.time(cadence.at), zone(cadence));
    let places = [("often", often.as_str()), ("day", &day), ("time", &time), ("zone", &zone)];
    vec![
        phrases.fill("settings-rhythm-says", &places),
        phrases.fill("settings-cutoff-says", &[("cutoff", &lead(phrases, cadence.cutoff))]),
        phrases.fill("settings-reminder-says", &[("reminder", &lead(phrases, cadence.reminder))]),
    ]
}

/// "on the second Tuesday".
fn on_weekday(phrases: Phrases, which: &str, day: Weekday) -> String {
    let weekday = phrases.say(&format!("weekday-{}", day.num_days_from_monday()));
    phrases.fill(&format!("settings-on-{which}"), &[("weekday", &weekday)])
}

/// The city of a zone, as it is spoken of.
fn zone(cadence: &Cadence) -> String {
    let name = cadence.zone.name();
    name.rsplit('/').next().unwrap_or(name).replace('_', " ")
}

/// "5 days before it goes out".
fn lead(phrases: Phrases, lead: TimeDelta) -> String {
    let (key, count) = if lead == TimeDelta::days(lead.num_days()) {
        ("settings-days-before", lead.num_days())
    } else if lead == TimeDelta::hours(lead.num_hours()) {
        ("settings-hours-before", lead.num_hours())
    } else {
        ("settings-minutes-before", lead.num_minutes())
    };
    phrases.count(key, u64::try_from(count).unwrap_or_default())
}

/// The fields of the form, as the cadence has them.
pub(super) fn fields(phrases: Phrases, cadence: &Cadence, now: Instant) -> Vec<Field> {
    let words = cadence.words();
    let (which, weekday, day) = match cadence.rhythm {
        Rhythm::Weeks { on, .. } => ("first".to_owned(), on, 1),
        Rhythm::Months { on: MonthDay::Nth(..) | MonthDay::Last(_), .. } => {
            let (which, weekday) = words.on.split_once(' ').unwrap_or_default();
            (which.to_owned(), weekday.parse().unwrap_or(Weekday::Mon), 1)
        }
        Rhythm::Months { on: MonthDay::Day(day), .. } => ("day".to_owned(), Weekday::Mon, day),
    };
    let weekday = WEEKDAYS.get(weekday.num_days_from_monday() as usize).copied().unwrap_or_default();
    let lead = |word: &str| lead_name(phrases, word);
    let field = |name, input, value: &str| field(phrases, name, input, value);
    vec![
        field("every", choices(&EVERY, &words.every, |every| often(phrases, every)), &words.every),
        field("which", choices(&WHICH, &which, |which| phrases.say(&format!("settings-which-{which}"))), &which),
        field("weekday", choices(&WEEKDAYS, weekday, |day| weekday_name(phrases, day)), weekday),
        field("day", Input::Number, &day.to_string()),
        field("begin", months(phrases, cadence, now), ""),
        field("at", Input::Time, &words.at),
        field("zone", Input::Line, &words.zone),
        field("cutoff", choices(&LEADS, &words.cutoff, lead), &words.cutoff),
        field("reminder", choices(&LEADS, &words.reminder, lead), &words.reminder),
    ]
}

/// The months in which a rhythm may begin, each by its first day; or none in particular.
fn months(phrases: Phrases, cadence: &Cadence, now: Instant) -> Input {
    let this = cadence.local(now).date();
    let coming = (0..MONTHS).filter_map(|n| this.with_day(1)?.checked_add_months(Months::new(n)));
    let any = Choice::new("", phrases.say("settings-begin-any"));
    let month = |day: NaiveDate| Choice::new(day.to_string(), phrases.month(day));
    Input::Select(iter::once(any).chain(coming.map(month)).collect())
}

/// Choices, with the one that is chosen now even where it is an unusual one.
fn choices(usual: &[&str], now: &str, name: impl Fn(&str) -> String) -> Input {
    let unusual = (!usual.contains(&now)).then_some(now);
    Input::Select(usual.iter().copied().chain(unusual).map(|word| Choice::new(word, name(word))).collect())
}

/// "every other month", for "2 months".
fn often(phrases: Phrases, every: &str) -> String {
    let (count, unit) = every.split_once(' ').unwrap_or(("1", every));
    let key = format!("page-every-{}s", unit.trim_end_matches('s'));
    phrases.count(&key, count.parse().unwrap_or(1))
}

fn weekday_name(phrases: Phrases, word: &str) -> String {
    let number = Weekday::from_str(word).map_or(0, |day| day.num_days_from_monday());
    phrases.say(&format!("weekday-{number}"))
}

/// "5 days before it goes out", for "5d".
fn lead_name(phrases: Phrases, word: &str) -> String {
    let (number, unit) = word.split_at(word.len().saturating_sub(1));
    let key = match unit {
        "h" => "settings-hours-before",
        "m" => "settings-minutes-before",
        _ => "settings-days-before",
    };
    phrases.count(key, number.parse().unwrap_or_default())
}

/// The typed rhythm in the words of the command line.
pub(super) fn words(typed: &Typed) -> Words {
    let every = typed.text("every");
    let on = match typed.text("which").as_str() {
        _ if every.trim_end().trim_end_matches('s').ends_with("week") => typed.text("weekday"),
        "day" => format!("day {}", typed.text("day").trim()),
        which => format!("{which} {}", typed.text("weekday")),
    };
    let (at, zone) = (typed.text("at"), typed.text("zone"));
    Words { every, on, at, zone, cutoff: typed.text("cutoff"), reminder: typed.text("reminder") }
}

/// Adds what is wrong with a cadence, field by field.
pub(super) fn add_errors(errors: &mut Errors, typed: &Typed, found: &[CadenceError]) {
    let on = if typed.text("which") == "day" { "day" } else { "weekday" };
    for error in found {
        let (field, phrase) = match error {
            CadenceError::Every(_) | CadenceError::EveryRange(_) => ("every", "desk-item-empty"),
            CadenceError::On(_) | CadenceError::OnNeedsWeekday(_) | CadenceError::OnNeedsMonthDay(_) => {
                (on, if on == "day" { "settings-day-wrong" } else { "desk-item-empty" })
            }
            CadenceError::At(_) => ("at", "settings-at-wrong"),
            CadenceError::Zone(_) => ("zone", "settings-zone-wrong"),
            CadenceError::Lead { option, .. } => (*option, "desk-item-empty"),
            CadenceError::ReminderAfterCutoff { .. } => ("reminder", "settings-reminder-late"),
        };
        errors.add(field, phrase);
    }
}
