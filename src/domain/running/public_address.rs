//! Tells addresses on the public internet from all others (IANA's registries of special-purpose addresses, RFC 6890 and
//! its updates).

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use ipnet::{Ipv4Net, Ipv6Net};

/// The blocks of IPv4 that hold no public hosts.
const SPECIAL_V4: [Ipv4Net; 14] = [
    // "This network".
    v4([0, 0, 0, 0], 8),
    // Private (RFC 1918).
    v4([10, 0, 0, 0], 8),
    v4([172, 16, 0, 0], 12),
    v4([192, 168, 0, 0], 16),
    // Carrier-grade NAT (RFC 6598).
    v4([100, 64, 0, 0], 10),
    // Loopback.
    v4([127, 0, 0, 0], 8),
    // Link-local, with the metadata of clouds.
    v4([169, 254, 0, 0], 16),
    // Protocol assignments.
    v4([192, 0, 0, 0], 24),
    // Documentation (RFC 5737).
    v4([192, 0, 2, 0], 24),
    v4([198, 51, 100, 0], 24),
    v4([203, 0, 113, 0], 24),
    // Relays to IPv6 (RFC 7526).
    v4([192, 88, 99, 0], 24),
    // Benchmarks (RFC 2544).
    v4([198, 18, 0, 0], 15),
    // Multicast, reserved, broadcast.
    v4([224, 0, 0, 0], 3),
];

/// The one block of IPv6 that holds public hosts (RFC 4291 section 2.4 and the registry).
const PUBLIC_V6: Ipv6Net = v6([0x2000, 0, 0, 0], 3);

/// The parts of that block that hold no public hosts.
const SPECIAL_V6: [Ipv6Net; 3] = [
    // Teredo and other protocol assignments.
    v6([0x2001, 0, 0, 0], 23),
    // Documentation (RFC 3849, RFC 9637).
    v6([0x2001, 0xdb8, 0, 0], 32),
    v6([0x3fff, 0, 0, 0], 20),
];

/// NAT64: the IPv4 address that it leads on to stands in the last four octets (RFC 6052).
const NAT64: Ipv6Net = v6([0x64, 0xff9b, 0, 0], 96);

/// 6to4: the IPv4 address that it leads on to stands behind the first two octets (RFC 3056).
const SIX_TO_FOUR: Ipv6Net = v6([0x2002, 0, 0, 0], 16);

const fn v4([a, b, c, d]: [u8; 4], prefix: u8) -> Ipv4Net {
    Ipv4Net::new_assert(Ipv4Addr::new(a, b, c, d), prefix)
}

const fn v6([a, b, c, d]: [u16; 4], prefix: u8) -> Ipv6Net {
    Ipv6Net::new_assert(Ipv6Addr::new(a, b, c, d, 0, 0, 0, 0), prefix)
}

/// True for an address on the public internet; one with an IPv4 address inside is judged by that.
#[must_use]
pub fn is_public(ip: IpAddr) -> bool {
    match ip {
        IpAddr::V4(ip) => is_public_v4(ip),
        IpAddr::V6(ip) => is_public_v6(ip),
    }
}

fn is_public_v4(ip: Ipv4Addr) -> bool {
    !SPECIAL_V4.iter().any(|network| network.contains(&ip))
}

fn is_public_v6(ip: Ipv6Addr) -> bool {
    if let Some(within) = ip.to_ipv4_mapped() {
        return is_public_v4(within);
    }
    if NAT64.contains(&ip) {
        let [.., a, b, c, d] = ip.octets();
        return is_public_v4([a, b, c, d].into());
    }
    if SIX_TO_FOUR.contains(&ip) {
        let [_, _, a, b, c, d, ..] = ip.octets();
        return is_public_v4([a, b, c, d].into());
    }
    PUBLIC_V6.contains(&ip) && !SPECIAL_V6.iter().any(|network| network.contains(&ip))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_address_of_somebodys_own_network_is_public_however_it_is_written() {
        for ip in [
            "0.0.0.0",
            "10.1.2.3",
            "100.64.0.1",
            "127.0.0.1",
            "127.1.2.3",
            "169.254.169.254",
            "172.16.0.1",
            "172.31.255.255",
            "192.168.1.1",
            "192.0.0.8",
            "192.0.2.1",
            "198.18.0.1",
            "198.51.100.1",
            "203.0.113.1",
            "224.0.0.1",
            "240.0.0.1",
            "255.255.255.255",
            "::",
            "::1",
            "::ffff:127.0.0.1",
            "::ffff:10.0.0.1",
            "::127.0.0.1",
            "64:ff9b::7f00:1",
            "64:ff9b::a00:1",
            "64:ff9b:1::1",
            "2002:7f00:1::",
            "2002:c0a8:101::1",
            "2001::1",
            "2001:db8::1",
            "fc00::1",
            "fd12:3456::1",
            "fe80::1",
            "fec0::1",
            "ff02::1",
            "100::1",
            "3fff::1",
        ] {
            assert!(!is_public(ip.parse().unwrap()), "{ip}");
        }
    }

    #[test]
    fn other_addresses_are() {
        for ip in [
            "1.1.1.1",
            "100.63.255.255",
            "100.128.0.1",
            "172.15.0.1",
            "172.32.0.1",
            "192.0.1.1",
            "198.17.0.1",
            "2606:4700::1111",
            "2a00::1",
            "::ffff:1.1.1.1",
            "64:ff9b::101:101",
            "2002:101:101::",
            "2001:200::1",
        ] {
            assert!(is_public(ip.parse().unwrap()), "{ip}");
        }
    }

    #[test]
    fn the_edge_of_every_network_is_where_the_registry_puts_it() {
        for network in SPECIAL_V4 {
            assert!(!is_public(network.network().into()) && !is_public(network.broadcast().into()), "{network}");
            let after = Ipv4Addr::from(u32::from(network.broadcast()).wrapping_add(1));
            let before = Ipv4Addr::from(u32::from(network.network()).wrapping_sub(1));
            // The last one ends where the first one begins.
            for outside in [before, after].into_iter().filter(|ip| !ip.is_unspecified() && !ip.is_broadcast()) {
                assert!(is_public(outside.into()), "{outside} lies outside {network}");
            }
        }
        for (special, public) in [
            ("1fff:ffff::", "2000::"),
            ("2001:1ff:ffff::", "2001:200::"),
            ("2001:db8:ffff::", "2001:db9::"),
            ("2001:db8::", "2001:db7:ffff::"),
            ("3fff::", "3ffe:ffff::"),
            ("3fff:fff:ffff::", "3fff:1000::"),
            ("4000::", "3fff:ffff::"),
            ("64:ff9b::1:101:101", "64:ff9b::101:101"),
        ] {
            assert!(!is_public(special.parse().unwrap()), "{special}");
            assert!(is_public(public.parse().unwrap()), "{public}");
        }
    }
}
