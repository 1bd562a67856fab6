//! Floor 3, HTTP: the pages for readers and editors, and the answers for machines.
//!
//! Handlers are thin: they parse the request, call one verb of `app` or read from the store's `Snapshot`, and return a
//! page (a struct with its `.html` beside it). Status codes live here and nowhere else. Only the desk's pages run
//! scripts; only these and the built-in mailbox set cookies; `embed.js` is for other people's sites. Pages load nothing from third parties but the
//! pictures of items in an issue.

mod addresses;
mod assets;
mod bodies;
mod client;
pub mod counting;
mod desk;
pub mod edge;
mod fault;
mod forwarding;
mod frame;
mod framed;
mod headers;
mod limits;
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
pub use desk::{Access, Route, desk_routes};
pub use limits::Budget;
pub use watching::Glances;

use crate::{
    app::{
        App,
        lists::cached::{self, CachedList},
    },
    domain::{
        list::{List, Slug},
        running::links::Links,
    },
};
use bodies::Bodies;
use fault::{Fault, FaultKind};
use limits::Limits;
use watching::Watching;

/// The most bytes that the body of a request may have. Forms outside the desk stay far below.
const BODY_LIMIT: usize = 16 * 1024;

/// The owner's settings for HTTP.
#[derive(Debug, Clone, Default)]
pub struct Settings {
    /// The proxies whose `X-Forwarded-For` is believed; it is ignored from any other address.
    pub trusted_proxies: Vec<Network>,
    /// The budget for sign-ups.
    pub limits: Budget,
    /// The token for reading the metrics; without one, only [`admin_router`] answers them.
    pub metrics_token: Option<SecretString>,
    /// True if the metrics and the built-in mailbox have an address of their own, where [`admin_router`] is served.
    pub admin_apart: bool,
    /// True if this process delivers as well.
    pub works: bool,
    /// The moments at which an issue that editors watch is read again.
    pub glances: Glances,
    /// Becomes true when the service stops, which ends all watching. `None` if it never stops.
    pub stop: Option<watch::Receiver<bool>>,
}

/// The state that every handler shares.
struct Site {
    app: App,
    trusted_proxies: Vec<Network>,
    limits: Limits,
    /// The limits on requests for sign-in links.
    sign_ins: Limits,
    /// The limits on codes to sign in.
    codes: Limits,
    metrics_token: Option<SecretString>,
    works: bool,
    watching: Watching,
    /// True for the site of [`admin_router`].
    is_admin: bool,
    warned: forwarding::Warned,
    bodies: Bodies,
}

impl Site {
    fn new(app: App, settings: Settings, is_admin: bool) -> Arc<Self> {
        let limits = Limits::new(app.clone(), settings.limits);
        let sign_ins = Limits::new(app.clone(), Budget::of_sign_ins());
        let codes = Limits::new(app.clone(), Budget::of_sign_ins());
        let Settings { trusted_proxies, metrics_token, works, glances, stop, .. } = settings;
        Arc::new(Self {
            app,
            trusted_proxies,
            limits,
            sign_ins,
            codes,
            metrics_token,
            works,
            watching: Watching::new(glances, stop),
            is_admin,
            warned: forwarding::Warned::default(),
            bodies: Bodies::default(),
        })
    }

    fn links(&self) -> &Links {
        self.app.links()
    }

    /// The list that a path names.
    async fn list(&self, slug: &str) -> Result<List, Fault> {
        let slug: Slug = slug.parse().map_err(|_| Fault::from(FaultKind::NoList))?;
        self.app.snapshot().list(&slug).await?.ok_or_else(|| FaultKind::NoList.into())
    }

    /// The list that a path names, as it was at most a second ago.
    async fn cached_list(&self, slug: &str) -> Result<Arc<CachedList>, Fault> {
        let slug: Slug = slug.parse().map_err(|_| Fault::from(FaultKind::NoList))?;
        cached::by_slug(&self.app, &slug).await?.ok_or_else(|| FaultKind::NoList.into())
    }
}

/// The router with all pages of the service.
///
/// [`edge::serve`] serves it, and tells the limits the client's address.
pub fn router(app: App, settings: Settings) -> Router {
    let admin_apart = settings.admin_apart;
    let site = Site::new(app, settings, false);
    let pages = Router::new()
        .merge(vitals::routes())
        .merge(assets::routes())
        .merge(public::routes())
        .merge(desk::routes(&site));
    let pages = if admin_apart { pages } else { pages.merge(admin_pages(&site)) };
    dressed(pages, site)
}

/// The router of the address that is for whoever runs the service, and not for the world: the metrics, the built-in
/// mailbox, and the answers for monitoring. [`edge::serve`] serves it as well.
pub fn admin_router(app: App, settings: Settings) -> Router {
    let site = Site::new(app, settings, true);
    dressed(Router::new().merge(vitals::routes()).merge(assets::routes()).merge(admin_pages(&site)), site)
}

fn admin_pages(site: &Arc<Site>) -> Router<Arc<Site>> {
    vitals::metrics_routes().merge(mailbox::routes(site))
}

/// The router with what every answer has: errors in words, limits on bodies, and security headers.
fn dressed(pages: Router<Arc<Site>>, site: Arc<Site>) -> Router {
    pages
        .fallback(async || Fault::from(FaultKind::NoPage))
        .method_not_allowed_fallback(async || Fault::from(FaultKind::Method))
        .layer(DefaultBodyLimit::max(BODY_LIMIT))
        .layer(middleware::from_fn_with_state(Arc::clone(&site), fault::dress))
        .layer(middleware::from_fn_with_state(Arc::clone(&site), headers::secure))
        .layer(middleware::from_fn_with_state(Arc::clone(&site), forwarding::warn))
        .with_state(site)
}
