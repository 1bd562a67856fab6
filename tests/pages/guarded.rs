//! The security headers of every answer, which restrict scripts, framing, caching and referrers.

use axum::{
    body::Body,
    http::{Request, StatusCode},
};
use rondbrief::{
    app::lists::manage,
    domain::{ids::PictureId, list::List},
    store::items::pictures,
};

use crate::support::app::{Answer, Engine, TestApp};

const SITE: &str = "https://www.example.org";

async fn with_a_site() -> TestApp {
    let app = TestApp::new(Engine::Sqlite).await;
    let list = List { origins: vec![SITE.parse().unwrap()], ..app.list().await };
    manage::change(&app.app, &list, None).await.unwrap();
    app
}

async fn from(app: &TestApp, origin: &str, method: &str, path: &str) -> Answer {
    let request = Request::builder().method(method).uri(path).header("origin", origin);
    app.request(request.body(Body::empty()).unwrap()).await
}

#[tokio::test]
async fn every_answer_is_guarded_and_none_sets_a_cookie() {
    let app = with_a_site().await;
    for path in ["/", "/l/in-de-ggz", "/l/in-de-ggz/archive", "/nowhere", "/u/x", "/style.css", "/embed.js", "/healthz"]
    {
        let answer = app.get(path).await;
        let policy = answer.header("content-security-policy");
        assert!(policy.starts_with("default-src 'none'") && policy.contains("frame-ancestors 'none'"), "{path}");
        assert!(policy.contains("base-uri 'none'") && policy.contains("form-action 'self'"), "{path}");
        assert!(!policy.contains("script-src") && !policy.contains("unsafe"), "{path}");
        assert_eq!(answer.header("x-content-type-options"), "nosniff", "{path}");
        assert_eq!(answer.header("cross-origin-opener-policy"), "same-origin", "{path}");
        assert_eq!(answer.header("strict-transport-security"), "max-age=31536000", "{path}");
        assert!(answer.header("permissions-policy").contains("geolocation=()"), "{path}");
        assert!(!answer.header("referrer-policy").is_empty() && answer.header("set-cookie").is_empty(), "{path}");
        let page = answer.body.contains("<!doctype html>");
        assert!(!page || !(answer.body.contains("<script") || answer.body.contains(" style=")), "{path}");
    }
}

#[tokio::test]
async fn other_sites_load_what_is_for_them_and_nothing_else() {
    let app = with_a_site().await;
    let (id, list) = (PictureId(app.app.ids().uuid()), app.list().await.id);
    let mut tx = app.app.store().begin().await.unwrap();
    pictures::insert(&mut tx, list, id, &[0xff, 0xd8, 0], app.clock_now()).await.unwrap();
    tx.commit().await.unwrap();
    let picture = app.app.links().picture(id);
    for path in ["/embed.js", "/style.css", "/embed/in-de-ggz", &picture] {
        let answer = app.get(path).await;
        assert_eq!(answer.status, StatusCode::OK, "{path}");
        assert_eq!(answer.header("cross-origin-resource-policy"), "cross-origin", "{path}");
    }
    for path in ["/", "/l/in-de-ggz", "/l/in-de-ggz/archive", "/u/x", "/nowhere", "/desk/sign-in", "/p/nowhere.jpg"] {
        assert_eq!(app.get(path).await.header("cross-origin-resource-policy"), "same-origin", "{path}");
    }
}

#[tokio::test]
async fn pages_with_a_token_are_kept_nowhere_and_told_to_nobody() {
    let app = TestApp::new(Engine::Sqlite).await;
    app.visitor().subscribes("anke@example.org").await;
    let mails = app.mailbox("anke@example.org");
    for link in [mails.latest().confirmation_link(), mails.latest().refusal_link(), "/u/unknown".to_owned()] {
        for answer in [app.get(&link).await, app.post(&link, &[]).await] {
            assert_eq!(answer.status, StatusCode::OK);
            assert_eq!(answer.header("cache-control"), "no-store");
            assert_eq!(answer.header("x-robots-tag"), "noindex");
            assert_eq!(answer.header("referrer-policy"), "no-referrer");
        }
    }
    app.leaves(1);
}

#[tokio::test]
async fn only_the_lists_sites_frame_its_form() {
    let app = with_a_site().await;
    let framed = app.get("/embed/in-de-ggz").await;
    assert!(framed.header("content-security-policy").ends_with(&format!("frame-ancestors 'self' {SITE}")));
    let posted = app.post("/l/in-de-ggz/subscribe", &[("email", "anke"), ("form", "embed")]).await;
    assert!(posted.header("content-security-policy").ends_with(&format!("frame-ancestors 'self' {SITE}")));
}

#[tokio::test]
async fn only_the_lists_sites_read_the_form_and_post_to_it_by_script() {
    let app = with_a_site().await;
    for (method, path) in [("GET", "/embed/in-de-ggz/form.json"), ("OPTIONS", "/l/in-de-ggz/subscribe")] {
        let answer = from(&app, SITE, method, path).await;
        assert_eq!(answer.header("access-control-allow-origin"), SITE, "{path}");
        assert_eq!(answer.header("vary"), "Origin", "{path}");
        assert_eq!(answer.header("access-control-allow-credentials"), "", "{path}");
        for stranger in
            ["https://evil.example", "null", "https://www.example.org.evil.example", "http://www.example.org"]
        {
            let answer = from(&app, stranger, method, path).await;
            assert_eq!(answer.header("access-control-allow-origin"), "", "{stranger} {path}");
            assert_eq!(answer.header("vary"), "Origin", "{path}");
        }
    }
    assert_eq!(from(&app, SITE, "GET", "/l/in-de-ggz").await.header("access-control-allow-origin"), "");
}

#[tokio::test]
async fn a_failure_of_ours_shows_its_number_and_nothing_else() {
    let app = TestApp::new(Engine::Sqlite).await;
    app.app.store().close().await;
    let page = app.get("/l/in-de-ggz").await;
    assert_eq!(page.status, StatusCode::INTERNAL_SERVER_ERROR);
    assert!(page.words().contains("Er ging bij ons iets mis") && page.words().contains("Noem dit nummer"));
    let json = app.post_json("/l/in-de-ggz/subscribe", "{\"email\": \"anke@example.org\"}").await;
    assert_eq!(json.status, StatusCode::INTERNAL_SERVER_ERROR);
    for answer in [page.body, json.body] {
        for inside in ["sql", "pool", "StoreError", "anke@example.org"] {
            assert!(!answer.contains(inside), "{inside}: {answer}");
        }
    }
}

#[tokio::test]
async fn files_are_kept_by_their_version() {
    let app = TestApp::new(Engine::Sqlite).await;
    let page = app.get("/").await.body;
    let link = page.split('"').find(|text| text.starts_with("/style.css?v=")).unwrap();
    let style = app.get(link).await;
    assert!(style.header("cache-control").contains("immutable"));
    assert!(!app.get("/style.css?v=0").await.header("cache-control").contains("immutable"));
    let request =
        Request::get("/embed.js").header("if-none-match", app.get("/embed.js").await.header("etag").to_owned());
    let known = app.request(request.body(Body::empty()).unwrap()).await;
    assert_eq!((known.status, known.body.as_str()), (StatusCode::NOT_MODIFIED, ""));
}
