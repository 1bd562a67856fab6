//! Blocks of people for imports.

use std::collections::HashSet;

use rondbrief::{
    domain::{
        ids::{SubscriberId, SubscriptionId},
        subscriber::{consent::ConsentForm, subscription::Subscription, suppression::Reason},
        text::language::Language,
        token::Purpose,
    },
    store::{
        outbox::deliveries,
        subscribers::{
            self,
            bulk::{self, ImportStatus, ImportedSubscriber},
            subscriptions, suppressions,
        },
    },
};

use crate::{
    both_engines,
    store::{ACTIVE, Ground, LEFT, PENDING, address, id, minutes, now},
    support::fixtures::line,
};

fn newcomer(text: &str, person: Option<SubscriberId>) -> ImportedSubscriber {
    ImportedSubscriber {
        person: person.unwrap_or_else(|| SubscriberId(id())),
        is_known: person.is_some(),
        subscription: SubscriptionId(id()),
        consent: id(),
        address: address(text),
        name: Some(line("Lezer")),
        consented_at: minutes(-60),
        proof: "op papier, 1 maart".to_owned(),
    }
}

both_engines! {
    async fn an_address_is_known_by_where_it_stands_on_this_list(engine) {
        let ground = Ground::new(engine).await;
        let elsewhere = ground.person("elders@example.org").await;
        let pending = ground.member("wacht@example.org", PENDING()).await;
        ground.member("lezer@example.org", ACTIVE()).await;
        ground.member("weg@example.org", LEFT()).await;
        ground.member("nooit@example.org", ACTIVE()).await;
        let mut tx = ground.tx().await;
        for text in ["nooit@example.org", "gewist@example.org"] {
            suppressions::insert(&mut tx, &address(text), Reason::Erased, now()).await.unwrap();
        }
        suppressions::insert_on(&mut tx, ground.list.id, &address("hier@example.org"), now()).await.unwrap();
        tx.commit().await.unwrap();
        let expected = [
            ("nieuw@example.org", ImportStatus::New),
            ("ELDERS@example.org", ImportStatus::Elsewhere(elsewhere.id)),
            ("wacht@example.org", ImportStatus::Pending(pending.subscriber, pending.id)),
            ("lezer@example.org", ImportStatus::Active),
            ("weg@example.org", ImportStatus::Left),
            ("nooit@example.org", ImportStatus::Active),
            ("gewist@example.org", ImportStatus::Suppressed),
            ("hier@example.org", ImportStatus::Suppressed),
        ];
        let mut tx = ground.look().await;
        let block: Vec<_> = expected.iter().map(|(text, _)| bulk::index(&tx, &address(text))).collect();
        let known = bulk::known(&mut tx, ground.list.id, &block).await.unwrap();
        for ((text, standing), index) in expected.iter().zip(&block) {
            assert_eq!(known.standing(index), *standing, "{text}");
        }
        let other = rondbrief::domain::ids::ListId(id());
        let known = bulk::known(&mut tx, other, &block).await.unwrap();
        assert_eq!(known.standing(&block[2]), ImportStatus::Elsewhere(pending.subscriber));
        assert_eq!(known.standing(&block[7]), ImportStatus::New, "erased from one list is not erased from another");
        let nobody = bulk::known(&mut tx, ground.list.id, &[]).await.unwrap();
        assert_eq!(nobody.standing(&block[3]), ImportStatus::New);
    }

    async fn a_block_of_new_known_and_pending_people_become_readers_with_proof(engine) {
        let ground = Ground::new(engine).await;
        let known = ground.person("elders@example.org").await;
        let pending = ground.member("wacht@example.org", PENDING()).await;
        let waiting = newcomer("wacht@example.org", Some(pending.subscriber));
        let block = [
            newcomer("nieuw@example.org", None),
            newcomer("elders@example.org", Some(known.id)),
            ImportedSubscriber { subscription: pending.id, ..waiting },
        ];
        let mut tx = ground.tx().await;
        bulk::add(&mut tx, ground.list.id, Language::En, &block, now()).await.unwrap();
        bulk::add(&mut tx, ground.list.id, Language::En, &[], now()).await.unwrap();
        tx.commit().await.unwrap();
        let mut tx = ground.look().await;
        assert_eq!(subscriptions::count_active(&mut tx, ground.list.id).await.unwrap(), 3);
        for reader in &block {
            let person = subscribers::by_address(&mut tx, &reader.address).await.unwrap().unwrap();
            assert_eq!(person.id, reader.person);
            let membership = subscriptions::of(&mut tx, ground.list.id, person.id).await.unwrap().unwrap();
            assert_eq!(membership.state, Subscription::Active { confirmed_at: minutes(-60) });
            assert_eq!((membership.form, membership.wording), (ConsentForm::Import, None));
            assert_eq!(membership.name, Some(line("Lezer")));
            let consents = subscriptions::consents(&mut tx, membership.id).await.unwrap();
            assert_eq!(consents.len(), 1);
            assert_eq!(consents[0].proof.as_deref(), Some("op papier, 1 maart"));
            let leave = ground.store.vault().leave_token(membership.id);
            let found = subscriptions::by_token(&mut tx, Purpose::Leave, leave).await.unwrap();
            assert_eq!(found.map(|found| found.id), Some(membership.id), "the link to leave works");
        }
    }

    async fn who_left_while_a_block_was_read_stays_away(engine) {
        let ground = Ground::new(engine).await;
        let left = ground.member("weg@example.org", LEFT()).await;
        let mut tx = ground.tx().await;
        let block = [newcomer("weg@example.org", Some(left.subscriber))];
        bulk::add(&mut tx, ground.list.id, Language::Nl, &block, now()).await.unwrap();
        tx.commit().await.unwrap();
        let found = subscriptions::by_id(&mut ground.look().await, left.id).await.unwrap();
        assert_eq!(found, Some(left));
    }

    async fn a_large_block_fits_in_one_statement_and_all_of_it_gets_the_issue(engine) {
        let ground = Ground::new(engine).await;
        let block: Vec<_> = (0..1_000).map(|n| newcomer(&format!("lezer{n}@example.org"), None)).collect();
        let mut tx = ground.tx().await;
        bulk::add(&mut tx, ground.list.id, Language::Nl, &block, now()).await.unwrap();
        tx.commit().await.unwrap();
        let issue = ground.issue(rondbrief::domain::issue::IssueState::Scheduled { planned: None }).await;
        let mut tx = ground.tx().await;
        assert_eq!(deliveries::fan_out(&mut tx, ground.list.id, issue.id, now()).await.unwrap(), 1_000);
        let indexes: Vec<_> = block.iter().map(|it| bulk::index(&tx, &it.address)).collect();
        let known = bulk::known(&mut tx, ground.list.id, &indexes).await.unwrap();
        assert!(indexes.iter().all(|index| known.standing(index) == ImportStatus::Active));
        assert_eq!(indexes.iter().collect::<HashSet<_>>().len(), 1_000);
    }
}
