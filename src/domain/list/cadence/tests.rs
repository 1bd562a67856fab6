//! Examples and properties of cadences.

use chrono::{DateTime, Datelike, Days};
use chrono_tz::Europe::Amsterdam;
use proptest::prelude::*;

use super::*;

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

fn words(every: &str, on: &str) -> Words {
    Words {
        every: every.into(),
        on: on.into(),
        at: "10:00".into(),
        zone: "Europe/Amsterdam".into(),
        cutoff: "5d".into(),
        reminder: "12d".into(),
    }
}

fn cadence(every: &str, on: &str) -> Cadence {
    Cadence::read(&words(every, on), day(2026, 1, 1)).unwrap()
}

fn utc(text: &str) -> Instant {
    text.parse().unwrap()
}

/// The local moments of the first `count` issues after a moment.
fn sends(cadence: &Cadence, after: &str, count: usize) -> Vec<String> {
    let local = |occurrence: Occurrence| cadence.local(occurrence.sends_at).format("%Y-%m-%d %H:%M").to_string();
    cadence.after(utc(after)).take(count).map(local).collect()
}

#[test]
fn the_second_tuesday_of_every_other_month_in_amsterdam() {
    let days = sends(&cadence("2 months", "second tuesday"), "2026-01-01T00:00:00Z", 18);
    let expected = [
        "2026-01-13",
        "2026-03-10",
        "2026-05-12",
        "2026-07-14",
        "2026-09-08",
        "2026-11-10",
        "2027-01-12",
        "2027-03-09",
        "2027-05-11",
        "2027-07-13",
        "2027-09-14",
        "2027-11-09",
        "2028-01-11",
        "2028-03-14",
        "2028-05-09",
        "2028-07-11",
        "2028-09-12",
        "2028-11-14",
    ];
    assert_eq!(days, expected.map(|day| format!("{day} 10:00")));
}

#[test]
fn rhythms_fall_on_the_days_people_expect() {
    let table: [(&str, &str, &str, &[&str]); 6] = [
        ("month", "last friday", "2026-01-01", &["2026-01-30", "2026-02-27", "2026-03-27", "2026-04-24", "2026-05-29"]),
        ("month", "day 31", "2028-01-01", &["2028-01-31", "2028-02-29", "2028-03-31", "2028-04-30"]),
        ("12 months", "31", "2026-01-01", &["2026-01-31", "2027-01-31", "2028-01-31"]),
        ("6 months", "first monday", "2026-01-05", &["2026-01-05", "2026-07-06", "2027-01-04"]),
        ("week", "thursday", "2026-12-25", &["2026-12-31", "2027-01-07"]),
        ("2 weeks", "sunday", "2026-01-01", &["2026-01-04", "2026-01-18", "2026-02-01"]),
    ];
    for (every, on, after, days) in table {
        let expected: Vec<_> = days.iter().map(|day| format!("{day} 10:00")).collect();
        let found = sends(&cadence(every, on), &format!("{after}T00:00:00Z"), days.len());
        assert_eq!(found, expected, "every {every} on {on}");
    }
}

#[test]
fn ten_o_clock_stays_ten_o_clock_when_summer_time_begins_and_ends() {
    let spring = cadence("month", "last tuesday").after(utc("2026-03-01T00:00:00Z")).next().unwrap();
    assert_eq!(spring.sends_at, utc("2026-03-31T08:00:00Z"));
    assert_eq!(spring.cutoff_at, utc("2026-03-26T09:00:00Z"), "five days on the calendar, an hour less by the sun");
    let autumn = cadence("month", "last tuesday").after(utc("2026-10-01T00:00:00Z")).next().unwrap();
    assert_eq!(autumn.sends_at, utc("2026-10-27T09:00:00Z"));
    assert_eq!(autumn.reminder_at, utc("2026-10-15T08:00:00Z"));
}

#[test]
fn a_time_that_summer_time_skips_is_the_first_moment_after_the_gap() {
    let mut words = words("month", "last sunday");
    words.at = "02:30".into();
    let cadence = Cadence::read(&words, day(2026, 3, 1)).unwrap();
    let sunday = cadence.after(utc("2026-03-01T00:00:00Z")).next().unwrap();
    assert_eq!(sunday.sends_at, utc("2026-03-29T01:00:00Z"));
    assert_eq!(cadence.local(sunday.sends_at), day(2026, 3, 29).and_hms_opt(3, 0, 0).unwrap());
}

