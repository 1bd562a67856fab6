//! The floor plan, kept: imports only go down, no circles, every crate in its room, small files with plain names.
//!
//! Sources are read as text. Comments and literals are taken out, every path is resolved against the module it stands
//! in, and the tables below say which paths may stand where.

#![expect(clippy::unwrap_used, reason = "a test that cannot read the sources fails")]

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

/// What a room may import of ours. A longer path opens a single door.
const ROOMS: [(&str, &[&str]); 11] = [
    ("domain", &[]),
    ("store", &["domain"]),
    ("mail", &["domain"]),
    ("outside", &["domain"]),
    ("app", &["domain", "store", "mail", "outside"]),
    ("web", &["domain", "app", "store::Reader"]),
    ("worker", &["domain", "app"]),
    ("config", &["domain", "store", "mail", "app", "web", "worker"]),
    ("cli", &["domain", "store", "mail", "outside", "app", "web", "worker", "config"]),
    ("main", &["cli"]),
    ("lib", &[]),
];

/// Where a crate may be named: rooms, or single files.
const CRATES: [(&str, &[&str]); 36] = [
    ("aes_gcm_siv", &["store"]),
    ("ammonia", &["domain"]),
    ("anyhow", &["cli", "main"]),
    ("askama", &["mail", "web"]),
    ("atom_syndication", &["web"]),
    ("axum", &["web", "cli"]),
    ("clap", &["cli", "main"]),
    ("comrak", &["domain"]),
    ("css_inline", &["mail"]),
    ("csv", &["cli"]),
    ("dns_lookup", &["outside"]),
    ("fluent_langneg", &["web"]),
    ("futures_io", &["mail"]),
    ("futures_util", &["web"]),
    ("governor", &["web"]),
    ("hmac", &["store"]),
    ("icalendar", &["web"]),
    ("image", &["domain"]),
    ("indicatif", &["cli"]),
    ("ipnet", &["domain/public.rs", "web"]),
    ("lettre", &["mail"]),
    ("mail_auth", &["mail"]),
    ("mail_parser", &["mail"]),
    ("qrcodegen", &["web"]),
    ("reqwest", &["outside"]),
    ("rustls", &["mail", "outside"]),
    ("rustls_native_certs", &["outside"]),
    ("sha2", &["store", "domain/factor.rs", "domain/fingerprint.rs", "domain/token.rs", "web/assets.rs"]),
    ("sqlx", &["store"]),
    ("tokio_cron_scheduler", &["worker"]),
    ("toml", &["config"]),
    ("totp_rs", &["domain"]),
    ("tower", &["web", "cli"]),
    ("tower_http", &["web", "cli"]),
    ("validator", &["domain", "web"]),
    ("webauthn_rs", &["app"]),
];

/// Names that say nothing about what is inside.
const EMPTY_NAMES: [&str; 7] = ["utils", "common", "helpers", "models", "types", "services", "manager"];

/// The most lines a file may have.
const LONGEST: usize = 400;

/// A source file below src/: its path there, and its text.
struct Source {
    path: String,
    text: String,
}

/// A path as it stands in the code, and the module it stands in.
struct Mention {
    segments: Vec<String>,
    module: Vec<String>,
}

impl Source {
    fn new(path: &str, text: &str) -> Self {
        Self { path: path.to_owned(), text: text.to_owned() }
    }

    /// The module this file is; empty for the root of a crate.
    fn module(&self) -> Vec<String> {
        let path = self.path.trim_end_matches(".rs").trim_end_matches("/mod");
        if matches!(path, "lib" | "main") { Vec::new() } else { path.split('/').map(str::to_owned).collect() }
    }

    fn room(&self) -> &str {
        self.path.split('/').next().unwrap().trim_end_matches(".rs")
    }

    fn mentions(&self) -> Vec<Mention> {
        let tokens = tokens(&self.text);
        let (mut mentions, mut braces, mut i) = (Vec::new(), Vec::new(), 0);
        while i < tokens.len() {
            match tokens[i].as_str() {
                "{" if i > 1 && tokens[i - 2] == "mod" => braces.push(Some(tokens[i - 1].clone())),
                "{" => braces.push(None),
                "}" => drop(braces.pop()),
                token if is_name(token) => {
                    let mut found = Vec::new();
                    i = read_path(&tokens, i, &[], &mut found);
                    let module = [self.module(), braces.iter().flatten().cloned().collect()].concat();
                    mentions.extend(found.into_iter().map(|segments| Mention { segments, module: module.clone() }));
                    continue;
                }
                _ => {}
            }
            i += 1;
        }
        mentions
    }
}

