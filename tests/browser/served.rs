//! The service and a foreign site, each on a port of the loopback: two origins, as a browser sees them.

use std::net::SocketAddr;

use axum::{Router, extract::Path, response::Html, routing::get};
use chrono::TimeDelta;
use rondbrief::{app::lists::manage, domain::list::List};
use tokio::{net::TcpListener, task::JoinHandle};

use crate::support::app::{Engine, TestApp};

/// A router on a port of its own, until it is dropped.
pub struct Served {
    pub origin: String,
    task: JoinHandle<()>,
}

impl Served {
    pub async fn new(router: Router) -> Self {
        Self::on(TcpListener::bind("127.0.0.1:0").await.unwrap(), router)
    }

    /// A router that listens here, until it is dropped.
    pub fn on(listener: TcpListener, router: Router) -> Self {
        let origin = format!("http://{}", listener.local_addr().unwrap());
        let service = router.into_make_service_with_connect_info::<SocketAddr>();
        let task = tokio::spawn(async move { axum::serve(listener, service).await.unwrap() });
        Self { origin, task }
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        self.task.abort();
    }
}

/// The service with its list, and a foreign site with the form in its pages.
pub struct Stage {
    pub app: TestApp,
    pub service: Served,
    pub site: Served,
}

impl Stage {
    /// A stage on which the foreign site is one of the list's sites.
    pub async fn new() -> Self {
        let stage = Self::with_a_strange_site().await;
        let list = List { origins: vec![stage.site.origin.parse().unwrap()], ..stage.app.list().await };
        manage::change(&stage.app.app, &list, None).await.unwrap();
        stage
    }

    /// A stage on which the list knows nothing of the foreign site.
    pub async fn with_a_strange_site() -> Self {
        let app = TestApp::new(Engine::Sqlite).await;
        app.leaves_anything();
        let service = Served::new(app.router.clone()).await;
        let site = Served::new(foreign(service.origin.clone())).await;
        Self { app, service, site }
    }

    /// A page of the service, by path or by a link in a mail.
    pub fn page(&self, link: &str) -> String {
        let path = link.strip_prefix(self.app.app.links().base()).unwrap_or(link);
        format!("{}{path}", self.service.origin)
    }

    /// A page of the foreign site.
    pub fn foreign(&self, name: &str) -> String {
        format!("{}/{name}", self.site.origin)
    }

    /// As much time as a person needs to fill in a form.
    pub fn fill_in_calmly(&self) {
        self.app.clock.advance(TimeDelta::seconds(10));
    }
}

/// The foreign site: the ways of embedding, as docs/api.md tells them.
fn foreign(service: String) -> Router {
    let page = async move |Path(name): Path<String>| {
        let script = format!("<script src=\"{service}/embed.js\" data-list=\"in-de-ggz\" async></script>");
        let plain = format!(
            "<div data-rondbrief=\"in-de-ggz\"><form action=\"{service}/l/in-de-ggz/subscribe\" method=\"post\">\
             <label>E-mailadres <input type=\"email\" name=\"email\" required autocomplete=\"email\"></label>\
             <button>Meld me aan</button></form></div>"
        );
        let form = match name.as_str() {
            "script" => script,
            "plain" => plain,
            "both" => format!("{plain}{script}"),
            _ => format!("<iframe title=\"Aanmelden\" src=\"{service}/embed/in-de-ggz\"></iframe>"),
        };
        Html(format!(
            "<!doctype html><html lang=\"nl\"><head><title>Project</title><style>label {{ color: red }}</style></head>\
             <body><main><h1>In de ggz</h1><h2>Blijf op de hoogte</h2>{form}</main></body></html>"
        ))
    };
    Router::new().route("/{name}", get(page))
}
