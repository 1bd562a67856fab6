//! Who sees what: every route of the desk, for every role, in one table.

use axum::http::StatusCode;
use rondbrief::{
    app::{
        compose,
        keep_editors::{self, Post},
        keep_lists, keep_people, readers,
    },
    domain::{editor::Role, ids::ListId, item::Kind, list::List},
};
use uuid::Uuid;

use crate::support::{
    app::{Engine, TestApp},
    desk::{Person, invite},
    fixtures,
};

/// What becomes of a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fate {
    /// The page is shown.
    Shown,
    /// It is done, and another page follows.
    Done,
    /// First one signs in.
    SignIn,
    /// There is nothing there, for this person.
    Nothing,
    /// It does not come from a page of this browser's.
    Refused,
    /// It cannot be done as things stand.
    Late,
}
use Fate::{Done, Late, Nothing, Refused, Shown, SignIn};

/// Every route, with what becomes of it: for nobody, and for a reader, an editor, a publisher and an owner of the list, and for
/// an owner of the whole installation.
const ROUTES: &[(&str, &str, [Fate; 6])] = &[
    ("GET", "/desk", [SignIn, Shown, Shown, Shown, Shown, Shown]),
    ("GET", "/desk/l/in-de-ggz", [SignIn, Shown, Shown, Shown, Shown, Shown]),
    ("GET", "/desk/l/welkome-wijk", [SignIn, Nothing, Nothing, Nothing, Nothing, Shown]),
    ("GET", "/desk/l/in-de-ggz/queue", [SignIn, Shown, Shown, Shown, Shown, Shown]),
    ("GET", "/desk/l/welkome-wijk/queue", [SignIn, Nothing, Nothing, Nothing, Nothing, Shown]),
    ("GET", "/desk/l/in-de-ggz/queue/add", [SignIn, Nothing, Shown, Shown, Shown, Shown]),
    ("GET", "/desk/l/welkome-wijk/queue/add", [SignIn, Nothing, Nothing, Nothing, Nothing, Shown]),
    ("POST", "/desk/l/in-de-ggz/queue/add", [SignIn, Nothing, Done, Done, Done, Done]),
    ("POST", "/desk/l/welkome-wijk/queue/add", [SignIn, Nothing, Nothing, Nothing, Nothing, Nothing]),
    ("POST", "/desk/l/in-de-ggz/queue/018f0000000070008000000000000001/pin", [SignIn, Nothing, Done, Done, Done, Done]),
    ("GET", "/desk/l/in-de-ggz/queue/018f0000000070008000000000000001", [SignIn, Nothing, Shown, Shown, Shown, Shown]),
    ("POST", "/desk/l/in-de-ggz/queue/018f0000000070008000000000000001", [SignIn, Nothing, Done, Done, Done, Done]),
    ("POST", "/desk/l/in-de-ggz/queue/preview", [SignIn, Nothing, Shown, Shown, Shown, Shown]),
    (
        "POST",
        "/desk/l/in-de-ggz/queue/018f0000000070008000000000000001/place",
        [SignIn, Nothing, Done, Done, Done, Done],
    ),
    (
        "POST",
        "/desk/l/in-de-ggz/queue/018f0000000070008000000000000001/copy",
        [SignIn, Nothing, Done, Done, Done, Done],
    ),
    (
        "POST",
        "/desk/l/in-de-ggz/queue/018f0000000070008000000000000001/withdraw",
        [SignIn, Nothing, Done, Done, Done, Done],
    ),
    (
        "POST",
        "/desk/l/in-de-ggz/queue/018f0000000070008000000000000001/restore",
        [SignIn, Nothing, Done, Done, Done, Done],
    ),
    (
        "GET",
        "/desk/l/in-de-ggz/queue/018f0000000070008000000000000001/move",
        [SignIn, Nothing, Nothing, Nothing, Nothing, Shown],
    ),
    (
        "POST",
        "/desk/l/in-de-ggz/queue/018f0000000070008000000000000001/move",
        [SignIn, Nothing, Done, Done, Done, Done],
    ),
    ("GET", "/desk/l/in-de-ggz/queue/x", [SignIn, Nothing, Nothing, Nothing, Nothing, Nothing]),
    (
        "GET",
        "/desk/l/welkome-wijk/queue/018f0000000070008000000000000001",
        [SignIn, Nothing, Nothing, Nothing, Nothing, Nothing],
    ),
    (
        "POST",
        "/desk/l/welkome-wijk/queue/018f0000000070008000000000000001",
        [SignIn, Nothing, Nothing, Nothing, Nothing, Nothing],
    ),
    (
        "POST",
        "/desk/l/welkome-wijk/queue/018f0000000070008000000000000001/pin",
        [SignIn, Nothing, Nothing, Nothing, Nothing, Nothing],
    ),
    (
        "POST",
        "/desk/l/welkome-wijk/queue/018f0000000070008000000000000001/place",
        [SignIn, Nothing, Nothing, Nothing, Nothing, Nothing],
    ),
    (
        "POST",
        "/desk/l/welkome-wijk/queue/018f0000000070008000000000000001/withdraw",
        [SignIn, Nothing, Nothing, Nothing, Nothing, Nothing],
    ),
    (
        "POST",
        "/desk/l/welkome-wijk/queue/018f0000000070008000000000000001/restore",
        [SignIn, Nothing, Nothing, Nothing, Nothing, Nothing],
    ),
    (
        "POST",
        "/desk/l/welkome-wijk/queue/018f0000000070008000000000000001/copy",
        [SignIn, Nothing, Nothing, Nothing, Nothing, Nothing],
    ),
    (
        "POST",
        "/desk/l/welkome-wijk/queue/018f0000000070008000000000000001/move",
        [SignIn, Nothing, Nothing, Nothing, Nothing, Nothing],
    ),
    ("POST", "/desk/l/welkome-wijk/queue/preview", [SignIn, Nothing, Nothing, Nothing, Nothing, Shown]),
    ("GET", "/desk/l/bestaat-niet", [SignIn, Nothing, Nothing, Nothing, Nothing, Nothing]),
    ("GET", "/desk/l/in-de-ggz/issues", [SignIn, Shown, Shown, Shown, Shown, Shown]),
    ("GET", "/desk/l/in-de-ggz/issues/1", [SignIn, Shown, Shown, Shown, Shown, Shown]),
    ("GET", "/desk/l/in-de-ggz/issues/1/mail", [SignIn, Shown, Shown, Shown, Shown, Shown]),
    ("GET", "/desk/l/in-de-ggz/issues/1/sending", [SignIn, Done, Done, Done, Done, Done]),
    ("GET", "/desk/l/in-de-ggz/issues/1/sending/events", [SignIn, Nothing, Nothing, Nothing, Nothing, Nothing]),
    ("GET", "/desk/l/in-de-ggz/issues/1/do/approve", [SignIn, Nothing, Nothing, Shown, Shown, Shown]),
    ("GET", "/desk/l/in-de-ggz/issues/1/do/x", [SignIn, Nothing, Nothing, Nothing, Nothing, Nothing]),
    ("GET", "/desk/l/in-de-ggz/issues/2", [SignIn, Nothing, Nothing, Nothing, Nothing, Nothing]),
    ("GET", "/desk/l/in-de-ggz/issues/x", [SignIn, Nothing, Nothing, Nothing, Nothing, Nothing]),
    ("GET", "/desk/l/welkome-wijk/issues", [SignIn, Nothing, Nothing, Nothing, Nothing, Shown]),
    ("GET", "/desk/l/welkome-wijk/issues/1/mail", [SignIn, Nothing, Nothing, Nothing, Nothing, Nothing]),
    ("POST", "/desk/l/in-de-ggz/issues", [SignIn, Nothing, Done, Done, Done, Done]),
    ("POST", "/desk/l/in-de-ggz/issues/1/do/test", [SignIn, Nothing, Done, Done, Done, Done]),
    ("POST", "/desk/l/in-de-ggz/issues/1/do/approve", [SignIn, Nothing, Nothing, Done, Done, Done]),
    ("POST", "/desk/l/welkome-wijk/issues", [SignIn, Nothing, Nothing, Nothing, Nothing, Late]),
    ("POST", "/desk/l/welkome-wijk/issues/1/do/approve", [SignIn, Nothing, Nothing, Nothing, Nothing, Nothing]),
    ("GET", "/desk/l/in-de-ggz/numbers", [SignIn, Shown, Shown, Shown, Shown, Shown]),
    ("GET", "/desk/l/welkome-wijk/numbers", [SignIn, Nothing, Nothing, Nothing, Nothing, Shown]),
    ("GET", "/desk/l/in-de-ggz/log", [SignIn, Nothing, Nothing, Nothing, Shown, Shown]),
    ("GET", "/desk/l/welkome-wijk/log", [SignIn, Nothing, Nothing, Nothing, Nothing, Shown]),
    ("GET", "/desk/log", [SignIn, Nothing, Nothing, Nothing, Nothing, Shown]),
    ("GET", "/desk/l/in-de-ggz/settings", [SignIn, Shown, Shown, Shown, Shown, Shown]),
    ("GET", "/desk/l/welkome-wijk/settings", [SignIn, Nothing, Nothing, Nothing, Nothing, Shown]),
    ("GET", "/desk/l/in-de-ggz/settings/embed", [SignIn, Shown, Shown, Shown, Shown, Shown]),
    ("GET", "/desk/l/welkome-wijk/settings/embed", [SignIn, Nothing, Nothing, Nothing, Nothing, Shown]),
    ("GET", "/desk/l/in-de-ggz/settings/rhythm", [SignIn, Nothing, Nothing, Nothing, Shown, Shown]),
    ("GET", "/desk/l/welkome-wijk/settings/rhythm", [SignIn, Nothing, Nothing, Nothing, Nothing, Shown]),
    ("GET", "/desk/l/in-de-ggz/settings/x", [SignIn, Nothing, Nothing, Nothing, Nothing, Nothing]),
    ("POST", "/desk/l/in-de-ggz/settings/approval", [SignIn, Nothing, Nothing, Nothing, Done, Done]),
    ("POST", "/desk/l/welkome-wijk/settings/approval", [SignIn, Nothing, Nothing, Nothing, Nothing, Done]),
    ("POST", "/desk/l/in-de-ggz/settings/x", [SignIn, Nothing, Nothing, Nothing, Nothing, Nothing]),
    ("GET", "/desk/l/in-de-ggz/readers", [SignIn, Nothing, Nothing, Nothing, Shown, Shown]),
    ("GET", "/desk/l/welkome-wijk/readers", [SignIn, Nothing, Nothing, Nothing, Nothing, Shown]),
    ("POST", "/desk/l/in-de-ggz/readers", [SignIn, Nothing, Nothing, Nothing, Shown, Shown]),
    ("POST", "/desk/l/welkome-wijk/readers", [SignIn, Nothing, Nothing, Nothing, Nothing, Shown]),
    ("GET", "/desk/l/in-de-ggz/readers/add", [SignIn, Nothing, Nothing, Nothing, Shown, Shown]),
    ("GET", "/desk/l/welkome-wijk/readers/add", [SignIn, Nothing, Nothing, Nothing, Nothing, Shown]),
    ("POST", "/desk/l/in-de-ggz/readers/add", [SignIn, Nothing, Nothing, Nothing, Done, Done]),
    ("POST", "/desk/l/welkome-wijk/readers/add", [SignIn, Nothing, Nothing, Nothing, Nothing, Done]),
    ("GET", "/desk/l/in-de-ggz/readers/{lezer}", [SignIn, Nothing, Nothing, Nothing, Shown, Shown]),
    ("GET", "/desk/l/welkome-wijk/readers/{lezer}", [SignIn, Nothing, Nothing, Nothing, Nothing, Nothing]),
    ("GET", "/desk/l/in-de-ggz/readers/{lezer-van-andere}", [SignIn, Nothing, Nothing, Nothing, Nothing, Nothing]),
    ("GET", "/desk/l/in-de-ggz/readers/{nobody}", [SignIn, Nothing, Nothing, Nothing, Nothing, Nothing]),
    ("GET", "/desk/l/in-de-ggz/readers/x", [SignIn, Nothing, Nothing, Nothing, Nothing, Nothing]),
    ("POST", "/desk/l/in-de-ggz/readers/{lezer}/ask-again", [SignIn, Nothing, Nothing, Nothing, Late, Late]),
    (
        "POST",
        "/desk/l/in-de-ggz/readers/{lezer-van-andere}/ask-again",
        [SignIn, Nothing, Nothing, Nothing, Nothing, Nothing],
    ),
    ("GET", "/desk/l/in-de-ggz/readers/{lezer}/unsubscribe", [SignIn, Nothing, Nothing, Nothing, Shown, Shown]),
    (
        "GET",
        "/desk/l/in-de-ggz/readers/{lezer-van-andere}/unsubscribe",
        [SignIn, Nothing, Nothing, Nothing, Nothing, Nothing],
    ),
    ("POST", "/desk/l/in-de-ggz/readers/{lezer}/unsubscribe", [SignIn, Nothing, Nothing, Nothing, Done, Done]),
    (
        "POST",
        "/desk/l/in-de-ggz/readers/{lezer-van-andere}/unsubscribe",
        [SignIn, Nothing, Nothing, Nothing, Nothing, Nothing],
    ),
    ("GET", "/desk/l/in-de-ggz/readers/{lezer}/erase", [SignIn, Nothing, Nothing, Nothing, Shown, Shown]),
    (
        "GET",
        "/desk/l/in-de-ggz/readers/{lezer-van-andere}/erase",
        [SignIn, Nothing, Nothing, Nothing, Nothing, Nothing],
    ),
    (
        "POST",
        "/desk/l/in-de-ggz/readers/{lezer-van-andere}/erase",
        [SignIn, Nothing, Nothing, Nothing, Nothing, Nothing],
    ),
    ("POST", "/desk/l/in-de-ggz/readers/{lezer}/erase", [SignIn, Nothing, Nothing, Nothing, Done, Done]),
    ("GET", "/desk/l/in-de-ggz/people", [SignIn, Nothing, Nothing, Nothing, Shown, Shown]),
    ("GET", "/desk/l/welkome-wijk/people", [SignIn, Nothing, Nothing, Nothing, Nothing, Shown]),
    ("GET", "/desk/l/in-de-ggz/people/invite", [SignIn, Nothing, Nothing, Nothing, Shown, Shown]),
    ("GET", "/desk/l/welkome-wijk/people/invite", [SignIn, Nothing, Nothing, Nothing, Nothing, Shown]),
    ("POST", "/desk/l/in-de-ggz/people/invite", [SignIn, Nothing, Nothing, Nothing, Done, Done]),
    ("POST", "/desk/l/welkome-wijk/people/invite", [SignIn, Nothing, Nothing, Nothing, Nothing, Done]),
    ("GET", "/desk/l/in-de-ggz/people/{reader}", [SignIn, Nothing, Nothing, Nothing, Shown, Shown]),
    ("GET", "/desk/l/welkome-wijk/people/{reader}", [SignIn, Nothing, Nothing, Nothing, Nothing, Nothing]),
    ("GET", "/desk/l/in-de-ggz/people/{of-other}", [SignIn, Nothing, Nothing, Nothing, Nothing, Nothing]),
    ("GET", "/desk/l/in-de-ggz/people/{owner-of-all}", [SignIn, Nothing, Nothing, Nothing, Nothing, Nothing]),
    ("POST", "/desk/l/in-de-ggz/people/{reader}", [SignIn, Nothing, Nothing, Nothing, Done, Done]),
    ("POST", "/desk/l/in-de-ggz/people/{of-other}", [SignIn, Nothing, Nothing, Nothing, Nothing, Nothing]),
    ("GET", "/desk/l/in-de-ggz/people/{reader}/leave", [SignIn, Nothing, Nothing, Nothing, Shown, Shown]),
    ("GET", "/desk/l/in-de-ggz/people/{of-other}/leave", [SignIn, Nothing, Nothing, Nothing, Nothing, Nothing]),
    ("GET", "/desk/l/in-de-ggz/people/{owner-of-all}/leave", [SignIn, Nothing, Nothing, Nothing, Nothing, Nothing]),
    ("POST", "/desk/l/in-de-ggz/people/{nobody}/leave", [SignIn, Nothing, Nothing, Nothing, Done, Done]),
    ("GET", "/desk/l/in-de-ggz/people/{reader}/remove", [SignIn, Nothing, Nothing, Nothing, Nothing, Shown]),
    ("POST", "/desk/l/in-de-ggz/people/{nobody}/remove", [SignIn, Nothing, Nothing, Nothing, Nothing, Done]),
    ("GET", "/desk/sessions", [SignIn, Shown, Shown, Shown, Shown, Shown]),
    ("GET", "/desk/sign-in", [Shown, Done, Done, Done, Done, Done]),
    ("GET", "/desk/in/AAAAAAAAAAAAAAAAAAAAAA", [Nothing; 6]),
    ("GET", "/desk/in/x", [Nothing; 6]),
    ("GET", "/desk/first/AAAAAAAAAAAAAAAAAAAAAA", [Nothing; 6]),
    ("GET", "/desk/first/x", [Nothing; 6]),
    ("GET", "/desk/bestaat-niet", [Nothing; 6]),
    ("GET", "/desk/factor", [SignIn, Shown, Shown, Shown, Shown, Shown]),
    ("POST", "/desk/factor", [SignIn, Shown, Shown, Shown, Shown, Shown]),
    ("GET", "/desk/factor/app", [SignIn, Shown, Shown, Shown, Shown, Shown]),
    ("POST", "/desk/factor/app", [SignIn, Shown, Shown, Shown, Shown, Shown]),
    ("POST", "/desk/factor/app/remove", [SignIn, Done, Done, Done, Done, Done]),
    ("POST", "/desk/factor/codes", [SignIn, Refused, Refused, Refused, Refused, Refused]),
    ("POST", "/desk/factor/passkeys", [SignIn, Shown, Shown, Shown, Shown, Shown]),
    ("POST", "/desk/factor/passkeys/ask", [SignIn, Shown, Shown, Shown, Shown, Shown]),
    (
        "POST",
        "/desk/factor/passkeys/018f0000000070008000000000000001/remove",
        [SignIn, Nothing, Nothing, Nothing, Nothing, Nothing],
    ),
    ("POST", "/desk/passkey", [Refused, Done, Done, Done, Done, Done]),
    ("POST", "/desk/passkey/ask", [Refused, Shown, Shown, Shown, Shown, Shown]),
    ("POST", "/desk/language", [SignIn, Done, Done, Done, Done, Done]),
    (
        "POST",
        "/desk/sessions/018f0000-0000-7000-8000-000000000000/end",
        [SignIn, Nothing, Nothing, Nothing, Nothing, Nothing],
    ),
    ("POST", "/desk/sessions/x/end", [SignIn, Nothing, Nothing, Nothing, Nothing, Nothing]),
    ("POST", "/desk/sign-in", [Refused; 6]),
    ("POST", "/desk/in/AAAAAAAAAAAAAAAAAAAAAA", [Refused; 6]),
    ("POST", "/desk/first/AAAAAAAAAAAAAAAAAAAAAA", [Refused; 6]),
    ("POST", "/desk/sign-out", [SignIn, Done, Done, Done, Done, Done]),
    ("POST", "/desk/sessions/mail", [SignIn, Done, Done, Done, Done, Done]),
    ("POST", "/desk/sessions/end-all", [SignIn, Done, Done, Done, Done, Done]),
];

