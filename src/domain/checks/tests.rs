use chrono::{NaiveDate, TimeZone, Utc};
use chrono_tz::Europe::Amsterdam;
use uuid::Uuid;

use super::*;
use crate::domain::{
    ids::ItemId,
    item::{Event, Item, Kind},
};

const LEAVE: &str = "https://nieuws.example.org/u/AAAA";

fn moment(day: u32) -> NaiveDateTime {
    NaiveDate::from_ymd_opt(2027, 1, day).unwrap().and_hms_opt(10, 0, 0).unwrap()
}

fn item(n: u128, title: &str, kind: Kind) -> Item {
    Item::new(ItemId(Uuid::from_u128(n)), kind, title.parse().unwrap(), Utc.timestamp_opt(0, 0).unwrap())
}

fn event(n: u128, title: &str, day: u32) -> Item {
    let facts = Event { starts: moment(day), ends: None, place: None, register: None, full: false };
    item(n, title, Kind::Event(facts))
}

/// What the checks find, but for what is well.
fn found(items: Vec<Item>, change: impl FnOnce(&mut Draft<'_>)) -> Vec<(Check, Light, String)> {
    let titles: Vec<_> = items.iter().map(|item| item.title.as_str().to_owned()).collect();
    let text = format!("{}\n{LEAVE}\n", titles.join("\n"));
    let html = format!("<body><a class=\"x\" href=\"{LEAVE}\">weg</a></body>");
    let contents = Contents::arrange(items, Amsterdam);
    let mut draft = Draft {
        subject: "In de ggz: januari 2027",
        text: &text,
        html: &html,
        contents: &contents,
        moment: moment(12),
        leave: LEAVE,
        base: "https://nieuws.example.org",
        domain: "example.org",
        is_signed: true,
    };
    change(&mut draft);
    let findings = check(&draft).into_iter().filter(|finding| finding.light != Light::Green);
    findings.map(|finding| (finding.check, finding.light, finding.about.join(" | "))).collect()
}

fn news() -> Vec<Item> {
    vec![item(1, "Nieuws", Kind::News)]
}

fn one(check: Check, light: Light, about: &str) -> Vec<(Check, Light, String)> {
    vec![(check, light, about.to_owned())]
}

#[test]
fn an_issue_with_nothing_wrong_is_green_throughout() {
    assert_eq!(found(news(), |_| {}), []);
}

#[test]
fn an_event_that_is_past_by_then_is_amber_and_an_issue_of_nothing_else_is_red() {
    let late = event(2, "Slotbijeenkomst", 11);
    let both = [news(), vec![late.clone()]].concat();
    assert_eq!(found(both, |_| {}), one(Check::Dates, Light::Amber, "Slotbijeenkomst"));
    let alone = found(vec![late], |_| {});
    assert_eq!(alone[0], (Check::Contents, Light::Red, "0".to_owned()));
}

#[test]
fn a_title_that_stands_twice_or_not_in_the_text_is_told() {
    let twice = vec![item(1, "Nieuws", Kind::News), item(2, "NIEUWS", Kind::Podcast)];
    assert_eq!(found(twice, |_| {}), one(Check::Titles, Light::Amber, "NIEUWS"));
    assert_eq!(
        found(news(), |draft| draft.text = "https://nieuws.example.org/u/AAAA"),
        one(Check::Text, Light::Red, "Nieuws")
    );
    let wrapped = |draft: &mut Draft<'_>| draft.text = "Groot\nnieuws https://nieuws.example.org/u/AAAA";
    assert_eq!(found(vec![item(1, "Groot nieuws", Kind::News)], wrapped), [], "lines are broken between words");
}

#[test]
fn a_reader_must_be_able_to_leave_by_both_parts() {
    assert_eq!(found(news(), |draft| draft.text = "Nieuws"), one(Check::Leaving, Light::Red, ""));
    assert_eq!(found(news(), |draft| draft.html = "<body></body>"), one(Check::Leaving, Light::Red, ""));
}

#[test]
fn a_picture_without_words_is_red() {
    for (picture, is_mute) in [
        ("<img src=\"https://example.org/a.jpg\" alt=\"Twee > een\">", false),
        ("<img alt=\"Team\" src=\"https://example.org/a.jpg\">", false),
        ("<img src=\"https://example.org/a.jpg\" alt=\" \">", true),
        ("<img src=\"https://example.org/a.jpg\"><p title=\"alt=\">", true),
    ] {
        let html = format!("{picture}<a href=\"{LEAVE}\">");
        let told = found(news(), |draft| draft.html = &*html.clone().leak());
        let expected = one(Check::Pictures, Light::Red, "https://example.org/a.jpg");
        assert_eq!(told, if is_mute { expected } else { Vec::new() }, "{picture}");
    }
}

#[test]
fn links_without_protection_are_amber_and_odd_ones_red() {
    let told = |links: &str| {
        let html = format!("<a href=\"{LEAVE}\"></a>{links}");
        found(news(), |draft| draft.html = html.leak())
    };
    assert_eq!(told("<a href=\"mailto:a@example.org\"></a><a rel=\"noopener\" href=\"https://example.org\"></a>"), []);
    let open = "<a href=\"http://example.org/\"></a>";
    assert_eq!(told(open), one(Check::Links, Light::Amber, "http://example.org/"));
    for odd in ["javascript:alert(1)", "file:///etc/passwd", "/zonder-host"] {
        assert_eq!(told(&format!("{open}<a href=\"{odd}\"></a>")), one(Check::Links, Light::Red, odd));
    }
}

#[test]
fn length_counts_for_the_subject_and_the_whole() {
    let long = "x".repeat(61);
    assert_eq!(found(news(), |draft| draft.subject = long.leak()), one(Check::Subject, Light::Amber, "61"));
    assert_eq!(found(news(), |draft| draft.subject = " "), one(Check::Subject, Light::Red, "0"));
    let html = format!("<a href=\"{LEAVE}\"></a>{}", " ".repeat(LARGE));
    assert_eq!(found(news(), |draft| draft.html = html.leak()), one(Check::Size, Light::Amber, "81"));
    assert!(hold(&[too_long(100_001)]) && !hold(&[size(LARGE + 1)]));
}

#[test]
fn unsigned_mail_is_amber() {
    assert_eq!(found(news(), |draft| draft.is_signed = false), one(Check::Signature, Light::Amber, "example.org"));
}
