//! `rondbrief issue`.

use super::{place_with_a_list, place_with_an_issue};
use crate::support::{letter::ReadLetter, program::Place};

#[test]
fn an_issue_is_looked_at_in_three_forms() {
    let place = place_with_an_issue();
    let page = place.does("rondbrief issue preview --list in-de-ggz 1 --format html");
    assert!(page.trim_start().to_lowercase().starts_with("<!doctype html>"), "{page}");
    assert!(page.contains("De academie wordt een netwerk"));
    let text = place.does("rondbrief issue preview --list in-de-ggz 1 --format text");
    assert!(text.contains("Praten op je werk") && !text.contains('<'), "{text}");
    let mail = place.does("rondbrief issue preview --list in-de-ggz 1 --format eml");
    let mail = ReadLetter::parse(mail.as_bytes());
    assert!(mail.html.contains("De academie wordt een netwerk") && mail.text.contains("Praten op je werk"));
    assert!(!mail.header("List-Unsubscribe").is_empty());
}

#[test]
fn an_issue_goes_from_composed_to_published_and_is_reported_by_name() {
    let place = place_with_an_issue();
    place.does("rondbrief subscriber add --list in-de-ggz --email anke@example.net --consent 'op papier'");
    place.does("rondbrief issue test --list in-de-ggz 1 --to eva@example.org");
    place.does("rondbrief issue approve --list in-de-ggz 1");
    let before = place.asks("rondbrief issue report --list in-de-ggz 1 --json");
    assert_eq!((&before["state"], &before["readers"]), (&"scheduled".into(), &0.into()));
    assert!(place.does("rondbrief issue publish --list in-de-ggz 1").contains("1 reader"));
    let report = place.asks("rondbrief issue report --list in-de-ggz 1 --json");
    assert_eq!((&report["state"], &report["readers"], &report["queued"]), (&"sending".into(), &1.into(), &1.into()));
    for none in ["accepted", "deferred", "refused", "withdrawn"] {
        assert_eq!(report[none], 0, "{none}");
    }
    assert!(place.does("rondbrief issue report --list in-de-ggz 1").contains("readers"));
    assert_eq!(place.asks("rondbrief issue list --list in-de-ggz --json")[0]["number"], 1);
    let again = place.types("rondbrief issue publish --list in-de-ggz 1");
    assert_eq!((again.code, again.stderr.contains("already been published")), (1, true));
    assert_eq!(place.asks("rondbrief issue report --list in-de-ggz 1 --json")["readers"], 1, "twice adds nothing");
}

#[test]
fn a_held_issue_waits_for_approval() {
    let place = place_with_an_issue();
    place.does("rondbrief issue approve --list in-de-ggz 1");
    place.does("rondbrief issue hold --list in-de-ggz 1");
    assert_eq!(place.asks("rondbrief issue report --list in-de-ggz 1 --json")["state"], "held");
    assert_eq!(place.types("rondbrief issue publish --list in-de-ggz 1").code, 1);
    place.does("rondbrief issue approve --list in-de-ggz 1");
    place.does("rondbrief issue publish --list in-de-ggz 1");
}

#[test]
fn a_cancelled_issue_gives_its_items_back() {
    let place = place_with_an_issue();
    assert_eq!(place.does("rondbrief item list --list in-de-ggz"), "");
    place.does("rondbrief issue cancel --list in-de-ggz 1");
    assert_eq!(place.does("rondbrief item list --list in-de-ggz").lines().count(), 2);
    assert_eq!(place.does("rondbrief issue compose --list in-de-ggz"), "2\n");
    assert_eq!(place.types("rondbrief issue approve --list in-de-ggz 1").code, 1);
}

#[test]
fn what_is_expired_or_not_due_stays_out_of_an_issue() {
    let place = place_with_a_list();
    place.does("rondbrief item add --list in-de-ggz --kind news --title Voorbij --expires 2020-01-01");
    place.does("rondbrief item add --list in-de-ggz --kind news --title Straks --not-before 2098-01-01");
    assert_eq!(place.types("rondbrief issue compose --list in-de-ggz").code, 1);
    place.does("rondbrief item add --list in-de-ggz --kind news --title Nu");
    place.does("rondbrief issue compose --list in-de-ggz");
    let text = place.does("rondbrief issue preview --list in-de-ggz 1");
    assert!(text.contains("Nu") && !text.contains("Straks") && !text.contains("Voorbij"), "{text}");
}

