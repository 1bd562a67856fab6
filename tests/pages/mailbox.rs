//! The built-in mailbox: it exists while no SMTP server is configured, opens by its key only, and is safe to open.

use std::net::SocketAddr;

use axum::{
    body::{Body, to_bytes},
    extract::ConnectInfo,
    http::{Request, StatusCode},
};
use rondbrief::{
    app::running::captured,
    domain::token::Token,
    web::{Settings, admin_router, router},
};
use serde_json::Value;
use tower::ServiceExt;

use crate::support::app::{Answer, Engine, TestApp};

const ANKE: &str = "anke@example.org";

/// Opens a page in a browser that has opened the printed link.
async fn look(app: &TestApp, path: &str) -> Answer {
    let cookie = key_in_a_cookie(app).await;
    app.request(Request::get(path).header("cookie", cookie).body(Body::empty()).unwrap()).await
}

/// The cookie of a browser that has opened the printed link; empty without one.
async fn key_in_a_cookie(app: &TestApp) -> String {
    let Some(key) = captured::key(&app.app) else { return String::new() };
    let opened = app.get(&app.app.links().mailbox(key)).await;
    assert_eq!((opened.status, opened.header("location")), (StatusCode::SEE_OTHER, "/mailbox"));
    opened.header("set-cookie").split(';').next().unwrap().to_owned()
}

