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
    outside::Outside,
    store::{Reader, Store},
};

pub mod admit;
pub mod answers;
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
pub mod follow_links;
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
pub mod opening;
pub mod outcomes;
pub mod outlook;
pub mod overview;
pub mod passkeys;
pub mod preview;
pub mod publish;
pub mod read_archive;
pub mod readers;
pub mod rearrange;
pub mod report;
pub mod routes;
pub mod sample;
pub mod schedule;
pub mod second;
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
pub struct App {
    inner: Arc<Inner>,
    actor: Option<EditorId>,
    outside: Option<Outside>,
}

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
    reads: read_archive::Reads,
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
        let inner = Arc::new(Inner { store, reader, links, clock, ids, routes, wake, beats, till, own });
        Self { inner, actor: None, outside: None }
    }

    /// The same installation, which looks at the links of its issues.
    #[must_use]
    pub fn looking(self, outside: Outside) -> Self {
        Self { outside: Some(outside), ..self }
    }

    /// What asks other people's servers about links; none where links are not looked at.
    #[must_use]
    pub const fn outside(&self) -> Option<&Outside> {
        self.outside.as_ref()
    }

    /// The same installation in the hands of an editor: what is done with it stands in the log as theirs.
    #[must_use]
    pub fn in_hands_of(&self, editor: EditorId) -> Self {
        Self { actor: Some(editor), ..self.clone() }
    }

    /// Whose hands it is in; none: somebody's at the command line, or the service's own.
    #[must_use]
    pub const fn actor(&self) -> Option<EditorId> {
        self.actor
    }

    /// The database, for verbs.
    #[must_use]
    pub fn store(&self) -> &Store {
        &self.inner.store
    }

    /// The database, for pages.
    #[must_use]
    pub fn reader(&self) -> &Reader {
        &self.inner.reader
    }

    /// The addresses this installation hands out.
    #[must_use]
    pub fn links(&self) -> &Links {
        &self.inner.links
    }

    /// The present moment.
    #[must_use]
    pub fn now(&self) -> Instant {
        self.inner.clock.now()
    }

    /// Where ids come from.
    #[must_use]
    pub fn ids(&self) -> &dyn IdMaker {
        &*self.inner.ids
    }

    /// The ways out for mail.
    #[must_use]
    pub fn routes(&self) -> &Routes {
        &self.inner.routes
    }

    fn till(&self) -> &subscribe::Till {
        &self.inner.till
    }

    fn own(&self) -> MutexGuard<'_, Own> {
        self.inner.own.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Tells a worker in this process that there is something to do.
    pub fn wake(&self) {
        self.inner.wake.notify_one();
    }

    /// Tells this process that something happened that may forbid a claimed message, or change a list. Others see it in
    /// the database.
    pub fn beat(&self) {
        self.inner.beats.fetch_add(1, Ordering::Release);
    }

    /// How often that happened in this process.
    #[must_use]
    pub fn beats(&self) -> u64 {
        self.inner.beats.load(Ordering::Acquire)
    }

    /// Waits until there is something to do. A wake-up while nobody waits is kept, so none is missed.
    pub async fn woken(&self) {
        self.inner.wake.notified().await;
    }
}
