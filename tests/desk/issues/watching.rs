//! The page of an issue that is being sent is kept up to date while it is open: its events, the editors who get them, and their end.

use std::time::Duration;

use axum::{
    body::{Body, BodyDataStream},
    http::{HeaderMap, StatusCode},
};
use chrono::TimeDelta;
use futures_util::StreamExt;
use rondbrief::{
    app::{
        editors::{self, manage::Post},
        issues::{approve, compose, pause, publish, resume},
    },
    domain::{editor::Role, ids::ListId, item::ItemKind, list::List},
};
use tower::ServiceExt;
use uuid::Uuid;

use crate::support::{
    app::{Engine, TestApp},
    desk::{Person, invite},
    fixtures,
};

const ANKE: &str = "anke@example.org";
const EVENTS: &str = "/desk/l/in-de-ggz/issues/1/sending/events";

/// An issue that waits to be published to three readers; Anke has this role.
async fn approved(role: Role) -> TestApp {
    let app = TestApp::new(Engine::Sqlite).await;
    let list = app.list().await;
    invite(&app, ANKE, Post::On(list.id, role)).await;
    for reader in ["bo@example.org", "cas@example.org", "dik@example.org"] {
        app.reader(reader).await;
    }
    app.queue(&fixtures::item(1, ItemKind::News, "Nieuws")).await;
    compose::compose_now(&app.app, &list).await.unwrap();
    approve::approve(&app.app, &list, 1).await.unwrap();
    app.deliver().await;
    app
}

/// The same, published and not sent yet.
async fn published(role: Role) -> TestApp {
    let app = approved(role).await;
    publish::publish(&app.app, &app.list().await, 1).await.unwrap();
    app
}

/// The stream of events to an open page.
struct Events {
    status: StatusCode,
    headers: HeaderMap,
    body: BodyDataStream,
    rest: String,
}

/// One event: its name, and the words of what it shows.
#[derive(Debug)]
struct Told {
    name: String,
    html: String,
    words: String,
}

impl Events {
    async fn of(app: &TestApp, person: &Person<'_>) -> Self {
        let request = person.request("GET", EVENTS).body(Body::empty()).unwrap();
        let (head, body) = app.router.clone().oneshot(request).await.unwrap().into_parts();
        Self { status: head.status, headers: head.headers, body: body.into_data_stream(), rest: String::new() }
    }

    /// The next event; none: it is over.
    async fn next(&mut self) -> Option<Told> {
        while !self.rest.contains("\n\n") {
            let piece = tokio::time::timeout(Duration::from_secs(10), self.body.next()).await;
            let piece = piece.expect("an event, or the end")?.unwrap();
            self.rest.push_str(std::str::from_utf8(&piece).unwrap());
        }
        let end = self.rest.find("\n\n").unwrap() + 2;
        let event: String = self.rest.drain(..end).collect();
        let of = |key: &str| event.lines().filter_map(|line| line.strip_prefix(key)).collect::<Vec<_>>().join("\n");
        let (name, html) = (of("event: "), of("data: "));
        let page = scraper::Html::parse_fragment(&html);
        let words: String = page.root_element().text().collect::<Vec<_>>().join(" ");
        let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
        Some(Told { name, html, words })
    }
}

/// Lets all who watch look again.
fn glance(app: &TestApp) {
    app.glances.send_modify(|number| *number += 1);
}

#[tokio::test]
async fn an_open_page_is_told_how_far_the_issue_is_until_everybody_has_it() {
    let app = published(Role::Publisher).await;
    let anke = Person::by_link(&app, ANKE).await;
    assert!(anke.get("/desk/l/in-de-ggz/issues/1/sending").await.body.contains(&format!("data-events=\"{EVENTS}\"")));
    let mut events = Events::of(&app, &anke).await;
    assert_eq!(events.status, StatusCode::OK);
    for (header, value) in
        [("content-type", "text/event-stream"), ("cache-control", "no-store"), ("x-accel-buffering", "no")]
    {
        assert_eq!(events.headers[header], value);
    }
    let first = events.next().await.unwrap();
    assert_eq!(first.name, "way");
    assert!(first.words.contains("Verstuurd naar 0 van de 3 lezers") && first.words.contains("Nog niet te zeggen"));
    assert!(
        first.html.contains("name=\"token\"") && !first.html.contains("<html"),
        "a part of the page, with its forms"
    );
    pause::pause(&app.app, &app.list().await, 1).await.unwrap();
    glance(&app);
    let paused = events.next().await.unwrap().words;
    assert!(paused.contains("Gepauzeerd") && paused.contains("Ga verder met versturen"), "{paused}");
    resume::resume(&app.app, &app.list().await, 1).await.unwrap();
    app.deliver().await;
    glance(&app);
    let last = events.next().await.unwrap();
    assert_eq!(last.name, "last");
    assert!(last.words.contains("3 van de 3 lezers") && last.words.contains("Verstuurd op dinsdag"), "{}", last.words);
    assert!(events.next().await.is_none());
    assert!(!anke.get("/desk/l/in-de-ggz/issues/1/sending").await.body.contains("data-events"));
}

