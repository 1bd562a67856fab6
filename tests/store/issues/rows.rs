//! Issues: numbered once, moved by one at a time, frozen for good.

use rondbrief::{
    domain::{
        ids::{IssueId, ListId},
        issue::{HoldReason, IssueState, PauseReason},
        mail::{delivery::Outcome, reply::Reply},
    },
    store::{
        StoreError,
        issues::{self, progress},
        items,
        outbox::outcomes::Recorded,
        running::change_counter,
    },
};

use crate::{
    both_engines,
    store::{ACTIVE, Ground, claim_all, id, minutes, now, record},
    support::fixtures,
};

fn states() -> [IssueState; 10] {
    let planned = Some(minutes(60));
    [
        IssueState::Draft { planned },
        IssueState::Scheduled { planned },
        IssueState::Held { planned, reason: HoldReason::NotApproved },
        IssueState::Held { planned: None, reason: HoldReason::Editor },
        IssueState::Scheduled { planned: None },
        IssueState::Sending { published_at: minutes(1) },
        IssueState::Paused { published_at: minutes(1), reason: PauseReason::Blocked },
        IssueState::Paused { published_at: minutes(1), reason: PauseReason::Editor },
        IssueState::Stopped { published_at: minutes(1) },
        IssueState::Sent { published_at: minutes(1), sent_at: minutes(2) },
    ]
}

