//! `rondbrief backup --check`: reads every byte of a copy, and opens its database.

use std::{path::Path, sync::Arc};

use anyhow::{Context, ensure};
use data_encoding::HEXLOWER;

use super::{
    DUMP, KEY, SQLITE,
    manifest::{Engine, Manifest},
    postgres,
};
use crate::{
    cli::running::data_folder,
    config::Config,
    domain::ids::SystemIds,
    store::{
        StoreUrl,
        sql::{
            copy::{self, Facts},
            vault::Vault,
        },
    },
};

/// A copy that was checked.
pub(super) struct Checked {
    /// Its manifest.
    pub manifest: Manifest,
    /// The facts about its database.
    pub facts: Facts,
    /// The secret key in it, which fits its database.
    pub key: Option<[u8; 32]>,
}

/// Checks the copy in `folder`, and prints what it is.
pub(super) async fn run(config: &Config, folder: &Path) -> anyhow::Result<()> {
    let Checked { manifest, facts, key } = check(folder).await?;
    println!("The copy of {} is whole.", manifest.made_at.format("%Y-%m-%d %H:%M:%S (UTC)"));
    println!(
        "  files        {}, {} bytes, as rondbrief {} wrote them",
        manifest.files.len(),
        manifest.bytes(),
        manifest.version
    );
    println!("  database     opens: lists {}, subscribers {}", facts.lists, facts.subscribers);
    let file = &config.secret_key_file;
    let about_key = match (key, data_folder::key_in(file)) {
        (Some(_), _) => "in the copy, and fits; whoever has the copy can read every address".to_owned(),
        (None, Ok(Some(own))) if fits(&own, &facts) => format!("not in the copy; the one in {} fits", file.display()),
        (None, _) => "not in the copy; without it no address can be read, so make sure that you have it".to_owned(),
    };
    println!("  secret key   {about_key}");
    if let Some(hash) = &manifest.log_hash {
        println!("  log          newest hash {hash}");
    }
    Ok(())
}

/// Checks the copy in `folder`.
pub(super) async fn check(folder: &Path) -> anyhow::Result<Checked> {
    let manifest = Manifest::read(folder)?;
    manifest.verify(folder)?;
    let facts = match manifest.engine {
        Engine::Sqlite => sqlite(&folder.join(SQLITE)).await,
        Engine::Postgres => postgres::facts(&folder.join(DUMP)),
    };
    let facts = facts.with_context(|| format!("the database in {} does not open", folder.display()))?;
    let is_same = HEXLOWER.encode(&facts.key_check) == manifest.key_check && facts.schema == manifest.schema;
    ensure!(is_same, "the database in {} is not the one that the manifest tells about", folder.display());
    // Copies of earlier versions have no hash in their manifest.
    let log_hash = facts.log_hash.as_ref().map(|hash| HEXLOWER.encode(hash));
    ensure!(
        manifest.log_hash.is_none() || manifest.log_hash == log_hash,
        "the log in {} does not end as the manifest says",
        folder.display()
    );
    let key = if manifest.lists(KEY) { data_folder::key_in(&folder.join(KEY))? } else { None };
    ensure!(
        key.is_none_or(|key| fits(&key, &facts)),
        "the secret key in {} does not fit its database",
        folder.display()
    );
    Ok(Checked { manifest, facts, key })
}

async fn sqlite(file: &Path) -> anyhow::Result<Facts> {
    let fault = copy::fault(file).await?;
    ensure!(fault.is_none(), "SQLite says: {}", fault.unwrap_or_default());
    copy::facts(&StoreUrl::Sqlite(file.to_owned())).await?.context("it is not a database of rondbrief")
}

/// True if this is the key of the database.
pub(super) fn fits(key: &[u8; 32], facts: &Facts) -> bool {
    Vault::new(key, Arc::new(SystemIds)).check().as_slice() == facts.key_check
}
