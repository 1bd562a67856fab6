//! A list in numbers: what the page says at every step, by the list's own calendar.

use axum::{body::Body, http::Request};
use chrono::TimeDelta;
use rondbrief::{
    app::{
        editors::manage::Post,
        issues::{compose, publish},
        lists, subscribers,
    },
    domain::{editor::Role, ids::ListId, item::ItemKind, list::List},
};
use uuid::Uuid;

use crate::support::{
    app::{Engine, TestApp},
    desk::{Person, invite},
    fixtures,
};

const ANKE: &str = "anke@example.org";
const NUMBERS: &str = "/desk/l/in-de-ggz/numbers";

async fn with_anke() -> TestApp {
    let app = TestApp::new(Engine::Sqlite).await;
    invite(&app, ANKE, Post::On(app.list().await.id, Role::Reader)).await;
    app
}

async fn page(app: &TestApp) -> String {
    Person::by_link(app, ANKE).await.get(NUMBERS).await.body
}

async fn says(app: &TestApp, words: &str) {
    let page = Person::by_link(app, ANKE).await.get(NUMBERS).await.words();
    assert!(page.contains(words), "{words}\n{page}");
}

/// Puts an update together and sends it to all readers.
async fn sends(app: &TestApp, n: u128) {
    app.queue(&fixtures::item(n, ItemKind::News, "Nieuws")).await;
    let list = app.list().await;
    let issue = compose::compose_now(&app.app, &list).await.unwrap();
    publish::approve(&app.app, &list, issue.number).await.unwrap();
    publish::publish(&app.app, &list, issue.number).await.unwrap();
    app.tick().await;
}

async fn leaves(app: &TestApp, address: &str) {
    let link = app.mailbox(address).latest().leave_link();
    assert!(app.post(&link, &[]).await.status.is_success());
}

#[tokio::test]
async fn a_list_without_readers_and_updates_says_how_to_begin() {
    let app = with_anke().await;
    says(&app, "Er zijn nog geen lezers, en er is nog niets verstuurd.").await;
    says(&app, "We meten niet of een lezer een mail opent of op een link klikt.").await;
    assert!(page(&app).await.contains("/desk/l/in-de-ggz/settings/embed"));
    assert!(!page(&app).await.contains("<figure"));
}

#[tokio::test]
async fn readers_are_told_of_month_by_month_on_the_lists_own_calendar() {
    let app = with_anke().await;
    app.reader("a@example.org").await;
    says(&app, "Eén lezer. Lezers Deze maand: 1 erbij, 0 eraf.").await;
    assert!(!page(&app).await.contains("<figure"), "one month is no course");
    app.reader("b@example.org").await;
    app.clock.set("2026-12-31T23:30:00Z");
    app.reader("c@example.org").await;
    app.clock.set("2027-01-20T09:00:00Z");
    says(&app, "3 lezers, 1 meer dan een maand geleden. Lezers Deze maand: 1 erbij, 0 eraf.").await;
    says(&app, "Van 2 aan het eind van december 2026 naar 3 nu.").await;
    subscribers::manage::erase(&app.app, &app.list().await, &"c@example.org".parse().unwrap()).await.unwrap();
    says(&app, "2 lezers, evenveel als een maand geleden.").await;
    says(&app, "Sinds december 2026: 3 erbij, 1 eraf.").await;
    says(&app, "januari 2027 2 1 1 december 2026 2 2 0").await;
    app.clock.set("2029-06-01T09:00:00Z");
    says(&app, "Van 2 aan het eind van juli 2027 naar 2 nu.").await;
}

#[tokio::test]
async fn an_update_tells_who_took_it_and_who_left_in_the_two_weeks_after_it() {
    let app = with_anke().await;
    for name in ["a", "b", "c", "d"] {
        app.reader(&format!("{name}@example.org")).await;
    }
    says(&app, "Er is nog geen update verstuurd.").await;
    sends(&app, 1).await;
    says(
        &app,
        "Update 1: 4 mails zijn aangekomen bij de mailserver. Er is geen mail geweigerd. Niemand heeft zich afgemeld",
    )
    .await;
    app.clock.advance(TimeDelta::days(3));
    leaves(&app, "a@example.org").await;
    app.clock.advance(TimeDelta::days(20));
    leaves(&app, "b@example.org").await;
    says(&app, "Eén lezer heeft zich afgemeld in de twee weken daarna.").await;
    app.clock.advance(TimeDelta::hours(1));
    sends(&app, 2).await;
    app.clock.advance(TimeDelta::days(1));
    leaves(&app, "c@example.org").await;
    says(&app, "Van 4 bij update 1 naar 2 bij update 2.").await;
    says(&app, "2 24 december 2026 2 0 1 0 1 1 december 2026 4 0 1 0").await;
}

#[tokio::test]
async fn reading_in_the_archive_is_counted_and_only_that() {
    let app = with_anke().await;
    app.reader("a@example.org").await;
    sends(&app, 1).await;
    for _ in 0..3 {
        assert!(app.get("/l/in-de-ggz/1").await.status.is_success());
    }
    let head = app.request(Request::head("/l/in-de-ggz/1").body(Body::empty()).unwrap()).await;
    assert!(head.status.is_success());
    says(&app, "1 1 december 2026 1 0 0 0").await;
    app.tick().await;
    says(&app, "1 1 december 2026 1 0 0 3").await;
}

#[tokio::test]
async fn an_update_that_is_on_its_way_has_no_totals_yet() {
    let app = with_anke().await;
    app.reader("a@example.org").await;
    app.queue(&fixtures::item(1, ItemKind::News, "Nieuws")).await;
    let list = app.list().await;
    compose::compose_now(&app.app, &list).await.unwrap();
    publish::approve(&app.app, &list, 1).await.unwrap();
    publish::publish(&app.app, &list, 1).await.unwrap();
    says(&app, "Update 1: Het versturen is nog bezig.").await;
    says(&app, "nog niet klaar nog niet klaar").await;
    app.deliver().await;
}

#[tokio::test]
async fn another_lists_numbers_stay_its_own() {
    let app = with_anke().await;
    let other = List {
        id: ListId(Uuid::from_u128(2)),
        slug: "welkome-wijk".parse().unwrap(),
        name: "Welkome Wijk".parse().unwrap(),
        ..app.list().await
    };
    lists::manage::create(&app.app, &other, None).await.unwrap();
    subscribers::manage::add(&app.app, &other, "a@example.org".parse().unwrap(), None, "on paper").await.unwrap();
    says(&app, "Er zijn nog geen lezers").await;
}

#[tokio::test]
async fn the_table_has_every_update_and_the_charts_the_last_twelve() {
    let app = with_anke().await;
    app.reader("lezer@example.org").await;
    for n in 1..=14 {
        sends(&app, n).await;
        app.clock.advance(TimeDelta::days(1));
    }
    let page = page(&app).await;
    let html = scraper::Html::parse_document(&page);
    let rows = scraper::Selector::parse("td[data-head=Aangekomen]").unwrap();
    assert_eq!(html.select(&rows).count(), 14);
    assert!(page.contains("Van 1 bij update 3 naar 1 bij update 14."), "{page}");
}
