//! The outcomes that workers report: counted for the issue, and guarded by the lease; an acceptance is never too late.

use rondbrief::{
    domain::{
        ids::{IssueId, SubscriptionId},
        mail::{delivery::Outcome, reply::Reply},
        mail_kind::MailKind,
    },
    store::{
        outbox::{
            Claim,
            outcomes::{self, Recorded, Report},
        },
        subscribers::{self, subscriptions},
    },
};

use crate::{
    both_engines,
    store::{ACTIVE, Ground, claim_all, minutes, now, record, report},
};

fn accepted() -> Outcome {
    Outcome::Accepted(Reply::parse(250, "2.0.0 queued"))
}

fn no_such_user() -> Outcome {
    Outcome::Refused(Reply::parse(550, "5.1.1 no such user"))
}

fn blocked() -> Outcome {
    Outcome::Refused(Reply::parse(554, "5.7.1 blocked by policy"))
}

/// A published issue to this many readers, all claimed.
async fn claimed(ground: &Ground, readers: u32) -> (IssueId, Vec<Claim>) {
    for n in 0..readers {
        ground.member(&format!("lezer{n}@example.org"), ACTIVE()).await;
    }
    let issue = ground.sending().await;
    let mut tx = ground.tx().await;
    let claims = claim_all(&mut tx, readers, now(), minutes(1)).await;
    tx.commit().await.unwrap();
    (issue.id, claims)
}

/// The counts in an issue's row: accepted, refused, blocked.
async fn counters(ground: &Ground) -> [i64; 3] {
    let mut raw = ground.raw().await;
    let mut counters = [0; 3];
    for (count, column) in counters.iter_mut().zip(["accepted", "refused", "blocked"]) {
        *count = raw.number(&format!("SELECT {column} FROM issue")).await;
    }
    counters
}

