//! The places of connections: so many in all, and so many for one network.
//!
//! Whoever comes when no place is free gets that of the connection that has waited longest for its client, of the same network
//! where that has too many. Only while all work for their clients is a newcomer turned away.

use std::{
    collections::HashMap,
    net::IpAddr,
    pin::pin,
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicBool, AtomicU64, Ordering::Relaxed},
    },
};

use tokio::sync::Notify;

use crate::web::client::Network;

/// The number of places.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Room {
    /// The connections in all.
    pub total: usize,
    /// The connections of one network. This machine and trusted proxies speak for many, and have no limit but the total.
    pub per_network: usize,
}

impl Room {
    /// The most connections, however many descriptors there are.
    const MOST: u64 = 1024;

    /// The room below a limit of `descriptors`, of which `kept` are for everything else, but no more than half.
    #[must_use]
    pub fn below(descriptors: u64, kept: u64) -> Self {
        let total = (descriptors - kept.min(descriptors / 2)).clamp(2, Self::MOST);
        Self { total: usize::try_from(total).unwrap_or(usize::MAX), per_network: 100 }
    }
}

/// A connection that has a place.
#[derive(Debug)]
struct Seat {
    /// The network that it counts for; `None` if it counts for none.
    network: Option<Network>,
    /// The number of its turn: the greater, the later its newest request began, made progress or ended.
    turn: AtomicU64,
    /// True if it waits for its client.
    waits: AtomicBool,
    /// True if part of a body was left unread.
    has_unread: AtomicBool,
    /// Tells it to leave.
    needed: Notify,
}

/// All places.
#[derive(Debug)]
pub struct Places {
    room: Room,
    proxies: Vec<Network>,
    turns: AtomicU64,
    seats: Mutex<HashMap<u64, Arc<Seat>>>,
    /// Tells who waits for a place that one is free.
    freed: Notify,
}

/// The answer to somebody who wants a place.
enum Found {
    Place(Place),
    /// A place will be free in a moment.
    Soon,
    None,
}

impl Places {
    /// Places that are all free.
    #[must_use]
    pub fn new(room: Room, proxies: Vec<Network>) -> Arc<Self> {
        let (turns, seats, freed) = (AtomicU64::new(1), Mutex::default(), Notify::new());
        Arc::new(Self { room, proxies, turns, seats, freed })
    }

    /// A place for a connection from `peer`; `None` if all others are at work.
    pub async fn take(self: &Arc<Self>, peer: IpAddr) -> Option<Place> {
        let peer = peer.to_canonical();
        let is_many = peer.is_loopback() || self.proxies.iter().any(|proxy| proxy.contains(peer));
        let network = (!is_many).then(|| Network::of_client(peer));
        loop {
            let mut freed = pin!(self.freed.notified());
            freed.as_mut().enable();
            match self.find(network) {
                Found::Place(place) => return Some(place),
                Found::Soon => freed.await,
                Found::None => return None,
            }
        }
    }

    fn find(self: &Arc<Self>, network: Option<Network>) -> Found {
        let mut seats = self.seats();
        let of_network = |seat: &&Arc<Seat>| network.is_some() && seat.network == network;
        let longest = if seats.values().filter(of_network).count() >= self.room.per_network {
            longest_waiting(seats.values().filter(of_network))
        } else if seats.len() >= self.room.total {
            longest_waiting(seats.values())
        } else {
            let number = self.turn();
            let seat = Arc::new(Seat {
                network,
                turn: AtomicU64::new(number),
                waits: AtomicBool::new(true),
                has_unread: AtomicBool::new(false),
                needed: Notify::new(),
            });
            seats.insert(number, Arc::clone(&seat));
            return Found::Place(Place { places: Arc::clone(self), number, seat });
        };
        longest.map_or(Found::None, |seat| {
            seat.needed.notify_one();
            Found::Soon
        })
    }

    /// Asks the connection that has waited longest for its client to leave.
    pub fn ask_one_to_leave(&self) {
        if let Some(seat) = longest_waiting(self.seats().values()) {
            seat.needed.notify_one();
        }
    }

    fn turn(&self) -> u64 {
        self.turns.fetch_add(1, Relaxed)
    }

