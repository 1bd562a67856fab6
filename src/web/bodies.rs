//! The memory for bodies of requests: guests share a budget, of which one network has a part, and only few files are taken in at the
//! same time.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use axum::http::{HeaderMap, header::CONTENT_LENGTH};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use super::{
    BODY_LIMIT, Network,
    fault::{Fault, FaultKind},
};

/// The large bodies of guests that are read at the same time; each has at most [`super::desk::GUEST_LIMIT`] bytes. Small ones are
/// not counted: there are no more of them than connections.
const GUESTS: usize = 32;

/// Those of one network.
const OF_NETWORK: usize = 8;

/// The files that are taken in at the same time.
const UPLOADS: usize = 2;

/// The room for bodies.
pub(super) struct Bodies {
    guests: Arc<Semaphore>,
    shares: Arc<Shares>,
    uploads: Arc<Semaphore>,
}

impl Default for Bodies {
    fn default() -> Self {
        let semaphore = |places| Arc::new(Semaphore::new(places));
        Self { guests: semaphore(GUESTS), shares: Arc::default(), uploads: semaphore(UPLOADS) }
    }
}

impl Bodies {
    /// Room for the body of somebody who is not known, until it is dropped; `None` for a small one, which needs none. `network` is
    /// `None` for this machine and for proxies, which speak for many: they have no limit but the total.
    ///
    /// # Errors
    /// [`FaultKind::Busy`] if other guests have it all, or those of this network have its part.
    pub(super) fn for_guest(&self, headers: &HeaderMap, network: Option<Network>) -> Result<Option<GuestRoom>, Fault> {
        let length = headers.get(CONTENT_LENGTH).and_then(|length| length.to_str().ok()?.parse::<usize>().ok());
        if length.is_some_and(|length| length <= BODY_LIMIT) {
            return Ok(None);
        }
        let share = network.map(|network| Share::of(&self.shares, network).ok_or(FaultKind::Busy)).transpose()?;
        let room = Arc::clone(&self.guests).try_acquire_owned().map_err(|_| FaultKind::Busy)?;
        Ok(Some(GuestRoom { _room: room, _share: share }))
    }

    /// Waits for room for a file, until it is dropped.
    pub(super) async fn for_file(&self) -> Option<OwnedSemaphorePermit> {
        // It is never closed.
        Arc::clone(&self.uploads).acquire_owned().await.ok()
    }
}

/// Room for one large body of a guest.
#[derive(Debug)]
pub(super) struct GuestRoom {
    _room: OwnedSemaphorePermit,
    _share: Option<Share>,
}

/// The number of large bodies of each network that are being read.
#[derive(Debug, Default)]
struct Shares(Mutex<HashMap<Network, usize>>);

impl Shares {
    fn lock(&self) -> MutexGuard<'_, HashMap<Network, usize>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// One of those that a network may have, until it is dropped.
#[derive(Debug)]
struct Share {
    all: Arc<Shares>,
    network: Network,
}

impl Share {
    /// One for this network; an IPv6 /48 counts as one. `None` if it has its part.
    fn of(all: &Arc<Shares>, network: Network) -> Option<Self> {
        let network = network.site().unwrap_or(network);
        let mut shares = all.lock();
        let taken = shares.entry(network).or_default();
        if *taken >= OF_NETWORK {
            return None;
        }
        *taken += 1;
        Some(Self { all: Arc::clone(all), network })
    }
}

impl Drop for Share {
    fn drop(&mut self) {
        let mut shares = self.all.lock();
        if let Some(taken) = shares.get_mut(&self.network) {
            *taken -= 1;
            if *taken == 0 {
                shares.remove(&self.network);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;
    use futures_util::FutureExt;

    use super::*;

    #[test]
    fn guests_share_a_budget_which_small_forms_need_not() {
        let (bodies, mut small) = (Bodies::default(), HeaderMap::new());
        let unknown = HeaderMap::new();
        let mut held: Vec<_> = (0..GUESTS).map(|_| bodies.for_guest(&unknown, None).unwrap()).collect();
        assert!(held.iter().all(Option::is_some));
        assert_eq!(bodies.for_guest(&unknown, None).err().map(|fault| fault.kind()), Some(FaultKind::Busy));
        small.insert(CONTENT_LENGTH, HeaderValue::from(BODY_LIMIT));
        assert!(bodies.for_guest(&small, None).unwrap().is_none());
        small.insert(CONTENT_LENGTH, HeaderValue::from(BODY_LIMIT + 1));
        assert!(bodies.for_guest(&small, None).is_err());
        held.pop();
        assert!(bodies.for_guest(&small, None).is_ok());
    }

    #[test]
    fn one_network_cannot_take_all_the_room_of_guests() {
        let (bodies, large) = (Bodies::default(), HeaderMap::new());
        let ask = |text: &str| bodies.for_guest(&large, Some(Network::of_client(text.parse().unwrap())));
        for networks in
            [["192.0.2.1", "192.0.2.1", "192.0.2.2"], ["2001:db8:1:2::1", "2001:db8:1:3::1", "2001:db8:2::1"]]
        {
            let mut held: Vec<_> = (0..OF_NETWORK).map(|_| ask(networks[0]).unwrap()).collect();
            assert_eq!(ask(networks[1]).err().map(|fault| fault.kind()), Some(FaultKind::Busy));
            assert!(ask(networks[2]).is_ok());
            held.pop();
            assert!(ask(networks[1]).is_ok());
            drop(held);
            assert!(bodies.shares.lock().is_empty(), "nobody is remembered");
        }
    }

    #[test]
    fn a_file_waits_until_there_is_room() {
        let bodies = Bodies::default();
        let mut held: Vec<_> = (0..UPLOADS).map(|_| bodies.for_file().now_or_never().unwrap()).collect();
        let mut next = Box::pin(bodies.for_file());
        assert!(next.as_mut().now_or_never().is_none());
        held.pop();
        assert!(next.now_or_never().flatten().is_some());
    }
}
