//! The manual, and the program's exit codes.

use super::{place_with_a_list, place_with_an_issue};
use crate::support::program::Place;

#[test]
fn help_is_a_manual() {
    let place = Place::new();
    let manual = place.does("rondbrief --help");
    for words in [
        "Without a command it serves",
        "rondbrief.toml",
        "RONDBRIEF_DATABASE_URL",
        "RONDBRIEF_SMTP_URL",
        "RONDBRIEF_SECRET_KEY_FILE",
        "worker",
        "migrate",
        "timetable",
        "Exit codes: 0",
    ] {
        assert!(manual.contains(words), "{words}\n{manual}");
    }
    for (command, words) in [
        ("list create", "second tuesday"),
        ("item add", "2026-12-10 14:00"),
        ("issue preview", "html"),
        ("subscriber import", "email,name,consented_at,consent"),
        ("serve", "--no-worker"),
        ("sending allow", "only copy"),
        ("doctor", "sends nothing"),
        ("timetable", "--count"),
    ] {
        let manual = place.does(&format!("rondbrief {command} --help"));
        assert!(manual.contains(words), "{command}: {words}\n{manual}");
    }
    assert!(!place.path("rondbrief-data").exists(), "reading a manual makes nothing");
}

#[test]
fn the_journey_in_the_manual_works_as_typed() {
    let place = Place::new();
    let manual = place.does("rondbrief --help").replace("\\\n", " ");
    let lines: Vec<_> = manual.lines().filter_map(|line| line.strip_prefix("  rondbrief ")).collect();
    assert!(lines.len() >= 8, "{lines:?}");
    for line in lines {
        let words = line.split(" (").next().unwrap();
        place.does(&format!("rondbrief {words}"));
    }
}

#[test]
fn what_is_used_wrongly_ends_with_2() {
    let place = place_with_a_list();
    for line in [
        "rondbrief fly",
        "rondbrief list create --slug x",
        "rondbrief list show --slug 'In de ggz'",
        "rondbrief item add --list in-de-ggz --kind poem --title T",
        "rondbrief item add --list in-de-ggz --kind event --title T",
        "rondbrief item add --list in-de-ggz --kind news --title T --starts '2026-12-10 14:00'",
        "rondbrief item add --list in-de-ggz --kind news --title T --link nowhere",
        "rondbrief item add --list in-de-ggz --kind news --title T --image http://www.example.org/a.jpg --alt A",
        "rondbrief item add --list in-de-ggz --kind news --title T --image https://www.example.org/a.jpg",
        "rondbrief item add --list in-de-ggz --kind news --title T --expires tomorrow",
        "rondbrief item add --list in-de-ggz --kind news --title 'two\nlines'",
        "rondbrief issue preview --list in-de-ggz 1 --format pdf",
        "rondbrief issue test --list in-de-ggz 1 --to nobody",
        "rondbrief subscriber add --list in-de-ggz --email nobody --consent paper",
        "rondbrief timetable --list in-de-ggz --count 0",
        "rondbrief --config nowhere.toml list list",
        "RONDBRIEF_LISTEN=here rondbrief list list",
    ] {
        let done = place.types(line);
        assert_eq!(done.code, 2, "{line}\n{}{}", done.stdout, done.stderr);
        assert!(!done.stderr.is_empty() && done.stdout.is_empty(), "{line}: errors go to standard error");
    }
    assert_eq!(place.asks("rondbrief item list --list in-de-ggz --json"), serde_json::json!([]));
}

#[test]
fn what_fails_ends_with_1_and_says_what_to_do() {
    let place = place_with_an_issue();
    for (line, words) in [
        ("rondbrief list show --slug weg", "rondbrief list list"),
        ("rondbrief item list --list weg", "rondbrief list list"),
        ("rondbrief item show --list in-de-ggz 12345", "rondbrief item list"),
        ("rondbrief issue compose --list in-de-ggz", "rondbrief item add"),
        ("rondbrief issue publish --list in-de-ggz 1", "not approved yet"),
        ("rondbrief issue publish --list in-de-ggz 7", "rondbrief issue list"),
        ("rondbrief issue report --list in-de-ggz 7 --json", "rondbrief issue list"),
        ("rondbrief subscriber find --list in-de-ggz --email niemand@example.net", "nobody on this list"),
        ("rondbrief subscriber import --list in-de-ggz weg.csv", "weg.csv"),
        ("rondbrief item add --list in-de-ggz --kind news --title T --body-file weg.md", "weg.md"),
        ("rondbrief healthcheck", "rondbrief:"),
        (super::CREATE, "list edit"),
    ] {
        let done = place.types(line);
        assert_eq!(done.code, 1, "{line}\n{}", done.stderr);
        assert!(done.stderr.contains(words) && done.stdout.is_empty(), "{line}: {words}\n{}", done.stderr);
    }
}
