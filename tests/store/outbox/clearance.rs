//! The last look before a message leaves: is it still wanted?

use rondbrief::{
    domain::{
        editor::Role,
        ids::IssueId,
        issue::{HoldReason, IssueState, PauseReason},
        mail::delivery::{DeliveryKey, Outcome},
        mail_kind::{DeskMail, Mail},
        subscriber::subscription::Subscription,
        token::Token,
    },
    store::{
        outbox::{
            Claim,
            deliveries::{self, NewDelivery},
            outcomes::{self, Clearance, Recorded},
        },
        subscribers::{self, subscriptions::Membership},
    },
};

use crate::{
    both_engines,
    store::{ACTIVE, Ground, LEFT, PENDING, address, claim_all, id, minutes, now, record, test_mail},
};

/// Some issue, to a subscription.
fn issue_mail() -> Mail {
    Mail::Issue { issue: IssueId(id()) }
}

/// A claimed message to a subscription.
async fn claimed(ground: &Ground, membership: &Membership, mail: Mail) -> Claim {
    let key = DeliveryKey { cause: id(), recipient: membership.id.0 };
    let mut tx = ground.tx().await;
    let delivery = NewDelivery { key, list: ground.list.id, mail };
    deliveries::enqueue(&mut tx, &delivery, now()).await.unwrap();
    let claim = claim_all(&mut tx, 1, now(), minutes(1)).await.remove(0);
    tx.commit().await.unwrap();
    claim
}

async fn permission(ground: &Ground, claim: &Claim) -> Clearance {
    outcomes::permissions(&mut ground.look().await, &[claim]).await.unwrap()[0]
}

