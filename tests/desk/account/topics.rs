//! The mail about a list that its editors get, by their role and by their choice, each mail once; and the contents of the last
//! mail about an issue.

use std::sync::{
    Arc,
    atomic::{AtomicBool, Ordering},
};

use axum::http::StatusCode;
use chrono::TimeDelta;
use rondbrief::{
    app::{
        editors::manage::Post,
        issues::{approve, cancel, compose, publish},
    },
    domain::{
        audit::{self, Area},
        editor::Role,
        item::ItemKind,
        text::language::Language,
    },
};

use crate::support::{
    app::{Engine, TestApp},
    desk::{Person, invite},
    fixtures,
    letter::ReadLetter,
    smtp_server::{Act, Received, Security, SmtpServer, Step},
};

const PEOPLE: [(&str, Role); 4] = [
    ("meelezer@example.org", Role::Viewer),
    ("redacteur@example.org", Role::Editor),
    ("uitgever@example.org", Role::Publisher),
    ("eigenaar@example.org", Role::Owner),
];

/// A list with an editor of each role and an item in its queue. The mail so far is delivered.
async fn with_people() -> TestApp {
    let app = TestApp::new(Engine::Sqlite).await;
    let list = app.list().await;
    for (address, role) in PEOPLE {
        invite(&app, address, Post::On(list.id, role)).await;
    }
    app.queue(&fixtures::item(1, ItemKind::News, "Nieuws")).await;
    app.deliver().await;
    app
}

/// The number of mails with these words in their subject that each of them got.
fn got(app: &TestApp, words: &str) -> [usize; 4] {
    let about = |address| app.mailbox(address).0.iter().filter(|letter| letter.subject.contains(words)).count();
    PEOPLE.map(|(address, _)| about(address))
}

/// The name of a box on the page of somebody's account.
async fn box_of(app: &TestApp, topic: &str) -> String {
    format!("{topic}-{}", app.list().await.id.0.simple())
}

/// Saves the choice with just these boxes ticked.
async fn ticks(app: &TestApp, person: &Person<'_>, topics: &[&str]) {
    let mut fields = vec![(box_of(app, "list").await, "yes")];
    for topic in topics {
        fields.push((box_of(app, topic).await, "yes"));
    }
    let fields: Vec<_> = fields.iter().map(|(name, value)| (name.as_str(), *value)).collect();
    let answer = person.presses("/desk/sessions/mail", &fields).await;
    assert_eq!((answer.status, answer.header("location")), (StatusCode::SEE_OTHER, "/desk/sessions?done=mail"));
}

/// The boxes of the page that are ticked.
async fn ticked(person: &Person<'_>) -> Vec<String> {
    let page = scraper::Html::parse_document(&person.get("/desk/sessions").await.body);
    let boxes = scraper::Selector::parse("input[type=checkbox][checked]").unwrap();
    let name = |input: scraper::ElementRef<'_>| input.attr("name").unwrap().split('-').next().unwrap().to_owned();
    page.select(&boxes).map(name).collect()
}

#[tokio::test]
async fn who_chose_nothing_gets_what_their_role_can_do_something_with() {
    let app = with_people().await;
    compose::compose_now(&app.app, &app.list().await).await.unwrap();
    app.deliver().await;
    assert_eq!(got(&app, "Bekijk update 1"), [0, 1, 1, 1]);
    for ((address, _), expected) in PEOPLE.into_iter().zip([0, 3, 5, 5]) {
        assert_eq!(ticked(&Person::by_link(&app, address).await).await.len(), expected, "{address}");
    }
}

#[tokio::test]
async fn each_person_chooses_and_it_stands_in_the_log() {
    let app = with_people().await;
    let list = app.list().await;
    let (reader, owner) = (Person::by_link(&app, PEOPLE[0].0).await, Person::by_link(&app, PEOPLE[3].0).await);
    ticks(&app, &reader, &["review"]).await;
    ticks(&app, &owner, &["held", "trouble"]).await;
    assert_eq!(ticked(&reader).await, ["review"]);
    assert_eq!(ticked(&owner).await, ["held", "trouble"]);
    assert!(owner.get("/desk/sessions?done=mail").await.words().contains("Bewaard."));
    compose::compose_now(&app.app, &list).await.unwrap();
    app.deliver().await;
    assert_eq!(got(&app, "Bekijk update 1"), [1, 1, 1, 0]);
    ticks(&app, &owner, &["held", "trouble"]).await;
    let log = app.raw().await.number("SELECT COUNT(*) FROM audit WHERE act = 'mail-chosen'").await;
    assert_eq!(log, 2, "saving the same once more is no choice");
    assert_eq!(audit::Act::MailChosen.topic(), Area::Access);
}