/// Opens a page with these header fields.
async fn call(app: &TestApp, path: &str, fields: &[(&str, &str)]) -> Answer {
    let request = fields.iter().fold(Request::get(path), |request, (name, value)| request.header(*name, *value));
    app.request(request.body(Body::empty()).unwrap()).await
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

/// The service as its first command starts it, with a mail in the mailbox.
async fn at_home() -> TestApp {
    let app = TestApp::at(Engine::Sqlite, "http://127.0.0.1:8080").await;
    app.visitor().subscribes(ANKE).await;
    app
}

/// The header fields with which web servers pass a stranger's request on: nginx without any setting for it, the same as it is
/// recommended, Apache, Caddy, and one that passes the stranger's own Host on and adds nothing.
const PROXIED: [&[(&str, &str)]; 5] = [
    &[("host", "127.0.0.1:8080"), ("connection", "close")],
    &[("host", "localhost"), ("x-forwarded-for", "203.0.113.9"), ("x-forwarded-proto", "https")],
    &[("host", "127.0.0.1:8080"), ("x-forwarded-host", "news.example.org"), ("x-forwarded-server", "news.example.org")],
    &[("host", "localhost"), ("x-forwarded-for", "203.0.113.9"), ("via", "1.1 Caddy")],
    &[("host", "localhost")],
];

#[tokio::test]
async fn a_web_server_in_front_opens_neither_mailbox_nor_metrics() {
    let app = at_home().await;
    let messages = look(&app, "/mailbox/messages.json").await.body;
    let messages: Value = serde_json::from_str(&messages).unwrap();
    let mail = format!("/mailbox/{}", messages[0]["id"].as_str().unwrap());
    let pages =
        ["/mailbox", "/mailbox/messages.json", &mail, &format!("{mail}.eml"), &format!("{mail}/html"), "/metrics"];
    for (fields, page) in PROXIED.into_iter().flat_map(|fields| pages.map(|page| (fields, page))) {
        let answer = call(&app, page, fields).await;
        assert!(answer.status.is_client_error(), "{page} {fields:?}: {}", answer.status);
        assert!(!answer.body.contains(ANKE) && !answer.body.contains("rondbrief_"), "{page} {fields:?}");
        assert!(answer.header("set-cookie").is_empty(), "{page} {fields:?}");
    }
}

#[tokio::test]
async fn who_is_at_this_machine_is_told_how_the_mailbox_opens_and_nobody_else() {
    let app = at_home().await;
    for name in ["localhost:8080", "127.0.0.1", "[::1]:8080"] {
        let told = call(&app, "/mailbox", &[("host", name)]).await;
        assert!(told.status == StatusCode::FORBIDDEN && told.words().contains("eigen link"), "{name}");
    }
    for name in ["news.example.org", "localhost.evil.example", "192.0.2.1:8080", "127.0.0.1@evil.example", ""] {
        assert_eq!(call(&app, "/mailbox", &[("host", name)]).await.status, StatusCode::NOT_FOUND, "{name}");
    }
    for field in ["forwarded", "x-forwarded-for", "x-real-ip", "via", "x-forwarded-host"] {
        let fields = [("host", "localhost"), (field, "203.0.113.9")];
        assert_eq!(call(&app, "/mailbox", &fields).await.status, StatusCode::NOT_FOUND, "{field}");
    }
    let trusting = Settings { trusted_proxies: vec!["127.0.0.1".parse().unwrap()], ..Settings::default() };
    for (settings, peer, expected) in [
        (Settings::default(), [127, 0, 0, 1], StatusCode::FORBIDDEN),
        (Settings::default(), [192, 0, 2, 7], StatusCode::NOT_FOUND),
        (trusting, [127, 0, 0, 1], StatusCode::NOT_FOUND),
    ] {
        let mut request = Request::get("/mailbox").header("host", "localhost").body(Body::empty()).unwrap();
        request.extensions_mut().insert(ConnectInfo(SocketAddr::from((peer, 4_000))));
        let answer = router(app.app.clone(), settings).oneshot(request).await.unwrap();
        assert_eq!(answer.status(), expected, "{peer:?}");
    }
    let public = TestApp::new(Engine::Sqlite).await;
    assert_eq!(call(&public, "/mailbox", &[("host", "localhost")]).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn the_printed_link_opens_the_mailbox_at_any_base_url_and_no_other_key_does() {
    for (base, root) in
        [("http://127.0.0.1:8080", ""), ("https://nieuws.example.org", ""), ("https://example.org/nieuws", "/nieuws")]
    {
        let app = TestApp::at(Engine::Sqlite, base).await;
        let link = app.app.links().mailbox(captured::key(&app.app).unwrap());
        assert!(link.starts_with(&format!("{base}/mailbox/open/")));
        let opened = app.get(&link).await;
        assert_eq!(opened.header("location"), format!("{root}/mailbox"));
        let cookie = opened.header("set-cookie");
        assert_eq!(cookie.contains("; Secure") && cookie.starts_with("__Host-"), base.starts_with("https"), "{cookie}");
        assert!(cookie.contains("; HttpOnly; SameSite=Lax") && cookie.contains("; Path=/;"), "{cookie}");
        assert_eq!(opened.header("referrer-policy"), "no-referrer");
        let (cookie, _) = cookie.split_once(';').unwrap();
        assert_eq!(call(&app, "/mailbox", &[("cookie", cookie)]).await.status, StatusCode::OK);
        let (name, key) = cookie.split_once('=').unwrap();
        let other = Token::new([7; 16]).text();
        for wrong in ["", &key[1..], &other, &key.to_uppercase()] {
            let answer = call(&app, "/mailbox", &[("cookie", &format!("{name}={wrong}"))]).await;
            assert_eq!(answer.status, StatusCode::NOT_FOUND, "{wrong:?}");
            let answer = app.get(&format!("/mailbox/open/{wrong}")).await;
            assert!(answer.status == StatusCode::NOT_FOUND && answer.header("set-cookie").is_empty(), "{wrong:?}");
        }
    }
}

#[tokio::test]
async fn each_start_makes_another_key_and_no_cookie_holds_one() {
    let (app, later) = (TestApp::new(Engine::Sqlite).await, TestApp::new(Engine::Sqlite).await);
    let key = captured::key(&app.app).unwrap();
    assert_eq!(captured::key(&app.app), Some(key), "the link works for as long as the service runs");
    assert_ne!(captured::key(&later.app), Some(key), "the same secret key, started anew");
    let cookie = key_in_a_cookie(&app).await;
    assert!(!cookie.contains(&key.text()), "who reads the cookie cannot hand on the link");
    assert_eq!(call(&later, "/mailbox", &[("cookie", &cookie)]).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn mailbox_and_metrics_can_have_an_address_of_their_own() {
    let app = TestApp::new(Engine::Sqlite).await;
    app.visitor().subscribes(ANKE).await;
    let cookie = key_in_a_cookie(&app).await.replace("__Host-", "");
    let settings = || Settings { admin_apart: true, ..Settings::default() };
    let (pages, admin) = (router(app.app.clone(), settings()), admin_router(app.app.clone(), settings()));
    let ask = async |router: &axum::Router, path: &str, fields: &[(&str, &str)]| {
        let request = fields.iter().fold(Request::get(path), |request, (name, value)| request.header(*name, *value));
        let (head, body) = router.clone().oneshot(request.body(Body::empty()).unwrap()).await.unwrap().into_parts();
        (head.status, String::from_utf8(to_bytes(body, 1_000_000).await.unwrap().to_vec()).unwrap())
    };
    for cookie in [cookie.clone(), format!("__Host-{cookie}")] {
        for path in ["/mailbox", "/metrics"] {
            assert_eq!(ask(&pages, path, &[("cookie", &cookie)]).await.0, StatusCode::NOT_FOUND, "{path}");
        }
    }
    assert_eq!(ask(&admin, "/mailbox", &[]).await.0, StatusCode::NOT_FOUND, "the key is needed there as well");
    let (status, mailbox) = ask(&admin, "/mailbox", &[("cookie", &cookie)]).await;
    assert!(status == StatusCode::OK && mailbox.contains(ANKE));
    assert!(mailbox.contains("href=\"https://nieuws.example.org/\""), "the lists are at the usual address");
    assert_eq!(ask(&admin, "/metrics", &[]).await.0, StatusCode::OK);
    assert_eq!(ask(&admin, "/metrics", &[("x-forwarded-for", "203.0.113.9")]).await.0, StatusCode::NOT_FOUND);
    for host in ["127.0.0.1:9100", "localhost:9100", "[::1]:9100", "192.0.2.7:9100", "nieuws.example.org"] {
        assert_eq!(ask(&admin, "/metrics", &[("host", host)]).await.0, StatusCode::OK, "{host}");
    }
    for host in
        ["evil.example", "localhost.evil.example:9100", "127.0.0.1.evil.example", "nieuws.example.org.evil.example", ""]
    {
        assert_eq!(
            ask(&admin, "/metrics", &[("host", host)]).await.0,
            StatusCode::NOT_FOUND,
            "a name made to point here: {host}"
        );
    }
    for path in ["/healthz", "/style.css"] {
        assert_eq!(ask(&admin, path, &[]).await.0, StatusCode::OK, "{path}");
    }
    for path in ["/", "/l/in-de-ggz", "/desk"] {
        assert_eq!(ask(&admin, path, &[]).await.0, StatusCode::NOT_FOUND, "{path}");
    }
}
