//! The chain of the log: whatever a thief of the database does to it is found, and what the service does is not.

use rondbrief::{
    domain::{
        audit::{
            Act, AuditEntry,
            chain::{FaultKind, Findings, Hash, Kept},
        },
        editor::Role,
        ids::{ItemId, SubscriptionId},
        issue::Issue,
    },
    store::{
        audit::{self, verify::verify},
        subscribers,
    },
};

use tempfile::TempDir;

use super::{add, editor, tampering::tamperings};
use crate::{
    both_engines,
    store::{ACTIVE, Ground, id, minutes, now, open},
    support::{
        app::{Engine, KEY},
        chance::Chance,
        raw::Raw,
    },
};

/// The tables of the chain.
const TABLES: [&str; 4] = ["audit", "audit_link", "audit_head", "audit_erasure"];

/// Values that differ from what stands in a column, whatever that is.
const CHANGES: [(&str, &str); 14] = [
    ("at", "at + 1"),
    ("act", "'tested'"),
    ("actor_id", "CASE WHEN actor_id IS NULL THEN (SELECT id FROM editor_of) END"),
    ("list_id", "CASE WHEN list_id IS NULL THEN (SELECT id FROM list_of) END"),
    ("subject_id", "CASE WHEN subject_id IS NULL THEN (SELECT id FROM editor_of) END"),
    ("issue_id", "CASE WHEN issue_id IS NULL THEN (SELECT id FROM issue_of) END"),
    ("subscription_id", "CASE WHEN subscription_id IS NULL THEN id END"),
    ("item_id", "CASE WHEN item_id IS NULL THEN id END"),
    ("role", "CASE WHEN role IS NULL THEN 'owner' END"),
    ("form", "CASE WHEN form IS NULL THEN 'page' END"),
    ("wording", "COALESCE(wording, 0) + 1"),
    ("words", "CASE WHEN words IS NULL THEN salt END"),
    ("salt", "NULL"),
    ("id", "(SELECT entry_id FROM spare)"),
];

/// A log of one entry of each form, two about a reader who is erased, and the entry that tells so.
struct Log {
    ground: Ground,
    engine: Engine,
    issue: Issue,
    erased: SubscriptionId,
}

impl Log {
    async fn new(engine: Engine) -> Self {
        let ground = Ground::new(engine).await;
        let anke = editor(&ground).await;
        let issue = ground.sending().await;
        let (reader, erased) =
            (ground.member("lezer@example.org", ACTIVE()).await, ground.member("weg@example.org", ACTIVE()).await);
        let list = Some(ground.list.id);
        let entry = |at, act| AuditEntry { at: minutes(at), actor: Some(anke), act, list, subject: None, role: None };
        let mut tx = ground.tx().await;
        let invited = AuditEntry { subject: Some(anke), role: Some(Role::Editor), ..entry(1, Act::Invited) };
        audit::add(&mut tx, id(), &invited).await.unwrap();
        audit::add_about_item(&mut tx, id(), ItemId(id()), Some(issue.id), &entry(2, Act::ItemTakenIn)).await.unwrap();
        tx.commit().await.unwrap();
        let mut tx = ground.tx().await;
        audit::add_about_subscriber(&mut tx, id(), reader.id, &entry(3, Act::SubscriberSeen)).await.unwrap();
        audit::add_about_subscriber(&mut tx, id(), erased.id, &entry(3, Act::SubscriberSeen)).await.unwrap();
        audit::add_about_subscriber(&mut tx, id(), erased.id, &entry(4, Act::SubscriberSeen)).await.unwrap();
        tx.commit().await.unwrap();
        let mut tx = ground.tx().await;
        subscribers::erase_from(&mut tx, &erased, now()).await.unwrap();
        audit::add_about_subscriber(&mut tx, id(), erased.id, &entry(5, Act::SubscriberErased)).await.unwrap();
        tx.commit().await.unwrap();
        add(&ground, minutes(6), None, Act::LinkMade, None).await;
        Self { ground, engine, issue, erased: erased.id }
    }

