//! The queue: messages this process has claimed and not settled yet that wait for a sender, and the leases that hold
//! them.

use std::{
    collections::{HashMap, VecDeque},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use tokio::{sync::Notify, time::Instant};
use uuid::Uuid;

use super::domains::{Admission, Domains, Pass};
use crate::{
    app::{App, delivery::deliver::Claim},
    domain::{mail::delivery::DeliveryKey, time::Instant as Moment},
};

/// A claimed message, and the change counter's value when it was last checked.
#[derive(Debug)]
pub(super) struct Waiting {
    /// The message.
    pub claim: Claim,
    /// The value of the change counter when nothing stood against the message.
    pub seen: i64,
    /// True if somebody waits for it, such as for a confirmation.
    is_waited_for: bool,
    /// The permission to be under way, from when the message is taken to be sent until it is settled or put back.
    _pass: Option<Pass>,
}

/// The gate that a message passes on its way out of the queue.
pub(super) struct Gate<'a> {
    /// The state of the destinations.
    pub domains: &'a Arc<Domains>,
    /// The handle whose clock is used.
    pub app: &'a App,
}

/// A message that comes out of the queue.
pub(super) enum Next {
    /// A message that may be begun.
    Now(Waiting),
    /// A message whose domain rests, and when it may be begun.
    Later(Waiting, Moment),
}

/// The queue of one route.
#[derive(Default)]
pub(super) struct Queue {
    inner: Mutex<Inner>,
    more: Notify,
}

#[derive(Default)]
struct Inner {
    waiting: VecDeque<Waiting>,
    leases: HashMap<Uuid, Lease>,
    is_closed: bool,
}

impl Inner {
    /// The number of messages at the front that somebody waits for.
    fn waited_for(&self) -> usize {
        self.waiting.iter().take_while(|waiting| waiting.is_waited_for).count()
    }

    /// Takes all messages behind them.
    fn behind_waited_for(&mut self) -> VecDeque<Waiting> {
        let first = self.waited_for();
        self.waiting.split_off(first)
    }
}

/// A lease, by a monotonic clock: the wall clock is no reason to go on sending.
struct Lease {
    good_until: Instant,
    messages: usize,
}

impl Queue {
    /// Adds the claims of one lease; before all others, if somebody waits for them.
    pub(super) fn add(&self, claims: Vec<Claim>, seen: i64, good_until: Instant, is_waited_for: bool) {
        let mut inner = self.lock();
        for claim in &claims {
            let lease = inner.leases.entry(claim.lease).or_insert(Lease { good_until, messages: 0 });
            lease.messages += 1;
        }
        let claims = claims.into_iter().map(|claim| Waiting { claim, seen, is_waited_for, _pass: None });
        if is_waited_for {
            let mut behind = inner.behind_waited_for();
            inner.waiting.extend(claims);
            inner.waiting.append(&mut behind);
        } else {
            inner.waiting.extend(claims);
        }
        drop(inner);
        self.more.notify_waiters();
    }

    /// The next message that may be begun, or is due later; `None` when the queue is closed and empty.
    pub(super) async fn next(&self, gate: &Gate<'_>) -> Option<Next> {
        loop {
            let (more, freed) = (self.more.notified(), gate.domains.freed());
            tokio::pin!(more, freed);
            // Listening before looking: what is added in between is not missed.
            more.as_mut().enable();
            if let Some(next) = self.try_next(gate) {
                return Some(next);
            }
            if self.is_over() {
                return None;
            }
            tokio::select! {
                () = more => {}
                () = freed => {}
            }
        }
    }

