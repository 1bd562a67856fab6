//! The modes of the files that hold readers' data or open it: nobody but this user should be able to read them.

use std::{
    fs::{self, DirEntry},
    os::unix::fs::PermissionsExt,
    path::{Path, PathBuf},
};

use secrecy::ExposeSecret;

use super::key_files;
use crate::{
    config::Config,
    store::{StoreUrl, journal},
};

/// Warns about every file and folder that others on this machine can get at.
pub(crate) fn warn(config: &Config) {
    for advice in advice(config) {
        tracing::warn!("{advice}");
    }
}

/// A sentence about each of them.
pub(crate) fn advice(config: &Config) -> Vec<String> {
    let folder = &config.data_dir;
    let mut places = vec![folder.clone(), config.secret_key_file.clone(), key_files::coming(&config.secret_key_file)];
    places.extend(replaced(&config.secret_key_file));
    if let Ok(StoreUrl::Sqlite(file)) = config.database_url.expose_secret().parse() {
        places.extend(["", "-wal", "-shm"].map(|end| {
            let mut name = file.clone().into_os_string();
            name.push(end);
            PathBuf::from(name)
        }));
    }
    places.push(folder.join(journal::NAME));
    for within in ["mailbox", "workers"] {
        places.push(folder.join(within));
        // One of a kind is enough to tell.
        places.extend(entries(&folder.join(within)).into_iter().map(|it| it.path()).find(|it| wide(it).is_some()));
    }
    for worker in entries(&folder.join("workers")) {
        places.extend(entries(&worker.path()).into_iter().map(|it| it.path()));
    }
    places.iter().filter_map(|place| wide(place)).collect()
}

/// The keys that were replaced.
fn replaced(file: &Path) -> Vec<PathBuf> {
    let name = file.file_name().unwrap_or_default().to_string_lossy() + ".until-";
    let folder = file.parent().filter(|folder| *folder != Path::new("")).unwrap_or(Path::new("."));
    let is_one = |it: &DirEntry| it.file_name().to_string_lossy().starts_with(&*name);
    entries(folder).into_iter().filter(is_one).map(|it| it.path()).collect()
}

fn entries(folder: &Path) -> Vec<DirEntry> {
    fs::read_dir(folder).map(|entries| entries.flatten().collect()).unwrap_or_default()
}

fn wide(place: &Path) -> Option<String> {
    let found = fs::metadata(place).ok()?;
    let mode = found.permissions().mode() & 0o777;
    let fitting = if found.is_dir() { 700 } else { 600 };
    let place = place.display();
    (mode & 0o077 != 0)
        .then(|| format!("others on this machine can get at {place} (mode {mode:03o}); chmod {fitting} {place}"))
}