    async fn verify(&self, kept: Option<Hash>) -> Findings {
        verify(&mut self.ground.look().await, kept).await.unwrap()
    }

    async fn kinds(&self) -> Vec<FaultKind> {
        let mut kinds: Vec<_> = self.verify(None).await.faults.iter().map(|fault| fault.kind).collect();
        kinds.sort_unstable();
        kinds.dedup();
        kinds
    }

    /// A connection of somebody who took the guards away, with a copy of everything to put back.
    async fn thief(&self) -> Raw {
        let mut raw = self.ground.raw().await;
        match self.engine {
            Engine::Sqlite => {
                let sql = "SELECT name FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'audit_%'";
                for name in raw.texts(sql).await {
                    raw.run(&format!("DROP TRIGGER {name}")).await;
                }
            }
            Engine::Postgres => {
                for table in TABLES {
                    raw.run(&format!("ALTER TABLE {table} DISABLE TRIGGER USER")).await;
                }
            }
        }
        for table in TABLES {
            raw.run(&format!("CREATE TABLE kept_{table} AS SELECT * FROM {table}")).await;
        }
        for (name, sql) in [
            ("editor_of", "SELECT id FROM editor LIMIT 1"),
            ("list_of", "SELECT id FROM list LIMIT 1"),
            ("issue_of", "SELECT id FROM issue LIMIT 1"),
            ("spare", "SELECT entry_id FROM audit_erasure ORDER BY position LIMIT 1"),
        ] {
            raw.run(&format!("CREATE TABLE {name} AS {sql}")).await;
        }
        raw
    }
}

async fn put_back(raw: &mut Raw) {
    for table in TABLES {
        raw.run(&format!("DELETE FROM {table}")).await;
        raw.run(&format!("INSERT INTO {table} SELECT * FROM kept_{table}")).await;
    }
}

