//! Lists at hand: a posted form need not ask the database five things about a list that hardly ever changes.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::{Duration, Instant},
};

use super::{
    Site,
    fault::{Fault, FaultKind},
};
use crate::domain::list::{List, Slug};

/// How old a list may be, for changes by another process; those of this one are noticed at once.
const FRESH: Duration = Duration::from_secs(1);

/// A list, and the version of the wording beside its button.
pub type Known = Arc<(List, u32)>;

/// The lists that forms were posted for.
#[derive(Default)]
pub struct Lists(Mutex<HashMap<Slug, (Reading, Known)>>);

/// When a list was read.
#[derive(Clone, Copy)]
struct Reading {
    at: Instant,
    beats: u64,
}

impl Site {
    /// The list a path names, as it was a moment ago.
    pub async fn list_at_hand(&self, slug: &str) -> Result<Known, Fault> {
        let slug: Slug = slug.parse().map_err(|_| Fault::from(FaultKind::NoList))?;
        let now = Reading { at: Instant::now(), beats: self.app.changes() };
        if let Some(known) = self.lists.find(&slug, now) {
            return Ok(known);
        }
        let list = self.list(slug.as_str()).await?;
        let wording = self.app.snapshot().wording(list.id).await?.version;
        let known = Arc::new((list, wording));
        self.lists.lock().insert(slug, (now, known.clone()));
        Ok(known)
    }
}

impl Lists {
    fn find(&self, slug: &Slug, now: Reading) -> Option<Known> {
        let lists = self.lock();
        let (read, known) = lists.get(slug)?;
        (read.beats == now.beats && now.at.duration_since(read.at) < FRESH).then(|| known.clone())
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<Slug, (Reading, Known)>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
