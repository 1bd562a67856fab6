//! Which mail somebody at the desk chose to get.

use rondbrief::{
    domain::{
        editor::{Editor, Role, Roles},
        ids::EditorId,
        language::Language,
        notice::Notice,
    },
    store::{choices, editors},
};

use super::{Ground, address, id, now};
use crate::{both_engines, support::fixtures::line};

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
        for (editor, notice, wanted) in [
            (anke, Notice::Review, Some(false)),
            (anke, Notice::Trouble, Some(true)),
            (anke, Notice::Held, None),
            (bo, Notice::Review, Some(true)),
        ] {
            choices::set(&mut tx, editor, list, notice, wanted).await.unwrap();
        }
        let of_anke = [((list, Notice::Review), false), ((list, Notice::Trouble), true)];
        assert_eq!(choices::of_editor(&mut tx, anke).await.unwrap(), of_anke.into());
        assert_eq!(choices::about(&mut tx, list, Notice::Review).await.unwrap(), [(anke, false), (bo, true)].into());
        choices::set(&mut tx, anke, list, Notice::Review, Some(true)).await.unwrap();
        choices::set(&mut tx, anke, list, Notice::Trouble, None).await.unwrap();
        assert_eq!(choices::of_editor(&mut tx, anke).await.unwrap(), [((list, Notice::Review), true)].into());
    }

    async fn the_choices_of_who_is_removed_go_with_them(engine) {
        let ground = Ground::new(engine).await;
        let anke = editor(&ground, "anke@example.org").await;
        let mut tx = ground.tx().await;
        choices::set(&mut tx, anke, ground.list.id, Notice::Held, Some(true)).await.unwrap();
        editors::remove(&mut tx, anke, now()).await.unwrap();
        assert!(choices::of_editor(&mut tx, anke).await.unwrap().is_empty());
        assert!(choices::about(&mut tx, ground.list.id, Notice::Held).await.unwrap().is_empty());
    }
}
