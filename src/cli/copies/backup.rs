//! `rondbrief backup`: makes a copy, while the service runs.

use std::{
    fs,
    io::ErrorKind,
    path::{Path, PathBuf},
};

use anyhow::{Context, ensure};
use data_encoding::HEXLOWER;
use secrecy::ExposeSecret;

use super::{
    DUMP, KEY, NOTED, SQLITE, WORKERS, check,
    folder::{self, Made},
    manifest::{Engine, FORM, Listed, Manifest},
    postgres::{self, Client},
};
use crate::{
    cli::{
        args::BackupArgs,
        running::{composition::UsageError, data_folder},
    },
    config::Config,
    domain::time::{Clock, SystemClock},
    store::{
        StoreUrl,
        journal::{self, Journal},
        sql::copy::{self, Facts},
    },
};

/// Makes a copy, or checks one.
pub(crate) async fn run(config: &Config, args: &BackupArgs) -> anyhow::Result<()> {
    if args.check {
        return check::run(config, &args.folder).await;
    }
    let mut made = folder::for_a_copy(&args.folder)?;
    match write(config, args, &mut made).await {
        Ok(manifest) => {
            tell(config, args, &manifest);
            Ok(())
        }
        Err(error) => {
            made.undo();
            Err(error)
        }
    }
}

async fn write(config: &Config, args: &BackupArgs, made: &mut Made) -> anyhow::Result<Manifest> {
    let (folder, made_at) = (&args.folder, SystemClock.now());
    let url: StoreUrl = config.database_url.expose_secret().parse().map_err(UsageError::new)?;
    let facts = copy::facts(&url).await.context("the database cannot be read")?;
    let facts = facts.context("there is no database yet; check database_url")?;
    let (engine, name) = match &url {
        StoreUrl::Sqlite(_) => (Engine::Sqlite, SQLITE),
        StoreUrl::Postgres(_) => (Engine::Postgres, DUMP),
    };
    // Made beforehand, so that it is nobody else's to read.
    drop(made.file(&folder.join(name))?);
    match (Client::of(config.database_url.expose_secret(), &url)?, &url) {
        (Some(client), _) => client.dump(&folder.join(name))?,
        (None, StoreUrl::Sqlite(path)) => copy::vacuum_into(path, &folder.join(name)).await?,
        (None, StoreUrl::Postgres(_)) => {}
    }
    let mut names = vec![name.to_owned()];
    // Later than the database, so that what a worker noted before is in one of the two.
    names.extend(notes(config, folder, made)?);
    let journal = Journal::in_folder(&config.data_dir);
    if journal.file().exists() {
        made.copy(journal.file(), &folder.join(journal::NAME))?;
        names.push(journal::NAME.to_owned());
    }
    if args.with_key {
        key(config, folder, &facts, made)?;
        names.push(KEY.to_owned());
    }
    let files = names.iter().map(|name| Listed::measure(folder, name)).collect::<anyhow::Result<Vec<_>>>()?;
    let version = env!("CARGO_PKG_VERSION").to_owned();
    let key_check = HEXLOWER.encode(&facts.key_check);
    let log_hash = match engine {
        Engine::Sqlite => copy::facts(&StoreUrl::Sqlite(folder.join(name))).await?.and_then(|facts| facts.log_hash),
        Engine::Postgres => postgres::log_hash(&folder.join(name))?,
    };
    let log_hash = log_hash.map(|hash| HEXLOWER.encode(&hash));
    let manifest = Manifest { form: FORM, version, made_at, engine, schema: facts.schema, key_check, log_hash, files };
    manifest.write(folder, made)?;
    folder::sync(folder)?;
    Ok(manifest)
}

/// Copies what the workers of this data folder noted; gives the names.
fn notes(config: &Config, folder: &Path, made: &mut Made) -> anyhow::Result<Vec<String>> {
    let workers = config.data_dir.join(WORKERS);
    let entries = match fs::read_dir(&workers) {
        Ok(entries) => entries.collect::<Result<Vec<_>, _>>()?,
        Err(error) if error.kind() == ErrorKind::NotFound => Vec::new(),
        Err(error) => return Err(error).with_context(|| format!("{} cannot be read", workers.display())),
    };
    let mut names = Vec::new();
    for worker in entries.iter().map(fs::DirEntry::file_name) {
        for note in NOTED {
            let (from, within) = (workers.join(&worker).join(note), Path::new(WORKERS).join(&worker));
            if !from.is_file() {
                continue;
            }
            made.folder(&folder.join(WORKERS))?;
            made.folder(&folder.join(&within))?;
            made.copy(&from, &folder.join(&within).join(note))?;
            names.push(within.join(note).display().to_string());
        }
    }
    Ok(names)
}

fn key(config: &Config, folder: &Path, facts: &Facts, made: &mut Made) -> anyhow::Result<()> {
    let file = &config.secret_key_file;
    let key = data_folder::key_in(file)?.with_context(|| format!("there is no secret key at {}", file.display()))?;
    ensure!(check::fits(&key, facts), "the secret key {} does not fit the database", file.display());
    made.copy(file, &folder.join(KEY))
}

fn tell(config: &Config, args: &BackupArgs, manifest: &Manifest) {
    let folder: PathBuf = args.folder.clone();
    println!("The copy is in {}: {} bytes.", folder.display(), manifest.bytes());
    let key = config.secret_key_file.display();
    if args.with_key {
        println!("The secret key is in it: whoever has this folder can read every address.");
    } else {
        println!(
            "The secret key is not in it. Keep a copy of {key} in another place: without it no address can be read."
        );
    }
    println!("Not in it: the configuration file, the keys of DKIM, and the built-in mailbox.");
    if let Some(hash) = &manifest.log_hash {
        println!("The newest hash of its log: {hash}");
    }
    println!("To see that it opens: rondbrief backup --check {}", folder.display());
}
