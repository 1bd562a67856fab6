//! The test for a person at this machine itself, who may be told more than the world.
//!
//! It opens nothing: a web server in front that passes requests on bare looks like this machine as well.

use std::net::SocketAddr;

use axum::{
    extract::ConnectInfo,
    http::{HeaderMap, header::HOST, request::Parts},
};
use url::{Host, Url};

use super::{Site, forwarding};

/// True if the host of a URL is this machine's loopback, by name or address.
fn is_loopback(url: &str) -> bool {
    let url = Url::parse(url).ok();
    url.as_ref().and_then(Url::host).is_some_and(|host| match host {
        Host::Domain(name) => name == "localhost",
        Host::Ipv4(ip) => ip.is_loopback(),
        Host::Ipv6(ip) => ip.is_loopback(),
    })
}

/// True if the Host field names this machine's loopback. That excludes requests that a proxy passes on under the
/// service's name, and those of a page whose own name points here.
fn is_named_so(headers: &HeaderMap) -> bool {
    let host = headers.get(HOST).and_then(|host| host.to_str().ok()).unwrap_or_default();
    is_loopback(&format!("http://{host}"))
}

/// True if the Host field is one that no other site's page can have in a browser: an address, a name of the loopback, or the host
/// of `base_url`. A page whose own name is made to point here (DNS rebinding) asks under that name. Without the field, no browser
/// asks.
pub(super) fn is_for_us(site: &Site, headers: &HeaderMap) -> bool {
    let Some(host) = headers.get(HOST) else { return true };
    let host_of = |url: &str| Url::parse(url).ok()?.host().map(|host| host.to_owned());
    let asked = host.to_str().ok().and_then(|host| host_of(&format!("http://{host}")));
    match asked {
        Some(Host::Domain(name)) => name == "localhost" || Some(Host::Domain(name)) == host_of(site.links().base()),
        Some(Host::Ipv4(_) | Host::Ipv6(_)) => true,
        None => false,
    }
}

/// True if nothing speaks against it that a person at this machine asks: the service is not for the world by its
/// `base_url`, the connection comes from the loopback and from no known proxy, the Host field is a name of the loopback,
/// and no header field tells of a proxy.
pub(super) fn is_asking(site: &Site, asked: &Parts) -> bool {
    let Some(ConnectInfo(peer)) = asked.extensions.get::<ConnectInfo<SocketAddr>>() else { return false };
    let peer = peer.ip().to_canonical();
    is_loopback(site.links().base())
        && peer.is_loopback()
        && !site.trusted_proxies.iter().any(|proxy| proxy.contains(peer))
        && is_named_so(&asked.headers)
        && !forwarding::is_forwarded(&asked.headers)
}
