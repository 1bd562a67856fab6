//! Issues that somebody watches on their way: read once for all who watch, at one beat, and by so many at once and no more.
//!
//! Nobody is told that a figure changed, for the worker that changed it may be another process: whoever watches looks again.

use std::{
    collections::HashMap,
    sync::Arc,
    time::{Duration, Instant},
};

use tokio::{
    sync::{Mutex, OwnedSemaphorePermit, Semaphore, watch},
    time,
};

use crate::{
    app::{
        App,
        issues::{
            inspect::{self, Inspection},
            publish::PublishError,
            report::{self, Report},
        },
    },
    domain::{ids::ListId, list::List},
};

/// Where an issue is watched, below its page.
pub const EVENTS: &str = "/sending/events";

/// How many may watch at once; others reload their page.
pub const PLACES: usize = 50;

/// When those who watch look again.
#[derive(Debug, Clone)]
pub enum Glances {
    /// Every so often.
    Every(Duration),
    /// Whenever the number grows.
    AtWill(watch::Receiver<u64>),
}

impl Default for Glances {
    fn default() -> Self {
        Self::Every(Duration::from_secs(2))
    }
}

/// What those see who watch an issue.
#[derive(Debug)]
pub struct Reading {
    /// The issue.
    pub it: Arc<Inspection>,
    /// How far it is.
    pub report: Report,
}

impl Reading {
    /// An issue as it is now. What its mail says is not read again while it stands where it stood at the reading `before`.
    async fn new(app: &App, list: &List, number: u32, before: Option<&Self>) -> Result<Self, PublishError> {
        let report = report::report(app, list, number).await?;
        let (issue, deeds) = inspect::standing(app, list, number).await?;
        let it = match before {
            Some(Self { it, .. }) if it.issue == issue && it.deeds == deeds => Arc::clone(it),
            _ => Arc::new(inspect::look(app, list, number).await?),
        };
        Ok(Self { it, report })
    }
}

/// For how long nothing is read after a reading, in times what that took: an issue to very many readers is counted less often,
/// and watching leaves nine tenths of the time to sending.
const REST: u32 = 9;

/// A reading that is at hand.
struct Known {
    /// The last glance it was shown at.
    glance: u64,
    read_at: Instant,
    took: Duration,
    reading: Arc<Reading>,
}

/// All watching in this process.
pub struct Watching {
    glances: Glances,
    began: Instant,
    /// Becomes true when the service stops, and whoever watches goes away.
    stop: Option<watch::Receiver<bool>>,
    places: Arc<Semaphore>,
    known: Mutex<HashMap<(ListId, u32), Known>>,
}

impl Watching {
    /// Nobody watches yet.
    pub fn new(glances: Glances, stop: Option<watch::Receiver<bool>>) -> Self {
        let places = Arc::new(Semaphore::new(PLACES));
        Self { glances, began: Instant::now(), stop, places, known: Mutex::default() }
    }

    /// A place to watch from, until it is dropped; none: all are taken.
    pub fn place(&self) -> Option<OwnedSemaphorePermit> {
        Arc::clone(&self.places).try_acquire_owned().ok()
    }

    /// The number of the present glance.
    fn number(&self) -> u64 {
        match &self.glances {
            Glances::Every(time) => {
                let glances = self.began.elapsed().as_millis() / time.as_millis().max(1);
                u64::try_from(glances).unwrap_or(u64::MAX)
            }
            Glances::AtWill(number) => *number.borrow(),
        }
    }

    /// Waits for a glance after the one with the number `seen`; gives its number. None: the service stops.
    pub async fn glance(&self, seen: u64) -> Option<u64> {
        tokio::select! {
            biased;
            () = self.stopped() => None,
            number = self.next(seen) => number,
        }
    }

    async fn next(&self, seen: u64) -> Option<u64> {
        match &self.glances {
            Glances::Every(every) => {
                let next = u32::try_from(seen.saturating_add(1)).unwrap_or(u32::MAX);
                time::sleep_until((self.began + every.saturating_mul(next)).into()).await;
                Some(self.number().max(seen + 1))
            }
            Glances::AtWill(number) => {
                number.clone().wait_for(|number| *number > seen).await.ok().map(|number| *number)
            }
        }
    }

    async fn stopped(&self) {
        let Some(stop) = &self.stop else { return std::future::pending().await };
        // An error means that nobody is left to say so, which also ends the service.
        drop(stop.clone().wait_for(|stop| *stop).await);
    }

    /// An issue as it was at the present glance, or a little before where reading takes long, and the number of the glance. Who only begins to watch, and has seen nothing, gets
    /// it as it is now: it may have changed since the glance, and the page they come from shows that.
    pub async fn read(
        &self,
        app: &App,
        list: &List,
        number: u32,
        seen: Option<u64>,
    ) -> Result<(u64, Arc<Reading>), PublishError> {
        let mut known = self.known.lock().await;
        let (key, glance) = ((list.id, number), self.number());
        if let Some(last) = known.get_mut(&key).filter(|_| seen.is_some())
            && (last.glance == glance || last.read_at.elapsed() < self.rest(last.took))
        {
            last.glance = glance;
            return Ok((glance, Arc::clone(&last.reading)));
        }
        let (before, read_at) = (known.get(&key).map(|last| &*last.reading), Instant::now());
        let reading = Arc::new(Reading::new(app, list, number, before).await?);
        known.retain(|_, last| last.glance + 1 >= glance);
        let took = read_at.elapsed();
        known.insert(key, Known { glance, read_at: read_at + took, took, reading: Arc::clone(&reading) });
        Ok((glance, reading))
    }

    /// For how long nothing is read after a reading that took this long.
    fn rest(&self, took: Duration) -> Duration {
        match self.glances {
            Glances::Every(_) => took.saturating_mul(REST),
            Glances::AtWill(_) => Duration::ZERO,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_glance_is_waited_for_until_the_service_stops() {
        let ((glance, glances), (stop, stopped)) = (watch::channel(0), watch::channel(false));
        let watching = Watching::new(Glances::AtWill(glances), Some(stopped));
        glance.send_replace(2);
        assert_eq!(watching.glance(0).await, Some(2), "those in between are not made up for");
        stop.send_replace(true);
        assert_eq!(watching.glance(2).await, None);
    }

    #[tokio::test]
    async fn glances_by_the_clock_have_the_same_number_for_everybody() {
        let watching = Watching::new(Glances::Every(Duration::from_millis(1)), None);
        let (one, other) = tokio::join!(watching.glance(3), watching.glance(3));
        assert!(one >= Some(4) && other >= Some(4));
    }

    #[test]
    fn what_takes_long_to_read_is_read_less_often() {
        let watching = Watching::new(Glances::default(), None);
        assert_eq!(watching.rest(Duration::from_millis(500)), Duration::from_millis(4_500));
    }

    #[test]
    fn a_place_is_free_again_when_who_had_it_goes() {
        let watching = Watching::new(Glances::default(), None);
        let mut places: Vec<_> = (0..PLACES).map_while(|_| watching.place()).collect();
        assert_eq!(places.len(), PLACES);
        assert!(watching.place().is_none());
        places.pop();
        assert!(watching.place().is_some());
    }
}
