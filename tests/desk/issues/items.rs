//! The items of an issue: put in order, left out and taken in, until it is approved.

use axum::http::StatusCode;
use rondbrief::{
    app::{
        editors::manage::Post,
        issues::{approve, compose, hold, preview, publish, rearrange},
        items::manage,
    },
    domain::{
        editor::Role,
        issue::composing::Side,
        item::{Item, ItemKind},
    },
};

use crate::{
    both_engines,
    support::{
        app::{Answer, Engine, TestApp},
        desk::{Person, invite},
        fixtures,
    },
};

const ANKE: &str = "anke@example.org";
const ISSUE: &str = "/desk/l/in-de-ggz/issues/1";

fn news(n: u128) -> Item {
    fixtures::item(n, ItemKind::News, &format!("Bericht {n}"))
}

fn id(item: &Item) -> String {
    item.id.0.simple().to_string()
}

/// A list with a reader and an issue of three pieces of news, and Anke, who may send it.
async fn with_an_issue(engine: Engine) -> TestApp {
    let app = TestApp::new(engine).await;
    invite(&app, ANKE, Post::On(app.list().await.id, Role::Publisher)).await;
    app.reader("lezer@example.org").await;
    for n in 1..=3 {
        app.queue(&news(n)).await;
    }
    compose::compose_now(&app.app, &app.list().await).await.unwrap();
    app.deliver().await;
    app
}

/// Presses a button of an item on the issue's page.
async fn presses(anke: &Person<'_>, item: &Item, button: &str, fields: &[(&str, &str)]) -> Answer {
    anke.presses(&format!("{ISSUE}/items/{}/{button}", id(item)), fields).await
}

async fn puts(anke: &Person<'_>, item: &Item, side: &str, other: &Item) -> Answer {
    presses(anke, item, "place", &[("side", side), ("other", &id(other))]).await
}

/// The numbers of the news in the order in which they stand in the mail.
async fn mailed(app: &TestApp) -> Vec<u32> {
    let (_, letter) = preview::preview(&app.app, &app.list().await, 1).await.unwrap();
    let (_, news) = letter.text.split_once("* ").unwrap_or_default();
    news.split("Bericht ").skip(1).filter_map(|rest| rest.get(..1)?.parse().ok()).collect()
}

async fn queued(app: &TestApp) -> Vec<String> {
    let waiting = manage::waiting(&app.app, &app.list().await).await.unwrap();
    waiting.iter().map(|item| item.title.to_string()).collect()
}

