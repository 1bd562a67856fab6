//! Opening a database: its tables, its key, its version, and what a page may not do with it.

use std::sync::Arc;

use rondbrief::{
    domain::{ids::SystemIds, list::List, subscriber::suppression::Reason, text::language::Language},
    store::{
        Store, StoreError, StoreUrl,
        lists::{self, rounds},
        sql::vault::Vault,
        subscribers::{self, suppressions},
    },
};
use tempfile::TempDir;

use crate::{
    both_engines,
    store::{Ground, address, id, now, open},
    support::{
        app::{Engine, KEY, fresh_database},
        fixtures,
        raw::Raw,
    },
};

#[test]
fn a_url_of_another_database_is_refused() {
    for url in ["mysql://localhost/x", "rondbrief.db", "", "postgres://[::bad"] {
        assert!(matches!(url.parse::<StoreUrl>(), Err(StoreError::Url(_))), "{url}");
    }
    for url in ["sqlite:data/rondbrief.db", "sqlite:///var/lib/rondbrief.db", "postgresql://db/x"] {
        assert!(url.parse::<StoreUrl>().is_ok(), "{url}");
    }
}

#[tokio::test]
async fn a_database_that_cannot_be_reached_is_unavailable() {
    let folder = TempDir::new().unwrap();
    let nowhere = format!("sqlite:{}", folder.path().join("no/such/folder/x.db").display());
    assert!(matches!(open(&nowhere, &KEY).await, Err(StoreError::Unavailable(_))));
    let elsewhere = fresh_database(Engine::Postgres, &folder).await + "-that-is-not-there";
    assert!(matches!(open(&elsewhere, &KEY).await, Err(StoreError::Unavailable(_))));
}

/// `0.0.0.0` reaches the server of the tests, which speaks no TLS, and is no address of the loopback.
#[tokio::test]
async fn a_database_elsewhere_is_asked_for_tls_unless_its_url_says_otherwise() {
    let folder = TempDir::new().unwrap();
    let url = fresh_database(Engine::Postgres, &folder).await;
    assert!(open(&url, &KEY).await.is_ok(), "on the loopback nobody listens");
    let elsewhere = url.replace("@127.0.0.1:", "@0.0.0.0:").replace("@localhost:", "@0.0.0.0:");
    assert_ne!(elsewhere, url, "the server of the tests is on the loopback");
    for query in ["", "?sslmode=prefer", "?sslmode=allow", "?sslmode=require"] {
        let Err(refusal) = open(&format!("{elsewhere}{query}"), &KEY).await else { panic!("{query}: opened in clear") };
        assert!(matches!(refusal, StoreError::Tls(_)), "{query}: {refusal}");
        assert!(refusal.to_string().contains("?sslmode=disable"), "{refusal}");
    }
    assert!(open(&format!("{elsewhere}?sslmode=disable"), &KEY).await.is_ok());
}

both_engines! {
    async fn a_second_opening_finds_what_the_first_one_left(engine) {
        let ground = Ground::new(engine).await;
        ground.store.close().await;
        let again = open(&ground.url, &KEY).await.unwrap();
        assert_eq!(again.snapshot().list(&ground.list.slug).await.unwrap(), Some(ground.list.clone()));
    }

    async fn another_key_is_noticed_before_anything_is_written(engine) {
        let ground = Ground::new(engine).await;
        assert!(matches!(open(&ground.url, &[8; 32]).await, Err(StoreError::WrongKey)));
        assert_eq!(ground.raw().await.number("SELECT COUNT(*) FROM instance").await, 1);
        assert!(open(&ground.url, &KEY).await.is_ok());
    }

    async fn a_database_of_a_newer_version_is_left_alone(engine) {
        let ground = Ground::new(engine).await;
        ground.raw().await.run(
            "INSERT INTO _sqlx_migrations (version, description, success, checksum, execution_time) \
             SELECT 9999, 'later', success, checksum, 0 FROM _sqlx_migrations WHERE version = 1",
        ).await;
        let refused = open(&ground.url, &KEY).await.err().unwrap();
        assert!(matches!(refused, StoreError::Newer), "{refused}");
        assert_eq!(ground.raw().await.number("SELECT COUNT(*) FROM list").await, 1);
    }

    async fn the_database_itself_refuses_a_write_on_a_readers_transaction(engine) {
        let ground = Ground::new(engine).await;
        let person = ground.person("anke@example.org").await;
        let refused =
            suppressions::insert(&mut ground.look().await, &address("anke@example.org"), Reason::Refused, now()).await;
        assert!(matches!(refused, Err(StoreError::Unavailable(_))), "INSERT: {refused:?}");
        assert!(subscribers::erase(&mut ground.look().await, person.id, now()).await.is_err(), "DELETE");
        assert!(lists::update(&mut ground.look().await, &ground.list, &SystemIds).await.is_err(), "UPDATE");
        let refused = rounds::forget_untouched(&mut ground.look().await, ground.list.id).await;
        assert!(refused.is_err(), "DELETE of nothing");
        assert!(subscribers::by_id(&mut ground.look().await, person.id).await.unwrap().is_some());
    }

    async fn a_reader_sees_one_state_of_the_database(engine) {
        let ground = Ground::new(engine).await;
        let mut before = ground.look().await;
        assert_eq!(lists::all(&mut before).await.unwrap().len(), 1);
        let mut tx = ground.tx().await;
        let other = List {
            id: rondbrief::domain::ids::ListId(id()),
            slug: "andere".parse().unwrap(),
            ..fixtures::list(Language::Nl)
        };
        lists::insert(&mut tx, &other, &SystemIds).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(lists::all(&mut before).await.unwrap().len(), 1);
        assert_eq!(ground.store.snapshot().lists().await.unwrap().len(), 2);
    }

    async fn what_is_not_committed_was_never_written(engine) {
        let ground = Ground::new(engine).await;
        let mut tx = ground.tx().await;
        suppressions::insert(&mut tx, &address("anke@example.org"), Reason::Refused, now()).await.unwrap();
        drop(tx);
        assert_eq!(suppressions::of(&mut ground.look().await, &address("anke@example.org")).await.unwrap(), None);
    }

    async fn two_processes_may_open_a_new_database_at_once(engine) {
        let folder = TempDir::new().unwrap();
        let url = fresh_database(engine, &folder).await;
        let (one, other) = tokio::join!(open(&url, &KEY), open(&url, &KEY));
        assert!(one.is_ok() && other.is_ok(), "{:?} {:?}", one.err(), other.err());
        assert_eq!(Raw::open(&url).await.number("SELECT COUNT(*) FROM instance").await, 1);
    }

    async fn the_store_hands_out_the_vault_of_its_key(engine) {
        let folder = TempDir::new().unwrap();
        let url: StoreUrl = fresh_database(engine, &folder).await.parse().unwrap();
        let store = Store::open(&url, Arc::new(Vault::new(&KEY, Arc::new(SystemIds)))).await.unwrap();
        let expected = Vault::new(&KEY, Arc::new(SystemIds)).form_signature(b"x");
        assert_eq!(store.vault().form_signature(b"x"), expected);
        assert_eq!(store.begin().await.unwrap().vault().form_signature(b"x"), expected);
    }
}
