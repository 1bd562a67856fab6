//! The lists in this process's memory: a posted form and every message need their list, which hardly ever changes.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use chrono::TimeDelta;

use crate::{
    app::App,
    domain::{
        ids::ListId,
        list::{List, Slug},
        text::language::Language,
        time::Instant,
    },
    store::{StoreError, lists},
};

/// The greatest age of a cached list. It bounds the delay before changes by another process show; changes by this
/// process raise the change counter and show at once.
const FRESH: TimeDelta = TimeDelta::seconds(1);

/// A list with the versions of the newest wordings beside the button of its form.
pub struct CachedList {
    /// The list.
    pub list: List,
    /// The version of its newest wording in each language that has one.
    pub wordings: HashMap<Language, u32>,
}

/// The cached lists, each with its reading.
#[derive(Default)]
pub struct ListCache(Mutex<HashMap<ListId, (Reading, Arc<CachedList>)>>);

/// The moment at which a list was read, and the value of the change counter before that.
#[derive(Clone, Copy)]
struct Reading {
    at: Instant,
    changes: u64,
}

/// The list with this address, as it was at most a second ago; `None` if there is none.
pub async fn by_slug(app: &App, slug: &Slug) -> Result<Option<Arc<CachedList>>, StoreError> {
    let now = Reading::now(app);
    if let Some(known) = app.list_cache().find(now, |list| list.slug == *slug) {
        return Ok(Some(known));
    }
    let found = app.snapshot().list(slug).await?;
    keep(app, now, found).await
}

/// The list with this id, as it was at most a second ago; `None` if there is none.
pub async fn by_id(app: &App, id: ListId) -> Result<Option<Arc<CachedList>>, StoreError> {
    let now = Reading::now(app);
    if let Some(known) = app.list_cache().find(now, |list| list.id == id) {
        return Ok(Some(known));
    }
    let found = lists::by_id(&mut app.snapshot().begin().await?, id).await?;
    keep(app, now, found).await
}

async fn keep(app: &App, now: Reading, found: Option<List>) -> Result<Option<Arc<CachedList>>, StoreError> {
    let Some(list) = found else { return Ok(None) };
    let mut tx = app.snapshot().begin().await?;
    // The oldest first, so that the newest of each language stays.
    let all = lists::wordings(&mut tx, list.id).await?.into_iter().rev();
    let wordings = all.map(|wording| (wording.language, wording.version)).collect();
    let known = Arc::new(CachedList { list, wordings });
    app.list_cache().lock().insert(known.list.id, (now, known.clone()));
    Ok(Some(known))
}

impl Reading {
    fn now(app: &App) -> Self {
        Self { at: app.now(), changes: app.changes() }
    }

    /// True if nothing has changed from this reading to `now`, as far as this process can know.
    fn holds(self, now: Self) -> bool {
        self.changes == now.changes && (now.at - self.at).abs() < FRESH
    }
}

impl ListCache {
    fn find(&self, now: Reading, is_meant: impl Fn(&List) -> bool) -> Option<Arc<CachedList>> {
        let lists = self.lock();
        let (_, known) = lists.values().find(|(read, known)| read.holds(now) && is_meant(&known.list))?;
        Some(known.clone())
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<ListId, (Reading, Arc<CachedList>)>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
