//! Subscriptions and consents.

use rondbrief::{
    domain::{
        ids::{ListId, SubscriberId, SubscriptionId},
        subscriber::{
            consent::{Consent, ConsentForm},
            subscription::Subscription,
        },
        text::language::Language,
        token::{Purpose, Token},
    },
    store::{
        StoreError,
        subscribers::subscriptions::{self, Membership},
    },
};

use crate::{
    both_engines,
    store::{ACTIVE, Ground, LEFT, PENDING, id, minutes, now},
    support::fixtures::line,
};

both_engines! {
    async fn a_subscription_reads_back_in_every_state(engine) {
        let ground = Ground::new(engine).await;
        let mut membership = ground.member("anke@example.org", PENDING()).await;
        for state in [
            PENDING(),
            Subscription::Active { confirmed_at: minutes(3) },
            Subscription::Unsubscribed { left_at: minutes(4) },
            Subscription::Pending { asked_at: minutes(5) },
        ] {
            membership.state = state;
            if let Subscription::Pending { asked_at } = state {
                membership.asked_at = asked_at;
            }
            (membership.form, membership.language, membership.wording) = (ConsentForm::Embed, Language::En, None);
            membership.name = Some(line("Anke Zeeë"));
            ground.save(&membership).await;
            let mut tx = ground.look().await;
            let found = subscriptions::of(&mut tx, membership.list, membership.subscriber).await.unwrap();
            assert_eq!(found.as_ref(), Some(&membership));
            assert_eq!(subscriptions::by_id(&mut tx, membership.id).await.unwrap(), found);
        }
        let mut tx = ground.look().await;
        assert_eq!(subscriptions::of(&mut tx, ListId(id()), membership.subscriber).await.unwrap(), None);
        assert_eq!(subscriptions::of(&mut tx, membership.list, SubscriberId(id())).await.unwrap(), None);
        assert_eq!(subscriptions::by_id(&mut tx, SubscriptionId(id())).await.unwrap(), None);
    }

    async fn a_person_is_on_a_list_once(engine) {
        let ground = Ground::new(engine).await;
        let membership = ground.member("anke@example.org", ACTIVE()).await;
        let twin = Membership { id: SubscriptionId(id()), ..membership.clone() };
        let mut tx = ground.tx().await;
        assert!(matches!(subscriptions::save(&mut tx, &twin).await, Err(StoreError::Exists)));
        drop(tx);
        let all = subscriptions::of_person(&mut ground.look().await, membership.subscriber).await.unwrap();
        assert_eq!(all, [membership]);
    }

    async fn a_token_finds_its_subscription_for_its_own_purpose_only(engine) {
        let ground = Ground::new(engine).await;
        let membership = ground.member("anke@example.org", PENDING()).await;
        let (first, second) = (Token::new([1; 16]), Token::new([2; 16]));
        let leave = ground.store.vault().leave_token(membership.id);
        for token in [first, second] {
            let mut tx = ground.tx().await;
            subscriptions::set_confirm_hash(&mut tx, membership.id, token.hash(Purpose::Confirm)).await.unwrap();
            tx.commit().await.unwrap();
        }
        let mut tx = ground.look().await;
        for (purpose, token, found) in [
            (Purpose::Confirm, second, true),
            (Purpose::Confirm, first, false),
            (Purpose::Leave, second, false),
            (Purpose::Leave, leave, true),
            (Purpose::Confirm, leave, false),
            (Purpose::Leave, Token::new([0; 16]), false),
        ] {
            let membership = subscriptions::by_token(&mut tx, purpose, token).await.unwrap();
            assert_eq!(membership.is_some(), found, "{purpose:?}");
        }
        drop(tx);
        let mut tx = ground.tx().await;
        let taken = subscriptions::take_by_token(&mut tx, Purpose::Confirm, second).await.unwrap();
        assert_eq!(taken.as_ref(), Some(&membership));
        assert_eq!(subscriptions::take_by_token(&mut tx, Purpose::Leave, leave).await.unwrap(), taken);
        assert_eq!(subscriptions::take_by_token(&mut tx, Purpose::Confirm, first).await.unwrap(), None);
        let taken = subscriptions::take_of(&mut tx, membership.list, membership.subscriber).await.unwrap();
        assert_eq!(taken, Some(membership.clone()));
        assert_eq!(subscriptions::take_of(&mut tx, ListId(id()), membership.subscriber).await.unwrap(), None);
        assert_eq!(subscriptions::take(&mut tx, membership.list, membership.id).await.unwrap(), taken);
        assert_eq!(subscriptions::take(&mut tx, ListId(id()), membership.id).await.unwrap(), None);
    }

    async fn consents_are_kept_in_the_order_they_were_given(engine) {
        let ground = Ground::new(engine).await;
        let membership = ground.member("anke@example.org", ACTIVE()).await;
        let paper = Consent {
            wording: None,
            proof: Some("op papier".to_owned()),
            form: ConsentForm::Import,
            asked_at: minutes(10),
            confirmed_at: minutes(10),
        };
        let form =
            Consent { wording: Some(2), proof: None, form: ConsentForm::Embed, asked_at: now(), confirmed_at: minutes(1) };
        let mut tx = ground.tx().await;
        for consent in [&paper, &form] {
            subscriptions::add_consent(&mut tx, id(), membership.id, consent).await.unwrap();
        }
        tx.commit().await.unwrap();
        assert_eq!(subscriptions::consents(&mut ground.look().await, membership.id).await.unwrap(), [form, paper]);
    }

    async fn only_pending_subscriptions_whose_time_is_over_are_deleted(engine) {
        let ground = Ground::new(engine).await;
        let old = ground.member("oud@example.org", PENDING()).await;
        for (text, state) in [("a@example.org", ACTIVE()), ("l@example.org", LEFT())] {
            ground.member(text, state).await;
        }
        let mut young = ground.member("jong@example.org", PENDING()).await;
        young.asked_at = minutes(1);
        young.state = Subscription::Pending { asked_at: minutes(1) };
        ground.save(&young).await;
        let mut tx = ground.tx().await;
        assert_eq!(subscriptions::delete_pending_before(&mut tx, now()).await.unwrap(), 0);
        assert_eq!(subscriptions::delete_pending_before(&mut tx, minutes(1)).await.unwrap(), 1);
        tx.commit().await.unwrap();
        assert_eq!(subscriptions::by_id(&mut ground.look().await, old.id).await.unwrap(), None);
        assert_eq!(ground.raw().await.number("SELECT COUNT(*) FROM subscription").await, 3);
    }

    async fn who_left_and_did_not_confirm_again_is_remembered_as_somebody_who_left(engine) {
        let ground = Ground::new(engine).await;
        let mut membership = ground.member("anke@example.org", ACTIVE()).await;
        let consent =
            Consent { wording: Some(1), proof: None, form: ConsentForm::Page, asked_at: now(), confirmed_at: now() };
        let mut tx = ground.tx().await;
        subscriptions::add_consent(&mut tx, id(), membership.id, &consent).await.unwrap();
        tx.commit().await.unwrap();
        for state in [Subscription::Unsubscribed { left_at: minutes(1) }, Subscription::Pending { asked_at: minutes(2) }] {
            membership.state = state;
            membership.asked_at = minutes(2);
            ground.save(&membership).await;
        }
        let mut tx = ground.tx().await;
        subscriptions::delete_pending_before(&mut tx, minutes(3)).await.unwrap();
        tx.commit().await.unwrap();
        let mut tx = ground.look().await;
        let found = subscriptions::by_id(&mut tx, membership.id).await.unwrap().unwrap();
        assert_eq!(found.state, Subscription::Unsubscribed { left_at: minutes(1) });
        assert_eq!(subscriptions::consents(&mut tx, membership.id).await.unwrap(), [consent]);
    }

    async fn readers_are_the_active_ones(engine) {
        let ground = Ground::new(engine).await;
        for (text, state) in
            [("a@example.org", ACTIVE()), ("b@example.org", ACTIVE()), ("p@example.org", PENDING()), ("l@example.org", LEFT())]
        {
            ground.member(text, state).await;
        }
        let mut tx = ground.look().await;
        assert_eq!(subscriptions::count_active(&mut tx, ground.list.id).await.unwrap(), 2);
        assert_eq!(subscriptions::count_active(&mut tx, ListId(id())).await.unwrap(), 0);
    }
}
