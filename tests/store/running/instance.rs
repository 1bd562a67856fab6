//! The identity of a database: its place, its workers' marks, and the hold on sending.

use rondbrief::{
    domain::{
        ids::WorkerId,
        mail::delivery::DeliveryKey,
        running::instance::{Doubt, Hold, Mark, Worker},
    },
    store::{
        outbox::{
            self,
            deliveries::{self, NewDelivery},
            outcomes::{self, Clearance},
        },
        running::{change_counter, instance},
    },
};
use tempfile::TempDir;

use crate::{
    both_engines,
    store::{ACTIVE, Ground, claim_all, id, minutes, now, open, test_mail},
    support::{
        app::{Engine, KEY, fresh_database},
        raw::Raw,
    },
};

const HOLD: fn() -> Hold = || Hold { doubt: Doubt::ClockBack, since: now(), until: Some(minutes(7)) };

async fn place(ground: &Ground) -> String {
    instance::place(&mut ground.look().await).await.unwrap()
}

async fn set_hold(ground: &Ground, hold: Option<Hold>) {
    let mut tx = ground.tx().await;
    instance::set_hold(&mut tx, hold).await.unwrap();
    tx.commit().await.unwrap();
}

fn worker() -> Worker {
    let id = WorkerId(id());
    Worker { id, host: "hier".into(), mark: Mark(crate::store::id()), started_at: now(), seen_at: minutes(3) }
}

async fn leave(ground: &Ground, worker: &Worker, previous: Option<Mark>) -> bool {
    let mut tx = ground.tx().await;
    let left = instance::leave_mark(&mut tx, worker, previous).await.unwrap();
    tx.commit().await.unwrap();
    left
}

both_engines! {
    async fn the_place_is_the_same_for_every_process_and_another_for_every_database(engine) {
        let ground = Ground::new(engine).await;
        let here = place(&ground).await;
        let other_process = open(&ground.url, &KEY).await.unwrap();
        assert_eq!(instance::place(&mut other_process.begin().await.unwrap()).await.unwrap(), here);
        let folder = TempDir::new().unwrap();
        let elsewhere = open(&fresh_database(engine, &folder).await, &KEY).await.unwrap();
        assert_ne!(instance::place(&mut elsewhere.begin().await.unwrap()).await.unwrap(), here);
    }

    async fn while_sending_is_held_nothing_can_be_claimed_and_what_is_claimed_is_not_sent(engine) {
        let ground = Ground::new(engine).await;
        for _ in 0..2 {
            let key = DeliveryKey { cause: id(), recipient: id() };
            let delivery = NewDelivery { key, list: ground.list.id, mail: test_mail() };
            let mut tx = ground.tx().await;
            deliveries::enqueue(&mut tx, &delivery, now()).await.unwrap();
            tx.commit().await.unwrap();
        }
        let mut tx = ground.tx().await;
        let claimed = claim_all(&mut tx, 1, now(), minutes(1)).await;
        tx.commit().await.unwrap();
        let claimed: Vec<_> = claimed.iter().collect();
        let before = change_counter::read(&mut ground.look().await).await.unwrap();
        set_hold(&ground, Some(HOLD())).await;
        assert!(change_counter::read(&mut ground.look().await).await.unwrap() > before, "workers look again");
        assert!(outbox::lanes(&mut ground.look().await, minutes(9)).await.unwrap().is_empty());
        let permissions = outcomes::permissions(&mut ground.look().await, &claimed).await.unwrap();
        assert_eq!(permissions, [Clearance::Held]);
        set_hold(&ground, None).await;
        assert_eq!(outbox::lanes(&mut ground.look().await, now()).await.unwrap().len(), 1);
        let permissions = outcomes::permissions(&mut ground.look().await, &claimed).await.unwrap();
        assert_eq!(permissions, [Clearance::Go]);
    }

    async fn what_is_known_about_an_instance_is_read_as_it_was_written(engine) {
        let ground = Ground::new(engine).await;
        let new = instance::read(&mut ground.look().await).await.unwrap();
        assert_eq!((new.place, new.hold, new.allowed_at, new.is_blank), (None, None, None, true));
        assert_eq!(new.workers, []);
        ground.member("anke@example.org", ACTIVE()).await;
        set_hold(&ground, Some(HOLD())).await;
        assert!(instance::is_held(&mut ground.look().await).await.unwrap());
        let mut tx = ground.tx().await;
        instance::lock(&mut tx).await.unwrap();
        instance::set_place(&mut tx, "hier").await.unwrap();
        tx.commit().await.unwrap();
        let known = instance::read(&mut ground.look().await).await.unwrap();
        assert_eq!((known.place.as_deref(), known.hold, known.is_blank), (Some("hier"), Some(HOLD()), false));
    }

    async fn a_mark_takes_the_place_of_the_one_before_and_of_no_other(engine) {
        let ground = Ground::new(engine).await;
        let first = worker();
        assert!(leave(&ground, &first, None).await);
        assert!(!leave(&ground, &first, None).await, "it is known by now");
        let second = Worker { mark: Mark(id()), seen_at: minutes(4), ..first.clone() };
        assert!(!leave(&ground, &second, Some(second.mark)).await);
        assert!(leave(&ground, &second, Some(first.mark)).await);
        assert!(!leave(&ground, &Worker { mark: Mark(id()), ..first.clone() }, Some(first.mark)).await);
        assert_eq!(instance::mark_of(&mut ground.look().await, first.id).await.unwrap(), Some(second.mark));
        assert_eq!(instance::mark_of(&mut ground.look().await, worker().id).await.unwrap(), None);
        assert_eq!(instance::read(&mut ground.look().await).await.unwrap().workers, [second]);
    }

    async fn the_owners_word_ends_a_hold_moves_the_place_and_takes_the_future_away(engine) {
        let ground = Ground::new(engine).await;
        let ahead = worker();
        leave(&ground, &ahead, None).await;
        set_hold(&ground, Some(HOLD())).await;
        let mut tx = ground.tx().await;
        instance::allow(&mut tx, "daar", minutes(1)).await.unwrap();
        tx.commit().await.unwrap();
        let known = instance::read(&mut ground.look().await).await.unwrap();
        assert_eq!((known.place.as_deref(), known.hold, known.allowed_at), (Some("daar"), None, Some(minutes(1))));
        assert_eq!(known.workers, [Worker { seen_at: minutes(1), ..ahead }]);
    }

    async fn an_unreadable_mark_or_reason_is_told(engine) {
        let ground = Ground::new(engine).await;
        leave(&ground, &worker(), None).await;
        ground.raw().await.run("UPDATE worker SET mark = 'x'").await;
        assert!(instance::read(&mut ground.look().await).await.unwrap_err().to_string().contains("mark"));
        ground.raw().await.run("UPDATE instance SET hold_reason = 'x', held_at = 0").await;
        assert!(instance::read(&mut ground.look().await).await.unwrap_err().to_string().contains("hold_reason"));
    }
}

