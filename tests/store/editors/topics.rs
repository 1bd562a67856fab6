//! The mail that an editor chose to get.

use rondbrief::{
    domain::{
        editor::{Editor, Role, Roles, topic::Topic},
        ids::EditorId,
        text::language::Language,
    },
    store::editors::{self, topics},
};

use crate::{
    both_engines,
    store::{Ground, address, id, now},
    support::fixtures::line,
};

async fn editor(ground: &Ground, text: &str) -> EditorId {
    let roles = Roles { owns_all: false, of_lists: [(ground.list.id, Role::Editor)].into() };
    let (id, address, name) = (EditorId(id()), address(text), line("Anke"));
    let editor = Editor { id, address, name, language: Language::Nl, roles, created_at: now() };
    let mut tx = ground.tx().await;
    editors::insert(&mut tx, &editor).await.unwrap();
    tx.commit().await.unwrap();
    id
}

both_engines! {
    async fn a_choice_is_kept_changed_and_taken_back(engine) {
        let ground = Ground::new(engine).await;
        let (anke, bo) = (editor(&ground, "anke@example.org").await, editor(&ground, "bo@example.org").await);
        let list = ground.list.id;
        let mut tx = ground.tx().await;
        for (editor, topic, wanted) in [
            (anke, Topic::Review, Some(false)),
            (anke, Topic::Trouble, Some(true)),
            (anke, Topic::Held, None),
            (bo, Topic::Review, Some(true)),
        ] {
            topics::set(&mut tx, editor, list, topic, wanted).await.unwrap();
        }
        let of_anke = [((list, Topic::Review), false), ((list, Topic::Trouble), true)];
        assert_eq!(topics::of_editor(&mut tx, anke).await.unwrap(), of_anke.into());
        assert_eq!(topics::about(&mut tx, list, Topic::Review).await.unwrap(), [(anke, false), (bo, true)].into());
        topics::set(&mut tx, anke, list, Topic::Review, Some(true)).await.unwrap();
        topics::set(&mut tx, anke, list, Topic::Trouble, None).await.unwrap();
        assert_eq!(topics::of_editor(&mut tx, anke).await.unwrap(), [((list, Topic::Review), true)].into());
    }

    async fn the_choices_of_who_is_removed_go_with_them(engine) {
        let ground = Ground::new(engine).await;
        let anke = editor(&ground, "anke@example.org").await;
        let mut tx = ground.tx().await;
        topics::set(&mut tx, anke, ground.list.id, Topic::Held, Some(true)).await.unwrap();
        editors::remove(&mut tx, anke, now()).await.unwrap();
        assert!(topics::of_editor(&mut tx, anke).await.unwrap().is_empty());
        assert!(topics::about(&mut tx, ground.list.id, Topic::Held).await.unwrap().is_empty());
    }
}