both_engines! {
    async fn an_item_goes_up_and_down_in_the_mail_and_the_eye_stays_with_it(engine) {
        let app = with_an_issue(engine).await;
        let anke = Person::by_link(&app, ANKE).await;
        for _ in 0..2 {
            let answer = puts(&anke, &news(3), "before", &news(2)).await;
            assert_eq!(answer.header("location"), format!("{ISSUE}#item-{}", id(&news(3))));
            assert_eq!(mailed(&app).await, [1, 3, 2], "a second click is the same wish");
        }
        puts(&anke, &news(1), "after", &news(3)).await;
        assert_eq!(mailed(&app).await, [3, 1, 2]);
        let page = anke.get(ISSUE).await;
        assert!(page.body.contains(&format!("id=\"item-{}\" tabindex=\"-1\"", id(&news(3)))));
        assert_eq!(page.words().matches("Een bericht op een andere plaats gezet door Anke").count(), 1, "{}", page.words());
        app.queue(&news(4)).await;
        puts(&anke, &news(1), "after", &news(4)).await;
        assert_eq!(mailed(&app).await, [3, 1, 2], "what waits is no neighbour");
    }

    async fn an_item_is_left_out_and_taken_in_again_where_it_stood(engine) {
        let app = with_an_issue(engine).await;
        let anke = Person::by_link(&app, ANKE).await;
        puts(&anke, &news(3), "before", &news(2)).await;
        let seen = anke.get(ISSUE).await.field("seen").unwrap();
        for _ in 0..2 {
            let answer = presses(&anke, &news(3), "leave-out", &[]).await;
            assert_eq!(answer.header("location"), format!("{ISSUE}?done=left-out&item={}", id(&news(3))));
        }
        assert_eq!((mailed(&app).await, queued(&app).await), (vec![1, 2], vec!["Bericht 3".to_owned()]));
        let page = anke.get(&format!("{ISSUE}?done=left-out&item={}", id(&news(3)))).await;
        assert!(page.words().contains("‘Bericht 3’ gaat niet mee"), "{}", page.words());
        let undo = format!("action=\"{ISSUE}/items/{}/take-in\"", id(&news(3)));
        assert_eq!(page.body.matches(&undo).count(), 2, "it is undone above, and taken in below");
        let stale = anke.presses(&format!("{ISSUE}/do/approve"), &[("seen", &seen)]).await;
        assert_eq!(stale.status, StatusCode::CONFLICT, "what was looked at is not what it says now");
        for _ in 0..2 {
            let place = format!("{ISSUE}?done=taken-in&item={0}#item-{0}", id(&news(3)));
            assert_eq!(presses(&anke, &news(3), "take-in", &[]).await.header("location"), place);
        }
        assert_eq!((mailed(&app).await, queued(&app).await), (vec![1, 3, 2], Vec::<String>::new()));
        let page = anke.get(&format!("{ISSUE}?done=taken-in&item={}", id(&news(3)))).await.words();
        assert!(page.contains("‘Bericht 3’ gaat mee in deze update"), "{page}");
        for done in ["Een bericht uit de update gehaald door Anke", "Een bericht in de update gezet door Anke"] {
            assert_eq!(page.matches(done).count(), 1, "{done}: {page}");
        }
        let page = anke.get(&format!("{ISSUE}?done=left-out&item={}", id(&news(3)))).await.words();
        assert!(!page.contains("gaat niet mee"), "it is not so any more");
    }

    async fn what_was_approved_keeps_its_items_until_it_is_held(engine) {
        let app = with_an_issue(engine).await;
        let (anke, list) = (Person::by_link(&app, ANKE).await, app.list().await);
        app.queue(&news(4)).await;
        let refused = async |words: &str| {
            let all = [
                puts(&anke, &news(3), "before", &news(2)).await,
                presses(&anke, &news(3), "leave-out", &[]).await,
                presses(&anke, &news(4), "take-in", &[]).await,
            ];
            for answer in all {
                assert_eq!(answer.status, StatusCode::CONFLICT);
                assert!(answer.words().contains(words), "{words}: {}", answer.words());
            }
            assert_eq!(queued(&app).await, ["Bericht 4"]);
        };
        approve::approve(&app.app, &list, 1).await.unwrap();
        refused("Zet de update eerst in de wacht").await;
        let page = anke.get(ISSUE).await;
        assert!(!page.body.contains("/items/") && page.words().contains("Bericht 3"), "{}", page.words());
        assert!(page.words().contains("Wil je iets wijzigen?"), "{}", page.words());
        hold::hold(&app.app, &list, 1).await.unwrap();
        assert_eq!(puts(&anke, &news(3), "before", &news(2)).await.status, StatusCode::SEE_OTHER);
        assert_eq!(mailed(&app).await, [1, 3, 2]);
        approve::approve(&app.app, &list, 1).await.unwrap();
        publish::publish(&app.app, &list, 1).await.unwrap();
        refused("is al verstuurd").await;
        app.deliver().await;
    }

    async fn two_who_rearrange_at_once_leave_every_item_somewhere(engine) {
        let app = with_an_issue(engine).await;
        let list = app.list().await;
        let all: Vec<_> = (0..6)
            .map(|n| {
                let (app, list) = (app.app.clone(), list.clone());
                tokio::spawn(async move {
                    let (one, other) = (news(1 + n % 3).id, news(1 + (n + 1) % 3).id);
                    match n {
                        0 | 1 => rearrange::put_beside(&app, &list, 1, one, (Side::After, other)).await,
                        2 | 3 => rearrange::leave_out(&app, &list, 1, one).await,
                        _ => rearrange::take_in(&app, &list, 1, one).await,
                    }
                })
            })
            .collect();
        for one in all {
            let done = one.await.unwrap();
            assert!(matches!(done, Ok(()) | Err(rearrange::RearrangeError::Changed(_))), "{done:?}");
        }
        assert_eq!(mailed(&app).await.len() + queued(&app).await.len(), 3);
    }
}

