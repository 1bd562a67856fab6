//! Parsing each kind of value; an error is the remedy, and never shows a value that may hold a password.

use std::{
    fs,
    net::{IpAddr, SocketAddr},
    num::NonZeroU32,
    path::{Path, PathBuf},
};

use secrecy::SecretString;
use tracing_subscriber::EnvFilter;
use url::Url;

use crate::{
    mail::{
        compose::dkim::{DkimError, Key},
        smtp::Settings,
    },
    store::StoreUrl,
    web::Network,
};

pub(super) fn path(text: &str) -> Result<PathBuf, String> {
    if text.trim().is_empty() { Err("this is empty; write a path".to_owned()) } else { Ok(text.into()) }
}

pub(super) fn address(text: &str) -> Result<SocketAddr, String> {
    text.parse()
        .map_err(|_| format!("{text:?} is not an address; write an IP address and a port, such as 127.0.0.1:8080"))
}

pub(super) fn database_url(text: &str) -> Result<SecretString, String> {
    let fine = match text.parse() {
        Ok(StoreUrl::Sqlite(path)) => path.file_name().is_some_and(|name| name != ":memory:"),
        Ok(StoreUrl::Postgres(_)) => true,
        Err(_) => false,
    };
    let remedy =
        "write sqlite:PATH, such as sqlite:/var/lib/rondbrief/rondbrief.db, or postgres://USER:PASSWORD@HOST/NAME";
    if fine { Ok(text.into()) } else { Err(remedy.to_owned()) }
}

pub(super) fn smtp_url(text: &str, ca_file: Option<&Path>) -> Result<SecretString, String> {
    match Settings::parse(text, ca_file.map(Path::to_owned)) {
        Ok(_) => Ok(text.into()),
        Err(error) => Err(error.to_string()),
    }
}

/// One label of a name in DNS, or several with dots between them (RFC 6376 section 3.1).
pub(super) fn selector(text: &str) -> Result<String, String> {
    let is_label = |label: &str| {
        let inside = label.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
        inside && (1..=63).contains(&label.len()) && !label.starts_with('-') && !label.ends_with('-')
    };
    let remedy = || format!("{text:?} is not a selector; write letters and digits, such as rondbrief");
    if text.split('.').all(is_label) { Ok(text.to_owned()) } else { Err(remedy()) }
}

pub(super) fn rsa_key_file(text: &str) -> Result<PathBuf, String> {
    key_file(text, Key::rsa)
}

pub(super) fn ed25519_key_file(text: &str) -> Result<PathBuf, String> {
    key_file(text, Key::ed25519)
}

/// The path of a private key that can be read and used.
fn key_file(text: &str, parse: fn(&str, &str) -> Result<Key, DkimError>) -> Result<PathBuf, String> {
    let file = path(text)?;
    let pem = fs::read_to_string(&file)
        .map_err(|error| format!("{text} cannot be read ({error}); check its name and its permissions"))?;
    parse("", &pem).map_err(|error| format!("{text}: {error}"))?;
    Ok(file)
}

/// A secret that other systems show to us: long enough not to be guessed, and fit for a header.
pub(super) fn token(text: &str) -> Result<SecretString, String> {
    let fine = text.len() >= 16 && text.bytes().all(|byte| byte.is_ascii_graphic());
    let remedy = "write at least 16 letters, digits and signs without spaces; `openssl rand -hex 24` makes some";
    if fine { Ok(text.into()) } else { Err(remedy.to_owned()) }
}

pub(super) fn base_url(text: &str) -> Result<Url, String> {
    let bare = |url: &Url| {
        matches!(url.scheme(), "https" | "http")
            && url.username().is_empty()
            && url.password().is_none()
            && url.query().is_none()
            && url.fragment().is_none()
    };
    let remedy = "write the address readers use, without user name, ? or #, such as https://news.example.org";
    Url::parse(text).ok().filter(bare).ok_or_else(|| remedy.to_owned())
}

/// True if a URL's host is this machine, by name or address.
pub(super) fn is_on_this_machine(url: &str) -> bool {
    let url = Url::parse(url).ok();
    let host = url.as_ref().and_then(Url::host_str).unwrap_or_default().trim_matches(['[', ']']);
    host == "localhost" || host.parse::<IpAddr>().is_ok_and(|ip| ip.to_canonical().is_loopback())
}

pub(super) fn networks(text: &str) -> Result<Vec<String>, String> {
    let networks: Vec<_> =
        text.split(',').map(str::trim).filter(|network| !network.is_empty()).map(str::to_owned).collect();
    match networks.iter().find(|network| network.parse::<Network>().is_err()) {
        None => Ok(networks),
        Some(wrong) => {
            Err(format!("{wrong:?} is not a network; write IP addresses or networks, such as 192.0.2.1 or 10.0.0.0/8"))
        }
    }
}

pub(super) fn up_to<const MOST: u32>(text: &str) -> Result<NonZeroU32, String> {
    let number = text.trim().parse::<NonZeroU32>().ok().filter(|number| number.get() <= MOST);
    number.ok_or_else(|| format!("{text:?} is out of range; write a whole number from 1 to {MOST}"))
}

pub(super) fn flag(text: &str) -> Result<bool, String> {
    text.trim().parse().map_err(|_| format!("{text:?} is neither true nor false; write one of these"))
}

pub(super) fn log(text: &str) -> Result<String, String> {
    let remedy =
        |_| format!("{text:?} is not a filter; write error, warn, info, debug or trace, or rondbrief=debug,info");
    EnvFilter::try_new(text).map(|_| text.to_owned()).map_err(remedy)
}
