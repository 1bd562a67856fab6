//! The preview of an item that is being typed.

use axum::http::StatusCode;

use super::{ANKE, ID, QUEUE, waiting, with_anke};
use crate::support::{app::Engine, desk::Person};

#[tokio::test]
async fn what_is_typed_is_shown_as_it_will_look_in_the_mail_and_kept_nowhere() {
    let app = with_anke(Engine::Sqlite).await;
    let anke = Person::by_link(&app, ANKE).await;
    let typed = [
        ("id", ID),
        ("kind", "event"),
        ("title", "Slot <script>alert(1)</script>"),
        ("body", "Een **woord**. <script>alert(2)</script>"),
        ("starts", "2027-01-21T14:00"),
        ("link", "javascript:alert(3)"),
    ];
    let mail = anke.presses(&format!("{QUEUE}/preview"), &typed).await;
    assert_eq!(mail.status, StatusCode::OK);
    let policy = mail.header("content-security-policy");
    assert!(policy.starts_with("sandbox") && !policy.contains("script-src") && policy.contains("default-src 'none'"));
    assert!(mail.words().contains("Slot <script>alert(1)</script>"), "{}", mail.words());
    assert!(mail.words().contains("14.00 uur"));
    for (text, is) in [("<strong", true), ("javascript:", false)] {
        assert_eq!(mail.body.contains(text), is, "{text}\n{}", mail.body);
    }
    let (page, scripts) = (scraper::Html::parse_document(&mail.body), scraper::Selector::parse("script").unwrap());
    assert_eq!(page.select(&scripts).count(), 0);
    assert!(waiting(&app).await.is_empty());
}

#[tokio::test]
async fn a_preview_shows_as_much_as_there_is() {
    let app = with_anke(Engine::Sqlite).await;
    let anke = Person::by_link(&app, ANKE).await;
    let preview = format!("{QUEUE}/preview");
    let mail = anke.presses(&preview, &[("id", ID), ("kind", "event"), ("summary", "Wie, wat, waar")]).await;
    assert!(mail.words().contains("Nog zonder titel") && mail.words().contains("Wie, wat, waar"), "{}", mail.words());
    assert!(mail.words().contains("januari 2027"), "the month in which it is sent: {}", mail.words());
    assert_eq!(anke.presses(&preview, &[("id", "x")]).await.status, StatusCode::BAD_REQUEST);
    let long = "Heel lang. ".repeat(15_000);
    let mail = anke.presses(&preview, &[("id", ID), ("title", "T"), ("body", &long)]).await;
    assert_eq!(mail.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(mail.words().contains("te lang"), "{}", mail.words());
}
