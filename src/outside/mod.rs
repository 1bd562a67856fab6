//! Floor 1: other people's web servers, which are asked about links that somebody typed.
//!
//! A link must not make this machine reach into a network of its owner (OWASP ASVS 5.0, 1.3.6). Only `https` on its
//! usual port is requested; a name is resolved once for each connection, all its addresses must be public, and the
//! connection goes to one of those; a redirect is checked in the same way. No body is read, no cookie kept, no proxy
//! used. What DNS says about senders of mail is in [`records`].

pub mod records;

use std::{
    error::Error,
    fmt, io,
    iter::successors,
    net::{IpAddr, SocketAddr},
    pin::Pin,
    sync::Arc,
    time::Duration,
};

use dns_lookup::{LookupError, LookupErrorKind};
use reqwest::{
    Client, Response,
    dns::{Addrs, Name, Resolve, Resolving},
    header::{LOCATION, USER_AGENT},
    redirect::Policy,
};
use rustls::{ClientConfig, RootCertStore, crypto::ring};
use tokio::task::spawn_blocking;
use url::{Host, Url};

use crate::domain::{issue::link_check::LinkCheck, running::public_address::is_public};

/// The time that a server may take to be reached, and then to answer.
const TO_REACH: Duration = Duration::from_secs(5);
const TO_ANSWER: Duration = Duration::from_secs(10);

/// The most redirects that are followed.
const HOPS: usize = 5;

/// The future addresses of a host.
pub type Finding = Pin<Box<dyn Future<Output = io::Result<Vec<SocketAddr>>> + Send>>;

/// A source of addresses for hosts; a port other than 0 is used instead of the usual one.
pub trait Names: Send + Sync {
    /// The addresses of a host; [`io::ErrorKind::NotFound`] if nobody has this name.
    fn find(&self, host: String) -> Finding;
}

/// The names that this system resolves.
#[derive(Debug, Clone, Copy)]
pub struct SystemNames;

impl Names for SystemNames {
    fn find(&self, host: String) -> Finding {
        Box::pin(async move {
            let found = spawn_blocking(move || dns_lookup::lookup_host(&host)).await?;
            Ok(found.map_err(told)?.map(|address| SocketAddr::new(address, 0)).collect())
        })
    }
}

/// Tells a resolver's answer that nobody has a name (RFC 8020) from no answer at all. "The name has no addresses" is
/// not such an answer: resolvers also say that if only one of two questions was answered.
fn told(error: LookupError) -> io::Error {
    if matches!(error.kind(), LookupErrorKind::NoName) {
        return io::Error::new(io::ErrorKind::NotFound, "nobody has this name");
    }
    io::Error::other(io::Error::from(error))
}

/// A rule that says which addresses may be connected to.
pub type Allowed = fn(IpAddr) -> bool;

/// The client that checks links. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Outside {
    client: Client,
    allowed: Allowed,
}

/// Reasons why no client can be made.
#[derive(Debug, thiserror::Error)]
pub enum OutsideError {
    /// TLS cannot be used.
    #[error("TLS cannot be used: {0}")]
    Tls(#[from] rustls::Error),
    /// The client cannot be made.
    #[error("no client can be made: {0}")]
    Client(#[from] reqwest::Error),
}

impl Outside {
    /// A client for the public addresses of the system's names, trusting the certificates that the system trusts.
    pub fn of_system() -> Result<Self, OutsideError> {
        let mut roots = RootCertStore::empty();
        // A certificate that cannot be read is not trusted; the others are.
        roots.add_parsable_certificates(rustls_native_certs::load_native_certs().certs);
        Self::new(Arc::new(SystemNames), is_public, roots)
    }

    /// A client for the `allowed` addresses of `names`, trusting the certificates that `roots` vouch for.
    pub fn new(names: Arc<dyn Names>, allowed: Allowed, roots: RootCertStore) -> Result<Self, OutsideError> {
        let tls = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()))
            .with_safe_default_protocol_versions()?
            .with_root_certificates(roots)
            .with_no_client_auth();
        let client = Client::builder()
            .tls_backend_preconfigured(tls)
            .dns_resolver(Arc::new(Guard { names, allowed }))
            .redirect(Policy::none())
            .no_proxy()
            .https_only(true)
            .pool_max_idle_per_host(0)
            .connect_timeout(TO_REACH)
            .timeout(TO_ANSWER)
            .build()?;
        Ok(Self { client, allowed })
    }