#[test]
fn a_time_that_comes_twice_in_autumn_is_the_earlier_one() {
    let mut words = words("month", "last sunday");
    words.at = "02:30".into();
    let cadence = Cadence::read(&words, day(2026, 10, 1)).unwrap();
    let mut coming = cadence.after(utc("2026-10-01T00:00:00Z"));
    assert_eq!(coming.next().unwrap().sends_at, utc("2026-10-25T00:30:00Z"));
    assert_eq!(sends(&cadence, "2026-10-25T00:30:00Z", 1), ["2026-11-29 02:30"], "not again an hour later");
}

#[test]
fn leads_in_hours_are_counted_by_the_sun() {
    let mut words = words("month", "last sunday");
    (words.cutoff, words.reminder) = ("12h".into(), "1w".into());
    let cadence = Cadence::read(&words, day(2026, 3, 1)).unwrap();
    let sunday = cadence.after(utc("2026-03-01T00:00:00Z")).next().unwrap();
    assert_eq!(sunday.sends_at - sunday.cutoff_at, TimeDelta::hours(12));
    assert_eq!(cadence.local(sunday.reminder_at), day(2026, 3, 22).and_hms_opt(10, 0, 0).unwrap());
}

#[test]
fn the_first_issue_is_due_in_the_anchors_month_or_week() {
    let cadence = Cadence::read(&words("3 months", "day 1"), day(2027, 2, 20)).unwrap();
    assert_eq!(sends(&cadence, "2026-01-01T00:00:00Z", 2), ["2027-02-01 10:00", "2027-05-01 10:00"]);
    let cadence = Cadence::read(&words("3 weeks", "monday"), day(2026, 1, 1)).unwrap();
    assert_eq!(sends(&cadence, "2025-01-01T00:00:00Z", 2), ["2025-12-29 10:00", "2026-01-19 10:00"]);
}

#[test]
fn everything_wrong_is_told_at_once_with_its_remedy() {
    let wrong = Words {
        every: "2 fortnights".into(),
        on: "fifth tuesday".into(),
        at: "25:00".into(),
        zone: "Amsterdam".into(),
        cutoff: "-1d".into(),
        reminder: "soon".into(),
    };
    let errors = Cadence::read(&wrong, day(2026, 1, 1)).unwrap_err();
    let texts: Vec<_> = errors.iter().map(ToString::to_string).collect();
    for (text, option) in texts.iter().zip(["--every", "--on", "--at", "--zone", "--cutoff", "--reminder"]) {
        assert!(text.starts_with(option) && text.contains("; write "), "{text}");
    }
    assert_eq!(texts.len(), 6);
}

#[test]
fn words_that_contradict_each_other_are_refused() {
    let refused = |every: &str, on: &str| Cadence::read(&words(every, on), day(2026, 1, 1)).unwrap_err();
    assert_eq!(refused("week", "second tuesday"), [CadenceError::OnNeedsWeekday("second tuesday".into())]);
    assert_eq!(refused("month", "tuesday"), [CadenceError::OnNeedsMonthDay("tuesday".into())]);
    for every in ["0 months", "61 weeks", "99999999999 weeks"] {
        assert_eq!(refused(every, "15").first(), Some(&CadenceError::EveryRange(every.into())));
    }
    for every in ["", "2", "2 years", "-1 weeks", "two weeks"] {
        assert_eq!(refused(every, "15"), [CadenceError::Every(every.into())]);
    }
    for on in ["", "day 0", "32", "day", "second", "last day", "zeroth monday"] {
        assert_eq!(refused("month", on), [CadenceError::On(on.into())]);
    }
    for cutoff in ["", "5", "d", "5 days", "366d", "99999999999d", "5é"] {
        let words = Words { cutoff: cutoff.into(), reminder: "365d".into(), ..words("month", "15") };
        let refused = Cadence::read(&words, day(2026, 1, 1)).unwrap_err();
        assert_eq!(refused, [CadenceError::Lead { option: "cutoff", text: cutoff.into() }]);
    }
    let words = Words { reminder: "119h".into(), ..words("month", "15") };
    assert!(matches!(
        Cadence::read(&words, day(2026, 1, 1)).unwrap_err()[..],
        [CadenceError::ReminderAfterCutoff { .. }]
    ));
}