#[tokio::test]
async fn all_who_watch_see_the_same_reading_each_with_their_own_orders() {
    let app = approved(Role::Publisher).await;
    invite(&app, "bo@example.org", Post::On(app.list().await.id, Role::Viewer)).await;
    publish::publish(&app.app, &app.list().await, 1).await.unwrap();
    let (anke, bo) = (Person::by_link(&app, ANKE).await, Person::by_link(&app, "bo@example.org").await);
    let (mut of_anke, mut of_bo) = (Events::of(&app, &anke).await, Events::of(&app, &bo).await);
    let (seen, other) = (of_anke.next().await.unwrap().words, of_bo.next().await.unwrap().words);
    assert!(seen.contains("0 van de 3") && seen.contains("Pauzeer"), "{seen}");
    assert!(other.contains("0 van de 3") && !other.contains("Pauzeer"), "{other}");
    let list = app.list().await;
    pause::pause(&app.app, &list, 1).await.unwrap();
    glance(&app);
    assert!(of_anke.next().await.unwrap().words.contains("Gepauzeerd"));
    resume::resume(&app.app, &list, 1).await.unwrap();
    let same = of_bo.next().await.unwrap().words;
    assert!(same.contains("Gepauzeerd"), "read once at each glance: {same}");
    let late = Events::of(&app, &bo).await.next().await.unwrap().words;
    assert!(late.contains("Wordt verstuurd"), "who comes in between is told nothing older than their page: {late}");
    app.leaves(3);
}

#[tokio::test]
async fn nobody_is_told_of_what_they_may_not_see_or_what_is_not_on_its_way() {
    let app = approved(Role::Publisher).await;
    let other = List { id: ListId(Uuid::from_u128(2)), slug: "welkome-wijk".parse().unwrap(), ..app.list().await };
    rondbrief::app::lists::manage::create(&app.app, &other, None).await.unwrap();
    invite(&app, "bo@example.org", Post::On(other.id, Role::Owner)).await;
    let (anke, bo) = (Person::by_link(&app, ANKE).await, Person::by_link(&app, "bo@example.org").await);
    assert_eq!(Events::of(&app, &anke).await.status, StatusCode::NOT_FOUND, "it is not on its way");
    publish::publish(&app.app, &app.list().await, 1).await.unwrap();
    assert_eq!(Events::of(&app, &anke).await.status, StatusCode::OK);
    assert_eq!(Events::of(&app, &bo).await.status, StatusCode::NOT_FOUND, "it is of another list");
    assert_eq!(Events::of(&app, &Person::new(&app)).await.status, StatusCode::SEE_OTHER);
    app.leaves(3);
}

#[tokio::test]
async fn whose_role_or_session_ends_is_told_nothing_more() {
    let app = published(Role::Editor).await;
    let list = app.list().await;
    let anke = Person::by_link(&app, ANKE).await;
    let mut events = Events::of(&app, &anke).await;
    assert!(events.next().await.is_some());
    anke.presses("/desk/sign-out", &[]).await;
    glance(&app);
    assert!(events.next().await.is_none());
    let anke = Person::by_link(&app, ANKE).await;
    let mut events = Events::of(&app, &anke).await;
    assert!(events.next().await.is_some());
    editors::manage::set_role(&app.app, &ANKE.parse().unwrap(), list.id, None).await.unwrap();
    app.deliver().await;
    glance(&app);
    assert!(events.next().await.is_none());
}

#[tokio::test]
async fn being_told_keeps_nobody_signed_in() {
    let app = published(Role::Editor).await;
    let anke = Person::by_link(&app, ANKE).await;
    let mut events = Events::of(&app, &anke).await;
    assert!(events.next().await.is_some());
    app.clock.advance(TimeDelta::minutes(90));
    app.deliver().await;
    glance(&app);
    assert!(events.next().await.is_some());
    assert_eq!(Events::of(&app, &anke).await.status, StatusCode::OK, "a browser asks anew by itself");
    app.clock.advance(TimeDelta::minutes(31));
    glance(&app);
    assert!(events.next().await.is_none());
    assert!(!anke.is_in().await);
}

#[tokio::test]
async fn watching_ends_with_the_service() {
    let app = published(Role::Editor).await;
    let anke = Person::by_link(&app, ANKE).await;
    let mut events = Events::of(&app, &anke).await;
    assert!(events.next().await.is_some());
    app.stop.send_replace(true);
    assert!(events.next().await.is_none());
    app.leaves(3);
}

#[tokio::test]
async fn who_finds_no_place_to_watch_from_reloads() {
    let app = published(Role::Editor).await;
    let anke = Person::by_link(&app, ANKE).await;
    let mut open = Vec::new();
    for _ in 0..50 {
        open.push(Events::of(&app, &anke).await);
    }
    assert!(open.iter().all(|events| events.status == StatusCode::OK));
    assert_eq!(Events::of(&app, &anke).await.status, StatusCode::SERVICE_UNAVAILABLE);
    assert!(anke.get("/desk/l/in-de-ggz/issues/1/sending").await.words().contains("Ververs deze pagina"));
    open.pop();
    assert_eq!(Events::of(&app, &anke).await.status, StatusCode::OK);
    app.leaves(3);
}
