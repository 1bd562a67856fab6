//! Floor 2: the verbs, one file each, in the folder of their noun. A verb opens a transaction, asks the domain what may
//! happen, writes it, and queues the mail it causes in the same transaction.
//!
//! [`App`] is the handle that every verb takes: the `installation`, what this `process` keeps in memory, and the
//! acting editor. It knows no verb.

pub mod audit;
pub mod delivery;
pub mod editors;
mod group_commit;
mod installation;
pub mod issues;
pub mod items;
pub mod lists;
mod process;
pub mod running;
pub mod schedule;
pub mod subscribers;

use std::sync::{Arc, MutexGuard, atomic::Ordering};

use crate::{
    domain::{
        ids::{EditorId, IdMaker},
        running::{links::Links, retention::Retention},
        subscriber::sign_up::SignUp,
        time::{Clock, Instant},
        token::Token,
    },
    mail::transport::Routes,
    outside::Outside,
    store::{Snapshot, Store},
};
use group_commit::GroupCommit;
use installation::Installation;
use lists::cached::ListCache;
use process::{Counters, Process};

/// The installation, this process, and the acting editor for the audit log. Cheap to clone.
#[derive(Clone)]
pub struct App {
    installation: Arc<Installation>,
    process: Arc<Process>,
    actor: Option<EditorId>,
    outside: Option<Outside>,
    retention: Retention,
}

impl App {
    /// Puts the parts together.
    #[must_use]
    pub fn new(
        store: Store,
        links: Links,
        clock: Arc<dyn Clock>,
        ids: Arc<dyn IdMaker>,
        routes: impl Into<Routes>,
    ) -> Self {
        let (snapshot, routes) = (store.snapshot(), routes.into());
        let installation = Arc::new(Installation { store, snapshot, links, clock, ids, routes });
        Self { installation, process: Arc::default(), actor: None, outside: None, retention: Retention::default() }
    }

    /// The same installation, with the links of its issues checked.
    #[must_use]
    pub fn with_link_checks(self, outside: Outside) -> Self {
        Self { outside: Some(outside), ..self }
    }

    /// The same installation, with what is old deleted after these times.
    #[must_use]
    pub fn with_retention(self, retention: Retention) -> Self {
        Self { retention, ..self }
    }

    /// The times for which things are kept.
    #[must_use]
    pub const fn retention(&self) -> Retention {
        self.retention
    }

    /// The client that checks links; `None` if links are not checked.
    #[must_use]
    pub const fn outside(&self) -> Option<&Outside> {
        self.outside.as_ref()
    }

    /// The same installation with `editor` acting: acts are recorded in the audit log as this editor's.
    #[must_use]
    pub fn acting_as(&self, editor: EditorId) -> Self {
        Self { actor: Some(editor), ..self.clone() }
    }

    /// The acting editor; `None` for the command line and for the service itself.
    #[must_use]
    pub const fn actor(&self) -> Option<EditorId> {
        self.actor
    }

    /// The database, for verbs.
    #[must_use]
    pub fn store(&self) -> &Store {
        &self.installation.store
    }

    /// The database, for reading only.
    #[must_use]
    pub fn snapshot(&self) -> &Snapshot {
        &self.installation.snapshot
    }

    /// The addresses that this installation hands out.
    #[must_use]
    pub fn links(&self) -> &Links {
        &self.installation.links
    }

    /// The present moment.
    #[must_use]
    pub fn now(&self) -> Instant {
        self.installation.clock.now()
    }

    /// The maker of ids and random numbers.
    #[must_use]
    pub fn ids(&self) -> &dyn IdMaker {
        &*self.installation.ids
    }

    /// The routes of mail.
    #[must_use]
    pub fn routes(&self) -> &Routes {
        &self.installation.routes
    }

    fn list_cache(&self) -> &ListCache {
        &self.process.lists
    }

    fn sign_ups(&self) -> &GroupCommit<SignUp> {
        &self.process.sign_ups
    }

    fn mailbox_key(&self) -> Token {
        *self.process.mailbox_key.get_or_init(|| Token::new(self.ids().secret()))
    }

    fn counters(&self) -> MutexGuard<'_, Counters> {
        self.process.counters()
    }

    /// Wakes the worker in this process, because there is something to do.
    pub fn wake(&self) {
        self.process.wake.notify_one();
    }

    /// Waits until there is something to do. A wake-up that nobody waits for is kept, so none is missed.
    pub async fn woken(&self) {
        self.process.wake.notified().await;
    }

    /// Counts a change in this process that may forbid a claimed message, or that concerns a list. Other processes see
    /// it in the database.
    pub fn note_change(&self) {
        self.process.changes.fetch_add(1, Ordering::Release);
    }

    /// The number of such changes in this process so far.
    #[must_use]
    pub fn changes(&self) -> u64 {
        self.process.changes.load(Ordering::Acquire)
    }
}
