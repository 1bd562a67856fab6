//! The files of a copy, which only this user can read and which are on the disk when they count.

use std::{
    fs::{self, DirBuilder, File, OpenOptions},
    io::{self, ErrorKind},
    os::unix::fs::{DirBuilderExt, OpenOptionsExt},
    path::{Path, PathBuf},
};

use anyhow::{Context, ensure};

/// The files and folders that a command made, which are removed again if it fails.
#[derive(Debug, Default)]
pub(super) struct Made(Vec<PathBuf>);

impl Made {
    /// Makes a folder, unless it is there.
    pub(super) fn folder(&mut self, path: &Path) -> anyhow::Result<()> {
        match DirBuilder::new().mode(0o700).create(path) {
            Ok(()) => self.0.push(path.to_owned()),
            Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
            Err(error) => return Err(error).with_context(|| format!("{} cannot be made", path.display())),
        }
        Ok(())
    }

    /// Makes an empty file, which must not be there.
    pub(super) fn file(&mut self, path: &Path) -> anyhow::Result<File> {
        let file = new_file(path).with_context(|| format!("{} cannot be made", path.display()))?;
        self.0.push(path.to_owned());
        Ok(file)
    }

    /// Makes a file with the contents of another one.
    pub(super) fn copy(&mut self, from: &Path, to: &Path) -> anyhow::Result<()> {
        let mut file = self.file(to)?;
        let copied = File::open(from).and_then(|mut from| io::copy(&mut from, &mut file)).and_then(|_| file.sync_all());
        copied.with_context(|| format!("{} cannot be copied to {}", from.display(), to.display()))
    }

    /// Adds what something else made, with this name or a longer one.
    pub(super) fn add(&mut self, path: PathBuf) {
        self.0.push(path);
    }

    /// Removes everything that was made.
    pub(super) fn undo(self) {
        for path in self.0.into_iter().rev() {
            let removed = if path.is_dir() { fs::remove_dir(&path) } else { fs::remove_file(&path) };
            if let Err(error) = removed
                && error.kind() != ErrorKind::NotFound
            {
                tracing::warn!(%error, "{} stays behind; remove it", path.display());
            }
        }
    }
}

/// Makes the folder of a new copy, or takes one that is empty.
pub(super) fn for_a_copy(path: &Path) -> anyhow::Result<Made> {
    let mut made = Made::default();
    match fs::read_dir(path) {
        Ok(mut entries) => {
            ensure!(entries.next().is_none(), "{} is not empty; name a new folder for each copy", path.display());
        }
        Err(error) if error.kind() == ErrorKind::NotFound => made.folder(path)?,
        Err(error) => Err(error).with_context(|| format!("{} cannot hold a copy", path.display()))?,
    }
    Ok(made)
}

fn new_file(path: &Path) -> io::Result<File> {
    OpenOptions::new().write(true).create_new(true).mode(0o600).open(path)
}

/// Brings the names in a folder to the disk.
pub(super) fn sync(folder: &Path) -> anyhow::Result<()> {
    File::open(folder).and_then(|it| it.sync_all()).with_context(|| format!("{} cannot be written", folder.display()))
}
