//! Upgrading the database of the last program whose paused and stopped issues were pairs of columns, on both engines: see
//! `fixtures/README.md`.

use std::collections::BTreeMap;

use rondbrief::{
    domain::{
        editor::Role,
        issue::{HoldReason, PauseReason},
    },
    store::{
        Store,
        audit::{self, verify::verify},
        editors, issues,
    },
};
use sqlx::{AssertSqlSafe, Connection, PgConnection};
use tempfile::TempDir;

use crate::{
    both_engines,
    store::open,
    support::{
        app::{Engine, KEY, fresh_database},
        raw::Raw,
    },
};

/// The tables of schema 21, each with its present name.
const TABLES: [(&str, &str); 37] = [
    ("audit", "audit"),
    ("code_app", "code_app"),
    ("code_trial", "code_trial"),
    ("consent", "consent"),
    ("delivery", "delivery"),
    ("editor", "editor"),
    ("editor_choice", "editor_choice"),
    ("editor_role", "editor_role"),
    ("editor_session", "editor_session"),
    ("first_owner_link", "first_owner_link"),
    ("instance", "instance"),
    ("issue", "issue"),
    ("item", "item"),
    ("list", "list"),
    ("list_editor", "list_editor"),
    ("list_footer", "list_footer"),
    ("list_origin", "list_origin"),
    ("list_seed", "list_seed"),
    ("passkey", "passkey"),
    ("passkey_challenge", "passkey_challenge"),
    ("picture", "picture"),
    ("pulse", "change_counter"),
    ("recovery_code", "recovery_code"),
    ("reply", "reply"),
    ("round", "round"),
    ("route", "route"),
    ("route_use", "route_use"),
    ("sight", "link_check"),
    ("sign_in", "sign_in"),
    ("sign_in_request", "sign_in_request"),
    ("sign_up", "sign_up"),
    ("subscriber", "subscriber"),
    ("subscription", "subscription"),
    ("suppression", "suppression"),
    ("turnover", "turnover"),
    ("wording", "wording"),
    ("worker", "worker"),
];

/// A copy of the database, with rows added for what the program had not written in it.
async fn schema_21(engine: Engine, folder: &TempDir) -> String {
    let url = fresh_database(engine, folder).await;
    match engine {
        Engine::Sqlite => {
            let bytes = include_bytes!("fixtures/schema_21.db");
            std::fs::write(url.trim_start_matches("sqlite:"), bytes).unwrap();
        }
        Engine::Postgres => {
            let mut connection = PgConnection::connect(&url).await.unwrap();
            sqlx::raw_sql(include_str!("fixtures/schema_21.sql")).execute(&mut connection).await.unwrap();
        }
    }
    let mut raw = Raw::open(&url).await;
    for sql in [
        "UPDATE issue SET word = 'Beste lezer', first_said = 'abc', first_by = (SELECT id FROM editor ORDER BY id LIMIT 1) \
         WHERE state = 'draft'",
        "UPDATE item SET place = 3 WHERE id = (SELECT id FROM item ORDER BY id LIMIT 1)",
        "INSERT INTO sight (link, found, looked_at) VALUES ('https://example.org/', 'dead', 7)",
        "INSERT INTO editor_choice (editor_id, list_id, notice, wanted) \
         SELECT editor_id, list_id, 'held', TRUE FROM editor_role WHERE role = 'reader'",
    ] {
        assert!(raw.run(sql).await > 0, "{sql}");
    }
    url
}

/// The issues, each as its list's short name and number, with this expression.
async fn of_issues(raw: &mut Raw, expression: &str) -> BTreeMap<String, String> {
    let sql = format!(
        "SELECT l.slug || ' ' || i.number || '=' || {expression} FROM issue i JOIN list l ON l.id = i.list_id ORDER BY i.id"
    );
    let rows = raw.texts(&sql).await;
    rows.iter().map(|row| row.split_once('=').unwrap()).map(|(issue, value)| (issue.into(), value.into())).collect()
}

