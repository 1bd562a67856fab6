//! Claims and leases: no row is in two hands, and none is lost.

use std::collections::HashMap;

use rondbrief::{
    domain::{
        ids::SubscriptionId,
        mail::{
            delivery::{DeliveryKey, Outcome},
            reply::Reply,
        },
        mail_kind::Mail,
        time::Instant,
    },
    store::{
        Store,
        outbox::{
            self, Claim,
            deliveries::{self, NewDelivery},
            outcomes,
        },
        running::change_counter,
    },
};
use uuid::Uuid;

use crate::{
    both_engines,
    store::{ACTIVE, Ground, address, claim_all, id, minutes, now, open, test_mail},
    support::app::KEY,
};

/// Queues `count` messages to editors.
async fn queue(ground: &Ground, count: usize, at: Instant) -> Vec<DeliveryKey> {
    let mut tx = ground.tx().await;
    let mut keys = Vec::new();
    for _ in 0..count {
        let key = DeliveryKey { cause: id(), recipient: id() };
        let delivery = NewDelivery { key, list: ground.list.id, mail: test_mail() };
        deliveries::enqueue(&mut tx, &delivery, at).await.unwrap();
        keys.push(key);
    }
    tx.commit().await.unwrap();
    keys
}

async fn claim(store: &Store, most: u32, at: Instant, until: Instant) -> Vec<Claim> {
    let mut tx = store.begin().await.unwrap();
    let claims = claim_all(&mut tx, most, at, until).await;
    tx.commit().await.unwrap();
    claims
}

async fn record(store: &Store, claim: &Claim, outcome: &Outcome, due_at: Instant) -> bool {
    let mut tx = store.begin().await.unwrap();
    let recorded = crate::store::record(&mut tx, claim, outcome, due_at).await;
    tx.commit().await.unwrap();
    recorded.too_late == 0
}

async fn any_due(ground: &Ground, at: Instant) -> bool {
    !outbox::lanes(&mut ground.look().await, at).await.unwrap().is_empty()
}

fn accepted() -> Outcome {
    Outcome::Accepted(Reply::parse(250, "2.0.0 queued"))
}

fn later() -> Outcome {
    Outcome::Deferred(Reply::parse(451, "4.3.0 later"))
}

fn refused() -> Outcome {
    Outcome::Refused(Reply::parse(550, "5.1.1 no such user"))
}

async fn pulse_of(ground: &Ground) -> i64 {
    let mut tx = ground.tx().await;
    change_counter::read(&mut tx).await.unwrap()
}

async fn give_back(ground: &Ground, claim: &Claim, due_at: Instant) {
    let mut tx = ground.tx().await;
    outcomes::release(&mut tx, &[(claim.key, claim.lease)], due_at).await.unwrap();
    tx.commit().await.unwrap();
}