impl Mention {
    /// The path from the crate's root, for a path of ours.
    fn ours(&self) -> Option<Vec<String>> {
        let supers = self.segments.iter().take_while(|segment| *segment == "super").count();
        match self.segments[0].as_str() {
            "crate" | "rondbrief" => Some(self.segments[1..].to_vec()),
            "self" => Some([&self.module, &self.segments[1..]].concat()),
            "super" => {
                let above = self.module.len().saturating_sub(supers);
                Some([&self.module[..above], &self.segments[supers..]].concat())
            }
            _ => None,
        }
    }

    fn is_in_a_test(&self) -> bool {
        self.module.iter().any(|name| name == "tests")
    }
}

fn is_name(token: &str) -> bool {
    token.starts_with(|c: char| c.is_alphabetic() || c == '_')
}

/// Reads the path, or the tree of paths in a `use`, that begins at `i`; answers where it ends.
fn read_path(tokens: &[String], mut i: usize, prefix: &[String], found: &mut Vec<Vec<String>>) -> usize {
    let token = |i: usize| tokens.get(i).map_or("", String::as_str);
    let mut segments = prefix.to_vec();
    loop {
        match token(i) {
            "{" => {
                i += 1;
                while !matches!(token(i), "}" | "") {
                    let skipped = match token(i) {
                        "as" => 2,
                        name if is_name(name) || name == "*" => 0,
                        _ => 1,
                    };
                    i = if skipped == 0 { read_path(tokens, i, &segments, found) } else { i + skipped };
                }
                return i + 1;
            }
            "self" if !prefix.is_empty() => i += 1,
            "*" => i += 1,
            name => {
                segments.push(name.to_owned());
                i += 1;
            }
        }
        let goes_on = token(i) == "::" && (is_name(token(i + 1)) || matches!(token(i + 1), "{" | "*"));
        if !goes_on {
            found.push(segments);
            return i;
        }
        i += 1;
    }
}

/// The names and signs of a Rust source, without comments, texts, characters and lifetimes' quotes.
fn tokens(text: &str) -> Vec<String> {
    let mut tokens = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let name = rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len());
        let (token, length) = if rest.starts_with("//") {
            (None, rest.find('\n').unwrap_or(rest.len()))
        } else if rest.starts_with("/*") {
            (None, rest.find("*/").map_or(rest.len(), |end| end + 2))
        } else if let Some(length) = literal(rest) {
            (None, length)
        } else if name > 0 {
            (Some(&rest[..name]), name)
        } else if rest.starts_with("::") {
            (Some("::"), 2)
        } else {
            let length = first.len_utf8();
            ((!first.is_whitespace() && first != '\'').then_some(&rest[..length]), length)
        };
        tokens.extend(token.map(str::to_owned));
        rest = &rest[length..];
    }
    tokens
}

/// How long the text or character literal is that `rest` begins with.
fn literal(rest: &str) -> Option<usize> {
    let opened = rest.trim_start_matches(['b', 'c']);
    let lead = rest.len() - opened.len();
    if let Some(raw) = opened.strip_prefix('r') {
        let hashes = raw.len() - raw.trim_start_matches('#').len();
        if let Some(inner) = raw[hashes..].strip_prefix('"') {
            let end = format!("\"{}", "#".repeat(hashes));
            return Some(lead + 1 + hashes + 1 + inner.find(&end).map_or(inner.len(), |at| at + end.len()));
        }
    }
    let quote = opened.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    let mut escaped = false;
    let close = opened.char_indices().skip(1).find(|(_, c)| {
        let closes = *c == quote && !escaped;
        escaped = *c == '\\' && !escaped;
        closes
    });
    let length = close.map_or(opened.len(), |(at, _)| at + 1);
    let is_lifetime = quote == '\'' && !opened.starts_with("'\\") && opened[..length].chars().count() != 3;
    (!is_lifetime).then_some(lead + length)
}

