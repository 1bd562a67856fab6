//! The pages that everybody may read: the archive, its issues, the feed, and events for a calendar.

use axum::http::StatusCode;
use chrono::TimeDelta;
use rondbrief::{
    app::{issues::compose, lists::manage},
    domain::{
        item::ItemKind,
        list::{Approval, List},
    },
};
use scraper::{Html, Selector};

use crate::support::{
    app::{Engine, TestApp},
    fixtures,
};

const READER: &str = "anke@example.net";

/// A list whose first issue has gone out to one subscriber.
async fn with_an_issue() -> TestApp {
    let app = TestApp::new(Engine::Sqlite).await;
    let list = List { approval: Approval::NotNeeded, ..app.list().await };
    manage::change(&app.app, &list, None).await.unwrap();
    app.reader(READER).await;
    for item in fixtures::items() {
        app.queue(&item).await;
    }
    for _ in 0..50 {
        app.clock.advance(TimeDelta::days(1));
        app.tick().await;
    }
    app
}

fn links(page: &str) -> Vec<String> {
    let page = Html::parse_document(page);
    let links = Selector::parse("a[href]").unwrap();
    page.select(&links).map(|link| link.attr("href").unwrap().to_owned()).collect()
}

#[tokio::test]
async fn an_issue_has_one_address() {
    let app = with_an_issue().await;
    assert_eq!(app.get("/l/in-de-ggz/1").await.status, StatusCode::OK);
    for number in ["01", "+1", "%2B1", "001", "1%20", "0", "-1", "4294967297"] {
        let answer = app.get(&format!("/l/in-de-ggz/{number}")).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{number}");
    }
}

#[tokio::test]
async fn an_issue_stands_in_the_archive_as_it_went_out() {
    let app = with_an_issue().await;
    let archive = app.get("/l/in-de-ggz/archive").await;
    assert!(links(&archive.body).contains(&"/l/in-de-ggz/1".to_owned()));
    let issue = app.get("/l/in-de-ggz/1").await;
    assert_eq!(issue.status, StatusCode::OK);
    for words in ["Twee instellingen beginnen met hun pilot", "Volgeboekt", "14.00–16.30 uur", "Bron: Gemeente & buurt"]
    {
        assert!(issue.words().contains(words), "{words}: {}", issue.words());
    }
    assert!(issue.header("content-security-policy").contains("img-src 'self' https:"));
}

#[tokio::test]
async fn a_page_of_the_archive_has_nothing_personal_and_no_address_to_harvest() {
    let app = with_an_issue().await;
    for path in ["/l/in-de-ggz/1", "/l/in-de-ggz/archive", "/l/in-de-ggz/feed.atom", "/", "/l/in-de-ggz"] {
        let page = app.get(path).await.body;
        for personal in [READER, "/u/", "/confirm/", "anke@example.org", "update@example.org", "mailto:anke"] {
            assert!(!page.contains(personal), "{path}: {personal}");
        }
    }
    assert!(app.get("/l/in-de-ggz/1").await.words().contains("anke [apenstaartje] example.org"));
}

#[tokio::test]
async fn links_to_share_load_nothing_and_carry_only_the_page() {
    let app = with_an_issue().await;
    let page = app.get("/l/in-de-ggz/1").await.body;
    let url = "https%3A%2F%2Fnieuws.example.org%2Fl%2Fin-de-ggz%2F1";
    for share in ["mailto:?subject=", "https://www.linkedin.com/sharing/", "https://bsky.app/intent/compose?text="] {
        let link = links(&page).into_iter().find(|link| link.starts_with(share)).unwrap();
        assert!(link.ends_with(url), "{link}");
    }
    let parsed = Html::parse_document(&page);
    let loaded = Selector::parse("[src], link[rel=stylesheet]").unwrap();
    for element in parsed.select(&loaded) {
        let from = element.attr("src").or(element.attr("href")).unwrap();
        assert!(from.starts_with('/') || from == "https://www.example.org/foto/team.jpg", "{from}");
    }
}

#[tokio::test]
async fn every_page_can_be_skipped_to_its_content_navigation_and_bottom() {
    let app = with_an_issue().await;
    for path in ["/", "/l/in-de-ggz", "/l/in-de-ggz/archive", "/l/in-de-ggz/1", "/u/unknown", "/mailbox", "/nowhere"] {
        let page = app.get(path).await.body;
        assert_eq!(links(&page)[..3], ["#content", "#navigation", "#bottom"], "{path}");
        let page = Html::parse_document(&page);
        for place in ["main#content", "nav#navigation", "footer#bottom"] {
            assert_eq!(page.select(&Selector::parse(place).unwrap()).count(), 1, "{path}: {place}");
        }
    }
}

#[tokio::test]
async fn the_feed_holds_the_issue_whole() {
    let app = with_an_issue().await;
    let answer = app.get("/l/in-de-ggz/feed.atom").await;
    assert_eq!(answer.header("content-type"), "application/atom+xml; charset=utf-8");
    let feed = atom_syndication::Feed::read_from(answer.body.as_bytes()).unwrap();
    assert_eq!(feed.title.value, "In de ggz");
    let entry = &feed.entries[0];
    assert_eq!(entry.links[0].href, "https://nieuws.example.org/l/in-de-ggz/1");
    assert!(entry.content.as_ref().unwrap().value.as_ref().unwrap().contains("Slotbijeenkomst Welkome Wijk"));
}

#[tokio::test]
async fn an_event_goes_into_a_calendar_at_the_right_hour() {
    let app = with_an_issue().await;
    let events = fixtures::items().into_iter().filter(|item| matches!(item.kind, ItemKind::Event(_)));
    let links = links(&app.get("/l/in-de-ggz/1").await.body);
    for event in events {
        let link = app.app.links().calendar(&app.list().await.slug, event.id);
        assert!(links.contains(&link), "{link}");
        let file = app.get(&link).await;
        assert_eq!(file.header("content-type"), "text/calendar; charset=utf-8");
        assert!(file.body.contains(&format!("SUMMARY:{}", event.title)), "{}", file.body);
        if event.title.as_str() == "Slotbijeenkomst Welkome Wijk" {
            assert!(file.body.contains("DTSTART:20270121T130000Z\r\nLOCATION:online"), "{}", file.body);
        }
    }
}

#[tokio::test]
async fn an_issue_that_nobody_published_is_not_there() {
    let app = TestApp::new(Engine::Sqlite).await;
    for item in fixtures::items() {
        app.queue(&item).await;
    }
    compose::compose_now(&app.app, &app.list().await).await.unwrap();
    assert_eq!(app.get("/l/in-de-ggz/1").await.status, StatusCode::NOT_FOUND);
    assert!(app.get("/l/in-de-ggz/archive").await.words().contains("Er is nog geen update verstuurd"));
    let event = fixtures::items().into_iter().find(|item| matches!(item.kind, ItemKind::Event(_))).unwrap();
    let link = app.app.links().calendar(&app.list().await.slug, event.id);
    assert_eq!(app.get(&link).await.status, StatusCode::NOT_FOUND);
    app.leaves(1);
}
