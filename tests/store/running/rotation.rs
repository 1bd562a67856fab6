//! A rotation of the secret key between two of its blocks: half of the rows under one key, half under the other.

use std::sync::Arc;

use rondbrief::{
    domain::{
        ids::{SubscriberId, SubscriptionId, SystemIds},
        text::language::Language,
    },
    store::{
        Store, StoreError,
        sql::{
            key_state,
            rotation::{Begun, Progress},
            vault::Vault,
        },
        subscribers::{
            self, Subscriber,
            bulk::{self, ImportStatus, ImportedSubscriber},
        },
    },
};

use crate::{
    both_engines,
    store::{Ground, address, id, minutes, now, open},
    support::{
        app::{KEY, NEXT_KEY},
        fixtures::line,
        opened::opened_by,
    },
};

/// More than one block, and less than two.
const READERS: usize = 2_500;

fn reader(n: usize) -> ImportedSubscriber {
    ImportedSubscriber {
        person: SubscriberId(id()),
        is_known: false,
        subscription: SubscriptionId(id()),
        consent: id(),
        address: address(&format!("lezer{n}@example.org")),
        name: Some(line("Lezer")),
        consented_at: minutes(-60),
        proof: "op papier".to_owned(),
    }
}

both_engines! {
    async fn between_two_blocks_everybody_is_found_once_and_can_be_added_never(engine) {
        let ground = Ground::new(engine).await;
        let url = ground.url.parse().unwrap();
        let keys = Arc::new(|| vec![KEY, NEXT_KEY]);
        let store = Store::open(&url, Arc::new(Vault::following(&KEY, keys, Arc::new(SystemIds)))).await.unwrap();
        let readers: Vec<_> = (0..READERS).map(reader).collect();
        let mut tx = store.begin().await.unwrap();
        bulk::add(&mut tx, ground.list.id, Language::Nl, &readers, now()).await.unwrap();
        tx.commit().await.unwrap();

        assert_eq!(store.begin_rotation(&NEXT_KEY, now()).await.unwrap(), Begun::Anew);
        let at = store.rewrite_some(Progress::of("subscriber")).await.unwrap();
        assert_eq!((at.rows, at.rewritten, at.table()), (2_000, 2_000, "subscriber"));
        let state = key_state::examine(&store.snapshot(), None).await.unwrap();
        let of = |table, column| state.columns.iter().find(|it| (it.table, it.column) == (table, column)).unwrap();
        for column in ["address", "address_index"] {
            let it = of("subscriber", column);
            assert_eq!((it.present, it.previous, it.wrong), (2_000, 500, 0), "{column}");
        }
        assert!(state.is_rotating && of("consent", "proof").previous == 2_500);

        let mut tx = store.begin().await.unwrap();
        let indexes: Vec<_> = readers.iter().map(|it| bulk::index(&tx, &it.address)).collect();
        let known = bulk::known(&mut tx, ground.list.id, &indexes).await.unwrap();
        assert!(indexes.iter().all(|index| known.standing(index) == ImportStatus::Active));
        let stranger = bulk::index(&tx, &address("niemand@example.org"));
        assert_eq!(known.standing(&stranger), ImportStatus::New);
        drop(tx);
        let [first, last] = [&readers[0], &readers[READERS - 1]];
        for it in [first, last] {
            let mut tx = store.begin().await.unwrap();
            let found = subscribers::by_address(&mut tx, &it.address).await.unwrap().unwrap();
            assert_eq!((found.id, &found.address), (it.person, &it.address));
            let double = Subscriber { id: SubscriberId(id()), address: it.address.clone() };
            let added = subscribers::insert(&mut tx, &double, now()).await;
            assert!(matches!(added, Err(StoreError::Exists)), "{added:?}");
        }

        // A process that has the old key only is told so; one that has the new key only needs no other.
        assert!(matches!(ground.store.begin().await.err(), Some(StoreError::WrongKey)));
        assert!(matches!(open(&ground.url, &KEY).await.err(), Some(StoreError::WrongKey)));
        let other = open(&ground.url, &NEXT_KEY).await.unwrap();
        let mut at = Progress::default();
        while !at.is_over() {
            at = other.rewrite_some(at).await.unwrap();
        }
        // The first 2,000 subscribers are left as they are.
        assert_eq!((at.rewritten, at.unreadable), (500 + 2 * 2_500, 0));
        other.end_rotation(now()).await.unwrap();
        other.end_rotation(now()).await.unwrap();
        assert!(!store.begin().await.unwrap().vault().is_rotating(), "the first process has noticed");
        let (filled, of_old) = opened_by(&mut ground.raw().await, &KEY).await;
        assert!(filled.contains("subscriber.address") && of_old.is_empty(), "{of_old:?}");
        let mut tx = store.begin().await.unwrap();
        let double = Subscriber { id: SubscriberId(id()), address: last.address.clone() };
        assert!(matches!(subscribers::insert(&mut tx, &double, now()).await, Err(StoreError::Exists)));
    }

    async fn a_value_that_no_key_opens_stops_nothing(engine) {
        let ground = Ground::new(engine).await;
        for text in ["anke@example.org", "bo@example.org"] {
            ground.person(text).await;
        }
        let broken = "UPDATE subscriber SET address = address_index WHERE id = (SELECT id FROM subscriber ORDER BY id LIMIT 1)";
        ground.raw().await.run(broken).await;
        let keys = Arc::new(|| vec![KEY, NEXT_KEY]);
        let vault = Arc::new(Vault::following(&KEY, keys, Arc::new(SystemIds)));
        let store = Store::open(&ground.url.parse().unwrap(), vault).await.unwrap();
        assert_eq!(store.begin_rotation(&NEXT_KEY, now()).await.unwrap(), Begun::Anew);
        let mut at = Progress::default();
        while !at.is_over() {
            at = store.rewrite_some(at).await.unwrap();
        }
        assert_eq!((at.rewritten, at.unreadable), (1, 1));
        store.end_rotation(now()).await.unwrap();
        let state = key_state::examine(&store.snapshot(), Some(10)).await.unwrap();
        assert_eq!(state.columns.iter().map(|it| it.wrong).sum::<u64>(), 1);
    }
}
