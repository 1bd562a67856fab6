//! Deliveries: put in the outbox once, read back as they were written, and cancelled in blocks.

use rondbrief::{
    domain::{
        editor::Role,
        ids::{IssueId, ListId},
        issue::{HoldReason, IssueState, PauseReason},
        mail::{
            delivery::{DeliveryKey, DeliveryState, Outcome},
            reply::Reply,
        },
        mail_kind::{Correspondent, DeskMail, Mail, MailKind},
        text::language::Language,
        token::Token,
    },
    store::{
        StoreError,
        issues::{
            progress,
            results::{self, Count},
        },
        outbox::{
            self,
            deliveries::{self, NewDelivery},
            outcomes::Recorded,
        },
    },
};

use crate::{
    both_engines,
    store::{ACTIVE, Ground, LEFT, PENDING, address, claim_all, id, minutes, now, record, terms},
    support::app::Engine,
};

both_engines! {
    async fn an_issue_goes_to_every_active_reader_once_and_a_second_fan_out_changes_nothing(engine) {
        let ground = Ground::new(engine).await;
        for n in 0..3 {
            ground.member(&format!("lezer{n}@example.org"), ACTIVE()).await;
        }
        ground.member("wacht@example.org", PENDING()).await;
        ground.member("weg@example.org", LEFT()).await;
        let issue = ground.issue(IssueState::Scheduled { planned: None }).await;
        let mut tx = ground.tx().await;
        assert_eq!(deliveries::fan_out(&mut tx, ground.list.id, issue.id, now()).await.unwrap(), 3);
        tx.commit().await.unwrap();
        let again = deliveries::fan_out(&mut ground.tx().await, ground.list.id, issue.id, now()).await;
        assert!(matches!(again, Err(StoreError::Exists)), "{again:?}");
        let mut tx = ground.tx().await;
        assert_eq!(deliveries::fan_out(&mut tx, ListId(id()), issue.id, now()).await.unwrap(), 0);
        let counts = results::count_by_state(&mut tx, issue.id).await.unwrap();
        let three = Count { kind: MailKind::Issue, state: DeliveryState::Queued, messages: 3, doubled: 0 };
        assert_eq!(counts, [three]);
        assert!(results::count_by_state(&mut tx, IssueId(id())).await.unwrap().is_empty());
    }

    async fn the_same_key_twice_is_one_message(engine) {
        let ground = Ground::new(engine).await;
        let key = DeliveryKey { cause: id(), recipient: id() };
        let issue = IssueId(id());
        let first = Mail::Test { to: address("een@example.org"), issue };
        let mut tx = ground.tx().await;
        for mail in [first.clone(), Mail::Test { to: address("twee@example.org"), issue }] {
            let delivery = NewDelivery { key, list: ground.list.id, mail };
            deliveries::enqueue(&mut tx, &delivery, now()).await.unwrap();
        }
        let claims = claim_all(&mut tx, 10, now(), minutes(1)).await;
        assert_eq!(claims.len(), 1);
        assert_eq!(claims[0].mail, first);
    }

    async fn what_a_message_says_comes_out_as_it_went_in(engine) {
        let ground = Ground::new(engine).await;
        let issue = ground.issue(IssueState::Draft { planned: None }).await.id;
        let to = address("redactie@example.org");
        let in_english = Correspondent { address: to.clone(), language: Some(Language::En) };
        let desk = |says| Mail::Desk { to: to.clone().into(), says };
        let messages = [
            Mail::Confirmation { token: Token::new([9; 16]) },
            Mail::Welcome,
            Mail::Issue { issue },
            Mail::Test { to: to.clone(), issue },
            desk(DeskMail::Review { issue }),
            desk(DeskMail::Reminder { cutoff_at: minutes(1), sends_at: minutes(2) }),
            desk(DeskMail::Held { issue, reason: HoldReason::Unbuildable }),
            Mail::Desk { to: in_english.clone(), says: DeskMail::Paused { issue, reason: PauseReason::Blocked } },
            Mail::Desk { to: in_english.clone(), says: DeskMail::Sent { issue } },
            Mail::Desk { to: in_english, says: DeskMail::SignIn { token: Token::new([3; 16]) } },
            desk(DeskMail::Invitation { role: Role::Owner }),
        ];
        let mut tx = ground.tx().await;
        for mail in messages.clone() {
            let key = DeliveryKey { cause: id(), recipient: id() };
            deliveries::enqueue(&mut tx, &NewDelivery { key, list: ground.list.id, mail }, now()).await.unwrap();
        }
        let claims = claim_all(&mut tx, 20, now(), minutes(1)).await;
        assert_eq!(claims.len(), messages.len());
        for message in messages {
            assert!(claims.iter().any(|claim| claim.mail == message), "{message:?}");
        }
        assert!(claims.iter().all(|claim| claim.list == ground.list.id));
        assert!(claims.iter().all(|claim| claim.history.queued_at == now() && claim.recipient.is_none()));
    }

    async fn a_seed_travels_with_its_issue_and_before_the_readers(engine) {
        let ground = Ground::new(engine).await;
        ground.member("anke@example.org", ACTIVE()).await;
        let issue = ground.sending().await;
        let seed = Mail::Seed { to: address("proef@example.org"), issue: issue.id };
        let mut tx = ground.tx().await;
        let key = DeliveryKey { cause: issue.id.0, recipient: id() };
        let delivery = NewDelivery { key, list: ground.list.id, mail: seed.clone() };
        deliveries::enqueue(&mut tx, &delivery, now() - chrono::TimeDelta::seconds(1)).await.unwrap();
        let lanes = outbox::lanes(&mut tx, now()).await.unwrap();
        assert_eq!(lanes.len(), 1, "the issue's");
        let first = outbox::claim(&mut tx, &lanes[0], terms(1, now(), minutes(1))).await.unwrap().remove(0);
        assert_eq!(first.mail, seed);
        assert!(progress::is_under_way(&mut tx, issue.id).await.unwrap());
    }

    async fn the_rest_are_those_whose_server_has_not_taken_it_and_who_are_readers_now(engine) {
        let ground = Ground::new(engine).await;
        let mut members = Vec::new();
        for name in ["genomen", "geweigerd", "gestopt", "onbekend", "terug", "weg", "open"] {
            members.push(ground.member(&format!("{name}@example.org"), ACTIVE()).await);
        }
        let issue = ground.sending().await;
        let late = ground.member("nieuw@example.org", ACTIVE()).await;
        ground.member("wacht@example.org", PENDING()).await;
        members[5].state = LEFT();
        ground.save(&members[5]).await;
        let mut raw = ground.raw().await;
        for (membership, state) in
            members.iter().zip(["accepted", "refused", "cancelled", "unknown", "withdrawn", "withdrawn"])
        {
            let literal = match engine {
                Engine::Sqlite => format!("x'{}'", membership.id.0.simple()),
                Engine::Postgres => format!("CAST('{}' AS UUID)", membership.id.0),
            };
            raw.run(&format!(
                "UPDATE delivery SET state = '{state}', deferrals = 3, finished_at = 1 WHERE recipient = {literal}"
            ))
            .await;
        }
        let mut tx = ground.tx().await;
        let held = claim_all(&mut tx, 1, now(), minutes(5)).await;
        assert_eq!(held.len(), 1, "what is still open");
        assert_eq!(deliveries::count_rest(&mut tx, ground.list.id, issue.id).await.unwrap(), 5);
        assert_eq!(deliveries::queue_rest(&mut tx, ground.list.id, issue.id, minutes(1)).await.unwrap(), 5);
        assert_eq!(deliveries::count_rest(&mut tx, ground.list.id, issue.id).await.unwrap(), 0);
        assert_eq!(deliveries::queue_rest(&mut tx, ground.list.id, issue.id, minutes(2)).await.unwrap(), 0);
        let queued = claim_all(&mut tx, 99, minutes(1), minutes(5)).await;
        let mut found: Vec<_> = queued.iter().map(|claim| claim.key.recipient).collect();
        let mut expected: Vec<_> = members[1..5].iter().chain([&late]).map(|membership| membership.id.0).collect();
        found.sort_unstable();
        expected.sort_unstable();
        assert_eq!(found, expected);
        let unknown: Vec<_> = queued.iter().filter(|claim| claim.history.is_unknown).collect();
        assert!(unknown.len() == 1 && unknown[0].key.recipient == members[3].id.0, "it may have arrived");
        assert!(queued.iter().all(|claim| claim.history.deferrals == 0 && claim.history.queued_at == minutes(1)));
        record(&mut tx, &held[0], &Outcome::Accepted(Reply::parse(250, "ok")), now()).await;
        tx.commit().await.unwrap();
        assert_eq!(raw.number("SELECT COUNT(*) FROM delivery WHERE state = 'accepted'").await, 2);
    }

    async fn what_is_open_of_a_stopped_issue_ends_in_blocks_except_what_a_worker_holds(engine) {
        let ground = Ground::new(engine).await;
        for n in 0..6 {
            ground.member(&format!("lezer{n}@example.org"), ACTIVE()).await;
        }
        let issue = ground.sending().await;
        let mut tx = ground.tx().await;
        let held = claim_all(&mut tx, 2, now(), minutes(1)).await;
        let lost = claim_all(&mut tx, 1, now(), minutes(1)).await.remove(0);
        record(&mut tx, &lost, &Outcome::Unknown("reset".to_owned()), minutes(9)).await;
        for expected in [3, 1, 0] {
            assert_eq!(deliveries::cancel_open(&mut tx, issue.id, 3, now()).await.unwrap(), expected);
        }
        assert_eq!(deliveries::cancel_open(&mut tx, IssueId(id()), 3, now()).await.unwrap(), 0);
        let outcome = Outcome::Accepted(Reply::parse(250, "ok"));
        assert_eq!(record(&mut tx, &held[0], &outcome, now()).await, Recorded::default());
        assert_eq!(deliveries::cancel_open(&mut tx, issue.id, 3, minutes(1)).await.unwrap(), 1, "its lease has ended");
        assert_eq!(record(&mut tx, &held[1], &outcome, now()).await, Recorded::default(), "and yet it was taken");
        tx.commit().await.unwrap();
        let mut raw = ground.raw().await;
        let states = raw.texts("SELECT state FROM delivery WHERE finished_at IS NOT NULL ORDER BY state").await;
        assert_eq!(states, ["accepted", "accepted", "cancelled", "cancelled", "cancelled", "unknown"]);
    }
}
