//! How many sign-ups, and how many wishes to sign in, are taken, per client network and in total, against list bombing.
//!
//! Over a limit the visitor's answer stays what it always is; only nothing happens. The limit per address (one
//! confirmation mail a day) belongs to the verb.

use std::{
    num::NonZeroU32,
    sync::atomic::{AtomicU32, Ordering},
};

use governor::{
    Quota, RateLimiter,
    clock::Clock,
    middleware::NoOpMiddleware,
    nanos::Nanos,
    state::{InMemoryState, NotKeyed, keyed::DashMapStateStore},
};

use super::client::Network;
use crate::app::App;

/// After how many posts the networks that have been quiet are forgotten.
const SWEEP_EVERY: u32 = 1024;

/// How much is taken. A whole hour's budget may be used at once; it comes back evenly.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Budget {
    /// From one client network in an hour (an office or a ward may share an address).
    pub per_network_per_hour: NonZeroU32,
    /// From everybody in an hour.
    pub total_per_hour: NonZeroU32,
}

impl Budget {
    /// How many links to sign in may be asked for: few people do, and an office of them shares an address.
    pub(super) fn of_sign_ins() -> Self {
        Self {
            per_network_per_hour: NonZeroU32::new(30).unwrap_or(NonZeroU32::MIN),
            total_per_hour: NonZeroU32::new(2_000).unwrap_or(NonZeroU32::MIN),
        }
    }
}

impl Default for Budget {
    fn default() -> Self {
        Self {
            per_network_per_hour: NonZeroU32::new(60).unwrap_or(NonZeroU32::MIN),
            total_per_hour: NonZeroU32::new(2_000).unwrap_or(NonZeroU32::MIN),
        }
    }
}

/// The service's clock, as the limiter reads it.
struct Ticks(App);

impl Clock for Ticks {
    type Instant = Nanos;

    fn now(&self) -> Nanos {
        Nanos::new(u64::try_from(self.0.now().timestamp_micros()).unwrap_or(0).saturating_mul(1_000))
    }
}

type Limiter<K, S> = RateLimiter<K, S, Ticks, NoOpMiddleware<Nanos>>;

/// The budgets and what is left of them.
pub struct Limits {
    networks: Limiter<Network, DashMapStateStore<Network>>,
    total: Limiter<NotKeyed, InMemoryState>,
    asked: AtomicU32,
}

impl Limits {
    /// Full budgets.
    #[must_use]
    pub fn new(app: App, budget: Budget) -> Self {
        let per_network = Quota::per_hour(budget.per_network_per_hour);
        let total = Quota::per_hour(budget.total_per_hour);
        Self {
            networks: Limiter::new(per_network, DashMapStateStore::default(), Ticks(app.clone())),
            total: Limiter::direct_with_clock(total, Ticks(app)),
            asked: AtomicU32::new(0),
        }
    }

    /// Takes one post of `network` out of the budgets; false when one of them is used up.
    ///
    /// The network's own budget goes first, so that one network cannot use up everybody's.
    #[must_use]
    pub fn allow(&self, network: Network) -> bool {
        if self.asked.fetch_add(1, Ordering::Relaxed) % SWEEP_EVERY == SWEEP_EVERY - 1 {
            self.networks.retain_recent();
        }
        self.networks.check_key(&network).is_ok() && self.total.check().is_ok()
    }
}
