//! Requests that a proxy passes on: how they are recognised, and the warning about a proxy that `trusted_proxies` does not
//! name, behind which all visitors look like one.

use std::{
    net::{IpAddr, SocketAddr},
    sync::{Arc, Mutex, PoisonError},
};

use axum::{
    extract::{ConnectInfo, Request, State},
    http::HeaderMap,
    middleware::Next,
    response::Response,
};
use chrono::TimeDelta;

use super::Site;
use crate::domain::time::Instant;

/// The header fields in which a proxy tells for whom it asks. Those of a visitor's own proxy (`Via`) are among them: it is
/// safe to take a request for one that was passed on.
const FIELDS: [&str; 12] = [
    "forwarded",
    "x-forwarded-for",
    "x-forwarded-host",
    "x-forwarded-port",
    "x-forwarded-proto",
    "x-forwarded-server",
    "x-real-ip",
    "x-client-ip",
    "x-original-forwarded-for",
    "true-client-ip",
    "cf-connecting-ip",
    "via",
];

/// The fields by which the limits could tell visitors apart, if the proxy were trusted.
const NAMES_VISITOR: [&str; 3] = ["x-forwarded-for", "x-real-ip", "forwarded"];

/// The time after which the same proxy is told again.
const TOLD_EVERY: TimeDelta = TimeDelta::hours(1);

/// True if a header field tells that a proxy passed the request on.
pub(super) fn is_forwarded(headers: &HeaderMap) -> bool {
    FIELDS.iter().any(|name| headers.contains_key(*name))
}

/// True for an address of this machine or of a private network, where a web server in front would stand.
fn is_near(address: IpAddr) -> bool {
    match address.to_canonical() {
        IpAddr::V4(ip) => ip.is_loopback() || ip.is_private() || ip.is_link_local(),
        IpAddr::V6(ip) => ip.is_loopback() || ip.is_unique_local() || ip.is_unicast_link_local(),
    }
}

/// The moment of the last warning.
#[derive(Default)]
pub(super) struct Warned(Mutex<Option<Instant>>);

impl Warned {
    /// True at the first call, and then once in [`TOLD_EVERY`].
    fn is_due(&self, now: Instant) -> bool {
        let mut last = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let is_due = last.is_none_or(|last| now - last >= TOLD_EVERY);
        if is_due {
            *last = Some(now);
        }
        is_due
    }
}

/// Warns of a proxy that is not trusted although it is near and names its visitors.
pub(super) async fn warn(State(site): State<Arc<Site>>, request: Request, next: Next) -> Response {
    if let Some(ConnectInfo(peer)) = request.extensions().get::<ConnectInfo<SocketAddr>>() {
        let proxy = peer.ip().to_canonical();
        let names_visitor = NAMES_VISITOR.iter().any(|name| request.headers().contains_key(*name));
        if names_visitor
            && is_near(proxy)
            && !site.trusted_proxies.iter().any(|trusted| trusted.contains(proxy))
            && site.warned.is_due(site.app.now())
        {
            tracing::warn!(
                %proxy,
                "all visitors look like one, and share one limit: a web server passes requests on from an address that \
                 is not in trusted_proxies; add it there"
            );
        }
    }
    next.run(request).await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_is_told_once_an_hour() {
        let (warned, start) = (Warned::default(), Instant::UNIX_EPOCH);
        assert!(warned.is_due(start));
        assert!(!warned.is_due(start) && !warned.is_due(start + TimeDelta::minutes(59)));
        assert!(warned.is_due(start + TimeDelta::hours(1)));
    }

    #[test]
    fn a_web_server_in_front_is_near_and_a_visitor_is_far() {
        for (address, expected) in [
            ("127.0.0.1", true),
            ("::1", true),
            ("::ffff:10.0.0.2", true),
            ("172.18.0.2", true),
            ("fd00::1", true),
            ("203.0.113.9", false),
            ("2001:db8::1", false),
        ] {
            assert_eq!(is_near(address.parse().unwrap()), expected, "{address}");
        }
    }
}