async fn with_two_lists() -> TestApp {
    let app = TestApp::new(Engine::Sqlite).await;
    let other = List {
        id: ListId(Uuid::from_u128(2)),
        slug: "welkome-wijk".parse().unwrap(),
        name: "Welkome Wijk".parse().unwrap(),
        ..app.list().await
    };
    keep_lists::create(&app.app, &other, None).await.unwrap();
    app
}

/// The address of each person of the table after the first.
const ADDRESSES: [&str; 5] = [
    "reader@example.org",
    "editor@example.org",
    "publisher@example.org",
    "owner@example.org",
    "owner-of-all@example.org",
];

/// Somebody of the other list, and somebody who is not there.
const OF_OTHER: &str = "of-other@example.org";
const NOBODY: &str = "018f0000000070008000000000000000";

const READER: &str = "lezer@example.org";
const READER_OF_OTHER: &str = "lezer-van-andere@example.org";

/// What stands for an id in the paths of the table, with the ids of this installation's people and readers.
async fn ids(app: &TestApp) -> Vec<(String, String)> {
    let mut ids = vec![("{nobody}".to_owned(), NOBODY.to_owned())];
    let name = |address: &str| format!("{{{}}}", address.split('@').next().unwrap());
    for address in ADDRESSES.into_iter().chain([OF_OTHER]) {
        let editor = keep_editors::find(&app.app, &address.parse().unwrap()).await.unwrap();
        ids.push((name(address), editor.id.0.simple().to_string()));
    }
    for (address, list) in [(READER, app.list().await), (READER_OF_OTHER, the_other(app).await)] {
        let id = readers::find(&app.app, &list, &address.parse().unwrap()).await.unwrap().unwrap();
        ids.push((name(address), id.0.simple().to_string()));
    }
    ids
}

