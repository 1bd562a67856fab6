//! Rounds: each duty is marked by one process, once.

use chrono::TimeDelta;
use rondbrief::{
    domain::{
        issue::IssueState,
        list::cadence::{Occurrence, Round},
    },
    store::lists::rounds,
};

use crate::{
    both_engines,
    store::{Ground, minutes, now},
};

fn occurrence(days: i64) -> Occurrence {
    let sends_at = now() + TimeDelta::days(days);
    Occurrence { reminder_at: sends_at - TimeDelta::days(12), cutoff_at: sends_at - TimeDelta::days(5), sends_at }
}

both_engines! {
    async fn a_round_is_begun_reminded_of_and_composed_by_the_first_who_does_it(engine) {
        let ground = Ground::new(engine).await;
        let (list, first) = (ground.list.id, occurrence(20));
        let mut tx = ground.tx().await;
        assert_eq!(rounds::present(&mut tx, list).await.unwrap(), None);
        assert!(rounds::begin(&mut tx, list, first).await.unwrap());
        assert!(!rounds::begin(&mut tx, list, first).await.unwrap());
        let mut round = Round { occurrence: first, reminded: false, composed: false };
        assert_eq!(rounds::present(&mut tx, list).await.unwrap(), Some(round));
        assert!(rounds::mark_reminded(&mut tx, list, first, minutes(1)).await.unwrap());
        assert!(!rounds::mark_reminded(&mut tx, list, first, minutes(2)).await.unwrap());
        round.reminded = true;
        assert_eq!(rounds::present(&mut tx, list).await.unwrap(), Some(round));
        assert!(rounds::mark_composed(&mut tx, list, first, minutes(3)).await.unwrap());
        assert!(!rounds::mark_composed(&mut tx, list, first, minutes(4)).await.unwrap());
        round.composed = true;
        assert_eq!(rounds::present(&mut tx, list).await.unwrap(), Some(round));
        assert!(rounds::begin(&mut tx, list, occurrence(80)).await.unwrap());
        assert_eq!(rounds::present(&mut tx, list).await.unwrap().unwrap().occurrence, occurrence(80));
    }

    async fn a_round_remembers_its_issue(engine) {
        let ground = Ground::new(engine).await;
        let issue = ground.issue(IssueState::Draft { planned: None }).await;
        let mut tx = ground.tx().await;
        rounds::begin(&mut tx, ground.list.id, occurrence(20)).await.unwrap();
        rounds::note_issue(&mut tx, ground.list.id, occurrence(20), issue.id).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(ground.raw().await.number("SELECT COUNT(*) FROM round WHERE issue_id IS NOT NULL").await, 1);
    }

    async fn a_new_rhythm_forgets_the_round_nothing_was_done_about_and_no_other(engine) {
        let ground = Ground::new(engine).await;
        let list = ground.list.id;
        let mut tx = ground.tx().await;
        rounds::begin(&mut tx, list, occurrence(20)).await.unwrap();
        rounds::mark_composed(&mut tx, list, occurrence(20), now()).await.unwrap();
        rounds::begin(&mut tx, list, occurrence(80)).await.unwrap();
        rounds::forget_untouched(&mut tx, list).await.unwrap();
        let present = rounds::present(&mut tx, list).await.unwrap().unwrap();
        assert_eq!((present.occurrence, present.composed), (occurrence(20), true));
    }

    async fn the_coming_rounds_stand_in_order_with_the_issues_they_brought_about(engine) {
        let ground = Ground::new(engine).await;
        let list = ground.list.id;
        let issue = ground.issue(IssueState::Draft { planned: None }).await;
        let mut tx = ground.tx().await;
        for days in [80, 20, -1] {
            rounds::begin(&mut tx, list, occurrence(days)).await.unwrap();
        }
        rounds::mark_composed(&mut tx, list, occurrence(20), now()).await.unwrap();
        rounds::note_issue(&mut tx, list, occurrence(20), issue.id).await.unwrap();
        let coming = rounds::coming(&mut tx, list, now()).await.unwrap();
        let coming: Vec<_> = coming.into_iter().map(|(it, issue)| (it.occurrence, it.composed, issue)).collect();
        assert_eq!(coming, [(occurrence(20), true, Some(issue.id)), (occurrence(80), false, None)]);
    }

    async fn of_processes_at_the_same_time_one_composes(engine) {
        let ground = Ground::new(engine).await;
        let list = ground.list.id;
        let mut tx = ground.tx().await;
        rounds::begin(&mut tx, list, occurrence(20)).await.unwrap();
        tx.commit().await.unwrap();
        let compose = |store: rondbrief::store::Store| async move {
            let mut tx = store.begin().await.unwrap();
            let mine = rounds::mark_composed(&mut tx, list, occurrence(20), now()).await.unwrap();
            tokio::task::yield_now().await;
            tx.commit().await.unwrap();
            mine
        };
        let handles: Vec<_> = (0..6).map(|_| tokio::spawn(compose(ground.store.clone()))).collect();
        let mut composed = 0;
        for handle in handles {
            composed += u32::from(handle.await.unwrap());
        }
        assert_eq!(composed, 1);
    }
}
