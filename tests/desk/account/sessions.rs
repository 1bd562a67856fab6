//! Sessions: when they end, where one is signed in, and signing out.

use axum::http::StatusCode;
use chrono::TimeDelta;
use rondbrief::{
    app::{
        editors::manage::{self, EditorError, Post},
        running::tidy,
    },
    domain::editor::Role,
};

use crate::{
    both_engines,
    desk::SIGN_IN,
    support::{
        app::{Engine, TestApp},
        desk::{Person, invite, link},
    },
};

const ANKE: &str = "anke@example.org";

async fn with_anke(engine: Engine) -> TestApp {
    let app = TestApp::new(engine).await;
    invite(&app, ANKE, Post::On(app.list().await.id, Role::Editor)).await;
    app
}

async fn fate(person: &Person<'_>) -> (u16, String) {
    let answer = person.get("/desk").await;
    (answer.status.as_u16(), answer.header("location").to_owned())
}

fn sign_in_page() -> (u16, String) {
    (SIGN_IN.0, SIGN_IN.1.to_owned())
}

both_engines! {
    async fn a_session_ends_two_hours_after_its_last_page(engine) {
        let app = with_anke(engine).await;
        let anke = Person::by_link(&app, ANKE).await;
        for _ in 0..3 {
            app.clock.advance(TimeDelta::minutes(119));
            assert!(anke.is_in().await);
        }
        app.clock.advance(TimeDelta::minutes(121));
        assert_eq!(fate(&anke).await, sign_in_page());
        tidy::tidy(&app.app).await.unwrap();
        assert_eq!(app.raw().await.number("SELECT COUNT(*) FROM editor_session").await, 0);
    }

    async fn a_session_ends_twelve_hours_after_signing_in_whatever_is_done(engine) {
        let app = with_anke(engine).await;
        let anke = Person::by_link(&app, ANKE).await;
        for _ in 0..11 {
            app.clock.advance(TimeDelta::hours(1));
            assert!(anke.is_in().await);
        }
        app.clock.advance(TimeDelta::hours(1));
        assert_eq!(fate(&anke).await, sign_in_page());
    }

    async fn another_role_on_everything_ends_all_sessions_and_links(engine) {
        let app = with_anke(engine).await;
        let address = ANKE.parse().unwrap();
        invite(&app, "bo@example.org", Post::OwnerOfAll).await;
        let bo = Person::by_link(&app, "bo@example.org").await;
        for change in [0, 1, 2] {
            let (one, other) = (Person::by_link(&app, ANKE).await, Person::by_link(&app, ANKE).await);
            let link = link(&app, ANKE).await;
            assert!(one.is_in().await && other.is_in().await);
            match change {
                0 => manage::set_owns_all(&app.app, &address, true).await.unwrap(),
                1 => manage::set_owns_all(&app.app, &address, false).await.unwrap(),
                _ => manage::remove(&app.app, &address).await.unwrap(),
            }
            for person in [&one, &other] {
                assert_eq!(fate(person).await, sign_in_page(), "change {change}");
            }
            assert_eq!(one.get(&link).await.status, StatusCode::NOT_FOUND, "change {change}");
        }
        assert!(bo.is_in().await, "nobody else's");
        let last = manage::remove(&app.app, &"bo@example.org".parse().unwrap()).await;
        assert!(matches!(last, Err(EditorError::LastOwner)));
        let last = manage::set_owns_all(&app.app, &"bo@example.org".parse().unwrap(), false).await;
        assert!(matches!(last, Err(EditorError::LastOwner)));
    }

    async fn a_role_given_again_ends_nothing(engine) {
        let app = with_anke(engine).await;
        let anke = Person::by_link(&app, ANKE).await;
        let list = app.list().await.id;
        manage::set_role(&app.app, &ANKE.parse().unwrap(), list, Some(Role::Editor)).await.unwrap();
        assert!(anke.is_in().await);
    }

    async fn signing_out_ends_this_session_and_no_other(engine) {
        let app = with_anke(engine).await;
        let (one, other) = (Person::by_link(&app, ANKE).await, Person::by_link(&app, ANKE).await);
        let before = one.cookie("session").unwrap();
        let goodbye = one.presses("/desk/sign-out", &[]).await;
        assert_eq!(goodbye.header("location"), "/desk/sign-in");
        assert_eq!(goodbye.header("clear-site-data"), "\"storage\"", "nothing that was typed is left for who comes next");
        assert_eq!(one.cookie("session"), None);
        one.forge("session", &before);
        assert!(!one.is_in().await && other.is_in().await);
    }

    async fn a_session_is_ended_from_another_one_of_the_same_person(engine) {
        let app = with_anke(engine).await;
        invite(&app, "bo@example.org", Post::OwnerOfAll).await;
        let (anke, phone) = (Person::by_link(&app, ANKE).await, Person::by_link(&app, ANKE).await);
        let bo = Person::by_link(&app, "bo@example.org").await;
        app.clock.advance(TimeDelta::minutes(5));
        let page = anke.get("/desk/sessions").await;
        assert!(page.words().contains("Je bent in 2 browsers ingelogd"), "{}", page.words());
        let ends = page.body.split('"').find(|text| text.ends_with("/end")).unwrap().to_owned();
        assert_eq!(bo.presses(&ends, &[]).await.status, StatusCode::NOT_FOUND, "somebody else's");
        assert!(phone.is_in().await);
        assert_eq!(anke.presses(&ends, &[]).await.header("location"), "/desk/sessions");
        assert!(anke.is_in().await && !phone.is_in().await && bo.is_in().await);
        assert_eq!(anke.presses(&ends, &[]).await.status, StatusCode::NOT_FOUND, "a second time");
    }

    async fn signing_out_everywhere_ends_all_sessions_of_this_person(engine) {
        let app = with_anke(engine).await;
        invite(&app, "bo@example.org", Post::OwnerOfAll).await;
        let (one, other) = (Person::by_link(&app, ANKE).await, Person::by_link(&app, ANKE).await);
        let bo = Person::by_link(&app, "bo@example.org").await;
        one.presses("/desk/sessions/end-all", &[]).await;
        assert!(!one.is_in().await && !other.is_in().await && bo.is_in().await);
    }
}
