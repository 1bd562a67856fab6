//! The states that nobody wishes for, as axe-core and the keyboard judge them: a session that is over, a picture that is none,
//! checks that are red, readers who did not get it.

use std::fs;

use chrono::TimeDelta;
use rondbrief::{
    app::{editors::manage::Post, issues::publish},
    domain::{
        editor::Role,
        item::{Item, ItemKind},
        list::Approval,
    },
};
use tempfile::TempDir;

use super::{
    accessibility::Judge,
    desk::{day::Desk, queue::QUEUE},
};
use crate::support::{
    desk::invite,
    fixtures,
    smtp_server::{Act, Security, SmtpServer, Step},
};

const ANKE: &str = "anke@example.org";
const ISSUES: &str = "/desk/l/in-de-ggz/issues";

/// A desk whose mail goes to a server that turns some readers away, with Anke as an owner in this browser.
async fn troubled(judge: &Judge) -> (SmtpServer, Desk) {
    let server = SmtpServer::start(Security::None, |moment| match (moment.step, moment.line) {
        (Step::Rcpt, line) if line.contains("vol@") => Act::say("452 4.2.2 mailbox full"),
        (Step::Rcpt, line) if line.contains("weg@") => Act::say("550 5.1.1 no such user"),
        _ => Act::Accept,
    })
    .await;
    let desk = Desk::with_smtp(server.port).await;
    invite(&desk.app, ANKE, Post::On(desk.app.list().await.id, Role::Owner)).await;
    desk.lets_in(&judge.chrome, ANKE).await;
    (server, desk)
}

#[tokio::test]
async fn axe_finds_nothing_where_a_session_ends_under_what_is_typed() {
    let mut judge = Judge::new().await;
    let (_server, desk) = troubled(&judge).await;
    judge.chrome.open(&desk.page(&format!("{QUEUE}/add"))).await;
    judge.chrome.types("#title", "Een lang bericht").await;
    desk.app.clock.advance(TimeDelta::days(2));
    judge.chrome.presses(".save").await;
    judge.looks("signed in no more").await;
    let page = &judge.chrome.page;
    let (typed, other) = (page.window().await.unwrap(), page.new_window(true).await.unwrap().handle);
    page.switch_to_window(other).await.unwrap();
    desk.lets_in(&judge.chrome, ANKE).await;
    page.close_window().await.unwrap();
    page.switch_to_window(typed).await.unwrap();
    judge.chrome.presses("main form button").await;
    judge.looks("is this still right?").await;
    judge.chrome.presses("main form button").await;
    judge.chrome.open(&desk.page(&format!("{QUEUE}/add"))).await;
    judge.chrome.types("#title", "Nog een bericht").await;
    desk.app.raw().await.run("ALTER TABLE item RENAME TO elsewhere").await;
    judge.chrome.presses(".save").await;
    judge.looks("something of ours failed").await;
    judge.is_satisfied();
}

#[tokio::test]
async fn axe_finds_nothing_where_fields_are_wrong() {
    let mut judge = Judge::new().await;
    let (_server, desk) = troubled(&judge).await;
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("foto.png");
    fs::write(&file, "geen foto").unwrap();
    judge.chrome.open(&desk.page(&format!("{QUEUE}/add"))).await;
    judge.chrome.run("document.querySelectorAll('main details').forEach((it) => it.open = true)").await;
    judge.chrome.types("#title", &"x".repeat(400)).await;
    judge.chrome.types("#upload", file.to_str().unwrap()).await;
    judge.chrome.presses(".save").await;
    judge.looks("a picture that is none").await;
    judge.chrome.run("document.getElementById('kind-event').click()").await;
    judge.chrome.presses(".save").await;
    judge.looks("an event without a day").await;
    judge.is_satisfied();
}

#[tokio::test]
async fn axe_finds_nothing_where_checks_are_red_and_readers_are_turned_away() {
    let mut judge = Judge::new().await;
    let (_server, desk) = troubled(&judge).await;
    let list = desk.app.list().await;
    for reader in ["bo@example.org", "vol@example.org", "weg@example.org"] {
        desk.app.reader(reader).await;
    }
    let leads_inside = Item {
        body: "Kijk op [onze site](http://localhost/).".to_owned(),
        ..fixtures::item(1, ItemKind::News, "Nieuws")
    };
    desk.app.queue(&leads_inside).await;
    for path in ["/update", "/update?as=phone", "/update?as=text"] {
        judge.visits(&desk.page(&format!("{QUEUE}{path}"))).await;
    }
    judge.visits(&desk.page(&format!("{ISSUES}/compose"))).await;
    desk.app.change_list(|list| list.approval = Approval::NotNeeded).await;
    for _ in 0..50 {
        desk.app.clock.advance(TimeDelta::days(1));
        desk.app.tick().await;
    }
    desk.lets_in(&judge.chrome, ANKE).await;
    judge.visits(&desk.page("/desk/l/in-de-ggz")).await;
    judge.visits(&desk.page(&format!("{ISSUES}/1"))).await;
    assert!(judge.chrome.words().await.contains("In de wacht"), "{}", judge.chrome.words().await);
    publish::approve(&desk.app.app, &list, 1).await.unwrap();
    publish::publish(&desk.app.app, &list, 1).await.unwrap();
    desk.app.deliver().await;
    judge.visits(&desk.page(&format!("{ISSUES}/1/sending"))).await;
    judge.chrome.run("document.querySelectorAll('main details').forEach((it) => it.open = true)").await;
    judge.looks("what the servers said").await;
    judge.visits(&desk.page(&format!("{ISSUES}/1/sending/missed"))).await;
    judge.is_satisfied();
}
