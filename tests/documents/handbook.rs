//! The handbooks name what is on the screen as the desk itself does.

use std::{fs, path::Path};

use super::{document, root};

/// Every phrase of a language.
fn phrases(language: &str) -> Vec<String> {
    let mut texts = Vec::new();
    read(&root().join("locales"), language, &mut texts);
    let lines = texts.iter().flat_map(|text| text.lines()).filter(|line| !line.starts_with('#'));
    let values = lines.filter_map(|line| {
        let variant = line.trim_start().trim_start_matches('*');
        variant.strip_prefix('[').and_then(|rest| rest.split_once("] ")).or_else(|| line.split_once(" = "))
    });
    values.map(|(_, value)| value.trim().to_owned()).collect()
}

/// Reads the files of a language: one for all, or a folder of them.
fn read(folder: &Path, language: &str, texts: &mut Vec<String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let is_of_language = |part: &std::ffi::OsStr| {
            part.to_str().is_some_and(|part| part == language || part == format!("{language}.ftl"))
        };
        if path.is_dir() {
            read(&path, language, texts);
        } else if path.iter().any(is_of_language) {
            texts.push(fs::read_to_string(&path).unwrap());
        }
    }
}

#[test]
fn words_in_bold_are_words_of_the_desk() {
    for language in ["nl", "en"] {
        let (phrases, path) = (phrases(language), format!("docs/editors.{language}.md"));
        assert!(phrases.len() > 500);
        // A text that ends with a full stop or a question mark, or begins with a small letter, is the handbook's own.
        let own = |word: &str| word.ends_with(['.', '?']) || word.starts_with(char::is_lowercase);
        let bold = document(&path).bold();
        let unknown: Vec<_> = bold.iter().filter(|word| !own(word) && !phrases.contains(word)).collect();
        assert!(bold.len() > 40 && unknown.is_empty(), "{path}: the desk does not say {unknown:#?}");
    }
}
