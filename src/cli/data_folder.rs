//! The data folder: a place only this user can read, and the secret key in it.

use std::{
    fs,
    io::{self, Read, Write},
    os::unix::fs::{DirBuilderExt, OpenOptionsExt, PermissionsExt},
    path::Path,
};

use anyhow::{Context, bail};
use data_encoding::HEXLOWER_PERMISSIVE;

use crate::{domain::ids::IdMaker, store::StoreUrl};

/// Makes the folder, for this user's eyes only.
pub fn prepare(folder: &Path) -> anyhow::Result<()> {
    fs::DirBuilder::new()
        .recursive(true)
        .mode(0o700)
        .create(folder)
        .with_context(|| format!("the data folder {} cannot be made; check RONDBRIEF_DATA_DIR", folder.display()))
}

/// Reads the secret key, or makes one where neither it nor a database is there yet.
///
/// A database without its key is never given a new one: its addresses would be lost for good.
pub fn secret_key(file: &Path, url: &StoreUrl, ids: &dyn IdMaker) -> anyhow::Result<[u8; 32]> {
    match fs::File::open(file) {
        Ok(mut found) => {
            let mut text = String::new();
            found.read_to_string(&mut text).with_context(|| unreadable(file))?;
            parse(text.trim()).with_context(|| unreadable(file))
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => make(file, url, ids),
        Err(error) => Err(error).with_context(|| unreadable(file)),
    }
}

fn make(file: &Path, url: &StoreUrl, ids: &dyn IdMaker) -> anyhow::Result<[u8; 32]> {
    if let StoreUrl::Sqlite(database) = url
        && database.exists()
    {
        bail!(
            "the secret key {} is missing, and without it the addresses in {} cannot be read; put the key file back from \
             your backup (or point RONDBRIEF_SECRET_KEY_FILE at it)",
            file.display(),
            database.display()
        );
    }
    let mut key = [0; 32];
    key[..16].copy_from_slice(&ids.secret());
    key[16..].copy_from_slice(&ids.secret());
    let wrote = || -> io::Result<()> {
        let mut file = fs::OpenOptions::new().write(true).create_new(true).mode(0o600).open(file)?;
        file.write_all(format!("{}\n", HEXLOWER_PERMISSIVE.encode(&key)).as_bytes())?;
        file.sync_all()
    };
    match wrote() {
        Ok(()) => Ok(key),
        // Another process made it at the same moment.
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => secret_key(file, url, ids),
        Err(error) => Err(error).with_context(|| format!("the secret key {} cannot be written", file.display())),
    }
}

/// Makes the database's file, for this user's eyes only, or takes it away from others'. SQLite gives the files beside it
/// the same mode.
pub fn protect(url: &StoreUrl) -> anyhow::Result<()> {
    let StoreUrl::Sqlite(path) = url else { return Ok(()) };
    fs::OpenOptions::new()
        .append(true)
        .create(true)
        .mode(0o600)
        .open(path)
        .and_then(|file| file.set_permissions(fs::Permissions::from_mode(0o600)))
        .with_context(|| format!("the database {} cannot be written", path.display()))
}

fn parse(text: &str) -> anyhow::Result<[u8; 32]> {
    let bytes = HEXLOWER_PERMISSIVE.decode(text.as_bytes()).context("a key is 64 hexadecimal digits")?;
    bytes.try_into().map_err(|_| anyhow::anyhow!("a key is 64 hexadecimal digits"))
}

fn unreadable(file: &Path) -> String {
    format!("the secret key {} cannot be read", file.display())
}
