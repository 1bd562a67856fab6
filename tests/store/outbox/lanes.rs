//! Lanes: what is claimed together, in which order, and how a canary narrows one.

use rondbrief::{
    domain::{
        ids::{ListId, SystemIds},
        issue::IssueState,
        list::List,
        mail::{
            delivery::{DeliveryKey, Outcome},
            route::RouteName,
        },
        text::language::Language,
    },
    store::{
        lists,
        outbox::{
            self, Lane, Terms,
            deliveries::{self, NewDelivery},
            outcomes,
        },
    },
};

use crate::{
    both_engines,
    store::{ACTIVE, Ground, id, minutes, now, record, terms, test_mail},
    support::fixtures,
};

/// Queues one message to an editor of `list`.
async fn queue(ground: &Ground, list: ListId) {
    let key = DeliveryKey { cause: id(), recipient: id() };
    let mut tx = ground.tx().await;
    let delivery = NewDelivery { key, list, mail: test_mail() };
    deliveries::enqueue(&mut tx, &delivery, now()).await.unwrap();
    tx.commit().await.unwrap();
}

async fn lanes(ground: &Ground) -> Vec<Lane> {
    outbox::lanes(&mut ground.look().await, now()).await.unwrap()
}

async fn readers(ground: &Ground, count: u32) {
    for n in 0..count {
        ground.member(&format!("lezer{n}@example.org"), ACTIVE()).await;
    }
}

async fn left(ground: &Ground) -> i64 {
    ground.raw().await.number("SELECT canary_left FROM issue").await
}

