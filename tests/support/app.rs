//! The whole service in this process, on either engine, with a clock that is moved by hand. A test is written in the terms
//! of its users: `app.visitor().subscribes(address)`, `app.mailbox(address).latest()`. `both_engines!` runs one body on
//! both engines.

use std::{
    net::SocketAddr,
    sync::{Arc, Mutex},
    time::Duration,
};

use axum::{
    Router,
    body::{Body, to_bytes},
    extract::ConnectInfo,
    http::{Request, StatusCode, header},
};
use chrono::{DateTime, TimeDelta};
use rondbrief::{
    app::{App, items, lists, schedule},
    domain::{
        ids::{IdMaker, SystemIds},
        item::Item,
        list::List,
        mail::route::{Limits, RouteName},
        running::links::Links,
        text::language::Language,
        time::{Clock, Instant},
    },
    mail::{
        captured::Mailbox,
        smtp::Settings,
        transport::{Route, Routes},
    },
    outside::Outside,
    store::{Store, StoreUrl, sql::vault::Vault},
    web,
    worker::outbox::{self, Journal, Until},
};
use sqlx::{AssertSqlSafe, Connection, PgConnection};
use tempfile::TempDir;
use tokio::sync::watch;
use tower::ServiceExt;

use super::{fixtures, left::Left, letter::ReadLetter, raw::Raw};

pub use super::answer::Answer;

/// The kind of database that a test runs on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Engine {
    Sqlite,
    Postgres,
}

/// The router of a test.
fn routed(app: &App, glances: &watch::Sender<u64>, stop: &watch::Sender<bool>) -> Router {
    let (glances, stop) = (web::Glances::AtWill(glances.subscribe()), Some(stop.subscribe()));
    web::router(app.clone(), web::Settings { works: true, glances, stop, ..web::Settings::default() })
}

