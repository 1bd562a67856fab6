//! A worker's own folder: `workers/1` in the data folder, `workers/2` for a second process, and so on.
//!
//! It belongs to one process for as long as that lives, by a lock that the system releases when the process ends,
//! however it ends. It remembers which database the worker wrote in last, and what it wrote. That memory records the
//! very file it was written to, so that a copy of it is recognised as one.

use std::{
    fs::{self, DirBuilder, File, Metadata, OpenOptions, TryLockError},
    io::{self, Write},
    os::unix::fs::{DirBuilderExt, MetadataExt, OpenOptionsExt},
    path::{Path, PathBuf},
    time::SystemTime,
};

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{
    app::running::instance::Folder,
    domain::{
        ids::WorkerId,
        running::instance::{Mark, Marks, Memory, Remembered},
        time::Instant,
    },
};

/// More processes than ever share a data folder.
const MOST: u32 = 999;

/// A worker's folder, locked.
#[derive(Debug)]
pub struct Slot {
    folder: PathBuf,
    memory: Memory,
    _lock: File,
}

/// [`Remembered`] as it is written to the file.
#[derive(Serialize, Deserialize)]
struct Written {
    /// The identity of the file this was written to.
    file: String,
    worker: WorkerId,
    place: String,
    allowed_at: Option<Instant>,
    previous: Option<Uuid>,
    next: Uuid,
}

impl Slot {
    /// Takes the first folder that no other process has.
    ///
    /// # Errors
    /// An error of the file system: the data folder cannot be written, or does not support locks.
    pub fn take(data_folder: &Path) -> io::Result<Self> {
        for number in 1..=MOST {
            let folder = data_folder.join("workers").join(number.to_string());
            DirBuilder::new().recursive(true).mode(0o700).create(&folder)?;
            if let Some(slot) = Self::lock(folder)? {
                return Ok(slot);
            }
        }
        Err(io::Error::other(format!("{MOST} processes work with it already")))
    }

    /// Takes this folder, if no other process has it.
    fn lock(folder: PathBuf) -> io::Result<Option<Self>> {
        let lock = OpenOptions::new().write(true).create(true).truncate(false).mode(0o600).open(folder.join("lock"))?;
        match lock.try_lock() {
            Ok(()) => Ok(Some(Self { memory: recall(&folder)?, folder, _lock: lock })),
            Err(TryLockError::WouldBlock) => Ok(None),
            Err(TryLockError::Error(error)) => Err(error),
        }
    }

    /// The folder, for anything else that this worker must find again after a crash.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.folder
    }
}

/// The folders of workers that are gone, locked; the process that starts handles what they left.
///
/// # Errors
/// An error of the file system.
pub fn left_behind(data_folder: &Path) -> io::Result<Vec<Slot>> {
    let mut left = Vec::new();
    for entry in fs::read_dir(data_folder.join("workers"))? {
        let entry = entry?;
        if entry.file_type()?.is_dir() {
            left.extend(Slot::lock(entry.path())?);
        }
    }
    Ok(left)
}

/// True if a worker runs with this data folder.
///
/// # Errors
/// An error of the file system.
pub fn is_in_use(data_folder: &Path) -> io::Result<bool> {
    for entry in absent(fs::read_dir(data_folder.join("workers")))?.into_iter().flatten() {
        let entry = entry?;
        if entry.file_type()?.is_dir() && Slot::lock(entry.path())?.is_none() {
            return Ok(true);
        }
    }
    Ok(false)
}

impl Folder for Slot {
    fn recall(&self) -> Memory {
        self.memory.clone()
    }

    /// Writes every memory to a new file, which is moved into place once it is whole.
    fn keep(&mut self, remembered: &Remembered) -> io::Result<()> {
        let (draft, place) = (self.folder.join("mark.part"), self.folder.join("mark"));
        absent(fs::remove_file(&draft))?;
        let mut file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(&draft)?;
        let written = Written {
            file: identity(&file.metadata()?),
            worker: remembered.worker,
            place: remembered.place.clone(),
            allowed_at: remembered.allowed_at,
            previous: remembered.marks.previous.map(|mark| mark.0),
            next: remembered.marks.next.0,
        };
        file.write_all(&serde_json::to_vec(&written)?)?;
        file.sync_all()?;
        fs::rename(&draft, &place)?;
        self.memory = Memory::Own(remembered.clone());
        File::open(&self.folder)?.sync_all()
    }
}

