//! Approval by two people: the first is told, the second lets the issue out, and what changes in between begins it anew.

use axum::http::StatusCode;
use rondbrief::{
    app::{
        editors::manage::Post,
        issues::{compose, preface, publish, report},
    },
    domain::{editor::Role, issue::preface::Preface, item::ItemKind, list::Approval, text::language::Language},
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
const JOOST: &str = "joost@example.org";
const ISSUE: &str = "/desk/l/in-de-ggz/issues/1";

/// A list whose issues two people approve, with an issue, and two who may.
async fn with_two(engine: Engine) -> TestApp {
    let app = TestApp::new(engine).await;
    app.change_list(|list| list.approval = Approval::ByTwo).await;
    for address in [ANKE, JOOST] {
        invite(&app, address, Post::On(app.list().await.id, Role::Publisher)).await;
    }
    app.reader("lezer@example.org").await;
    app.queue(&fixtures::item(1, ItemKind::News, "Nieuws")).await;
    compose::compose_now(&app.app, &app.list().await).await.unwrap();
    app.deliver().await;
    app
}

async fn approves(person: &Person<'_>) -> Answer {
    let seen = person.get(ISSUE).await.field("seen").unwrap();
    person.presses(&format!("{ISSUE}/do/approve"), &[("seen", &seen)]).await
}

async fn state(app: &TestApp) -> &'static str {
    report::issues(&app.app, &app.list().await).await.unwrap()[0].state.word()
}

both_engines! {
    async fn two_different_people_approve_an_issue_before_it_goes_out(engine) {
        let app = with_two(engine).await;
        let (anke, joost) = (Person::by_link(&app, ANKE).await, Person::by_link(&app, JOOST).await);
        for _ in 0..2 {
            assert_eq!(approves(&anke).await.status, StatusCode::SEE_OTHER);
            assert_eq!(state(&app).await, "draft", "however often one of them presses");
        }
        let page = anke.get(ISSUE).await.words();
        assert!(page.contains("Jij hebt deze update goedgekeurd. Als iemand anders dat ook doet") && !page.contains("Keur goed"), "{page}");
        assert_eq!(page.matches("Als eerste goedgekeurd door Anke").count(), 1, "{page}");
        let page = joost.get(ISSUE).await.words();
        assert!(page.contains("Anke heeft deze update goedgekeurd. Als jij dat ook doet") && page.contains("Keur goed"), "{page}");
        assert!(publish::publish(&app.app, &app.list().await, 1).await.is_err(), "one approval is none");
        approves(&joost).await;
        assert_eq!(state(&app).await, "scheduled");
        let page = joost.get(ISSUE).await.words();
        assert!(page.contains("Goedgekeurd door Anke") && !page.contains("deze update goedgekeurd."), "{page}");

        publish::hold(&app.app, &app.list().await, 1).await.unwrap();
        approves(&joost).await;
        assert_eq!(state(&app).await, "held", "after a hold two approve anew");
        approves(&anke).await;
        assert_eq!(state(&app).await, "scheduled");
    }

    async fn what_changes_between_the_two_makes_the_first_void(engine) {
        let app = with_two(engine).await;
        let (anke, joost) = (Person::by_link(&app, ANKE).await, Person::by_link(&app, JOOST).await);
        approves(&anke).await;
        let other = Preface { preheader: Some(fixtures::line("Anders")), ..Preface::default() };
        preface::change(&app.app, &app.list().await, 1, &other, 1).await.unwrap();
        let page = anke.get(ISSUE).await.words();
        assert!(!page.contains("deze update goedgekeurd") && page.contains("Keur goed"), "{page}");
        approves(&joost).await;
        assert_eq!(state(&app).await, "draft", "that was the first of two");
        app.change_list(|list| list.name = fixtures::line("In de zorg")).await;
        approves(&joost).await;
        assert_eq!(state(&app).await, "draft", "and so was that");
        let footer = (Language::En, "Ask your doctor.".parse().unwrap());
        app.change_list(|list| list.footers.extend([footer])).await;
        approves(&anke).await;
        assert_eq!(state(&app).await, "draft", "what only some readers see counts as well");
        approves(&joost).await;
        assert_eq!(state(&app).await, "scheduled");
    }

    async fn the_command_line_is_one_of_the_two_and_never_both(engine) {
        let app = with_two(engine).await;
        let joost = Person::by_link(&app, JOOST).await;
        for _ in 0..2 {
            publish::approve(&app.app, &app.list().await, 1).await.unwrap();
            assert_eq!(state(&app).await, "draft");
        }
        assert!(joost.get(ISSUE).await.words().contains("één keer goedgekeurd, via de opdrachtregel"));
        approves(&joost).await;
        assert_eq!(state(&app).await, "scheduled");
    }

    async fn two_who_approve_at_once_both_count(engine) {
        let app = with_two(engine).await;
        let list = app.list().await;
        let mut ids = Vec::new();
        for address in [ANKE, JOOST] {
            ids.push(rondbrief::app::editors::manage::find(&app.app, &address.parse().unwrap()).await.unwrap().id);
        }
        let all: Vec<_> = ids
            .into_iter()
            .map(|id| {
                let (app, list) = (app.app.acting_as(id), list.clone());
                tokio::spawn(async move { publish::approve(&app, &list, 1).await })
            })
            .collect();
        for one in all {
            one.await.unwrap().unwrap();
        }
        assert_eq!(state(&app).await, "scheduled");
    }
}

#[tokio::test]
async fn an_owner_asks_for_two_in_the_settings() {
    let app = TestApp::new(Engine::Sqlite).await;
    invite(&app, ANKE, Post::On(app.list().await.id, Role::Owner)).await;
    let anke = Person::by_link(&app, ANKE).await;
    let form = "/desk/l/in-de-ggz/settings/approval";
    let version = anke.get(form).await.field("version").unwrap();
    anke.presses(form, &[("version", &version), ("approval", "two"), ("minimum", "1")]).await;
    assert_eq!(app.list().await.approval, Approval::ByTwo);
    let page = anke.get("/desk/l/in-de-ggz/settings").await.words();
    assert!(page.contains("Twee mensen van de redactie keuren elke update goed."), "{page}");
    assert!(anke.get(form).await.body.contains("name=\"approval\" value=\"two\" checked>"));
}
