//! Items that leave the queue: taken out and put back, moved to another list, copied.

use axum::http::StatusCode;
use chrono::TimeDelta;
use rondbrief::{
    app::{
        editors::{self, manage::Post},
        issues::compose,
        items, lists,
        running::tidy,
    },
    domain::{
        editor::Role,
        ids::ListId,
        item::{Item, ItemKind},
        list::List,
    },
};
use uuid::Uuid;

use super::{ANKE, ID, QUEUE, count, path, waiting, with_anke};
use crate::{
    both_engines,
    support::{
        app::{Engine, TestApp},
        desk::{Person, invite},
        fixtures,
    },
};

const CEES: &str = "cees@example.org";

async fn with_news(engine: Engine) -> (TestApp, Item) {
    let app = with_anke(engine).await;
    let item = fixtures::item(1, ItemKind::News, "Nieuws");
    app.queue(&item).await;
    (app, item)
}

/// Another list, on which Anke is this, if anything.
async fn another_list(app: &TestApp, slug: &str, role: Option<Role>) -> List {
    let id = ListId(Uuid::from_u128(slug.len() as u128));
    let list = List { id, slug: slug.parse().unwrap(), name: slug.parse().unwrap(), ..app.list().await };
    lists::manage::create(&app.app, &list, None).await.unwrap();
    if role.is_some() {
        editors::manage::set_role(&app.app, &ANKE.parse().unwrap(), list.id, role).await.unwrap();
    }
    list
}

both_engines! {
    async fn what_is_taken_out_can_be_put_back_for_thirty_days(engine) {
        let (app, item) = with_news(engine).await;
        let (anke, list) = (Person::by_link(&app, ANKE).await, app.list().await);
        let flash = format!("{QUEUE}?done=withdrawn&item={}", item.id.0.simple());
        for _ in 0..2 {
            assert_eq!(anke.presses(&format!("{}/withdraw", path(&item)), &[]).await.header("location"), flash);
        }
        assert_eq!(count(&app, "item-withdrawn").await, 1);
        assert!(waiting(&app).await.is_empty());
        assert!(compose::compose_now(&app.app, &list).await.is_err(), "it is in no issue");
        let page = anke.get(&flash).await;
        assert!(page.words().contains("‘Nieuws’ is uit de wachtrij gehaald. Maak ongedaan"), "{}", page.words());
        assert!(page.words().contains("Uit de wachtrij gehaald (1)"));
        let form = anke.get(&path(&item)).await;
        assert!(form.status == StatusCode::CONFLICT && form.words().contains("Zet het bericht eerst terug"));
        for act in ["pin", "move"] {
            let fields = [("pinned", "yes"), ("to", "in-de-ggz")];
            assert_eq!(anke.presses(&format!("{}/{act}", path(&item)), &fields).await.status, StatusCode::CONFLICT);
        }

        for _ in 0..2 {
            let answer = anke.presses(&format!("{}/restore", path(&item)), &[]).await;
            assert!(answer.header("location").contains("done=restored"));
        }
        assert_eq!(waiting(&app).await, std::slice::from_ref(&item));
        assert!(!anke.get(&flash).await.words().contains("uit de wachtrij gehaald"), "an old flash says nothing false");

        anke.presses(&format!("{}/withdraw", path(&item)), &[]).await;
        app.clock.advance(TimeDelta::days(29));
        tidy::tidy(&app.app).await.unwrap();
        assert_eq!(rondbrief::app::items::moving::withdrawn(&app.app, &list).await.unwrap().len(), 1);
        app.clock.advance(TimeDelta::days(2));
        tidy::tidy(&app.app).await.unwrap();
        assert!(items::manage::find(&app.app, list.id, item.id).await.is_err());
    }

    async fn an_item_moves_only_to_a_list_where_one_may_write(engine) {
        let (app, item) = with_news(engine).await;
        assert!(!Person::by_link(&app, ANKE).await.get(QUEUE).await.words().contains("Verplaats"));
        for (slug, role) in [("wijk", Some(Role::Editor)), ("netwerk", Some(Role::Viewer)), ("congres-x", None)] {
            another_list(&app, slug, role).await;
        }
        let anke = Person::by_link(&app, ANKE).await;
        assert!(anke.get(QUEUE).await.words().contains("Verplaats naar een andere lijst"));
        let move_ = format!("{}/move", path(&item));
        let page = anke.get(&move_).await;
        assert!(page.words().contains("wijk") && !page.words().contains("netwerk") && !page.words().contains("congres"));
        for to in ["netwerk", "congres-x", "bestaat-niet", "<script>"] {
            assert_eq!(anke.presses(&move_, &[("to", to)]).await.status, StatusCode::NOT_FOUND, "{to}");
        }
        let none = anke.presses(&move_, &[]).await;
        assert!(none.status == StatusCode::UNPROCESSABLE_ENTITY && none.words().contains("Kies een lijst"));
        assert_eq!(waiting(&app).await.len(), 1);

        let answer = anke.presses(&move_, &[("to", "wijk")]).await;
        assert_eq!(answer.header("location"), format!("/desk/l/wijk/queue?done=moved&item={}", item.id.0.simple()));
        assert!(waiting(&app).await.is_empty());
        let there = anke.get(answer.header("location")).await.words();
        assert!(there.contains("‘Nieuws’ staat nu in deze wachtrij"), "{there}");
        assert_eq!(count(&app, "item-moved").await, 2, "in the log of both lists");
        invite(&app, CEES, Post::OwnerOfAll).await;
        let cees = Person::by_link(&app, CEES).await;
        let here = cees.get("/desk/l/in-de-ggz/log").await.words();
        assert!(here.contains("verplaatst") && !here.contains("‘Nieuws’"), "its title is the other list's: {here}");
        assert!(cees.get("/desk/l/wijk/log").await.words().contains("‘Nieuws’"));
        assert_eq!(anke.presses(&move_, &[("to", "wijk")]).await.status, StatusCode::NOT_FOUND, "a second click");
    }

    async fn a_copy_is_made_once_and_opens_to_be_changed(engine) {
        let (app, _) = with_news(engine).await;
        let anke = Person::by_link(&app, ANKE).await;
        let original = Item { pinned: true, ..fixtures::items().remove(1) };
        app.queue(&original).await;
        for _ in 0..2 {
            let answer = anke.presses(&format!("{}/copy", path(&original)), &[("copy", ID)]).await;
            assert_eq!(answer.header("location"), format!("{QUEUE}/{ID}?done=copied"));
        }
        let all = waiting(&app).await;
        let copy = all.iter().find(|item| item.id.0.simple().to_string() == ID).unwrap();
        assert_eq!(all.len(), 3);
        assert_eq!((&copy.title, &copy.source, copy.pinned), (&original.title, &original.source, false));
        assert!(anke.get(&format!("{QUEUE}/{ID}?done=copied")).await.words().contains("Dit is de kopie"));
        assert_eq!(anke.presses(&format!("{}/copy", path(&original)), &[("copy", "x")]).await.status.as_u16(), 404);
    }
}

