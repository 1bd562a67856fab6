//! Further routes for mail, and the limits of each one's server: the tables `[routes.NAME]` of the file.
//!
//! `[routes.default]` holds the limits of the server in `smtp_url`; every other table names a server of its own.

use std::path::PathBuf;

use chrono::NaiveTime;
use chrono_tz::Tz;
use secrecy::SecretString;

use super::{Delivery, given::Given, values};
use crate::domain::mail::route::{Limits, Quiet, Rates, RouteName};

/// A server for mail, by a name that the owner chose.
#[derive(Debug, Clone)]
pub struct Route {
    /// The name of the route.
    pub name: RouteName,
    /// The URL of the server.
    pub url: SecretString,
    /// A file of certificates to trust for that server besides the system's, in PEM.
    pub ca_file: Option<PathBuf>,
    /// The limits of the server.
    pub limits: Limits,
}

/// Reads all routes; the limits of the usual one come first.
pub(super) fn take(given: &mut Given, delivery: Option<Delivery>) -> (Limits, Vec<Route>) {
    let connections = delivery.map_or(Limits::default().connections, |delivery| delivery.connections.get());
    let usual = Limits { connections, ..Limits::default() };
    let (mut usual_limits, mut routes) = (usual.clone(), Vec::new());
    for (name, mut table) in given.take_tables("routes") {
        let limits = limits(&mut table, &usual);
        match name.parse::<RouteName>() {
            Ok(name) if name == RouteName::usual() => {
                for key in ["url", "ca_file"].into_iter().filter(|key| table.holds(key)) {
                    let remedy = format!("the default route's server is set in smtp_{key}, outside this table");
                    given.complain(&format!("routes.default.{key}"), remedy);
                }
                usual_limits = limits;
            }
            Ok(name) => routes.extend(route(&mut table, name, limits)),
            Err(error) => given.complain(&format!("routes.{name}"), error.to_string()),
        }
        given.take_errors_of(table);
    }
    (usual_limits, routes)
}

fn route(table: &mut Given, name: RouteName, limits: Limits) -> Option<Route> {
    let ca_file = table.read_if_there("ca_file", values::path);
    let missing = "this is missing; write smtp://user:password@host:587 or smtps://user:password@host:465";
    let url = table.read("url", "", |text| {
        if text.is_empty() { Err(missing.to_owned()) } else { values::smtp_url(text, ca_file.as_deref()) }
    });
    Some(Route { name, url: url?, ca_file, limits })
}

fn limits(table: &mut Given, usual: &Limits) -> Limits {
    let connections = table.read_if_there("connections", values::up_to::<100>);
    let mut count = |key| table.read_if_there(key, values::up_to::<100_000_000>).map(std::num::NonZeroU32::get);
    let rates = Rates {
        second: count("per_second"),
        minute: count("per_minute"),
        hour: count("per_hour"),
        day: count("per_day"),
    };
    Limits {
        per_connection: count("per_connection"),
        connections: connections.map_or(usual.connections, std::num::NonZeroU32::get),
        rates,
        reserve: table.read_if_there("reserve", values::up_to::<50>).map_or(usual.reserve, std::num::NonZeroU32::get),
        quiet: table.read_if_there("quiet", quiet),
    }
}

/// Reads hours such as `22:00-07:00 Europe/Amsterdam`.
fn quiet(text: &str) -> Result<Quiet, String> {
    let read = || {
        let (hours, zone) = text.trim().split_once(' ')?;
        let (from, until) = hours.split_once('-')?;
        let time = |text: &str| NaiveTime::parse_from_str(text.trim(), "%H:%M").ok();
        Some(Quiet { from: time(from)?, until: time(until)?, zone: zone.trim().parse::<Tz>().ok()? })
    };
    read()
        .ok_or_else(|| format!("{text:?} are not hours; write them with a zone, such as 22:00-07:00 Europe/Amsterdam"))
}