/// Runs each test on both engines: `both_engines! { async fn name(engine) { ... } }`.
#[macro_export]
macro_rules! both_engines {
    ($($(#[$meta:meta])* async fn $name:ident($engine:ident) $body:block)+) => {$(
        mod $name {
            use super::*;

            $(#[$meta])*
            async fn body($engine: $crate::support::app::Engine) $body

            #[tokio::test]
            async fn on_sqlite() {
                body($crate::support::app::Engine::Sqlite).await;
            }

            #[tokio::test]
            async fn on_postgres() {
                body($crate::support::app::Engine::Postgres).await;
            }
        }
    )+};
}

/// A clock that stands still until a test moves it.
#[derive(Debug)]
pub struct HandClock(Mutex<Instant>);

impl HandClock {
    pub fn at(text: &str) -> Self {
        Self(Mutex::new(DateTime::parse_from_rfc3339(text).unwrap().to_utc()))
    }

    pub fn advance(&self, by: TimeDelta) {
        *self.0.lock().unwrap() += by;
    }

    pub fn set(&self, text: &str) {
        *self.0.lock().unwrap() = DateTime::parse_from_rfc3339(text).unwrap().to_utc();
    }
}

impl Clock for HandClock {
    fn now(&self) -> Instant {
        *self.0.lock().unwrap()
    }
}

/// The base URL of a test's service.
pub const BASE: &str = "https://nieuws.example.org";

/// The key of every test's vault.
pub const KEY: [u8; 32] = [7; 32];

/// The key that a rotation in a test replaces it by.
pub const NEXT_KEY: [u8; 32] = [8; 32];

/// The URL of a new, empty database.
pub async fn fresh_database(engine: Engine, folder: &TempDir) -> String {
    match engine {
        Engine::Sqlite => format!("sqlite:{}", folder.path().join("rondbrief.db").display()),
        Engine::Postgres => {
            let server = std::env::var("RONDBRIEF_TEST_POSTGRES")
                .expect("RONDBRIEF_TEST_POSTGRES names a PostgreSQL server to test on; tests/run starts one");
            let name = format!("test_{}", SystemIds.uuid().simple());
            let mut connection = PgConnection::connect(&server).await.expect("the test PostgreSQL answers");
            sqlx::query(AssertSqlSafe(format!("CREATE DATABASE {name}"))).execute(&mut connection).await.unwrap();
            let (base, query) = server.split_once('?').unwrap_or((&server, ""));
            let base = base.rsplit_once('/').unwrap().0;
            format!("{base}/{name}?{query}").trim_end_matches('?').to_owned()
        }
    }
}

/// Opens a database with the tests' key, as each process of an installation does.
pub async fn open_store(url: &str) -> Store {
    let url: StoreUrl = url.parse().unwrap();
    let keys = Arc::new(|| vec![KEY, NEXT_KEY, [12; 32]]);
    Store::open(&url, Arc::new(Vault::following(&KEY, keys, Arc::new(SystemIds)))).await.unwrap()
}

/// The service. A test ends with nothing left in its outbox, or says how much is left.
pub struct TestApp {
    // Stands first, so that it looks before the database goes.
    pub(super) left: Left,
    pub app: App,
    pub clock: Arc<HandClock>,
    pub router: Router,
    pub folder: TempDir,
    pub url: String,
    /// Makes the watchers of an issue read it again when the number grows.
    pub glances: watch::Sender<u64>,
    /// Ends all watching, as the end of the service does.
    pub stop: watch::Sender<bool>,
}

impl TestApp {
    /// The service with the built-in mailbox and one list, *In de ggz*, at 09:00 UTC on 1 December 2026.
    pub async fn new(engine: Engine) -> Self {
        Self::at(engine, BASE).await
    }

    /// The same with an SMTP server on this port of the loopback, and a patience of two seconds.
    pub async fn with_smtp(engine: Engine, port: u16) -> Self {
        Self::with_smtp_url(engine, &format!("smtp://127.0.0.1:{port}"), Duration::from_secs(2)).await
    }

    /// The same with an SMTP server at this URL, and this patience.
    pub async fn with_smtp_url(engine: Engine, url: &str, patience: Duration) -> Self {
        let settings = Self::settings(url, patience);
        Self::with_route(engine, TempDir::new().unwrap(), Route::Smtp(Box::new(settings))).await
    }

    fn settings(url: &str, patience: Duration) -> Settings {
        let mut settings = Settings::parse(url, None).unwrap();
        settings.timeouts.connect = patience;
        settings.timeouts.command = patience;
        settings.timeouts.message = patience;
        settings
    }

    /// The same with several SMTP servers on the loopback, by name; one of them is the default.
    pub async fn with_routes(engine: Engine, routes: &[(&str, u16, Limits)]) -> Self {
        let way = |(name, port, limits): &(&str, u16, Limits)| {
            let settings = Self::settings(&format!("smtp://127.0.0.1:{port}"), Duration::from_secs(2));
            (name.parse().unwrap(), (Route::Smtp(Box::new(settings)), limits.clone()))
        };
        let (usual, others): (Vec<_>, _) = routes.iter().map(way).partition(|(name, _)| *name == RouteName::usual());
        Self::with_all(engine, TempDir::new().unwrap(), Routes::new(usual[0].1.clone(), others), BASE).await
    }

    async fn with_route(engine: Engine, folder: TempDir, route: Route) -> Self {
        let limits = Limits { connections: 4, ..Limits::default() };
        Self::with_all(engine, folder, Routes::new((route, limits), []), BASE).await
    }

    /// The same with the built-in mailbox, at this base URL.
    pub async fn at(engine: Engine, base: &str) -> Self {
        let folder = TempDir::new().unwrap();
        let route = Route::Mailbox(Mailbox::new(folder.path().join("mailbox")));
        let limits = Limits { connections: 4, ..Limits::default() };
        Self::with_all(engine, folder, Routes::new((route, limits), []), base).await
    }

    /// The same with an SMTP server on this port of the loopback.
    pub async fn at_with_smtp(engine: Engine, base: &str, port: u16) -> Self {
        let settings = Self::settings(&format!("smtp://127.0.0.1:{port}"), Duration::from_secs(2));
        let limits = Limits { connections: 4, ..Limits::default() };
        let routes = Routes::new((Route::Smtp(Box::new(settings)), limits), []);
        Self::with_all(engine, TempDir::new().unwrap(), routes, base).await
    }

    /// The same with these routes, at this base URL.
    pub async fn with_all(engine: Engine, folder: TempDir, routes: Routes, base: &str) -> Self {
        let clock = HandClock::at("2026-12-01T09:00:00Z");
        let url = fresh_database(engine, &folder).await;
        let it = Self::opened(url, folder, clock, routes, base).await;
        let list = List { created_at: it.clock.now(), ..fixtures::list(Language::Nl) };
        lists::manage::create(&it.app, &list, None).await.unwrap();
        it
    }

    /// The service with the built-in mailbox on a database that is there already, when its clock shows `at`.
    pub async fn on(url: String, folder: TempDir, at: Instant) -> Self {
        let route = Route::Mailbox(Mailbox::new(folder.path().join("mailbox")));
        let limits = Limits { connections: 4, ..Limits::default() };
        let clock = HandClock(Mutex::new(at));
        Self::opened(url, folder, clock, Routes::new((route, limits), []), BASE).await
    }

    async fn opened(url: String, folder: TempDir, clock: HandClock, routes: Routes, base: &str) -> Self {
        let clock = Arc::new(clock);
        let store = open_store(&url).await;
        let links = Links::below(&base.parse().unwrap());
        let app = App::new(store, links, clock.clone(), Arc::new(SystemIds), routes);
        let (glances, stop) = (watch::Sender::new(0), watch::Sender::new(false));
        let router = routed(&app, &glances, &stop);
        Self { left: Left::nothing(&url), app, clock, router, folder, url, glances, stop }
    }

    /// The list that every test starts with.
    pub async fn list(&self) -> List {
        lists::manage::find(&self.app, &fixtures::list(Language::Nl).slug).await.unwrap()
    }

    /// Turns link checks on, through `outside`.
    pub fn look(&mut self, outside: Outside) {
        self.app = self.app.clone().with_link_checks(outside);
        self.router = routed(&self.app, &self.glances, &self.stop);
    }

    /// A second process on the same database, clock and mailbox.
    pub async fn second_process(&self) -> App {
        let route = Route::Mailbox(Mailbox::new(self.folder.path().join("mailbox")));
        let links = self.app.links().clone();
        App::new(open_store(&self.url).await, links, self.clock.clone(), Arc::new(SystemIds), route)
    }

    /// The time on the clock.
    pub fn clock_now(&self) -> Instant {
        self.clock.now()
    }

    /// A connection to the database that bypasses the store.
    pub async fn raw(&self) -> Raw {
        Raw::open(&self.url).await
    }

    /// Changes the list.
    pub async fn change_list(&self, change: impl FnOnce(&mut List)) {
        let mut list = self.list().await;
        change(&mut list);
        lists::manage::change(&self.app, &list, None).await.unwrap();
    }

    /// Queues an item.
    pub async fn queue(&self, item: &Item) {
        items::manage::add(&self.app, self.list().await.id, item).await.unwrap();
    }

    /// Adds a subscriber, with proof of consent.
    pub async fn reader(&self, address: &str) {
        let list = self.list().await;
        rondbrief::app::subscribers::manage::add(&self.app, &list, address.parse().unwrap(), None, "on paper")
            .await
            .unwrap();
    }

    /// Does the work that is due by the clock, and delivers the mail that is due.
    pub async fn tick(&self) {
        schedule::tick(&self.app).await.unwrap();
        self.deliver().await;
        schedule::tick(&self.app).await.unwrap();
    }

    /// Delivers until nothing is due.
    pub async fn deliver(&self) {
        deliver_by(&self.app).await;
    }

    /// The captured mail to one address, oldest first.
    pub fn mailbox(&self, address: &str) -> Letters {
        let mut letters: Vec<_> = rondbrief::app::running::captured::list(&self.app).unwrap();
        letters.reverse();
        let letters = letters.into_iter().filter(|captured| captured.to.contains(address));
        let read = |id| rondbrief::app::running::captured::one(&self.app, id).unwrap().0;
        Letters(letters.map(|captured| ReadLetter::parse(&read(captured.id))).collect())
    }

    /// A visitor with a browser.
    pub const fn visitor(&self) -> Visitor<'_> {
        Visitor { app: self }
    }

    /// Sends one request through the real router, as a client on the loopback would.
    pub async fn request(&self, mut request: Request<Body>) -> Answer {
        request.extensions_mut().insert(ConnectInfo(SocketAddr::from(([127, 0, 0, 1], 40_000))));
        let response = self.router.clone().oneshot(request).await.unwrap();
        let (head, body) = response.into_parts();
        let body = to_bytes(body, 10_000_000).await.unwrap();
        Answer { status: head.status, headers: head.headers, body: String::from_utf8_lossy(&body).into_owned() }
    }

    /// Opens a page of this service, by its path or its full URL.
    pub async fn get(&self, link: &str) -> Answer {
        self.request(Request::get(self.path(link)).body(Body::empty()).unwrap()).await
    }

    /// Posts a form.
    pub async fn post(&self, link: &str, fields: &[(&str, &str)]) -> Answer {
        let body = url::form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
        let request = Request::post(self.path(link))
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .body(Body::from(body))
            .unwrap();
        self.request(request).await
    }

    /// Posts JSON.
    pub async fn post_json(&self, link: &str, body: &str) -> Answer {
        let request = Request::post(self.path(link))
            .header(header::CONTENT_TYPE, "application/json")
            .body(Body::from(body.to_owned()))
            .unwrap();
        self.request(request).await
    }

    fn path(&self, link: &str) -> String {
        link.strip_prefix(self.app.links().base()).unwrap_or(link).to_owned()
    }
}

/// Delivers until nothing is due, as the process that `app` belongs to.
pub async fn deliver_by(app: &App) {
    let settings = outbox::Settings { batch: 50, lease: TimeDelta::seconds(50), drain: Duration::from_secs(5) };
    let (_stop, stopped) = watch::channel(false);
    outbox::run(app.clone(), settings, Journal::default(), stopped, Until::Idle).await;
}

/// The mails to one address, oldest first.
pub struct Letters(pub Vec<ReadLetter>);

impl Letters {
    pub fn latest(&self) -> &ReadLetter {
        self.0.last().expect("a letter has come")
    }

    pub fn count(&self) -> usize {
        self.0.len()
    }
}

/// A visitor with a browser.
pub struct Visitor<'a> {
    app: &'a TestApp,
}

impl Visitor<'_> {
    /// Opens the form, spends ten seconds on filling it in, and posts it.
    pub async fn posts(&self, address: &str) -> Answer {
        let form = self.app.get("/l/in-de-ggz").await;
        self.app.clock.advance(TimeDelta::seconds(10));
        let token = form.field("form_token").expect("the form has a token");
        self.app.post("/l/in-de-ggz/subscribe", &[("email", address), ("form_token", &token)]).await
    }

    /// Posts the form, and delivers the mail.
    pub async fn subscribes(&self, address: &str) -> Answer {
        let answer = self.posts(address).await;
        self.app.deliver().await;
        answer
    }

    /// Subscribes, opens the link in the mail, and presses the button.
    pub async fn becomes_a_reader(&self, address: &str) {
        self.subscribes(address).await;
        let link = self.app.mailbox(address).latest().confirmation_link();
        assert_eq!(self.app.post(&link, &[]).await.status, StatusCode::OK);
        self.app.deliver().await;
    }
}
