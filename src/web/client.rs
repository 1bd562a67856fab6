//! The network that a request came from. It serves the limits and nothing else. It is never logged, and stored for a day at
//! most, as a keyed hash.

use std::{
    convert::Infallible,
    net::{IpAddr, Ipv4Addr, SocketAddr},
    str::FromStr,
    sync::Arc,
};

use axum::{
    extract::{ConnectInfo, FromRequestParts},
    http::{HeaderMap, request::Parts},
};
use ipnet::{IpNet, Ipv4Net, Ipv6Net};

use super::Site;

/// A range of IP addresses, such as `10.0.0.0/8`, or a single one, such as `192.0.2.1`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Network(IpNet);

/// The error for a text that is not a [`Network`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a network looks like 10.0.0.0/8, 2001:db8::/32 or 192.0.2.1")]
pub struct NetworkError;

impl Network {
    /// The network that counts as one client: an IPv4 address, or the /64 that one household has in IPv6.
    #[must_use]
    pub fn of_client(address: IpAddr) -> Self {
        match address.to_canonical() {
            IpAddr::V4(address) => Self(Ipv4Net::from(address).into()),
            IpAddr::V6(address) => Self(Ipv6Net::new_assert(address, 64).trunc().into()),
        }
    }

    /// The /48 that an IPv6 network is part of, which often belongs to one customer as a whole; `None` for IPv4.
    #[must_use]
    pub fn site(self) -> Option<Self> {
        match self.0 {
            IpNet::V4(_) => None,
            IpNet::V6(network) => Some(Self(Ipv6Net::new_assert(network.addr(), 48).trunc().into())),
        }
    }

    /// The network that counts as one asker of mail, as 16 octets: an IPv4 address, or an IPv6 /48.
    #[must_use]
    pub fn asker(self) -> [u8; 16] {
        match self.site().unwrap_or(self).0 {
            IpNet::V4(network) => network.addr().to_ipv6_mapped().octets(),
            IpNet::V6(network) => network.addr().octets(),
        }
    }

    /// True for this machine and for `proxies`, which speak for many clients.
    #[must_use]
    pub fn is_many(self, proxies: &[Self]) -> bool {
        let address = self.0.addr();
        address.is_loopback() || proxies.iter().any(|proxy| proxy.contains(address))
    }

    /// True if `address` is in this network.
    #[must_use]
    pub fn contains(self, address: IpAddr) -> bool {
        self.0.contains(&address.to_canonical())
    }
}

impl FromStr for Network {
    type Err = NetworkError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        // The library's own reader takes `010.0.0.1`, which others read as octal, so the standard one reads the address.
        let address = |text: &str| text.parse::<IpAddr>().map_err(|_| NetworkError);
        let network = match text.trim().split_once('/') {
            None => address(text.trim())?.into(),
            Some((start, prefix)) => {
                let prefix = prefix.parse().map_err(|_| NetworkError)?;
                IpNet::new(address(start)?, prefix).map_err(|_| NetworkError)?
            }
        };
        Ok(Self(network.trunc()))
    }
}

/// The network that a request came from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Client(pub Network);

impl Client {
    /// The client behind a request.
    pub(super) fn of(parts: &Parts, trusted: &[Network]) -> Self {
        let peer =
            parts.extensions.get().map_or(Ipv4Addr::LOCALHOST.into(), |ConnectInfo::<SocketAddr>(peer)| peer.ip());
        Self(Network::of_client(origin(peer, &parts.headers, trusted)))
    }
}

impl FromRequestParts<Arc<Site>> for Client {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, site: &Arc<Site>) -> Result<Self, Infallible> {
        Ok(Self::of(parts, &site.trusted_proxies))
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
        let Some(next) = hop_address(hop) else { break };
        address = next;
    }
    address
}

