//! The settings of the SMTP server that takes our mail, read from one URL.
//!
//! The defaults are the safe choices: certificates are checked, STARTTLS is required and not merely tried, and a password is
//! never sent in clear to another machine.

use std::{
    fs,
    net::IpAddr,
    path::{Path, PathBuf},
    time::Duration,
};

use lettre::transport::smtp::client::{Certificate, TlsParameters};
use secrecy::SecretString;
use url::Url;

/// The protection of a connection.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tls {
    /// TLS from the first byte (RFC 8314).
    Implicit,
    /// TLS by STARTTLS before a password or a message is sent; a server without it is not used.
    StartTls,
    /// No TLS: this machine itself, or a network that is trusted on purpose.
    None,
}

/// The time limit of each step, after which the connection is given up. Commands and messages have five and ten minutes by
/// default, as in RFC 5321 section 4.5.3.2.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Timeouts {
    /// Finding the server and opening a connection.
    pub connect: Duration,
    /// The greeting, the TLS handshake, and the reply to any command.
    pub command: Duration,
    /// Sending the message and the reply after the final dot.
    pub message: Duration,
    /// QUIT and its reply.
    pub quit: Duration,
}

impl Default for Timeouts {
    fn default() -> Self {
        let [connect, command, message, quit] = [30, 300, 600, 5].map(Duration::from_secs);
        Self { connect, command, message, quit }
    }
}

/// The next server.
#[derive(Debug, Clone)]
pub struct Settings {
    /// Its name or address.
    pub host: String,
    /// Its port.
    pub port: u16,
    /// The protection of the connection.
    pub tls: Tls,
    /// User and password.
    pub credentials: Option<(String, SecretString)>,
    /// The name this machine greets with (RFC 5321 section 4.1.1.1).
    pub hello: String,
    /// Certificates to trust besides the system's.
    pub ca_file: Option<PathBuf>,
    /// The time limits.
    pub timeouts: Timeouts,
    pub(super) trust: Option<Trust>,
}

/// The certificates that a server's own is checked against.
#[derive(Clone)]
pub(super) struct Trust(pub TlsParameters);

impl std::fmt::Debug for Trust {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Trust(..)")
    }
}

/// A URL that names no usable server; its text says what to write instead. It never repeats the URL, which may hold a password.
#[derive(Debug, thiserror::Error)]
pub enum SettingsError {
    /// No URL of the right scheme.
    #[error("write the mail server as smtp://user:password@host:587 or smtps://user:password@host:465")]
    Shape,
    /// A path, a fragment, or an unknown query.
    #[error("the mail server's URL ends after the port; only ?tls=none or ?tls=starttls may follow")]
    Unknown,
    /// A user without a password, or the other way round, or a broken percent sign.
    #[error("write user and password as user:password@, with %40 for @, %3A for :, %2F for / and %25 for %")]
    Credentials,
    /// A password that would be sent in clear.
    #[error("a password is never sent without TLS; leave ?tls=none out, or use a server that asks for no password")]
    ClearPassword,
    /// `smtps://` with `?tls=`.
    #[error("smtps:// is TLS from the start; write smtp:// if you mean another way, or leave ?tls= out")]
    Contradiction,
    /// The file of certificates cannot be read.
    #[error("the certificates in {0} cannot be read ({1}); the file must hold certificates as PEM")]
    Certificates(PathBuf, String),
}

impl Settings {
    /// Reads `smtp://` (STARTTLS is demanded, port 587) or `smtps://` (implicit TLS, port 465).
    ///
    /// On this machine itself (`localhost`, 127.0.0.0/8, `::1`) `smtp://` means no TLS and port 25. Elsewhere `?tls=none` does so
    /// for a private network, without a password only; `?tls=starttls` requires TLS here too. `ca_file` adds certificates to
    /// those of the system.
    ///
    /// # Errors
    /// [`SettingsError`] names the remedy.
    pub fn parse(url: &str, ca_file: Option<PathBuf>) -> Result<Self, SettingsError> {
        let url = Url::parse(url.trim()).map_err(|_| SettingsError::Shape)?;
        let host = url.host_str().filter(|host| !host.is_empty()).ok_or(SettingsError::Shape)?;
        let host = host.trim_matches(['[', ']']).to_owned();
        if !matches!(url.path(), "" | "/") || url.fragment().is_some() {
            return Err(SettingsError::Unknown);
        }
        let credentials = credentials(&url)?;
        let tls = match (url.scheme(), asked_tls(&url)?) {
            ("smtps", None) => Tls::Implicit,
            ("smtps", Some(_)) => return Err(SettingsError::Contradiction),
            ("smtp", Some(Tls::None)) if credentials.is_some() && !is_loopback(&host) => {
                return Err(SettingsError::ClearPassword);
            }
            ("smtp", Some(asked)) => asked,
            ("smtp", None) if is_loopback(&host) => Tls::None,
            ("smtp", None) => Tls::StartTls,
            _ => return Err(SettingsError::Shape),
        };
        let port = url.port().unwrap_or(match tls {
            Tls::Implicit => 465,
            Tls::StartTls => 587,
            Tls::None => 25,
        });
        let trust = (tls != Tls::None).then(|| trust(&host, ca_file.as_deref())).transpose()?;
        let (hello, timeouts) = ("localhost".to_owned(), Timeouts::default());
        Ok(Self { host, port, tls, credentials, hello, ca_file, timeouts, trust })
    }
}

