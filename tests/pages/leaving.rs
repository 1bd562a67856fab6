//! The one-click link as RFC 8058 asks for it: any body, no cookies, no redirect, always 200; looking never acts.

use axum::{
    body::Body,
    http::{Request, StatusCode},
};
use rondbrief::app::subscribers::manage;

use crate::support::app::{Answer, Engine, TestApp};

/// Bodies that receivers send, and some that nobody should.
const BODIES: [(&str, &str); 4] = [
    ("application/x-www-form-urlencoded", "List-Unsubscribe=One-Click"),
    (
        "multipart/form-data; boundary=x",
        "--x\r\nContent-Disposition: form-data; name=\"List-Unsubscribe\"\r\n\r\nOne-Click\r\n--x--\r\n",
    ),
    ("", ""),
    ("text/nonsense; charset=\"", "\0\0"),
];

async fn send(app: &TestApp, method: &str, path: &str, (kind, body): (&str, &'static str)) -> Answer {
    let mut request = Request::builder().method(method).uri(path);
    if !kind.is_empty() {
        request = request.header("content-type", kind);
    }
    app.request(request.body(Body::from(body)).unwrap()).await
}

/// A reader of the list, and the path by which they leave.
async fn reader(app: &TestApp, address: &str) -> String {
    app.visitor().becomes_a_reader(address).await;
    let link = app.mailbox(address).latest().leave_link();
    link.strip_prefix(app.app.links().base()).unwrap().to_owned()
}

/// Whether an issue published now would go to this address.
async fn is_a_reader(app: &TestApp, address: &str) -> bool {
    let list = app.list().await;
    manage::find(&app.app, &list, &address.parse().unwrap()).await.unwrap().membership.state.receives_issues()
}

#[tokio::test]
async fn any_body_leaves_at_once_and_again() {
    let app = TestApp::new(Engine::Sqlite).await;
    for (n, body) in BODIES.into_iter().enumerate() {
        let address = format!("reader{n}@example.org");
        let path = reader(&app, &address).await;
        assert!(is_a_reader(&app, &address).await);
        let first = send(&app, "POST", &path, body).await;
        assert!(!is_a_reader(&app, &address).await, "{body:?}");
        let second = send(&app, "POST", &path, body).await;
        for answer in [&first, &second] {
            assert_eq!(answer.status, StatusCode::OK, "{body:?}");
            assert!(answer.header("location").is_empty() && answer.header("set-cookie").is_empty(), "{body:?}");
        }
        assert_eq!(first.body, second.body);
    }
}

#[tokio::test]
async fn looking_never_leaves() {
    let app = TestApp::new(Engine::Sqlite).await;
    let path = reader(&app, "anke@example.org").await;
    for method in ["GET", "HEAD", "OPTIONS", "PUT", "DELETE"] {
        send(&app, method, &path, BODIES[0]).await;
        assert!(is_a_reader(&app, "anke@example.org").await, "{method}");
    }
    let page = app.get(&path).await;
    assert!(page.words().contains("Afmelden voor In de ggz?") && page.body.contains("<form method=\"post\">"));
}

#[tokio::test]
async fn a_forged_link_is_answered_like_a_good_one() {
    let app = TestApp::new(Engine::Sqlite).await;
    for path in ["/u/AAAAAAAAAAAAAAAAAAAAAA", "/u/nonsense", "/u/%F0%9F%92%8C"] {
        for body in BODIES {
            let answer = send(&app, "POST", path, body).await;
            assert_eq!(answer.status, StatusCode::OK, "{path} {body:?}");
            assert!(answer.words().contains("Je bent afgemeld"), "{path}");
        }
        assert_eq!(app.get(path).await.status, StatusCode::OK, "{path}");
    }
}
