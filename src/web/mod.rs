//! Floor 3, HTTP: the pages people see and the answers machines get.
//!
//! Handlers are thin: they read what came in, call one verb of `app` or one question of the store's reader, and hand a
//! page (a struct with its `.html` beside it) back. Status codes live here and nowhere else. No page runs a script of ours
//! or asks anything of a third party, and only the desk sets cookies; the one script, `embed.js`, is for other people's
//! sites.

mod addresses;
mod assets;
mod client;
mod desk;
mod fault;
mod frame;
mod framed;
mod headers;
mod limits;
mod list_cache;
mod mailbox;
mod public;
mod reading;
mod this_machine;
mod vitals;
mod watching;

use std::sync::Arc;

use axum::{Router, extract::DefaultBodyLimit, middleware};

use secrecy::SecretString;
use tokio::sync::watch;

pub use client::{Network, NetworkError};
pub use limits::Budget;
pub use watching::Glances;

use crate::{
    app::App,
    domain::{
        list::{List, Slug},
        running::links::Links,
    },
};
use fault::{Fault, FaultKind};
use limits::Limits;
use watching::Watching;

/// The most bytes a request's body may have; the longest form stays far below.
const BODY_LIMIT: usize = 16 * 1024;

/// What the owner decides about the web.
#[derive(Debug, Clone, Default)]
pub struct Settings {
    /// The proxies whose `X-Forwarded-For` is believed; from anybody else it is ignored.
    pub trusted_proxies: Vec<Network>,
    /// How many sign-ups are taken.
    pub limits: Budget,
    /// What must be shown to read the metrics; none: they are for this machine.
    pub metrics_token: Option<SecretString>,
    /// Whether this process delivers as well.
    pub works: bool,
    /// When those who watch an issue look again.
    pub glances: Glances,
    /// Becomes true when the service stops: nobody watches any longer. None: it never does.
    pub stop: Option<watch::Receiver<bool>>,
}

/// What every handler can reach.
struct Site {
    app: App,
    lists: list_cache::Lists,
    trusted_proxies: Vec<Network>,
    limits: Limits,
    /// How many links to sign in are asked for.
    sign_ins: Limits,
    metrics_token: Option<SecretString>,
    works: bool,
    watching: Watching,
}

impl Site {
    fn links(&self) -> &Links {
        self.app.links()
    }

    /// The list a path names.
    async fn list(&self, slug: &str) -> Result<List, Fault> {
        let slug: Slug = slug.parse().map_err(|_| Fault::from(FaultKind::NoList))?;
        self.app.snapshot().list(&slug).await?.ok_or_else(|| FaultKind::NoList.into())
    }
}

/// All pages and answers of the service.
///
/// Serve it with connection info (`into_make_service_with_connect_info::<SocketAddr>()`), so that limits know networks.
pub fn router(app: App, settings: Settings) -> Router {
    let limits = Limits::new(app.clone(), settings.limits);
    let sign_ins = Limits::new(app.clone(), Budget::of_sign_ins());
    let Settings { trusted_proxies, metrics_token, works, glances, stop, .. } = settings;
    let site = Arc::new(Site {
        app,
        lists: list_cache::Lists::default(),
        trusted_proxies,
        limits,
        sign_ins,
        metrics_token,
        works,
        watching: Watching::new(glances, stop),
    });
    Router::new()
        .merge(vitals::routes())
        .merge(assets::routes())
        .merge(public::routes())
        .merge(mailbox::routes())
        .merge(desk::routes(&site))
        .fallback(async || Fault::from(FaultKind::NoPage))
        .method_not_allowed_fallback(async || Fault::from(FaultKind::Method))
        .layer(DefaultBodyLimit::max(BODY_LIMIT))
        .layer(middleware::from_fn_with_state(Arc::clone(&site), fault::dress))
        .layer(middleware::from_fn_with_state(Arc::clone(&site), headers::secure))
        .with_state(site)
}
