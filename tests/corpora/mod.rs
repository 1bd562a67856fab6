//! Everything that reads bytes from outside, with the bytes that its fuzz target begins with (`fuzz/`).
//!
//! A crash that fuzzing finds is kept as a file in the target's corpus, and so becomes a test here.

use std::{collections::BTreeSet, fs, path::PathBuf};

#[path = "../../fuzz/src/lib.rs"]
mod fuzz;

use fuzz::{passkey::Maker, place::Place};

fn below(path: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("fuzz").join(path)
}

/// The names in a folder, without what follows their first dot.
fn names(path: &str) -> BTreeSet<String> {
    let files = fs::read_dir(below(path)).unwrap().map(|file| file.unwrap().file_name().into_string().unwrap());
    files.map(|name| name.split('.').next().unwrap().to_owned()).collect()
}

/// Gives a target its corpus, one file after the other.
fn try_all(target: &str, run: impl Fn(&[u8])) {
    let files = fs::read_dir(below("corpus").join(target)).unwrap().map(|file| file.unwrap().path());
    let mut files: Vec<_> = files.collect();
    assert!(files.len() > 2, "{target} has hardly anything to begin with");
    files.sort();
    for file in files {
        // Captured by the harness, and shown with what fails.
        println!("{}", file.display());
        run(&fs::read(file).unwrap());
    }
}

/// A test per target; those behind `at` need a database.
macro_rules! corpora {
    ($($target:ident)+; at $($placed:ident)+) => {
        $(#[test]
        fn $target() {
            try_all(stringify!($target), fuzz::$target::run);
        })+

        $(#[test]
        fn $placed() {
            let place = Place::new();
            try_all(stringify!($placed), |bytes| fuzz::$placed::run(&place, bytes));
        })+

        /// Every target that has a test here.
        const TARGETS: &[&str] = &[$(stringify!($target),)+ $(stringify!($placed),)+ "passkey"];
    };
}

corpora! {
    addresses cadence caught_mail dkim_key fields heads issue_html markdown picture replies
    returned;
    at form_token import request sign_up
}

#[test]
fn passkey() {
    let place = Place::new();
    let maker = Maker::new(&place);
    try_all("passkey", |bytes| maker.run(&place, bytes));
}

#[test]
fn every_target_has_a_corpus_a_program_and_a_test() {
    let tested: BTreeSet<String> = TARGETS.iter().map(|&name| name.to_owned()).collect();
    assert_eq!(names("corpus"), tested);
    assert_eq!(names("fuzz_targets"), tested);
    let functions: BTreeSet<_> =
        names("src").into_iter().filter(|name| !["lib", "place"].contains(&name.as_str())).collect();
    assert_eq!(functions, tested);
    let manifest: toml::Table = fs::read_to_string(below("Cargo.toml")).unwrap().parse().unwrap();
    let programs = manifest["bin"].as_array().unwrap().iter();
    let programs: BTreeSet<_> = programs.map(|it| it["name"].as_str().unwrap().to_owned()).collect();
    assert_eq!(programs, tested);
}
