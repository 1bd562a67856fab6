//! The options for the delivery of a list's issues.

use clap::{Args as Group, ValueEnum};

use super::address::typed;
use crate::domain::{
    list::DeliveryRules,
    mail::{route::RouteName, settling::UnknownPolicy},
    text::address::EmailAddress,
};

#[derive(Debug, Group)]
pub(crate) struct DeliveryOptions {
    /// The route of the list's mail, by its name in the configuration ("default" is the usual one).
    #[arg(long, value_name = "NAME")]
    pub route: Option<RouteName>,
    /// The route to use while that one is down.
    #[arg(long, value_name = "NAME")]
    pub fallback: Option<RouteName>,
    /// Wait for the list's own route, however long it is down.
    #[arg(long, conflicts_with = "fallback")]
    pub no_fallback: bool,
    /// The policy for a mail that was handed over but never answered: "again" sends it again with the same Message-ID,
    /// so that nobody misses it; "leave" does not, so that nobody gets it twice. New lists: again.
    #[arg(long, value_name = "AGAIN|LEAVE")]
    pub unknown: Option<UnknownWord>,
    /// The number of readers who get an issue first; the others follow by themselves if servers accept it. 0 sends to
    /// all at once. New lists: 50.
    #[arg(long, value_name = "N")]
    pub canary: Option<u32>,
    /// The percentage of refused mails at which an issue is paused. New lists: 5.
    #[arg(long, value_name = "PERCENT", value_parser = clap::value_parser!(u32).range(1..=100))]
    pub refusal_limit: Option<u32>,
    /// An address of your own that gets every issue first; can be given more than once.
    #[arg(long = "seed", value_name = "ADDRESS", value_parser = typed::<EmailAddress>)]
    pub seeds: Vec<EmailAddress>,
    /// Remove all addresses of your own.
    #[arg(long, conflicts_with = "seeds")]
    pub no_seeds: bool,
}

/// The policy for a mail that was never answered, as it is typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum UnknownWord {
    Again,
    Leave,
}

impl DeliveryOptions {
    /// Applies the options to the rules; what was not typed stays as it was.
    pub(crate) fn change(self, before: DeliveryRules) -> DeliveryRules {
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
