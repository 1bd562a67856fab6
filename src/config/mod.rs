//! The owner's decisions, from `rondbrief.toml` and the environment; the only room that reads the environment.
//!
//! The environment wins over the file. All errors are reported at once, each with the name that the owner used and with
//! what to write instead; the values of `database_url` and `smtp_url` are never shown, because they may hold passwords.

mod destinations;
mod given;
mod routes;
mod values;

use std::{
    env,
    ffi::OsString,
    fmt, fs, io,
    net::SocketAddr,
    num::NonZeroU32,
    path::{Path, PathBuf},
    time::Duration,
};

use chrono::TimeDelta;
use secrecy::{ExposeSecret, SecretString};
use url::Url;

pub use routes::Route;

use crate::domain::{
    mail::{destination::Destinations, route::Limits as RouteLimits},
    running::retention::Retention,
};
use given::Given;

/// The owner's decisions, checked, with defaults for what was left out.
#[derive(Debug, Clone)]
pub struct Config {
    /// True if a configuration file was found.
    pub given: bool,
    /// `sqlite:PATH` or `postgres://...`.
    pub database_url: SecretString,
    /// The folder in which the service keeps its files.
    pub data_dir: PathBuf,
    /// The address and port to listen on.
    pub listen: SocketAddr,
    /// The address and port of the metrics and the built-in mailbox; `None` if they have none of their own.
    pub admin_listen: Option<SocketAddr>,
    /// The address at which the world reaches the service.
    pub base_url: Url,
    /// The server that takes our mail; `None` for the built-in mailbox.
    pub smtp_url: Option<SecretString>,
    /// A file of certificates to trust for that server besides the system's, in PEM.
    pub smtp_ca_file: Option<PathBuf>,
    /// The file with the key of the sealed columns.
    pub secret_key_file: PathBuf,
    /// The networks of proxies whose `X-Forwarded-For` is believed, such as `10.0.0.0/8` or `192.0.2.1`.
    pub trusted_proxies: Vec<String>,
    /// The token that must be shown to read the metrics; `None` limits them to `admin_listen`.
    pub metrics_token: Option<SecretString>,
    /// The limits on sign-ups.
    pub limits: Limits,
    /// The settings of delivery.
    pub delivery: Delivery,
    /// The times for which things are kept.
    pub retention: Retention,
    /// The limits of the usual server.
    pub route_limits: RouteLimits,
    /// Further servers for mail.
    pub routes: Vec<Route>,
    /// The owner's knowledge of the mail systems behind recipients' domains.
    pub destinations: Destinations,
    /// The keys that sign mail; `None` if mail is sent unsigned.
    pub dkim: Option<Dkim>,
    /// True if the links of issues are checked.
    pub check_links: bool,
    /// The filter of the log, in the syntax of `RUST_LOG`.
    pub log: String,
}

/// The limits on sign-ups.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// The most sign-ups from one client network in an hour.
    pub sign_ups_per_network_per_hour: NonZeroU32,
    /// The most sign-ups in all in an hour.
    pub sign_ups_per_hour: NonZeroU32,
}

/// The settings of delivery.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Delivery {
    /// The most connections to the mail server.
    pub connections: NonZeroU32,
    /// The time for which a claimed message belongs to its worker.
    pub lease: Duration,
    /// The number of messages that are claimed at once.
    pub batch: NonZeroU32,
    /// The time that a worker may take to finish what it has begun, once it is told to stop.
    pub drain: Duration,
}

/// The keys that sign mail (RFC 6376).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dkim {
    /// The RSA key, which every verifier supports.
    pub rsa: KeyFile,
    /// The Ed25519 key beside it (RFC 8463).
    pub ed25519: Option<KeyFile>,
}

/// A key to sign with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeyFile {
    /// The name in DNS below which the public half of the key is found.
    pub selector: String,
    /// The file with the private key, in PEM.
    pub file: PathBuf,
}

/// An error, with the name that the owner used and the remedy.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{name}: {text}")]
pub struct ConfigError {
    name: String,
    text: String,
}

/// All errors in a configuration.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConfigErrors(Vec<ConfigError>);

