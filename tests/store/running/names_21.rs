//! Names that stood with the subscriber move to the subscription when a database of schema 21 is opened.

use rondbrief::{domain::ids::SubscriberId, store::subscribers::subscriptions};
use tempfile::TempDir;
use uuid::Uuid;

use super::schema_21::restored;
use crate::{
    both_engines,
    store::open,
    support::{
        app::{Engine, KEY},
        raw::Raw,
    },
};

/// The ids of the subscribers whose names stand with them.
async fn named(engine: Engine, raw: &mut Raw) -> Vec<SubscriberId> {
    let sql = match engine {
        Engine::Sqlite => "SELECT hex(id) FROM subscriber WHERE name IS NOT NULL ORDER BY id",
        Engine::Postgres => "SELECT CAST(id AS TEXT) FROM subscriber WHERE name IS NOT NULL ORDER BY id",
    };
    raw.texts(sql).await.iter().map(|id| SubscriberId(Uuid::parse_str(id).unwrap())).collect()
}

both_engines! {
    async fn every_name_moves_to_the_first_subscription_and_none_stays_behind(engine) {
        let folder = TempDir::new().unwrap();
        let (url, _) = restored(engine, &folder).await;
        let mut raw = Raw::open(&url).await;
        let last = "f".repeat(32);
        let (second, hash) = match engine {
            Engine::Sqlite => (format!("x'{last}'"), "x'c0ffee'"),
            Engine::Postgres => (format!("CAST('{last}' AS UUID)"), "'\\xc0ffee'"),
        };
        let before = named(engine, &mut raw).await;
        assert_eq!(before.len(), 27);
        let added = raw.run(&format!(
            "INSERT INTO subscription (id, list_id, subscriber_id, language, state, asked_at, confirmed_at, leave_hash, form) \
             SELECT {second}, l.id, p.id, 'nl', 'active', 1, 1, {hash}, 'page' FROM list l, subscriber p \
             WHERE l.slug = 'welkome-wijk' AND p.id = (SELECT id FROM subscriber WHERE name IS NOT NULL ORDER BY id LIMIT 1)"
        )).await;
        assert_eq!(added, 1);
        for _ in 0..2 {
            let store = open(&url, &KEY).await.unwrap();
            assert_eq!(named(engine, &mut raw).await, []);
            assert_eq!(raw.number("SELECT COUNT(*) FROM subscription WHERE name IS NOT NULL").await, 27);
            let mut tx = store.snapshot().begin().await.unwrap();
            for person in &before {
                let memberships = subscriptions::of_person(&mut tx, *person).await.unwrap();
                let names: Vec<_> = memberships.iter().map(|it| it.name.is_some()).collect();
                assert_eq!(names, if *person == before[0] { vec![true, false] } else { vec![true] });
            }
        }
    }
}
