//! Issues that editors watch while they are being sent: each is read once per glance for all who watch it, and the
//! number of watchers is limited.
//!
//! Changes are not announced, for the worker that makes them may be another process; the issue is read again instead.
//! The page and the stream of its events belong to the desk.

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
            inspect::{self, InspectError, Inspection},
            report::{self, Report},
        },
    },
    domain::{ids::ListId, list::List},
};

/// The path of the event stream, below the page of its issue.
pub(super) const EVENTS: &str = "/sending/events";

/// The most watchers at once; the pages of others reload.
pub(super) const PLACES: usize = 50;

/// The moments at which a watched issue is read again.
#[derive(Debug, Clone)]
pub enum Glances {
    /// At this interval.
    Every(Duration),
    /// Each time that the number grows, for tests.
    AtWill(watch::Receiver<u64>),
}

impl Default for Glances {
    fn default() -> Self {
        Self::Every(Duration::from_secs(2))
    }
}

/// An issue on its way, as its watchers see it.
#[derive(Debug)]
pub(super) struct Reading {
    /// The issue and its mail.
    pub it: Arc<Inspection>,
    /// The progress of sending it.
    pub report: Report,
}

impl Reading {
    /// Reads an issue as it is now. Its mail is taken from the reading `before` as long as its state and history are unchanged.
    async fn new(app: &App, list: &List, number: u32, before: Option<&Self>) -> Result<Self, InspectError> {
        let report = report::report(app, list, number).await?;
        let (issue, history) = inspect::progress(app, list, number).await?;
        let it = match before {
            Some(Self { it, .. }) if it.issue == issue && it.history == history => Arc::clone(it),
            _ => Arc::new(inspect::look(app, list, number).await?),
        };
        Ok(Self { it, report })
    }
}

/// The pause after a reading, as a multiple of the time that the reading took. An issue to very many subscribers is
/// counted less often, and watching leaves nine tenths of the time to sending.
const REST: u32 = 9;

/// A cached reading.
struct Known {
    /// The number of the last glance that it was shown at.
    glance: u64,
    read_at: Instant,
    took: Duration,
    reading: Arc<Reading>,
}

/// The watching of issues in this process.
pub(super) struct Watching {
    glances: Glances,
    began: Instant,
    /// Becomes true when the service stops, which ends all watching.
    stop: Option<watch::Receiver<bool>>,
    places: Arc<Semaphore>,
    known: Mutex<HashMap<(ListId, u32), Known>>,
}

impl Watching {
    /// Starts without watchers.
    pub(super) fn new(glances: Glances, stop: Option<watch::Receiver<bool>>) -> Self {
        let places = Arc::new(Semaphore::new(PLACES));
        Self { glances, began: Instant::now(), stop, places, known: Mutex::default() }
    }

    /// A place among the watchers, until it is dropped; `None` if all are taken.
    pub(super) fn place(&self) -> Option<OwnedSemaphorePermit> {
        Arc::clone(&self.places).try_acquire_owned().ok()
    }

    /// The number of the current glance.
    fn number(&self) -> u64 {
        match &self.glances {
            Glances::Every(time) => {
                let glances = self.began.elapsed().as_millis() / time.as_millis().max(1);
                u64::try_from(glances).unwrap_or(u64::MAX)
            }
            Glances::AtWill(number) => *number.borrow(),
        }
    }

    /// Waits for a glance after number `seen` and returns its number; `None` if the service stops.
    pub(super) async fn glance(&self, seen: u64) -> Option<u64> {
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
        // An error means that the sender is gone, which also ends the service.
        drop(stop.clone().wait_for(|stop| *stop).await);
    }

    /// The number of the current glance, and the issue as it was then, or a little before where reading takes long. A
    /// new watcher, with nothing `seen`, gets the issue as it is now: it may have changed since the glance, and the
    /// page that they come from shows that.
    pub(super) async fn read(
        &self,
        app: &App,
        list: &List,
        number: u32,
        seen: Option<u64>,
    ) -> Result<(u64, Arc<Reading>), InspectError> {
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

    /// The pause after a reading that took this long.
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
