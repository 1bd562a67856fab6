//! The network that a request came from. It serves the limits and nothing else, and is never stored or logged.

use std::{
    convert::Infallible,
    net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr},
    str::FromStr,
    sync::Arc,
};

use axum::{
    extract::{ConnectInfo, FromRequestParts},
    http::{HeaderMap, request::Parts},
};

use super::Site;

/// A range of IP addresses, such as `10.0.0.0/8`, or a single one, such as `192.0.2.1`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Network {
    address: IpAddr,
    prefix: u8,
}

/// The error for a text that is not a [`Network`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a network looks like 10.0.0.0/8, 2001:db8::/32 or 192.0.2.1")]
pub struct NetworkError;

impl Network {
    /// The network that counts as one client: an IPv4 address, or the /64 that one household has in IPv6.
    #[must_use]
    pub fn of_client(address: IpAddr) -> Self {
        match address.to_canonical() {
            IpAddr::V4(address) => Self { address: IpAddr::V4(address), prefix: 32 },
            IpAddr::V6(address) => Self::masked(IpAddr::V6(address), 64),
        }
    }

    /// True if `address` is in this network.
    #[must_use]
    pub fn contains(self, address: IpAddr) -> bool {
        let address = address.to_canonical();
        address.is_ipv4() == self.address.is_ipv4() && Self::masked(address, self.prefix) == self
    }

    /// Clears the bits of `address` after the first `prefix`.
    fn masked(address: IpAddr, prefix: u8) -> Self {
        let address = match address {
            IpAddr::V4(v4) => {
                let mask = u32::MAX.checked_shl(32 - u32::from(prefix.min(32))).unwrap_or(0);
                IpAddr::V4(Ipv4Addr::from_bits(v4.to_bits() & mask))
            }
            IpAddr::V6(v6) => {
                let mask = u128::MAX.checked_shl(128 - u32::from(prefix.min(128))).unwrap_or(0);
                IpAddr::V6(Ipv6Addr::from_bits(v6.to_bits() & mask))
            }
        };
        Self { address, prefix }
    }
}

impl FromStr for Network {
    type Err = NetworkError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (address, prefix) = text.trim().split_once('/').map_or((text.trim(), None), |(a, p)| (a, Some(p)));
        let address: IpAddr = address.parse().map_err(|_| NetworkError)?;
        let most = if address.is_ipv4() { 32 } else { 128 };
        let prefix = prefix.map_or(Ok(most), |prefix| prefix.parse().map_err(|_| NetworkError))?;
        if prefix <= most { Ok(Self::masked(address, prefix)) } else { Err(NetworkError) }
    }
}

/// The network that a request came from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Client(pub Network);

impl FromRequestParts<Arc<Site>> for Client {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, site: &Arc<Site>) -> Result<Self, Infallible> {
        let peer =
            parts.extensions.get().map_or(Ipv4Addr::LOCALHOST.into(), |ConnectInfo::<SocketAddr>(peer)| peer.ip());
        Ok(Self(Network::of_client(origin(peer, &parts.headers, &site.trusted_proxies))))
    }
}

/// The client's address: `peer`, or while that is a trusted proxy, the next address from the right of
/// `X-Forwarded-For`. The reading stops at the first address that is not trusted, for anybody can make up the ones to
/// its left.
fn origin(peer: IpAddr, headers: &HeaderMap, trusted: &[Network]) -> IpAddr {
    let forwarded = headers.get_all("x-forwarded-for").iter().filter_map(|value| value.to_str().ok());
    let hops: Vec<&str> = forwarded.flat_map(|value| value.split(',')).map(str::trim).collect();
    let mut address = peer;
    for hop in hops.into_iter().rev() {
        if !trusted.iter().any(|proxy| proxy.contains(address)) {
            break;
        }
        let Ok(next) = hop.parse() else { break };
        address = next;
    }
    address
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ip(text: &str) -> IpAddr {
        text.parse().unwrap()
    }

    fn seen(peer: &str, forwarded: &str, trusted: &[&str]) -> IpAddr {
        let mut headers = HeaderMap::new();
        headers.insert("x-forwarded-for", forwarded.parse().unwrap());
        let trusted: Vec<Network> = trusted.iter().map(|text| text.parse().unwrap()).collect();
        origin(ip(peer), &headers, &trusted)
    }

    #[test]
    fn a_forwarded_address_is_believed_from_a_trusted_proxy_only() {
        assert_eq!(seen("203.0.113.9", "198.51.100.1", &[]), ip("203.0.113.9"));
        assert_eq!(seen("10.0.0.2", "198.51.100.1", &["10.0.0.0/8"]), ip("198.51.100.1"));
        assert_eq!(seen("10.0.0.2", "6.6.6.6, 198.51.100.1, 10.0.0.3", &["10.0.0.0/8"]), ip("198.51.100.1"));
        assert_eq!(seen("10.0.0.2", "6.6.6.6, nonsense", &["10.0.0.0/8"]), ip("10.0.0.2"));
        assert_eq!(seen("::ffff:10.0.0.2", "198.51.100.1", &["10.0.0.0/8"]), ip("198.51.100.1"));
    }

    #[test]
    fn a_household_counts_as_one_client() {
        let network = |text| Network::of_client(ip(text));
        assert_eq!(network("2001:db8:1:2::1"), network("2001:db8:1:2:ffff::9"));
        assert_ne!(network("2001:db8:1:2::1"), network("2001:db8:1:3::1"));
        assert_ne!(network("192.0.2.1"), network("192.0.2.2"));
        assert_eq!(network("::ffff:192.0.2.1"), network("192.0.2.1"));
    }

    #[test]
    fn a_network_is_written_as_people_write_it() {
        for wrong in ["", "10.0.0.0/33", "2001:db8::/129", "proxy.example", "10.0.0.0/x"] {
            assert_eq!(wrong.parse::<Network>(), Err(NetworkError), "{wrong}");
        }
        assert!("0.0.0.0/0".parse::<Network>().unwrap().contains(ip("203.0.113.9")));
        assert!(!"0.0.0.0/0".parse::<Network>().unwrap().contains(ip("2001:db8::1")));
    }
}