    fn seats(&self) -> MutexGuard<'_, HashMap<u64, Arc<Seat>>> {
        self.seats.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn longest_waiting<'a>(seats: impl Iterator<Item = &'a Arc<Seat>>) -> Option<&'a Arc<Seat>> {
    seats.filter(|seat| seat.waits.load(Relaxed)).min_by_key(|seat| seat.turn.load(Relaxed))
}

/// A connection's place, until it is dropped.
#[derive(Debug)]
pub struct Place {
    places: Arc<Places>,
    number: u64,
    seat: Arc<Seat>,
}

impl Place {
    /// Waits until somebody else needs the place.
    pub async fn needed(&self) {
        self.seat.needed.notified().await;
    }

    /// Notes that a request begins, that its body makes progress, or that its answer is with the client.
    pub fn turns(&self) {
        self.seat.turn.store(self.places.turn(), Relaxed);
    }

    /// Notes that the connection waits for its client, or works for it.
    pub fn waits(&self, waits: bool) {
        self.seat.waits.store(waits, Relaxed);
    }

    /// Notes that part of a body was left unread.
    pub fn leaves_unread(&self) {
        self.seat.has_unread.store(true, Relaxed);
    }

    /// True if part of a body was left unread.
    pub fn has_unread(&self) -> bool {
        self.seat.has_unread.load(Relaxed)
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        self.places.seats().remove(&self.number);
        self.places.freed.notify_waiters();
    }
}

#[cfg(test)]
mod tests {
    use futures_util::FutureExt;

    use super::*;

    fn ip(text: &str) -> IpAddr {
        text.parse().unwrap()
    }

    fn places(total: usize, per_network: usize) -> Arc<Places> {
        Places::new(Room { total, per_network }, vec!["10.0.0.0/8".parse().unwrap()])
    }

    async fn taken(places: &Arc<Places>, peer: &str) -> Place {
        places.take(ip(peer)).await.unwrap()
    }

    #[tokio::test]
    async fn a_newcomer_gets_the_place_of_who_has_waited_longest_as_soon_as_that_is_free() {
        let places = places(3, 9);
        let (first, second) = (taken(&places, "192.0.2.1").await, taken(&places, "192.0.2.2").await);
        let third = taken(&places, "192.0.2.3").await;
        first.waits(false);
        let mut newcomer = Box::pin(places.take(ip("192.0.2.4")));
        assert!(newcomer.as_mut().now_or_never().is_none());
        assert!(second.needed().now_or_never().is_some(), "it waits, and came before the third");
        assert!(third.needed().now_or_never().is_none() && first.needed().now_or_never().is_none());
        drop(second);
        assert!(newcomer.await.is_some());
    }

    #[tokio::test]
    async fn while_all_are_at_work_a_newcomer_is_turned_away() {
        let places = places(2, 9);
        let both = [taken(&places, "192.0.2.1").await, taken(&places, "192.0.2.2").await];
        for place in &both {
            place.waits(false);
        }
        assert!(places.take(ip("192.0.2.3")).await.is_none());
        both[0].waits(true);
        assert!(places.take(ip("192.0.2.3")).now_or_never().is_none(), "one will leave");
        assert!(both[0].needed().now_or_never().is_some());
    }

    #[tokio::test]
    async fn a_network_with_too_many_takes_from_its_own_and_a_proxy_speaks_for_many() {
        let places = places(100, 2);
        let other = taken(&places, "192.0.2.1").await;
        let own = [taken(&places, "2001:db8::1").await, taken(&places, "2001:db8::2").await];
        assert!(places.take(ip("2001:db8::3")).now_or_never().is_none());
        assert!(own[0].needed().now_or_never().is_some() && other.needed().now_or_never().is_none());
        for peer in ["127.0.0.1", "::1", "10.1.2.3", "::ffff:10.1.2.3"] {
            let many = [taken(&places, peer).await, taken(&places, peer).await, taken(&places, peer).await];
            assert_eq!(many.len(), 3, "{peer}");
        }
    }

    #[test]
    fn descriptors_are_left_for_everything_else() {
        for (descriptors, kept, total) in [(1024, 200, 824), (256, 200, 128), (65_536, 200, 1024), (1, 200, 2)] {
            assert_eq!(Room::below(descriptors, kept).total, total, "{descriptors}");
        }
    }
}