async fn the_other(app: &TestApp) -> List {
    keep_lists::find(&app.app, &"welkome-wijk".parse().unwrap()).await.unwrap()
}

async fn with_everybody() -> TestApp {
    let app = with_two_lists().await;
    for (role, address) in Role::ALL.into_iter().zip(ADDRESSES) {
        invite(&app, address, Post::On(app.list().await.id, role)).await;
    }
    invite(&app, ADDRESSES[4], Post::OwnerOfAll).await;
    invite(&app, OF_OTHER, Post::On(ListId(Uuid::from_u128(2)), Role::Reader)).await;
    app.reader(READER).await;
    let reader = READER_OF_OTHER.parse().unwrap();
    keep_people::add(&app.app, &the_other(&app).await, reader, None, "op papier").await.unwrap();
    app.queue(&fixtures::item(1, Kind::News, "Nieuws")).await;
    compose::compose_now(&app.app, &app.list().await).await.unwrap();
    app
}

const ITEM: &str = "018f0000000070008000000000000001";

async fn fate(person: &Person<'_>, method: &str, path: &str) -> Fate {
    let answer = if method == "GET" {
        person.get(path).await
    } else {
        let token = person.get("/desk").await.field("token").unwrap_or_default();
        let seen = person.get("/desk/l/in-de-ggz/issues/1").await.field("seen").unwrap_or_default();
        let own = [("token", token.as_str()), ("seen", &seen), ("newest", "0")];
        let any =
            [("language", "nl"), ("back", "/desk"), ("name", "A"), ("email", "a@b.nl"), ("code", "1"), ("answer", "")];
        let item = [("id", ITEM), ("kind", "news"), ("title", "Nieuws"), ("pinned", "yes")];
        let placing = [("side", "after"), ("other", ITEM), ("copy", "018f0000000070008000000000000002")];
        let version = person.get(path).await.field("version").unwrap_or_else(|| "1".to_owned());
        let setting = [("version", version.as_str()), ("approval", "automatic"), ("minimum", "2"), ("to", "in-de-ggz")];
        let others = [("role", "reader"), ("was", "reader"), ("proof", "op papier"), ("day", "2026-11-30")];
        person.post(path, &[&own[..], &any, &item, &placing, &setting, &others].concat()).await
    };
    let takes_a_cookie = answer.headers.contains_key("set-cookie");
    match (answer.status, answer.header("location")) {
        (StatusCode::OK | StatusCode::UNPROCESSABLE_ENTITY, _) => Shown,
        (StatusCode::SEE_OTHER, "/desk/sign-in") if !takes_a_cookie => SignIn,
        (StatusCode::SEE_OTHER, _) => Done,
        (StatusCode::NOT_FOUND, _) => Nothing,
        (StatusCode::FORBIDDEN, _) if answer.words().contains("niet meer ingelogd") => SignIn,
        (StatusCode::FORBIDDEN, _) => Refused,
        (StatusCode::CONFLICT, _) => Late,
        (status, _) => panic!("{method} {path}: {status}"),
    }
}

