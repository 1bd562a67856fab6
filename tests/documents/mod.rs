//! The documents: every command in them works, every link leads somewhere, and they say what the program does.

mod commands;
mod handbook;
mod kept;
mod links;
mod names;
mod reading;
mod sessions;
mod settings;

use std::{fs, path::Path};

use reading::Document;

/// The root of the repository.
fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The text of a file of the repository.
fn file(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// All documents: the Markdown files at the root and in docs/.
fn documents() -> Vec<Document> {
    let mut paths = Vec::new();
    for folder in ["", "docs/"] {
        let entries = fs::read_dir(root().join(folder)).unwrap();
        let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
        let documents =
            names.filter(|name| Path::new(name).extension().is_some_and(|end| end.eq_ignore_ascii_case("md")));
        paths.extend(documents.map(|name| format!("{folder}{name}")));
    }
    paths.sort();
    paths.iter().map(|path| Document::read(path)).collect()
}

/// The document at this path.
pub fn document(path: &str) -> Document {
    Document::read(path)
}

#[test]
fn all_documents_are_there() {
    let paths: Vec<_> = documents().into_iter().map(|document| document.path).collect();
    for path in [
        "ARCHITECTURE.md",
        "CHANGELOG.md",
        "CONTRIBUTING.md",
        "README.md",
        "SECURITY.md",
        "docs/api.md",
        "docs/configuration.md",
        "docs/editors.en.md",
        "docs/editors.nl.md",
        "docs/figures.md",
        "docs/installing.md",
        "docs/kept.md",
        "docs/operating.md",
    ] {
        assert!(paths.iter().any(|there| there == path), "{path} is missing: {paths:?}");
    }
}

#[test]
fn the_readme_is_read_in_a_few_minutes() {
    let words = file("README.md").split_whitespace().count();
    assert!(words < 1200, "the README has {words} words; move something to docs/");
}