#[tokio::test]
async fn the_place_of_a_copied_file_is_another_one_and_stays_the_same_when_a_file_is_overwritten() {
    let ground = Ground::new(Engine::Sqlite).await;
    let here = place(&ground).await;
    let file = ground.url.strip_prefix("sqlite:").unwrap();
    let copy = format!("{file}.copy");
    ground.store.close().await;
    std::fs::copy(file, &copy).unwrap();
    let place_of = async |file: &str| {
        let store = open(&format!("sqlite:{file}"), &KEY).await.unwrap();
        let place = instance::place(&mut store.begin().await.unwrap()).await.unwrap();
        store.close().await;
        place
    };
    assert_ne!(place_of(&copy).await, here);
    std::fs::copy(&copy, file).unwrap();
    assert_eq!(place_of(file).await, here, "only a mark tells");
}

#[tokio::test]
async fn a_user_of_postgres_who_may_not_ask_for_the_cluster_still_has_a_place() {
    let ground = Ground::new(Engine::Postgres).await;
    let mut raw = Raw::open(&ground.url).await;
    raw.run("REVOKE EXECUTE ON FUNCTION pg_control_system() FROM PUBLIC").await;
    let role = format!("guest_{}", id().simple());
    raw.run(&format!("CREATE ROLE {role} LOGIN")).await;
    raw.run(&format!("GRANT CREATE ON SCHEMA public TO {role}")).await;
    raw.run(&format!("GRANT SELECT, INSERT, UPDATE ON ALL TABLES IN SCHEMA public TO {role}")).await;
    let url = ground.url.replacen("rondbrief@", &format!("{role}@"), 1);
    let store = open(&url, &KEY).await.unwrap();
    let place = instance::place(&mut store.begin().await.unwrap()).await.unwrap();
    assert!(place.starts_with("cluster  database "), "{place}");
    store.close().await;
    raw.run(&format!("DROP OWNED BY {role}")).await;
    raw.run(&format!("DROP ROLE {role}")).await;
}
