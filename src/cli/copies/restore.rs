//! `rondbrief restore`: puts a copy where nothing is, and holds sending there.

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, bail, ensure};
use secrecy::ExposeSecret;

use super::{
    DUMP, KEY, SQLITE, WORKERS,
    check::{self, Checked},
    folder::{self, Made},
    manifest::Engine,
    postgres::Client,
};
use crate::{
    app::running::instance,
    cli::{
        args::RestoreArgs,
        running::{
            composition::{Installation, UsageError},
            data_folder,
        },
    },
    config::Config,
    store::{Store, StoreError, StoreUrl, journal::Journal, sql::copy},
    worker::slot,
};

/// Checks a copy and puts it back.
pub(crate) async fn run(config: &Config, args: &RestoreArgs) -> anyhow::Result<()> {
    let url: StoreUrl = config.database_url.expose_secret().parse().map_err(UsageError::new)?;
    let checked = check::check(&args.folder).await?;
    may(config, &url, &checked).await?;
    let mut made = Made::default();
    match put(config, args, &url, &checked, &mut made).await {
        Ok(()) => {
            tell(config, &checked);
            Ok(())
        }
        Err(error) => {
            made.undo();
            Err(error)
        }
    }
}

/// Refuses where a copy cannot be put back, before anything is written.
async fn may(config: &Config, url: &StoreUrl, checked: &Checked) -> anyhow::Result<()> {
    match (checked.manifest.engine, url) {
        (Engine::Sqlite, StoreUrl::Sqlite(_)) | (Engine::Postgres, StoreUrl::Postgres(_)) => {}
        (Engine::Sqlite, StoreUrl::Postgres(_)) => {
            bail!("the copy is of an SQLite database, and database_url names PostgreSQL")
        }
        (Engine::Postgres, StoreUrl::Sqlite(_)) => {
            bail!("the copy is of a PostgreSQL database, and database_url names SQLite")
        }
    }
    ensure!(checked.facts.schema <= Store::newest_schema(), StoreError::Newer);
    let folder = config.data_dir.display();
    let runs = slot::is_in_use(&config.data_dir).with_context(|| format!("the data folder {folder} cannot be read"))?;
    ensure!(!runs, "the service runs with {folder}; stop it first");
    let is_free = copy::is_free(url).await.context(
        "the database cannot be reached; a copy of PostgreSQL is put in a database that is there and empty (createdb)",
    )?;
    if let StoreUrl::Sqlite(path) = url {
        ensure!(
            is_free,
            "{} is there already, and nothing is overwritten; move it away, with its -wal and -shm",
            path.display()
        );
    }
    ensure!(is_free, "the database has tables already, and nothing is overwritten; name an empty one in database_url");
    let file = &config.secret_key_file;
    match data_folder::key_in(file)? {
        Some(key) => ensure!(
            check::fits(&key, &checked.facts),
            "the secret key {} is not the one of this copy; move it away, or point RONDBRIEF_SECRET_KEY_FILE at the right one",
            file.display()
        ),
        None => ensure!(
            checked.key.is_some(),
            "the secret key is not in the copy, and there is none at {}; put it there first",
            file.display()
        ),
    }
    Ok(())
}

async fn put(
    config: &Config,
    args: &RestoreArgs,
    url: &StoreUrl,
    checked: &Checked,
    made: &mut Made,
) -> anyhow::Result<()> {
    let folder = &args.folder;
    data_folder::prepare(&config.data_dir)?;
    for listed in checked.manifest.files.iter().filter(|file| Path::new(&file.name).starts_with(WORKERS)) {
        notes(config, folder, &listed.name, made)?;
    }
    let (ours, theirs) = (Journal::in_folder(&config.data_dir), Journal::in_folder(folder));
    if !ours.file().exists() {
        made.add(ours.file().to_owned());
    }
    ours.add_missing(&theirs.read()?).context("the journal of departures cannot be written")?;
    if checked.key.is_some() && !config.secret_key_file.exists() {
        made.copy(&folder.join(KEY), &config.secret_key_file)?;
    }
    match (Client::of(config.database_url.expose_secret(), url)?, url) {
        (Some(client), _) => client.restore(&folder.join(DUMP))?,
        (None, StoreUrl::Sqlite(path)) => database(&folder.join(SQLITE), path, made)?,
        (None, StoreUrl::Postgres(_)) => {}
    }
    hold(config).await.context(match url {
        StoreUrl::Sqlite(_) => "the copy cannot be used",
        StoreUrl::Postgres(_) => {
            "the copy is in the database and cannot be used; empty the database before you try again"
        }
    })
}

/// Opens the database, which brings it up to date and applies the journal, and holds sending.
async fn hold(config: &Config) -> anyhow::Result<()> {
    let installation = Installation::open(config).await?;
    let held = instance::hold_as_restored(&installation.app).await;
    installation.close().await;
    Ok(held?)
}

/// Puts back what a worker noted, unless a worker of this folder has notes of its own.
fn notes(config: &Config, folder: &Path, name: &str, made: &mut Made) -> anyhow::Result<()> {
    let to = config.data_dir.join(name);
    if let Some(worker) = to.parent() {
        made.folder(&config.data_dir.join(WORKERS))?;
        made.folder(worker)?;
    }
    if to.exists() { Ok(()) } else { made.copy(&folder.join(name), &to) }
}

/// Puts an SQLite file in its place, whole or not at all.
fn database(from: &Path, to: &Path, made: &mut Made) -> anyhow::Result<()> {
    let beside = to.with_added_extension("part");
    made.copy(from, &beside)?;
    fs::hard_link(&beside, to).with_context(|| format!("{} cannot be made", to.display()))?;
    for end in ["", "-wal", "-shm"] {
        let mut name = to.as_os_str().to_owned();
        name.push(end);
        made.add(PathBuf::from(name));
    }
    fs::remove_file(&beside)?;
    folder::sync(to.parent().filter(|parent| *parent != Path::new("")).unwrap_or(Path::new(".")))
}

fn tell(config: &Config, checked: &Checked) {
    let (facts, made_at) = (&checked.facts, checked.manifest.made_at.format("%Y-%m-%d %H:%M:%S (UTC)"));
    println!("The database is the one of {made_at} again: lists {}, subscribers {}.", facts.lists, facts.subscribers);
    println!("The secret key is in {}.", config.secret_key_file.display());
    println!("Sending is held. What was sent after that moment would be sent again: look which issues went out since");
    println!(
        "(`rondbrief issue list`), cancel those, make sure that no other copy sends mail, and run `rondbrief sending allow`."
    );
}
