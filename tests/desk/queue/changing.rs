//! Changing an item: what was typed is kept, and what somebody else wrote is not overwritten.

use axum::http::StatusCode;
use rondbrief::{
    app::{
        issues::{compose, publish},
        items::manage,
    },
    domain::item::{Item, ItemKind},
};

use super::{ANKE, QUEUE, count, path, waiting, with_anke};
use crate::{
    both_engines,
    support::{
        app::{Engine, TestApp},
        desk::Person,
        fixtures::{self, line},
    },
};

/// The form of an item as it is opened: its version, and the fields that a browser would post unchanged.
async fn opened(person: &Person<'_>, item: &Item) -> String {
    person.get(&path(item)).await.field("version").expect("the form opens")
}

async fn with_news(engine: Engine) -> (TestApp, Item) {
    let app = with_anke(engine).await;
    let item = fixtures::item(1, ItemKind::News, "Niews");
    app.queue(&item).await;
    (app, item)
}

both_engines! {
    async fn an_item_is_changed_once_however_often_its_form_is_posted(engine) {
        let (app, item) = with_news(engine).await;
        let anke = Person::by_link(&app, ANKE).await;
        rondbrief::app::items::order::pin(&app.app, app.list().await.id, item.id, true).await.unwrap();
        let version = opened(&anke, &item).await;
        for _ in 0..2 {
            let fields = [("version", version.as_str()), ("kind", "podcast"), ("title", "Nieuws")];
            let answer = anke.presses(&path(&item), &fields).await;
            assert_eq!(answer.header("location"), format!("{QUEUE}?done=changed&item={}", item.id.0.simple()));
        }
        let page = anke.get(&format!("{QUEUE}?done=changed&item={}", item.id.0.simple())).await;
        assert!(page.body.contains(&format!("data-saved=\"in-de-ggz/{}\"", item.id.0.simple())));
        let changed = waiting(&app).await.remove(0);
        assert_eq!((changed.title.as_str(), changed.kind.word()), ("Nieuws", "podcast"));
        assert!(changed.pinned && changed.created_at == item.created_at, "what the form does not show stays");
        assert_eq!(count(&app, "item-changed").await, 1);
    }

    async fn who_comes_second_sees_what_differs_and_overwrites_nothing_unknowingly(engine) {
        let (app, item) = with_news(engine).await;
        let anke = Person::by_link(&app, ANKE).await;
        let stale = opened(&anke, &item).await;
        let other = Item { title: line("Nieuws van Joost"), summary: Some(line("Samen")), ..item.clone() };
        manage::change(&app.app, app.list().await.id, &other).await.unwrap();
        let typed = |version| {
            [("version", version), ("kind", "news"), ("title", "Nieuws <b>van Anke</b>"), ("summary", "Samen")]
        };
        let page = anke.presses(&path(&item), &typed(&stale)).await;
        assert_eq!(page.status, StatusCode::CONFLICT);
        let words = page.words();
        assert!(words.contains("intussen gewijzigd"), "{words}");
        assert!(words.contains("Titel Er staat nu Nieuws van Joost Jij typte Nieuws <b>van Anke</b>"), "{words}");
        assert!(!words.contains("Er staat nu Samen"), "what is the same is not shown as different: {words}");
        assert_eq!(page.field("title").unwrap(), "Nieuws <b>van Anke</b>");
        assert_eq!(waiting(&app).await[0].title.as_str(), "Nieuws van Joost");

        let seen = page.field("version").unwrap();
        assert_eq!(anke.presses(&path(&item), &typed(&seen)).await.status, StatusCode::SEE_OTHER);
        assert_eq!(waiting(&app).await[0].title.as_str(), "Nieuws <b>van Anke</b>");
    }

    async fn an_item_in_an_issue_is_changed_until_that_is_approved(engine) {
        let (app, item) = with_news(engine).await;
        let (anke, list) = (Person::by_link(&app, ANKE).await, app.list().await);
        app.reader("lezer@example.org").await;
        compose::compose_now(&app.app, &list).await.unwrap();
        let version = opened(&anke, &item).await;
        let typed = [("version", version.as_str()), ("kind", "news"), ("title", "Nieuws")];
        let form = anke.get(&path(&item)).await;
        assert!(form.words().contains("Bekijk update 1") && !form.words().contains("Terug naar de wachtrij"));
        let place = format!("/desk/l/in-de-ggz/issues/1#item-{}", item.id.0.simple());
        assert_eq!(anke.presses(&path(&item), &typed).await.header("location"), place);
        publish::approve(&app.app, &list, 1).await.unwrap();
        let late = [("version", "2"), ("kind", "news"), ("title", "Nog iets"), ("summary", "Wat ik typte")];
        for refusal in ["Het bericht staat in update 1, en die is goedgekeurd", "Wat lezers hebben gekregen, verandert niet meer"] {
            let page = anke.presses(&path(&item), &late).await;
            assert_eq!(page.status, StatusCode::CONFLICT);
            assert!(page.words().contains(refusal), "{}", page.words());
            assert_eq!(page.field("summary").unwrap(), "Wat ik typte");
            let page = anke.get(&path(&item)).await;
            assert_eq!(page.status, StatusCode::CONFLICT);
            assert!(page.words().contains(refusal), "{}", page.words());
            if app.raw().await.number("SELECT COUNT(*) FROM issue WHERE state = 'scheduled'").await == 1 {
                publish::publish(&app.app, &list, 1).await.unwrap();
            }
        }
        let kept = manage::find(&app.app, list.id, item.id).await.unwrap();
        assert_eq!(kept.title.as_str(), "Nieuws");
        app.deliver().await;
    }
}

#[tokio::test]
async fn what_was_typed_for_an_item_that_has_left_the_list_comes_back() {
    let (app, item) = with_news(Engine::Sqlite).await;
    let anke = Person::by_link(&app, ANKE).await;
    let version = opened(&anke, &item).await;
    manage::remove(&app.app, app.list().await.id, item.id).await.unwrap();
    let typed = [("version", version.as_str()), ("kind", "news"), ("title", "T"), ("summary", "Wat ik typte")];
    let page = anke.presses(&path(&item), &typed).await;
    assert_eq!(page.status, StatusCode::CONFLICT);
    assert!(page.words().contains("Het bericht staat niet meer in deze lijst"), "{}", page.words());
    assert_eq!(page.field("summary").unwrap(), "Wat ik typte");
}

#[tokio::test]
async fn a_change_with_something_wrong_in_it_comes_back_with_the_version_it_began_with() {
    let (app, item) = with_news(Engine::Sqlite).await;
    let anke = Person::by_link(&app, ANKE).await;
    let page =
        anke.presses(&path(&item), &[("version", "1"), ("kind", "news"), ("title", ""), ("summary", "Wel")]).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!((page.field("version").unwrap(), page.field("summary").unwrap()), ("1".into(), "Wel".into()));
    for (version, status) in [("", 400), ("x", 400), ("-1", 400), ("99", 409)] {
        let answer = anke.presses(&path(&item), &[("version", version), ("kind", "news"), ("title", "T")]).await;
        assert_eq!(answer.status.as_u16(), status, "{version}");
    }
    assert_eq!(waiting(&app).await, [item]);
}
