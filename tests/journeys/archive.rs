//! The archive: everybody may read it, and it holds nothing personal.

use axum::http::StatusCode;
use rondbrief::{
    app::issues::{approve, cancel, compose, hold, publish},
    domain::item::ItemKind,
};

use super::{OK, days, leave_link};
use crate::{
    both_engines,
    support::{
        app::{Answer, TestApp},
        fixtures,
    },
};

const ANKE: &str = "lezer.anke@example.org";

/// A service with one subscriber and one published issue, which has an item of every kind.
async fn published(engine: crate::support::app::Engine) -> TestApp {
    let app = TestApp::new(engine).await;
    app.reader(ANKE).await;
    for item in fixtures::items() {
        app.queue(&item).await;
    }
    let list = app.list().await;
    compose::compose_now(&app.app, &list).await.unwrap();
    approve::approve(&app.app, &list, 1).await.unwrap();
    publish::publish(&app.app, &list, 1).await.unwrap();
    app
}

fn ics(n: usize) -> String {
    format!("/l/in-de-ggz/event/{}.ics", fixtures::items()[n].id.0.simple())
}

async fn is_public(app: &TestApp, page: &Answer) {
    assert_eq!(page.status, OK);
    assert_eq!(page.header("cache-control"), "public, max-age=300");
    assert!(!page.headers.contains_key("set-cookie"));
    let token = leave_link(app, ANKE).await.rsplit('/').next().unwrap().to_owned();
    for personal in [&*token, "/u/", "/confirm/", ANKE, "lezer.anke"] {
        assert!(!page.body.contains(personal), "{personal}");
    }
    for address in ["anke@example.org", "mailto:anke", "anke%40"] {
        assert!(!page.body.contains(address), "an address for harvesters: {address}");
    }
}

both_engines! {
    async fn a_published_issue_stands_in_the_archive_the_feed_and_the_calendar(engine) {
        let app = published(engine).await;
        let archive = app.get("/l/in-de-ggz/archive").await;
        is_public(&app, &archive).await;
        assert!(archive.words().contains("Update 1, december 2026"), "{}", archive.words());
        assert!(archive.body.contains("href=\"/l/in-de-ggz/1\""));

        let issue = app.get("/l/in-de-ggz/1").await;
        is_public(&app, &issue).await;
        for item in fixtures::items() {
            assert!(issue.words().contains(item.title.as_str()), "{}", item.title);
        }
        assert!(issue.words().contains("apenstaartje"), "a person can still read the address");
        assert!(issue.header("content-security-policy").contains("default-src 'none'"));
        assert!(!issue.body.contains("<script"));

        let feed = app.get("/l/in-de-ggz/feed.atom").await;
        is_public(&app, &feed).await;
        assert!(feed.header("content-type").starts_with("application/atom+xml"));
        assert_eq!(feed.body.matches("<entry>").count(), 1);
        assert!(feed.body.contains("https://nieuws.example.org/l/in-de-ggz/1"));

        let event = app.get(&ics(2)).await;
        is_public(&app, &event).await;
        assert!(event.header("content-type").starts_with("text/calendar"));
        for line in ["DTSTART:20270121T130000Z", "DTEND:20270121T153000Z", "SUMMARY:Slotbijeenkomst Welkome Wijk"] {
            assert!(event.body.contains(line), "{line}: {}", event.body);
        }
        assert!(app.mailbox(ANKE).count() == 0, "reading sends nothing");
        app.leaves(2);
    }

    async fn a_draft_is_nobodys_business(engine) {
        let app = TestApp::new(engine).await;
        for item in fixtures::items() {
            app.queue(&item).await;
        }
        let list = app.list().await;
        let missing = async |when: &str| {
            for path in ["/l/in-de-ggz/1".to_owned(), ics(2)] {
                let answer = app.get(&path).await;
                assert_eq!(answer.status, StatusCode::NOT_FOUND, "{when}: {path}");
                assert!(!answer.words().contains("Slotbijeenkomst"), "{when}");
            }
            for path in ["/l/in-de-ggz/archive", "/l/in-de-ggz/feed.atom", "/l/in-de-ggz"] {
                let answer = app.get(path).await;
                assert_eq!(answer.status, OK);
                assert!(!answer.body.contains("Slotbijeenkomst") && !answer.body.contains("/l/in-de-ggz/1\""), "{when}");
            }
        };
        missing("queued").await;
        compose::compose_now(&app.app, &list).await.unwrap();
        missing("draft").await;
        approve::approve(&app.app, &list, 1).await.unwrap();
        missing("approved").await;
        hold::hold(&app.app, &list, 1).await.unwrap();
        missing("held").await;
        cancel::cancel(&app.app, &list, 1).await.unwrap();
        missing("cancelled").await;
        app.leaves(1);
    }

    async fn what_is_not_there_is_a_clear_404(engine) {
        let app = published(engine).await;
        for path in ["/l/in-de-ggz/2", "/l/in-de-ggz/0", "/l/in-de-ggz/-1", "/l/in-de-ggz/99999999999999999999", "/l/in-de-ggz/abc"] {
            let page = app.get(path).await;
            assert_eq!(page.status, StatusCode::NOT_FOUND, "{path}");
            assert!(!page.words().is_empty());
        }
        let news = ics(0);
        for path in [&*news, "/l/in-de-ggz/event/x.ics", "/l/in-de-ggz/event/00000000000000000000000000000001.ics"] {
            assert_eq!(app.get(path).await.status, StatusCode::NOT_FOUND, "{path}");
        }
        app.leaves(2);
    }

    async fn the_archive_keeps_what_was_published_whatever_happens_to_the_list(engine) {
        let app = published(engine).await;
        let before = app.get("/l/in-de-ggz/1").await;
        app.change_list(|list| list.cadence.zone = chrono_tz::America::New_York).await;
        app.queue(&fixtures::item(99, ItemKind::News, "Later")).await;
        app.clock.advance(days(400));
        assert_eq!(app.get("/l/in-de-ggz/1").await.body, before.body);
        app.leaves(2);
    }
}
