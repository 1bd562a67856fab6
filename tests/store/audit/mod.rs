//! A page of the log: of whom, about what, from when on, and before which entry; and the chain of all entries.

mod chain;
mod tampering;

use chrono::DateTime;
use rondbrief::{
    domain::{
        audit::{Act, Area, AuditEntry},
        editor::{Editor, Roles},
        ids::{EditorId, ItemId, ListId},
        text::language::Language,
        time::Instant,
    },
    store::{
        audit::{self, Actor, Placed, Wanted},
        editors,
    },
};

use super::{Ground, address, id, minutes, now};
use crate::{both_engines, support::fixtures::line};

async fn editor(ground: &Ground) -> EditorId {
    let editor = Editor {
        id: EditorId(id()),
        address: address("anke@example.org"),
        name: line("Anke"),
        language: Language::Nl,
        roles: Roles::default(),
        created_at: now(),
    };
    let mut tx = ground.tx().await;
    editors::insert(&mut tx, &editor).await.unwrap();
    tx.commit().await.unwrap();
    editor.id
}

async fn add(ground: &Ground, at: Instant, actor: Option<EditorId>, act: Act, list: Option<ListId>) {
    let mut tx = ground.tx().await;
    audit::add(&mut tx, id(), &AuditEntry { at, actor, act, list, subject: None, role: None }).await.unwrap();
    tx.commit().await.unwrap();
}

async fn found(ground: &Ground, wanted: &Wanted, most: u32) -> Vec<Placed> {
    audit::page(&mut ground.look().await, wanted, most).await.unwrap()
}

both_engines! {
    async fn the_log_is_read_in_pages_and_by_what_is_wanted(engine) {
        let ground = Ground::new(engine).await;
        let (anke, list) = (editor(&ground).await, Some(ground.list.id));
        add(&ground, minutes(1), Some(anke), Act::ItemAdded, list).await;
        add(&ground, minutes(2), None, Act::ListChanged, list).await;
        add(&ground, minutes(2), Some(anke), Act::ListChanged, list).await;
        add(&ground, minutes(3), Some(anke), Act::SignedIn, None).await;
        let issue = ground.sending().await;
        let mut tx = ground.tx().await;
        let entry = AuditEntry { at: minutes(4), actor: None, act: Act::Finished, list, subject: None, role: None };
        audit::add_about(&mut tx, id(), issue.id, &entry).await.unwrap();
        tx.commit().await.unwrap();
        let all = Wanted { list: None, actor: Actor::Anybody, topic: None, since: DateTime::UNIX_EPOCH, before: None };
        let everything = found(&ground, &all, 9).await;
        assert_eq!(everything.iter().map(|it| it.entry.act).collect::<Vec<_>>(), [
            Act::Finished,
            Act::SignedIn,
            Act::ListChanged,
            Act::ListChanged,
            Act::ItemAdded,
        ]);
        assert_eq!(everything[0].issue, Some(issue.number));
        for n in 0..5 {
            let before = Wanted { before: Some(everything[n].mark), ..all };
            assert_eq!(found(&ground, &before, 9).await, everything[n + 1..], "two at one moment are told apart");
        }
        assert_eq!(found(&ground, &all, 2).await, everything[..2]);
        let count = async |wanted: Wanted| found(&ground, &wanted, 9).await.len();
        assert_eq!(count(Wanted { list, ..all }).await, 4);
        assert_eq!(count(Wanted { list: Some(ListId(id())), ..all }).await, 0);
        assert_eq!(count(Wanted { actor: Actor::Editor(anke), ..all }).await, 3);
        assert_eq!(count(Wanted { actor: Actor::Nobody, list, ..all }).await, 2);
        assert_eq!(count(Wanted { topic: Some(Area::Settings), ..all }).await, 2);
        assert_eq!(count(Wanted { since: minutes(3), ..all }).await, 2);
        let mut tx = ground.look().await;
        assert_eq!(audit::actors(&mut tx, list).await.unwrap(), [anke]);
        assert_eq!(audit::actors(&mut tx, None).await.unwrap(), [anke]);
        assert_eq!(audit::actors(&mut tx, Some(ListId(id()))).await.unwrap(), []);
    }

    async fn an_entry_about_an_item_is_found_with_it_and_with_its_issue(engine) {
        let ground = Ground::new(engine).await;
        let (issue, item) = (ground.sending().await, ItemId(id()));
        let list = Some(ground.list.id);
        let entry = |at, act| AuditEntry { at: minutes(at), actor: None, act, list, subject: None, role: None };
        let (added, taken) = (entry(1, Act::ItemAdded), entry(2, Act::ItemTakenIn));
        let mut tx = ground.tx().await;
        audit::add_about_item(&mut tx, id(), item, None, &added).await.unwrap();
        audit::add_about_item(&mut tx, id(), item, Some(issue.id), &taken).await.unwrap();
        tx.commit().await.unwrap();
        let all = Wanted { list, actor: Actor::Anybody, topic: None, since: DateTime::UNIX_EPOCH, before: None };
        let placed = found(&ground, &all, 9).await;
        assert_eq!(placed.iter().map(|it| (it.item, it.issue)).collect::<Vec<_>>(), [
            (Some(item), Some(issue.number)),
            (Some(item), None),
        ]);
        let mut tx = ground.look().await;
        assert_eq!(audit::of_issue_with_items(&mut tx, issue.id).await.unwrap(), [(taken, Some(item))]);
        assert_eq!(audit::of_issue(&mut tx, issue.id).await.unwrap(), [taken]);
    }
}
