//! The whole next update as it would look now, and the page of the queue around it.

use axum::http::StatusCode;
use rondbrief::domain::item::{Item, ItemKind};

use super::{ANKE, QUEUE, waiting, with_anke};
use crate::support::{app::Engine, desk::Person, fixtures};

#[tokio::test]
async fn the_whole_update_is_seen_before_it_is_composed_and_nothing_is_written() {
    let app = with_anke(Engine::Sqlite).await;
    let anke = Person::by_link(&app, ANKE).await;
    let (page, mail) = (format!("{QUEUE}/update"), format!("{QUEUE}/update/mail"));
    assert!(anke.get(&page).await.words().contains("Er gaat nog geen bericht mee"));
    assert_eq!(anke.get(&mail).await.status, StatusCode::NOT_FOUND);
    assert!(!anke.get(QUEUE).await.words().contains("Bekijk hoe de update eruitziet"));

    let late = Item { not_before: Some(fixtures::day(2027, 1, 13)), ..fixtures::item(2, ItemKind::News, "Voor later") };
    let items =
        [fixtures::item(1, ItemKind::News, "Nu <b>nieuws</b>"), late, fixtures::item(3, ItemKind::Podcast, "Luister")];
    for item in &items {
        app.queue(item).await;
    }
    assert!(anke.get(QUEUE).await.words().contains("Bekijk hoe de update eruitziet"));
    let shown = anke.get(&page).await;
    assert!(shown.words().contains("Update 1 voorbeeld"), "{}", shown.words());
    assert!(shown.body.contains(&format!("src=\"{mail}?as=computer\"")) && shown.body.contains("sandbox="));
    let mailed = anke.get(&mail).await;
    assert!(mailed.header("content-security-policy").starts_with("sandbox"));
    let text = anke.get(&format!("{page}?as=text")).await.words();
    for words in [mailed.words(), text] {
        assert!(words.contains("Nu <b>nieuws</b>") && words.contains("Luister"), "{words}");
        assert!(words.contains("januari 2027"), "the month in which it is sent: {words}");
        assert!(!words.contains("Voor later"), "what comes later is not in it: {words}");
    }
    assert_eq!(waiting(&app).await, items);
    assert_eq!(app.raw().await.number("SELECT COUNT(*) FROM issue").await, 0);
}

#[tokio::test]
async fn the_queue_stands_under_the_headings_of_the_mail_and_says_what_does_not_go_along() {
    let app = with_anke(Engine::Sqlite).await;
    let day = |n| Some(fixtures::day(2026, 12, n));
    let news = |n, title: &str| Item { created_at: app.clock_now(), ..fixtures::item(n, ItemKind::News, title) };
    app.queue(&Item { not_before: Some(fixtures::day(2027, 1, 13)), ..news(1, "Vroeg") }).await;
    app.queue(&Item { expires: day(20), ..news(2, "Bijna te laat") }).await;
    app.queue(&Item { expires: day(1), ..news(3, "Te laat") }).await;
    app.queue(&fixtures::item(4, ItemKind::Podcast, "Luister")).await;
    app.clock.set("2026-12-02T09:00:00Z");
    let anke = Person::by_link(&app, ANKE).await;
    let words = anke.get(QUEUE).await.words();
    for said in [
        "Nieuws Vroeg gaat later mee gisteren · vanaf woensdag 13 januari 2027",
        "Bijna te laat dan al voorbij gisteren · tot en met zondag 20 december",
        "Te laat voorbij gisteren",
        "Podcasts Luister donderdag 1 januari 1970",
        "Update 1 Nu berichten verzamelen",
    ] {
        assert!(words.contains(said), "{said}\n{words}");
    }
    let form = anke.get(&super::path(&fixtures::item(3, ItemKind::News, "Te laat"))).await.words();
    assert!(form.contains("Deze dag is al voorbij"), "{form}");
}
