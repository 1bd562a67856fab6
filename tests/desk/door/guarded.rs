//! The desk refuses forms from other sites, and limits the scripts, caches, frames and cookies of its pages.

use std::{
    convert::Infallible,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
};

use axum::{
    body::Body,
    http::{Request, StatusCode, request::Builder},
};
use futures_util::{FutureExt, stream};
use rondbrief::{
    app::{editors::manage::Post, issues::compose},
    domain::{editor::Role, item::ItemKind},
};

use crate::support::{
    app::{Engine, TestApp},
    desk::{Person, factor_shown, invite},
    fixtures,
};

const ANKE: &str = "anke@example.org";
const BO: &str = "bo@example.org";

async fn with_two_editors() -> TestApp {
    let app = TestApp::new(Engine::Sqlite).await;
    for address in [ANKE, BO] {
        invite(&app, address, Post::On(app.list().await.id, Role::Owner)).await;
    }
    app
}

const SIGNED_IN: [&str; 10] = [
    "/desk/l/in-de-ggz/readers",
    "/desk/l/in-de-ggz/readers/018f0000-0000-7000-8000-000000000000/erase",
    "/desk/l/in-de-ggz/people/invite",
    "/desk/l/in-de-ggz/people/018f0000-0000-7000-8000-000000000000/leave",
    "/desk/l/in-de-ggz/issues",
    "/desk/l/in-de-ggz/issues/1/do/approve",
    "/desk/sign-out",
    "/desk/language",
    "/desk/sessions/end-all",
    "/desk/sessions/018f0000-0000-7000-8000-000000000000/end",
];

#[tokio::test]
async fn a_form_without_its_token_or_with_anothers_changes_nothing() {
    let app = with_two_editors().await;
    let (anke, bo) = (Person::by_link(&app, ANKE).await, Person::by_link(&app, BO).await);
    let again = Person::by_link(&app, ANKE).await;
    let (own, foreign) =
        (anke.get("/desk").await.field("token").unwrap(), bo.get("/desk").await.field("token").unwrap());
    let older = again.get("/desk").await.field("token").unwrap();
    assert!(own != foreign && own != older, "each session has a token of its own");
    for path in SIGNED_IN {
        for token in ["", &foreign, &older, &own[1..], &own.to_uppercase()] {
            let fields = [("language", "en"), ("back", "/desk"), ("seen", ""), ("newest", "0")];
            let answer = anke.post(path, &[&[("token", token)], &fields[..]].concat()).await;
            assert_eq!(answer.status, StatusCode::FORBIDDEN, "{path} {token:?}");
        }
        let answer = anke.post(path, &[("language", "en"), ("back", "/desk")]).await;
        assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{path}: no token at all");
    }
    assert!(anke.is_in().await);
    assert!(anke.get("/desk").await.words().contains("Lijsten"), "still in Dutch");
}

#[tokio::test]
async fn a_form_that_is_posted_before_signing_in_is_bound_to_its_browser() {
    let app = with_two_editors().await;
    let (one, other) = (Person::new(&app), Person::new(&app));
    let token = other.get("/desk/sign-in").await.field("token").unwrap();
    one.get("/desk/sign-in").await;
    let answer = one.post("/desk/sign-in", &[("token", &token), ("email", ANKE)]).await;
    assert_eq!(answer.status, StatusCode::FORBIDDEN);
    assert!(answer.words().contains("Sta dan cookies toe"), "{}", answer.words());
    let link = one.asks_for_a_link(ANKE).await;
    assert_eq!(one.post(&link, &[("token", &token)]).await.status, StatusCode::FORBIDDEN);
    assert!(!one.is_in().await);
}

#[tokio::test]
async fn a_form_from_another_site_changes_nothing() {
    let app = with_two_editors().await;
    let anke = Person::by_link(&app, ANKE).await;
    let token = anke.get("/desk").await.field("token").unwrap();
    let form = |request: Builder| {
        request
            .header("content-type", "application/x-www-form-urlencoded")
            .body(Body::from(format!("token={token}&language=en&back=/desk")))
            .unwrap()
    };
    let post = async |headers: &[(&str, &str)]| {
        let request =
            headers.iter().fold(anke.request("POST", "/desk/language"), |it, (name, text)| it.header(*name, *text));
        anke.send(form(request)).await.status
    };
    let own = anke.origin.as_str();
    for refused in [
        &[("origin", "https://evil.example")][..],
        &[("origin", "null")],
        &[("origin", "http://nieuws.example.org")],
        &[("origin", "https://nieuws.example.org:8443")],
        &[("origin", "https://evil.example"), ("sec-fetch-site", "same-origin")],
        &[("sec-fetch-site", "cross-site")],
        &[("sec-fetch-site", "same-site")],
        &[("sec-fetch-site", "none")],
        &[],
    ] {
        assert_eq!(post(refused).await, StatusCode::FORBIDDEN, "{refused:?}");
    }
    assert!(anke.get("/desk").await.words().contains("Lijsten"), "still in Dutch");
    assert_eq!(post(&[("sec-fetch-site", "same-origin")]).await, StatusCode::SEE_OTHER);
    assert_eq!(post(&[("origin", own)]).await, StatusCode::SEE_OTHER);
    let plain = anke.request("POST", "/desk/language").header("origin", own).header("content-type", "text/plain");
    let answer = anke.send(plain.body(Body::from(format!("token={token}&language=nl&back=/desk"))).unwrap()).await;
    assert_eq!(answer.status, StatusCode::BAD_REQUEST);
}

