//! The descriptors that this process may open: connections from outside leave enough of them for delivering mail.

use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};

use crate::{config::Config, web::edge::Room};

/// The most descriptors that are asked for. The system may give far more, which nothing here needs.
const ENOUGH: u64 = 65_536;

/// The descriptors for everything but visitors and mail servers: the database, the data folder, the journal, looking up names.
const OWN: u64 = 160;

/// Raises the soft limit of descriptors to the hard one; gives the limit that holds.
pub(crate) fn raise() -> u64 {
    let Rlimit { current, maximum } = getrlimit(Resource::Nofile);
    let wanted = maximum.unwrap_or(ENOUGH).min(ENOUGH);
    match current {
        Some(current) if current < wanted => {
            let raised = setrlimit(Resource::Nofile, Rlimit { current: Some(wanted), maximum });
            if raised.is_ok() { wanted } else { current }
        }
        Some(current) => current,
        None => ENOUGH,
    }
}

/// The room for connections from outside below a limit of `descriptors`. A connection to a mail server may be opened while another
/// one is being closed.
pub(crate) fn room(descriptors: u64, config: &Config) -> Room {
    let usual = config.route_limits.connections;
    let mail: u64 = config.routes.iter().map(|route| route.limits.connections).chain([usual]).map(u64::from).sum();
    Room::below(descriptors, OWN + 2 * mail)
}