impl std::error::Error for ConfigErrors {}

impl fmt::Display for ConfigErrors {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the configuration cannot be used:")?;
        self.0.iter().try_for_each(|error| write!(f, "\n  {error}"))
    }
}

impl Config {
    /// Reads the file at `path` (or the one that `RONDBRIEF_CONFIG` names, or `rondbrief.toml` if it exists) and the
    /// environment.
    ///
    /// # Errors
    /// A named file that cannot be read, and everything that [`Config::read`] finds.
    #[expect(clippy::disallowed_methods, reason = "the one room that reads the environment")]
    pub fn load(path: Option<&Path>) -> Result<Self, ConfigErrors> {
        let text = |text: OsString| text.to_string_lossy().into_owned();
        let environment: Vec<_> = env::vars_os().map(|(name, value)| (text(name), text(value))).collect();
        let named = env::var_os("RONDBRIEF_CONFIG").filter(|name| !name.is_empty()).map(PathBuf::from);
        let file = file(path.or(named.as_deref()))?;
        Self::read(file.as_deref(), &environment)
    }

    /// Reads the text of a configuration file and the variables of an environment; an empty variable counts as absent.
    ///
    /// # Errors
    /// Every unknown name and every wrong value.
    pub fn read(file: Option<&str>, environment: &[(String, String)]) -> Result<Self, ConfigErrors> {
        let mut given = Given::gather(file, environment);
        let config = Self::take(&mut given, file.is_some());
        let errors = given.into_errors();
        config.filter(|_| errors.is_empty()).ok_or(ConfigErrors(errors))
    }

    /// Reads every value before returning for one that is missing, so that all errors are reported.
    fn take(given: &mut Given, found: bool) -> Option<Self> {
        let data_dir = given.read("data_dir", "rondbrief-data", values::path);
        let below = |name| data_dir.as_deref().unwrap_or(Path::new("")).join(name).display().to_string();
        let database_url =
            given.read("database_url", &format!("sqlite:{}", below("rondbrief.db")), values::database_url);
        let secret_key_file = given.read("secret_key_file", &below("secret.key"), values::path);
        let listen = given.read("listen", "127.0.0.1:8080", values::address);
        let admin_listen = given.read_if_there("admin_listen", |text| admin_address(text, listen));
        let smtp_ca_file = given.read_if_there("smtp_ca_file", values::path);
        let smtp_url = given.read_if_there("smtp_url", |text| values::smtp_url(text, smtp_ca_file.as_deref()));
        let base_url = base_url(given, listen, smtp_url.as_ref());
        let trusted_proxies = given.read("trusted_proxies", "", values::networks);
        let metrics_token = given.read_if_there("metrics_token", values::token);
        let limits = Limits::take(given);
        let delivery = Delivery::take(given);
        let retention = retention(given);
        let (route_limits, routes) = routes::take(given, delivery);
        let destinations = destinations::take(given);
        let dkim = Dkim::take(given);
        let check_links = given.read("check_links", "true", values::flag);
        let log = given.read("log", "info,tokio_cron_scheduler=warn", values::log);
        Some(Self {
            given: found,
            database_url: database_url?,
            data_dir: data_dir?,
            listen: listen?,
            admin_listen,
            base_url: base_url?,
            smtp_url,
            smtp_ca_file,
            secret_key_file: secret_key_file?,
            trusted_proxies: trusted_proxies?,
            metrics_token,
            limits: limits?,
            delivery: delivery?,
            retention: retention?,
            route_limits,
            routes,
            destinations,
            dkim,
            check_links: check_links?,
            log: log?,
        })
    }
}

impl Limits {
    fn take(given: &mut Given) -> Option<Self> {
        let network = given.read("limits.sign_ups_per_network_per_hour", "60", values::up_to::<1_000_000>);
        let all = given.read("limits.sign_ups_per_hour", "2000", values::up_to::<1_000_000>);
        Some(Self { sign_ups_per_network_per_hour: network?, sign_ups_per_hour: all? })
    }
}

