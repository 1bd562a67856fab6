//! The reference of settings, beside what the configuration accepts.

use std::{collections::BTreeSet, fs};

use super::{document, file, reading::Document, root};
use crate::support::program::Place;

const REFERENCE: &str = "docs/configuration.md";

/// The text between two marks of the file that names all settings.
fn given(from: &str, until: &str) -> String {
    let text = file("src/config/given.rs");
    let (_, rest) = text.split_once(from).expect(from);
    rest.split_once(until).expect(until).0.to_owned()
}

/// The texts in quotes that stand before a form.
fn names(text: &str) -> BTreeSet<String> {
    let parts: Vec<_> = text.split('"').collect();
    let pairs = parts.windows(2).skip(1).step_by(2);
    pairs.filter(|pair| pair[1].starts_with(", Form::")).map(|pair| pair[0].to_owned()).collect()
}

/// The rows of the document's tables: their cells, without the backticks.
fn rows(document: &Document) -> Vec<Vec<String>> {
    let lines = document.text.lines().filter(|line| line.starts_with("| `"));
    lines.map(|line| line.split('|').skip(1).map(|cell| cell.trim().replace('`', "")).collect()).collect()
}

#[test]
fn the_reference_names_every_setting_and_no_other() {
    let rows = rows(&document(REFERENCE));
    let settings = rows.iter().filter(|cells| cells[1].starts_with("RONDBRIEF_"));
    let mut told = BTreeSet::new();
    for cells in settings {
        let variable = format!("RONDBRIEF_{}", cells[0].replace('.', "_").to_uppercase());
        assert_eq!(cells[1], variable);
        told.insert(cells[0].clone());
    }
    let known = names(&given("const KEYS", "];"));
    assert!(known.len() > 15 && told == known, "{:?}", told.symmetric_difference(&known));
}

#[test]
fn the_reference_names_every_key_of_routes_and_domains() {
    let rows = rows(&document(REFERENCE));
    let told: BTreeSet<_> = rows
        .iter()
        .filter(|cells| !cells[1].starts_with("RONDBRIEF_"))
        .flat_map(|cells| cells[0].split(", ").map(str::to_owned).collect::<Vec<_>>())
        .collect();
    let known = names(&given("const FAMILIES", "];"));
    assert!(known.len() > 8);
    let missing: Vec<_> = known.difference(&told).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn the_reference_tells_the_defaults_of_the_program() {
    let source: String = fs::read_dir(root().join("src/config"))
        .unwrap()
        .map(|entry| fs::read_to_string(entry.unwrap().path()).unwrap())
        .collect();
    for cells in rows(&document(REFERENCE)).iter().filter(|cells| cells[1].starts_with("RONDBRIEF_")) {
        let whole = cells[2].split_whitespace().count() == 1 && cells[2] != "none";
        let default = cells[2].rsplit('/').next().unwrap();
        assert!(!whole || source.contains(&format!("{default}\"")), "{}: {}", cells[0], cells[2]);
    }
}

/// The examples of the file, each as a whole configuration; its database and key are in the test's own folder.
#[test]
fn every_example_of_the_file_is_a_configuration_that_works() {
    let mut count = 0;
    for document in super::documents() {
        for block in document.blocks_of("toml") {
            let place = Place::new();
            let database = format!("sqlite:{}", place.path("rondbrief.db").display());
            let place = place.with("RONDBRIEF_DATABASE_URL", &database).with("RONDBRIEF_SECRET_KEY_FILE", "own.key");
            place.write("dkim.pem", file("tests/mail/keys/rsa_pkcs8.pem"));
            place.write("rondbrief.toml", &block.text);
            let done = place.types("rondbrief list list");
            assert_eq!(done.code, 0, "{}\n{}\n{}", document.path, block.text, done.stderr);
            count += 1;
        }
    }
    assert!(count >= 5);
}