both_engines! {
    async fn mail_that_somebody_waits_for_has_the_first_lanes_and_older_issues_come_before_younger(engine) {
        let ground = Ground::new(engine).await;
        let other = List {
            id: ListId(uuid::Uuid::from_u128(2)),
            slug: "andere".parse().unwrap(),
            ..fixtures::list(Language::Nl)
        };
        let mut tx = ground.tx().await;
        lists::insert(&mut tx, &other, &SystemIds).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(lanes(&ground).await, []);
        readers(&ground, 1).await;
        let (young, old) = (ground.sending().await, ground.sending().await);
        let published = format!("UPDATE issue SET published_at = published_at - 1 WHERE number = {}", old.number);
        ground.raw().await.run(&published).await;
        queue(&ground, other.id).await;
        queue(&ground, ground.list.id).await;
        let found: Vec<_> = lanes(&ground).await.iter().map(|lane| (lane.id, lane.issue)).collect();
        let expected =
            [(ground.list.id.0, None), (other.id.0, None), (old.id.0, Some(old.id)), (young.id.0, Some(young.id))];
        assert_eq!(found, expected);
    }

    async fn only_an_issue_that_is_being_sent_and_not_paused_has_a_lane(engine) {
        let ground = Ground::new(engine).await;
        readers(&ground, 1).await;
        let issue = ground.sending().await;
        for (change, count) in [
            ("pause_reason = 'editor'", 0),
            ("pause_reason = NULL, canary_left = 0", 0),
            ("canary_left = 1", 1),
            ("canary_left = NULL, state = 'cancelled'", 0),
            ("state = 'sending'", 1),
        ] {
            ground.raw().await.run(&format!("UPDATE issue SET {change}")).await;
            assert_eq!(lanes(&ground).await.len(), count, "{change}");
        }
        let mut tx = ground.tx().await;
        let lane = lanes(&ground).await.remove(0);
        assert_eq!(outbox::claim(&mut tx, &lane, terms(9, now(), minutes(1))).await.unwrap().len(), 1);
        tx.commit().await.unwrap();
        assert_eq!(lanes(&ground).await, [], "what is claimed is not due");
        assert_eq!(issue.state, IssueState::Sending { published_at: now() });
    }

    async fn a_lane_knows_the_routes_of_its_list(engine) {
        let ground = Ground::new(engine).await;
        let mut list = ground.list.clone();
        list.delivery.route = Some("own-server".parse().unwrap());
        list.delivery.fallback = Some(RouteName::usual());
        let mut tx = ground.tx().await;
        lists::update(&mut tx, &list, &SystemIds).await.unwrap();
        tx.commit().await.unwrap();
        readers(&ground, 1).await;
        ground.sending().await;
        queue(&ground, list.id).await;
        for lane in lanes(&ground).await {
            assert_eq!((lane.route, lane.fallback), (list.delivery.route.clone(), list.delivery.fallback.clone()));
        }
    }

    async fn a_canary_is_used_up_by_claims_and_gets_back_what_was_not_tried(engine) {
        let ground = Ground::new(engine).await;
        readers(&ground, 5).await;
        ground.sending().await;
        ground.raw().await.run("UPDATE issue SET canary_left = 3").await;
        let lane = lanes(&ground).await.remove(0);
        assert_eq!(lane.canary_left, Some(3));
        let mut tx = ground.tx().await;
        let two = outbox::claim(&mut tx, &lane, terms(2, now(), minutes(1))).await.unwrap();
        let third = outbox::claim(&mut tx, &lane, terms(2, now(), minutes(1))).await.unwrap();
        assert_eq!((two.len(), third.len()), (2, 1));
        assert!(outbox::claim(&mut tx, &lane, terms(2, now(), minutes(1))).await.unwrap().is_empty());
        tx.commit().await.unwrap();
        assert_eq!((left(&ground).await, lanes(&ground).await), (0, Vec::new()));
        let mut tx = ground.tx().await;
        let held: Vec<_> = two.iter().map(|claim| (claim.key, claim.lease)).collect();
        outcomes::release(&mut tx, &held, now()).await.unwrap();
        outcomes::release(&mut tx, &held, now()).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(left(&ground).await, 2, "given back once, however often it is said");
    }

    async fn a_canary_larger_than_what_is_due_keeps_the_rest(engine) {
        let ground = Ground::new(engine).await;
        readers(&ground, 2).await;
        ground.sending().await;
        ground.raw().await.run("UPDATE issue SET canary_left = 10").await;
        let lane = lanes(&ground).await.remove(0);
        let mut tx = ground.tx().await;
        assert_eq!(outbox::claim(&mut tx, &lane, terms(9, now(), minutes(1))).await.unwrap().len(), 2);
        assert!(outbox::claim(&mut tx, &lane, terms(9, now(), minutes(1))).await.unwrap().is_empty());
        tx.commit().await.unwrap();
        assert_eq!(left(&ground).await, 8);
    }

    async fn a_canary_that_was_let_go_meanwhile_holds_nothing_back(engine) {
        let ground = Ground::new(engine).await;
        readers(&ground, 3).await;
        ground.sending().await;
        ground.raw().await.run("UPDATE issue SET canary_left = 1").await;
        let lane = lanes(&ground).await.remove(0);
        ground.raw().await.run("UPDATE issue SET canary_left = NULL").await;
        let mut tx = ground.tx().await;
        assert_eq!(outbox::claim(&mut tx, &lane, terms(9, now(), minutes(1))).await.unwrap().len(), 3);
        tx.commit().await.unwrap();
        assert_eq!(ground.raw().await.number("SELECT COUNT(*) FROM issue WHERE canary_left IS NULL").await, 1);
    }

    async fn what_may_have_gone_out_already_can_be_left_alone(engine) {
        let ground = Ground::new(engine).await;
        readers(&ground, 2).await;
        ground.sending().await;
        let lane = lanes(&ground).await.remove(0);
        let mut tx = ground.tx().await;
        let lost = outbox::claim(&mut tx, &lane, terms(1, now(), minutes(1))).await.unwrap().remove(0);
        record(&mut tx, &lost, &Outcome::Unknown("reset".to_owned()), now()).await;
        let careful = Terms { skip_unknown: true, ..terms(9, now(), minutes(1)) };
        let others = outbox::claim(&mut tx, &lane, careful).await.unwrap();
        assert_eq!(others.len(), 1);
        assert_ne!(others[0].key, lost.key);
        let rest = outbox::claim(&mut tx, &lane, terms(9, now(), minutes(1))).await.unwrap();
        assert_eq!(rest[0].key, lost.key);
    }
}
