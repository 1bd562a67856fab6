//! Departures: noted by what ends a subscription, and told apart from those that the database knows.

use rondbrief::{
    domain::{
        ids::ListId,
        subscriber::{
            consent::ConsentForm,
            departure::{Departure, DepartureKind},
            suppression::Reason,
        },
    },
    store::{
        journal::Journal,
        subscribers::{
            bulk,
            departures::{self, Subject},
            subscriptions::Membership,
            suppressions,
        },
    },
};
use tempfile::TempDir;

use crate::{
    both_engines,
    store::{ACTIVE, Ground, LEFT, address, id, minutes, now, open},
    support::app::KEY,
};

async fn departure(ground: &Ground, kind: DepartureKind, list: Option<ListId>) -> Departure {
    let address_index = bulk::index(&ground.look().await, &address("anke@example.org"));
    Departure { id: id(), kind, list, address_index, key: None, at: now() }
}

both_engines! {
    async fn leaving_and_suppressing_are_noted_in_the_database_and_then_in_the_journal(engine) {
        let (ground, data) = (Ground::new(engine).await, TempDir::new().unwrap());
        ground.member("anke@example.org", LEFT()).await;
        let store = open(&ground.url, &KEY).await.unwrap().with_journal(Journal::in_folder(data.path()));
        let mut tx = store.begin().await.unwrap();
        suppressions::insert(&mut tx, &address("bo@example.org"), Reason::Erased, minutes(1)).await.unwrap();
        suppressions::insert(&mut tx, &address("cas@example.org"), Reason::Refused, minutes(2)).await.unwrap();
        assert_eq!(store.journal().unwrap().read().unwrap(), [], "not before the commit");
        tx.commit().await.unwrap();
        let all = departures::since(&mut ground.look().await, None).await.unwrap();
        let left = departure(&ground, DepartureKind::Left, Some(ground.list.id)).await;
        assert_eq!((all.len(), &all[0]), (3, &Departure { id: all[0].id, ..left }));
        assert_eq!((all[1].kind, all[1].list, all[1].at), (DepartureKind::Erased, None, minutes(1)));
        assert_eq!((all[2].kind, all[2].list, all[2].at), (DepartureKind::Refused, None, minutes(2)));
        assert_eq!(store.journal().unwrap().read().unwrap(), all[1..], "by the process with the journal");
        assert_eq!(departures::since(&mut ground.look().await, Some(minutes(2))).await.unwrap(), all[2..]);
    }

    async fn what_is_applied_from_the_journal_is_not_noted_again(engine) {
        let ground = Ground::new(engine).await;
        let mut tx = ground.store.begin_applying().await.unwrap();
        suppressions::insert(&mut tx, &address("bo@example.org"), Reason::Erased, now()).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(departures::since(&mut ground.look().await, None).await.unwrap(), []);
    }

    async fn a_departure_that_the_database_knows_is_not_written_twice(engine) {
        let ground = Ground::new(engine).await;
        let (one, other) = (
            departure(&ground, DepartureKind::Erased, None).await,
            departure(&ground, DepartureKind::Left, Some(ListId(id()))).await,
        );
        let mut tx = ground.tx().await;
        assert!(departures::insert(&mut tx, &one).await.unwrap());
        assert!(!departures::insert(&mut tx, &one).await.unwrap());
        tx.commit().await.unwrap();
        let both = [one, other];
        assert_eq!(departures::unknown(&mut ground.look().await, &both).await.unwrap(), [&both[1]]);
    }

    async fn the_subject_of_a_departure_is_whoever_did_not_sign_up_after_it(engine) {
        let ground = Ground::new(engine).await;
        let erased = departure(&ground, DepartureKind::Erased, None).await;
        assert_eq!(departures::subject(&mut ground.look().await, &erased).await.unwrap(), Subject::Nobody);
        let membership = ground.member("anke@example.org", ACTIVE()).await;
        let there = Subject::There(membership.subscriber);
        assert_eq!(departures::subject(&mut ground.look().await, &erased).await.unwrap(), there);
        let earlier = Departure { at: minutes(-1), ..erased };
        let back = departures::subject(&mut ground.look().await, &earlier).await.unwrap();
        assert_eq!(back, Subject::CameBack(membership.subscriber));
        for form in [ConsentForm::Editor, ConsentForm::Import] {
            ground.save(&Membership { form, ..membership.clone() }).await;
            assert_eq!(departures::subject(&mut ground.look().await, &earlier).await.unwrap(), there, "{form:?}");
        }
    }

    async fn a_refusal_is_stronger_than_an_erasure_and_forms_that_wait_go(engine) {
        let ground = Ground::new(engine).await;
        let erased = departure(&ground, DepartureKind::Erased, None).await;
        let index = data_encoding::HEXLOWER.encode(&erased.address_index);
        let bytes = if ground.url.starts_with("sqlite:") { format!("x'{index}'") } else { format!("'\\x{index}'") };
        let at = now().timestamp_micros();
        let sql = format!(
            "INSERT INTO sign_up (id, list_id, address, address_index, language, form, wording, asked_at) \
             SELECT id, id, {bytes}, {bytes}, 'nl', 'page', 1, {at} FROM list"
        );
        ground.raw().await.run(&sql).await;
        for (reason, kept) in [
            (Reason::Erased, Reason::Erased),
            (Reason::Refused, Reason::Refused),
            (Reason::Erased, Reason::Refused),
        ] {
            let mut tx = ground.tx().await;
            departures::suppress(&mut tx, &erased, reason).await.unwrap();
            departures::forget_forms(&mut tx, &Departure { at: minutes(-1), ..erased.clone() }).await.unwrap();
            tx.commit().await.unwrap();
            let found = suppressions::of(&mut ground.look().await, &address("anke@example.org")).await.unwrap();
            assert_eq!(found, Some(kept));
        }
        let forms = "SELECT COUNT(*) FROM sign_up";
        assert_eq!(ground.raw().await.number(forms).await, 1, "one that was posted later stays");
        for (list, count) in [(Some(ListId(id())), 1), (Some(ground.list.id), 0)] {
            let mut tx = ground.tx().await;
            departures::forget_forms(&mut tx, &Departure { list, ..erased.clone() }).await.unwrap();
            tx.commit().await.unwrap();
            assert_eq!(ground.raw().await.number(forms).await, count);
        }
    }
}