/// Reads a folder's memory.
fn recall(folder: &Path) -> io::Result<Memory> {
    let place = folder.join("mark");
    let Some(bytes) = absent(fs::read(&place))? else { return Ok(Memory::New) };
    let Ok(written) = serde_json::from_slice::<Written>(&bytes) else { return Ok(Memory::Copied(None)) };
    let is_own = written.file == identity(&fs::metadata(&place)?);
    let remembered = Remembered {
        worker: written.worker,
        place: written.place,
        allowed_at: written.allowed_at,
        marks: Marks { previous: written.previous.map(Mark), next: Mark(written.next) },
    };
    Ok(if is_own { Memory::Own(remembered) } else { Memory::Copied(Some(remembered)) })
}

/// The identity of a file, which no copy of it shares: its inode, and its time of creation.
fn identity(found: &Metadata) -> String {
    let born = found.created().ok().and_then(|born| born.duration_since(SystemTime::UNIX_EPOCH).ok());
    format!("{} {}", found.ino(), born.unwrap_or_default().as_nanos())
}

fn absent<T>(result: io::Result<T>) -> io::Result<Option<T>> {
    match result {
        Ok(found) => Ok(Some(found)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

#[cfg(test)]
mod tests {
    use tempfile::tempdir;

    use super::*;

    fn remembered() -> Remembered {
        Remembered {
            worker: WorkerId(Uuid::from_u128(1)),
            place: "here".into(),
            allowed_at: None,
            marks: Marks { previous: None, next: Mark(Uuid::from_u128(2)) },
        }
    }

    #[test]
    fn each_process_has_a_folder_of_its_own_and_the_next_one_finds_it_free() {
        let data = tempdir().unwrap();
        let (first, second) = (Slot::take(data.path()).unwrap(), Slot::take(data.path()).unwrap());
        assert_eq!(first.path(), data.path().join("workers/1"));
        assert_eq!(second.path(), data.path().join("workers/2"));
        assert!(is_in_use(data.path()).unwrap());
        drop(first);
        let again = Slot::take(data.path()).unwrap();
        assert_eq!(again.path(), data.path().join("workers/1"));
        drop(second);
        let left: Vec<_> = left_behind(data.path()).unwrap().iter().map(|slot| slot.path().to_owned()).collect();
        assert_eq!(left, [data.path().join("workers/2")]);
        drop(again);
        assert!(!is_in_use(data.path()).unwrap() && !is_in_use(&data.path().join("nowhere")).unwrap());
    }

    #[test]
    fn what_is_kept_is_remembered() {
        let data = tempdir().unwrap();
        let mut slot = Slot::take(data.path()).unwrap();
        assert_eq!(slot.recall(), Memory::New);
        for _ in 0..3 {
            slot.keep(&remembered()).unwrap();
        }
        assert_eq!(slot.recall(), Memory::Own(remembered()));
        drop(slot);
        assert_eq!(Slot::take(data.path()).unwrap().recall(), Memory::Own(remembered()));
    }

    #[test]
    fn a_copy_is_known_for_one_also_when_it_was_put_back_over_the_original() {
        let data = tempdir().unwrap();
        let mut slot = Slot::take(data.path()).unwrap();
        slot.keep(&remembered()).unwrap();
        let (mark, backup) = (slot.path().join("mark"), data.path().join("backup"));
        fs::copy(&mark, &backup).unwrap();
        slot.keep(&remembered()).unwrap();
        drop(slot);
        fs::copy(&backup, &mark).unwrap();
        assert_eq!(Slot::take(data.path()).unwrap().recall(), Memory::Copied(Some(remembered())));
        fs::write(&mark, "half a").unwrap();
        assert_eq!(Slot::take(data.path()).unwrap().recall(), Memory::Copied(None));
    }

    #[test]
    fn a_data_folder_that_cannot_be_written_is_an_error() {
        let data = tempdir().unwrap();
        fs::write(data.path().join("workers"), "in the way").unwrap();
        assert!(Slot::take(data.path()).is_err());
    }
}
