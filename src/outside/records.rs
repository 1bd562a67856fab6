//! What DNS says about a domain that sends mail: SPF (RFC 7208), DKIM (RFC 6376), DMARC (RFC 9989), and where mail to it goes (MX).

use std::{fmt, net::IpAddr, time::Duration};

use mail_auth::{
    DnsError, Error, IpLookupStrategy, MessageAuthenticator, SpfResult, common::cache::NoCache, dmarc,
    hickory_resolver::proto::op::ResponseCode, spf::verify::SpfParameters,
};
use tokio::time::timeout;

use crate::domain::running::public_address::is_public;

/// The time that all the questions behind one answer may take.
const PATIENCE: Duration = Duration::from_secs(10);

/// The most addresses of a server that are looked at.
const ADDRESSES: usize = 4;

/// An address that nobody has (RFC 5737), to learn what is said about everybody else.
const NOBODY: IpAddr = IpAddr::V4(std::net::Ipv4Addr::new(192, 0, 2, 1));

/// An answer of DNS.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Said<T> {
    /// There is this.
    This(T),
    /// There is none, says DNS.
    Nothing,
    /// No answer came, or one that says nothing: a time-out, a failing server.
    NoAnswer,
}

/// The verdict of a domain's SPF record on a server that sends for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Spf {
    /// It allows the server.
    Allows,
    /// It does not name this address of the server.
    Omits(IpAddr),
    /// It cannot be read, or asks more questions than it may (RFC 7208 section 4.6.4).
    Broken,
    /// There is one; the server has no public address that it could be held against.
    Unjudged,
}

/// The request of a domain's owner about mail in its name that cannot be proved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Policy {
    /// To take it as before.
    None,
    /// To put it with the unwanted mail.
    Quarantine,
    /// To refuse it.
    Reject,
}

/// A resolver of DNS. Cheap to clone.
#[derive(Clone)]
pub struct Dns(MessageAuthenticator);

impl fmt::Debug for Dns {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Dns(..)")
    }
}

impl From<MessageAuthenticator> for Dns {
    fn from(resolver: MessageAuthenticator) -> Self {
        Self(resolver)
    }
}

impl Dns {
    /// The resolver that this system is set up with; `None` if it has none.
    #[must_use]
    pub fn of_system() -> Option<Self> {
        MessageAuthenticator::new_system_conf().ok().map(Self::from)
    }

    /// The verdict of the SPF record of the domain of `sender`, an address, on the server `host`.
    pub async fn spf(&self, sender: &str, host: &str) -> Said<Spf> {
        let asked = async {
            let addresses: Vec<_> = self.addresses(host).await.into_iter().filter(|ip| is_public(*ip)).collect();
            if addresses.is_empty() {
                return match self.verdict(NOBODY, sender, host).await {
                    Said::This(Spf::Omits(_) | Spf::Allows) => Said::This(Spf::Unjudged),
                    said @ (Said::This(Spf::Broken | Spf::Unjudged) | Said::Nothing | Said::NoAnswer) => said,
                };
            }
            let mut last = Said::Nothing;
            for ip in addresses {
                last = self.verdict(ip, sender, host).await;
                if last != Said::This(Spf::Allows) {
                    break;
                }
            }
            last
        };
        timeout(PATIENCE, asked).await.unwrap_or(Said::NoAnswer)
    }

    async fn verdict(&self, ip: IpAddr, sender: &str, host: &str) -> Said<Spf> {
        match self.0.verify_spf(SpfParameters::verify_mail_from(ip, host, host, sender)).await.result() {
            SpfResult::Pass => Said::This(Spf::Allows),
            SpfResult::Fail | SpfResult::SoftFail | SpfResult::Neutral => Said::This(Spf::Omits(ip)),
            SpfResult::PermError => Said::This(Spf::Broken),
            SpfResult::None => Said::Nothing,
            SpfResult::TempError => Said::NoAnswer,
        }
    }

