//! The data folder, which only this user can read, and the secret key in it.

use std::{
    fs,
    io::{self, Write},
    os::unix::fs::{DirBuilderExt, OpenOptionsExt, PermissionsExt},
    path::Path,
};

use anyhow::{Context, anyhow};
use data_encoding::HEXLOWER_PERMISSIVE;

use crate::{domain::ids::IdMaker, store::StoreUrl};

/// Makes the folder, readable by this user only.
pub(crate) fn prepare(folder: &Path) -> anyhow::Result<()> {
    fs::DirBuilder::new()
        .recursive(true)
        .mode(0o700)
        .create(folder)
        .with_context(|| format!("the data folder {} cannot be made; check RONDBRIEF_DATA_DIR", folder.display()))
}

/// The secret key.
pub(crate) struct SecretKey {
    /// The key itself.
    pub bytes: [u8; 32],
    /// True if the key was made just now.
    pub is_new: bool,
}

/// Reads the secret key, or makes one if neither the key nor a database exists yet.
///
/// A database without its key is never given a new one: its addresses would be lost for good. For PostgreSQL, that the
/// database is in use shows only when it is opened; [`take_back`] is for that case.
pub(crate) fn secret_key(file: &Path, url: &StoreUrl, ids: &dyn IdMaker) -> anyhow::Result<SecretKey> {
    match key_in(file)? {
        Some(bytes) => Ok(SecretKey { bytes, is_new: false }),
        None => make(file, url, ids),
    }
}

/// Reads a secret key; `None` if there is no such file.
pub(crate) fn key_in(file: &Path) -> anyhow::Result<Option<[u8; 32]>> {
    match fs::read_to_string(file) {
        Ok(text) => parse(text.trim()).map(Some).with_context(|| unreadable(file)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error).with_context(|| unreadable(file)),
    }
}

/// Removes a new key, because the database has one already. Returns the error to show.
pub(crate) fn take_back(file: &Path) -> anyhow::Error {
    match fs::remove_file(file) {
        Ok(()) => missing(file),
        Err(error) => missing(file).context(format!("remove {} first ({error})", file.display())),
    }
}

fn missing(file: &Path) -> anyhow::Error {
    anyhow!(
        "the secret key {} is missing, and without it the addresses in the database cannot be read; put the key file back \
         from your backup (or point RONDBRIEF_SECRET_KEY_FILE at it)",
        file.display()
    )
}

/// A key that nobody has.
pub(super) fn new_key(ids: &dyn IdMaker) -> [u8; 32] {
    let mut bytes = [0; 32];
    bytes[..16].copy_from_slice(&ids.secret());
    bytes[16..].copy_from_slice(&ids.secret());
    bytes
}

fn make(file: &Path, url: &StoreUrl, ids: &dyn IdMaker) -> anyhow::Result<SecretKey> {
    if let StoreUrl::Sqlite(database) = url
        && database.exists()
    {
        return Err(missing(file));
    }
    let bytes = new_key(ids);
    // Written beside its place and then linked there, so that nobody ever reads half a key.
    let beside = file.with_added_extension(ids.uuid().simple().to_string());
    let wrote = || -> io::Result<()> {
        let mut new = fs::OpenOptions::new().write(true).create_new(true).mode(0o600).open(&beside)?;
        new.write_all(format!("{}\n", HEXLOWER_PERMISSIVE.encode(&bytes)).as_bytes())?;
        new.sync_all()?;
        fs::hard_link(&beside, file)
    };
    let wrote = wrote();
    if let Err(error) = fs::remove_file(&beside)
        && error.kind() != io::ErrorKind::NotFound
    {
        tracing::warn!(%error, "a copy of the new key stays beside it; remove it");
    }
    match wrote {
        Ok(()) => Ok(SecretKey { bytes, is_new: true }),
        // Another process made it at the same moment.
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => secret_key(file, url, ids),
        Err(error) => Err(error).with_context(|| format!("the secret key {} cannot be written", file.display())),
    }
}

/// Makes the database's file, readable by this user only, or takes away the access of others. SQLite gives the files
/// beside it the same mode.
pub(crate) fn protect(url: &StoreUrl) -> anyhow::Result<()> {
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
    bytes.try_into().map_err(|_| anyhow!("a key is 64 hexadecimal digits"))
}

fn unreadable(file: &Path) -> String {
    format!("the secret key {} cannot be read", file.display())
}
