//! The page of an issue on its way, open in a browser: its figures move, and nothing else does.

use std::sync::{
    Arc,
    atomic::{AtomicBool, Ordering},
};

use chrono::TimeDelta;
use rondbrief::{
    app::{
        editors::manage::Post,
        issues::{approve, compose, publish},
    },
    domain::{editor::Role, item::ItemKind},
};

use super::day::Desk;
use crate::{
    browser::chrome::{Chrome, until},
    support::{
        desk::invite,
        fixtures,
        smtp_server::{Act, Security, SmtpServer, Step},
    },
};

const ANKE: &str = "anke@example.org";

/// A desk with an issue that is published to three readers; the mailbox of one of them is full until `emptied`.
async fn published(emptied: &Arc<AtomicBool>) -> (SmtpServer, Desk) {
    let emptied = Arc::clone(emptied);
    let server = SmtpServer::start(Security::None, move |moment| {
        let is_full = moment.step == Step::Rcpt && moment.line.contains("vol@") && !emptied.load(Ordering::SeqCst);
        if is_full { Act::say("452 4.2.2 mailbox full") } else { Act::Accept }
    })
    .await;
    let desk = Desk::with_smtp(server.port).await;
    let list = desk.app.list().await;
    invite(&desk.app, ANKE, Post::On(list.id, Role::Publisher)).await;
    for reader in ["bo@example.org", "cas@example.org", "vol@example.org"] {
        desk.app.reader(reader).await;
    }
    desk.app.queue(&fixtures::item(1, ItemKind::News, "Nieuws")).await;
    compose::compose_now(&desk.app.app, &list).await.unwrap();
    approve::approve(&desk.app.app, &list, 1).await.unwrap();
    publish::publish(&desk.app.app, &list, 1).await.unwrap();
    (server, desk)
}

async fn shows(desk: &Desk, chrome: &Chrome, words: &str) {
    desk.app.glances.send_modify(|number| *number += 1);
    until(words, async || chrome.words().await.contains(words)).await;
}

#[tokio::test]
async fn the_figures_of_an_open_page_move_by_themselves_and_nobody_loses_their_place() {
    let emptied = Arc::default();
    let ((_server, desk), chrome) = (published(&emptied).await, Chrome::start().await);
    desk.lets_in(&chrome, ANKE).await;
    chrome.open(&desk.page("/desk/l/in-de-ggz/issues/1/sending")).await;
    shows(&desk, &chrome, "Deze pagina werkt zichzelf bij.").await;
    assert!(chrome.words().await.contains("0 van de 3 lezers"));
    chrome.run("window.opened = true; document.querySelector('.controls button').focus()").await;
    desk.app.deliver().await;
    shows(&desk, &chrome, "2 van de 3 lezers").await;
    let words = chrome.words().await;
    assert!(words.contains("De mailbox is vol") && words.contains("Ongeveer 12 lezers per minuut"), "{words}");
    let place = async || chrome.run("return document.activeElement.textContent").await;
    assert_eq!(place().await, "Pauzeer", "who was at a button is there still");
    chrome
        .run("document.querySelector('main details').open = true; document.querySelector('main summary').focus()")
        .await;
    let height = async || chrome.run("return document.querySelector('.way-on').getBoundingClientRect().height").await;
    let before = height().await;
    desk.app.clock.advance(TimeDelta::minutes(1));
    shows(&desk, &chrome, "Ongeveer 2 lezers per minuut").await;
    desk.app.clock.advance(TimeDelta::minutes(6));
    shows(&desk, &chrome, "De laatste vijf minuten is er geen mail aangenomen of geweigerd").await;
    assert_eq!(height().await, before, "nothing below has moved");
    assert_eq!(place().await, "Antwoorden van de mailservers");
    assert_eq!(chrome.run("return document.querySelector('main details').open").await, true);
    emptied.store(true, Ordering::SeqCst);
    desk.app.clock.advance(TimeDelta::hours(1));
    desk.app.tick().await;
    shows(&desk, &chrome, "3 van de 3 lezers").await;
    let done = "const bar = document.querySelector('progress'); return [bar.position, window.opened, \
                document.querySelector('[data-said]').textContent.includes('Verstuurd op')]";
    assert_eq!(chrome.run(done).await, serde_json::json!([1, true, true]), "all of it, on the same page, and said");
    assert!(!chrome.words().await.contains("Pauzeer"), "what can be done has changed with it");
}
