//! The composition root: from a configuration to an open installation.

use std::{
    fmt, fs,
    io::{self, IsTerminal},
    os::unix::fs::PermissionsExt,
    path::PathBuf,
    sync::Arc,
};

use anyhow::Context;
use secrecy::{ExposeSecret, SecretString};
use tracing_subscriber::EnvFilter;

use super::{data_folder, key_files};
use crate::{
    app::{App, subscribers::departures},
    config::{self, Config, KeyFile},
    domain::{ids::SystemIds, running::links::Links, time::SystemClock},
    mail::{
        captured::Mailbox,
        compose::dkim::{DkimError, Key, Signer},
        smtp::Settings,
        transport::{Route, Routes},
    },
    outside::Outside,
    store::{Store, StoreError, StoreUrl, journal::Journal, sql::vault::Vault},
};

/// Wrong usage: of the arguments or the configuration. Ends with exit code 2.
#[derive(Debug)]
pub(crate) struct UsageError(String);

impl UsageError {
    /// Wraps a message for the person who typed the command.
    pub(crate) fn new(error: impl fmt::Display) -> Self {
        Self(error.to_string())
    }
}

impl fmt::Display for UsageError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for UsageError {}

/// An open installation.
pub(crate) struct Installation {
    /// The handle for the verbs.
    pub app: App,
}

impl Installation {
    /// Opens the data folder, the key and the database that `config` names, and makes those that do not exist yet.
    pub(crate) async fn open(config: &Config) -> anyhow::Result<Self> {
        let routes = routes(config)?.signed_by(signer(config)?).towards(config.destinations.clone());
        data_folder::prepare(&config.data_dir)?;
        let url: StoreUrl = config.database_url.expose_secret().parse().map_err(UsageError::new)?;
        let key = data_folder::secret_key(&config.secret_key_file, &url, &SystemIds)?;
        data_folder::protect(&url)?;
        let source = key_files::source(&config.secret_key_file);
        let vault = Arc::new(Vault::following(&key.bytes, source, Arc::new(SystemIds)));
        let store = match Store::open(&url, vault).await {
            Err(StoreError::WrongKey) if key.is_new => return Err(data_folder::take_back(&config.secret_key_file)),
            opened => opened.context("the database cannot be opened")?,
        };
        if let Err(error) = key_files::settle(&config.secret_key_file, &store.vault()) {
            tracing::warn!("{error:#}");
        }
        let store = store.with_journal(Journal::in_folder(&config.data_dir));
        let links = Links::below(&config.base_url);
        let app = App::new(store, links, Arc::new(SystemClock), Arc::new(SystemIds), routes);
        let app = app.with_retention(config.retention);
        let app = if config.check_links { app.with_link_checks(Outside::of_system()?) } else { app };
        departures::apply_journal(&app).await?;
        Ok(Self { app })
    }

    /// Closes the database.
    pub(crate) async fn close(self) {
        self.app.store().close().await;
    }
}

/// The routes of mail: the configured SMTP servers, or the built-in mailbox.
pub(crate) fn routes(config: &Config) -> anyhow::Result<Routes> {
    let server = |url: &SecretString, ca_file: Option<&PathBuf>| -> anyhow::Result<_> {
        let mut settings = Settings::parse(url.expose_secret(), ca_file.cloned()).map_err(UsageError::new)?;
        config.base_url.host_str().unwrap_or("localhost").clone_into(&mut settings.hello);
        Ok(Route::Smtp(Box::new(settings)))
    };
    let usual = match &config.smtp_url {
        Some(url) => server(url, config.smtp_ca_file.as_ref())?,
        None => Route::Mailbox(Mailbox::new(config.data_dir.join("mailbox"))),
    };
    let other = |it: &config::Route| -> anyhow::Result<_> {
        Ok((it.name.clone(), (server(&it.url, it.ca_file.as_ref())?, it.limits.clone())))
    };
    let others: Vec<_> = config.routes.iter().map(other).collect::<Result<_, _>>()?;
    Ok(Routes::new((usual, config.route_limits.clone()), others))
}

/// The signer of mail; `None` if mail is not signed.
pub(crate) fn signer(config: &Config) -> anyhow::Result<Option<Signer>> {
    let Some(keys) = &config.dkim else { return Ok(None) };
    let rsa = key(&keys.rsa, Key::rsa)?;
    let ed25519 = keys.ed25519.as_ref().map(|file| key(file, Key::ed25519)).transpose()?;
    Ok(Some(Signer::new(rsa, ed25519)))
}

/// Reads a key from its file; a key that others can read is used, with a warning.
fn key(KeyFile { selector, file }: &KeyFile, parse: fn(&str, &str) -> Result<Key, DkimError>) -> anyhow::Result<Key> {
    let read = || -> io::Result<_> { Ok((fs::metadata(file)?.permissions().mode(), fs::read_to_string(file)?)) };
    let (mode, pem) = read().with_context(|| format!("the key {} cannot be read", file.display()))?;
    if mode & 0o007 != 0 {
        tracing::warn!("everybody on this machine can read the key {0}; chmod 600 {0}", file.display());
    }
    parse(selector, &pem).with_context(|| file.display().to_string())
}

/// Starts writing the log to standard error.
pub(crate) fn start_logging(config: &Config) {
    let filter = EnvFilter::try_new(&config.log).unwrap_or_else(|_| EnvFilter::new("info"));
    let log = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_target(false)
        // They would go where the log cannot go (to a full disk, say), and end the task that logs.
        .log_internal_errors(false)
        .with_ansi(std::io::stderr().is_terminal())
        .with_writer(std::io::stderr);
    // A second call in one process keeps the first log.
    drop(log.try_init());
}