#[tokio::test]
async fn what_was_not_on_the_page_stays_as_it_is() {
    let app = with_people().await;
    let owner = Person::by_link(&app, PEOPLE[3].0).await;
    let review = box_of(&app, "review").await;
    owner.presses("/desk/sessions/mail", &[(review.as_str(), "yes"), ("list-x", "yes"), ("list", "yes")]).await;
    assert_eq!(ticked(&owner).await.len(), 5);
}

#[tokio::test]
async fn an_address_that_stands_with_the_list_gets_everything_and_nobody_gets_it_twice() {
    let app = with_people().await;
    app.change_list(|list| {
        list.editors = vec!["EIGENAAR@example.org".parse().unwrap(), "buiten@example.org".parse().unwrap()];
    })
    .await;
    let owner = Person::by_link(&app, PEOPLE[3].0).await;
    compose::compose_now(&app.app, &app.list().await).await.unwrap();
    app.deliver().await;
    assert_eq!(got(&app, "Bekijk update 1"), [0, 1, 1, 1]);
    assert_eq!(app.mailbox("EIGENAAR@example.org").count(), 0, "by both ways, and once");
    assert_eq!(app.mailbox("buiten@example.org").count(), 1);
    ticks(&app, &owner, &[]).await;
    cancel::cancel(&app.app, &app.list().await, 1).await.unwrap();
    compose::compose_now(&app.app, &app.list().await).await.unwrap();
    app.deliver().await;
    assert_eq!(app.mailbox("EIGENAAR@example.org").count(), 1, "who stands with the list gets it all the same");
    let letter = app.mailbox(PEOPLE[1].0).latest().text.clone();
    assert!(letter.contains("https://nieuws.example.org/desk/sessions#mail"), "{letter}");
}

#[tokio::test]
async fn the_sender_looks_after_a_list_only_while_nobody_else_is_to() {
    let app = TestApp::new(Engine::Sqlite).await;
    let list = app.list().await;
    let sender = list.sender.address.as_str().to_owned();
    invite(&app, PEOPLE[0].0, Post::On(list.id, Role::Viewer)).await;
    app.queue(&fixtures::item(1, ItemKind::News, "Nieuws")).await;
    compose::compose_now(&app.app, &list).await.unwrap();
    app.deliver().await;
    assert_eq!(app.mailbox(&sender).count(), 1);
    invite(&app, PEOPLE[3].0, Post::On(list.id, Role::Owner)).await;
    ticks(&app, &Person::by_link(&app, PEOPLE[3].0).await, &[]).await;
    cancel::cancel(&app.app, &list, 1).await.unwrap();
    compose::compose_now(&app.app, &list).await.unwrap();
    app.deliver().await;
    assert_eq!(app.mailbox(&sender).count(), 1, "the owner is to, and said no");
    app.clock.set("2027-06-01T09:00:00Z");
    app.queue(&fixtures::item(2, ItemKind::News, "Nieuws")).await;
    app.tick().await;
    let told = app.mailbox(&sender);
    assert_eq!(told.count(), 2);
    assert!(told.latest().subject.contains("staat in de wacht"), "somebody has to hear of trouble");
}

#[tokio::test]
async fn each_person_is_written_to_in_the_language_of_their_desk_and_led_to_it() {
    let app = with_people().await;
    app.change_list(|list| list.editors = vec!["buiten@example.org".parse().unwrap()]).await;
    let owner = Person::by_link(&app, PEOPLE[3].0).await;
    owner.presses("/desk/language", &[("language", Language::En.tag()), ("back", "/desk")]).await;
    compose::compose_now(&app.app, &app.list().await).await.unwrap();
    app.deliver().await;
    assert_eq!(got(&app, "Bekijk update 1"), [0, 1, 1, 0]);
    assert_eq!(got(&app, "Review update 1"), [0, 0, 0, 1]);
    assert!(app.mailbox("buiten@example.org").latest().subject.starts_with("Bekijk update"), "in the list's language");
    for (address, _) in &PEOPLE[1..] {
        let letter = app.mailbox(address);
        let text = &letter.latest().text;
        assert!(text.contains("https://nieuws.example.org/desk/l/in-de-ggz/issues/1"), "{text}");
    }
}

