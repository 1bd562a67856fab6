//! Bringing a database of an older version up to date keeps what is in it.

use rondbrief::store::outbox;
use sqlx::{
    Connection, PgConnection, SqlSafeStr, SqliteConnection,
    migrate::{Migration, MigrationType, Migrator},
};
use tempfile::TempDir;

use crate::{
    both_engines,
    store::{minutes, now, open},
    support::{
        app::{Engine, KEY, fresh_database},
        raw::Raw,
    },
};

/// Makes a database as the first version of the program left it.
async fn first_version(engine: Engine, url: &str) {
    const SQL: &str = include_str!("../../../migrations/0001_first.sql");
    let first = Migration::new(1, "first".into(), MigrationType::Simple, SQL.into_sql_str(), false);
    let migrator = Migrator::with_migrations(vec![first]);
    match engine {
        Engine::Sqlite => {
            migrator.run(&mut SqliteConnection::connect(&format!("{url}?mode=rwc")).await.unwrap()).await.unwrap();
        }
        Engine::Postgres => migrator.run(&mut PgConnection::connect(url).await.unwrap()).await.unwrap(),
    }
}

/// The id with this number, as it is written in SQL.
fn uuid(engine: Engine, n: u32) -> String {
    match engine {
        Engine::Sqlite => format!("x'{n:032x}'"),
        Engine::Postgres => format!("CAST('{n:032x}' AS UUID)"),
    }
}

/// A list, an issue that is being sent with a delivery in every state, and a confirmation mail that waits.
async fn fill(engine: Engine, raw: &mut Raw) {
    let id = |n| uuid(engine, n);
    let bytes = match engine {
        Engine::Sqlite => "x'c0ffee'",
        Engine::Postgres => "'\\xc0ffee'",
    };
    let at = now().timestamp_micros();
    raw.run(&format!(
        "INSERT INTO list (id, slug, name, language, sender, postal, cadence_every, cadence_on, cadence_at, cadence_zone, \
         cadence_cutoff, cadence_reminder, cadence_anchor, minimum, approval_needed, asks_name, last_number, created_at) \
         VALUES ({}, 'in-de-ggz', 'In de ggz', 'nl', 'Stichting <update@example.org>', 'Straat 1', '2 months', \
         'second tuesday', '10:00', 'Europe/Amsterdam', '5d', '12d', '2026-01-01', 1, TRUE, FALSE, 1, {at})",
        id(1)
    ))
    .await;
    raw.run(&format!(
        "INSERT INTO issue (id, list_id, number, state, composed_at, published_at, contents) \
         VALUES ({}, {}, 1, 'sending', {at}, {at}, '[]')",
        id(2),
        id(1)
    ))
    .await;
    for (n, state) in (10..).zip(["queued", "deferred", "accepted", "accepted", "refused", "withdrawn"]) {
        let finished = if matches!(state, "queued" | "deferred") { "NULL".to_owned() } else { at.to_string() };
        raw.run(&format!(
            "INSERT INTO delivery (cause, recipient, kind, list_id, issue_id, priority, state, attempts, deferrals, \
             queued_at, due_at, reply_code, reply_text, finished_at) \
             VALUES ({issue}, {}, 'issue', {}, {issue}, 1, '{state}', 2, 1, {at}, {at}, 250, 'words', {finished})",
            id(n),
            id(1),
            issue = id(2),
        ))
        .await;
    }
    raw.run(&format!(
        "INSERT INTO delivery (cause, recipient, kind, list_id, priority, state, letter, queued_at, due_at) \
         VALUES ({}, {}, 'confirmation', {}, 0, 'queued', {bytes}, {at}, {at})",
        id(3),
        id(4),
        id(1)
    ))
    .await;
}

/// The query for the part of the outbox that a worker acts on.
const STATES: &str = "SELECT kind || ' ' || state || ' ' || attempts || ' ' || COALESCE(reply_code, 0) \
                      FROM delivery ORDER BY kind, state, recipient";

both_engines! {
    async fn a_database_of_the_first_version_keeps_its_rows_and_goes_on_sending(engine) {
        let folder = TempDir::new().unwrap();
        let url = fresh_database(engine, &folder).await;
        first_version(engine, &url).await;
        let mut raw = Raw::open(&url).await;
        fill(engine, &mut raw).await;
        let before = raw.texts(STATES).await;
        assert_eq!(before.len(), 7);
        let store = open(&url, &KEY).await.unwrap();
        assert_eq!(raw.texts(STATES).await, before);
        for (sql, expected) in [
            ("SELECT COUNT(*) FROM delivery WHERE kind = 'issue' AND lane = cause AND issue_id = cause", 6),
            ("SELECT COUNT(*) FROM delivery WHERE kind = 'confirmation' AND lane = list_id AND issue_id IS NULL", 1),
            ("SELECT COUNT(*) FROM delivery WHERE letter IS NOT NULL AND kind = 'confirmation'", 1),
            ("SELECT COUNT(*) FROM delivery WHERE (finished_at IS NULL) = (state IN ('queued', 'deferred'))", 7),
            ("SELECT COUNT(*) FROM delivery WHERE copies = 0 AND state <> 'accepted'", 5),
            ("SELECT COUNT(*) FROM delivery WHERE copies = 1 AND state = 'accepted'", 2),
            ("SELECT accepted FROM issue", 2),
            ("SELECT refused FROM issue", 1),
            ("SELECT blocked FROM issue", 0),
            ("SELECT canary FROM list WHERE unknown_again AND route IS NULL AND fallback IS NULL", 50),
        ] {
            assert_eq!(raw.number(sql).await, expected, "{sql}");
        }
        let list = store.snapshot().list(&"in-de-ggz".parse().unwrap()).await.unwrap().unwrap();
        assert_eq!(list.delivery, rondbrief::domain::list::DeliveryRules::default());
        let lanes = outbox::lanes(&mut store.snapshot().begin().await.unwrap(), minutes(1)).await.unwrap();
        assert_eq!(lanes.len(), 2, "the list's other mail, and the issue");
    }
}
