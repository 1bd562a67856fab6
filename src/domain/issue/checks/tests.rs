use chrono::{NaiveDate, TimeZone, Utc};
use chrono_tz::Europe::Amsterdam;
use uuid::Uuid;

use super::*;
use crate::domain::{
    ids::ItemId,
    item::{Event, Item, ItemKind},
};

const LEAVE: &str = "https://nieuws.example.org/u/AAAA";

fn moment(day: u32) -> NaiveDateTime {
    NaiveDate::from_ymd_opt(2027, 1, day).unwrap().and_hms_opt(10, 0, 0).unwrap()
}

fn item(n: u128, title: &str, kind: ItemKind) -> Item {
    Item::new(ItemId(Uuid::from_u128(n)), kind, title.parse().unwrap(), Utc.timestamp_opt(0, 0).unwrap())
}

fn event(n: u128, title: &str, day: u32) -> Item {
    let facts = Event { starts: moment(day), ends: None, place: None, register: None, full: false };
    item(n, title, ItemKind::Event(facts))
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
        account: None,
        language: Language::Nl,
        link_checks: None,
    };
    change(&mut draft);
    let findings = check(&draft).into_iter().filter(|finding| finding.light != Light::Green);
    findings.map(|finding| (finding.check, finding.light, finding.about.join(" | "))).collect()
}