/// An issue is published to three readers by way of this server, and sent as far as it goes now.
async fn sent(server: &SmtpServer) -> TestApp {
    let app = TestApp::with_smtp(Engine::Sqlite, server.port).await;
    let list = app.list().await;
    for (address, role) in PEOPLE {
        invite(&app, address, Post::On(list.id, role)).await;
    }
    for reader in ["bo@example.org", "vol@example.org", "weg@example.org"] {
        app.reader(reader).await;
    }
    app.queue(&fixtures::item(1, ItemKind::News, "Nieuws")).await;
    compose::compose_now(&app.app, &list).await.unwrap();
    approve::approve(&app.app, &list, 1).await.unwrap();
    publish::publish(&app.app, &list, 1).await.unwrap();
    app.deliver().await;
    app
}

/// A server that refuses one reader, and defers another until there is room.
async fn server(room: &Arc<AtomicBool>) -> SmtpServer {
    let room = Arc::clone(room);
    SmtpServer::start(Security::None, move |moment| {
        let is_to = |name| moment.step == Step::Rcpt && moment.line.contains(name);
        if is_to("weg@") {
            Act::say("550 5.1.1 no such user")
        } else if is_to("vol@") && !room.load(Ordering::SeqCst) {
            Act::say("452 4.2.2 mailbox full")
        } else {
            Act::Accept
        }
    })
    .await
}

/// The mails with these words in their subject, by whom they are to.
fn summaries(server: &SmtpServer, words: &str) -> Vec<(String, String)> {
    let letter = |received: Received| (received.to.join(" "), ReadLetter::parse(&received.data));
    let letters = server.received().into_iter().map(letter).filter(|(_, letter)| letter.subject.contains(words));
    letters.map(|(to, letter)| (to, letter.text)).collect()
}

#[tokio::test]
async fn once_everybody_had_their_turn_who_wants_to_know_is_told_what_it_came_to() {
    let room = Arc::default();
    let server = server(&room).await;
    let app = sent(&server).await;
    assert!(summaries(&server, "is verstuurd").is_empty(), "one reader is tried again");
    room.store(true, Ordering::SeqCst);
    app.clock.advance(TimeDelta::hours(1));
    for _ in 0..2 {
        app.tick().await;
    }
    let told = summaries(&server, "Update 1 van In de ggz is verstuurd");
    let mut to: Vec<_> = told.iter().map(|(to, _)| to.as_str()).collect();
    to.sort_unstable();
    assert_eq!(to, [PEOPLE[3].0, PEOPLE[1].0, PEOPLE[2].0]);
    for words in [
        "2 van de 3 mails zijn aangekomen bij de mailserver.",
        "- Geweigerd (1)",
        "- Dit adres bestaat niet (1)",
        "https://nieuws.example.org/desk/l/in-de-ggz/issues/1/sending",
        "https://nieuws.example.org/desk/l/in-de-ggz/numbers",
    ] {
        assert!(told[0].1.contains(words), "{words}: {}", told[0].1);
    }
    assert!(!told[0].1.contains("weg@"), "no reader's address");
}

#[tokio::test]
async fn of_an_issue_that_is_stopped_they_are_told_how_far_it_came() {
    let room = Arc::default();
    let server = server(&room).await;
    let app = sent(&server).await;
    for _ in 0..2 {
        cancel::cancel(&app.app, &app.list().await, 1).await.unwrap();
    }
    app.tick().await;
    assert_eq!(summaries(&server, "is gestopt"), [], "servers may still answer");
    app.clock.advance(TimeDelta::minutes(2));
    app.tick().await;
    let told = summaries(&server, "Update 1 van In de ggz is gestopt");
    assert_eq!(told.len(), 3, "once each, however often it is stopped");
    assert!(told[0].1.contains("1 van de 3 mails") && told[0].1.contains("- Gestopt voor het versturen (1)"));
}
