//! The page of an issue on its way: how far it is, what servers say in plain words, pausing, and going on.

use axum::http::StatusCode;
use rondbrief::{
    app::{
        editors::manage::Post,
        issues::{approve, compose, publish},
    },
    domain::{editor::Role, item::ItemKind},
};

use crate::support::{
    app::{Answer, Engine, TestApp},
    desk::{Person, invite},
    fixtures,
    smtp_server::{Act, Security, SmtpServer, Step},
};

const ANKE: &str = "anke@example.org";
const ISSUE: &str = "/desk/l/in-de-ggz/issues/1";
const SENDING: &str = "/desk/l/in-de-ggz/issues/1/sending";

/// A server that knows two readers not, whose mailbox of a third is full, and that takes all else.
async fn server() -> SmtpServer {
    SmtpServer::start(Security::None, |moment| {
        let is_to = |name| moment.step == Step::Rcpt && moment.line.contains(name);
        if is_to("vol@") {
            Act::say("452 4.2.2 mailbox full")
        } else if is_to("weg") {
            Act::say("550 5.1.1 no such user")
        } else {
            Act::Accept
        }
    })
    .await
}

/// An issue, published to four readers and not sent yet; Anke is a publisher.
async fn published(server: &SmtpServer) -> TestApp {
    let app = TestApp::with_smtp(Engine::Sqlite, server.port).await;
    let list = app.list().await;
    invite(&app, ANKE, Post::On(list.id, Role::Publisher)).await;
    for reader in ["bo@example.org", "vol@example.org", "weg1@example.org", "weg2@example.org"] {
        app.reader(reader).await;
    }
    app.queue(&fixtures::item(1, ItemKind::News, "Nieuws")).await;
    compose::compose_now(&app.app, &list).await.unwrap();
    approve::approve(&app.app, &list, 1).await.unwrap();
    publish::publish(&app.app, &list, 1).await.unwrap();
    app
}

/// Presses a control of an issue by the form that the page, or the page that asks once more, has for it.
async fn controls(person: &Person<'_>, control: &str) -> Answer {
    let seen = person.get(&format!("{ISSUE}/do/{control}")).await.field("seen").unwrap_or_default();
    person.presses(&format!("{ISSUE}/do/{control}"), &[("seen", &seen)]).await
}

#[tokio::test]
async fn the_page_tells_how_far_it_is_and_what_servers_say_in_plain_words() {
    let server = server().await;
    let app = published(&server).await;
    let anke = Person::by_link(&app, ANKE).await;
    let page = anke.get(SENDING).await;
    assert!(page.words().contains("Verstuurd naar 0 van de 4 lezers"), "{}", page.words());
    assert!(page.body.contains("<progress max=\"4\" value=\"0\""));
    assert!(page.words().contains("Verwacht einde Nog niet te zeggen"), "{}", page.words());
    app.deliver().await;
    let page = anke.get(SENDING).await;
    for words in [
        "Verstuurd naar 3 van de 4 lezers",
        "Tempo Ongeveer 18 lezers per minuut, gemeten over de laatste vijf minuten",
        "Verwacht einde Bij een aantal lezers proberen we het later opnieuw",
        "Aangekomen bij de mailserver van de lezer 1",
        "De mailbox is vol één lezer. Volgende poging: dinsdag 1 december om",
        "Dit adres bestaat niet 2 lezers. We proberen het niet opnieuw.",
        "550 5.1.1 no such user",
    ] {
        assert!(page.words().contains(words), "{words}: {}", page.words());
    }
    assert!(
        !page.body.contains("weg1@") && !page.body.contains("http-equiv"),
        "no address, and nothing moves by itself"
    );
    let issue = anke.get(ISSUE).await.words();
    assert!(issue.contains("Bekijk hoe ver het versturen is") && !issue.contains("Pauzeer"), "{issue}");
    app.leaves(1);
}

#[tokio::test]
async fn an_issue_is_paused_at_once_and_goes_on_or_stops_after_a_question() {
    let server = server().await;
    let app = published(&server).await;
    let anke = Person::by_link(&app, ANKE).await;
    for _ in 0..2 {
        assert_eq!(controls(&anke, "pause").await.header("location"), format!("{SENDING}?done=pause"));
    }
    app.deliver().await;
    let page = anke.get(&format!("{SENDING}?done=pause")).await.words();
    assert!(page.contains("De update is gepauzeerd.") && page.contains("0 van de 4 lezers"), "{page}");
    assert!(
        page.contains("Gepauzeerd door Anke") && page.contains("Niet te zeggen zolang de update is gepauzeerd"),
        "{page}"
    );
    let ask = anke.get(&format!("{ISSUE}/do/resume")).await.words();
    assert!(ask.contains("Verdergaan met update 1?") && ask.contains("De lijst heeft nu 4 lezers"), "{ask}");
    assert_eq!(controls(&anke, "resume").await.header("location"), format!("{SENDING}?done=resume"));
    app.deliver().await;
    assert!(anke.get(SENDING).await.words().contains("3 van de 4 lezers"));
    assert_eq!(controls(&anke, "stop").await.header("location"), format!("{SENDING}?done=stop"));
    app.tick().await;
    let page = anke.get(SENDING).await.words();
    assert!(page.contains("Gestopt voor het versturen 1") && page.contains("Gestopt door Anke"), "{page}");
    let late = controls(&anke, "pause").await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    assert!(late.words().contains("is gestopt"), "{}", late.words());
    let ask = anke.get(&format!("{ISSUE}/do/rest")).await.words();
    assert!(ask.contains("naar wie de update nog niet heeft: 3 lezers"), "{ask}");
    assert_eq!(controls(&anke, "rest").await.header("location"), format!("{SENDING}?done=rest"));
    assert!(anke.get(SENDING).await.words().contains("Nog niet verstuurd 3"), "who has it does not get it again");
    app.leaves(4);
}

