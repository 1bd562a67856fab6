//! The queue.

use rondbrief::{
    domain::{
        editor::{Editor, Roles},
        ids::{EditorId, IssueId, ItemId, ListId, PictureId, SystemIds},
        issue::IssueState,
        item::{
            Item, ItemKind,
            state::{ItemState, StoredItem},
        },
        list::List,
        text::language::Language,
    },
    store::{
        StoreError, editors,
        items::{self, pictures},
        lists,
    },
};

use super::{Ground, id, minutes, now};
use crate::{
    both_engines,
    support::fixtures::{self, line},
};

async fn queue(ground: &Ground, all: &[Item]) {
    let mut tx = ground.tx().await;
    for item in all {
        items::insert(&mut tx, ground.list.id, item, None).await.unwrap();
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
        assert_eq!(found, Some(StoredItem { item: all[2].clone(), version: 1, state: ItemState::Waiting }));
        assert_eq!(items::by_id(&mut tx, ListId(id()), all[2].id).await.unwrap(), None);
        assert_eq!(items::by_id(&mut tx, ground.list.id, ItemId(id())).await.unwrap(), None);
    }

    async fn who_queued_what_waits_is_told_by_name(engine) {
        let ground = Ground::new(engine).await;
        let mut tx = ground.tx().await;
        let anke = Editor {
            id: EditorId(id()),
            address: "anke@example.org".parse().unwrap(),
            name: line("Anke"),
            language: Language::Nl,
            roles: Roles::default(),
            created_at: now(),
        };
        editors::insert(&mut tx, &anke).await.unwrap();
        let [one, two, three] = [1, 2, 3].map(|n| fixtures::item(n, ItemKind::News, "Nieuws"));
        for (item, by) in [(&one, Some(anke.id)), (&two, None), (&three, Some(anke.id))] {
            items::insert(&mut tx, ground.list.id, item, by).await.unwrap();
        }
        items::set_withdrawn(&mut tx, three.id, Some(now())).await.unwrap();
        tx.commit().await.unwrap();
        let mut tx = ground.look().await;
        let authors = editors::names::who_queued(&mut tx, ground.list.id).await.unwrap();
        assert_eq!(authors.into_iter().collect::<Vec<_>>(), [(one.id, line("Anke"))]);
        assert!(editors::names::who_queued(&mut tx, ListId(id())).await.unwrap().is_empty());
    }

    async fn titles_are_told_of_items_that_are_there_still(engine) {
        let ground = Ground::new(engine).await;
        let item = fixtures::item(1, ItemKind::News, "Nieuws");
        queue(&ground, std::slice::from_ref(&item)).await;
        let mut tx = ground.look().await;
        let titles = items::titles(&mut tx, Some(ground.list.id), &[item.id, ItemId(id())].into()).await.unwrap();
        assert_eq!(titles, [(item.id, line("Nieuws"))].into());
        assert_eq!(items::titles(&mut tx, None, &[item.id].into()).await.unwrap(), titles);
        let elsewhere = items::titles(&mut tx, Some(ListId(id())), &[item.id].into()).await.unwrap();
        assert!(elsewhere.is_empty(), "another list does not tell it");
        assert!(items::titles(&mut tx, None, &[].into()).await.unwrap().is_empty());
    }

    async fn the_same_item_is_queued_once(engine) {
        let ground = Ground::new(engine).await;
        let item = fixtures::item(1, ItemKind::News, "Nieuws");
        queue(&ground, std::slice::from_ref(&item)).await;
        let mut tx = ground.tx().await;
        assert!(matches!(items::insert(&mut tx, ground.list.id, &item, None).await, Err(StoreError::Exists)));
    }

    async fn an_item_is_changed_and_removed(engine) {
        let ground = Ground::new(engine).await;
        let all = [fixtures::item(1, ItemKind::News, "Nieuws"), fixtures::item(2, ItemKind::Podcast, "Podcast")];
        queue(&ground, &all).await;
        let changed = Item { title: line("Beter nieuws"), pinned: true, body: "Meer\n\ntekst".into(), ..all[0].clone() };
        let mut tx = ground.tx().await;
        items::update(&mut tx, &changed).await.unwrap();
        items::remove(&mut tx, all[1].id).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(items::waiting(&mut ground.look().await, ground.list.id).await.unwrap(), [changed]);
    }

    async fn a_version_is_raised_with_the_words_and_not_with_a_pin_or_a_place(engine) {
        let ground = Ground::new(engine).await;
        let item = fixtures::item(1, ItemKind::News, "Nieuws");
        queue(&ground, std::slice::from_ref(&item)).await;
        let mut tx = ground.tx().await;
        let pinned = Item { pinned: true, ..item.clone() };
        items::mark(&mut tx, &pinned).await.unwrap();
        items::put_at(&mut tx, ground.list.id, None, item.id, 3).await.unwrap();
        items::put_at(&mut tx, ListId(id()), None, item.id, 4).await.unwrap();
        let kept = items::lock(&mut tx, ground.list.id, item.id).await.unwrap().unwrap();
        assert_eq!(kept, StoredItem { item: Item { position: Some(3), ..pinned }, version: 1, state: ItemState::Waiting });
        items::update(&mut tx, &Item { title: line("Beter"), ..kept.item }).await.unwrap();
        let kept = items::by_id(&mut tx, ground.list.id, item.id).await.unwrap().unwrap();
        assert_eq!((kept.version, kept.item.position), (2, Some(3)));
        assert_eq!(items::lock(&mut tx, ListId(id()), item.id).await.unwrap(), None);
    }

    async fn what_is_taken_out_waits_no_more_until_it_is_put_back_or_forgotten(engine) {
        let ground = Ground::new(engine).await;
        let all = [1, 2, 3].map(|n| fixtures::item(n, ItemKind::News, "Nieuws"));
        queue(&ground, &all).await;
        let issue = ground.issue(IssueState::Draft { planned: None }).await;
        let mut tx = ground.tx().await;
        for (item, at) in all.iter().zip([minutes(0), minutes(2), minutes(1)]) {
            items::set_withdrawn(&mut tx, item.id, Some(at)).await.unwrap();
        }
        items::put_at(&mut tx, ground.list.id, None, all[0].id, 0).await.unwrap();
        items::give(&mut tx, &all, issue.id).await.unwrap();
        assert!(items::of_issue(&mut tx, issue.id).await.unwrap().is_empty());
        assert!(items::waiting(&mut tx, ground.list.id).await.unwrap().is_empty());
        let gone = items::withdrawn(&mut tx, ground.list.id).await.unwrap();
        assert_eq!(gone, [(all[1].clone(), minutes(2)), (all[2].clone(), minutes(1)), (all[0].clone(), minutes(0))]);
        let kept = items::by_id(&mut tx, ground.list.id, all[0].id).await.unwrap().unwrap();
        assert_eq!(kept.state, ItemState::Withdrawn { at: minutes(0) });
        items::set_withdrawn(&mut tx, all[1].id, None).await.unwrap();
        assert_eq!(items::remove_withdrawn_before(&mut tx, minutes(1)).await.unwrap(), 1);
        assert_eq!(items::waiting(&mut tx, ground.list.id).await.unwrap(), all[1..2]);
        assert_eq!(items::withdrawn(&mut tx, ground.list.id).await.unwrap(), [(all[2].clone(), minutes(1))]);
    }

    async fn an_item_given_to_another_list_leaves_its_place_behind(engine) {
        let ground = Ground::new(engine).await;
        let all = [1, 2].map(|n| fixtures::item(n, ItemKind::News, "Nieuws"));
        queue(&ground, &all).await;
        let other = List { id: ListId(id()), slug: "wijk".parse().unwrap(), ..ground.list.clone() };
        let issue = ground.issue(IssueState::Draft { planned: None }).await;
        let mut tx = ground.tx().await;
        lists::insert(&mut tx, &other, &SystemIds).await.unwrap();
        items::put_at(&mut tx, ground.list.id, None, all[0].id, 7).await.unwrap();
        items::hand_over(&mut tx, all[0].id, other.id).await.unwrap();
        items::give(&mut tx, &all, issue.id).await.unwrap();
        assert_eq!(items::waiting(&mut tx, other.id).await.unwrap(), all[..1]);
        assert_eq!(items::of_issue(&mut tx, issue.id).await.unwrap(), all[1..]);
    }

    async fn a_picture_is_kept_by_its_id(engine) {
        let ground = Ground::new(engine).await;
        let picture = PictureId(id());
        let mut tx = ground.tx().await;
        pictures::insert(&mut tx, ground.list.id, picture, &[0xff, 0xd8, 0], now()).await.unwrap();
        assert_eq!(pictures::by_id(&mut tx, picture).await.unwrap(), Some(vec![0xff, 0xd8, 0]));
        assert_eq!(pictures::by_id(&mut tx, PictureId(id())).await.unwrap(), None);
    }

    async fn an_item_of_an_issue_has_its_place_there_and_is_released_by_itself(engine) {
        let ground = Ground::new(engine).await;
        let all = [1, 2].map(|n| fixtures::item(n, ItemKind::News, "Nieuws"));
        queue(&ground, &all).await;
        let issue = ground.issue(IssueState::Draft { planned: None }).await;
        let mut tx = ground.tx().await;
        items::give(&mut tx, &all, issue.id).await.unwrap();
        items::put_at(&mut tx, ground.list.id, Some(issue.id), all[0].id, 5).await.unwrap();
        items::put_at(&mut tx, ground.list.id, Some(IssueId(id())), all[0].id, 6).await.unwrap();
        items::put_at(&mut tx, ground.list.id, None, all[0].id, 7).await.unwrap();
        let placed = Item { position: Some(5), ..all[0].clone() };
        assert_eq!(items::of_issue(&mut tx, issue.id).await.unwrap(), [placed.clone(), all[1].clone()]);
        items::release(&mut tx, all[0].id).await.unwrap();
        assert_eq!(items::waiting(&mut tx, ground.list.id).await.unwrap(), [placed], "it keeps its place");
        assert_eq!(items::of_issue(&mut tx, issue.id).await.unwrap(), all[1..]);
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
        assert_eq!(found.state, ItemState::Taken(first.id));
        items::release_all(&mut tx, first.id).await.unwrap();
        items::release_all(&mut tx, IssueId(id())).await.unwrap();
        assert_eq!(items::waiting(&mut tx, ground.list.id).await.unwrap(), all[..3]);
        assert_eq!(items::of_issue(&mut tx, second.id).await.unwrap().len(), all.len() - 3);
    }
}
