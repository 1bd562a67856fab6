//! Wishes to be erased everywhere: passed on by who looks after one list, decided by who owns them all.

use axum::http::StatusCode;
use rondbrief::{
    app::{
        editors::manage::Post,
        lists,
        subscribers::{look_up, manage},
    },
    domain::{editor::Role, ids::ListId, list::List},
};
use uuid::Uuid;

use crate::{
    both_engines,
    support::{
        app::{Engine, TestApp},
        desk::{Person, invite},
    },
};

const ANKE: &str = "anke@example.org";
const CEES: &str = "cees@example.org";
const LEES: &str = "lees@example.org";
const READERS: &str = "/desk/l/in-de-ggz/readers";
const WISHES: &str = "/desk/wishes";

/// Two lists that Lees reads. Anke looks after the first, Cees owns all lists.
async fn with_two_lists(engine: Engine) -> (TestApp, List) {
    let app = TestApp::new(engine).await;
    let slug = "welkome-wijk".parse().unwrap();
    let other = List { id: ListId(Uuid::from_u128(2)), slug, ..app.list().await };
    lists::manage::create(&app.app, &other, None).await.unwrap();
    invite(&app, ANKE, Post::On(app.list().await.id, Role::Owner)).await;
    invite(&app, CEES, Post::OwnerOfAll).await;
    app.reader(LEES).await;
    manage::add(&app.app, &other, LEES.parse().unwrap(), None, "op papier").await.unwrap();
    (app, other)
}

async fn reads(app: &TestApp, list: &List) -> bool {
    look_up::find(&app.app, list, &LEES.parse().unwrap()).await.unwrap().is_some()
}

async fn erases(app: &TestApp, person: &Person<'_>, reach: &str) {
    let id = look_up::find(&app.app, &app.list().await, &LEES.parse().unwrap()).await.unwrap().unwrap();
    let page = format!("{READERS}/{}/erase", id.0.simple());
    for _ in 0..2 {
        let answer = person.presses(&page, &[("reach", reach)]).await;
        assert_eq!(answer.header("location"), format!("{READERS}?done=erased-{reach}"));
    }
}

/// The path of the only wish on the page.
async fn wish(person: &Person<'_>) -> String {
    let page = person.get(WISHES).await;
    let at = page.body.find("/desk/wishes/").expect("a wish waits");
    page.body[at..].split('"').next().unwrap().to_owned()
}

