//! The queue.

use rondbrief::{
    domain::{
        ids::{IssueId, ItemId, ListId},
        issue::IssueState,
        item::{Item, Kind},
    },
    store::{StoreError, items},
};

use super::{Ground, id};
use crate::{
    both_engines,
    support::fixtures::{self, line},
};

async fn queue(ground: &Ground, all: &[Item]) {
    let mut tx = ground.tx().await;
    for item in all {
        items::insert(&mut tx, ground.list.id, item).await.unwrap();
    }
    tx.commit().await.unwrap();
}

both_engines! {
    async fn items_of_every_kind_read_back_as_they_were_queued_oldest_first(engine) {
        let ground = Ground::new(engine).await;
        let all = fixtures::items();
        let mut shuffled = all.clone();
        shuffled.reverse();
        queue(&ground, &shuffled).await;
        let mut tx = ground.look().await;
        assert_eq!(items::waiting(&mut tx, ground.list.id).await.unwrap(), all);
        assert!(items::waiting(&mut tx, ListId(id())).await.unwrap().is_empty());
        let found = items::by_id(&mut tx, ground.list.id, all[2].id).await.unwrap();
        assert_eq!(found, Some((all[2].clone(), None)));
        assert_eq!(items::by_id(&mut tx, ListId(id()), all[2].id).await.unwrap(), None);
        assert_eq!(items::by_id(&mut tx, ground.list.id, ItemId(id())).await.unwrap(), None);
    }

    async fn the_same_item_is_queued_once(engine) {
        let ground = Ground::new(engine).await;
        let item = fixtures::item(1, Kind::News, "Nieuws");
        queue(&ground, std::slice::from_ref(&item)).await;
        let mut tx = ground.tx().await;
        assert!(matches!(items::insert(&mut tx, ground.list.id, &item).await, Err(StoreError::Exists)));
    }

    async fn an_item_is_changed_and_removed(engine) {
        let ground = Ground::new(engine).await;
        let all = [fixtures::item(1, Kind::News, "Nieuws"), fixtures::item(2, Kind::Podcast, "Podcast")];
        queue(&ground, &all).await;
        let changed = Item { title: line("Beter nieuws"), pinned: true, body: "Meer\n\ntekst".into(), ..all[0].clone() };
        let mut tx = ground.tx().await;
        items::update(&mut tx, &changed).await.unwrap();
        items::remove(&mut tx, all[1].id).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(items::waiting(&mut ground.look().await, ground.list.id).await.unwrap(), [changed]);
    }

    async fn an_issue_takes_items_that_wait_and_no_others_and_gives_them_back(engine) {
        let ground = Ground::new(engine).await;
        let all = fixtures::items();
        queue(&ground, &all).await;
        let first = ground.issue(IssueState::Draft { planned: None }).await;
        let second = ground.issue(IssueState::Draft { planned: None }).await;
        let mut tx = ground.tx().await;
        items::give(&mut tx, &all[..3], first.id).await.unwrap();
        items::give(&mut tx, &all, second.id).await.unwrap();
        tx.commit().await.unwrap();
        let mut tx = ground.tx().await;
        assert_eq!(items::of_issue(&mut tx, first.id).await.unwrap(), all[..3]);
        assert_eq!(items::of_issue(&mut tx, second.id).await.unwrap(), all[3..]);
        assert!(items::waiting(&mut tx, ground.list.id).await.unwrap().is_empty());
        let found = items::by_id(&mut tx, ground.list.id, all[0].id).await.unwrap().unwrap();
        assert_eq!(found.1, Some(first.id));
        items::put_back(&mut tx, first.id).await.unwrap();
        items::put_back(&mut tx, IssueId(id())).await.unwrap();
        assert_eq!(items::waiting(&mut tx, ground.list.id).await.unwrap(), all[..3]);
        assert_eq!(items::of_issue(&mut tx, second.id).await.unwrap().len(), all.len() - 3);
    }
}