/// Imports of ours and crates that stand in the wrong room, and readings of the environment.
fn misplaced(source: &Source) -> BTreeSet<String> {
    let Some((_, doors)) = ROOMS.iter().find(|(room, _)| *room == source.room()) else {
        return BTreeSet::from([format!("{}: this room is not in the floor plan", source.path)]);
    };
    let mut complaints = BTreeSet::new();
    for mention in source.mentions() {
        let path = mention.segments.join("::");
        if let Some(ours) = mention.ours()
            && ours.first().is_some_and(|room| room != source.room() && ROOMS.iter().any(|(name, _)| name == room))
            && !doors.iter().any(|door| door.split("::").eq(ours.iter().take(door.split("::").count())))
        {
            complaints.insert(format!("{}: {path} is not below this room", source.path));
        }
        let is_path = mention.segments.len() > 1 || source.text.contains(&format!("use {path};"));
        if let Some((_, homes)) = CRATES.iter().find(|(name, _)| *name == mention.segments[0])
            && is_path
            && !homes.iter().any(|home| *home == source.room() || *home == source.path)
        {
            complaints.insert(format!("{}: {path} belongs in {}", source.path, homes.join(", ")));
        }
        let reads = mention.segments.windows(2).any(|pair| pair[0] == "env" && pair[1].contains("var"));
        if reads && source.room() != "config" {
            complaints.insert(format!("{}: {path} is read in config only", source.path));
        }
    }
    complaints
}

/// Modules side by side that import each other, straight or by way of others.
fn circles(sources: &[Source]) -> BTreeSet<String> {
    let mut graph: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for mention in sources.iter().flat_map(Source::mentions).filter(|mention| !mention.is_in_a_test()) {
        let Some(ours) = mention.ours() else { continue };
        let shared = mention.module.iter().zip(&ours).take_while(|(a, b)| a == b).count();
        if shared < mention.module.len() && shared < ours.len() {
            let from = mention.module[..=shared].join("::");
            graph.entry(from).or_default().insert(ours[..=shared].join("::"));
        }
    }
    loop {
        let before = graph.clone();
        let targets: BTreeSet<&String> = before.values().flatten().collect();
        graph.retain(|from, _| targets.contains(from));
        for to in graph.values_mut() {
            to.retain(|module| before.contains_key(module));
        }
        graph.retain(|_, to| !to.is_empty());
        if graph == before {
            let describe = |(from, to): (&String, &BTreeSet<String>)| format!("{from} is in a circle by way of {to:?}");
            return graph.iter().map(describe).collect();
        }
    }
}

/// Every file below `folder` of this repository.
fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().map(|entry| entry.unwrap().path());
    entries.flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] }).collect()
}

fn here(folder: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)
}

fn sources() -> Vec<Source> {
    let rust = files(&here("src")).into_iter().filter(|path| path.extension().is_some_and(|end| end == "rs"));
    rust.map(|path| Source {
        text: fs::read_to_string(&path).unwrap(),
        path: path.strip_prefix(here("src")).unwrap().to_str().unwrap().replace('\\', "/"),
    })
    .collect()
}

fn assert_none(complaints: impl IntoIterator<Item = String>) {
    let complaints: Vec<_> = complaints.into_iter().collect();
    assert!(complaints.is_empty(), "\n{}", complaints.join("\n"));
}

#[test]
fn imports_go_down_and_every_crate_is_in_its_room() {
    assert_none(sources().iter().flat_map(misplaced));
}

#[test]
fn no_modules_go_round_in_a_circle() {
    assert_none(circles(&sources()));
}

#[test]
fn files_are_small_and_have_names_that_mean_something() {
    let all = ["src", "tests", "benches", "emails", "fuzz/src"].into_iter().flat_map(|folder| files(&here(folder)));
    let read = all.filter(|path| path.extension().is_some_and(|end| end == "rs" || end == "html"));
    assert_none(read.filter_map(|path| {
        let lines = fs::read_to_string(&path).unwrap().lines().count();
        let path = path.strip_prefix(here("")).unwrap().display().to_string();
        let empty = path.split(['/', '.']).any(|name| EMPTY_NAMES.contains(&name));
        (lines > LONGEST || empty).then(|| format!("{path}: {lines} lines; split it, and name it by what it is for"))
    }));
}