#[tokio::test]
async fn pages_are_kept_nowhere_framed_by_nobody_and_run_no_script_but_our_own() {
    let app = with_two_editors().await;
    let anke = Person::by_link(&app, ANKE).await;
    app.queue(&fixtures::item(1, ItemKind::News, "Nieuws")).await;
    compose::compose_now(&app.app, &app.list().await).await.unwrap();
    let issues = ["/desk/l/in-de-ggz/issues", "/desk/l/in-de-ggz/issues/1", "/desk/l/in-de-ggz/issues/1/do/approve"];
    let people = [
        "/desk/l/in-de-ggz/readers",
        "/desk/l/in-de-ggz/readers/add",
        "/desk/l/in-de-ggz/people",
        "/desk/l/in-de-ggz/people/invite",
    ];
    let others = [
        "/desk",
        "/desk/l/in-de-ggz",
        "/desk/sessions",
        "/desk/nowhere",
        "/desk/in/x",
        "/desk/first/x",
        "/desk/factor",
    ];
    for path in others.into_iter().chain(issues).chain(people) {
        let page = anke.get(path).await;
        assert_eq!(page.header("cache-control"), "no-store", "{path}");
        assert_eq!(page.header("referrer-policy"), "same-origin", "{path}: a form says where it comes from");
        assert_eq!(page.header("x-content-type-options"), "nosniff", "{path}");
        let policy = page.header("content-security-policy");
        for rule in ["default-src 'none'", "frame-ancestors 'none'", "form-action 'self'", "base-uri 'none'"] {
            assert!(policy.contains(rule), "{path}: {policy}");
        }
        assert!(
            !policy.contains("unsafe") && !policy.contains("http") && !policy.contains("data:"),
            "{path}: {policy}"
        );
        assert_eq!(page.body.matches("<script").count(), page.body.matches("<script src=\"/").count(), "{path}");
        for never in ["<style", " style=", " onclick", "http://", "javascript:"] {
            assert!(!page.body.contains(never), "{path}: {never}");
        }
        assert_eq!(page.header("access-control-allow-origin"), "", "{path}");
    }
    app.leaves(2);
}

#[tokio::test]
async fn cookies_go_to_this_host_only_and_to_no_script() {
    let app = with_two_editors().await;
    let page = Person::new(&app).get("/desk/sign-in").await;
    let cookie = page.header("set-cookie");
    assert!(cookie.starts_with("__Host-rondbrief-browser="), "{cookie}");
    assert!(cookie.ends_with("; Path=/; Max-Age=3600; HttpOnly; SameSite=Lax; Secure"), "{cookie}");
    let here = TestApp::at(Engine::Sqlite, "http://127.0.0.1:8080").await;
    let page = here.request(Request::get("/desk/sign-in").body(Body::empty()).unwrap()).await;
    let cookie = page.header("set-cookie");
    assert!(cookie.starts_with("rondbrief-browser=") && !cookie.contains("Secure"), "{cookie}");
}

#[tokio::test]
async fn a_name_full_of_markup_stays_a_name() {
    let app = TestApp::new(Engine::Sqlite).await;
    let link =
        app.app.links().first_owner(rondbrief::app::editors::first_owner::link(&app.app).await.unwrap().unwrap());
    let anke = Person::new(&app);
    let agent = anke.request("GET", "/desk").header("user-agent", "<svg onload=alert(1)>");
    anke.send(agent.body(Body::empty()).unwrap()).await;
    anke.fills_in(&link, &[("name", "<svg onload=alert(1)>\"'"), ("email", ANKE)]).await;
    factor_shown(&app, &anke.cookie("session").unwrap()).await;
    app.change_list(|list| list.name = "<b>R&D</b>".parse().unwrap()).await;
    for path in ["/desk", "/desk/l/in-de-ggz", "/desk/sessions", "/desk/l/in-de-ggz/people"] {
        let page = anke.get(path).await;
        assert!(!page.body.contains("<svg onload") && !page.body.contains("<b>"), "{path}");
        assert!(page.words().contains("<svg onload=alert(1)>\"'"), "{path}");
    }
}

