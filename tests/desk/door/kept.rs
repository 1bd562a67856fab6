//! Typed text is not lost: not when a session ends, not by a failure of ours, and not when it is too long.

use axum::http::StatusCode;
use chrono::TimeDelta;
use rondbrief::{
    app::{editors::manage::Post, items::manage},
    domain::editor::Role,
};

use crate::{
    both_engines,
    support::{
        app::{Engine, TestApp},
        desk::{Person, invite, link},
    },
};

const ANKE: &str = "anke@example.org";
const ADD: &str = "/desk/l/in-de-ggz/queue/add";
const BODY: &str = "Eerste regel.\n\nTweede \"regel\" <b>.";

async fn with_anke(engine: Engine, role: Role) -> TestApp {
    let app = TestApp::new(engine).await;
    invite(&app, ANKE, Post::On(app.list().await.id, role)).await;
    app
}

/// The fields of an item, with the id that its form has.
fn item(id: &str) -> [(&str, &str); 4] {
    [("id", id), ("kind", "news"), ("title", "Een lang bericht"), ("body", BODY)]
}

both_engines! {
    async fn what_was_typed_is_kept_when_somebody_is_signed_in_no_more(engine) {
        let app = with_anke(engine, Role::Editor).await;
        for has_file in [false, true] {
            let anke = Person::by_link_alone(&app, ANKE).await;
            let form = anke.get(ADD).await;
            let (token, id) = (form.field("token").unwrap(), form.field("id").unwrap());
            let fields = [&[("token", token.as_str())], &item(&id)[..]].concat();
            app.clock.advance(TimeDelta::hours(3));
            let kept = if has_file { anke.post_with_file(ADD, &fields, b"foto").await } else { anke.post(ADD, &fields).await };
            assert_eq!(kept.status, StatusCode::FORBIDDEN);
            for words in ["Je bent niet meer ingelogd", "Tweede \"regel\" <b>."] {
                assert!(kept.words().contains(words), "{words}\n{}", kept.words());
            }
            assert_eq!(kept.words().contains("Kies de foto straks opnieuw"), has_file);
            assert_eq!((kept.field("title").as_deref(), kept.field("body").as_deref()), (Some("Een lang bericht"), Some(BODY)));
            anke.fills_in(&link(&app, ANKE).await, &[]).await;
            let anew = anke.post(ADD, &[&[("token", "")], &item(&id)[..]].concat()).await;
            assert!(anew.words().contains("Klopt dit nog?"), "{}", anew.words());
            assert_eq!(anew.field("body").as_deref(), Some(BODY));
            let token = anew.field("token").unwrap();
            let done = anke.post(ADD, &[&[("token", token.as_str())], &item(&id)[..]].concat()).await;
            assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);
        }
        let queue = manage::waiting(&app.app, &app.list().await).await.unwrap();
        assert_eq!(queue.len(), 2, "each is there, once");
    }
}

#[tokio::test]
async fn what_was_typed_is_kept_when_something_of_ours_fails() {
    let app = with_anke(Engine::Sqlite, Role::Editor).await;
    let anke = Person::by_link(&app, ANKE).await;
    let form = anke.get(ADD).await;
    let (token, id) = (form.field("token").unwrap(), form.field("id").unwrap());
    let fields = [&[("token", token.as_str())], &item(&id)[..]].concat();
    app.raw().await.run("ALTER TABLE item RENAME TO elsewhere").await;
    for kept in [anke.post(ADD, &fields).await, anke.post_with_file(ADD, &fields, b"").await] {
        assert_eq!(kept.status, StatusCode::INTERNAL_SERVER_ERROR);
        assert!(kept.words().contains("Wat je typte, staat hieronder nog"), "{}", kept.words());
        assert!(kept.words().contains("Noem dit nummer"), "{}", kept.words());
        assert_eq!(kept.field("body").as_deref(), Some(BODY));
    }
    app.raw().await.run("ALTER TABLE elsewhere RENAME TO item").await;
    assert_eq!(anke.post(ADD, &fields).await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn what_is_much_too_long_is_said_beside_its_field() {
    let app = with_anke(Engine::Sqlite, Role::Owner).await;
    let anke = Person::by_link(&app, ANKE).await;
    let list = "/desk/l/in-de-ggz";
    let long = "x".repeat(400_000);
    for (path, field, words) in [
        ("/people/invite", "email", "geen e-mailadres"),
        ("/readers", "email", "geen e-mailadres"),
        ("/readers/add", "proof", "te lang"),
        ("/settings/wording", "wording", "te lang"),
        ("/settings/sender", "postal", "te lang"),
        ("/queue/add", "title", "te lang"),
        ("/queue/add", "body", "te lang"),
    ] {
        let page = anke.get(&format!("{list}{path}")).await;
        let own = ["token", "id", "version"].map(|name| (name, page.field(name).unwrap_or_default()));
        let mut fields: Vec<_> = own.iter().map(|(name, value)| (*name, value.as_str())).collect();
        if field == "body" {
            fields.extend([("kind", "news"), ("title", "Een titel")]);
        }
        fields.push((field, &long));
        let refused = anke.post(&format!("{list}{path}"), &fields).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{path}: {}", refused.words());
        let page = scraper::Html::parse_document(&refused.body);
        let error = scraper::Selector::parse(&format!("#{field}-error")).unwrap();
        let said: String = page.select(&error).flat_map(|error| error.text()).collect();
        assert!(said.contains(words), "{path}, {field}: {said}");
        assert!(refused.body.contains(&long), "{path}: what was typed is still there");
    }
}

#[tokio::test]
async fn what_is_longer_than_any_form_is_refused_in_the_frame_of_the_desk() {
    let app = with_anke(Engine::Sqlite, Role::Editor).await;
    let anke = Person::by_link(&app, ANKE).await;
    let form = anke.get(ADD).await;
    let (token, id) = (form.field("token").unwrap(), form.field("id").unwrap());
    let long = "x".repeat(3 * 1024 * 1024);
    let fields = [("token", token.as_str()), ("title", &long)];
    for refused in [anke.post(ADD, &fields).await, anke.post_with_file(ADD, &fields, b"").await] {
        assert_eq!(refused.status, StatusCode::PAYLOAD_TOO_LARGE);
        assert!(
            refused.words().contains("maak de tekst korter") && refused.words().contains("Uitloggen"),
            "{}",
            refused.words()
        );
    }
    let heavy = vec![0; 33 * 1024 * 1024];
    let fields = [&[("token", token.as_str())], &item(&id)[..]].concat();
    let refused = anke.post_with_file(ADD, &fields, &heavy).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.words().contains("hoogstens 8 MB") && refused.field("title").unwrap() == "Een lang bericht");
}
