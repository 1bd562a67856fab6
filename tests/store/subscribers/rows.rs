//! People and suppressions: found by keyed hashes, erased without a trace but numbers.

use rondbrief::{
    domain::{
        ids::SubscriberId,
        subscriber::{
            consent::{Consent, ConsentForm},
            suppression::Reason,
        },
    },
    store::{
        StoreError,
        issues::results,
        outbox::deliveries,
        subscribers::{self, Subscriber, subscriptions, suppressions},
    },
};

use crate::{
    both_engines,
    store::{ACTIVE, Ground, LEFT, PENDING, address, id, now},
};

both_engines! {
    async fn a_person_is_found_by_address_whatever_its_case_and_by_id(engine) {
        let ground = Ground::new(engine).await;
        let anke = Subscriber {
            id: SubscriberId(id()),
            address: address("Anke@Example.org"),
        };
        let mut tx = ground.tx().await;
        subscribers::insert(&mut tx, &anke, now()).await.unwrap();
        tx.commit().await.unwrap();
        let mut tx = ground.look().await;
        assert_eq!(subscribers::by_address(&mut tx, &address("anke@EXAMPLE.org")).await.unwrap(), Some(anke.clone()));
        assert_eq!(subscribers::by_id(&mut tx, anke.id).await.unwrap(), Some(anke));
        assert_eq!(subscribers::by_address(&mut tx, &address("anke+x@example.org")).await.unwrap(), None);
        assert_eq!(subscribers::by_id(&mut tx, SubscriberId(id())).await.unwrap(), None);
    }

    async fn one_address_is_one_person(engine) {
        let ground = Ground::new(engine).await;
        ground.person("anke@example.org").await;
        let twin = Subscriber { id: SubscriberId(id()), address: address("ANKE@example.org") };
        let mut tx = ground.tx().await;
        assert!(matches!(subscribers::insert(&mut tx, &twin, now()).await, Err(StoreError::Exists)));
    }

    async fn erasing_takes_all_of_a_person_and_leaves_the_deliveries_as_numbers(engine) {
        let ground = Ground::new(engine).await;
        let (anke, bo) =
            (ground.member("anke@example.org", ACTIVE()).await, ground.member("bo@example.org", ACTIVE()).await);
        let issue = ground.issue(rondbrief::domain::issue::IssueState::Scheduled { planned: None }).await;
        let proof = Some("op papier".to_owned());
        let consent = Consent { wording: None, proof, form: ConsentForm::Editor, asked_at: now(), confirmed_at: now() };
        let mut tx = ground.tx().await;
        for membership in [&anke, &bo] {
            subscriptions::add_consent(&mut tx, id(), membership.id, &consent).await.unwrap();
        }
        deliveries::fan_out(&mut tx, ground.list.id, issue.id, now()).await.unwrap();
        subscribers::erase(&mut tx, anke.subscriber, now()).await.unwrap();
        tx.commit().await.unwrap();
        let mut tx = ground.look().await;
        assert_eq!(subscribers::by_address(&mut tx, &address("anke@example.org")).await.unwrap(), None);
        assert_eq!(subscriptions::by_id(&mut tx, anke.id).await.unwrap(), None);
        assert!(subscriptions::consents(&mut tx, anke.id).await.unwrap().is_empty());
        assert_eq!(subscriptions::consents(&mut tx, bo.id).await.unwrap().len(), 1);
        let counts = results::count_by_state(&mut tx, issue.id).await.unwrap();
        assert_eq!(counts.iter().map(|count| count.messages).sum::<i64>(), 2);
    }

    async fn only_people_without_a_subscription_are_swept_away(engine) {
        let ground = Ground::new(engine).await;
        ground.person("niemand@example.org").await;
        for (text, state) in [("a@example.org", ACTIVE()), ("p@example.org", PENDING()), ("l@example.org", LEFT())] {
            ground.member(text, state).await;
        }
        let mut tx = ground.tx().await;
        assert_eq!(subscribers::delete_without_subscription(&mut tx).await.unwrap(), 1);
        assert_eq!(subscribers::delete_without_subscription(&mut tx).await.unwrap(), 0);
        tx.commit().await.unwrap();
        assert_eq!(subscribers::by_address(&mut ground.look().await, &address("niemand@example.org")).await.unwrap(), None);
    }

    async fn a_suppression_keeps_its_first_reason_until_it_is_lifted(engine) {
        let ground = Ground::new(engine).await;
        let (anke, upper) = (address("anke@example.org"), address("ANKE@example.org"));
        let mut tx = ground.tx().await;
        assert_eq!(suppressions::of(&mut tx, &anke).await.unwrap(), None);
        suppressions::insert(&mut tx, &anke, Reason::Refused, now()).await.unwrap();
        suppressions::insert(&mut tx, &upper, Reason::Erased, now()).await.unwrap();
        assert_eq!(suppressions::of(&mut tx, &upper).await.unwrap(), Some(Reason::Refused));
        assert_eq!(suppressions::of(&mut tx, &address("bo@example.org")).await.unwrap(), None);
        suppressions::lift(&mut tx, &anke).await.unwrap();
        suppressions::lift(&mut tx, &anke).await.unwrap();
        assert_eq!(suppressions::of(&mut tx, &anke).await.unwrap(), None);
        suppressions::insert(&mut tx, &anke, Reason::Erased, now()).await.unwrap();
        assert_eq!(suppressions::of(&mut tx, &anke).await.unwrap(), Some(Reason::Erased));
    }
}