#[tokio::test]
async fn another_lists_items_are_not_there() {
    let (app, _) = with_news(Engine::Sqlite).await;
    let other = another_list(&app, "wijk", None).await;
    let item = fixtures::item(5, ItemKind::News, "Van de buren");
    items::manage::add(&app.app, other.id, &item).await.unwrap();
    let anke = Person::by_link(&app, ANKE).await;
    assert_eq!(anke.get(&path(&item)).await.status, StatusCode::NOT_FOUND);
    assert_eq!(anke.get(&format!("{}/move", path(&item))).await.status, StatusCode::NOT_FOUND);
    let id = item.id.0.simple().to_string();
    let fields = [
        ("version", "1"),
        ("kind", "news"),
        ("title", "Van ons"),
        ("pinned", "yes"),
        ("side", "before"),
        ("other", id.as_str()),
        ("copy", ID),
        ("to", "in-de-ggz"),
    ];
    let answer = anke.presses(&path(&item), &fields).await;
    assert!(answer.status == StatusCode::CONFLICT && !answer.body.contains("buren"), "{}", answer.words());
    for act in ["/pin", "/place", "/withdraw", "/restore", "/copy", "/move"] {
        let answer = anke.presses(&format!("{}{act}", path(&item)), &fields).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{act}");
    }
    assert_eq!(items::manage::waiting(&app.app, &other).await.unwrap(), [item]);
}

#[tokio::test]
async fn what_an_issue_has_taken_stays_in_it() {
    let (app, item) = with_news(Engine::Sqlite).await;
    let anke = Person::by_link(&app, ANKE).await;
    compose::compose_now(&app.app, &app.list().await).await.unwrap();
    for act in ["withdraw", "pin", "move"] {
        let fields = [("pinned", "yes"), ("to", "in-de-ggz")];
        let answer = anke.presses(&format!("{}/{act}", path(&item)), &fields).await;
        assert_eq!(answer.status, StatusCode::CONFLICT, "{act}");
        assert!(
            answer.words().contains("Het bericht staat in update 1, en niet meer in de wachtrij"),
            "{}",
            answer.words()
        );
    }
    app.leaves(1);
}