/// The audit log, whole.
async fn log(engine: Engine, raw: &mut Raw) -> Vec<String> {
    let text = |column: &str| match engine {
        Engine::Sqlite => format!("COALESCE(hex({column}), '-')"),
        Engine::Postgres => format!("COALESCE(CAST({column} AS TEXT), '-')"),
    };
    let columns =
        ["id", "at", "actor_id", "act", "list_id", "subject_id", "role", "issue_id", "subscription_id", "item_id"];
    let row = columns.map(text).join(" || ' ' || ");
    raw.texts(&format!("SELECT {row} FROM audit ORDER BY id")).await
}

async fn counts(raw: &mut Raw, name: impl Fn(&(&'static str, &'static str)) -> &'static str) -> Vec<i64> {
    let mut counts = Vec::new();
    for table in &TABLES {
        counts.push(raw.number(&format!("SELECT COUNT(*) FROM {}", name(table))).await);
    }
    counts
}

/// The error of a statement that the database refuses.
async fn refusal(raw: &mut Raw, sql: &'static str) -> String {
    let query = AssertSqlSafe(sql);
    match raw {
        Raw::Sqlite(connection) => sqlx::query(query).execute(connection).await.unwrap_err().to_string(),
        Raw::Postgres(connection) => sqlx::query(query).execute(connection).await.unwrap_err().to_string(),
    }
}

/// The states of the issues as the store reads them, by their words, with their reasons.
async fn states(store: &Store) -> Vec<(&'static str, Option<HoldReason>, Option<PauseReason>)> {
    let mut states = Vec::new();
    for list in store.snapshot().lists().await.unwrap() {
        for issue in issues::of_list(&mut store.snapshot().begin().await.unwrap(), list.id).await.unwrap() {
            states.push((issue.state.word(), issue.state.hold_reason(), issue.state.pause_reason()));
        }
    }
    states.sort_unstable_by_key(|(word, ..)| *word);
    states
}

