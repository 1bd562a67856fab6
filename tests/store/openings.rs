//! The openings of issues.

use rondbrief::{
    domain::{
        ids::{IssueId, ListId},
        issue::IssueState,
        opening::{Opening, Written},
    },
    store::{issues, openings},
};

use super::{Ground, id};
use crate::{both_engines, support::fixtures};

both_engines! {
    async fn an_opening_reads_back_as_it_was_written_and_each_writing_is_a_version(engine) {
        let ground = Ground::new(engine).await;
        let issue = ground.issue(IssueState::Draft { planned: None }).await;
        let other = ground.issue(IssueState::Draft { planned: None }).await;
        let mut tx = ground.tx().await;
        let nothing = Written { opening: Opening::default(), version: 1 };
        assert_eq!(openings::of_issue(&mut tx, issue.id).await.unwrap(), Some(nothing.clone()));
        let opening = fixtures::opening();
        openings::write(&mut tx, issue.id, &opening).await.unwrap();
        assert_eq!(openings::of_issue(&mut tx, issue.id).await.unwrap(), Some(Written { opening, version: 2 }));
        assert_eq!(openings::of_issue(&mut tx, other.id).await.unwrap(), Some(nothing));
        openings::write(&mut tx, issue.id, &Opening::default()).await.unwrap();
        let written = openings::of_issue(&mut tx, issue.id).await.unwrap().unwrap();
        assert!(written.opening.is_empty() && written.version == 3);
        assert_eq!(openings::of_issue(&mut tx, IssueId(id())).await.unwrap(), None);
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