both_engines! {
    async fn what_the_service_writes_and_erases_is_sound(engine) {
        let log = Log::new(engine).await;
        let found = log.verify(None).await;
        assert_eq!(found.faults, []);
        // The entry that tells of the erasing comes last in its transaction.
        assert_eq!((found.links, found.erased, found.adopted), (8, 2, 0));
        assert!(found.is_sound());
        let mut tx = log.ground.look().await;
        let acts = audit::newest(&mut tx, 3).await.unwrap();
        assert!(audit::of_issue(&mut tx, log.issue.id).await.unwrap().len() == 1);
        assert!(acts.iter().any(|it| it.act == Act::SubscriberErased));
        let about = audit::of_reader(&mut tx, log.ground.list.id, log.erased).await.unwrap();
        assert_eq!(about.iter().map(|it| it.act).collect::<Vec<_>>(), [Act::SubscriberErased], "no other entry, and no salt");
        let mut raw = log.ground.raw().await;
        assert_eq!(raw.number("SELECT COUNT(*) FROM audit").await, 6);
        assert_eq!(raw.number("SELECT COUNT(*) FROM audit WHERE act = 'entries-erased' AND list_id IS NULL").await, 1);
    }

    async fn a_change_of_any_column_of_any_entry_is_found(engine) {
        let log = Log::new(engine).await;
        let mut raw = log.thief().await;
        let positions = raw.texts("SELECT CAST(position AS TEXT) FROM audit_link WHERE entry_id IN (SELECT id FROM audit)").await;
        assert_eq!(positions.len(), 6);
        for (column, value) in CHANGES {
            for position in &positions {
                let entry = format!("(SELECT entry_id FROM audit_link WHERE position = {position})");
                assert_eq!(raw.run(&format!("UPDATE audit SET {column} = {value} WHERE id = {entry}")).await, 1);
                let found = log.verify(None).await;
                assert!(!found.is_sound(), "{column} at {position}");
                let at: i64 = position.parse().unwrap();
                assert!(found.faults.iter().any(|fault| fault.position == Some(at)), "{column}: {:?}", found.faults);
                put_back(&mut raw).await;
            }
        }
        assert!(log.verify(None).await.is_sound());
    }

    async fn every_tampering_is_found_alone_and_with_another(engine) {
        let log = Log::new(engine).await;
        let mut raw = log.thief().await;
        let all = tamperings();
        let tamper = async |raw: &mut Raw, sql: &[String]| {
            for sql in sql {
                raw.run(sql).await;
            }
        };
        for (what, sql) in &all {
            tamper(&mut raw, sql).await;
            assert!(!log.kinds().await.is_empty(), "{what}");
            put_back(&mut raw).await;
            assert_eq!(log.kinds().await, [], "{what}, undone");
        }
        let mut chance = Chance::new("tampering twice");
        for _ in 0..12 {
            let (one, other) = (chance.below(all.len()), chance.below(all.len() - 1));
            let other = if other < one { other } else { other + 1 };
            let (column, value) = CHANGES[chance.below(CHANGES.len() - 1)];
            let column = format!("UPDATE audit SET {column} = {value} WHERE subscription_id IS NOT NULL");
            let second = [all[other].1.clone(), vec![column]][chance.below(2)].clone();
            tamper(&mut raw, &all[one].1).await;
            // What is put in twice would be refused by the table's key.
            if !second.iter().any(|sql| sql.starts_with("INSERT")) {
                tamper(&mut raw, &second).await;
            }
            assert!(!log.kinds().await.is_empty(), "{} and {}", all[one].0, all[other].0);
            put_back(&mut raw).await;
        }
    }

    async fn an_end_that_was_cut_off_or_written_anew_is_found_by_a_kept_hash(engine) {
        let log = Log::new(engine).await;
        let before = log.verify(None).await;
        let kept = Some(before.head);
        assert_eq!(log.verify(kept).await.kept, Some(Kept::At(8)));
        assert_eq!(log.verify(Some(Hash::genesis(0))).await.kept, Some(Kept::At(0)));
        add(&log.ground, minutes(7), None, Act::LinkMade, None).await;
        let later = log.verify(kept).await;
        assert_eq!((later.kept, later.links, later.is_sound()), (Some(Kept::At(8)), 9, true));
        let mut raw = log.thief().await;
        // Whoever cuts the end off cleanly leaves a log that is sound by itself.
        for sql in [
            "DELETE FROM audit WHERE id IN (SELECT entry_id FROM audit_link WHERE position > 7)",
            "DELETE FROM audit_link WHERE position > 7",
            "UPDATE audit_head SET position = 7, hash = (SELECT hash FROM audit_link WHERE position = 7)",
        ] {
            assert!(raw.run(sql).await > 0, "{sql}");
        }
        let cut = log.verify(None).await;
        assert_eq!((cut.faults.len(), cut.links), (0, 7));
        let cut = log.verify(kept).await;
        assert_eq!((cut.kept, cut.is_sound()), (Some(Kept::Nowhere), false));
        add(&log.ground, minutes(8), None, Act::LinkMade, None).await;
        assert_eq!(log.verify(kept).await.kept, Some(Kept::Nowhere), "another entry in its place has another hash");
    }

    async fn resealing_under_another_key_breaks_no_link(engine) {
        let log = Log::new(engine).await;
        let before = log.verify(None).await;
        let check = match engine {
            Engine::Sqlite => "UPDATE instance SET key_check = x'",
            Engine::Postgres => "UPDATE instance SET key_check = '\\x",
        };
        let other = [9; 32];
        assert!(open(&log.ground.url, &other).await.is_err());
        let digits = key_check(&other).await;
        log.ground.raw().await.run(&format!("{check}{digits}'")).await;
        let store = open(&log.ground.url, &other).await.unwrap();
        let mut tx = store.begin().await.unwrap();
        let entry = AuditEntry { at: minutes(9), actor: None, act: Act::LinkMade, list: None, subject: None, role: None };
        audit::add(&mut tx, id(), &entry).await.unwrap();
        tx.commit().await.unwrap();
        let after = verify(&mut store.snapshot().begin().await.unwrap(), Some(before.head)).await.unwrap();
        assert_eq!((after.faults, after.kept, after.links), (vec![], Some(Kept::At(8)), 9));
    }

    async fn the_database_itself_refuses_to_change_links_and_notes(engine) {
        let log = Log::new(engine).await;
        for sql in [
            "UPDATE audit SET at = 7",
            "DELETE FROM audit",
            "UPDATE audit_link SET position = position + 100",
            "DELETE FROM audit_link",
            "UPDATE audit_erasure SET position = position + 100",
            "DELETE FROM audit_erasure",
        ] {
            let mut raw = log.ground.raw().await;
            let query = sqlx::AssertSqlSafe(sql);
            let refused = match &mut raw {
                Raw::Sqlite(connection) => sqlx::query(query).execute(connection).await.unwrap_err(),
                Raw::Postgres(connection) => sqlx::query(query).execute(connection).await.unwrap_err(),
            };
            assert!(refused.to_string().contains("the audit log is only added to"), "{sql}: {refused}");
        }
        assert!(log.verify(None).await.is_sound());
    }

    async fn processes_that_act_at_once_make_one_chain_and_never_wait_for_each_other(engine) {
        let ground = Ground::new(engine).await;
        let reader = ground.member("lezer@example.org", ACTIVE()).await;
        let mut tasks = Vec::new();
        for task in 0..6_i64 {
            // Each with connections of its own, as another process.
            let (store, reader, list) = (open(&ground.url, &KEY).await.unwrap(), reader.clone(), ground.list.id);
            tasks.push(tokio::spawn(async move {
                for n in 0..15 {
                    let at = minutes(task * 100 + n);
                    let entry = AuditEntry { at, actor: None, act: Act::SubscriberSeen, list: Some(list), subject: None, role: None };
                    let mut tx = store.begin().await.unwrap();
                    // Half of them take the row first, half of them act first.
                    if task % 2 == 0 {
                        subscribers::subscriptions::take(&mut tx, list, reader.id).await.unwrap();
                    }
                    audit::add_about_subscriber(&mut tx, id(), reader.id, &entry).await.unwrap();
                    subscribers::subscriptions::take(&mut tx, list, reader.id).await.unwrap();
                    if n % 5 == 4 {
                        // Rolled back: no entry, no link.
                        continue;
                    }
                    tx.commit().await.unwrap();
                }
            }));
        }
        for task in tasks {
            task.await.unwrap();
        }
        let found = verify(&mut ground.look().await, None).await.unwrap();
        assert_eq!((found.links, found.faults), (72, vec![]));
    }

    async fn what_is_put_in_beside_the_service_stays_out_of_the_chain_at_the_next_start(engine) {
        let log = Log::new(engine).await;
        let mut raw = log.ground.raw().await;
        raw.run("INSERT INTO audit (id, at, act) SELECT id, 7, 'signed-in' FROM issue").await;
        open(&log.ground.url, &KEY).await.unwrap();
        assert_eq!(log.kinds().await, [FaultKind::Inserted]);
    }
}

/// The check of a key, as a database of its own notes it, in hexadecimal digits.
async fn key_check(key: &[u8; 32]) -> String {
    let folder = TempDir::new().unwrap();
    let url = format!("sqlite:{}", folder.path().join("other.db").display());
    open(&url, key).await.unwrap().close().await;
    Raw::open(&url).await.texts("SELECT lower(hex(key_check)) FROM instance").await.remove(0)
}
