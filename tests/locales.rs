//! The locale files, checked: every language has the same phrases in the same files, and the code and the templates
//! ask for exactly these.
//!
//! Sources are read as text. A phrase is asked for by its key in quotes, or by a pattern that makes its key, such as
//! `"desk-state-{}"`. A pattern is filled with a literal, the name of an enum's variant, a number, or another key. Of
//! the patterns that begin with a place, only those whose place is called `key` or `page` make keys.

#![expect(clippy::unwrap_used, reason = "a test that cannot read the files fails")]

use std::{
    cell::RefCell,
    collections::{BTreeMap, BTreeSet, HashMap},
    fs,
    path::{Path, PathBuf},
};

use fluent_bundle::FluentResource;
use rondbrief::domain::text::{language::Language, phrases::Phrases};

/// The most lines a locale file may have.
const LONGEST: usize = 300;

/// The beginnings of keys: a literal that begins with one of these and a hyphen is meant as a key.
const BEGINNINGS: [&str; 7] = ["address", "desk", "kind", "mail", "numbers", "page", "settings"];

/// Literals that look like keys and are none: ids of elements, and words of acts in the log.
const OTHERS: [&str; 6] = ["address-index", "desk-item", "desk-passkey", "kind-error", "mail-chosen", "settings-field"];

/// The phrases of one file, by key, with the names of their places.
type File = BTreeMap<String, BTreeSet<String>>;

fn folder(language: Language) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("locales").join(language.tag())
}

/// The names and texts of a language's files.
fn files(language: Language) -> BTreeMap<String, String> {
    let entries = fs::read_dir(folder(language)).unwrap().map(|entry| entry.unwrap().path());
    let named = |path: &Path| path.file_name().unwrap().to_str().unwrap().to_owned();
    entries.map(|path| (named(&path), fs::read_to_string(&path).unwrap())).collect()
}

fn phrases(text: &str) -> File {
    let (mut phrases, mut current) = (File::new(), String::new());
    for line in text.lines() {
        if line.starts_with(|c: char| c.is_ascii_lowercase())
            && let Some((key, _)) = line.split_once(" =")
        {
            assert!(phrases.insert(key.to_owned(), BTreeSet::new()).is_none(), "{key} is defined twice");
            key.clone_into(&mut current);
        }
        if let Some(places) = phrases.get_mut(&current) {
            let name = |rest: &str| rest.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '-').collect();
            places.extend(line.split('$').skip(1).map(name));
        }
    }
    phrases
}

fn keys() -> BTreeSet<String> {
    files(Language::ALL[0]).values().flat_map(|text| phrases(text).into_keys()).collect()
}

#[test]
fn every_language_has_the_same_phrases_in_the_same_files() {
    let by_file = |language| -> BTreeMap<String, File> {
        files(language).into_iter().map(|(name, text)| (name, phrases(&text))).collect()
    };
    let first = by_file(Language::ALL[0]);
    for language in Language::ALL {
        let other = by_file(language);
        assert_eq!(first.keys().collect::<Vec<_>>(), other.keys().collect::<Vec<_>>(), "files of {}", language.tag());
        for (name, phrases) in &first {
            assert_eq!(phrases, &other[name], "{}/{name}", language.tag());
        }
    }
}

#[test]
fn every_file_is_well_formed_short_and_read() {
    for language in Language::ALL {
        let mut all = BTreeSet::new();
        for (name, text) in files(language) {
            assert!(FluentResource::try_new(text.clone()).is_ok(), "{}/{name} is not well-formed", language.tag());
            assert!(text.lines().count() <= LONGEST, "{}/{name} is too long", language.tag());
            for key in phrases(&text).into_keys() {
                assert_ne!(Phrases::of(language).say(&key), key, "{}/{name} is not read", language.tag());
                assert!(all.insert(key.clone()), "{key} is defined in two files of {}", language.tag());
            }
        }
    }
}

#[test]
fn every_folder_belongs_to_a_language() {
    let folders = fs::read_dir(folder(Language::ALL[0]).parent().unwrap()).unwrap();
    let names: BTreeSet<_> = folders.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    assert_eq!(names, Language::ALL.map(|language| language.tag().to_owned()).into());
}

/// The literals and the words in the code and the templates.
struct Sources {
    /// Literals without places.
    literals: BTreeSet<String>,
    /// The words of enums' variants, and numbers.
    words: BTreeSet<String>,
    /// Literals with places, cut at these.
    patterns: Vec<Vec<String>>,
    /// Answers already found.
    known: RefCell<HashMap<String, bool>>,
}