both_engines! {
    async fn every_row_is_kept_and_the_audit_log_is_not_touched(engine) {
        let folder = TempDir::new().unwrap();
        let url = schema_21(engine, &folder).await;
        let mut raw = Raw::open(&url).await;
        let (rows, entries) = (counts(&mut raw, |(before, _)| before).await, log(engine, &mut raw).await);
        assert!(entries.len() > 30 && rows.iter().filter(|count| **count > 0).count() > 20, "{rows:?}");
        open(&url, &KEY).await.unwrap();
        assert_eq!(counts(&mut raw, |(_, after)| after).await, rows);
        assert_eq!(log(engine, &mut raw).await, entries);
        let store = open(&url, &KEY).await.unwrap();
        let found = verify(&mut store.snapshot().begin().await.unwrap(), None).await.unwrap();
        let count = entries.len() as u64;
        assert_eq!((found.faults, found.links, found.adopted), (vec![], count, count), "what stood there is in the chain, once");
        for sql in ["UPDATE audit SET act = 'nothing'", "DELETE FROM audit"] {
            assert!(refusal(&mut raw, sql).await.contains("the audit log is only added to"), "{sql}");
        }
        for (sql, count) in [
            ("SELECT COUNT(*) FROM issue WHERE preface = 'Beste lezer' AND first_fingerprint = 'abc'", 1),
            ("SELECT COUNT(*) FROM issue WHERE first_approver IS NOT NULL", 1),
            ("SELECT COUNT(*) FROM issue WHERE approved_fingerprint IS NOT NULL", 5),
            ("SELECT COUNT(*) FROM item WHERE position = 3", 1),
            ("SELECT COUNT(*) FROM link_check WHERE found = 'dead' AND checked_at = 7", 1),
            ("SELECT COUNT(*) FROM editor_choice WHERE topic = 'held' AND wanted", 3),
        ] {
            assert_eq!(raw.number(sql).await, count, "{sql}");
        }
    }

    async fn each_issue_has_its_state_in_one_word_and_keeps_all_its_facts(engine) {
        const FACTS: &str = "COALESCE(i.hold_reason, '-') || COALESCE(i.pause_reason, '-') || COALESCE(i.planned_at, 0) \
                             || ' ' || i.composed_at || ' ' || COALESCE(i.published_at, 0) || ' ' || COALESCE(i.sent_at, 0) \
                             || COALESCE(i.contents, '-') || COALESCE(i.subject, '-') || i.version || ' ' \
                             || COALESCE(i.approved_said, '-') || COALESCE(i.canary_left, 0) || ' ' || i.accepted || ' ' \
                             || i.refused || ' ' || i.blocked || ' ' || i.archive_reads";
        let folder = TempDir::new().unwrap();
        let url = schema_21(engine, &folder).await;
        let mut raw = Raw::open(&url).await;
        let mut expected = of_issues(&mut raw, "i.state").await;
        let facts = of_issues(&mut raw, FACTS).await;
        let paused = of_issues(&mut raw, "COALESCE(i.pause_reason, '')").await;
        let published = of_issues(&mut raw, "COALESCE(i.published_at, 0)").await;
        for (issue, state) in &mut expected {
            if state == "sending" && !paused[issue].is_empty() {
                "paused".clone_into(state);
            } else if state == "cancelled" && published[issue] != "0" {
                "stopped".clone_into(state);
            }
        }
        let store = open(&url, &KEY).await.unwrap();
        assert_eq!(of_issues(&mut raw, "i.state").await, expected);
        assert_eq!(of_issues(&mut raw, &FACTS.replace("approved_said", "approved_fingerprint")).await, facts);
        assert_eq!(
            states(&store).await,
            [
                ("cancelled", None, None),
                ("draft", None, None),
                ("held", Some(HoldReason::NotApproved), None),
                ("paused", None, Some(PauseReason::Refusals)),
                ("scheduled", None, None),
                ("sending", None, None),
                ("sent", None, None),
                ("stopped", None, None),
            ]
        );
    }

    async fn a_state_and_its_facts_cannot_contradict_each_other_any_more(engine) {
        let folder = TempDir::new().unwrap();
        let url = schema_21(engine, &folder).await;
        open(&url, &KEY).await.unwrap();
        let mut raw = Raw::open(&url).await;
        for sql in [
            "UPDATE issue SET state = 'stilled'",
            "UPDATE issue SET pause_reason = 'editor' WHERE state = 'sending'",
            "UPDATE issue SET pause_reason = NULL WHERE state = 'paused'",
            "UPDATE issue SET state = 'cancelled' WHERE state = 'stopped'",
            "UPDATE issue SET published_at = NULL WHERE state = 'stopped'",
            "UPDATE issue SET published_at = 1 WHERE state = 'cancelled'",
            "UPDATE issue SET hold_reason = NULL WHERE state = 'held'",
            "UPDATE issue SET sent_at = NULL WHERE state = 'sent'",
            "UPDATE issue SET contents = NULL WHERE state = 'paused'",
            "UPDATE editor_role SET role = 'reader'",
        ] {
            assert!(refusal(&mut raw, sql).await.to_lowercase().contains("check constraint"), "{sql}");
        }
        for sql in ["UPDATE issue SET number = 1 WHERE number = 2", "UPDATE item SET issue_id = (SELECT id FROM list LIMIT 1)"] {
            let refused = refusal(&mut raw, sql).await.to_lowercase();
            assert!(refused.contains("unique") || refused.contains("foreign key"), "{sql}: {refused}");
        }
    }

    async fn who_was_called_a_reader_is_a_viewer_in_the_present_and_in_the_log(engine) {
        let folder = TempDir::new().unwrap();
        let url = schema_21(engine, &folder).await;
        let store = open(&url, &KEY).await.unwrap();
        let mut tx = store.snapshot().begin().await.unwrap();
        let roles: Vec<_> =
            editors::all(&mut tx).await.unwrap().into_iter().flat_map(|it| it.roles.of_lists.into_values()).collect();
        assert_eq!(roles.iter().filter(|role| **role == Role::Viewer).count(), 3, "{roles:?}");
        let log = audit::newest(&mut tx, 1_000).await.unwrap();
        assert_eq!(log.iter().filter(|entry| entry.role == Some(Role::Viewer)).count(), 3);
    }
}
