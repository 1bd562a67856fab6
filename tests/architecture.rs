//! The tests of the floor plan: imports only go down, no circles, every crate in its room, small files with plain
//! names.
//!
//! Sources are read as text. Comments and literals are removed, every path is resolved against its module, and the
//! tables in `architecture/plan.rs` say where each path is allowed.

#![expect(clippy::unwrap_used, reason = "a test that cannot read the sources fails")]

#[path = "architecture/plan.rs"]
mod plan;
#[path = "architecture/rules.rs"]
mod rules;
#[path = "architecture/source.rs"]
mod source;

use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    fs,
    path::{Path, PathBuf},
};

use plan::{CALLED_BY_MACROS, EMPTY_NAMES, FULLEST, LONGEST, SUBJECTS};
use rules::{circles, misplaced, stray};
use source::Source;

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
fn subjects_import_each_other_as_the_table_says() {
    assert_none(sources().iter().flat_map(stray));
}

#[test]
fn the_table_of_subjects_has_no_circle() {
    for (floor, table) in SUBJECTS {
        let mut open: BTreeMap<&str, BTreeSet<&str>> =
            table.iter().map(|(subject, allowed)| (*subject, allowed.iter().copied().collect())).collect();
        loop {
            let free: Vec<_> =
                open.iter().filter(|(_, to)| to.iter().all(|it| !open.contains_key(it))).map(|(it, _)| *it).collect();
            if free.is_empty() {
                break;
            }
            for it in free {
                open.remove(it);
            }
        }
        assert!(open.is_empty(), "{floor}: {open:?}");
    }
}

#[test]
fn no_folder_holds_too_many_files() {
    let mut folders: BTreeMap<(PathBuf, String), usize> = BTreeMap::new();
    for path in ["src", "tests", "benches"].into_iter().flat_map(|folder| files(&here(folder))) {
        let end = path.extension().map_or(String::new(), |end| end.to_string_lossy().into_owned());
        if matches!(end.as_str(), "rs" | "html") {
            *folders.entry((path.parent().unwrap().to_owned(), end)).or_default() += 1;
        }
    }
    let full = folders.into_iter().filter(|(_, count)| *count > FULLEST);
    assert_none(
        full.map(|((folder, end), count)| {
            format!("{}: {count} .{end} files; make a folder by subject", folder.display())
        }),
    );
}

#[test]
fn an_import_between_subjects_that_the_table_lacks_is_caught() {
    for (path, text) in [
        ("domain/mail/retry.rs", "use crate::domain::list::List;"),
        ("domain/text/prose.rs", "use super::super::{ids::ListId};"),
        ("store/lists/rounds.rs", "use crate::store::{issues::by_id, sql::dispatch::Tx};"),
        ("app/audit/read.rs", "use crate::app::issues::inspect;"),
        ("web/desk/kit/frame.rs", "use super::super::door::link;"),
    ] {
        assert_eq!(stray(&Source::new(path, text)).len(), 1, "{path}: {text}");
    }
    let fine =
        Source::new("domain/list/mod.rs", "use super::ids::ListId; mod tests { use crate::domain::issue::Issue; }");
    assert_eq!(stray(&fine), BTreeSet::new());
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

/// The public functions that nothing but tests calls. Templates call functions as well.
fn idle(sources: &[Source], templates: &str) -> Vec<String> {
    let mut used: HashMap<String, usize> = HashMap::new();
    let words = templates.split(|c: char| !c.is_alphanumeric() && c != '_').map(str::to_owned);
    for name in sources.iter().flat_map(|source| source.names().1).chain(words) {
        *used.entry(name).or_default() += 1;
    }
    let defined = sources.iter().flat_map(|source| source.names().0.into_iter().map(move |name| (&source.path, name)));
    let idle = defined.filter(|(_, name)| used[name] == 1 && !CALLED_BY_MACROS.contains(&name.as_str()));
    idle.map(|(path, name)| format!("{path}: nothing but tests calls {name}")).collect()
}

#[test]
fn every_public_function_is_called_by_the_program() {
    let templates = ["src", "emails"].into_iter().flat_map(|folder| files(&here(folder)));
    let templates = templates.filter(|path| path.extension().is_some_and(|end| end == "html" || end == "txt"));
    let templates: String = templates.map(|path| fs::read_to_string(path).unwrap()).collect();
    assert_none(idle(&sources(), &templates));
    let probe = [
        Source::new("domain/a.rs", "pub const fn idle() {} pub fn busy() {} fn own() {}"),
        Source::new("domain/b.rs", "fn f() { busy() } #[cfg(test)]\nmod tests { fn g() { idle() } }"),
    ];
    assert_eq!(idle(&probe, "").len(), 1);
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
        ("web/desk/page.rs", "use crate::store::{Snapshot, Writer};"),
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
        ("web/page.rs", "use crate::{app::confirm, domain::{list::List, *}, store::Snapshot};"),
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
