//! The limits on sign-ups and on requests for sign-in links, per client network and in total, against list bombing.
//!
//! Over either limit visitors are told to come back later, whatever they posted: these limits look at no address, so the answer
//! says nothing about one. The limits on mail to one mailbox, about which nobody is told, are in
//! [`crate::domain::subscriber::limits`].

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
use crate::{app::App, domain::subscriber::limits::Limit};

/// The number of posts after which networks with a full budget again are forgotten.
const SWEEP_EVERY: u32 = 1024;

/// The budgets of an IPv6 /64 that a /48 may use together: one customer may have 65,536 of them.
const BUDGETS_OF_A_SITE: u32 = 4;

/// The number of posts that are taken. A whole hour's budget may be used at once; it refills evenly.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Budget {
    /// The posts from one client network in an hour (an office or a ward may share an address).
    pub per_network_per_hour: NonZeroU32,
    /// The posts from all networks together in an hour.
    pub total_per_hour: NonZeroU32,
}

impl Budget {
    /// The budget for requests for sign-in links, and one for the codes that are typed instead. There are few editors, but those of an office may share an address.
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

/// The service's clock in the form that the limiter reads.
struct Ticks(App);

impl Clock for Ticks {
    type Instant = Nanos;

    fn now(&self) -> Nanos {
        Nanos::new(u64::try_from(self.0.now().timestamp_micros()).unwrap_or(0).saturating_mul(1_000))
    }
}

type Limiter<K, S> = RateLimiter<K, S, Ticks, NoOpMiddleware<Nanos>>;

/// The answer to whether a post is taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Allowance {
    /// It is taken.
    Given,
    /// The budget of this limit is used up.
    Spent(Limit),
}

/// The budgets, with the posts that remain in them.
pub(super) struct Limits {
    networks: Limiter<Network, DashMapStateStore<Network>>,
    /// The wider networks that IPv6 networks are part of.
    sites: Limiter<Network, DashMapStateStore<Network>>,
    total: Limiter<NotKeyed, InMemoryState>,
    asked: AtomicU32,
}

impl Limits {
    /// Starts with full budgets.
    #[must_use]
    pub(super) fn new(app: App, budget: Budget) -> Self {
        let per_network = Quota::per_hour(budget.per_network_per_hour);
        let wide = budget.per_network_per_hour.get().saturating_mul(BUDGETS_OF_A_SITE);
        let per_site = Quota::per_hour(NonZeroU32::new(wide).unwrap_or(NonZeroU32::MIN));
        let total = Quota::per_hour(budget.total_per_hour);
        Self {
            networks: Limiter::new(per_network, DashMapStateStore::default(), Ticks(app.clone())),
            sites: Limiter::new(per_site, DashMapStateStore::default(), Ticks(app.clone())),
            total: Limiter::direct_with_clock(total, Ticks(app)),
            asked: AtomicU32::new(0),
        }
    }

    /// Takes one post by `network` out of the budgets.
    ///
    /// The network's own budgets are checked first, so that one network cannot use up the total.
    #[must_use]
    pub(super) fn allow(&self, network: Network) -> Allowance {
        if self.asked.fetch_add(1, Ordering::Relaxed) % SWEEP_EVERY == SWEEP_EVERY - 1 {
            self.networks.retain_recent();
            self.sites.retain_recent();
        }
        let is_site_spent = || network.site().is_some_and(|site| self.sites.check_key(&site).is_err());
        if self.networks.check_key(&network).is_err() || is_site_spent() {
            Allowance::Spent(Limit::Network)
        } else if self.total.check().is_err() {
            Allowance::Spent(Limit::Total)
        } else {
            Allowance::Given
        }
    }
}