fn news() -> Vec<Item> {
    vec![item(1, "Nieuws", ItemKind::News)]
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
    let twice = vec![item(1, "Nieuws", ItemKind::News), item(2, "NIEUWS", ItemKind::Podcast)];
    assert_eq!(found(twice, |_| {}), one(Check::Titles, Light::Amber, "NIEUWS"));
    assert_eq!(
        found(news(), |draft| draft.text = "https://nieuws.example.org/u/AAAA"),
        one(Check::Text, Light::Red, "Nieuws")
    );
    let wrapped = |draft: &mut Draft<'_>| draft.text = "Groot\nnieuws https://nieuws.example.org/u/AAAA";
    assert_eq!(found(vec![item(1, "Groot nieuws", ItemKind::News)], wrapped), [], "lines are broken between words");
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

/// What is found of an issue with these links, the text part having all of `written` in it.
fn of_links(
    links: &str,
    written: &str,
    link_checks: Option<&BTreeMap<String, LinkCheck>>,
) -> Vec<(Check, Light, String)> {
    let html = format!("<a href=\"{LEAVE}\"></a>{links}");
    let text = format!("Nieuws {LEAVE} {written}");
    found(news(), |draft| {
        (draft.html, draft.text) = (html.leak(), text.leak());
        draft.link_checks = link_checks.map(|link_checks| &*Box::leak(Box::new(link_checks.clone())));
    })
}

#[test]
fn links_without_protection_are_amber_and_odd_ones_red() {
    let told = |links: &str| of_links(links, "a@example.org https://example.org http://example.org/", None);
    assert_eq!(told("<a href=\"mailto:a@example.org\"></a><a rel=\"noopener\" href=\"https://example.org\"></a>"), []);
    let open = "<a href=\"http://example.org/\"></a>";
    assert_eq!(told(open), one(Check::Links, Light::Amber, "http://example.org/"));
    for odd in ["javascript:alert(1)", "file:///etc/passwd", "/zonder-host"] {
        let told = of_links(&format!("{open}<a href=\"{odd}\"></a>"), &format!("http://example.org/ {odd}"), None);
        assert_eq!(told, one(Check::Links, Light::Red, odd));
    }
}

#[test]
fn a_link_that_only_the_html_has_is_amber() {
    let link = "<a href=\"https://voorbeeld.nl/?a=1&amp;b=2\">Lees verder</a>";
    assert_eq!(of_links(link, "https://voorbeeld.nl/?a=1&b=2", None), []);
    assert_eq!(of_links(link, "", None), one(Check::TextLinks, Light::Amber, "https://voorbeeld.nl/?a=1&b=2"));
}

#[test]
fn words_that_name_another_address_are_amber_and_other_words_are_not() {
    let told = |words: &str| {
        let link = "https://www.voorbeeld.nl/pagina";
        of_links(&format!("<a href=\"{link}\">{words}</a>"), link, None)
    };
    for fair in
        ["Lees verder", "voorbeeld.nl", "https://voorbeeld.nl/", "verslag.pdf", "a@andere.nl", "Kijk op andere.nl"]
    {
        assert_eq!(told(fair), [], "{fair}");
    }
    for foul in ["andere.nl", "https://andere.nl/pagina", "www.andere.com"] {
        let [(check, light, about)] = &told(foul)[..] else { panic!("{foul}") };
        assert_eq!((*check, *light), (Check::Disguised, Light::Amber));
        assert!(about.starts_with("andere.") && about.ends_with(" → voorbeeld.nl"), "{about}");
    }
}

#[test]
fn links_that_were_looked_at_are_told_by_what_was_found() {
    let link = "<a href=\"https://voorbeeld.nl/a\">Lees</a>";
    let seen =
        |sight| of_links(link, "https://voorbeeld.nl/a", Some(&[("https://voorbeeld.nl/a".to_owned(), sight)].into()));
    assert_eq!(seen(LinkCheck::Fine), []);
    for (sight, check, light) in [
        (LinkCheck::Dead, Check::Dead, Light::Red),
        (LinkCheck::Unsafe, Check::Unsafe, Light::Red),
        (LinkCheck::Unclear, Check::Unclear, Light::Amber),
    ] {
        assert_eq!(seen(sight), one(check, light, "https://voorbeeld.nl/a"));
    }
    let none = BTreeMap::new();
    let unseen = of_links(link, "https://voorbeeld.nl/a", Some(&none));
    assert_eq!(unseen, one(Check::Unseen, Light::Amber, "https://voorbeeld.nl/a"));
    for example in ["https://www.example.org/a", "https://site.example", "https://a.test/"] {
        let told = of_links(&format!("<a href=\"{example}\">Lees</a>"), example, Some(&none));
        assert_eq!(told, one(Check::Examples, Light::Amber, example));
    }
    let own = "<a href=\"https://nieuws.example.org/l/a\">Lees</a>";
    assert_eq!(of_links(own, "", Some(&none)), [], "our own pages are not asked");
    let near = "https://nieuws.example.org.boos.nl/";
    assert_eq!(
        of_links(&format!("<a href=\"{near}\">Lees</a>"), near, Some(&none)),
        one(Check::Unseen, Light::Amber, near)
    );
}

#[test]
fn a_link_into_somebodys_own_network_is_red_however_it_is_written_and_without_a_look() {
    for inside in [
        "https://192.168.1.1/x",
        "https://127.1/",
        "https://0x7f.1/",
        "https://[::ffff:127.0.0.1]/",
        "https://[fd00::1]/",
        "https://localhost:8080/",
        "https://nas.local/",
        "https://wiki.internal./",
    ] {
        for link_checks in [None, Some(&BTreeMap::new())] {
            let told = of_links(&format!("<a href=\"{inside}\">Lees</a>"), inside, link_checks);
            assert_eq!(told, one(Check::Unsafe, Light::Red, inside));
        }
    }
    let open = "http://169.254.169.254/latest";
    let told = of_links(&format!("<a href=\"{open}\">Lees</a>"), open, None);
    assert!(told.contains(&(Check::Unsafe, Light::Red, open.to_owned())), "{told:?}");
}

#[test]
fn what_cannot_be_seen_is_red_and_a_foreign_account_amber() {
    let html = format!("<a href=\"{LEAVE}\"></a><p style=\"color: #ccc\">Flauw</p>");
    assert_eq!(found(news(), |draft| draft.html = html.leak()), one(Check::Contrast, Light::Red, "Flauw"));
    assert_eq!(found(news(), |draft| draft.account = Some("mail.example.org")), []);
    let foreign = found(news(), |draft| draft.account = Some("gmail.com"));
    assert_eq!(foreign, one(Check::Sender, Light::Amber, "gmail.com"));
}

#[test]
fn text_that_is_hard_to_read_is_amber() {
    let body = "De samenwerkingsovereenkomst betreffende gemeenschapsgerichte ondersteuning vereist onderhandelingen. ";
    let item = Item { body: body.repeat(20), ..item(1, "Nieuws", ItemKind::News) };
    let [(check, light, _)] = &found(vec![item], |_| {})[..] else { panic!("one finding") };
    assert_eq!((*check, *light), (Check::Reading, Light::Amber));
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