/// A place whose first issue has been published to two readers and goes nowhere, for nothing delivers.
fn place_with_a_published_issue() -> Place {
    let place = place_with_an_issue();
    for name in ["anke", "bo"] {
        place.does(&format!(
            "rondbrief subscriber add --list in-de-ggz --email {name}@example.net --consent 'op papier'"
        ));
    }
    place.does("rondbrief issue approve --list in-de-ggz 1");
    place.does("rondbrief issue publish --list in-de-ggz 1");
    place
}

#[test]
fn an_issue_on_its_way_is_paused_resumed_stopped_and_sent_to_the_rest() {
    let place = place_with_a_published_issue();
    let report = || place.asks("rondbrief issue report --list in-de-ggz 1 --json");
    assert!(place.does("rondbrief issue pause --list in-de-ggz 1").contains("paused"));
    assert_eq!((&report()["state"], &report()["pause_reason"]), (&"paused".into(), &"editor".into()));
    assert!(
        place.does("rondbrief issue report --list in-de-ggz 1").starts_with("Update 1 of in-de-ggz: paused (editor)")
    );
    assert!(place.does("rondbrief issue list --list in-de-ggz").contains("paused"));
    for (line, words) in [
        ("rondbrief issue pause --list in-de-ggz 1", "issue resume"),
        ("rondbrief issue send-rest --list in-de-ggz 1", "issue resume"),
        ("rondbrief issue hold --list in-de-ggz 1", "already been published"),
    ] {
        let done = place.types(line);
        assert_eq!((done.code, done.stderr.contains(words)), (1, true), "{line}: {}", done.stderr);
    }
    assert!(place.does("rondbrief issue resume --list in-de-ggz 1").contains("is being sent again"));
    assert_eq!((&report()["state"], &report()["pause_reason"]), (&"sending".into(), &serde_json::Value::Null));
    assert!(place.does("rondbrief issue cancel --list in-de-ggz 1").contains("stopped"));
    assert_eq!(report()["state"], "stopped");
    place.does("rondbrief subscriber add --list in-de-ggz --email cas@example.net --consent 'op papier'");
    assert!(place.does("rondbrief issue send-rest --list in-de-ggz 1").contains("1 reader"), "two wait as it is");
    assert_eq!((&report()["state"], &report()["queued"]), (&"sending".into(), &3.into()));
}

#[test]
fn a_report_tells_reader_by_reader_when_it_is_asked_to() {
    let place = place_with_a_published_issue();
    for line in ["--json", ""] {
        let report = place.does(&format!("rondbrief issue report --list in-de-ggz 1 {line}"));
        assert!(!report.contains("example.net"), "{report}");
    }
    for which in ["--failed", "--all"] {
        let readers = place.asks(&format!("rondbrief issue report --list in-de-ggz 1 {which} --json"));
        let mut addresses: Vec<_> =
            readers.as_array().unwrap().iter().map(|it| it["address"].as_str().unwrap()).collect();
        addresses.sort_unstable();
        assert_eq!(addresses, ["anke@example.net", "bo@example.net"]);
        for key in ["state", "code", "words", "attempts", "copies", "route", "finished_at", "due_at"] {
            assert!(readers[0].get(key).is_some(), "{key}: {readers}");
        }
        assert_eq!((&readers[0]["state"], &readers[0]["attempts"]), (&"queued".into(), &0.into()));
        let page = place.does(&format!("rondbrief issue report --list in-de-ggz 1 {which}"));
        assert!(page.lines().count() == 2 && page.lines().all(|line| line.starts_with("queued     ")), "{page}");
    }
    let help = place.does("rondbrief issue report --help");
    assert!(help.contains("addresses") && help.contains("secret"), "{help}");
    assert_eq!(place.types("rondbrief issue report --list in-de-ggz 1 --failed --all").code, 2);
    place.does("rondbrief item add --list in-de-ggz --kind news --title Nieuws");
    place.does("rondbrief issue compose --list in-de-ggz");
    assert_eq!(place.asks("rondbrief issue report --list in-de-ggz 2 --failed --json"), serde_json::json!([]));
}