    /// The next message that may be begun, or is due later, if there is one.
    pub(super) fn try_next(&self, gate: &Gate<'_>) -> Option<Next> {
        let (mut inner, now) = (self.lock(), gate.app.now());
        let mut found = None;
        for (index, waiting) in inner.waiting.iter().enumerate() {
            found = match gate.domains.admit(waiting.claim.domain(), now) {
                Admission::Busy => continue,
                Admission::Go(pass) => Some((index, Ok(pass))),
                Admission::Later(at) => Some((index, Err(at))),
            };
            break;
        }
        let (index, admitted) = found?;
        let waiting = inner.waiting.remove(index)?;
        Some(match admitted {
            Ok(pass) => Next::Now(Waiting { _pass: Some(pass), ..waiting }),
            Err(at) => Next::Later(waiting, at),
        })
    }

    /// Puts back a message that was taken and not tried; those that somebody waits for stay before it.
    pub(super) fn put_back(&self, waiting: Waiting) {
        let mut inner = self.lock();
        let place = if waiting.is_waited_for { 0 } else { inner.waited_for() };
        inner.waiting.insert(place, Waiting { _pass: None, ..waiting });
        drop(inner);
        self.more.notify_one();
    }

    /// Takes up to `most` messages from the front that were last checked at another value of the change counter than
    /// `now`. What somebody waits for stays, so that nothing goes before it meanwhile.
    pub(super) fn take_stale(&self, most: usize, now: i64) -> Vec<Waiting> {
        let mut inner = self.lock();
        let first = inner.waited_for();
        let stale = inner.waiting.iter().skip(first).take(most).take_while(|waiting| waiting.seen != now).count();
        inner.waiting.drain(first..first + stale).collect()
    }

    /// Puts messages back that nobody waits for, in their order.
    pub(super) fn put_all_back(&self, looked_at: Vec<Waiting>) {
        let mut inner = self.lock();
        let mut behind = inner.behind_waited_for();
        inner.waiting.extend(looked_at);
        inner.waiting.append(&mut behind);
        drop(inner);
        self.more.notify_waiters();
    }

    /// Marks a message of this lease as settled.
    pub(super) fn settle(&self, lease: Uuid) {
        let mut inner = self.lock();
        let is_over = inner.leases.get_mut(&lease).is_some_and(|lease| {
            lease.messages = lease.messages.saturating_sub(1);
            lease.messages == 0
        });
        if is_over {
            inner.leases.remove(&lease);
        }
    }

    /// Takes all waiting messages, to be given back.
    pub(super) fn drain(&self) -> Vec<(DeliveryKey, Uuid)> {
        self.lock().waiting.drain(..).map(|waiting| (waiting.claim.key, waiting.claim.lease)).collect()
    }

    /// The number of messages that wait for a sender.
    pub(super) fn waiting(&self) -> usize {
        self.lock().waiting.len()
    }

    /// The number of those that somebody waits for.
    pub(super) fn waited_for(&self) -> usize {
        self.lock().waited_for()
    }

    fn is_over(&self) -> bool {
        let inner = self.lock();
        inner.is_closed && inner.waiting.is_empty()
    }

    /// True if nothing is held.
    pub(super) fn is_idle(&self) -> bool {
        self.lock().leases.is_empty()
    }

    /// The leases that hold something. A lease that has run out is lost for good: others may have its messages by now.
    pub(super) fn leases(&self) -> Vec<Uuid> {
        let now = Instant::now();
        self.lock().leases.iter().filter(|(_, lease)| now < lease.good_until).map(|(id, _)| *id).collect()
    }

    /// Notes the new end of these leases.
    pub(super) fn renewed(&self, leases: &[Uuid], good_until: Instant) {
        let mut inner = self.lock();
        for id in leases {
            if let Some(lease) = inner.leases.get_mut(id) {
                lease.good_until = good_until;
            }
        }
    }

    /// True if this lease certainly still holds.
    pub(super) fn is_good(&self, lease: Uuid) -> bool {
        self.lock().leases.get(&lease).is_some_and(|lease| Instant::now() < lease.good_until)
    }

    /// Closes the queue: no more messages come.
    pub(super) fn close(&self) {
        self.lock().is_closed = true;
        self.more.notify_waiters();
    }

    fn lock(&self) -> MutexGuard<'_, Inner> {
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
