//! Floor 2: the verbs. One file each; a verb opens a transaction, asks the domain what may happen, writes it, and queues
//! whatever mail it causes in the same transaction.

use std::sync::{
    Arc, Mutex, MutexGuard, PoisonError,
    atomic::{AtomicU64, Ordering},
};

use tokio::sync::Notify;

use crate::{
    domain::{
        ids::{EditorId, IdMaker, WorkerId},
        instance::Marks,
        links::Links,
        time::{Clock, Instant},
    },
    mail::transport::Routes,
    store::{Reader, Store},
};

pub mod admit;
pub mod ask_again;
pub mod brake;
pub mod caught;
pub mod choices;
pub mod compose;
pub mod confirm;
pub mod control;
pub mod deliver;
pub mod desk_forms;
pub mod doctor;
pub mod factors;
pub mod first_owner;
pub mod form_token;
pub mod import;
pub mod inspect;
pub mod instance;
pub mod keep_editors;
pub mod keep_items;
pub mod keep_lists;
pub mod keep_people;
pub mod keep_pictures;
pub mod letters;
pub mod log;
mod note;
pub mod numbers;
pub mod outcomes;
pub mod outlook;
pub mod passkeys;
pub mod preview;
pub mod publish;
pub mod readers;
pub mod report;
pub mod routes;
pub mod sample;
pub mod schedule;
pub mod sessions;
pub mod settings;
pub mod sign_in;
pub mod subscribe;
mod summary;
pub mod tell_editors;
pub mod tidy;
pub mod unsubscribe;
pub mod vitals;

/// The installation: its database, clock, links and ways out for mail; and who works with it, for the log. Cheap to clone.
#[derive(Clone)]
pub struct App(Arc<Inner>, Option<EditorId>);

struct Inner {
    store: Store,
    reader: Reader,
    links: Links,
    clock: Arc<dyn Clock>,
    ids: Arc<dyn IdMaker>,
    routes: Routes,
    wake: Notify,
    beats: AtomicU64,
    till: subscribe::Till,
    own: Mutex<Own>,
}

/// What only this process knows.
#[derive(Default)]
struct Own {
    /// The worker that it is, and the marks it may find in the database; none before its first sign of life.
    hand: Option<(WorkerId, Marks)>,
    counted: vitals::Counted,
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
        let (reader, routes) = (store.reader(), routes.into());
        let (wake, beats, till, own) = Default::default();
        Self(Arc::new(Inner { store, reader, links, clock, ids, routes, wake, beats, till, own }), None)
    }

    /// The same installation in the hands of an editor: what is done with it stands in the log as theirs.
    #[must_use]
    pub fn in_hands_of(&self, editor: EditorId) -> Self {
        Self(Arc::clone(&self.0), Some(editor))
    }

    /// Whose hands it is in; none: somebody's at the command line, or the service's own.
    #[must_use]
    pub const fn actor(&self) -> Option<EditorId> {
        self.1
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

    /// The ways out for mail.
    #[must_use]
    pub fn routes(&self) -> &Routes {
        &self.0.routes
    }

    fn till(&self) -> &subscribe::Till {
        &self.0.till
    }

    fn own(&self) -> MutexGuard<'_, Own> {
        self.0.own.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Tells a worker in this process that there is something to do.
    pub fn wake(&self) {
        self.0.wake.notify_one();
    }

    /// Tells this process that something happened that may forbid a claimed message, or change a list. Others see it in
    /// the database.
    pub fn beat(&self) {
        self.0.beats.fetch_add(1, Ordering::Release);
    }

    /// How often that happened in this process.
    #[must_use]
    pub fn beats(&self) -> u64 {
        self.0.beats.load(Ordering::Acquire)
    }

    /// Waits until there is something to do. A wake-up while nobody waits is kept, so none is missed.
    pub async fn woken(&self) {
        self.0.wake.notified().await;
    }
}
