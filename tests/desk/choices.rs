//! Which mail about a list its editors get: what their role gives them, what they chose, and each mail once.

use axum::http::StatusCode;
use rondbrief::{
    app::{compose, keep_editors::Post, publish},
    domain::{
        audit::{Act, Topic},
        editor::Role,
        item::Kind,
    },
};

use crate::support::{
    app::{Engine, TestApp},
    desk::{Person, invite},
    fixtures,
};

const PEOPLE: [(&str, Role); 4] = [
    ("meelezer@example.org", Role::Reader),
    ("redacteur@example.org", Role::Editor),
    ("uitgever@example.org", Role::Publisher),
    ("eigenaar@example.org", Role::Owner),
];

/// A list at whose desk somebody of each role works, with an item in its queue. Nobody has mail.
async fn with_people() -> TestApp {
    let app = TestApp::new(Engine::Sqlite).await;
    let list = app.list().await;
    for (address, role) in PEOPLE {
        invite(&app, address, Post::On(list.id, role)).await;
    }
    app.queue(&fixtures::item(1, Kind::News, "Nieuws")).await;
    app.deliver().await;
    app
}

/// How many mails with these words in their subject each of them got.
fn got(app: &TestApp, words: &str) -> [usize; 4] {
    let about = |address| app.mailbox(address).0.iter().filter(|letter| letter.subject.contains(words)).count();
    PEOPLE.map(|(address, _)| about(address))
}

/// The name of a box on the page of somebody's account.
async fn box_of(app: &TestApp, notice: &str) -> String {
    format!("{notice}-{}", app.list().await.id.0.simple())
}

/// Saves the choice with just these boxes ticked.
async fn ticks(app: &TestApp, person: &Person<'_>, notices: &[&str]) {
    let mut fields = vec![(box_of(app, "list").await, "yes")];
    for notice in notices {
        fields.push((box_of(app, notice).await, "yes"));
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
    assert_eq!(got(&app, "Kijk naar update 1"), [0, 1, 1, 1]);
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
    assert_eq!(got(&app, "Kijk naar update 1"), [1, 1, 1, 0]);
    ticks(&app, &owner, &["held", "trouble"]).await;
    let log = app.raw().await.number("SELECT COUNT(*) FROM audit WHERE act = 'mail-chosen'").await;
    assert_eq!(log, 2, "saving the same once more is no choice");
    assert_eq!(Act::MailChosen.topic(), Topic::Access);
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
    assert_eq!(got(&app, "Kijk naar update 1"), [0, 1, 1, 0]);
    assert_eq!(app.mailbox("EIGENAAR@example.org").count(), 1, "by both ways, and once");
    assert_eq!(app.mailbox("buiten@example.org").count(), 1);
    ticks(&app, &owner, &[]).await;
    publish::cancel(&app.app, &app.list().await, 1).await.unwrap();
    compose::compose_now(&app.app, &app.list().await).await.unwrap();
    app.deliver().await;
    assert_eq!(app.mailbox("EIGENAAR@example.org").count(), 2, "who stands with the list gets it all the same");
    let letter = app.mailbox(PEOPLE[1].0).latest().text.clone();
    assert!(letter.contains("https://nieuws.example.org/desk/sessions#mail"), "{letter}");
}

#[tokio::test]
async fn the_sender_looks_after_a_list_only_while_nobody_else_is_to() {
    let app = TestApp::new(Engine::Sqlite).await;
    let list = app.list().await;
    let sender = list.sender.address.as_str().to_owned();
    invite(&app, PEOPLE[0].0, Post::On(list.id, Role::Reader)).await;
    app.queue(&fixtures::item(1, Kind::News, "Nieuws")).await;
    compose::compose_now(&app.app, &list).await.unwrap();
    app.deliver().await;
    assert_eq!(app.mailbox(&sender).count(), 1);
    invite(&app, PEOPLE[3].0, Post::On(list.id, Role::Owner)).await;
    ticks(&app, &Person::by_link(&app, PEOPLE[3].0).await, &[]).await;
    publish::cancel(&app.app, &list, 1).await.unwrap();
    compose::compose_now(&app.app, &list).await.unwrap();
    app.deliver().await;
    assert_eq!(app.mailbox(&sender).count(), 1, "the owner is to, and said no");
}