both_engines! {
    async fn claimers_at_the_same_time_never_hold_the_same_row(engine) {
        let ground = Ground::new(engine).await;
        queue(&ground, 200, now()).await;
        let claimer = |store: Store| async move {
            let mut mine: Vec<(Uuid, Uuid)> = Vec::new();
            loop {
                let claims = claim(&store, 7, now(), minutes(1)).await;
                if claims.is_empty() {
                    return mine;
                }
                mine.extend(claims.iter().map(|claim| (claim.key.cause, claim.key.recipient)));
                tokio::task::yield_now().await;
            }
        };
        let other_process = open(&ground.url, &KEY).await.unwrap();
        let mut handles = Vec::new();
        for n in 0..6 {
            let store = if n % 2 == 0 { &ground.store } else { &other_process };
            handles.push(tokio::spawn(claimer(store.clone())));
        }
        let mut held: HashMap<(Uuid, Uuid), u32> = HashMap::new();
        for handle in handles {
            for key in handle.await.unwrap() {
                *held.entry(key).or_default() += 1;
            }
        }
        assert_eq!(held.len(), 200);
        assert!(held.values().all(|times| *times == 1));
    }

    async fn a_claim_never_holds_more_than_was_asked_for(engine) {
        let ground = Ground::new(engine).await;
        queue(&ground, 9, now()).await;
        for expected in [4, 4, 1, 0] {
            assert_eq!(claim(&ground.store, 4, now(), minutes(1)).await.len(), expected);
        }
    }

    async fn a_claim_of_a_row_that_was_finished_in_the_meantime_is_empty(engine) {
        let ground = Ground::new(engine).await;
        queue(&ground, 1, now()).await;
        let first = claim(&ground.store, 1, now(), now()).await.remove(0);
        assert!(record(&ground.store, &first, &accepted(), now()).await);
        assert!(claim(&ground.store, 1, minutes(60), minutes(61)).await.is_empty());
    }

    async fn a_lease_that_ends_makes_the_row_due_again_and_its_first_holder_writes_nothing(engine) {
        let ground = Ground::new(engine).await;
        queue(&ground, 1, now()).await;
        let first = claim(&ground.store, 5, now(), minutes(1)).await.remove(0);
        assert!(claim(&ground.store, 5, now(), minutes(1)).await.is_empty());
        assert!(!any_due(&ground, now()).await && any_due(&ground, minutes(1)).await);
        let second = claim(&ground.store, 5, minutes(1), minutes(2)).await.remove(0);
        assert_eq!(first.key, second.key);
        assert_ne!(first.lease, second.lease);
        assert!(!record(&ground.store, &first, &later(), now()).await);
        assert!(record(&ground.store, &second, &accepted(), now()).await);
        assert!(!record(&ground.store, &second, &refused(), now()).await, "an outcome is final");
        let states = ground.raw().await.texts("SELECT state FROM delivery").await;
        assert_eq!(states, ["accepted"]);
    }

    async fn taking_over_tells_the_first_holder_to_look_again_and_a_fresh_claim_tells_nobody(engine) {
        let ground = Ground::new(engine).await;
        queue(&ground, 2, now()).await;
        let calm = pulse_of(&ground).await;
        claim(&ground.store, 1, now(), minutes(1)).await;
        claim(&ground.store, 1, now(), minutes(3)).await;
        assert_eq!(pulse_of(&ground).await, calm);
        claim(&ground.store, 1, minutes(1), minutes(3)).await;
        assert_eq!(pulse_of(&ground).await, calm + 1);
    }

    async fn a_renewed_lease_holds_longer_and_a_lost_one_is_not_renewed(engine) {
        let ground = Ground::new(engine).await;
        queue(&ground, 1, now()).await;
        let first = claim(&ground.store, 5, now(), minutes(1)).await.remove(0);
        let renew = async |lease, until| {
            let mut tx = ground.tx().await;
            outbox::renew(&mut tx, lease, until).await.unwrap();
            tx.commit().await.unwrap();
        };
        renew(first.lease, minutes(3)).await;
        assert!(claim(&ground.store, 5, minutes(2), minutes(4)).await.is_empty());
        let second = claim(&ground.store, 5, minutes(3), minutes(4)).await.remove(0);
        renew(first.lease, minutes(99)).await;
        assert_eq!(claim(&ground.store, 5, minutes(4), minutes(5)).await.len(), 1);
        assert!(!record(&ground.store, &second, &later(), now()).await);
    }

    async fn what_is_given_back_untried_is_due_as_if_never_claimed(engine) {
        let ground = Ground::new(engine).await;
        queue(&ground, 1, now()).await;
        let first = claim(&ground.store, 5, now(), minutes(10)).await.remove(0);
        give_back(&ground, &first, minutes(2)).await;
        assert!(!record(&ground.store, &first, &later(), now()).await);
        assert!(claim(&ground.store, 5, minutes(1), minutes(3)).await.is_empty());
        let again = claim(&ground.store, 5, minutes(2), minutes(3)).await.remove(0);
        assert_eq!((again.history.deferrals, again.history.no_contacts), (0, 0));
        give_back(&ground, &first, minutes(2)).await;
        assert!(record(&ground.store, &again, &accepted(), now()).await, "who lost a lease gives nothing back");
    }

    async fn what_somebody_waits_for_goes_before_an_issue_and_older_before_younger(engine) {
        let ground = Ground::new(engine).await;
        ground.member("anke@example.org", ACTIVE()).await;
        let issue = ground.sending().await;
        let young = queue(&ground, 1, minutes(2)).await;
        let old = queue(&ground, 1, minutes(1)).await;
        let order = claim(&ground.store, 10, minutes(2), minutes(9)).await;
        let keys: Vec<_> = order.iter().map(|claim| claim.key.cause).collect();
        assert_eq!(keys, [old[0].cause, young[0].cause, issue.id.0]);
        for given in &order {
            give_back(&ground, given, now()).await;
        }
        for expected in [young[0].cause, old[0].cause] {
            let one = claim(&ground.store, 1, minutes(2), minutes(9)).await.remove(0);
            assert_ne!(one.key.cause, issue.id.0, "{expected}");
        }
    }

    async fn nothing_is_due_before_its_time_or_in_an_empty_outbox(engine) {
        let ground = Ground::new(engine).await;
        assert!(!any_due(&ground, minutes(99)).await);
        queue(&ground, 1, minutes(5)).await;
        assert!(!any_due(&ground, minutes(4)).await && any_due(&ground, minutes(5)).await);
        assert!(claim(&ground.store, 5, minutes(4), minutes(9)).await.is_empty());
        assert_eq!(claim(&ground.store, 5, minutes(5), minutes(9)).await.len(), 1);
    }

    async fn every_outcome_leaves_its_mark(engine) {
        let ground = Ground::new(engine).await;
        queue(&ground, 1, now()).await;
        let steps = [
            (Outcome::NoContact("timed out".to_owned()), (0, 1)),
            (Outcome::NoContact("timed out".to_owned()), (0, 2)),
            (Outcome::Deferred(Reply::parse(451, "4.7.1 greylisted")), (1, 0)),
            (Outcome::Deferred(Reply::parse(452, "4.2.2 full")), (2, 0)),
            (Outcome::Refused(Reply::parse(550, "5.7.1 your network is blocked")), (3, 0)),
            (Outcome::Unknown("connection reset".to_owned()), (3, 1)),
        ];
        for (step, (outcome, (deferrals, no_contacts))) in (0..).zip(steps) {
            let held = claim(&ground.store, 1, minutes(step), minutes(90)).await.remove(0);
            assert!(record(&ground.store, &held, &outcome, minutes(step + 1)).await);
            assert!(claim(&ground.store, 1, minutes(step), minutes(90)).await.is_empty());
            let next = claim(&ground.store, 1, minutes(step + 1), minutes(step + 1)).await.remove(0);
            assert_eq!((next.history.deferrals, next.history.no_contacts), (deferrals, no_contacts), "{outcome:?}");
            assert_eq!(next.mail, held.mail, "its letter is still there");
        }
        let held = claim(&ground.store, 1, minutes(6), minutes(90)).await.remove(0);
        assert!(record(&ground.store, &held, &refused(), now()).await);
        let mut raw = ground.raw().await;
        assert_eq!(raw.number("SELECT COUNT(*) FROM delivery WHERE letter IS NULL AND lease IS NULL").await, 1);
        assert_eq!(raw.number("SELECT reply_code FROM delivery").await, 550);
        assert_eq!(raw.number("SELECT attempts FROM delivery").await, 13);
        assert_eq!(raw.number("SELECT COUNT(*) FROM delivery WHERE finished_at IS NOT NULL").await, 1);
    }

    async fn a_claim_knows_its_reader(engine) {
        let ground = Ground::new(engine).await;
        let membership = ground.member("anke@example.org", ACTIVE()).await;
        let issue = ground.sending().await;
        let held = claim(&ground.store, 1, now(), minutes(1)).await.remove(0);
        let reader = held.recipient.clone().unwrap();
        assert_eq!(held.mail, Mail::Issue { issue: issue.id });
        assert_eq!(SubscriptionId(held.key.recipient), membership.id);
        assert_eq!(reader.subscription, membership.id);
        assert_eq!(reader.address, address("anke@example.org"));
        assert_eq!((reader.confirmed_at, reader.pending, reader.name), (Some(now()), false, None));
    }
}