impl Delivery {
    fn take(given: &mut Given) -> Option<Self> {
        let connections = given.read("delivery.connections", "10", values::up_to::<100>);
        let lease = given.read("delivery.lease_seconds", "50", values::up_to::<3_600>);
        let batch = given.read("delivery.batch", "1000", values::up_to::<10_000>);
        let drain = given.read("delivery.drain_seconds", "25", values::up_to::<600>);
        let seconds = |count: NonZeroU32| Duration::from_secs(u64::from(count.get()));
        Some(Self { connections: connections?, lease: seconds(lease?), batch: batch?, drain: seconds(drain?) })
    }
}

impl Dkim {
    /// `None` if no key is given, or one is wrong.
    fn take(given: &mut Given) -> Option<Self> {
        let rsa = KeyFile::take(given, "dkim.selector", "dkim.key_file", values::rsa_key_file);
        let beside = given.needs("dkim.key_file");
        let ed25519 = KeyFile::take(given, "dkim.ed25519_selector", "dkim.ed25519_key_file", |text| {
            beside.clone()?;
            values::ed25519_key_file(text)
        });
        Some(Self { rsa: rsa?, ed25519 })
    }
}

impl KeyFile {
    fn take(
        given: &mut Given,
        selector: &'static str,
        file: &'static str,
        parse: impl Fn(&str) -> Result<PathBuf, String>,
    ) -> Option<Self> {
        let (with_file, with_selector) = (given.needs(file), given.needs(selector));
        let selector = given.read_if_there(selector, |text| with_file.clone().and_then(|()| values::selector(text)));
        let file = given.read_if_there(file, |text| with_selector.clone().and_then(|()| parse(text)));
        Some(Self { selector: selector?, file: file? })
    }
}

fn retention(given: &mut Given) -> Option<Retention> {
    let deliveries = given.read("keep.deliveries_days", "90", values::up_to::<3_650>);
    let captured = given.read("keep.captured_mail_days", "30", values::up_to::<3_650>);
    let days = |count: NonZeroU32| TimeDelta::days(i64::from(count.get()));
    Some(Retention { deliveries: days(deliveries?), captured: days(captured?) })
}

/// The base URL, by default the address that the service listens on. Recipients of mail from a real server need
/// `https`; an address on this machine is accepted if the owner writes it out, to try things.
fn base_url(given: &mut Given, listen: Option<SocketAddr>, smtp_url: Option<&SecretString>) -> Option<Url> {
    let listen = listen.unwrap_or(SocketAddr::from(([127, 0, 0, 1], 8080)));
    let here = if listen.ip().is_unspecified() {
        format!("http://localhost:{}", listen.port())
    } else {
        format!("http://{listen}")
    };
    let written = given.holds("base_url");
    let far = smtp_url.is_some_and(|url| !values::is_on_this_machine(url.expose_secret()));
    given.read("base_url", &here, |text| {
        let url = values::base_url(text)?;
        if far && url.scheme() != "https" && !(written && values::is_on_this_machine(text)) {
            return Err(
                "links in mail need https; write the address readers use, such as https://news.example.org".into()
            );
        }
        Ok(url)
    })
}

/// An address on which the pages do not listen.
fn admin_address(text: &str, listen: Option<SocketAddr>) -> Result<SocketAddr, String> {
    let address = values::address(text)?;
    let overlap = |listen: SocketAddr| {
        let (a, b) = (listen.ip(), address.ip());
        listen.port() == address.port() && (a == b || a.is_unspecified() || b.is_unspecified())
    };
    if listen.is_some_and(overlap) {
        return Err(format!("the pages have port {} there; choose another", address.port()));
    }
    Ok(address)
}

/// The text of the named file, or of the usual one if it exists.
fn file(named: Option<&Path>) -> Result<Option<String>, ConfigErrors> {
    let path = named.unwrap_or(Path::new("rondbrief.toml"));
    match fs::read_to_string(path) {
        Ok(text) => Ok(Some(text)),
        Err(error) if named.is_none() && error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => {
            let text = format!("cannot be read ({error}); check its name and its permissions");
            Err(ConfigErrors(vec![ConfigError { name: path.display().to_string(), text }]))
        }
    }
}

#[cfg(test)]
mod tests;
