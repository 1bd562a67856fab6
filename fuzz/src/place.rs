//! A small installation: a database, one list, and pages, for what cannot be read without them.

use std::sync::Arc;

use axum::{
    Router,
    body::{Body, Bytes, to_bytes},
    http::{Request, StatusCode},
};
use chrono::{DateTime, NaiveDate};
use rondbrief::{
    app::{App, lists},
    domain::{
        ids::{ListId, SystemIds},
        list::{
            Approval, DeliveryRules, List,
            cadence::{Cadence, Words},
        },
        running::links::Links,
        text::language::Language,
        time::{Clock, Instant},
    },
    mail::{captured::Mailbox, transport::Route},
    store::{Store, sql::vault::Vault},
    web,
};
use tempfile::TempDir;
use tokio::runtime::Runtime;
use tower::ServiceExt;
use uuid::Uuid;

/// A clock that stands still, so that the same bytes always do the same.
struct Still;

impl Clock for Still {
    fn now(&self) -> Instant {
        DateTime::from_timestamp(1_800_000_000, 0).unwrap()
    }
}

/// The installation; its files go with it.
pub struct Place {
    runtime: Runtime,
    pub app: App,
    pub list: List,
    router: Router,
    _folder: TempDir,
}

impl Place {
    /// Makes one, with the list `nieuws`.
    pub fn new() -> Self {
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
        let folder = TempDir::new().unwrap();
        let list = list();
        let app = runtime.block_on(async {
            let url = format!("sqlite:{}", folder.path().join("rondbrief.db").display()).parse().unwrap();
            let store = Store::open(&url, Arc::new(Vault::new(&[7; 32], Arc::new(SystemIds)))).await.unwrap();
            let links = Links::below(&"https://nieuws.example.org".parse().unwrap());
            let route = Route::Mailbox(Mailbox::new(folder.path().join("mailbox")));
            let app = App::new(store, links, Arc::new(Still), Arc::new(SystemIds), route);
            lists::manage::create(&app, &list, None).await.unwrap();
            app
        });
        let router = {
            let _inside = runtime.enter();
            web::router(app.clone(), web::Settings::default())
        };
        Self { runtime, app, list, router, _folder: folder }
    }

    /// Waits for what `future` gives.
    pub fn wait_for<T>(&self, future: impl Future<Output = T>) -> T {
        self.runtime.block_on(future)
    }

    /// Asks the pages; no request makes the service fail.
    pub fn ask(&self, request: Request<Body>) -> (StatusCode, Bytes) {
        let asked = format!("{} {}", request.method(), request.uri());
        self.wait_for(async {
            let (head, body) = self.router.clone().oneshot(request).await.unwrap().into_parts();
            let body = to_bytes(body, 1 << 24).await.unwrap();
            assert_ne!(head.status, StatusCode::INTERNAL_SERVER_ERROR, "{asked}");
            (head.status, body)
        })
    }
}

fn list() -> List {
    let words = Words {
        every: "2 months".into(),
        on: "second tuesday".into(),
        at: "10:00".into(),
        zone: "Europe/Amsterdam".into(),
        cutoff: "5d".into(),
        reminder: "12d".into(),
    };
    List {
        id: ListId(Uuid::from_u128(1)),
        slug: "nieuws".parse().unwrap(),
        name: "Nieuws".parse().unwrap(),
        language: Language::Nl,
        sender: "Stichting Voorbeeld <nieuws@example.org>".parse().unwrap(),
        reply: None,
        postal: "Straat 1, 1000 AA Amsterdam".parse().unwrap(),
        privacy: None,
        footers: [].into(),
        cadence: Cadence::read(&words, NaiveDate::from_ymd_opt(2026, 1, 1).unwrap()).unwrap(),
        minimum: 1,
        approval: Approval::Needed,
        asks_name: true,
        origins: vec!["https://www.example.org".parse().unwrap()],
        editors: Vec::new(),
        delivery: DeliveryRules::default(),
        created_at: DateTime::UNIX_EPOCH,
    }
}