both_engines! {
    async fn an_issue_and_a_welcome_go_to_active_readers_and_a_confirmation_to_pending_ones(engine) {
        let ground = Ground::new(engine).await;
        let mut membership = ground.member("anke@example.org", ACTIVE()).await;
        let issue = claimed(&ground, &membership, issue_mail()).await;
        let welcome = claimed(&ground, &membership, Mail::Welcome).await;
        let confirmation = claimed(&ground, &membership, Mail::Confirmation { token: Token::new([1; 16]) }).await;
        let states: [(Subscription, [Clearance; 3]); 3] = [
            (ACTIVE(), [Clearance::Go, Clearance::Go, Clearance::Withdrawn]),
            (PENDING(), [Clearance::Withdrawn, Clearance::Withdrawn, Clearance::Go]),
            (LEFT(), [Clearance::Withdrawn; 3]),
        ];
        for (state, expected) in states {
            membership.state = state;
            ground.save(&membership).await;
            for (claim, expected) in [&issue, &welcome, &confirmation].into_iter().zip(expected) {
                assert_eq!(permission(&ground, claim).await, expected, "{state:?} {:?}", claim.mail.kind());
            }
        }
    }

    async fn what_was_claimed_after_somebody_left_does_not_go(engine) {
        let ground = Ground::new(engine).await;
        let membership = ground.member("anke@example.org", LEFT()).await;
        let claim = claimed(&ground, &membership, issue_mail()).await;
        assert!(claim.recipient.is_none());
        assert_eq!(permission(&ground, &claim).await, Clearance::Withdrawn);
    }

    async fn nothing_goes_to_somebody_who_was_erased(engine) {
        let ground = Ground::new(engine).await;
        let membership = ground.member("anke@example.org", ACTIVE()).await;
        let before = claimed(&ground, &membership, issue_mail()).await;
        let mut tx = ground.tx().await;
        subscribers::erase(&mut tx, membership.subscriber, now()).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(permission(&ground, &before).await, Clearance::Withdrawn);
        let after = claimed(&ground, &membership, issue_mail()).await;
        assert_eq!(permission(&ground, &after).await, Clearance::Withdrawn);
    }

    async fn mail_to_editors_needs_no_subscription(engine) {
        let ground = Ground::new(engine).await;
        let issue = ground.issue(IssueState::Draft { planned: None }).await.id;
        let token = Token::new([3; 16]);
        let desk = [
            DeskMail::Reminder { cutoff_at: minutes(1), sends_at: minutes(2) },
            DeskMail::Review { issue },
            DeskMail::Held { issue, reason: HoldReason::Editor },
            DeskMail::Paused { issue, reason: PauseReason::Editor },
            DeskMail::Sent { issue },
            DeskMail::SignIn { token },
            DeskMail::Invitation { role: Role::Reader },
        ];
        let desk = desk.map(|says| Mail::Desk { to: address("redactie@example.org").into(), says });
        let mails: Vec<_> = desk.into_iter().chain([test_mail()]).collect();
        let mut tx = ground.tx().await;
        for mail in mails.clone() {
            let key = DeliveryKey { cause: id(), recipient: id() };
            deliveries::enqueue(&mut tx, &NewDelivery { key, list: ground.list.id, mail }, now()).await.unwrap();
        }
        let claims = claim_all(&mut tx, 10, now(), minutes(1)).await;
        tx.commit().await.unwrap();
        assert_eq!(claims.len(), mails.len());
        for claim in claims {
            assert_eq!(permission(&ground, &claim).await, Clearance::Go, "{:?}", claim.mail.kind());
        }
    }

    async fn a_lost_lease_and_a_final_message_do_not_go(engine) {
        let ground = Ground::new(engine).await;
        let membership = ground.member("anke@example.org", ACTIVE()).await;
        let first = claimed(&ground, &membership, issue_mail()).await;
        let mut tx = ground.tx().await;
        let second = claim_all(&mut tx, 1, minutes(1), minutes(2)).await.remove(0);
        tx.commit().await.unwrap();
        assert_eq!(permission(&ground, &first).await, Clearance::LeaseLost);
        assert_eq!(permission(&ground, &second).await, Clearance::Go);
        let mut tx = ground.tx().await;
        assert_eq!(record(&mut tx, &second, &Outcome::Withdrawn, now()).await, Recorded::default());
        tx.commit().await.unwrap();
        assert_eq!(permission(&ground, &second).await, Clearance::LeaseLost);
    }

    async fn nothing_goes_while_its_issue_is_paused_or_once_it_is_stopped(engine) {
        let ground = Ground::new(engine).await;
        ground.member("anke@example.org", ACTIVE()).await;
        ground.sending().await;
        let mut tx = ground.tx().await;
        let claim = claim_all(&mut tx, 1, now(), minutes(1)).await.remove(0);
        tx.commit().await.unwrap();
        for (change, expected) in [
            ("pause_reason = 'editor'", Clearance::Held),
            ("pause_reason = NULL", Clearance::Go),
            ("state = 'cancelled'", Clearance::Held),
        ] {
            ground.raw().await.run(&format!("UPDATE issue SET {change}")).await;
            assert_eq!(permission(&ground, &claim).await, expected, "{change}");
        }
    }

    async fn many_are_looked_at_at_once_each_for_itself(engine) {
        let ground = Ground::new(engine).await;
        let mut membership = ground.member("anke@example.org", ACTIVE()).await;
        let stays = ground.member("bea@example.org", ACTIVE()).await;
        let claims = [
            claimed(&ground, &membership, issue_mail()).await,
            claimed(&ground, &stays, issue_mail()).await,
            claimed(&ground, &stays, Mail::Welcome).await,
        ];
        membership.state = LEFT();
        ground.save(&membership).await;
        let mut tx = ground.tx().await;
        record(&mut tx, &claims[2], &Outcome::Withdrawn, now()).await;
        tx.commit().await.unwrap();
        let all: Vec<_> = claims.iter().collect();
        let found = outcomes::permissions(&mut ground.look().await, &all).await.unwrap();
        assert_eq!(found, [Clearance::Withdrawn, Clearance::Go, Clearance::LeaseLost]);
        assert_eq!(outcomes::permissions(&mut ground.look().await, &[]).await.unwrap(), []);
    }
}
