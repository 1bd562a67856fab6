//! The command line: its commands, its output and its exit codes.

mod audit;
mod copies;
mod doctor;
mod editors;
mod importing;
mod issues;
mod items;
mod keys;
mod lists;
mod manual;
mod proxies;
mod receive;
mod signing;
mod starting;
mod subscribers;
mod trouble;

use crate::support::program::Place;

/// The command that makes a list, as in the manual. Its first update is far off, for these tests run on the real clock.
const CREATE: &str = r#"rondbrief list create --slug in-de-ggz --name "In de ggz" --language nl \
    --from "Stichting Voorbeeld <update@example.org>" --postal "Straat 1, 1000 AA Amsterdam" \
    --every "2 months" --on "second tuesday" --begin 2099-01-01 --at 10:00 --zone Europe/Amsterdam"#;

/// A place with one list.
fn place_with_a_list() -> Place {
    let place = Place::new();
    place.does(CREATE);
    place
}

/// A place with one list and an issue composed of two items.
fn place_with_an_issue() -> Place {
    let place = place_with_a_list();
    place.does("rondbrief item add --list in-de-ggz --kind news --title 'De academie wordt een netwerk'");
    place.does("rondbrief item add --list in-de-ggz --kind podcast --title 'Praten op je werk'");
    assert_eq!(place.does("rondbrief issue compose --list in-de-ggz"), "1\n");
    place
}
