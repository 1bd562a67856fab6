//! A stolen database or log does not reveal who is on a list, and holds no token that works.

pub(crate) mod enumeration;
mod erased;
mod words;

use rondbrief::{
    app::{
        editors::{
            self, first_owner,
            manage::{Invitation, Post},
        },
        issues::{approve, compose, publish},
        running::tidy,
        subscribers,
    },
    domain::{editor::Role, item::ItemKind, text::language::Language},
};

use super::leave_link;
use crate::{
    both_engines,
    support::{
        app::TestApp,
        at_rest::{Log, at_rest, holds},
        desk::Person,
        fixtures::{self, line},
    },
};

const SECRETS: [&str; 8] = [
    "zilvermeeuw",
    "Zilvermeeuw",
    "koolmees",
    "roodborst",
    "redactiemus",
    "vogelnest.example",
    "Wilhelmina-Josephina",
    "op papier, bij de buren",
];

/// Does everything that a subscriber can do, under names that occur nowhere else; gives the tokens that were sent.
async fn lived_in(app: &TestApp) -> Vec<String> {
    app.change_list(|list| list.editors = vec!["redactiemus@vogelnest.example".parse().unwrap()]).await;
    let list = app.list().await;
    let body = "{\"email\":\"Zilvermeeuw@vogelnest.example\",\"name\":\"Wilhelmina-Josephina\"}";
    app.post_json("/l/in-de-ggz/subscribe", body).await;
    app.deliver().await;
    let confirmation = app.mailbox("Zilvermeeuw@vogelnest.example").latest().confirmation_link();
    app.get(&confirmation).await;
    app.post(&confirmation, &[]).await;
    app.visitor().subscribes("koolmees@vogelnest.example").await;
    let refused = app.mailbox("koolmees@vogelnest.example").latest().refusal_link();
    app.post(&refused, &[]).await;
    let name = Some(line("Wilhelmina-Josephina"));
    subscribers::manage::add(
        &app.app,
        &list,
        "roodborst@vogelnest.example".parse().unwrap(),
        name,
        "op papier, bij de buren",
    )
    .await
    .unwrap();
    app.queue(&fixtures::item(1, ItemKind::News, "Nieuws")).await;
    compose::compose_now(&app.app, &list).await.unwrap();
    approve::approve(&app.app, &list, 1).await.unwrap();
    publish::publish(&app.app, &list, 1).await.unwrap();
    let leave = leave_link(app, "roodborst@vogelnest.example").await;
    app.tick().await;
    app.get(&leave).await;
    app.post(&leave, &[]).await;
    app.queue(&fixtures::item(2, ItemKind::News, "Meer nieuws")).await;
    for moment in ["2027-01-07T09:00:00Z", "2027-01-12T09:00:00Z"] {
        app.clock.set(moment);
        app.tick().await;
    }
    app.post("/confirm/zilvermeeuw@vogelnest.example", &[]).await;
    app.post(
        "/l/in-de-ggz/subscribe",
        &[("email", "zilvermeeuw@vogelnest.example\r\n x"), ("name", "Wilhelmina-Josephina")],
    )
    .await;
    app.visitor().posts("koolmees@vogelnest.example").await;
    let signed_in = at_the_desk(app).await;
    tidy::tidy(&app.app).await.unwrap();
    let other = leave_link(app, "zilvermeeuw@vogelnest.example").await;
    let refused = refused.trim_end_matches("/refuse").to_owned();
    let links = [confirmation, refused, leave, other];
    links.iter().map(|link| link.rsplit('/').next().unwrap().to_owned()).chain(signed_in).collect()
}

/// Lets the first owner and an invited editor sign in; gives every token that they had.
async fn at_the_desk(app: &TestApp) -> Vec<String> {
    let first = first_owner::link(&app.app).await.unwrap().unwrap();
    let (owner, colleague) = (Person::new(app), Person::new(app));
    let fields = [("name", "Wilhelmina-Josephina"), ("email", "roodborst@vogelnest.example")];
    owner.fills_in(&format!("/desk/first/{}", first.text()), &fields).await;
    let post = Post::On(app.list().await.id, Role::Editor);
    let address = "redactiemus@vogelnest.example".parse().unwrap();
    let name = line("Wilhelmina-Josephina");
    editors::manage::invite(&app.app, Invitation { address, name, language: Language::Nl, post }).await.unwrap();
    let link = colleague.asks_for_a_link("redactiemus@vogelnest.example").await;
    let secret = colleague.cookie("browser").unwrap();
    colleague.fills_in(&link, &[]).await;
    let used = link.rsplit('/').next().unwrap().to_owned();
    vec![first.text(), used, secret, colleague.cookie("session").unwrap(), owner.cookie("session").unwrap()]
}

both_engines! {
    async fn the_database_holds_no_address_no_name_and_no_token(engine) {
        let app = TestApp::new(engine).await;
        let tokens = lived_in(&app).await;
        let all = at_rest(&app).await;
        assert!(holds(&all, b"update@example.org"), "the list's own sender is there to be found");
        for secret in SECRETS {
            let hex = data_encoding::HEXLOWER.encode(secret.as_bytes());
            assert!(!holds(&all, secret.as_bytes()) && !holds(&all, hex.as_bytes()), "{secret}");
        }
        for token in &tokens {
            let bytes = data_encoding::BASE64URL_NOPAD.decode(token.as_bytes()).unwrap();
            let hex = data_encoding::HEXLOWER.encode(&bytes);
            for form in [token.as_bytes(), &bytes, hex.as_bytes()] {
                assert!(!holds(&all, form), "a token stands in the database");
            }
        }
    }

    async fn no_log_line_holds_an_address_a_name_or_a_token(engine) {
        let log = Log::default();
        let watching = log.watch();
        let app = TestApp::new(engine).await;
        let tokens = lived_in(&app).await;
        drop(watching);
        let text = log.text();
        assert!(text.contains("issue composed") && text.contains("issue held"), "{text}");
        for secret in SECRETS.iter().map(ToString::to_string).chain(tokens) {
            let line = text.lines().find(|line| line.contains(&secret));
            assert_eq!(line, None, "{secret}");
        }
    }
}
