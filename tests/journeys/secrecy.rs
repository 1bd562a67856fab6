//! A stolen database or log does not reveal who is on a list, and holds no token that works.

use std::{
    io,
    sync::{Arc, Mutex},
};

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
use tracing_subscriber::fmt::MakeWriter;

use super::leave_link;
use crate::{
    both_engines,
    support::{
        app::{Engine, TestApp},
        desk::Person,
        fixtures::{self, line},
        raw::{Raw, TABLES},
    },
};

/// A log that is kept in memory.
#[derive(Clone, Default)]
pub(crate) struct Log(Arc<Mutex<Vec<u8>>>);

impl Log {
    /// Listens to everything that this thread logs from now on, until the guard is dropped.
    pub(crate) fn listen(&self) -> tracing::subscriber::DefaultGuard {
        let level = tracing::Level::TRACE;
        let subscriber = tracing_subscriber::fmt().with_max_level(level).with_writer(self.clone()).with_ansi(false);
        tracing::subscriber::set_default(subscriber.finish())
    }

    /// Takes out the lines so far, and counts those with these words.
    pub(crate) fn count(&self, words: &str) -> usize {
        let text = String::from_utf8(std::mem::take(&mut *self.0.lock().unwrap())).unwrap();
        text.lines().filter(|line| line.contains(words)).count()
    }
}

impl io::Write for Log {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl<'a> MakeWriter<'a> for Log {
    type Writer = Self;

    fn make_writer(&'a self) -> Self {
        self.clone()
    }
}

const SECRETS: [&str; 7] =
    ["zilvermeeuw", "Zilvermeeuw", "koolmees", "roodborst", "redactiemus", "vogelnest.example", "Wilhelmina-Josephina"];

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
    subscribers::manage::add(&app.app, &list, "roodborst@vogelnest.example".parse().unwrap(), name, "op papier")
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

/// All data at rest: the files of SQLite, or every row of PostgreSQL as text.
async fn at_rest(app: &TestApp, engine: Engine) -> Vec<u8> {
    if engine == Engine::Sqlite {
        let mut all = Vec::new();
        for name in ["rondbrief.db", "rondbrief.db-wal"] {
            all.extend(std::fs::read(app.folder.path().join(name)).unwrap());
        }
        return all;
    }
    let mut raw: Raw = app.raw().await;
    let mut all = String::new();
    for table in TABLES {
        all += &raw.texts(&format!("SELECT CAST({table} AS TEXT) FROM {table}")).await.join("\n");
    }
    all.into_bytes()
}

fn holds(haystack: &[u8], needle: &[u8]) -> bool {
    haystack.windows(needle.len()).any(|window| window == needle)
}

both_engines! {
    async fn the_database_holds_no_address_no_name_and_no_token(engine) {
        let app = TestApp::new(engine).await;
        let tokens = lived_in(&app).await;
        let all = at_rest(&app, engine).await;
        assert!(holds(&all, b"update@example.org"), "the list's own sender is there to be found");
        assert!(holds(&all, b"op papier"));
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
        let watching = log.listen();
        let app = TestApp::new(engine).await;
        let tokens = lived_in(&app).await;
        drop(watching);
        let text = String::from_utf8(log.0.lock().unwrap().clone()).unwrap();
        assert!(text.contains("issue composed") && text.contains("issue held"), "{text}");
        for secret in SECRETS.iter().map(ToString::to_string).chain(tokens) {
            let line = text.lines().find(|line| line.contains(&secret));
            assert_eq!(line, None, "{secret}");
        }
    }
}
