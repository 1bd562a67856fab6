//! What the limits count: confirmation mails of a day, and posts that were dropped.

use rondbrief::{
    domain::{
        ids::ListId,
        subscriber::limits::{Asker, Limit, Sent},
    },
    store::subscribers::{
        confirmations::{self, Asked},
        drops,
    },
};

use crate::{
    both_engines,
    store::{Ground, address, id, minutes, now},
};

both_engines! {
    async fn a_mail_counts_for_its_mailbox_its_subscription_and_its_asker(engine) {
        let ground = Ground::new(engine).await;
        let (anke, tagged, bo) = (address("anke@example.org"), address("Anke+x@example.org"), address("bo@example.org"));
        let (own, other) = (Asker(vec![1; 16]), Asker(vec![2; 16]));
        let list = ground.list.id;
        let asked = Asked { address: &anke, list, asker: Some(&own) };
        let mut tx = ground.tx().await;
        confirmations::insert(&mut tx, id(), asked, now()).await.unwrap();
        tx.commit().await.unwrap();
        let mut tx = ground.look().await;
        let sent = |is_same_subscription, is_same_asker| [Sent { at: now(), is_same_subscription, is_same_asker }];
        for (asks, expected) in [
            (asked, sent(true, true)),
            (Asked { asker: Some(&other), ..asked }, sent(true, false)),
            (Asked { asker: None, ..asked }, sent(true, false)),
            (Asked { address: &tagged, ..asked }, sent(false, true)),
            (Asked { list: ListId(id()), ..asked }, sent(false, true)),
        ] {
            assert_eq!(confirmations::sent_since(&mut tx, asks, minutes(-1)).await.unwrap(), expected, "{asks:?}");
        }
        assert_eq!(confirmations::sent_since(&mut tx, Asked { address: &bo, ..asked }, minutes(-1)).await.unwrap(), []);
        assert_eq!(confirmations::sent_since(&mut tx, asked, now()).await.unwrap(), [], "it is too old");
    }

    async fn what_was_confirmed_counts_for_the_mailbox_alone_until_it_is_forgotten(engine) {
        let ground = Ground::new(engine).await;
        let (anke, own, list) = (address("anke@example.org"), Asker(vec![1; 16]), ground.list.id);
        let asked = Asked { address: &anke, list, asker: Some(&own) };
        let mut tx = ground.tx().await;
        confirmations::insert(&mut tx, id(), asked, now()).await.unwrap();
        confirmations::settle(&mut tx, &anke, ListId(id())).await.unwrap();
        confirmations::settle(&mut tx, &anke, list).await.unwrap();
        let sent = Sent { at: now(), is_same_subscription: false, is_same_asker: false };
        assert_eq!(confirmations::sent_since(&mut tx, asked, minutes(-1)).await.unwrap(), [sent]);
        confirmations::forget_before(&mut tx, now()).await.unwrap();
        assert_eq!(confirmations::sent_since(&mut tx, asked, minutes(-1)).await.unwrap(), [sent]);
        confirmations::forget_before(&mut tx, minutes(1)).await.unwrap();
        assert_eq!(confirmations::sent_since(&mut tx, asked, minutes(-1)).await.unwrap(), []);
    }

    async fn dropped_posts_are_added_up_by_list_limit_and_day(engine) {
        let ground = Ground::new(engine).await;
        let (list, yesterday, other) = (ground.list.id, minutes(-24 * 60), ListId(id()));
        let mut tx = ground.tx().await;
        for (list, limit, count, at) in [
            (Some(list), Limit::Network, 3, yesterday),
            (Some(list), Limit::Network, 4, now()),
            (Some(list), Limit::Network, 5, minutes(1)),
            (Some(other), Limit::Mailbox, 1, now()),
            (None, Limit::Links, 2, now()),
        ] {
            drops::add(&mut tx, list, limit, count, at).await.unwrap();
        }
        let all = drops::since(&mut tx, yesterday).await.unwrap();
        assert_eq!(all.into_iter().collect::<Vec<_>>(), [(Limit::Network, 12), (Limit::Mailbox, 1), (Limit::Links, 2)]);
        assert_eq!(drops::since(&mut tx, now()).await.unwrap()[&Limit::Network], 9);
        assert_eq!(drops::of_list(&mut tx, list, yesterday).await.unwrap(), 12);
        assert_eq!(drops::of_list(&mut tx, other, now()).await.unwrap(), 0, "it would tell of an address");
        assert_eq!(drops::of_list(&mut tx, ListId(id()), yesterday).await.unwrap(), 0);
    }
}
