//! The pages of issues: putting one together, looking at it, approving it, sending it; and what was done with it, by whom.

use axum::http::StatusCode;
use chrono::TimeDelta;
use rondbrief::{
    app::{
        editors::{self, manage::Post},
        issues::{approve, compose, preview, publish, report},
        items, lists,
    },
    domain::{editor::Role, ids::ListId, item::ItemKind, list::List},
};
use uuid::Uuid;

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
const ISSUES: &str = "/desk/l/in-de-ggz/issues";
const ISSUE: &str = "/desk/l/in-de-ggz/issues/1";

/// A list with a reader and a queue, and Anke, who has this role on it.
async fn with_anke(engine: Engine, role: Role) -> TestApp {
    let app = TestApp::new(engine).await;
    invite(&app, ANKE, Post::On(app.list().await.id, role)).await;
    app.reader("lezer@example.org").await;
    for item in fixtures::items() {
        app.queue(&item).await;
    }
    app.deliver().await;
    app
}

/// The same with an issue.
async fn with_an_issue(engine: Engine, role: Role) -> TestApp {
    let app = with_anke(engine, role).await;
    compose::compose_now(&app.app, &app.list().await).await.unwrap();
    app
}

/// Anke, signed in once more after days.
async fn anke_again(app: &TestApp) -> Person<'_> {
    Person::by_link(app, ANKE).await
}

/// Presses a control of an issue by the form of a page.
async fn controls(person: &Person<'_>, control: &str) -> Answer {
    let seen = person.get(&format!("{ISSUE}/do/{control}")).await.field("seen").unwrap_or_default();
    person.presses(&format!("{ISSUE}/do/{control}"), &[("seen", &seen)]).await
}

