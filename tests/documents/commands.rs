//! The check for each command of a document: most are typed as they stand; the others are named here, with the reason.

use std::{fs::metadata, os::unix::fs::PermissionsExt, process::Command};

use super::{documents, file, root};
use crate::support::program::Place;

/// The way a command is checked.
#[derive(Debug, Clone, Copy)]
pub enum Check {
    /// It is typed as it stands, and ends with 0.
    Typed,
    /// It is typed as it stands; with the document's made-up mail server it may also end with 1.
    TypedInVain,
    /// It runs until it is stopped: it is started, visited, and left running for the rest of the document.
    Serves,
    /// It runs until it is stopped: it is started, and told to stop.
    Starts,
    /// It keeps a value for the commands after it.
    Keeps,
    /// It is looked at without being run.
    LookedAt(fn(&str)),
}

/// The beginnings of commands, each with its check; the first row that fits counts.
const CHECKS: [(&str, Check); 28] = [
    // Builds take minutes, and the program is built already.
    ("cargo run", Check::Serves),
    ("cargo build", Check::LookedAt(profile_exists)),
    ("cargo bench", Check::LookedAt(bench_has_part)),
    // This suite cannot run itself: it looks for the tests by name.
    ("cargo test", Check::LookedAt(tests_exist)),
    ("cargo fmt", Check::LookedAt(stands_in_all_checks)),
    ("cargo clippy", Check::LookedAt(stands_in_all_checks)),
    ("cargo doc", Check::LookedAt(is_documented)),
    // These run the suite, or a browser, for minutes.
    ("tests/", Check::LookedAt(is_script)),
    ("docs/pictures", Check::LookedAt(is_script)),
    // These need root, or an engine for containers.
    ("apt-get install", Check::LookedAt(is_installed_for_tests)),
    ("docker compose", Check::LookedAt(compose_accepts)),
    // The tests have the program in their PATH.
    ("alias rondbrief=", Check::LookedAt(is_what_the_readme_builds)),
    ("rondbrief doctor", Check::TypedInVain),
    ("rondbrief serve", Check::Starts),
    ("rondbrief worker", Check::Starts),
    ("rondbrief", Check::Typed),
    ("RONDBRIEF_TEST_POSTGRES=", Check::LookedAt(tests_exist)),
    ("password=", Check::Keeps),
    ("hash=", Check::Keeps),
    ("(umask", Check::Typed),
    ("cat", Check::Typed),
    ("chmod", Check::Typed),
    ("cp", Check::Typed),
    ("curl", Check::Typed),
    ("install -D", Check::Typed),
    ("mkdir", Check::Typed),
    ("mv", Check::Typed),
    ("printf", Check::Typed),
];

/// The check for a command; a command without one fails the test.
pub fn check_of(command: &str) -> Check {
    let known = CHECKS.iter().find(|(start, _)| command.starts_with(start)).map(|(_, check)| *check);
    known.unwrap_or_else(|| panic!("no row of CHECKS says how this command is checked: {command}"))
}

/// A command without the comment behind it.
fn bare(command: &str) -> &str {
    command.split(" #").next().unwrap().trim()
}

/// The words of a command.
fn words(command: &str) -> Vec<&str> {
    bare(command).split_whitespace().collect()
}

/// The folder below target/ in which a command of Cargo leaves the program.
fn folder_of(command: &str) -> String {
    let words = words(command);
    let named = words.windows(2).find(|pair| pair[0] == "--profile").map(|pair| pair[1]);
    let folder = named.unwrap_or(if words.contains(&"--release") { "release" } else { "debug" });
    folder.to_owned()
}

fn profile_exists(command: &str) {
    let folder = folder_of(command);
    let written = file("Cargo.toml").contains(&format!("[profile.{folder}]"));
    assert!(written || matches!(&*folder, "release" | "debug"), "{command}: Cargo.toml has no such profile");
}

fn is_what_the_readme_builds(command: &str) {
    let readme = super::document("README.md");
    let first = readme.commands().into_iter().next().unwrap();
    assert!(first.starts_with("cargo run"), "{first}");
    profile_exists(&first);
    assert_eq!(bare(command), format!("alias rondbrief=target/{}/rondbrief", folder_of(&first)));
}

fn bench_has_part(command: &str) {
    let parts = words(command).into_iter().skip(2).filter(|word| *word != "--");
    let rows = file("benches/engine/main.rs") + &file("benches/engine/rows/mod.rs");
    for part in parts {
        assert!(rows.contains(&format!("\"{part}\"")), "{command}: there is no part {part}");
    }
}