    /// Checks whether a link leads to a page.
    pub async fn look(&self, link: &str) -> LinkCheck {
        let Ok(mut at) = Url::parse(link) else { return LinkCheck::Unclear };
        for _ in 0..=HOPS {
            match self.ask(&at).await {
                Ok(answer) => match elsewhere(&answer, &at) {
                    Some(next) => at = next,
                    None => return LinkCheck::of_status(answer.status().as_u16()),
                },
                Err(sight) => return sight,
            }
        }
        LinkCheck::Unclear
    }

    async fn ask(&self, url: &Url) -> Result<Response, LinkCheck> {
        let literal = match url.host() {
            Some(Host::Ipv4(ip)) => Some(IpAddr::V4(ip)),
            Some(Host::Ipv6(ip)) => Some(IpAddr::V6(ip)),
            Some(Host::Domain(_)) => None,
            None => return Err(LinkCheck::Unclear),
        };
        if literal.is_some_and(|ip| !(self.allowed)(ip)) {
            return Err(LinkCheck::Unsafe);
        }
        if url.scheme() != "https" || url.port().is_some() {
            return Err(LinkCheck::Unclear);
        }
        let asked = self.client.get(url.clone()).header(USER_AGENT, "Rondbrief (looks whether a link works)");
        // A name may resolve differently elsewhere, so a failure is only unclear; that nobody has the name is true for
        // everybody.
        asked.send().await.map_err(|error| if is_nobodys(&error) { LinkCheck::Dead } else { LinkCheck::Unclear })
    }
}

/// True if the error is that nobody has the name.
fn is_nobodys(error: &reqwest::Error) -> bool {
    let causes = successors(Some(error as &dyn Error), |error| (*error).source());
    causes.filter_map(|cause| cause.downcast_ref()).any(|cause: &io::Error| cause.kind() == io::ErrorKind::NotFound)
}

/// The address that an answer redirects to, if it does (RFC 9110 section 15.4).
fn elsewhere(answer: &Response, from: &Url) -> Option<Url> {
    let place = answer.status().is_redirection().then(|| answer.headers().get(LOCATION)).flatten()?;
    from.join(place.to_str().ok()?).ok()
}

/// The error for a name that leads into a private network.
#[derive(Debug)]
struct Inside;

impl fmt::Display for Inside {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("this name leads to an address that is not public")
    }
}

impl Error for Inside {}

/// A resolver that refuses a name with any address that is not allowed.
struct Guard {
    names: Arc<dyn Names>,
    allowed: Allowed,
}

impl Resolve for Guard {
    fn resolve(&self, name: Name) -> Resolving {
        let (found, allowed) = (self.names.find(name.as_str().to_owned()), self.allowed);
        Box::pin(async move {
            let addresses = found.await?;
            if addresses.iter().any(|address| !allowed(address.ip())) {
                return Err(Inside.into());
            }
            Ok(Box::new(addresses.into_iter()) as Addrs)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The codes of `getaddrinfo` (netdb.h of Linux): nobody has the name; it has no address; try again; the system
    /// failed.
    #[test]
    fn only_a_name_that_nobody_has_is_not_found() {
        let kinds = [-2, -5, -3, -11].map(|code| told(LookupError::new(code)).kind());
        assert_eq!(kinds[0], io::ErrorKind::NotFound);
        assert!(kinds[1..].iter().all(|kind| *kind == io::ErrorKind::Other), "{kinds:?}");
    }
}