both_engines! {
    async fn a_wish_is_carried_out_by_an_owner_of_all_lists_and_holds_for_all(engine) {
        let (app, other) = with_two_lists(engine).await;
        let (anke, cees) = (Person::by_link(&app, ANKE).await, Person::by_link(&app, CEES).await);
        assert!(!cees.get("/desk").await.body.contains(WISHES));
        erases(&app, &anke, "wish").await;
        assert_eq!((reads(&app, &app.list().await).await, reads(&app, &other).await), (false, true));
        app.deliver().await;
        let mail = app.mailbox(CEES).latest().text.clone();
        assert!(mail.contains("https://nieuws.example.org/desk/wishes") && !mail.contains("lees"), "{mail}");
        assert_eq!((app.mailbox(CEES).count(), app.mailbox(ANKE).count()), (2, 1), "one mail beside each invitation");
        assert!(!anke.get("/desk").await.body.contains(WISHES));
        assert_eq!(anke.get(WISHES).await.status, StatusCode::NOT_FOUND);
        let wish = wish(&cees).await;
        assert_eq!(anke.presses(&wish, &[("decision", "erase")]).await.status, StatusCode::NOT_FOUND);
        assert!(cees.get("/desk").await.words().contains("Eén lezer wil van alle lijsten gewist worden."));
        let page = cees.get(WISHES).await;
        assert!(page.words().contains("l…@e….org") && !page.body.contains(LEES), "{}", page.words());
        for _ in 0..2 {
            let answer = cees.presses(&wish, &[("decision", "erase")]).await;
            assert_eq!(answer.header("location"), "/desk/wishes?done=erased");
        }
        assert!(!reads(&app, &other).await);
        assert!(cees.get(WISHES).await.words().contains("Niemand wacht erop"));
        for list in [&app.list().await, &other] {
            let added = manage::add(&app.app, list, LEES.parse().unwrap(), None, "op papier").await;
            assert!(matches!(added, Err(manage::SubscriberError::Barred)));
        }
        let log = cees.get("/desk/l/welkome-wijk/log").await.words();
        assert!(log.contains("Een lezer gewist"), "beta's own log tells what was done at beta: {log}");
    }

    async fn a_wish_that_is_left_erases_nothing_more(engine) {
        let (app, other) = with_two_lists(engine).await;
        let (anke, cees) = (Person::by_link(&app, ANKE).await, Person::by_link(&app, CEES).await);
        erases(&app, &anke, "wish").await;
        app.deliver().await;
        let answer = cees.presses(&wish(&cees).await, &[("decision", "leave")]).await;
        assert_eq!(answer.header("location"), "/desk/wishes?done=left");
        assert!(reads(&app, &other).await && cees.get(WISHES).await.words().contains("Niemand wacht erop"));
    }

    async fn who_subscribes_again_after_the_wish_stays_on_that_list_alone(engine) {
        let (app, other) = with_two_lists(engine).await;
        let third = List { id: ListId(Uuid::from_u128(3)), slug: "derde".parse().unwrap(), ..other.clone() };
        lists::manage::create(&app.app, &third, None).await.unwrap();
        let (anke, cees) = (Person::by_link(&app, ANKE).await, Person::by_link(&app, CEES).await);
        erases(&app, &anke, "wish").await;
        app.clock.advance(chrono::TimeDelta::minutes(5));
        app.post_json("/l/derde/subscribe", &format!("{{\"email\":\"{LEES}\"}}")).await;
        app.deliver().await;
        let link = app.mailbox(LEES).latest().confirmation_link();
        assert_eq!(app.post(&link, &[]).await.status, StatusCode::OK);
        app.deliver().await;
        cees.presses(&wish(&cees).await, &[("decision", "erase")]).await;
        assert_eq!((reads(&app, &other).await, reads(&app, &third).await), (false, true));
        for list in [&app.list().await, &other] {
            let added = manage::add(&app.app, list, LEES.parse().unwrap(), None, "op papier").await;
            assert!(matches!(added, Err(manage::SubscriberError::Barred)));
        }
    }

    async fn only_an_owner_of_all_lists_erases_from_all_at_once(engine) {
        let (app, other) = with_two_lists(engine).await;
        let (anke, cees) = (Person::by_link(&app, ANKE).await, Person::by_link(&app, CEES).await);
        let id = look_up::find(&app.app, &app.list().await, &LEES.parse().unwrap()).await.unwrap().unwrap();
        let page = format!("{READERS}/{}/erase", id.0.simple());
        assert!(!anke.get(&page).await.body.contains("value=\"all\""));
        assert!(cees.get(&page).await.body.contains("value=\"all\""));
        let answer = anke.presses(&page, &[("reach", "all")]).await;
        assert_eq!(answer.header("location"), format!("{READERS}?done=erased-list"), "an owner of one list may not");
        assert!(reads(&app, &other).await);
        app.reader("nog-een@example.org").await;
        let list = app.list().await;
        let added = manage::add(&app.app, &list, LEES.parse().unwrap(), None, "op papier").await;
        assert!(matches!(added, Err(manage::SubscriberError::Barred)));
        let there = look_up::find(&app.app, &other, &LEES.parse().unwrap()).await.unwrap().unwrap();
        let page = format!("/desk/l/welkome-wijk/readers/{}/erase", there.0.simple());
        let answer = cees.presses(&page, &[("reach", "all")]).await;
        assert_eq!(answer.header("location"), "/desk/l/welkome-wijk/readers?done=erased-all");
        assert!(!reads(&app, &other).await);
    }
}