both_engines! {
    async fn an_editor_has_an_issue_put_together_and_a_second_click_leads_to_the_same(engine) {
        let app = with_anke(engine, Role::Editor).await;
        let anke = Person::by_link(&app, ANKE).await;
        let page = anke.get(ISSUES).await;
        assert!(page.words().contains("Er is nog geen update samengesteld"), "{}", page.words());
        assert!(page.body.contains("href=\"/desk/l/in-de-ggz/issues/compose\""), "{}", page.body);
        let ask = anke.get(&format!("{ISSUES}/compose")).await;
        assert!(ask.words().contains("Er wordt nog niets verstuurd"), "{}", ask.words());
        let newest = ask.field("newest").unwrap();
        for _ in 0..2 {
            assert_eq!(anke.presses(ISSUES, &[("newest", &newest)]).await.header("location"), ISSUE);
        }
        assert_eq!(report::issues(&app.app, &app.list().await).await.unwrap().len(), 1);
        let page = anke.get(ISSUES).await;
        assert!(page.words().contains("Update 1 Wacht op goedkeuring"), "{}", page.words());
        assert!(!page.body.contains("issues/compose"), "nothing waits any more, so there is no button");
        let empty = anke.presses(ISSUES, &[("newest", "1")]).await;
        assert_eq!(empty.status, StatusCode::CONFLICT);
        assert!(empty.words().contains("Er staat geen bericht in de wachtrij dat nu mee mag"), "{}", empty.words());
        app.leaves(1);
    }

    async fn the_planned_issue_is_put_together_early_and_keeps_its_moment(engine) {
        let app = with_anke(engine, Role::Editor).await;
        app.tick().await;
        let anke = Person::by_link(&app, ANKE).await;
        let ask = anke.get(&format!("{ISSUES}/compose")).await;
        assert!(ask.words().contains("De update wordt dan nog steeds verstuurd op dinsdag 12 januari om 10.00 uur"), "{}", ask.words());
        let newest = ask.field("newest").unwrap();
        for _ in 0..2 {
            let done = anke.presses(ISSUES, &[("newest", &newest), ("way", "planned")]).await;
            assert_eq!(done.header("location"), ISSUE, "{}", done.words());
        }
        let page = anke.get(ISSUE).await.words();
        assert!(page.contains("Dan wordt de update op dinsdag 12 januari om 10.00 uur verstuurd"), "{page}");
        assert!(page.contains("Samengesteld door Anke"), "{page}");
        app.queue(&fixtures::item(99, ItemKind::News, "Te laat")).await;
        app.clock.set("2027-01-07T09:00:00Z");
        app.tick().await;
        assert_eq!(report::issues(&app.app, &app.list().await).await.unwrap().len(), 1, "the cut-off makes no second one");
        approve::approve(&app.app, &app.list().await, 1).await.unwrap();
        app.clock.set("2027-01-12T09:00:00Z");
        app.tick().await;
        assert_eq!(app.mailbox("lezer@example.org").count(), 1);
        let later = anke_again(&app).await.get(&format!("{ISSUES}/compose")).await.words();
        assert!(later.contains("dinsdag 9 maart om 10.00 uur"), "the next one is planned: {later}");
    }

    async fn an_issue_that_an_editor_put_together_is_undone_by_an_editor(engine) {
        let app = with_an_issue(engine, Role::Editor).await;
        let anke = Person::by_link(&app, ANKE).await;
        assert_eq!(controls(&anke, "cancel").await.header("location"), format!("{ISSUE}?done=cancel"));
        let anew = items::manage::waiting(&app.app, &app.list().await).await.unwrap();
        assert!(!anew.is_empty(), "its items wait again");
        app.tick().await;
        let newest = anke.get(&format!("{ISSUES}/compose")).await.field("newest").unwrap();
        anke.presses(ISSUES, &[("newest", &newest), ("way", "planned")]).await;
        let planned = anke.presses(&format!("{ISSUES}/2/do/cancel"), &[("seen", "")]).await;
        assert_eq!(planned.status, StatusCode::NOT_FOUND, "a planned one is for who may send");
        app.leaves(1);
    }

    async fn an_issue_is_approved_sent_and_done_and_its_page_tells_who_did_what(engine) {
        let app = with_an_issue(engine, Role::Publisher).await;
        let anke = Person::by_link(&app, ANKE).await;
        assert_eq!(controls(&anke, "approve").await.header("location"), format!("{ISSUE}?done=approve"));
        let page = anke.get(&format!("{ISSUE}?done=approve")).await.words();
        assert!(page.contains("De update is goedgekeurd.") && page.contains("Goedgekeurd door Anke"), "{page}");
        let ask = anke.get(&format!("{ISSUE}/do/publish")).await;
        assert!(ask.words().contains("De update wordt meteen verstuurd naar één lezer"), "{}", ask.words());
        let (token, seen) = (ask.field("token").unwrap(), ask.field("seen").unwrap());
        for _ in 0..2 {
            let sent = anke.post(&format!("{ISSUE}/do/publish"), &[("token", &token), ("seen", &seen)]).await;
            assert_eq!(sent.header("location"), format!("{ISSUE}/sending?done=publish"), "however often it is pressed");
        }
        app.tick().await;
        assert_eq!(app.mailbox("lezer@example.org").count(), 1);
        let page = anke.get(ISSUE).await.words();
        let told = "Samengesteld via de opdrachtregel dinsdag 1 december om 10.00 uur Goedgekeurd door Anke dinsdag 1 december \
                    om 10.00 uur Verstuurd door Anke dinsdag 1 december om 10.00 uur Naar iedereen verstuurd";
        assert!(page.contains(told), "{page}");
        let page = anke.get(ISSUES).await.words();
        assert!(page.contains("Eén mail is aangekomen bij de mailserver. Er is geen mail geweigerd."), "{page}");
    }
}