impl Sources {
    fn read() -> Self {
        let words = (0..=12).map(|number| number.to_string()).collect();
        let mut sources = Self { words, literals: BTreeSet::new(), patterns: Vec::new(), known: RefCell::default() };
        for root in ["src", "emails"] {
            sources.add_folder(&Path::new(env!("CARGO_MANIFEST_DIR")).join(root));
        }
        sources
    }

    fn add_folder(&mut self, folder: &Path) {
        for path in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
            let kind = path.extension().map(|kind| kind.to_str().unwrap());
            match kind {
                None if path.is_dir() => self.add_folder(&path),
                Some("rs") => self.add_code(&fs::read_to_string(&path).unwrap()),
                Some("html" | "txt") => self.add_literals(&fs::read_to_string(&path).unwrap()),
                _ => {}
            }
        }
    }

    fn add_code(&mut self, text: &str) {
        let text = text.split("#[cfg(test)]").next().unwrap();
        let lines = text.lines().filter(|line| !line.trim_start().starts_with("//"));
        let text = lines.collect::<Vec<_>>().join("\n");
        self.add_literals(&text);
        let names = text.split(|c: char| !c.is_ascii_alphanumeric());
        self.words.extend(names.filter(|name| name.starts_with(|c: char| c.is_ascii_uppercase())).map(kebab));
    }

    fn add_literals(&mut self, text: &str) {
        let is_part = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || "-_{}".contains(c);
        for (place, _) in text.match_indices('"') {
            let rest = &text[place + 1..];
            let literal = &rest[..rest.find(|c| !is_part(c)).unwrap_or(rest.len())];
            if literal.is_empty() || !rest[literal.len()..].starts_with('"') {
                continue;
            }
            let begins_open =
                literal.starts_with('{') && !literal.starts_with("{key}") && !literal.starts_with("{page}");
            if begins_open {
                continue;
            }
            if literal.contains('{') {
                let pieces = literal.split('{').enumerate();
                let after = |(i, piece): (usize, &str)| match i {
                    0 => piece.to_owned(),
                    _ => piece.split_once('}').map_or(piece, |(_, after)| after).to_owned(),
                };
                self.patterns.push(pieces.map(after).collect());
            } else {
                self.literals.insert(literal.replace('_', "-"));
            }
        }
    }

    fn ask_for(&self, key: &str) -> bool {
        if let Some(known) = self.known.borrow().get(key) {
            return *known;
        }
        let is_word = self.literals.contains(key) || self.words.contains(key);
        let is_asked = is_word || self.patterns.iter().any(|pattern| self.fits(pattern, key));
        self.known.borrow_mut().insert(key.to_owned(), is_asked);
        is_asked
    }

    /// True if `pattern` makes `key` with a key or a word in each of its places.
    fn fits(&self, pattern: &[String], key: &str) -> bool {
        let [first, rest @ ..] = pattern else { return false };
        let Some(tail) = key.strip_prefix(first.as_str()) else { return false };
        if rest.is_empty() {
            return tail.is_empty();
        }
        let fills = |end: &usize| tail[..*end] != *key && self.ask_for(&tail[..*end]);
        (1..=tail.len()).filter(fills).any(|end| self.fits(rest, &tail[end..]))
    }
}

/// The name of an enum's variant as its word: `NotApproved` is "not-approved".
fn kebab(name: &str) -> String {
    let mut word = String::new();
    for (place, letter) in name.char_indices() {
        if place > 0 && letter.is_ascii_uppercase() {
            word.push('-');
        }
        word.push(letter.to_ascii_lowercase());
    }
    word
}

#[test]
fn every_phrase_is_asked_for() {
    let sources = Sources::read();
    let unused: Vec<_> = keys().into_iter().filter(|key| !sources.ask_for(key)).collect();
    assert!(unused.is_empty(), "no source asks for {unused:?}");
}

#[test]
fn every_key_that_the_sources_name_exists() {
    let (sources, keys) = (Sources::read(), keys());
    let files: BTreeSet<_> = files(Language::ALL[0]).into_keys().map(|name| name.replace(".ftl", "")).collect();
    let begins =
        |word: &str| BEGINNINGS.iter().any(|start| word.strip_prefix(start).is_some_and(|rest| rest.starts_with('-')));
    let is_meant = |word: &&String| begins(word) && !files.contains(*word) && !OTHERS.contains(&word.as_str());
    let missing: Vec<_> = sources.literals.iter().filter(is_meant).filter(|word| !keys.contains(*word)).collect();
    assert!(missing.is_empty(), "no locale file has {missing:?}");
}
