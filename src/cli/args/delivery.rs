//! What can be typed about how a list's issues are delivered.

use clap::{Args as Group, ValueEnum};

use crate::domain::{
    list::DeliveryRules,
    mail::{route::RouteName, settling::UnknownPolicy},
    text::address::EmailAddress,
};

#[derive(Debug, Group)]
pub struct DeliveryOptions {
    /// The route its mail takes, by its name in the configuration ("default" is the usual one).
    #[arg(long, value_name = "NAME")]
    pub route: Option<RouteName>,
    /// The route it takes while that one is down.
    #[arg(long, value_name = "NAME")]
    pub fallback: Option<RouteName>,
    /// Wait for its own route, however long that is down.
    #[arg(long, conflicts_with = "fallback")]
    pub no_fallback: bool,
    /// What becomes of a mail that was handed over and never answered for: it goes again, with the same Message-ID, so
    /// that nobody misses it (again); or it is left, so that nobody gets it twice (leave). Without: again.
    #[arg(long, value_name = "AGAIN|LEAVE")]
    pub unknown: Option<UnknownWord>,
    /// To how many readers an issue goes first; the others follow by themselves if servers take it. 0: to all at once.
    /// Without: 50.
    #[arg(long, value_name = "N")]
    pub canary: Option<u32>,
    /// How many in a hundred may be refused before an issue is paused. Without: 5.
    #[arg(long, value_name = "PERCENT", value_parser = clap::value_parser!(u32).range(1..=100))]
    pub refusal_limit: Option<u32>,
    /// An address of your own that gets every issue first; can be given more than once.
    #[arg(long = "seed", value_name = "ADDRESS")]
    pub seeds: Vec<EmailAddress>,
    /// No addresses of your own any more.
    #[arg(long, conflicts_with = "seeds")]
    pub no_seeds: bool,
}

/// What becomes of a mail that nobody answered for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum UnknownWord {
    Again,
    Leave,
}

impl DeliveryOptions {
    /// The rules with what was typed; what was not typed stays.
    pub fn change(self, before: DeliveryRules) -> DeliveryRules {
        let route = self.route.map_or(before.route, |name| Some(name).filter(|name| *name != RouteName::usual()));
        DeliveryRules {
            route,
            fallback: if self.no_fallback { None } else { self.fallback.or(before.fallback) },
            unknown: match self.unknown {
                Some(UnknownWord::Again) => UnknownPolicy::Again,
                Some(UnknownWord::Leave) => UnknownPolicy::Leave,
                None => before.unknown,
            },
            canary: self.canary.unwrap_or(before.canary),
            refusal_limit: self.refusal_limit.unwrap_or(before.refusal_limit),
            seeds: if self.no_seeds || !self.seeds.is_empty() { self.seeds } else { before.seeds },
        }
    }
}
