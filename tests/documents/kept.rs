//! The table of all columns, beside the database itself.

use std::collections::{BTreeMap, BTreeSet};

use rondbrief::store::sql::columns::{Fate, KEYED};

use super::document;
use crate::{
    both_engines,
    support::{
        app::{Engine, TestApp},
        raw::Raw,
    },
};

/// Each table of the document with its columns: sealed, hashed, in clear.
fn told() -> BTreeMap<String, [BTreeSet<String>; 3]> {
    let document = document("docs/kept.md");
    let (_, section) = document.text.split_once("\n## Sealed, hashed, in clear\n").unwrap();
    let (section, _) = section.split_once("\n## ").unwrap();
    let names = |cell: &str| cell.split('`').skip(1).step_by(2).map(str::to_owned).collect::<BTreeSet<_>>();
    let row = |line: &str| {
        let cells: Vec<_> = line.trim_matches('|').split('|').collect();
        assert!(cells.len() == 5 && !cells[4].trim().is_empty(), "{line}");
        (names(cells[0]).pop_first().unwrap(), [names(cells[1]), names(cells[2]), names(cells[3])])
    };
    section.lines().filter(|line| line.starts_with("| `")).map(row).collect()
}

/// Every column of the database, as `table.column`.
async fn columns(engine: Engine, raw: &mut Raw) -> BTreeSet<String> {
    let sql = match engine {
        Engine::Sqlite => {
            "SELECT m.name || '.' || c.name FROM sqlite_master m, pragma_table_info(m.name) c \
             WHERE m.type = 'table' AND m.name <> '_sqlx_migrations' AND m.name NOT LIKE 'sqlite_%'"
        }
        Engine::Postgres => {
            "SELECT table_name || '.' || column_name FROM information_schema.columns \
             WHERE table_schema = 'public' AND table_name <> '_sqlx_migrations'"
        }
    };
    raw.texts(sql).await.into_iter().collect()
}

/// Every sealed or hashed column has its fate when the secret key is replaced.
#[test]
fn no_sealed_or_hashed_column_is_forgotten_when_the_key_is_replaced() {
    let names = |columns: &[(&str, Fate)]| columns.iter().map(|(name, _)| (*name).to_owned()).collect::<BTreeSet<_>>();
    let known: BTreeMap<_, _> =
        KEYED.iter().map(|it| (it.table.to_owned(), [names(it.sealed), names(it.hashed)])).collect();
    let told = told().into_iter().map(|(table, [sealed, hashed, _])| (table, [sealed, hashed]));
    let told: BTreeMap<_, _> = told.filter(|(_, columns)| columns.iter().any(|it| !it.is_empty())).collect();
    assert_eq!(known, told, "src/store/sql/columns.rs and docs/kept.md");
}

both_engines! {
    async fn the_document_names_every_column_once(engine) {
        let app = TestApp::new(engine).await;
        let known = columns(engine, &mut app.raw().await).await;
        let mut named = Vec::new();
        for (table, of_table) in told() {
            named.extend(of_table.iter().flatten().map(|column| format!("{table}.{column}")));
        }
        let once: BTreeSet<_> = named.iter().cloned().collect();
        assert_eq!(once.len(), named.len(), "no column stands twice");
        let wrong: Vec<_> = known.symmetric_difference(&once).collect();
        assert!(wrong.is_empty(), "docs/kept.md and the database differ in {wrong:?}");
    }

    async fn what_is_said_to_be_sealed_or_hashed_is_no_text(engine) {
        let app = TestApp::new(engine).await;
        let mut raw = app.raw().await;
        for (table, [sealed, hashed, _]) in told() {
            for column in sealed.iter().chain(&hashed) {
                let sql = match engine {
                    Engine::Sqlite => format!("SELECT type FROM pragma_table_info('{table}') WHERE name = '{column}'"),
                    Engine::Postgres => format!(
                        "SELECT CAST(data_type AS TEXT) FROM information_schema.columns \
                         WHERE table_name = '{table}' AND column_name = '{column}'"
                    ),
                };
                assert_eq!(raw.texts(&sql).await[0].to_lowercase(), "bytea", "{table}.{column}");
            }
        }
    }
}