/// A body in these pieces, and the number of bytes of it that were read.
fn counted(pieces: Vec<Vec<u8>>) -> (Body, Arc<AtomicUsize>) {
    let read = Arc::new(AtomicUsize::new(0));
    let count = Arc::clone(&read);
    let pieces = pieces.into_iter().map(move |piece| {
        count.fetch_add(piece.len(), Ordering::SeqCst);
        Ok::<_, Infallible>(piece)
    });
    (Body::from_stream(stream::iter(pieces)), read)
}

#[tokio::test]
async fn little_text_and_no_file_is_read_of_who_may_not_post_it() {
    const PIECE: usize = 16 * 1024;
    let app = with_two_editors().await;
    invite(&app, "cas@example.org", Post::On(app.list().await.id, Role::Viewer)).await;
    let nobody = Person::new(&app);
    nobody.get("/desk/sign-in").await;
    let forged = Person::new(&app);
    forged.forge("session", "018f0000000070008000000000000001");
    let viewer = Person::by_link(&app, "cas@example.org").await;
    let token = viewer.get("/desk").await.field("token").unwrap();
    let part = |name: &str, more: &str| {
        format!("--x\r\ncontent-disposition: form-data; name=\"{name}\"{more}\r\n\r\n").into_bytes()
    };
    let fields =
        [part("token", ""), token.clone().into_bytes(), b"\r\n".into(), part("upload", "; filename=\"a.png\"")]
            .concat();
    let file = [vec![fields], vec![vec![0; PIECE]; 600], vec![b"\r\n--x--\r\n".into()]].concat();
    let text = [vec![format!("token={token}&body=").into_bytes()], vec![vec![b'x'; PIECE]; 100]].concat();
    for (who, path) in [(&nobody, "nobody"), (&nobody, "in-de-ggz"), (&forged, "in-de-ggz"), (&viewer, "in-de-ggz")] {
        let post = async |kind: &str, pieces: &Vec<Vec<u8>>| {
            let (body, read) = counted(pieces.clone());
            let request = who.request("POST", &format!("/desk/l/{path}/queue/add")).header("origin", &who.origin);
            let answer = who.send(request.header("content-type", kind).body(body).unwrap()).await;
            (answer.status, read.load(Ordering::SeqCst))
        };
        let (status, read) = post("multipart/form-data; boundary=x", &file).await;
        assert!(status.is_redirection() || status.is_client_error(), "{status}");
        assert!(read < 3 * PIECE, "{path}: {read} bytes of a file");
        let (status, read) = post("application/x-www-form-urlencoded", &text).await;
        assert_eq!(status, StatusCode::PAYLOAD_TOO_LARGE, "{path}");
        assert!(read < 256 * 1024 + 2 * PIECE, "{path}: {read} bytes of text");
    }
}

#[tokio::test]
async fn guests_share_the_memory_for_large_forms() {
    let app = with_two_editors().await;
    let guest = Person::new(&app);
    guest.get("/desk/sign-in").await;
    let post = async |body: Body, length: Option<usize>| {
        let kind = "application/x-www-form-urlencoded";
        let request =
            guest.request("POST", "/desk/sign-in").header("origin", &guest.origin).header("content-type", kind);
        let request = length.into_iter().fold(request, |request, length| request.header("content-length", length));
        guest.send(request.body(body).unwrap()).await
    };
    let endless = || Body::from_stream(stream::pending::<Result<Vec<u8>, Infallible>>());
    let mut stalled: Vec<_> = (0..32).map(|_| Box::pin(post(endless(), None))).collect();
    assert!(stalled.iter_mut().all(|post| post.as_mut().now_or_never().is_none()));
    let answer = post(endless(), Some(20_000)).await;
    assert_eq!((answer.status, answer.header("retry-after")), (StatusCode::SERVICE_UNAVAILABLE, "10"));
    assert!(answer.words().contains("erg druk"), "{}", answer.words());
    assert_eq!(
        post(Body::from("token=x&email=a"), Some(15)).await.status,
        StatusCode::FORBIDDEN,
        "a small one is read"
    );
    stalled.pop();
    assert_eq!(post(Body::from("token=x&email=a"), None).await.status, StatusCode::FORBIDDEN, "there is room again");
}
