//! What is put in the outbox, and the numbers that come out.

use rondbrief::{
    domain::{
        delivery::{DeliveryKey, DeliveryState, Kind, Outcome},
        ids::{IssueId, ListId},
        issue::{HoldReason, IssueState},
        reply::Reply,
        token::Token,
    },
    store::{
        deliveries::{self, Facts, NewDelivery},
        outcomes::Recorded,
    },
};

use super::{ACTIVE, Ground, LEFT, PENDING, address, claim_all, id, minutes, now, record};
use crate::both_engines;

both_engines! {
    async fn an_issue_goes_to_every_active_reader_once_however_often_it_is_fanned_out(engine) {
        let ground = Ground::new(engine).await;
        for n in 0..3 {
            ground.member(&format!("lezer{n}@example.org"), ACTIVE()).await;
        }
        ground.member("wacht@example.org", PENDING()).await;
        ground.member("weg@example.org", LEFT()).await;
        let issue = ground.issue(IssueState::Scheduled { planned: None }).await;
        for expected in [3, 0] {
            let mut tx = ground.tx().await;
            assert_eq!(deliveries::fan_out(&mut tx, ground.list.id, issue.id, now()).await.unwrap(), expected);
            tx.commit().await.unwrap();
        }
        let mut tx = ground.tx().await;
        assert_eq!(deliveries::fan_out(&mut tx, ListId(id()), issue.id, now()).await.unwrap(), 0);
        let counts = deliveries::count_by_state(&mut tx, issue.id).await.unwrap();
        assert_eq!(counts, [(DeliveryState::Queued, 3)]);
        assert!(deliveries::count_by_state(&mut tx, IssueId(id())).await.unwrap().is_empty());
    }

    async fn the_same_key_twice_is_one_message(engine) {
        let ground = Ground::new(engine).await;
        let key = DeliveryKey { cause: id(), recipient: id() };
        let first = Facts::To(address("een@example.org"));
        let mut tx = ground.tx().await;
        for facts in [first.clone(), Facts::To(address("twee@example.org"))] {
            let delivery = NewDelivery { key, kind: Kind::Test, list: ground.list.id, issue: None, facts };
            deliveries::enqueue(&mut tx, &delivery, now()).await.unwrap();
        }
        let claims = claim_all(&mut tx, 10, now(), minutes(1)).await;
        assert_eq!(claims.len(), 1);
        assert_eq!(claims[0].facts, first);
    }

    async fn what_a_message_says_comes_out_as_it_went_in(engine) {
        let ground = Ground::new(engine).await;
        let issue = ground.issue(IssueState::Draft { planned: None }).await;
        let to = address("redactie@example.org");
        let messages = [
            (Kind::Confirmation, Facts::Confirm(Token::new([9; 16]))),
            (Kind::Welcome, Facts::None),
            (Kind::Test, Facts::To(to.clone())),
            (Kind::Review, Facts::To(to.clone())),
            (Kind::Reminder, Facts::Moments { to: to.clone(), cutoff_at: minutes(1), sends_at: minutes(2) }),
            (Kind::Held, Facts::Held { to: to.clone(), reason: HoldReason::Unbuildable }),
        ];
        let mut tx = ground.tx().await;
        for (kind, facts) in messages.clone() {
            let key = DeliveryKey { cause: id(), recipient: id() };
            let delivery = NewDelivery { key, kind, list: ground.list.id, issue: Some(issue.id), facts };
            deliveries::enqueue(&mut tx, &delivery, now()).await.unwrap();
        }
        let claims = claim_all(&mut tx, 10, now(), minutes(1)).await;
        let found: Vec<_> = claims.iter().map(|claim| (claim.kind, claim.facts.clone())).collect();
        for message in messages {
            assert!(found.contains(&message), "{message:?}");
        }
        assert!(claims.iter().all(|claim| claim.issue == Some(issue.id) && claim.list == ground.list.id));
        assert!(claims.iter().all(|claim| claim.history.queued_at == now() && claim.reader.is_none()));
    }

    async fn a_report_tells_the_servers_words_most_frequent_first(engine) {
        let ground = Ground::new(engine).await;
        for n in 0..7 {
            ground.member(&format!("lezer{n}@example.org"), ACTIVE()).await;
        }
        let issue = ground.sending().await;
        let mut tx = ground.tx().await;
        let claims = claim_all(&mut tx, 6, now(), minutes(1)).await;
        let outcomes = [
            Outcome::Accepted(Reply::parse(250, "2.0.0 ok")),
            Outcome::Refused(Reply::parse(550, "5.1.1 no such user")),
            Outcome::Refused(Reply::parse(550, "5.1.1 no such user")),
            Outcome::Deferred(Reply::parse(451, "4.3.0 later")),
            Outcome::NoContact("the connection was closed".to_owned()),
            Outcome::Withdrawn,
        ];
        for (claim, outcome) in claims.iter().zip(&outcomes) {
            assert_eq!(record(&mut tx, claim, outcome, minutes(5)).await, Recorded::default());
        }
        let mut counts = deliveries::count_by_state(&mut tx, issue.id).await.unwrap();
        counts.sort_by_key(|(state, _)| state.word());
        assert_eq!(counts, [
            (DeliveryState::Accepted, 1),
            (DeliveryState::Deferred, 2),
            (DeliveryState::Queued, 1),
            (DeliveryState::Refused, 2),
            (DeliveryState::Withdrawn, 1),
        ]);
        let words = deliveries::words_by_state(&mut tx, issue.id).await.unwrap();
        let said = |state: &str, words: &str, count| (state.to_owned(), words.to_owned(), count);
        assert_eq!(words, [
            said("refused", "550 5.1.1 no such user", 2),
            said("deferred", "451 4.3.0 later", 1),
            said("deferred", "the connection was closed", 1),
        ]);
    }
}
