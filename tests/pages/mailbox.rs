//! The built-in mailbox: there while no SMTP server is configured, for this machine only, and safe to look into.

use axum::{
    body::Body,
    http::{Request, StatusCode},
};
use serde_json::Value;

use crate::support::app::{Answer, Engine, TestApp};

const ANKE: &str = "anke@example.org";

/// Opens a page as a browser on this machine does.
async fn look(app: &TestApp, path: &str) -> Answer {
    call(app, "127.0.0.1:8080", path).await
}

/// Opens a page of a machine that is called by this name.
async fn call(app: &TestApp, name: &str, path: &str) -> Answer {
    app.request(Request::get(path).header("host", name).body(Body::empty()).unwrap()).await
}

#[tokio::test]
async fn a_captured_mail_is_shown_as_a_page_as_text_and_as_source() {
    let app = TestApp::new(Engine::Sqlite).await;
    assert!(look(&app, "/mailbox").await.words().contains("Er is nog geen mail"));
    app.visitor().subscribes(ANKE).await;
    assert!(look(&app, "/mailbox").await.words().contains("Bevestig je aanmelding voor In de ggz"));
    let messages: Value = serde_json::from_str(&look(&app, "/mailbox/messages.json").await.body).unwrap();
    assert_eq!(messages[0]["to"], ANKE);
    assert_eq!(messages[0]["subject"], "Bevestig je aanmelding voor In de ggz");
    let id = messages[0]["id"].as_str().unwrap();

    let page = look(&app, &format!("/mailbox/{id}")).await;
    let link = app.mailbox(ANKE).latest().confirmation_link();
    assert!(page.words().contains(&link) && page.words().contains("Message-ID:"));
    assert!(page.body.contains("sandbox=\"allow-popups allow-popups-to-escape-sandbox\""));

    let html = look(&app, &format!("/mailbox/{id}/html")).await;
    let policy = html.header("content-security-policy");
    assert!(
        policy.starts_with("sandbox ") && !policy.contains("allow-scripts") && !policy.contains("allow-same-origin")
    );
    assert!(html.body.contains("<base target=\"_blank\">") && html.body.contains(&link));

    let source = look(&app, &format!("/mailbox/{id}.eml")).await;
    assert_eq!(source.header("content-type"), "message/rfc822");
    assert_eq!(source.body, app.mailbox(ANKE).latest().source);
}

#[tokio::test]
async fn a_newer_mail_stands_above_an_older_one() {
    let app = TestApp::new(Engine::Sqlite).await;
    app.visitor().becomes_a_reader(ANKE).await;
    let messages: Value = serde_json::from_str(&look(&app, "/mailbox/messages.json").await.body).unwrap();
    let subjects: Vec<&str> =
        messages.as_array().unwrap().iter().map(|mail| mail["subject"].as_str().unwrap()).collect();
    assert_eq!(subjects, ["Je bent aangemeld voor In de ggz", "Bevestig je aanmelding voor In de ggz"]);
}

#[tokio::test]
async fn there_is_no_mailbox_beside_a_mail_server() {
    let app = TestApp::with_smtp(Engine::Sqlite, 9).await;
    for path in ["/mailbox", "/mailbox/messages.json", "/mailbox/01a2003a-40df-7288-b5bb-959e32b93dfb"] {
        assert_eq!(look(&app, path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
}

#[tokio::test]
async fn a_mail_that_is_not_there_is_not_found() {
    let app = TestApp::new(Engine::Sqlite).await;
    for id in ["nonsense", "..%2f..%2fetc%2fpasswd", "01a2003a-40df-7288-b5bb-959e32b93dfb", "nonsense.eml"] {
        assert_eq!(look(&app, &format!("/mailbox/{id}")).await.status, StatusCode::NOT_FOUND, "{id}");
    }
}

#[tokio::test]
async fn nobody_opens_the_mailbox_by_another_name_than_this_machines_own() {
    let app = TestApp::new(Engine::Sqlite).await;
    app.visitor().subscribes(ANKE).await;
    for name in ["nieuws.example.org", "localhost.evil.example", "192.0.2.1:8080", "127.0.0.1@evil.example", ""] {
        for path in ["/mailbox", "/mailbox/messages.json"] {
            let answer = call(&app, name, path).await;
            assert_eq!(answer.status, StatusCode::NOT_FOUND, "{name}{path}");
            assert!(!answer.body.contains(ANKE), "{name}{path}");
        }
    }
    for name in ["localhost:8080", "127.0.0.1", "[::1]:8080"] {
        assert_eq!(call(&app, name, "/mailbox").await.status, StatusCode::OK, "{name}");
    }
}
