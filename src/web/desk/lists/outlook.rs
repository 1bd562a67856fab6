//! The outlook of a list, in words.

use chrono::{Datelike, TimeDelta};

use crate::{
    app::lists::outlook::Prospect,
    domain::{
        issue::outlook::Outlook,
        list::{List, cadence::Occurrence},
        text::phrases::Phrases,
        time::Instant,
    },
    web::desk::kit::paths::Link,
};

/// The characters around words that matter most, while a phrase is filled in. No text from outside holds these.
const STRONG: (char, char) = ('\u{1}', '\u{2}');

/// Moments nearer than this need no year.
const NEAR: TimeDelta = TimeDelta::days(300);

/// A part of a sentence.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Part {
    /// Its words.
    pub text: String,
    /// True if they are emphasised.
    pub strong: bool,
    /// The page about the thing they name, if it is a link.
    pub href: Option<Link>,
}

/// A moment of an issue.
pub(crate) struct Step {
    /// The moment.
    pub when: String,
    /// The act.
    pub what: String,
    /// True if it describes the present.
    pub here: bool,
    /// True if it is past.
    pub past: bool,
}

/// The outlook in one or two sentences.
pub(crate) fn sentence(phrases: Phrases, list: &List, prospect: &Prospect, now: Instant) -> Vec<Part> {
    let number = prospect.outlook.number().to_string();
    let at = |at: Instant| strong(&moment(phrases, list, at, now));
    let readers = phrases.count("desk-readers", prospect.readers);
    let about = |key: &str, moments: &[(&str, &str)]| {
        phrases.fill(key, &[&[("number", number.as_str()), ("readers", readers.as_str())], moments].concat())
    };
    let said = match prospect.outlook {
        Outlook::Collecting { occurrence: Some(Occurrence { cutoff_at, sends_at, .. }), .. } => {
            let (cutoff, sends) = (at(cutoff_at), at(sends_at));
            about("desk-collecting", &[("cutoff", &cutoff), ("sends", &sends)])
        }
        Outlook::Collecting { occurrence: None, .. } => about("desk-collecting-unplanned", &[]),
        Outlook::ToApprove { planned: Some(planned), .. } => about("desk-to-approve", &[("sends", &at(planned))]),
        Outlook::ToApprove { planned: None, .. } => about("desk-to-approve-unplanned", &[]),
        Outlook::Approved { planned: Some(planned), .. } => about("desk-approved", &[("sends", &at(planned))]),
        Outlook::Approved { planned: None, .. } => about("desk-approved-unplanned", &[]),
        Outlook::Held { .. } => about("desk-held", &[]),
        Outlook::Sending { .. } => about("desk-sending", &[]),
        Outlook::Paused { .. } => about("desk-paused", &[]),
    };
    parts(&format!("{said} {}", waiting(phrases, prospect)))
}

/// The number of items that wait, and how many of them go along.
fn waiting(phrases: Phrases, Prospect { waiting, later, past, .. }: &Prospect) -> String {
    match (waiting, later, past) {
        (_, 0, 0) => phrases.count("desk-waiting", *waiting),
        (1, 1, 0) => phrases.say("desk-waiting-one-later"),
        (1, ..) => phrases.say("desk-waiting-one-past"),
        _ => {
            let along = phrases.count("desk-waiting-along", waiting - later - past);
            let others = [("desk-waiting-later", *later), ("desk-waiting-past", *past)].into_iter();
            let others = others.filter(|(_, count)| *count > 0).map(|(key, count)| phrases.count(key, count));
            let apart = std::iter::once(along).chain(others).collect::<Vec<_>>().join(", ");
            phrases.fill("desk-waiting-apart", &[("count", &phrases.number(*waiting)), ("apart", &apart)])
        }
    }
}

/// The moments of the issue that is collected for; none for one that is further on its way.
pub(crate) fn steps(phrases: Phrases, list: &List, prospect: &Prospect, now: Instant) -> Vec<Step> {
    let Outlook::Collecting { occurrence: Some(Occurrence { reminder_at, cutoff_at, sends_at }), .. } =
        prospect.outlook
    else {
        return Vec::new();
    };
    let day = |moment: Instant| day(phrases, list, moment);
    let say = |key: &str| phrases.say(key);
    let coming = |moment: Instant, key| Step { when: day(moment), what: say(key), here: false, past: moment <= now };
    let present = Step { when: say("desk-now"), what: say("desk-step-collect"), here: true, past: false };
    let mut steps = vec![coming(reminder_at, "desk-step-remind")];
    steps.insert(usize::from(reminder_at <= now), present);
    steps.extend([coming(cutoff_at, "desk-step-compose"), coming(sends_at, "desk-step-send")]);
    steps
}

/// A moment on the list's clock, for a line through time: "13 januari, 10.00 uur".
pub(crate) fn day(phrases: Phrases, list: &List, at: Instant) -> String {
    let local = list.cadence.local(at);
    let (day, month) = (local.day().to_string(), phrases.month_name(local.date()));
    phrases.fill("desk-day", &[("day", &day), ("month", &month), ("time", &phrases.time(local.time()))])
}

/// A moment on the list's clock: "dinsdag 13 januari om 10.00 uur", with the year where it is not near.
pub(crate) fn moment(phrases: Phrases, list: &List, at: Instant, now: Instant) -> String {
    moment_of(phrases, list, at, !is_near(at, now))
}

/// True if a moment is so near that its year can be left out.
pub(crate) fn is_near(at: Instant, now: Instant) -> bool {
    (at - now).abs() < NEAR
}

/// A moment on the list's clock, with its year or without.
pub(crate) fn moment_of(phrases: Phrases, list: &List, at: Instant, with_year: bool) -> String {
    let local = list.cadence.local(at);
    let day = if with_year { phrases.date(local.date()) } else { phrases.day(local.date()) };
    phrases.fill("desk-at", &[("date", &day), ("time", &phrases.time(local.time()))])
}

fn strong(text: &str) -> String {
    format!("{}{text}{}", STRONG.0, STRONG.1)
}

/// Takes a filled-in phrase apart.
fn parts(text: &str) -> Vec<Part> {
    let pieces = text.split(STRONG.0).flat_map(|piece| match piece.split_once(STRONG.1) {
        Some((inside, after)) => [(inside, true), (after, false)],
        None => [("", true), (piece, false)],
    });
    let filled = pieces.filter(|(text, _)| !text.is_empty());
    filled.map(|(text, strong)| Part { text: text.to_owned(), strong, href: None }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_falls_apart_at_what_matters_most() {
        let text = format!("Op {} en {}.", strong("dinsdag"), strong("woensdag"));
        let parts: Vec<_> = parts(&text).into_iter().map(|part| (part.text, part.strong)).collect();
        let expected = [("Op ", false), ("dinsdag", true), (" en ", false), ("woensdag", true), (".", false)];
        assert_eq!(parts, expected.map(|(text, strong)| (text.to_owned(), strong)));
    }
}
