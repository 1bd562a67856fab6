//! Access by role: every route of the desk, for every role, as the table says.

use axum::http::StatusCode;
use rondbrief::{
    app::{
        editors::{self, manage::Post},
        issues::compose,
        items, lists,
        subscribers::{self, look_up},
    },
    domain::{
        editor::{Role, may},
        ids::{ItemId, ListId},
        item::{Item, ItemKind},
        list::List,
    },
    web::{Access, Route, desk_routes},
};
use uuid::Uuid;

use super::routes::{
    Fate::{self, Done, Late, Nothing, Refused, Shown, SignIn},
    ROUTES,
};
use crate::support::{
    app::{Engine, TestApp},
    desk::{Person, invite},
    fixtures,
};

async fn with_two_lists() -> TestApp {
    let app = TestApp::new(Engine::Sqlite).await;
    let other = List {
        id: ListId(Uuid::from_u128(2)),
        slug: "welkome-wijk".parse().unwrap(),
        name: "Welkome Wijk".parse().unwrap(),
        ..app.list().await
    };
    lists::manage::create(&app.app, &other, None).await.unwrap();
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

/// A reader of the list, and one of the other list.
const READER: &str = "lezer@example.org";
const READER_OF_OTHER: &str = "lezer-van-andere@example.org";

/// The placeholders in the paths of the table, each with the id of its editor or subscriber in this installation.
async fn ids(app: &TestApp) -> Vec<(String, String)> {
    let mut ids = vec![("{nobody}".to_owned(), NOBODY.to_owned())];
    let name = |address: &str| format!("{{{}}}", address.split('@').next().unwrap());
    for address in ADDRESSES.into_iter().chain([OF_OTHER]) {
        let editor = editors::manage::find(&app.app, &address.parse().unwrap()).await.unwrap();
        ids.push((name(address), editor.id.0.simple().to_string()));
    }
    for (address, list) in [(READER, app.list().await), (READER_OF_OTHER, the_other(app).await)] {
        let id = look_up::find(&app.app, &list, &address.parse().unwrap()).await.unwrap().unwrap();
        ids.push((name(address), id.0.simple().to_string()));
    }
    ids
}

async fn the_other(app: &TestApp) -> List {
    lists::manage::find(&app.app, &"welkome-wijk".parse().unwrap()).await.unwrap()
}

async fn with_everybody() -> TestApp {
    let app = with_two_lists().await;
    for (role, address) in Role::ALL.into_iter().zip(ADDRESSES) {
        invite(&app, address, Post::On(app.list().await.id, role)).await;
    }
    invite(&app, ADDRESSES[4], Post::OwnerOfAll).await;
    invite(&app, OF_OTHER, Post::On(ListId(Uuid::from_u128(2)), Role::Viewer)).await;
    app.reader(READER).await;
    let reader = READER_OF_OTHER.parse().unwrap();
    subscribers::manage::add(&app.app, &the_other(&app).await, reader, None, "op papier").await.unwrap();
    app.queue(&fixtures::item(1, ItemKind::News, "Nieuws")).await;
    compose::compose_now(&app.app, &app.list().await).await.unwrap();
    app
}

/// The item that is posted.
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
    let cookies = answer.headers.get_all("set-cookie");
    let ends_a_session = cookies.iter().any(|cookie| cookie.to_str().unwrap().contains("-session="));
    match (answer.status, answer.header("location")) {
        (StatusCode::OK | StatusCode::UNPROCESSABLE_ENTITY, _) => Shown,
        (StatusCode::SEE_OTHER, "/desk/sign-in") if !ends_a_session => SignIn,
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
    app.leaves(11);
}

/// An item of the other list, in its issue.
const ITEM_OF_OTHER: &str = "018f0000000070008000000000000003";

#[tokio::test]
async fn nothing_of_another_list_is_within_reach_though_it_is_there() {
    let app = with_everybody().await;
    let other = the_other(&app).await;
    let id = ItemId(Uuid::parse_str(ITEM_OF_OTHER).unwrap());
    items::manage::add(&app.app, other.id, &Item { id, ..fixtures::item(3, ItemKind::News, "Van Wijk") })
        .await
        .unwrap();
    compose::compose_now(&app.app, &other).await.unwrap();
    items::manage::add(&app.app, other.id, &fixtures::item(4, ItemKind::News, "Wacht")).await.unwrap();
    let ids = ids(&app).await;
    let there = |path: &str| {
        let path = path.replace("/in-de-ggz", "/welkome-wijk").replace(ITEM, ITEM_OF_OTHER);
        let path = path.replace("{lezer}", "{lezer-van-andere}").replace("{reader}", "{of-other}");
        ids.iter().fold(path, |path, (name, id)| path.replace(name, id))
    };
    let (owner, of_all) = (Person::by_link(&app, ADDRESSES[3]).await, Person::by_link(&app, ADDRESSES[4]).await);
    let mut seen = 0;
    for &(method, path, fates) in ROUTES.iter().filter(|(_, path, _)| path.starts_with("/desk/l/in-de-ggz")) {
        assert_eq!(fate(&owner, method, &there(path)).await, Nothing, "{method} {}", there(path));
        if method == "GET" && fates[4] == Shown && fates[5] == Shown {
            assert_eq!(fate(&of_all, method, &there(path)).await, Shown, "it is there: {}", there(path));
            seen += 1;
        }
    }
    assert!(seen > 20, "{seen} pages of the other list are there");
    app.leaves(5);
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
    app.leaves(4);
}

/// True if a request of the table goes to this route.
fn fits(path: &str, route: &str) -> bool {
    let (path, route): (Vec<_>, Vec<_>) = (path.split('/').collect(), route.split('/').collect());
    path.len() == route.len() && path.iter().zip(&route).all(|(a, b)| b.starts_with('{') || a == b)
}

#[test]
fn every_route_of_the_router_stands_in_the_table() {
    for Route { method, path, .. } in desk_routes() {
        assert!(ROUTES.iter().any(|(known, at, _)| method == *known && fits(at, path)), "{method} {path}");
    }
}

#[test]
fn every_route_of_a_list_asks_for_a_permission_on_it() {
    for Route { method, path, access } in desk_routes() {
        let is_on_a_list = matches!(access, Access::OnList(_));
        assert_eq!(is_on_a_list, path.starts_with("/desk/l/{list}"), "{method} {path}: {access:?}");
        assert!(is_on_a_list || !path.starts_with("/desk/l/"), "{method} {path}");
    }
}

#[test]
fn nobody_sees_a_page_of_a_list_without_the_permission_that_its_route_asks_for() {
    let routes = desk_routes();
    for (method, path, [guest, of_list @ .., _]) in ROUTES {
        let fitting = routes.iter().filter(|route| route.method == *method && fits(path, route.path));
        // A word of a path goes before a name in it.
        let route = fitting.min_by_key(|route| route.path.matches('{').count());
        let Some(Route { access: Access::OnList(permission), .. }) = route else { continue };
        assert_eq!(*guest, SignIn, "{method} {path}");
        for (role, fate) in Role::ALL.into_iter().zip(of_list) {
            assert!(may(role, *permission) || *fate == Nothing, "{method} {path}, for a {role}");
        }
    }
}
