//! Readers that come and go are counted as it happens, once each, and what issues came to is told.

use chrono::TimeDelta;
use rondbrief::{
    domain::{ids::ListId, subscriber::subscription::Subscription, time::Instant},
    store::{
        issues::{self, progress},
        lists::numbers::{self, Outcome, Turnover},
        subscribers::{self, subscriptions},
    },
};

use crate::{
    both_engines,
    store::{ACTIVE, Ground, LEFT, PENDING, id, minutes, now},
};

/// The moment that many hours later.
fn hours(count: i64) -> Instant {
    now() + TimeDelta::hours(count)
}

async fn turnover(ground: &Ground, list: ListId, spans: &[(i64, i64)]) -> Vec<(u32, u32)> {
    let spans: Vec<_> = spans.iter().map(|(from, to)| (hours(*from), hours(*to))).collect();
    let found = numbers::turnover(&mut ground.look().await, list, &spans).await.unwrap();
    found.into_iter().map(|Turnover { came, went }| (came, went)).collect()
}

async fn everything(ground: &Ground) -> (u32, u32) {
    turnover(ground, ground.list.id, &[(-9_999, 9_999)]).await[0]
}

both_engines! {
    async fn who_comes_goes_and_comes_back_is_counted_each_time(engine) {
        let ground = Ground::new(engine).await;
        let mut anke = ground.member("anke@example.org", PENDING()).await;
        assert_eq!(everything(&ground).await, (0, 0), "asking is not coming");
        let states = [
            Subscription::Active { confirmed_at: hours(1) },
            Subscription::Active { confirmed_at: hours(1) },
            Subscription::Unsubscribed { left_at: hours(2) },
            Subscription::Unsubscribed { left_at: hours(2) },
            Subscription::Pending { asked_at: hours(3) },
            Subscription::Active { confirmed_at: hours(4) },
        ];
        for state in states {
            anke.state = state;
            ground.save(&anke).await;
        }
        assert_eq!(turnover(&ground, ground.list.id, &[(0, 1), (1, 2), (2, 3), (3, 9), (1, 9)]).await, [
            (0, 0),
            (1, 0),
            (0, 1),
            (1, 0),
            (2, 1),
        ]);
        assert_eq!(turnover(&ground, ListId(id()), &[(0, 9)]).await, [(0, 0)], "another list");
        assert_eq!(turnover(&ground, ground.list.id, &[]).await, []);
    }

    async fn who_leaves_before_becoming_a_reader_is_not_counted(engine) {
        let ground = Ground::new(engine).await;
        let mut anke = ground.member("anke@example.org", PENDING()).await;
        anke.state = LEFT();
        ground.save(&anke).await;
        ground.member("bo@example.org", LEFT()).await;
        assert_eq!(everything(&ground).await, (0, 0));
        assert_eq!(numbers::first_came(&mut ground.look().await, ground.list.id).await.unwrap(), None);
    }

    async fn an_erased_reader_stays_counted_as_one_who_came_and_went(engine) {
        let ground = Ground::new(engine).await;
        let subscribers = [ACTIVE(), LEFT(), PENDING()];
        for (n, state) in subscribers.into_iter().enumerate() {
            let member = ground.member(&format!("lezer{n}@example.org"), state).await;
            let mut tx = ground.tx().await;
            subscribers::erase(&mut tx, member.subscriber, hours(1)).await.unwrap();
            tx.commit().await.unwrap();
        }
        assert_eq!(turnover(&ground, ground.list.id, &[(0, 1), (1, 2)]).await, [(1, 0), (0, 1)]);
        assert_eq!(subscriptions::count_active(&mut ground.look().await, ground.list.id).await.unwrap(), 0);
        let first = numbers::first_came(&mut ground.look().await, ground.list.id).await.unwrap();
        assert_eq!(first, Some(now()), "now is a whole hour");
    }

    async fn published_issues_tell_what_they_came_to_once_that_stands(engine) {
        let ground = Ground::new(engine).await;
        let (first, second) = (ground.sending().await, ground.sending().await);
        let mut tx = ground.tx().await;
        progress::note_totals(&mut tx, first.id, 30, 2).await.unwrap();
        issues::change(&mut tx, first.id, first.state, first.state.finish(minutes(5)).unwrap()).await.unwrap();
        tx.commit().await.unwrap();
        let mut tx = ground.tx().await;
        for count in [3, 4] {
            numbers::add_archive_reads(&mut tx, first.id, count).await.unwrap();
        }
        tx.commit().await.unwrap();
        let outcome = |number, totals, archive_reads| Outcome { number, published_at: now(), totals, archive_reads };
        let mut tx = ground.look().await;
        let expected = [outcome(second.number, None, 0), outcome(first.number, Some((30, 2)), 7)];
        assert_eq!(numbers::outcomes(&mut tx, ground.list.id, 9).await.unwrap(), expected);
        assert_eq!(numbers::outcomes(&mut tx, ground.list.id, 1).await.unwrap(), expected[..1]);
        assert_eq!(numbers::outcomes(&mut tx, ListId(id()), 9).await.unwrap(), []);
    }
}
