//! Destinations: what the owner knows of the mail systems behind readers' domains.

use std::collections::HashMap;

/// What one mail system takes from us, whatever the route.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Destination {
    /// The domains it serves, in lower case.
    pub domains: Vec<String>,
    /// The most messages under way to it at one time; none: no limit.
    pub connections: Option<u32>,
    /// The most messages in any 60 seconds; none: no limit.
    pub per_minute: Option<u32>,
}

/// All destinations the owner has a word about.
#[derive(Debug, Clone, Default)]
pub struct Destinations {
    all: Vec<Destination>,
    by_domain: HashMap<String, usize>,
}

impl Destinations {
    /// The destinations, each with the domains it serves.
    #[must_use]
    pub fn new(all: Vec<Destination>) -> Self {
        let numbered = all.iter().enumerate();
        let by_domain = numbered.flat_map(|(n, it)| it.domains.iter().map(move |domain| (domain.clone(), n))).collect();
        Self { all, by_domain }
    }

    /// The destination that serves `domain`, with its number.
    #[must_use]
    pub fn of(&self, domain: &str) -> Option<(usize, &Destination)> {
        let number = *self.by_domain.get(domain)?;
        Some((number, self.all.get(number)?))
    }
}