#[tokio::test]
async fn an_issue_on_its_way_is_paused_whatever_the_list_is_called_by_now() {
    let server = server().await;
    let app = published(&server).await;
    let anke = Person::by_link(&app, ANKE).await;
    let seen = anke.get(SENDING).await.field("seen").unwrap();
    app.change_list(|list| list.name = fixtures::line("Een andere naam")).await;
    let paused = anke.presses(&format!("{ISSUE}/do/pause"), &[("seen", &seen)]).await;
    assert_eq!(paused.header("location"), format!("{SENDING}?done=pause"));
    app.deliver().await;
    assert!(server.received().iter().all(|received| !received.to.concat().contains("bo@example.org")));
    app.leaves(4);
}

#[tokio::test]
async fn an_owner_sees_who_has_not_got_it_and_that_stands_in_the_log() {
    let server = server().await;
    let app = published(&server).await;
    app.deliver().await;
    let missed = format!("{SENDING}/missed");
    let publisher = Person::by_link(&app, ANKE).await;
    assert_eq!(publisher.get(&missed).await.status, StatusCode::NOT_FOUND);
    assert!(!publisher.get(SENDING).await.body.contains("sending/missed"));
    invite(&app, "bea@example.org", Post::On(app.list().await.id, Role::Owner)).await;
    let owner = Person::by_link(&app, "bea@example.org").await;
    assert!(owner.get(SENDING).await.body.contains("sending/missed"));
    let page = owner.get(&missed).await;
    for words in [
        "Wordt later opnieuw geprobeerd vol@example.org De mailbox is vol. We proberen het opnieuw: dinsdag 1 december om",
        "Geweigerd weg1@example.org Dit adres bestaat niet",
        "550 5.1.1 no such user",
    ] {
        assert!(page.words().contains(words), "{words}\n{}", page.words());
    }
    assert!(!page.words().contains("bo@example.org"), "who has it is not shown");
    let seen = "SELECT COUNT(*) FROM audit WHERE act = 'reader-seen'";
    assert_eq!(app.raw().await.number(seen).await, 3);
    let log = owner.get("/desk/l/in-de-ggz/log").await;
    assert!(log.words().contains("Een lezer bekeken door Anke · 3 keer"), "{}", log.words());
    assert_eq!(owner.get(&format!("{missed}?after=x")).await.status, StatusCode::NOT_FOUND);
    let nobody = owner.get(&format!("{missed}?after=ffffffffffffffffffffffffffffffff")).await;
    assert!(nobody.status.is_success() && !nobody.words().contains("example.org Dit"));
    app.leaves(1);
}

#[tokio::test]
async fn an_issue_that_everybody_has_is_sent_to_nobody_else() {
    let server = SmtpServer::friendly().await;
    let app = published(&server).await;
    app.deliver().await;
    app.tick().await;
    let anke = Person::by_link(&app, ANKE).await;
    let page = anke.get(SENDING).await;
    assert!(page.words().contains("Update 1 is verstuurd"), "{}", page.words());
    assert!(!page.body.contains("/do/rest") && !page.words().contains("Ververs"), "{}", page.words());
    let told = server.received().len();
    let nobody = controls(&anke, "rest").await;
    assert_eq!(nobody.status, StatusCode::CONFLICT);
    assert!(nobody.words().contains("Iedereen op de lijst heeft update 1 al"), "{}", nobody.words());
    app.tick().await;
    assert_eq!(server.received().len(), told, "and nobody is told that it was sent, once more");
    app.reader("nieuw@example.org").await;
    assert!(anke.get(SENDING).await.body.contains("/do/rest"), "somebody new has not got it");
}

#[tokio::test]
async fn servers_that_number_their_answers_are_told_of_together_and_completely() {
    let server = SmtpServer::start(Security::None, |moment| {
        if moment.step != Step::Rcpt {
            return Act::Accept;
        }
        let number: String = moment.line.chars().filter(char::is_ascii_digit).collect();
        Act::say(format!("550 5.1.1 The account that you tried to reach does not exist. x{number}"))
    })
    .await;
    let app = TestApp::with_smtp(Engine::Sqlite, server.port).await;
    app.change_list(|list| list.delivery.refusal_limit = 100).await;
    let list = app.list().await;
    invite(&app, ANKE, Post::On(list.id, Role::Publisher)).await;
    for n in 0..25 {
        app.reader(&format!("weg{n}@example.org")).await;
    }
    app.queue(&fixtures::item(1, ItemKind::News, "Nieuws")).await;
    compose::compose_now(&app.app, &list).await.unwrap();
    approve::approve(&app.app, &list, 1).await.unwrap();
    publish::publish(&app.app, &list, 1).await.unwrap();
    app.deliver().await;
    let page = Person::by_link(&app, ANKE).await.get(SENDING).await.words();
    assert!(page.contains("Dit adres bestaat niet 25 lezers."), "{page}");
}

#[tokio::test]
async fn while_an_issue_stands_still_nobody_is_promised_a_next_try() {
    let server = server().await;
    let app = published(&server).await;
    app.deliver().await;
    let anke = Person::by_link(&app, ANKE).await;
    controls(&anke, "pause").await;
    let page = anke.get(SENDING).await.words();
    assert!(page.contains("De mailbox is vol één lezer. Volgende poging: zodra het versturen verdergaat."), "{page}");
    app.leaves(1);
}
