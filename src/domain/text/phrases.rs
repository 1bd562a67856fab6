//! The phrases of pages and mails, by language. Their words are in `locales/`, in Fluent; `tests/locales.rs` checks them.

use std::sync::LazyLock;

use chrono::{Datelike, NaiveDate, NaiveDateTime, Timelike};
use fluent_bundle::{FluentArgs, FluentResource, FluentValue, concurrent::FluentBundle};
use intl_memoizer::{Memoizable, concurrent::IntlLangMemoizer};
use unic_langid::LanguageIdentifier;

use super::language::{Language, UnknownLanguage};

type Bundle = FluentBundle<FluentResource>;

/// The phrases of every language, in the order of [`Language::ALL`].
static BUNDLES: LazyLock<[Bundle; Language::ALL.len()]> = LazyLock::new(|| Language::ALL.map(bundle));

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
        grouped(&number.to_string(), self.0.thousands())
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
        let bundle = BUNDLES.get(self.0 as usize);
        let message = bundle.and_then(|bundle| Some((bundle, bundle.get_message(key)?.value()?)));
        let Some((bundle, pattern)) = message else { return key.to_owned() };
        let mut errors = Vec::new();
        bundle.format_pattern(pattern, args, &mut errors).into_owned()
    }
}

/// The mark between thousands, which a bundle keeps for its language.
struct Thousands(char);

impl Memoizable for Thousands {
    type Args = ();
    type Error = UnknownLanguage;

    fn construct(language: LanguageIdentifier, (): ()) -> Result<Self, UnknownLanguage> {
        language.language.as_str().parse().map(|language: Language| Self(language.thousands()))
    }
}

/// Writes a count that a phrase holds; leaves every other value to Fluent.
fn counted(value: &FluentValue<'_>, memoizer: &IntlLangMemoizer) -> Option<String> {
    let FluentValue::Number(number) = value else { return None };
    let is_count = number.value >= 0.0 && number.value.fract() == 0.0;
    let write = |Thousands(mark): &Thousands| grouped(&format!("{:.0}", number.value), *mark);
    is_count.then(|| memoizer.with_try_get((), write).ok()).flatten()
}

/// Writes digits with a mark between thousands from five digits on.
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

/// Reads the locale files of a language. A file with a mistake keeps its well-formed phrases (and fails the tests).
fn bundle(language: Language) -> Bundle {
    let locale = LanguageIdentifier::from_bytes(language.tag().as_bytes()).unwrap_or_default();
    let mut bundle = Bundle::new_concurrent(vec![locale]);
    bundle.set_use_isolating(false);
    bundle.set_formatter(Some(counted));
    for file in language.files() {
        let phrases = FluentResource::try_new((*file).to_owned()).unwrap_or_else(|(partial, _)| partial);
        bundle.add_resource_overriding(phrases);
    }
    bundle
}

#[cfg(test)]
mod tests {
    use super::*;

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
