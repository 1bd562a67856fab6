//! The folders and files that documents name.

use super::{documents, root};

/// The folders that a path of the repository begins with.
const ROOTS: [&str; 7] = ["benches", "docs", "emails", "locales", "migrations", "src", "tests"];

/// The folders that a path below src/ begins with, in a document that leaves src/ out.
const FLOORS: [&str; 7] = ["app", "cli", "domain", "mail", "store", "web", "worker"];

#[test]
fn every_folder_that_a_document_names_is_there() {
    let (mut count, mut missing) = (0, Vec::new());
    for document in documents().iter().filter(|document| !document.path.starts_with("CHANGELOG")) {
        for code in document.code().iter().filter(|code| code.contains('/') && !code.contains([' ', '*', '{'])) {
            let first = code.split('/').next().unwrap();
            let path = if ROOTS.contains(&first) {
                root().join(code)
            } else if FLOORS.contains(&first) {
                root().join("src").join(code)
            } else {
                continue;
            };
            count += 1;
            if !path.exists() && !path.with_extension("rs").exists() {
                missing.push(format!("{}: {code}", document.path));
            }
        }
    }
    assert!(count > 30 && missing.is_empty(), "{count} names; these are not there: {missing:#?}");
}
