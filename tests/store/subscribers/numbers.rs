//! A list's readers in numbers, and the mails to one of them.

use chrono::TimeDelta;
use rondbrief::{
    domain::{
        ids::{ListId, SubscriptionId},
        mail::{
            delivery::{DeliveryKey, DeliveryState, Outcome},
            reply::Reply,
        },
        mail_kind::{Mail, MailKind},
    },
    store::{
        outbox::{
            deliveries::{self, NewDelivery},
            mails,
        },
        subscribers::numbers::{self, Counts},
    },
};

use crate::{
    both_engines,
    store::{ACTIVE, Ground, LEFT, PENDING, claim_all, id, minutes, now, record},
};

both_engines! {
    async fn people_are_counted_by_state_and_those_of_another_list_are_not(engine) {
        let ground = Ground::new(engine).await;
        for (text, state) in [
            ("a@example.org", ACTIVE()),
            ("b@example.org", ACTIVE()),
            ("p@example.org", PENDING()),
            ("l@example.org", LEFT()),
            ("n@example.org", LEFT()),
        ] {
            ground.member(text, state).await;
        }
        let mut tx = ground.look().await;
        let count = numbers::count(&mut tx, ground.list.id, now() - TimeDelta::days(7)).await.unwrap();
        assert_eq!(count, Counts { pending: 1, active: 2, left: 2, expired: 0 });
        let later = numbers::count(&mut tx, ground.list.id, minutes(1)).await.unwrap();
        assert_eq!((later.pending, later.expired), (0, 1), "who asked a week ago cannot confirm any more");
        let elsewhere = numbers::count(&mut tx, ListId(id()), now()).await.unwrap();
        assert_eq!(elsewhere, Counts::default());
    }

    async fn a_readers_mails_are_found_with_what_became_of_them_and_nobody_elses(engine) {
        let ground = Ground::new(engine).await;
        let anke = ground.member("anke@example.org", ACTIVE()).await;
        ground.member("bo@example.org", ACTIVE()).await;
        let mut tx = ground.tx().await;
        let key = DeliveryKey { cause: id(), recipient: anke.id.0 };
        let welcome = NewDelivery { key, list: ground.list.id, mail: Mail::Welcome };
        deliveries::enqueue(&mut tx, &welcome, minutes(-5)).await.unwrap();
        tx.commit().await.unwrap();
        ground.sending().await;
        let mut tx = ground.tx().await;
        for claim in claim_all(&mut tx, 9, minutes(1), minutes(2)).await {
            let refused = Outcome::Refused(Reply::parse(550, "5.1.1 no such user"));
            let outcome = if claim.mail.kind() == MailKind::Issue { refused } else { Outcome::NoContact("no answer".into()) };
            record(&mut tx, &claim, &outcome, minutes(3)).await;
        }
        let mails = mails::to_subscriber(&mut tx, ground.list.id, anke.id).await.unwrap();
        let told: Vec<_> = mails.iter().map(|mail| (mail.kind, mail.number, mail.state, mail.reply.as_deref())).collect();
        assert_eq!(told, [
            (MailKind::Welcome, None, DeliveryState::Deferred, Some("no answer")),
            (MailKind::Issue, Some(1), DeliveryState::Refused, Some("550 5.1.1 no such user")),
        ]);
        assert_eq!((mails[0].queued_at, mails[0].finished_at), (minutes(-5), None));
        assert_eq!(mails[1].finished_at, Some(now()));
        assert!(mails::to_subscriber(&mut tx, ListId(id()), anke.id).await.unwrap().is_empty(), "of another list");
        assert!(mails::to_subscriber(&mut tx, ground.list.id, SubscriptionId(id())).await.unwrap().is_empty());
    }
}