#[test]
fn words_are_read_whatever_their_case_and_spacing() {
    let same = cadence(" 2  Months ", "Second   TUESDAY");
    assert_eq!(same, cadence("2 months", "second tuesday"));
    assert_eq!(same.words(), words("2 months", "second tuesday"));
}

fn weekdays() -> impl Strategy<Value = Weekday> {
    (0u8..7).prop_map(|n| Weekday::try_from(n).unwrap())
}

fn rhythms() -> impl Strategy<Value = Rhythm> {
    let month_day = prop_oneof![
        (1u8..=31).prop_map(MonthDay::Day),
        (1u8..=4, weekdays()).prop_map(|(n, weekday)| MonthDay::Nth(n, weekday)),
        weekdays().prop_map(MonthDay::Last),
    ];
    prop_oneof![
        (1u32..=60, weekdays()).prop_map(|(every, on)| Rhythm::Weeks { every, on }),
        (1u32..=60, month_day).prop_map(|(every, on)| Rhythm::Months { every, on }),
    ]
}

prop_compose! {
    fn cadences()(
        rhythm in rhythms(),
        minute in 0u32..1440,
        zone in 0..chrono_tz::TZ_VARIANTS.len(),
        cutoff in 0i64..20_000,
        longer in 0i64..20_000,
        anchor in 0u64..20_000,
    ) -> Cadence {
        Cadence {
            rhythm,
            at: NaiveTime::from_num_seconds_from_midnight_opt(minute * 60, 0).unwrap(),
            zone: chrono_tz::TZ_VARIANTS[zone],
            cutoff: TimeDelta::minutes(cutoff),
            reminder: TimeDelta::minutes(cutoff + longer),
            anchor: day(2000, 1, 1) + Days::new(anchor),
        }
    }
}

proptest! {
    #[test]
    fn every_cadence_reads_back_from_its_words(cadence in cadences()) {
        prop_assert_eq!(Cadence::read(&cadence.words(), cadence.anchor), Ok(cadence));
    }

    #[test]
    fn moments_ascend_and_keep_their_order(cadence in cadences(), start in 0i64..3_000_000_000) {
        let start = DateTime::from_timestamp(start, 0).unwrap();
        let coming: Vec<_> = cadence.after(start).take(20).collect();
        prop_assert_eq!(coming.len(), 20);
        prop_assert!(coming.iter().all(|o| o.reminder_at <= o.cutoff_at && o.cutoff_at <= o.sends_at));
        prop_assert!(coming[0].sends_at > start);
        prop_assert!(coming.is_sorted_by(|a, b| a.sends_at < b.sends_at));
        let next = cadence.after(coming[0].sends_at).next();
        prop_assert_eq!(next, Some(coming[1]), "asking again goes on where one was");
    }

    #[test]
    fn the_nth_weekday_is_the_one_a_wall_calendar_shows(n in 1u8..=4, weekday in weekdays(), year in 1970i32..2200) {
        let rhythm = Rhythm::Months { every: 1, on: MonthDay::Nth(n, weekday) };
        let last = Rhythm::Months { every: 1, on: MonthDay::Last(weekday) };
        for month in 1..=12 {
            let first = day(year, month, 1);
            let all: Vec<_> = first.iter_days().take_while(|d| d.month() == month).filter(|d| d.weekday() == weekday).collect();
            prop_assert_eq!(rhythm.day(first, 0), Some(all[usize::from(n) - 1]));
            prop_assert_eq!(last.day(first, 0), all.last().copied());
        }
    }

    #[test]
    fn in_amsterdam_the_clock_shows_the_time_asked_for_unless_it_skips_it(
        rhythm in rhythms(), minute in 0u32..1440, start in 1_700_000_000i64..2_000_000_000,
    ) {
        let at = NaiveTime::from_num_seconds_from_midnight_opt(minute * 60, 0).unwrap();
        let none = TimeDelta::zero();
        let cadence = Cadence { rhythm, at, zone: Amsterdam, cutoff: none, reminder: none, anchor: day(2020, 1, 1) };
        for occurrence in cadence.after(DateTime::from_timestamp(start, 0).unwrap()).take(12) {
            let local = cadence.local(occurrence.sends_at);
            let skipped = local.date().month() == 3 && (120..180).contains(&minute);
            prop_assert!(local.time() == at || (skipped && local.time() == NaiveTime::from_hms_opt(3, 0, 0).unwrap()));
        }
    }
}