#[tokio::test]
async fn only_what_is_there_is_moved_and_only_what_could_go_along_is_offered() {
    let app = with_an_issue(Engine::Sqlite).await;
    let (anke, list) = (Person::by_link(&app, ANKE).await, app.list().await);
    let later = Item { not_before: Some(fixtures::day(2027, 6, 1)), ..news(5) };
    for item in [&news(4), &later, &news(6)] {
        app.queue(item).await;
    }
    rondbrief::app::items::moving::withdraw(&app.app, list.id, news(6).id).await.unwrap();
    let page = anke.get(ISSUE).await;
    let offered = [4, 5, 6].map(|n| page.body.contains(&format!("/items/{}/take-in", id(&news(n)))));
    assert_eq!(offered, [true, false, false]);
    assert!(page.words().contains("Nog in de wachtrij (1)"), "{}", page.words());

    assert_eq!(puts(&anke, &news(4), "before", &news(1)).await.status, StatusCode::CONFLICT, "it waits");
    assert_eq!(presses(&anke, &news(6), "take-in", &[]).await.status, StatusCode::CONFLICT, "it was taken out");
    assert_eq!(presses(&anke, &news(6), "leave-out", &[]).await.status, StatusCode::CONFLICT);
    for button in ["place", "leave-out", "take-in"] {
        let fields = [("side", "after"), ("other", &*id(&news(1)))];
        assert_eq!(presses(&anke, &news(9), button, &fields).await.status, StatusCode::NOT_FOUND, "{button}");
        let nowhere = anke.presses(&format!("{ISSUE}/items/x/{button}"), &fields).await;
        assert_eq!(nowhere.status, StatusCode::NOT_FOUND, "{button}");
        let nowhere = anke.presses(&format!("{ISSUE}9/items/{}/{button}", id(&news(1))), &fields).await;
        assert_eq!(nowhere.status, StatusCode::NOT_FOUND, "{button}");
    }
    assert_eq!(puts(&anke, &news(1), "beside", &news(2)).await.status, StatusCode::BAD_REQUEST);
    assert_eq!(mailed(&app).await, [1, 2, 3]);
}

#[tokio::test]
async fn an_issue_without_items_says_so_and_offers_those_that_wait() {
    let app = with_an_issue(Engine::Sqlite).await;
    let anke = Person::by_link(&app, ANKE).await;
    for n in 1..=3 {
        presses(&anke, &news(n), "leave-out", &[]).await;
    }
    let page = anke.get(ISSUE).await;
    assert!(
        page.words().contains("Er staat nog geen bericht in deze update.") && page.body.contains("<details open>"),
        "{}",
        page.words()
    );
    assert!(!page.words().contains("Keur goed"), "nothing can be approved that says nothing");
    presses(&anke, &news(2), "take-in", &[]).await;
    assert_eq!(mailed(&app).await, [2]);
}

#[tokio::test]
async fn what_is_changed_in_an_issue_stands_in_its_timeline() {
    let app = with_an_issue(Engine::Sqlite).await;
    let anke = Person::by_link(&app, ANKE).await;
    let form = format!("/desk/l/in-de-ggz/queue/{}", id(&news(2)));
    assert!(anke.get(ISSUE).await.body.contains(&form), "an item leads to its form");
    for (version, title) in [("1", "Beter"), ("2", "Best")] {
        anke.presses(&form, &[("version", version), ("kind", "news"), ("title", title)]).await;
    }
    let page = anke.get(ISSUE).await.words();
    assert_eq!(page.matches("Een bericht gewijzigd door Anke").count(), 1, "{page}");
}
