//! Requests from this machine itself, for pages that are for nobody else.

use std::net::SocketAddr;

use axum::{
    extract::{ConnectInfo, Request},
    http::header::HOST,
};
use url::{Host, Url};

/// Whether somebody calls this machine by one of its own names: no proxy does, and no page that points its name here.
fn is_named_so(request: &Request) -> bool {
    let host = request.headers().get(HOST).and_then(|host| host.to_str().ok()).unwrap_or_default();
    let name = Url::parse(&format!("http://{host}")).ok();
    name.as_ref().and_then(Url::host).is_some_and(|host| match host {
        Host::Domain(name) => name == "localhost",
        Host::Ipv4(ip) => ip.is_loopback(),
        Host::Ipv6(ip) => ip.is_loopback(),
    })
}

/// Whether a request comes from this machine as well.
pub fn is_from_this_machine(request: &Request) -> bool {
    let peer = request.extensions().get::<ConnectInfo<SocketAddr>>();
    is_named_so(request) && peer.is_none_or(|ConnectInfo(peer)| peer.ip().to_canonical().is_loopback())
}