both_engines! {
    async fn a_message_that_was_taken_is_taken_even_when_its_lease_was_lost(engine) {
        let ground = Ground::new(engine).await;
        let (_, mut first) = claimed(&ground, 1).await;
        let first = first.remove(0);
        let mut tx = ground.tx().await;
        let second = claim_all(&mut tx, 1, minutes(1), minutes(2)).await.remove(0);
        assert_eq!(record(&mut tx, &first, &accepted(), now()).await, Recorded::default());
        tx.commit().await.unwrap();
        let mut raw = ground.raw().await;
        assert_eq!(raw.texts("SELECT state FROM delivery WHERE finished_at IS NOT NULL").await, ["accepted"]);
        assert_eq!(raw.number("SELECT copies FROM delivery").await, 1);
        let mut tx = ground.tx().await;
        let twice = record(&mut tx, &first, &accepted(), now()).await;
        assert_eq!(twice, Recorded { too_late: 1, doubled: 0 }, "the same report again is no second copy");
        let again = record(&mut tx, &second, &accepted(), now()).await;
        tx.commit().await.unwrap();
        assert_eq!(again, Recorded { too_late: 0, doubled: 1 });
        assert_eq!(raw.number("SELECT copies FROM delivery").await, 2);
        assert_eq!(counters(&ground).await, [1, 0, 0], "a second copy is no second reader");
    }

    async fn a_last_word_counts_even_when_its_lease_was_lost_as_long_as_there_is_no_other(engine) {
        let ground = Ground::new(engine).await;
        let (_, first) = claimed(&ground, 2).await;
        let mut tx = ground.tx().await;
        let second = claim_all(&mut tx, 2, minutes(1), minutes(2)).await;
        let mut lost = report(&first[1], &Outcome::Unknown("reset".to_owned()), now());
        lost.settled.finished_at = Some(now());
        let late = [report(&first[0], &no_such_user(), now()), lost];
        assert_eq!(outcomes::record(&mut tx, &late, now()).await.unwrap(), Recorded::default());
        assert!(claim_all(&mut tx, 2, minutes(9), minutes(10)).await.is_empty(), "nobody is mailed again");
        assert_eq!(outcomes::record(&mut tx, &late, now()).await.unwrap().too_late, 2);
        for claim in &second {
            assert_eq!(record(&mut tx, claim, &accepted(), now()).await, Recorded::default(), "taken is taken");
        }
        tx.commit().await.unwrap();
        assert_eq!(ground.raw().await.texts("SELECT DISTINCT state FROM delivery").await, ["accepted"]);
    }

    async fn any_other_word_that_comes_too_late_changes_nothing(engine) {
        let ground = Ground::new(engine).await;
        let (_, mut first) = claimed(&ground, 1).await;
        let first = first.remove(0);
        let mut tx = ground.tx().await;
        let second = claim_all(&mut tx, 1, minutes(1), minutes(2)).await.remove(0);
        let late = [
            blocked(),
            Outcome::Deferred(Reply::parse(451, "4.3.0 later")),
            Outcome::NoContact("no route".to_owned()),
            Outcome::Unknown("reset".to_owned()),
            Outcome::Withdrawn,
        ];
        for outcome in &late {
            let recorded = record(&mut tx, &first, outcome, now()).await;
            assert_eq!(recorded, Recorded { too_late: 1, doubled: 0 }, "{outcome:?}");
        }
        assert_eq!(record(&mut tx, &second, &accepted(), now()).await, Recorded::default());
        for outcome in &late {
            assert_eq!(record(&mut tx, &second, outcome, now()).await.too_late, 1, "{outcome:?} of what is final");
        }
        tx.commit().await.unwrap();
        assert_eq!(ground.raw().await.texts("SELECT state FROM delivery").await, ["accepted"]);
        assert_eq!(counters(&ground).await, [1, 0, 0]);
    }

    async fn words_about_somebody_who_was_erased_meanwhile_are_not_kept(engine) {
        const WORDS: &str = "SELECT COUNT(*) FROM delivery WHERE reply_text IS NOT NULL";
        let ground = Ground::new(engine).await;
        let (_, claims) = claimed(&ground, 2).await;
        let mut tx = ground.tx().await;
        let stays = subscriptions::by_id(&mut tx, SubscriptionId(claims[0].key.recipient)).await.unwrap().unwrap();
        let goes = subscriptions::by_id(&mut tx, SubscriptionId(claims[1].key.recipient)).await.unwrap().unwrap();
        record(&mut tx, &claims[0], &no_such_user(), now()).await;
        subscribers::erase(&mut tx, goes.subscriber, now()).await.unwrap();
        record(&mut tx, &claims[1], &no_such_user(), now()).await;
        tx.commit().await.unwrap();
        let mut raw = ground.raw().await;
        assert_eq!(raw.number(WORDS).await, 1, "the codes are kept, the words are not");
        assert_eq!(raw.texts("SELECT DISTINCT reply_code || ' ' || reply_enhanced FROM delivery").await, ["550 5.1.1"]);
        let mut tx = ground.tx().await;
        subscribers::erase(&mut tx, stays.subscriber, now()).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(raw.number(WORDS).await, 0, "erasing takes them away");
    }

    async fn an_issue_counts_what_was_said_about_its_readers(engine) {
        let ground = Ground::new(engine).await;
        let (_, claims) = claimed(&ground, 8).await;
        let outcomes = [
            accepted(),
            accepted(),
            accepted(),
            no_such_user(),
            no_such_user(),
            blocked(),
            Outcome::Deferred(Reply::parse(451, "4.3.0 later")),
            Outcome::Withdrawn,
        ];
        let reports: Vec<Report> =
            claims.iter().zip(&outcomes).map(|(claim, outcome)| report(claim, outcome, minutes(5))).collect();
        let mut tx = ground.tx().await;
        assert_eq!(outcomes::record(&mut tx, &reports, now()).await.unwrap(), Recorded::default());
        assert_eq!(outcomes::record(&mut tx, &[], now()).await.unwrap(), Recorded::default());
        tx.commit().await.unwrap();
        assert_eq!(counters(&ground).await, [3, 2, 1]);
        let mut tx = ground.tx().await;
        for again in claim_all(&mut tx, 9, minutes(5), minutes(6)).await {
            record(&mut tx, &again, &blocked(), minutes(9)).await;
        }
        tx.commit().await.unwrap();
        assert_eq!(counters(&ground).await, [3, 2, 1], "a reader counts once, however often they are tried");
        let routes = ground.raw().await.texts("SELECT DISTINCT route FROM delivery WHERE route IS NOT NULL").await;
        assert_eq!(routes, ["default"]);
    }

    async fn a_seed_that_is_refused_for_our_sake_counts_and_one_that_is_taken_does_not(engine) {
        let ground = Ground::new(engine).await;
        let (_, claims) = claimed(&ground, 3).await;
        let outcomes = [accepted(), no_such_user(), blocked()];
        let seed = |(claim, outcome)| Report { kind: MailKind::Seed, ..report(claim, outcome, now()) };
        let reports: Vec<_> = claims.iter().zip(&outcomes).map(seed).collect();
        let mut tx = ground.tx().await;
        outcomes::record(&mut tx, &reports, now()).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(counters(&ground).await, [0, 0, 1]);
    }

    async fn a_batch_larger_than_one_statement_is_recorded_whole(engine) {
        let ground = Ground::new(engine).await;
        let (_, claims) = claimed(&ground, 1).await;
        let one = report(&claims[0], &accepted(), now());
        let strange = |n| {
            let mut report = one.clone();
            report.key.recipient = uuid::Uuid::from_u128(n);
            report
        };
        let reports: Vec<_> = (1..=2_000).map(strange).chain([one.clone()]).collect();
        let mut tx = ground.tx().await;
        let recorded = outcomes::record(&mut tx, &reports, now()).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(recorded, Recorded { too_late: 2_000, doubled: 0 }, "who is not in the outbox is not recorded");
        assert_eq!(counters(&ground).await, [1, 0, 0]);
    }
}
