//! The openings of issues.

use rondbrief::{
    domain::{
        ids::{IssueId, ListId},
        issue::{
            IssueState,
            preface::{Preface, VersionedPreface},
        },
    },
    store::issues::{self, prefaces},
};

use crate::{
    both_engines,
    store::{Ground, id},
    support::fixtures,
};

both_engines! {
    async fn an_opening_reads_back_as_it_was_written_and_each_writing_is_a_version(engine) {
        let ground = Ground::new(engine).await;
        let issue = ground.issue(IssueState::Draft { planned: None }).await;
        let other = ground.issue(IssueState::Draft { planned: None }).await;
        let mut tx = ground.tx().await;
        let nothing = VersionedPreface { opening: Preface::default(), version: 1 };
        assert_eq!(prefaces::of_issue(&mut tx, issue.id).await.unwrap(), Some(nothing.clone()));
        let opening = fixtures::opening();
        prefaces::write(&mut tx, issue.id, &opening).await.unwrap();
        assert_eq!(prefaces::of_issue(&mut tx, issue.id).await.unwrap(), Some(VersionedPreface { opening, version: 2 }));
        assert_eq!(prefaces::of_issue(&mut tx, other.id).await.unwrap(), Some(nothing));
        prefaces::write(&mut tx, issue.id, &Preface::default()).await.unwrap();
        let written = prefaces::of_issue(&mut tx, issue.id).await.unwrap().unwrap();
        assert!(written.opening.is_empty() && written.version == 3);
        assert_eq!(prefaces::of_issue(&mut tx, IssueId(id())).await.unwrap(), None);
    }

    async fn an_issue_is_locked_as_it_stands(engine) {
        let ground = Ground::new(engine).await;
        let issue = ground.issue(IssueState::Draft { planned: None }).await;
        let mut tx = ground.tx().await;
        assert_eq!(issues::lock(&mut tx, ground.list.id, 1).await.unwrap(), Some(issue));
        assert_eq!(issues::lock(&mut tx, ground.list.id, 2).await.unwrap(), None);
        assert_eq!(issues::lock(&mut tx, ListId(id()), 1).await.unwrap(), None);
    }
}
