//! Floor 2: the verbs. One file each; a verb opens a transaction, asks the domain what may happen, writes it, and queues
//! whatever mail it causes in the same transaction.

use std::sync::Arc;

use tokio::sync::Notify;

use crate::{
    domain::{
        ids::IdMaker,
        links::Links,
        time::{Clock, Instant},
    },
    mail::transport::Route,
    store::{Reader, Store},
};

pub mod admit;
pub mod brake;
pub mod caught;
pub mod compose;
pub mod confirm;
pub mod control;
pub mod deliver;
pub mod form_token;
pub mod import;
pub mod keep_items;
pub mod keep_lists;
pub mod keep_people;
pub mod letters;
pub mod outcomes;
pub mod preview;
pub mod publish;
pub mod report;
pub mod sample;
pub mod schedule;
pub mod subscribe;
pub mod tell_editors;
pub mod tidy;
pub mod unsubscribe;

/// The installation: its database, clock, links and way out for mail. Cheap to clone.
#[derive(Clone)]
pub struct App(Arc<Inner>);

struct Inner {
    store: Store,
    reader: Reader,
    links: Links,
    clock: Arc<dyn Clock>,
    ids: Arc<dyn IdMaker>,
    route: Route,
    wake: Notify,
}

impl App {
    /// Puts the parts together.
    #[must_use]
    pub fn new(store: Store, links: Links, clock: Arc<dyn Clock>, ids: Arc<dyn IdMaker>, route: Route) -> Self {
        let reader = store.reader();
        Self(Arc::new(Inner { store, reader, links, clock, ids, route, wake: Notify::new() }))
    }

    /// The database, for verbs.
    #[must_use]
    pub fn store(&self) -> &Store {
        &self.0.store
    }

    /// The database, for pages.
    #[must_use]
    pub fn reader(&self) -> &Reader {
        &self.0.reader
    }

    /// The addresses this installation hands out.
    #[must_use]
    pub fn links(&self) -> &Links {
        &self.0.links
    }

    /// The present moment.
    #[must_use]
    pub fn now(&self) -> Instant {
        self.0.clock.now()
    }

    /// Where ids come from.
    #[must_use]
    pub fn ids(&self) -> &dyn IdMaker {
        &*self.0.ids
    }

    /// The way out for mail.
    #[must_use]
    pub fn route(&self) -> &Route {
        &self.0.route
    }

    /// Tells a worker in this process that there is something to do.
    pub fn wake(&self) {
        self.0.wake.notify_one();
    }

    /// Waits until there is something to do. A wake-up while nobody waits is kept, so none is missed.
    pub async fn woken(&self) {
        self.0.wake.notified().await;
    }
}