#[test]
fn no_test_sleeps_but_while_it_waits_for_something() {
    // A server of a test may be slow.
    let may = ["tests/support/waiting.rs", "tests/support/smtp_server/session.rs", "tests/architecture.rs"].map(here);
    let others = files(&here("tests")).into_iter().filter(|path| !may.contains(path));
    let sleeps = others.filter(|path| String::from_utf8_lossy(&fs::read(path).unwrap()).contains("sleep("));
    assert_none(sleeps.map(|path| format!("{} sleeps a fixed time", path.display())));
}

#[test]
fn every_kind_of_mail_has_a_subject_a_text_and_a_page() {
    let kinds = fs::read_dir(here("emails")).into_iter().flatten().map(|entry| entry.unwrap().path());
    let needed = |kind: PathBuf| ["subject.txt", "body.txt", "body.html"].map(|name| kind.join(name));
    let missing = kinds.filter(|kind| kind.is_dir()).flat_map(needed).filter(|file| !file.is_file());
    assert_none(missing.map(|file| format!("{} is missing", file.display())));
}

#[test]
fn an_import_that_climbs_is_caught_however_it_is_written() {
    for (path, text) in [
        ("domain/list.rs", "use crate::store::Tx;"),
        ("domain/list.rs", "use crate::{\n    domain::ids, // ours\n    mail::{Message as M},\n};"),
        ("domain/list.rs", "fn f<'a>(c: &'a char) { if *c == '\"' { crate::app::subscribe() } }"),
        ("domain/cadence/round.rs", "use super::super::super::store;"),
        ("domain/line.rs", "mod tests { use super::super::super::web::x; }"),
        ("mail/smtp.rs", "use crate::store::sql;"),
        ("web/desk/page.rs", "use crate::store::{Reader, Writer};"),
        ("web/desk/page.rs", "use crate::store;"),
        ("web/mod.rs", "use crate::worker;"),
        ("worker/mod.rs", "use crate::web::Router;"),
        ("app/compose.rs", "use crate::config::Config;"),
        ("main.rs", "use rondbrief::store::open;"),
        ("cellar/mod.rs", ""),
        ("app/compose.rs", "#[derive(sqlx::FromRow)] struct Row;"),
        ("store/list.rs", "use axum;"),
        ("web/mod.rs", "let home = std::env::var_os(\"HOME\");"),
    ] {
        assert_eq!(misplaced(&Source::new(path, text)).len(), 1, "{path}: {text}");
    }
}

#[test]
fn what_goes_down_or_is_only_talked_about_is_let_through() {
    for (path, text) in [
        ("web/page.rs", "use crate::{app::confirm, domain::{list::List, *}, store::Reader};"),
        (
            "domain/line.rs",
            "//! Not like `crate::store`.\nconst A: &str = \"crate::web\";\n/* crate::app */ use super::time;",
        ),
        ("domain/line.rs", "const A: &str = r#\"\" crate::web\"#; mod tests { use super::super::ids; use super::*; }"),
        ("store/vault.rs", "use aes_gcm_siv::Aes256GcmSiv; fn f(tower: u8) -> u8 { tower }"),
        ("config.rs", "fn f() { std::env::vars(); } mod tests { use super::Config; }"),
    ] {
        assert_eq!(misplaced(&Source::new(path, text)), BTreeSet::new(), "{path}: {text}");
    }
}

#[test]
fn a_circle_is_caught_and_a_chain_is_not() {
    let list = Source::new("domain/list.rs", "use super::issue::Issue;");
    let issue = Source::new("domain/issue.rs", "use crate::domain::{ids::IssueId, item};");
    let item = Source::new("domain/item/mod.rs", "mod tests { use crate::domain::list; } use super::ids::ItemId;");
    let deep = Source::new("domain/item/event.rs", "use super::Item; use crate::domain::list::List;");
    assert_eq!(circles(&[list, issue, item]), BTreeSet::new());
    let list = Source::new("domain/list.rs", "use super::issue::Issue;");
    let issue = Source::new("domain/issue.rs", "use super::item;");
    assert_eq!(circles(&[list, issue, deep]).len(), 3);
}
