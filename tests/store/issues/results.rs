//! The results of an issue, as counts and recipient by recipient.

use rondbrief::{
    domain::{
        ids::IssueId,
        issue::pace::Lately,
        mail::{
            delivery::{DeliveryKey, DeliveryState, Outcome},
            reply::Reply,
        },
        mail_kind::{Mail, MailKind},
    },
    store::{
        issues::{
            replies::{self, ReplyCount},
            results::{self, Count, Which},
        },
        outbox::{
            deliveries::{self, NewDelivery},
            outcomes::Recorded,
        },
        subscribers,
    },
};

use crate::{
    both_engines,
    store::{ACTIVE, Ground, address, claim_all, id, minutes, now, record},
};

fn outcomes() -> [Outcome; 7] {
    [
        Outcome::Accepted(Reply::parse(250, "2.0.0 ok")),
        Outcome::Refused(Reply::parse(550, "5.1.1 no such user")),
        Outcome::Refused(Reply::parse(550, "5.1.1 no such user")),
        Outcome::Deferred(Reply::parse(451, "4.3.0 later")),
        Outcome::NoContact("the connection was closed".to_owned()),
        Outcome::Unknown("no answer".to_owned()),
        Outcome::Withdrawn,
    ]
}

/// An issue to eight readers: one of each outcome, and one that waits.
async fn told(ground: &Ground) -> IssueId {
    for n in 0..8 {
        ground.member(&format!("lezer{n}@example.org"), ACTIVE()).await;
    }
    let issue = ground.sending().await;
    let mut tx = ground.tx().await;
    let claims = claim_all(&mut tx, 7, now(), minutes(1)).await;
    for (claim, outcome) in claims.iter().zip(&outcomes()) {
        assert_eq!(record(&mut tx, claim, outcome, minutes(5)).await, Recorded::default());
    }
    tx.commit().await.unwrap();
    issue.id
}

both_engines! {
    async fn messages_are_counted_by_kind_and_state(engine) {
        let ground = Ground::new(engine).await;
        let issue = told(&ground).await;
        let mut tx = ground.tx().await;
        let key = DeliveryKey { cause: issue.0, recipient: id() };
        let mail = Mail::Seed { to: address("proef@example.org"), issue };
        let seed = NewDelivery { key, list: ground.list.id, mail };
        deliveries::enqueue(&mut tx, &seed, now()).await.unwrap();
        tx.commit().await.unwrap();
        let count = |kind, state, messages, doubled| Count { kind, state, messages, doubled };
        let plain = results::count_by_state(&mut ground.look().await, issue).await.unwrap();
        assert_eq!(plain[0], count(MailKind::Issue, DeliveryState::Accepted, 1, 0));
        ground.raw().await.run("UPDATE delivery SET copies = 2 WHERE state = 'accepted'").await;
        assert_eq!(results::count_by_state(&mut ground.look().await, issue).await.unwrap(), [
            count(MailKind::Issue, DeliveryState::Accepted, 1, 1),
            count(MailKind::Issue, DeliveryState::Deferred, 2, 0),
            count(MailKind::Issue, DeliveryState::Queued, 1, 0),
            count(MailKind::Issue, DeliveryState::Refused, 2, 0),
            count(MailKind::Issue, DeliveryState::Unknown, 1, 0),
            count(MailKind::Issue, DeliveryState::Withdrawn, 1, 0),
            count(MailKind::Seed, DeliveryState::Queued, 1, 0),
        ]);
    }

    async fn what_was_settled_lately_is_counted_with_the_moment_of_the_first(engine) {
        let ground = Ground::new(engine).await;
        let issue = told(&ground).await;
        let since = async |at| results::settled_since(&mut ground.look().await, issue, at).await.unwrap();
        assert_eq!(since(minutes(-5)).await, Some(Lately { settled: 3, first: now() }), "last words only");
        assert_eq!(since(now()).await, None, "nothing after that");
    }

    async fn the_servers_words_are_told_most_frequent_first(engine) {
        let ground = Ground::new(engine).await;
        let issue = told(&ground).await;
        let words = replies::replies_by_state(&mut ground.look().await, issue).await.unwrap();
        let replies = |state: &str, reply: &str, count, next_try| ReplyCount {
            state: state.to_owned(),
            reply: reply.to_owned(),
            count,
            next_try,
        };
        assert_eq!(words, [
            replies("refused", "550 5.1.1 no such user", 2, None),
            replies("deferred", "451 4.3.0 later", 1, Some(minutes(5))),
            replies("unknown", "no answer", 1, Some(minutes(5))),
            replies("deferred", "the connection was closed", 1, Some(minutes(5))),
        ]);
    }

    async fn readers_are_walked_along_page_by_page_each_once(engine) {
        let ground = Ground::new(engine).await;
        let issue = told(&ground).await;
        for (which, expected) in [(Which::All, 8), (Which::Failed, 7), (Which::Troubled, 5)] {
            let (mut all, mut after) = (Vec::new(), None);
            loop {
                let mut tx = ground.look().await;
                let page = results::page(&mut tx, issue, which, after, 3).await.unwrap();
                assert!(page.len() <= 3);
                let Some(last) = page.last() else { break };
                after = Some(last.reader);
                all.extend(page);
            }
            assert_eq!(all.len(), expected);
            assert_eq!(all.iter().any(|it| it.state == DeliveryState::Accepted), which == Which::All);
            all.sort_by_key(|it| it.address.as_ref().map(|address| address.as_str().to_owned()));
            all.dedup_by_key(|it| it.reader);
            assert_eq!(all.len(), expected);
            let refused = all.iter().find(|it| it.state == DeliveryState::Refused).unwrap();
            assert_eq!((refused.code, refused.words.as_deref()), (Some(550), Some("5.1.1 no such user")));
            assert_eq!((refused.attempts, refused.copies, refused.route.as_deref()), (1, 0, Some("default")));
            assert_eq!(refused.finished_at, Some(now()));
            let deferred = all.iter().find(|it| it.state == DeliveryState::Deferred).unwrap();
            assert_eq!((deferred.finished_at, deferred.due_at), (None, minutes(5)));
            let withdrawn = all.iter().find(|it| it.state == DeliveryState::Withdrawn);
            let told = withdrawn.map(|it| (it.code, it.words.as_deref()));
            assert_eq!(told, (which != Which::Troubled).then_some((None, None)));
        }
        assert!(results::page(&mut ground.look().await, IssueId(id()), Which::All, None, 3).await.unwrap().is_empty());
    }

    async fn an_erased_person_is_told_of_without_an_address(engine) {
        let ground = Ground::new(engine).await;
        let membership = ground.member("anke@example.org", ACTIVE()).await;
        let issue = ground.sending().await;
        let addresses = async || {
            let page = results::page(&mut ground.look().await, issue.id, Which::All, None, 9).await.unwrap();
            page.into_iter().map(|it| it.address).collect::<Vec<_>>()
        };
        assert_eq!(addresses().await, [Some(address("anke@example.org"))]);
        let mut tx = ground.tx().await;
        subscribers::erase(&mut tx, membership.subscriber, now()).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(addresses().await, [None]);
    }
}
