//! The vitals of an installation, read from the database: its outbox, replies and workers.

use chrono::TimeDelta;
use rondbrief::{
    domain::{
        ids::WorkerId,
        issue::IssueState,
        mail::route::RouteName,
        running::{
            instance::{Mark, Worker},
            vitals::{ReplyGroup, Tally},
        },
    },
    store::{
        outbox::deliveries,
        running::{instance, vitals},
    },
};

use crate::{
    both_engines,
    store::{ACTIVE, Ground, claim_all, id, minutes, now},
};

async fn with_issue(ground: &Ground, readers: usize) {
    for n in 0..readers {
        ground.member(&format!("lezer{n}@example.org"), ACTIVE()).await;
    }
    let issue = ground.issue(IssueState::Scheduled { planned: Some(minutes(-7)) }).await;
    let mut tx = ground.tx().await;
    deliveries::fan_out(&mut tx, ground.list.id, issue.id, now()).await.unwrap();
    tx.commit().await.unwrap();
}

async fn set_state(ground: &Ground, sql: &str) {
    assert!(ground.raw().await.run(sql).await > 0, "{sql}");
}

both_engines! {
    async fn an_outbox_is_counted_by_state(engine) {
        let ground = Ground::new(engine).await;
        with_issue(&ground, 5).await;
        let one = "(SELECT recipient FROM delivery WHERE state = 'queued' ORDER BY recipient LIMIT 1)";
        set_state(&ground, &format!("UPDATE delivery SET state = 'deferred' WHERE recipient = {one}")).await;
        set_state(&ground, &format!("UPDATE delivery SET state = 'unknown' WHERE recipient = {one}")).await;
        set_state(&ground, &format!("UPDATE delivery SET state = 'accepted', finished_at = 1 WHERE recipient = {one}")).await;
        set_state(&ground, "UPDATE issue SET accepted = 1, refused = 3").await;
        let depth = vitals::depth(&mut ground.look().await).await.unwrap();
        assert_eq!(depth.open.into_iter().collect::<Vec<_>>(), [("deferred", 1), ("queued", 2), ("unknown", 1)]);
        assert_eq!((depth.accepted, depth.refused), (1, 3));
    }

    async fn replies_add_up(engine) {
        let ground = Ground::new(engine).await;
        let mut tally = Tally::default();
        tally.add(RouteName::usual(), ReplyGroup::Positive, 40);
        tally.add(RouteName::usual(), ReplyGroup::Transient, 2);
        for _ in 0..2 {
            let mut tx = ground.tx().await;
            vitals::add_replies(&mut tx, &tally).await.unwrap();
            tx.commit().await.unwrap();
        }
        let replies = vitals::depth(&mut ground.look().await).await.unwrap().replies;
        tally.add_all(tally.clone());
        assert_eq!((replies.taken(), replies), (80, tally));
    }

    async fn what_is_due_and_not_claimed_shows_its_age_and_what_is_claimed_does_not(engine) {
        let ground = Ground::new(engine).await;
        assert_eq!(vitals::read(&mut ground.look().await, now()).await.unwrap().due_since, None);
        with_issue(&ground, 3).await;
        let before = vitals::read(&mut ground.look().await, minutes(5)).await.unwrap();
        assert_eq!((before.due_since, before.leased, before.oldest_lease), (None, 0, None), "it is not published");
        assert_eq!(before.overdue_since, Some(minutes(-7)));
        set_state(&ground, "UPDATE issue SET state = 'sending', published_at = 1, contents = '{}'").await;
        let due = vitals::read(&mut ground.look().await, minutes(5)).await.unwrap();
        assert_eq!((due.due_since, due.overdue_since), (Some(now()), None));
        let mut tx = ground.tx().await;
        assert_eq!(claim_all(&mut tx, 9, minutes(5), minutes(6)).await.len(), 3);
        tx.commit().await.unwrap();
        let claimed = vitals::read(&mut ground.look().await, minutes(5)).await.unwrap();
        assert_eq!((claimed.due_since, claimed.leased), (None, 3));
        assert!(claimed.oldest_lease.is_some());
        let expired = vitals::read(&mut ground.look().await, minutes(7)).await.unwrap();
        assert_eq!((expired.due_since, expired.leased), (Some(minutes(6)), 0));
        set_state(&ground, "UPDATE issue SET state = 'paused', pause_reason = 'x'").await;
        assert_eq!(vitals::read(&mut ground.look().await, minutes(7)).await.unwrap().due_since, None, "paused");
    }

    async fn workers_tell_how_they_do_for_as_long_as_they_live(engine) {
        let ground = Ground::new(engine).await;
        for seconds in [0, 30, -61] {
            let seen_at = now() + TimeDelta::seconds(seconds);
            let id = WorkerId(id());
            let worker = Worker { id, host: "hier".into(), mark: Mark(crate::store::id()), started_at: now(), seen_at };
            let mut tx = ground.tx().await;
            assert!(instance::leave_mark(&mut tx, &worker, None).await.unwrap());
            vitals::tell(&mut tx, id, Some(seen_at), 100).await.unwrap();
            tx.commit().await.unwrap();
        }
        let told = vitals::read(&mut ground.look().await, now()).await.unwrap();
        assert_eq!((told.workers, told.per_minute), (2, 200));
        assert_eq!(told.ticked_at, Some(now() + TimeDelta::seconds(30)));
        let later = vitals::read(&mut ground.look().await, minutes(9)).await.unwrap();
        assert_eq!((later.workers, later.per_minute, later.ticked_at), (0, 0, None));
    }
}