/// The address in an entry of `X-Forwarded-For`. Some proxies write the port as well, and IPv6 in brackets.
fn hop_address(hop: &str) -> Option<IpAddr> {
    let bare = || hop.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')).unwrap_or(hop).parse().ok();
    hop.parse::<SocketAddr>().map(|address| address.ip()).ok().or_else(bare)
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
    fn a_forwarded_address_may_have_a_port() {
        for (hop, expected) in [
            ("198.51.100.1:4711", Some("198.51.100.1")),
            ("[2001:db8::7]:4711", Some("2001:db8::7")),
            ("[2001:db8::7]", Some("2001:db8::7")),
            ("2001:db8::7", Some("2001:db8::7")),
            ("198.51.100.1:", None),
            ("[198.51.100.1", None),
            ("[]", None),
            ("unknown", None),
        ] {
            assert_eq!(hop_address(hop), expected.map(ip), "{hop}");
        }
        assert_eq!(seen("10.0.0.2", "6.6.6.6, [2001:db8::7]:1, 10.0.0.3:2", &["10.0.0.0/8"]), ip("2001:db8::7"));
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
    fn the_households_of_one_site_ask_for_mail_as_one() {
        let network = |text| Network::of_client(ip(text));
        assert_eq!(network("2001:db8:1:2::1").site(), network("2001:db8:1:ffff::9").site());
        assert_ne!(network("2001:db8:1:2::1").site(), network("2001:db8:2:2::1").site());
        assert_eq!(network("192.0.2.1").site(), None);
        assert_eq!(network("2001:db8:1:2::1").asker(), network("2001:db8:1:3::1").asker());
        assert_ne!(network("2001:db8:1:2::1").asker(), network("2001:db8:2:2::1").asker());
        assert_ne!(network("192.0.2.1").asker(), network("192.0.2.2").asker());
    }

    #[test]
    fn a_network_is_written_as_people_write_it() {
        for wrong in
            ["", "10.0.0.0/33", "2001:db8::/129", "proxy.example", "10.0.0.0/x", "010.0.0.0/8", "10.0.0.0/", "/8"]
        {
            assert_eq!(wrong.parse::<Network>(), Err(NetworkError), "{wrong}");
        }
        assert!("0.0.0.0/0".parse::<Network>().unwrap().contains(ip("203.0.113.9")));
        assert!(!"0.0.0.0/0".parse::<Network>().unwrap().contains(ip("2001:db8::1")));
    }

    /// True if the first `prefix` bits of two addresses are the same, compared bit by bit.
    fn begin_alike(a: IpAddr, b: IpAddr, prefix: u8) -> bool {
        let bits = |address: IpAddr| match address {
            IpAddr::V4(v4) => format!("{:032b}", v4.to_bits()),
            IpAddr::V6(v6) => format!("{:0128b}", v6.to_bits()),
        };
        let (a, b, prefix) = (bits(a), bits(b), usize::from(prefix));
        a.len() == b.len() && a[..prefix] == b[..prefix]
    }

    proptest::proptest! {
        #[test]
        fn an_address_is_in_a_network_when_it_begins_with_its_bits(
            near in proptest::prelude::any::<[bool; 2]>(), a: u128, b: u128, prefix in 0..=128_u8,
        ) {
            // Addresses that differ in the last bits only lie on both sides of a network's edge.
            let b = if near[0] { a ^ (b >> (prefix.min(127))) } else { b };
            let (a, b) = (a.to_be_bytes(), b.to_be_bytes());
            let v4 = |bytes: [u8; 16]| IpAddr::from([bytes[0], bytes[1], bytes[2], bytes[3]]);
            let (start, address, prefix) =
                if near[1] { (v4(a), v4(b), prefix % 33) } else { (IpAddr::from(a), IpAddr::from(b), prefix) };
            let network: Network = format!("{start}/{prefix}").parse().unwrap();
            let (start, address) = (start, address.to_canonical());
            proptest::prop_assert_eq!(network.contains(address), begin_alike(start, address, prefix));
        }
    }
}