both_engines! {
    async fn an_issue_reads_back_in_every_state(engine) {
        let ground = Ground::new(engine).await;
        let mut issue = ground.issue(IssueState::Draft { planned: None }).await;
        let mut tx = ground.tx().await;
        issues::freeze(&mut tx, issue.id, &fixtures::contents()).await.unwrap();
        for state in states() {
            assert!(issues::change(&mut tx, issue.id, issue.state, state).await.unwrap(), "{state:?}");
            issue.state = state;
            assert_eq!(issues::by_id(&mut tx, issue.id).await.unwrap(), Some(issue));
            assert_eq!(issues::by_number(&mut tx, ground.list.id, 1).await.unwrap(), Some(issue));
        }
        assert!(issues::change(&mut tx, issue.id, issue.state, IssueState::Cancelled).await.unwrap());
        assert_eq!(issues::by_id(&mut tx, issue.id).await.unwrap().unwrap().state, IssueState::Cancelled);
        assert_eq!(issues::by_id(&mut tx, IssueId(id())).await.unwrap(), None);
        assert_eq!(issues::by_number(&mut tx, ground.list.id, 2).await.unwrap(), None);
        assert_eq!(issues::by_number(&mut tx, ListId(id()), 1).await.unwrap(), None);
    }

    async fn who_comes_second_moves_nothing(engine) {
        let ground = Ground::new(engine).await;
        let draft = IssueState::Draft { planned: None };
        let issue = ground.issue(draft).await;
        let mut tx = ground.tx().await;
        assert!(issues::change(&mut tx, issue.id, draft, IssueState::Scheduled { planned: None }).await.unwrap());
        assert!(!issues::change(&mut tx, issue.id, draft, IssueState::Cancelled).await.unwrap());
        let found = issues::by_id(&mut tx, issue.id).await.unwrap().unwrap();
        assert_eq!(found.state, IssueState::Scheduled { planned: None });
    }

    async fn a_paused_or_stopped_issue_is_no_other_one(engine) {
        let ground = Ground::new(engine).await;
        let issue = ground.sending().await;
        let published_at = now();
        let paused = |reason| IssueState::Paused { published_at, reason };
        let (sending, stopped) = (issue.state, IssueState::Stopped { published_at });
        let mut tx = ground.tx().await;
        for (from, to, moved) in [
            (paused(PauseReason::Editor), sending, false),
            (sending, paused(PauseReason::Refusals), true),
            (sending, paused(PauseReason::Editor), false),
            (paused(PauseReason::Editor), sending, false),
            (paused(PauseReason::Refusals), stopped, true),
            (IssueState::Cancelled, IssueState::Cancelled, false),
            (stopped, sending, true),
        ] {
            assert_eq!(issues::change(&mut tx, issue.id, from, to).await.unwrap(), moved, "{from:?} {to:?}");
        }
        assert_eq!(issues::by_id(&mut tx, issue.id).await.unwrap().unwrap().state, sending);
    }

    async fn every_change_of_a_published_issue_is_felt_by_the_workers(engine) {
        let ground = Ground::new(engine).await;
        let issue = ground.sending().await;
        let mut tx = ground.tx().await;
        let before = change_counter::read(&mut tx).await.unwrap();
        let paused = IssueState::Paused { published_at: now(), reason: PauseReason::Editor };
        issues::change(&mut tx, issue.id, issue.state, paused).await.unwrap();
        assert_eq!(change_counter::read(&mut tx).await.unwrap(), before + 1);
        issues::change(&mut tx, issue.id, issue.state, paused).await.unwrap();
        assert_eq!(change_counter::read(&mut tx).await.unwrap(), before + 1, "nothing was changed");
    }

    async fn numbers_go_up_by_one_even_for_composers_at_the_same_time(engine) {
        let ground = Ground::new(engine).await;
        let take = |store: rondbrief::store::Store| {
            let list = ground.list.id;
            async move {
                let mut tx = store.begin().await.unwrap();
                let number = issues::take_number(&mut tx, list).await.unwrap();
                tx.commit().await.unwrap();
                number
            }
        };
        let handles: Vec<_> = (0..8).map(|_| tokio::spawn(take(ground.store.clone()))).collect();
        let mut numbers = Vec::new();
        for handle in handles {
            numbers.push(handle.await.unwrap());
        }
        numbers.sort_unstable();
        assert_eq!(numbers, [1, 2, 3, 4, 5, 6, 7, 8]);
        let mut tx = ground.tx().await;
        assert_eq!(issues::take_number(&mut tx, ground.list.id).await.unwrap(), 9);
        issues::return_number(&mut tx, ground.list.id).await.unwrap();
        tx.commit().await.unwrap();
        let mut tx = ground.tx().await;
        assert_eq!(issues::take_number(&mut tx, ground.list.id).await.unwrap(), 9);
        assert!(matches!(issues::take_number(&mut tx, ListId(id())).await, Err(StoreError::Corrupt { .. })));
    }

    async fn the_newest_issue_stands_first_and_only_the_open_ones_are_looked_after(engine) {
        let ground = Ground::new(engine).await;
        let (mut all, mut tx) = (Vec::new(), ground.tx().await);
        drop(tx);
        for state in states() {
            let issue = ground.issue(IssueState::Draft { planned: None }).await;
            tx = ground.tx().await;
            issues::freeze(&mut tx, issue.id, &fixtures::contents()).await.unwrap();
            issues::change(&mut tx, issue.id, issue.state, state).await.unwrap();
            tx.commit().await.unwrap();
            all.push(issue.number);
        }
        all.reverse();
        let mut tx = ground.look().await;
        let found: Vec<_> =
            issues::of_list(&mut tx, ground.list.id).await.unwrap().iter().map(|issue| issue.number).collect();
        assert_eq!(found, all);
        let open = issues::unfinished(&mut tx).await.unwrap();
        assert!(open.iter().all(|(list, _)| *list == ground.list.id));
        let words: Vec<_> = open.iter().map(|(_, issue)| issue.state.word()).collect();
        assert_eq!(words, ["draft", "scheduled", "scheduled", "sending", "paused", "paused"]);
        let reader = ground.store.snapshot();
        let published: Vec<_> =
            reader.issues(ground.list.id).await.unwrap().iter().map(|issue| issue.state.word()).collect();
        assert_eq!(published, ["sent", "stopped", "paused", "paused", "sending"]);
        assert!(reader.issue(ground.list.id, 1).await.unwrap().is_none(), "a draft is nobody's business");
        let (issue, contents) = reader.issue(ground.list.id, 6).await.unwrap().unwrap();
        assert_eq!((issue.number, contents), (6, fixtures::contents()));
        assert!(reader.issue(ground.list.id, 99).await.unwrap().is_none());
    }

    async fn what_is_frozen_stays_and_its_events_are_found(engine) {
        let ground = Ground::new(engine).await;
        let issue = ground.issue(IssueState::Scheduled { planned: None }).await;
        let mut tx = ground.tx().await;
        assert_eq!(issues::frozen(&mut tx, issue.id).await.unwrap(), None);
        issues::freeze(&mut tx, issue.id, &fixtures::contents()).await.unwrap();
        assert_eq!(issues::frozen(&mut tx, issue.id).await.unwrap(), Some(fixtures::contents()));
        assert_eq!(issues::frozen(&mut tx, IssueId(id())).await.unwrap(), None);
        let event = fixtures::items().remove(2);
        items::insert(&mut tx, ground.list.id, &event, None).await.unwrap();
        tx.commit().await.unwrap();
        let reader = ground.store.snapshot();
        assert_eq!(reader.event(ground.list.id, event.id).await.unwrap(), None, "it waits in the queue");
        let mut tx = ground.tx().await;
        items::give(&mut tx, std::slice::from_ref(&event), issue.id).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(
            reader.event(ground.list.id, event.id).await.unwrap(),
            Some((event.clone(), chrono_tz::Europe::Amsterdam))
        );
        assert_eq!(reader.event(ListId(id()), event.id).await.unwrap(), None);
    }

    async fn an_issue_is_under_way_until_its_last_delivery_is_final(engine) {
        let ground = Ground::new(engine).await;
        let nobody = ground.sending().await;
        assert!(!progress::is_under_way(&mut ground.look().await, nobody.id).await.unwrap());
        ground.member("anke@example.org", ACTIVE()).await;
        let issue = ground.sending().await;
        let mut tx = ground.tx().await;
        assert!(progress::is_under_way(&mut tx, issue.id).await.unwrap());
        let claim = claim_all(&mut tx, 1, now(), minutes(1)).await.remove(0);
        let later = Outcome::Deferred(Reply::parse(450, "later"));
        assert_eq!(record(&mut tx, &claim, &later, minutes(1)).await, Recorded::default());
        assert!(progress::is_under_way(&mut tx, issue.id).await.unwrap());
        let claim = claim_all(&mut tx, 1, minutes(1), minutes(2)).await.remove(0);
        let taken = Outcome::Accepted(Reply::parse(250, "ok"));
        assert_eq!(record(&mut tx, &claim, &taken, now()).await, Recorded::default());
        assert!(!progress::is_under_way(&mut tx, issue.id).await.unwrap());
    }
}