/// The protection that the URL asks for by name.
fn asked_tls(url: &Url) -> Result<Option<Tls>, SettingsError> {
    match url.query() {
        None | Some("") => Ok(None),
        Some("tls=none") => Ok(Some(Tls::None)),
        Some("tls=starttls") => Ok(Some(Tls::StartTls)),
        Some(_) => Err(SettingsError::Unknown),
    }
}

fn credentials(url: &Url) -> Result<Option<(String, SecretString)>, SettingsError> {
    match (url.username(), url.password()) {
        ("", None) => Ok(None),
        (user, Some(password)) if !user.is_empty() && !password.is_empty() => {
            Ok(Some((decoded(user)?, SecretString::from(decoded(password)?))))
        }
        _ => Err(SettingsError::Credentials),
    }
}

/// Undoes percent-encoding (RFC 3986 section 2.1); control characters are no part of a name or a password.
fn decoded(text: &str) -> Result<String, SettingsError> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let digits = [rest.next(), rest.next()].map(|digit| digit.and_then(|d| char::from(d).to_digit(16)));
            let [Some(high), Some(low)] = digits else { return Err(SettingsError::Credentials) };
            bytes.push(u8::try_from(high * 16 + low).map_err(|_| SettingsError::Credentials)?);
        } else {
            bytes.push(byte);
        }
    }
    let text = String::from_utf8(bytes).map_err(|_| SettingsError::Credentials)?;
    if text.chars().any(char::is_control) { Err(SettingsError::Credentials) } else { Ok(text) }
}

/// True if a host is this machine itself.
fn is_loopback(host: &str) -> bool {
    host.eq_ignore_ascii_case("localhost") || host.parse().is_ok_and(|ip: IpAddr| ip.is_loopback())
}

/// The certificates a server is checked against: the system's, and those in `ca_file`.
fn trust(host: &str, ca_file: Option<&Path>) -> Result<Trust, SettingsError> {
    let wrong =
        |error: String| SettingsError::Certificates(ca_file.unwrap_or(Path::new("the system")).to_owned(), error);
    let mut builder = TlsParameters::builder(host.to_owned());
    if let Some(file) = ca_file {
        let pem = fs::read(file).map_err(|error| wrong(error.to_string()))?;
        if !pem.windows(5).any(|start| start == b"-----") {
            return Err(wrong("no PEM in it".to_owned()));
        }
        builder = builder.add_root_certificate(Certificate::from_pem(&pem).map_err(|error| wrong(error.to_string()))?);
    }
    builder.build().map(Trust).map_err(|error| wrong(error.to_string()))
}

#[cfg(test)]
mod tests {
    use secrecy::ExposeSecret;

    use super::*;

    fn parse(url: &str) -> Result<Settings, SettingsError> {
        Settings::parse(url, None)
    }

    #[test]
    fn the_safe_way_is_the_default_way() {
        for (url, host, port, tls) in [
            ("smtp://mail.example.org", "mail.example.org", 587, Tls::StartTls),
            ("smtps://mail.example.org/", "mail.example.org", 465, Tls::Implicit),
            ("smtp://mail.example.org:2525", "mail.example.org", 2525, Tls::StartTls),
            ("smtp://localhost", "localhost", 25, Tls::None),
            ("smtp://127.0.0.2:1025", "127.0.0.2", 1025, Tls::None),
            ("smtp://[::1]:1025", "::1", 1025, Tls::None),
            ("smtps://localhost", "localhost", 465, Tls::Implicit),
            ("smtp://localhost?tls=starttls", "localhost", 587, Tls::StartTls),
            ("smtp://mailpit:1025?tls=none", "mailpit", 1025, Tls::None),
            ("smtp://localhost.example.org", "localhost.example.org", 587, Tls::StartTls),
        ] {
            let settings = parse(url).unwrap();
            assert_eq!((settings.host.as_str(), settings.port, settings.tls), (host, port, tls), "{url}");
        }
    }

    #[test]
    fn user_and_password_are_decoded_and_never_shown() {
        let settings = parse("smtp://post%40example.org:p%2Fw%25%3A@mail.example.org").unwrap();
        let (user, password) = settings.credentials.clone().unwrap();
        assert_eq!((user.as_str(), password.expose_secret()), ("post@example.org", "p/w%:"));
        assert!(!format!("{settings:?}").contains("p/w"));
    }

    #[test]
    fn what_is_unclear_or_unsafe_is_refused_without_repeating_the_password() {
        for url in [
            "",
            "mail.example.org",
            "http://geheim:geheim@mail.example.org",
            "smtp://",
            "smtp://geheim@mail.example.org",
            "smtp://:geheim@mail.example.org",
            "smtp://a:geheim%zz@mail.example.org",
            "smtp://a:geheim%0d%0a@mail.example.org",
            "smtp://a:geheim@mail.example.org?tls=none",
            "smtps://mail.example.org?tls=none",
            "smtp://mail.example.org?tls=maybe",
            "smtp://mail.example.org?verify=no",
            "smtp://mail.example.org/path",
            "smtp://mail.example.org:99999",
        ] {
            let error = parse(url).map(|settings| settings.port).unwrap_err();
            assert!(!error.to_string().contains("geheim"), "{error}");
        }
    }

    #[test]
    fn a_wrong_file_of_certificates_is_named() {
        let error = Settings::parse("smtp://mail.example.org", Some("/no/such.pem".into())).unwrap_err();
        assert!(error.to_string().contains("/no/such.pem"), "{error}");
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("ca.pem");
        fs::write(&file, "niets").unwrap();
        assert!(Settings::parse("smtp://mail.example.org", Some(file)).is_err());
    }
}
