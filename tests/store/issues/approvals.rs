//! The first of two approvals.

use rondbrief::{
    domain::{
        editor::{Editor, Roles},
        ids::{EditorId, IssueId},
        issue::{FirstApproval, IssueState},
        text::language::Language,
    },
    store::{editors, issues::approvals},
};

use crate::{
    both_engines,
    store::{Ground, address, id, now},
    support::fixtures::line,
};

both_engines! {
    async fn the_first_approval_is_kept_replaced_and_forgotten(engine) {
        let ground = Ground::new(engine).await;
        let issue = ground.issue(IssueState::Draft { planned: None }).await;
        let other = ground.issue(IssueState::Draft { planned: None }).await;
        let anke = Editor {
            id: EditorId(id()),
            address: address("anke@example.org"),
            name: line("Anke"),
            language: Language::Nl,
            roles: Roles::default(),
            created_at: now(),
        };
        let mut tx = ground.tx().await;
        editors::insert(&mut tx, &anke).await.unwrap();
        assert_eq!(approvals::first(&mut tx, issue.id).await.unwrap(), None);
        for by in [Some(anke.id), None] {
            let first = FirstApproval { said: "0123456789abcdef".into(), by };
            approvals::keep_first(&mut tx, issue.id, Some(&first)).await.unwrap();
            assert_eq!(approvals::first(&mut tx, issue.id).await.unwrap(), Some(first));
        }
        assert_eq!(approvals::first(&mut tx, other.id).await.unwrap(), None);
        approvals::keep_first(&mut tx, issue.id, None).await.unwrap();
        assert_eq!(approvals::first(&mut tx, issue.id).await.unwrap(), None);
        assert_eq!(approvals::first(&mut tx, IssueId(id())).await.unwrap(), None);
    }

    async fn what_was_approved_is_kept_and_the_last_approval_counts(engine) {
        let ground = Ground::new(engine).await;
        let [issue, other] = [ground.issue(IssueState::Draft { planned: None }).await, ground.issue(IssueState::Draft { planned: None }).await];
        let mut tx = ground.tx().await;
        assert_eq!(approvals::approved(&mut tx, issue.id).await.unwrap(), None);
        for said in ["0123", "4567"] {
            approvals::keep_approved(&mut tx, issue.id, said).await.unwrap();
            assert_eq!(approvals::approved(&mut tx, issue.id).await.unwrap().as_deref(), Some(said));
        }
        assert_eq!(approvals::approved(&mut tx, other.id).await.unwrap(), None);
        assert_eq!(approvals::approved(&mut tx, IssueId(id())).await.unwrap(), None);
    }
}