/// Each filter finds a test of this suite; another test target stands in Cargo.toml.
fn tests_exist(command: &str) {
    let words = words(command);
    let target = words.windows(2).find(|pair| pair[0] == "--test").map(|pair| pair[1]).expect("a command names --test");
    assert!(file("Cargo.toml").contains(&format!("[[test]]\nname = \"{target}\"")), "{command}: no such test target");
    let filters: Vec<_> = words.into_iter().skip_while(|word| *word != "--").skip(1).collect();
    for filter in filters {
        assert_eq!(target, "suite", "{command}: only the suite's tests can be listed");
        let list = Command::new(std::env::current_exe().unwrap()).args(["--list", filter]).output().unwrap();
        let list = String::from_utf8(list.stdout).unwrap();
        assert!(list.lines().any(|line| line.ends_with(": test")), "{command}: no test is called {filter}");
    }
}

fn stands_in_all_checks(command: &str) {
    let all = file("tests/run");
    assert!(all.contains(&format!("check {}", bare(command))), "tests/run does not run {command}");
}

fn is_documented(command: &str) {
    assert!(file("tests/run").contains("cargo doc") && words(command)[1] == "doc");
}

fn is_script(command: &str) {
    let path = words(command)[0];
    let mode = metadata(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}")).permissions().mode();
    assert!(mode & 0o111 != 0, "{path} cannot be run");
    let first = file(path).lines().next().unwrap().to_owned();
    assert!(first.starts_with("#!/usr/bin/env ") || first.starts_with("#!/bin/"), "{path}: {first}");
}

/// The packages are those that the checks install on a machine without them.
fn is_installed_for_tests(command: &str) {
    let installed = file("tests/setup.sh");
    for package in words(command).into_iter().skip(2).filter(|word| !word.starts_with('-')) {
        assert!(
            installed.contains(&format!("missing+=({package})")),
            "{command}: tests/setup.sh does not install {package}"
        );
    }
}

/// The file is one that Compose reads, and every service that is named stands in it.
fn compose_accepts(command: &str) {
    let plugin = Command::new("docker").args(["compose", "version"]).output().is_ok_and(|done| done.status.success());
    let mut compose = if plugin { Command::new("docker") } else { Command::new("docker-compose") };
    if plugin {
        compose.arg("compose");
    }
    let done = compose.args(["config", "--services"]).current_dir(root()).output();
    let done = done.expect("docker compose or docker-compose is there; tests/run installs it");
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    let services = String::from_utf8(done.stdout).unwrap();
    let words = words(command);
    let arguments: Vec<&str> = words.iter().copied().skip(3).filter(|word| !word.starts_with("--")).collect();
    let named: Vec<&str> = match words[2] {
        "up" => arguments.iter().map(|word| word.split('=').next().unwrap()).collect(),
        "exec" => {
            is_in_the_manual(&Place::new(), &arguments[2..].join(" "), command);
            vec![arguments[0]]
        }
        "cp" => vec![arguments[0].split_once(':').expect("a file in a container").0],
        other => panic!("{command}: say here how {other} is checked"),
    };
    for service in named {
        assert!(services.lines().any(|there| there == service), "{command}: {service} is none of\n{services}");
    }
}

/// Commands within sentences and tables: what the manual knows of them.
#[test]
fn every_command_in_a_sentence_is_in_the_manual() {
    let place = Place::new();
    for document in documents() {
        for code in document.code() {
            let code = code.replace("\\|", "|");
            if let Some(typed) = code.strip_prefix("rondbrief ") {
                is_in_the_manual(&place, typed, &document.path);
            } else if ["cargo ", "tests/run", "tests/soak", "docs/pictures", "apt-get "]
                .iter()
                .any(|start| code.starts_with(start))
            {
                match check_of(&code) {
                    Check::LookedAt(look) => look(&code),
                    Check::Serves => profile_exists(&code),
                    Check::Typed | Check::TypedInVain | Check::Starts | Check::Keeps => {
                        panic!("{}: {code} belongs in a block of its own", document.path)
                    }
                }
            }
        }
    }
}

fn is_in_the_manual(place: &Place, typed: &str, path: &str) {
    let is_name = |word: &&str| word.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-') && word.len() > 1;
    let names: Vec<_> =
        typed.split_whitespace().take_while(|word| !word.starts_with('-')).take_while(is_name).collect();
    let manual = place.does(&format!("rondbrief {} --help", names.join(" ")));
    for option in typed.split_whitespace().filter(|word| word.starts_with("--")) {
        let option = option.trim_end_matches([',', '.']);
        assert!(manual.contains(option), "{path}: `rondbrief {typed}`: {option} is not in the manual");
    }
}

#[test]
#[should_panic(expected = "no row of CHECKS")]
fn a_command_that_nobody_thought_of_fails() {
    check_of("rm -rf rondbrief-data");
}