#[tokio::test]
async fn every_route_of_the_desk_answers_every_role_as_the_table_says() {
    let app = with_everybody().await;
    let ids = ids(&app).await;
    for &(method, path, fates) in ROUTES {
        let path = &ids.iter().fold(path.to_owned(), |path, (name, id)| path.replace(name, id));
        let mut people = vec![Person::new(&app)];
        for address in ADDRESSES {
            people.push(Person::by_link(&app, address).await);
        }
        for (n, (person, expected)) in people.iter().zip(fates).enumerate() {
            assert_eq!(fate(person, method, path).await, expected, "{method} {path}, for person {n}");
        }
    }
}

#[tokio::test]
async fn what_is_not_yours_looks_like_what_does_not_exist() {
    let app = with_everybody().await;
    let reader = Person::by_link(&app, ADDRESSES[0]).await;
    let page = async |path: &str| {
        let answer = reader.get(path).await;
        let names: Vec<_> = answer.headers.keys().map(ToString::to_string).collect();
        (answer.status, names, answer.body.replace(path, "PATH"))
    };
    let nowhere = page("/desk/l/bestaat-niet").await;
    assert_eq!(page("/desk/l/welkome-wijk").await, nowhere);
    assert_eq!(page("/desk/l/Geen%20Naam").await.0, nowhere.0);
    assert!(!reader.get("/desk").await.body.contains("Welkome Wijk"));
}

#[tokio::test]
async fn every_route_in_the_code_stands_in_the_table() {
    let source = include_str!("../../src/web/desk/mod.rs");
    let routes: Vec<_> = source.split(".route(").filter(|route| route.trim_start().starts_with("\"/desk")).collect();
    assert_eq!(routes.len(), source.matches("\"/desk").count(), "all routes were found");
    for route in routes {
        let path = route.split('"').nth(1).unwrap();
        let shape = |text: &str| {
            text.split('/').map(|part| if part.starts_with('{') { "*" } else { part }.to_owned()).collect::<Vec<_>>()
        };
        let fits = |known: &str| {
            let (known, path) = (shape(known), shape(path));
            known.len() == path.len() && known.iter().zip(&path).all(|(a, b)| b == "*" || a == b)
        };
        for (method, word) in [("GET", "get("), ("POST", "post(")] {
            if route.contains(word) {
                assert!(ROUTES.iter().any(|(known, path, _)| *known == method && fits(path)), "{method} {path}");
            }
        }
    }
}