    /// The text of the record `name`, its strings put together (RFC 6376 section 3.6.2.2).
    pub async fn text(&self, name: &str) -> Said<String> {
        match timeout(PATIENCE, self.0.txt_raw_lookup(name)).await {
            Ok(Ok(text)) if text.is_empty() => Said::Nothing,
            Ok(Ok(text)) => Said::This(String::from_utf8_lossy(&text).into_owned()),
            Ok(Err(error)) => told(&error),
            Err(_) => Said::NoAnswer,
        }
    }

    /// The DMARC policy for mail from `domain`: its own, else that of the nearest domain above it (RFC 9989 section 4.10).
    pub async fn dmarc(&self, domain: &str) -> Said<Policy> {
        let asked = async {
            let mut at = domain;
            loop {
                let name = format!("_dmarc.{at}");
                match self.0.txt_lookup::<dmarc::Dmarc>(name, None::<&NoCache<_, _>>).await {
                    Ok(record) => return Said::This(policy(if at == domain { record.p } else { record.sp })),
                    // A record that is none of DMARC's counts as none.
                    Err(Error::ParseError | Error::Dns(DnsError::InvalidRecordType)) => {}
                    Err(error) if told::<()>(&error) == Said::Nothing => {}
                    Err(_) => return Said::NoAnswer,
                }
                match at.split_once('.') {
                    Some((_, above)) if above.contains('.') => at = above,
                    _ => return Said::Nothing,
                }
            }
        };
        timeout(PATIENCE, asked).await.unwrap_or(Said::NoAnswer)
    }

    /// True if some server takes mail to `domain` (RFC 5321 section 5.1), false if the domain says that it takes none (RFC 7505).
    pub async fn takes_mail(&self, domain: &str) -> Said<bool> {
        let asked = async {
            match self.0.mx_lookup(domain, None::<&NoCache<_, _>>).await {
                Ok(found) if found.rrset.is_empty() => self.is_a_server(domain).await,
                Ok(found) => {
                    let mut servers = found.rrset.iter().flat_map(|mx| mx.exchanges.iter());
                    Said::This(servers.any(|server| !matches!(&**server, "" | ".")))
                }
                Err(error) => match told(&error) {
                    Said::Nothing => self.is_a_server(domain).await,
                    said @ (Said::This(_) | Said::NoAnswer) => said,
                },
            }
        };
        timeout(PATIENCE, asked).await.unwrap_or(Said::NoAnswer)
    }

    /// A domain without MX that is a server itself takes its own mail.
    async fn is_a_server(&self, domain: &str) -> Said<bool> {
        if self.addresses(domain).await.is_empty() { Said::Nothing } else { Said::This(true) }
    }

    async fn addresses(&self, host: &str) -> Vec<IpAddr> {
        if let Ok(ip) = host.parse() {
            return vec![ip];
        }
        let mut found = Vec::new();
        for strategy in [IpLookupStrategy::Ipv4Only, IpLookupStrategy::Ipv6Only] {
            let (v4, v6) = (None::<&NoCache<_, _>>, None::<&NoCache<_, _>>);
            found.extend(self.0.ip_lookup(host, strategy, ADDRESSES, v4, v6).await.unwrap_or_default());
        }
        found
    }
}

fn policy(of: dmarc::Policy) -> Policy {
    match of {
        dmarc::Policy::Quarantine => Policy::Quarantine,
        dmarc::Policy::Reject => Policy::Reject,
        dmarc::Policy::None | dmarc::Policy::Unspecified => Policy::None,
    }
}

/// Tells "there is none" from "nobody answered". Only a server that knows the name, or knows that there is no such name, says the first.
fn told<T>(error: &Error) -> Said<T> {
    let is_none = matches!(error, Error::Dns(DnsError::RecordNotFound(ResponseCode::NoError | ResponseCode::NXDomain)));
    if is_none { Said::Nothing } else { Said::NoAnswer }
}