#[tokio::test]
async fn an_issue_is_shown_as_the_mail_it_becomes_and_as_text() {
    let app = with_an_issue(Engine::Sqlite, Role::Viewer).await;
    let anke = Person::by_link(&app, ANKE).await;
    let (_, letter) = preview::preview(&app.app, &app.list().await, 1).await.unwrap();
    let page = anke.get(ISSUE).await;
    for words in [letter.subject.as_str(), "Slotbijeenkomst Welkome Wijk", "Agenda", "Alle links zijn beveiligd"] {
        assert!(page.words().contains(words), "{words}: {}", page.words());
    }
    assert!(page.header("content-security-policy").contains("frame-src 'self'"));
    assert!(page.body.contains("sandbox=\"allow-popups allow-popups-to-escape-sandbox\""));
    assert!(anke.get(&format!("{ISSUE}?as=phone")).await.body.contains("class=\"mail phone\""));
    for (view, media) in [("computer", "@media not all {"), ("phone", "@media not all {"), ("dark", "@media all {")] {
        let frame = format!("{ISSUE}/mail?as={view}");
        assert!(anke.get(&format!("{ISSUE}?as={view}")).await.body.contains(&format!("src=\"{frame}\"")), "{view}");
        let mail = anke.get(&frame).await.body;
        assert!(mail.contains(media) && !mail.contains("prefers-color-scheme"), "{view}: {mail}");
    }
    let text = anke.get(&format!("{ISSUE}?as=text")).await;
    assert!(text.words().contains("Twee instellingen beginnen met hun pilot ") && !text.body.contains("<iframe"));
    let mail = anke.get(&format!("{ISSUE}/mail")).await;
    let policy = mail.header("content-security-policy");
    assert!(policy.starts_with("sandbox allow-popups") && policy.contains("default-src 'none'"), "{policy}");
    assert!(policy.contains("img-src 'self' data:"), "no other site hears that somebody looks: {policy}");
    assert!(mail.body.contains("<base target=\"_blank\">") && !mail.body.contains("<script"));
    assert_eq!(mail.header("cache-control"), "no-store");
    app.leaves(1);
}

#[tokio::test]
async fn each_role_has_its_own_buttons() {
    let buttons = ["Stuur een test", "Keur goed", "Zet in de wacht", "Annuleer"];
    for (role, expected) in
        [(Role::Viewer, [false; 4]), (Role::Editor, [true, false, false, true]), (Role::Publisher, [true; 4])]
    {
        let app = with_an_issue(Engine::Sqlite, role).await;
        let page = Person::by_link(&app, ANKE).await.get(ISSUE).await;
        assert_eq!(buttons.map(|button| page.words().contains(button)), expected, "{role}");
        let is_told = page.words().contains("Alleen een eindredacteur of een eigenaar kan");
        assert_eq!(is_told, role < Role::Publisher, "{role}");
        app.leaves(1);
    }
}

#[tokio::test]
async fn a_test_goes_to_who_asks_for_it_and_a_double_click_asks_once() {
    let app = with_an_issue(Engine::Sqlite, Role::Editor).await;
    app.deliver().await;
    let before = app.mailbox(ANKE).count();
    let anke = Person::by_link(&app, ANKE).await;
    let own = editors::manage::find(&app.app, &ANKE.parse().unwrap()).await.unwrap().id.0.simple();
    let asks = async || anke.presses(&format!("{ISSUE}/tests"), &[(&format!("to-{own}"), "yes")]).await;
    for _ in 0..2 {
        assert_eq!(asks().await.header("location"), format!("{ISSUE}?done=tests"));
    }
    app.deliver().await;
    assert_eq!(app.mailbox(ANKE).count() - before, 1);
    app.clock.advance(TimeDelta::seconds(10));
    asks().await;
    app.deliver().await;
    assert_eq!(app.mailbox(ANKE).count() - before, 2);
    assert_eq!(app.mailbox(ANKE).latest().subject, "[Test] In de ggz: update van december 2026");
    assert!(anke.get(ISSUE).await.words().contains("Als test gemaild door Anke"));
}

