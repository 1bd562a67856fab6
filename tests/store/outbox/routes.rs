//! Routes: quotas that outlive a restart, and how each fares.

use chrono::TimeDelta;
use rondbrief::{
    domain::{
        mail::route::{Condition, Rates, RouteName},
        time::Instant,
    },
    store::outbox::routes,
};

use crate::{
    both_engines,
    store::{Ground, minutes, now, open},
    support::app::KEY,
};

const HOURLY: Rates = Rates { second: None, minute: None, hour: Some(100), day: Some(150) };

async fn allowance(ground: &Ground, rates: Rates, at: Instant) -> Option<u32> {
    let mut tx = ground.tx().await;
    let allowance = routes::allowance(&mut tx, &RouteName::usual(), &rates, at).await.unwrap();
    tx.commit().await.unwrap();
    allowance
}

async fn used(ground: &Ground, count: i64, at: Instant) {
    let mut tx = ground.tx().await;
    routes::note_use(&mut tx, &RouteName::usual(), count, at).await.unwrap();
    tx.commit().await.unwrap();
}

both_engines! {
    async fn a_route_without_rates_takes_all(engine) {
        let ground = Ground::new(engine).await;
        used(&ground, 1_000_000, now()).await;
        assert_eq!(allowance(&ground, Rates::default(), now()).await, None);
    }

    async fn a_quota_holds_in_any_period_of_its_length_and_over_a_restart(engine) {
        let mut ground = Ground::new(engine).await;
        assert_eq!(allowance(&ground, HOURLY, now()).await, Some(100));
        used(&ground, 60, now()).await;
        used(&ground, 20, minutes(30)).await;
        assert_eq!(allowance(&ground, HOURLY, minutes(59)).await, Some(20));
        ground.store = open(&ground.url, &KEY).await.unwrap();
        assert_eq!(allowance(&ground, HOURLY, minutes(60)).await, Some(70), "the day has 150, of which 80 are used");
        used(&ground, 70, minutes(61)).await;
        assert_eq!(allowance(&ground, HOURLY, minutes(200)).await, Some(0));
        assert_eq!(allowance(&ground, HOURLY, now() + TimeDelta::hours(24)).await, Some(60));
        let each_second = Rates { second: Some(5), minute: Some(8), ..Rates::default() };
        let later = now() + TimeDelta::days(3);
        used(&ground, 5, later).await;
        assert_eq!(allowance(&ground, each_second, later).await, Some(0));
        assert_eq!(allowance(&ground, each_second, later + TimeDelta::seconds(1)).await, Some(3));
    }

    async fn what_is_given_back_counts_for_no_quota_and_old_use_is_forgotten(engine) {
        let ground = Ground::new(engine).await;
        used(&ground, 100, now()).await;
        used(&ground, -40, minutes(1)).await;
        assert_eq!(allowance(&ground, HOURLY, minutes(2)).await, Some(40));
        let mut tx = ground.tx().await;
        let since = routes::used_since(&mut tx, now() - TimeDelta::hours(1)).await.unwrap();
        assert_eq!(since, [(RouteName::usual(), 60)]);
        assert_eq!(routes::forget_use_before(&mut tx, minutes(5)).await.unwrap(), 2);
        assert_eq!(routes::used_since(&mut tx, now() - TimeDelta::hours(1)).await.unwrap(), []);
        tx.commit().await.unwrap();
    }

    async fn how_a_route_fares_is_kept_as_told_last(engine) {
        let ground = Ground::new(engine).await;
        let route: RouteName = "own-server".parse().unwrap();
        let mut tx = ground.tx().await;
        assert_eq!(routes::condition(&mut tx, &route).await.unwrap(), None);
        let slow = Condition { connections: 2, reason: Some("421 slow down".into()), closed_until: Some(minutes(3)) };
        let well = Condition { connections: 10, reason: None, closed_until: None };
        for told in [slow, well] {
            routes::tell(&mut tx, &route, &told, now()).await.unwrap();
            assert_eq!(routes::condition(&mut tx, &route).await.unwrap(), Some(told));
        }
        tx.commit().await.unwrap();
    }
}
