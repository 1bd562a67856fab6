//! The progress of an issue that is being sent, as the brake reads it and sets it.

use rondbrief::{
    domain::{
        ids::SystemIds,
        issue::{IssueState, PauseReason, brake::Tally},
    },
    store::{
        issues::{
            self,
            progress::{self, Progress},
        },
        lists,
        outbox::{self, outcomes},
    },
};

use crate::{
    both_engines,
    store::{ACTIVE, Ground, claim_all, minutes, now},
};

async fn only(ground: &Ground) -> Progress {
    let all = progress::sending(&mut ground.look().await).await.unwrap();
    assert_eq!(all.len(), 1);
    all[0]
}

both_engines! {
    async fn the_brake_sees_what_was_counted_and_the_lists_limit(engine) {
        let ground = Ground::new(engine).await;
        let mut list = ground.list.clone();
        list.delivery.refusal_limit = 12;
        let mut tx = ground.tx().await;
        lists::update(&mut tx, &list, &SystemIds).await.unwrap();
        tx.commit().await.unwrap();
        let issue = ground.sending().await;
        ground.raw().await.run("UPDATE issue SET accepted = 3, refused = 2, blocked = 1, canary_left = 4").await;
        let expected = Progress {
            issue: issue.id,
            list: list.id,
            tally: Tally { accepted: 3, refused: 2, blocked: 1 },
            canary_left: Some(4),
            refusal_limit: 12,
        };
        assert_eq!(only(&ground).await, expected);
        let mut tx = ground.tx().await;
        progress::count_anew(&mut tx, issue.id).await.unwrap();
        tx.commit().await.unwrap();
        let tally = Tally { accepted: 0, refused: 0, blocked: 0 };
        assert_eq!(only(&ground).await, Progress { tally, canary_left: None, ..expected });
        let mut tx = ground.tx().await;
        progress::write_totals(&mut tx, issue.id, 30, 20).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(only(&ground).await.tally, Tally { accepted: 30, refused: 20, blocked: 0 });
        let mut tx = ground.tx().await;
        let paused = IssueState::Paused { published_at: now(), reason: PauseReason::Editor };
        issues::change(&mut tx, issue.id, issue.state, paused).await.unwrap();
        assert_eq!(progress::sending(&mut tx).await.unwrap(), [], "a paused issue is not judged");
    }

    async fn a_canary_is_let_go_once_it_is_used_up_and_not_while_paused(engine) {
        let ground = Ground::new(engine).await;
        let issue = ground.sending().await;
        let mut tx = ground.tx().await;
        assert!(!progress::release_canary(&mut tx, issue.id).await.unwrap(), "there is none");
        progress::begin_canary(&mut tx, issue.id, 7).await.unwrap();
        assert!(!progress::release_canary(&mut tx, issue.id).await.unwrap());
        progress::begin_canary(&mut tx, issue.id, 0).await.unwrap();
        let paused = IssueState::Paused { published_at: now(), reason: PauseReason::Editor };
        issues::change(&mut tx, issue.id, issue.state, paused).await.unwrap();
        assert!(!progress::release_canary(&mut tx, issue.id).await.unwrap());
        issues::change(&mut tx, issue.id, paused, issue.state).await.unwrap();
        assert!(progress::release_canary(&mut tx, issue.id).await.unwrap());
        tx.commit().await.unwrap();
        assert_eq!(only(&ground).await.canary_left, None);
    }

    async fn what_a_worker_holds_is_held_until_its_lease_ends_or_it_is_given_back(engine) {
        let ground = Ground::new(engine).await;
        ground.member("anke@example.org", ACTIVE()).await;
        let issue = ground.sending().await;
        let mut tx = ground.tx().await;
        assert!(!progress::is_held(&mut tx, issue.id, now()).await.unwrap());
        let claim = claim_all(&mut tx, 1, now(), minutes(2)).await.remove(0);
        assert!(progress::is_held(&mut tx, issue.id, minutes(1)).await.unwrap());
        assert!(!progress::is_held(&mut tx, issue.id, minutes(2)).await.unwrap());
        outbox::renew(&mut tx, claim.lease, minutes(4)).await.unwrap();
        assert!(progress::is_held(&mut tx, issue.id, minutes(2)).await.unwrap());
        outcomes::release(&mut tx, &[(claim.key, claim.lease)], minutes(9)).await.unwrap();
        assert!(!progress::is_held(&mut tx, issue.id, minutes(2)).await.unwrap(), "what waits is not held");
    }

    async fn a_stopped_issue_is_under_way_until_its_last_message_has_ended(engine) {
        let ground = Ground::new(engine).await;
        ground.member("anke@example.org", ACTIVE()).await;
        let issue = ground.sending().await;
        let mut tx = ground.tx().await;
        assert_eq!(progress::stopped_under_way(&mut tx).await.unwrap(), []);
        let stopped = IssueState::Stopped { published_at: now() };
        issues::change(&mut tx, issue.id, issue.state, stopped).await.unwrap();
        assert_eq!(progress::stopped_under_way(&mut tx).await.unwrap(), [issue.id]);
        rondbrief::store::outbox::deliveries::cancel_open(&mut tx, issue.id, 9, now()).await.unwrap();
        assert_eq!(progress::stopped_under_way(&mut tx).await.unwrap(), []);
    }

    async fn a_sent_issue_tells_what_it_came_to(engine) {
        let ground = Ground::new(engine).await;
        let issue = ground.sending().await;
        let mut tx = ground.tx().await;
        progress::write_totals(&mut tx, issue.id, 30, 2).await.unwrap();
        assert_eq!(progress::totals(&mut tx, ground.list.id).await.unwrap(), [], "it is still being sent");
        let sent = issue.state.finish(minutes(5)).unwrap();
        issues::change(&mut tx, issue.id, issue.state, sent).await.unwrap();
        assert_eq!(progress::totals(&mut tx, ground.list.id).await.unwrap(), [(issue.number, 30, 2)]);
    }
}