both_engines! {
    async fn a_test_goes_to_the_colleagues_that_are_chosen_once_each_and_to_nobody_else(engine) {
        let app = with_an_issue(engine, Role::Editor).await;
        let list = app.list().await;
        invite(&app, JOOST, Post::On(list.id, Role::Viewer)).await;
        invite(&app, "owner@example.org", Post::OwnerOfAll).await;
        let other = List { id: ListId(Uuid::from_u128(2)), slug: "wijk".parse().unwrap(), ..list.clone() };
        lists::manage::create(&app.app, &other, None).await.unwrap();
        invite(&app, "elders@example.org", Post::On(other.id, Role::Editor)).await;
        app.deliver().await;
        let id = async |address: &str| {
            let editor = editors::manage::find(&app.app, &address.parse().unwrap()).await.unwrap();
            format!("to-{}", editor.id.0.simple())
        };
        let count = || [ANKE, JOOST, "owner@example.org"].map(|address| app.mailbox(address).count());
        let (before, anke) = (count(), Person::by_link(&app, ANKE).await);
        let page = anke.get(&format!("{ISSUE}/tests")).await;
        assert_eq!(page.body.matches("type=\"checkbox\"").count(), 3, "people of this list");
        assert_eq!(page.body.matches(" checked").count(), 1, "oneself");
        let (own, joost) = (id(ANKE).await, id(JOOST).await);
        for _ in 0..2 {
            let sent = anke.presses(&format!("{ISSUE}/tests"), &[(&own, "yes"), (&joost, "yes")]).await;
            assert_eq!(sent.header("location"), format!("{ISSUE}?done=tests"));
        }
        app.deliver().await;
        let sent = count();
        assert_eq!([0, 1, 2].map(|n| sent[n] - before[n]), [1, 1, 0]);
        let page = anke.get(&format!("{ISSUE}?done=tests")).await.words();
        assert!(page.contains("onderweg naar de mensen die je koos"), "{page}");
        assert_eq!(page.matches("Als test gemaild door Anke").count(), 1, "{page}");
        assert!(page.contains("Als test gemaild door Anke · aan Anke, Anke"), "all are called so: {page}");

        let none = anke.presses(&format!("{ISSUE}/tests"), &[]).await;
        assert_eq!(none.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(none.words().contains("Kies minstens één collega"), "{}", none.words());
        for (stranger, status) in [(id("elders@example.org").await, 404), ("to-x".to_owned(), 400)] {
            let answer = anke.presses(&format!("{ISSUE}/tests"), &[(&stranger, "yes"), (&joost, "yes")]).await;
            assert_eq!(answer.status.as_u16(), status, "{stranger}");
        }
        approve::approve(&app.app, &list, 1).await.unwrap();
        publish::publish(&app.app, &list, 1).await.unwrap();
        assert_eq!(anke.get(&format!("{ISSUE}/tests")).await.status, StatusCode::CONFLICT);
        assert_eq!(anke.presses(&format!("{ISSUE}/tests"), &[(&joost, "yes")]).await.status, StatusCode::CONFLICT);
        app.deliver().await;
        let tests = "SELECT COUNT(*) FROM delivery WHERE kind = 'test'";
        assert_eq!(app.raw().await.number(tests).await, 2, "none but those two");
    }
}

#[tokio::test]
async fn what_has_changed_since_somebody_looked_is_not_approved() {
    let app = with_an_issue(Engine::Sqlite, Role::Publisher).await;
    let anke = Person::by_link(&app, ANKE).await;
    let seen = anke.get(ISSUE).await.field("seen").unwrap();
    app.change_list(|list| list.name = "In de zorg".parse().unwrap()).await;
    for seen in [seen.as_str(), "", "x"] {
        let answer = anke.presses(&format!("{ISSUE}/do/approve"), &[("seen", seen)]).await;
        assert_eq!(answer.status, StatusCode::CONFLICT);
        assert!(answer.words().contains("is gewijzigd nadat je de update bekeek"), "{}", answer.words());
    }
    assert!(anke.get(ISSUE).await.words().contains("Wacht op goedkeuring"));
    app.leaves(1);
}

#[tokio::test]
async fn a_control_that_comes_too_late_is_answered_in_plain_words() {
    let app = with_an_issue(Engine::Sqlite, Role::Publisher).await;
    let anke = Person::by_link(&app, ANKE).await;
    let list = app.list().await;
    for (control, words) in [("publish", "is nog niet goedgekeurd"), ("pause", "is nog niet goedgekeurd")] {
        let answer = controls(&anke, control).await;
        assert_eq!(answer.status, StatusCode::CONFLICT, "{control}");
        assert!(answer.words().contains(words), "{control}: {}", answer.words());
    }
    approve::approve(&app.app, &list, 1).await.unwrap();
    publish::publish(&app.app, &list, 1).await.unwrap();
    for control in ["hold", "cancel"] {
        let answer = controls(&anke, control).await;
        assert_eq!(answer.status, StatusCode::CONFLICT, "{control}");
        assert!(answer.words().contains("wordt al verstuurd"), "{control}: {}", answer.words());
        assert_eq!(anke.get(&format!("{ISSUE}/do/{control}")).await.status, StatusCode::CONFLICT);
    }
    for nothing in [
        format!("{ISSUE}/do/boil"),
        format!("{ISSUE}/do/test"),
        format!("{ISSUES}/0/do/hold"),
        format!("{ISSUES}/4294967296/do/hold"),
    ] {
        assert_eq!(anke.get(&nothing).await.status, StatusCode::NOT_FOUND, "{nothing}");
        let answer = anke.presses(&nothing, &[("seen", "")]).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{nothing}");
    }
    let unreadable = anke.presses(&format!("{ISSUE}/do/stop"), &[]).await;
    assert_eq!(unreadable.status, StatusCode::BAD_REQUEST, "a form without what was seen");
    app.leaves(2);
}

#[tokio::test]
async fn what_is_red_holds_an_issue_and_says_so() {
    let app = TestApp::new(Engine::Sqlite).await;
    invite(&app, ANKE, Post::On(app.list().await.id, Role::Publisher)).await;
    let soon = rondbrief::domain::item::Event {
        starts: fixtures::at(fixtures::day(2026, 12, 2), 14, 0),
        ends: None,
        place: None,
        register: None,
        full: false,
    };
    app.queue(&fixtures::item(1, ItemKind::Event(soon), "Open dag")).await;
    compose::compose_now(&app.app, &app.list().await).await.unwrap();
    app.clock.advance(TimeDelta::days(2));
    let anke = Person::by_link(&app, ANKE).await;
    let page = anke.get(ISSUE).await;
    for words in [
        "als er geen rode punten meer zijn",
        "Er is geen bericht over",
        "voorbij op het moment van versturen: Open dag",
    ] {
        assert!(page.words().contains(words), "{words}: {}", page.words());
    }
    assert!(!page.words().contains("Keur goed"));
    let answer = controls(&anke, "approve").await;
    assert_eq!(answer.status, StatusCode::CONFLICT);
    assert!(answer.words().contains("De controle vindt nog een fout"), "{}", answer.words());
    app.leaves(1);
}

#[tokio::test]
async fn an_issue_too_long_for_a_mail_says_so_instead_of_failing() {
    let app = TestApp::new(Engine::Sqlite).await;
    invite(&app, ANKE, Post::On(app.list().await.id, Role::Publisher)).await;
    for n in 0..6 {
        let body = "woord ".repeat(3_300);
        let item = rondbrief::domain::item::Item { body, ..fixtures::item(n, ItemKind::News, &format!("Lang {n}")) };
        app.queue(&item).await;
    }
    compose::compose_now(&app.app, &app.list().await).await.unwrap();
    let anke = Person::by_link(&app, ANKE).await;
    let page = anke.get(ISSUE).await;
    assert!(
        page.words().contains("Dat is te lang: mailprogramma's kappen een mail boven 100 kB af"),
        "{}",
        page.words()
    );
    assert_eq!(anke.get(&format!("{ISSUE}/mail")).await.status, StatusCode::NOT_FOUND);
    let answer = controls(&anke, "cancel").await;
    assert_eq!(answer.header("location"), format!("{ISSUE}?done=cancel"), "it can still be cancelled");
    app.leaves(1);
}
