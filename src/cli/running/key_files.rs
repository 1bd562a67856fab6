//! The files of secret keys: the present one, one that is about to replace it (`.new` behind its name), and those that it
//! replaced (`.until-` and a moment), which open older backups.

use std::{
    fs::{self, File},
    io::{self, ErrorKind, Write},
    os::unix::fs::{MetadataExt, OpenOptionsExt, chown},
    path::{Path, PathBuf},
    sync::Arc,
};

use anyhow::Context;
use data_encoding::HEXLOWER;

use super::data_folder;
use crate::{
    domain::{
        ids::{IdMaker, SystemIds},
        time::{Clock, SystemClock},
    },
    store::sql::vault::{KeySource, Vault},
};

/// The file of the key that is about to replace the one in `file`.
pub(crate) fn coming(file: &Path) -> PathBuf {
    file.with_added_extension("new")
}

/// Gives the keys in both files, as they are at that moment.
pub(crate) fn source(file: &Path) -> KeySource {
    let file = file.to_owned();
    Arc::new(move || {
        let found = [&file, &coming(&file)].map(|file| {
            data_folder::key_in(file).unwrap_or_else(|error| {
                tracing::error!("{error:#}");
                None
            })
        });
        found.into_iter().flatten().collect()
    })
}

/// Makes a key that is about to replace the one in `file`, durably. Whoever owns that file owns the new one, so that the service
/// can read it when somebody else runs this.
pub(crate) fn make_coming(file: &Path, ids: &dyn IdMaker) -> anyhow::Result<[u8; 32]> {
    let key = data_folder::new_key(ids);
    let place = coming(file);
    let wrote = || -> io::Result<()> {
        let owner = fs::metadata(file)?;
        let beside = place.with_added_extension(ids.uuid().simple().to_string());
        let mut new = fs::OpenOptions::new().write(true).create_new(true).mode(0o600).open(&beside)?;
        new.write_all(format!("{}\n", HEXLOWER.encode(&key)).as_bytes())?;
        new.sync_all()?;
        let made = new.metadata()?;
        if (made.uid(), made.gid()) != (owner.uid(), owner.gid()) {
            chown(&beside, Some(owner.uid()), Some(owner.gid()))?;
        }
        // Linked and not renamed: a key that is there already stays.
        let linked = fs::hard_link(&beside, &place);
        fs::remove_file(&beside)?;
        linked?;
        sync_folder(&place)
    };
    wrote().with_context(|| {
        format!(
            "{} cannot be written; give this user the right to write in that folder, and try again",
            place.display()
        )
    })?;
    Ok(key)
}

/// Puts a new key in its place if the database has it; gives the file that has the old one from then on.
pub(crate) fn settle(file: &Path, vault: &Vault) -> anyhow::Result<Option<PathBuf>> {
    let place = coming(file);
    let Some(new) = data_folder::key_in(&place)? else { return Ok(None) };
    if Vault::new(&new, Arc::new(SystemIds)).check() != vault.check() {
        return Ok(None);
    }
    let put = || -> io::Result<Option<PathBuf>> {
        if data_folder::key_in(file).is_ok_and(|present| present == Some(new)) {
            fs::remove_file(&place)?;
            return Ok(None);
        }
        let moment = SystemClock.now().format("until-%Y%m%dT%H%M%SZ").to_string();
        let old = file.with_added_extension(moment);
        match fs::hard_link(file, &old) {
            Err(error) if error.kind() != ErrorKind::AlreadyExists => return Err(error),
            _ => {}
        }
        match fs::rename(&place, file) {
            // Another process did the same.
            Err(error) if error.kind() == ErrorKind::NotFound => {}
            renamed => renamed?,
        }
        sync_folder(file)?;
        Ok(Some(old))
    };
    put().with_context(|| {
        format!("the new key is in {} and cannot be moved to {}; do that by hand", place.display(), file.display())
    })
}

fn sync_folder(file: &Path) -> io::Result<()> {
    let folder = file.parent().filter(|folder| *folder != Path::new("")).unwrap_or(Path::new("."));
    File::open(folder)?.sync_all()
}
