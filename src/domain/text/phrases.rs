//! Everything this service says to people, by language: `locales/` holds the words, in Fluent.

use std::sync::LazyLock;

use chrono::{Datelike, NaiveDate, NaiveDateTime, Timelike};
use fluent_bundle::{FluentArgs, FluentResource, FluentValue, concurrent::FluentBundle};
use unic_langid::LanguageIdentifier;

use super::language::Language;

type Bundle = FluentBundle<FluentResource>;

static DUTCH: LazyLock<Bundle> = LazyLock::new(|| bundle(Language::Nl, include_str!("../../../locales/nl.ftl")));
static ENGLISH: LazyLock<Bundle> = LazyLock::new(|| bundle(Language::En, include_str!("../../../locales/en.ftl")));

/// Speaks one language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Phrases(Language);

impl Phrases {
    /// The phrases of `language`.
    #[must_use]
    pub const fn of(language: Language) -> Self {
        Self(language)
    }

    /// The language spoken.
    #[must_use]
    pub const fn language(self) -> Language {
        self.0
    }

    /// The phrase `key`.
    #[must_use]
    pub fn say(self, key: &str) -> String {
        self.format(key, None)
    }

    /// The phrase `key` with its places filled in.
    #[must_use]
    pub fn fill(self, key: &str, places: &[(&str, &str)]) -> String {
        let args: FluentArgs<'_> = places.iter().map(|(name, text)| (*name, FluentValue::from(*text))).collect();
        self.format(key, Some(&args))
    }

    /// The phrase `key` in the singular or plural that `$count` asks for.
    #[must_use]
    pub fn count(self, key: &str, count: u64) -> String {
        let args: FluentArgs<'_> = [("count", FluentValue::from(count))].into_iter().collect();
        self.format(key, Some(&args))
    }

    /// A number as people write it: "12.345" in Dutch, "12,345" in English; up to four digits stand together.
    #[must_use]
    pub fn number(self, number: u64) -> String {
        grouped(&number.to_string(), mark(self.0))
    }

    /// A day in words: "dinsdag 13 januari 2026".
    #[must_use]
    pub fn date(self, day: NaiveDate) -> String {
        format!("{} {}", self.day(day), day.year())
    }

    /// A day of the coming months in words: "dinsdag 13 januari".
    #[must_use]
    pub fn day(self, day: NaiveDate) -> String {
        let weekday = self.say(&format!("weekday-{}", day.weekday().num_days_from_monday()));
        format!("{weekday} {} {}", day.day(), self.month_name(day))
    }

    /// A month in words: "januari 2026".
    #[must_use]
    pub fn month(self, day: NaiveDate) -> String {
        format!("{} {}", self.month_name(day), day.year())
    }

    /// The name of a day's month: "januari".
    #[must_use]
    pub fn month_name(self, day: NaiveDate) -> String {
        self.say(&format!("month-{}", day.month()))
    }

    /// A time of day: "10.00 uur".
    #[must_use]
    pub fn time(self, time: chrono::NaiveTime) -> String {
        self.fill("time", &[("hour", &time.hour().to_string()), ("minute", &format!("{:02}", time.minute()))])
    }

    /// A day and a time: "dinsdag 13 januari 2026, 10.00 uur".
    #[must_use]
    pub fn moment(self, moment: NaiveDateTime) -> String {
        format!("{}, {}", self.date(moment.date()), self.time(moment.time()))
    }

    /// A missing phrase shows as its key, so that a page never breaks; a test keeps all of them present.
    fn format(self, key: &str, args: Option<&FluentArgs<'_>>) -> String {
        let bundle = match self.0 {
            Language::Nl => &*DUTCH,
            Language::En => &*ENGLISH,
        };
        let Some(pattern) = bundle.get_message(key).and_then(|message| message.value()) else {
            return key.to_owned();
        };
        let mut errors = Vec::new();
        bundle.format_pattern(pattern, args, &mut errors).into_owned()
    }
}

/// What stands between thousands.
const fn mark(language: Language) -> char {
    match language {
        Language::Nl => '.',
        Language::En => ',',
    }
}

/// A count among words; none for what is no whole number.
fn counted(value: &FluentValue<'_>, mark: char) -> Option<String> {
    let FluentValue::Number(number) = value else { return None };
    (number.value >= 0.0 && number.value.fract() == 0.0).then(|| grouped(&format!("{:.0}", number.value), mark))
}

fn grouped(digits: &str, mark: char) -> String {
    if digits.len() < 5 {
        return digits.to_owned();
    }
    let mut written = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            written.push(mark);
        }
        written.push(digit);
    }
    written
}

/// Builds a bundle; a locale file with a mistake in it keeps the phrases that are well-formed (and fails the tests).
fn bundle(language: Language, source: &'static str) -> Bundle {
    let resource = FluentResource::try_new(source.to_owned()).unwrap_or_else(|(partial, _)| partial);
    let locale = LanguageIdentifier::from_bytes(language.tag().as_bytes()).unwrap_or_default();
    let mut bundle = Bundle::new_concurrent(vec![locale]);
    bundle.set_use_isolating(false);
    bundle.set_formatter(Some(match language {
        Language::Nl => |value, _| counted(value, mark(Language::Nl)),
        Language::En => |value, _| counted(value, mark(Language::En)),
    }));
    bundle.add_resource_overriding(resource);
    bundle
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use super::*;

    /// Each phrase of a locale file with the places in it.
    fn phrases(source: &str) -> BTreeMap<String, BTreeSet<String>> {
        let mut phrases: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        let mut current = String::new();
        for line in source.lines() {
            if line.starts_with(|c: char| c.is_ascii_lowercase())
                && let Some((key, _)) = line.split_once(" =")
            {
                assert!(phrases.insert(key.to_owned(), BTreeSet::new()).is_none(), "{key} stands twice");
                key.clone_into(&mut current);
            }
            if let Some(places) = phrases.get_mut(&current) {
                places.extend(line.split('$').skip(1).map(|rest| {
                    rest.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '-' || *c == '_').collect::<String>()
                }));
            }
        }
        phrases
    }

    #[test]
    fn every_language_has_the_same_phrases_with_the_same_places() {
        let (dutch, english) = (include_str!("../../../locales/nl.ftl"), include_str!("../../../locales/en.ftl"));
        for source in [dutch, english] {
            assert!(FluentResource::try_new(source.to_owned()).is_ok(), "a locale file is not well-formed");
        }
        assert_eq!(phrases(dutch), phrases(english));
    }

    #[test]
    fn numbers_are_written_as_each_language_does() {
        let [nl, en] = [Language::Nl, Language::En].map(Phrases::of);
        assert_eq!([0, 1_234, 12_345, 1_234_567].map(|n| nl.number(n)), ["0", "1234", "12.345", "1.234.567"]);
        assert_eq!(en.number(100_000), "100,000");
        assert!(nl.count("numbers-readers-now", 100_000).starts_with("100.000 "), "among words as well");
    }

    #[test]
    fn dates_read_as_people_say_them() {
        let moment = NaiveDate::from_ymd_opt(2026, 1, 13).unwrap().and_hms_opt(10, 0, 0).unwrap();
        assert_eq!(Phrases::of(Language::Nl).moment(moment), "dinsdag 13 januari 2026, 10.00 uur");
        assert_eq!(Phrases::of(Language::En).moment(moment), "Tuesday 13 January 2026, 10:00");
    }
}
