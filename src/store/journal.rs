//! The journal of departures: a file outside the database with everybody who left, refused or was erased, by keyed hash.
//!
//! A transaction writes its departures here, durably, before it commits ([`super::Tx::commit`]). So a crash between the two
//! leaves an entry that the database lacks, which is applied at the next start: what somebody asked for is done, never lost.
//! With several machines each data folder has a journal of its own, which workers bring up to date from the database.
//!
//! An entry is a line of JSON. Lines are only added, under a lock that all processes on this folder share.

use std::{
    collections::HashSet,
    fs::{File, OpenOptions, Permissions},
    io::{self, BufRead, BufReader, ErrorKind, Read, Seek, SeekFrom, Write},
    os::unix::fs::{OpenOptionsExt, PermissionsExt},
    path::{Path, PathBuf},
    sync::{Mutex, PoisonError},
};

use data_encoding::HEXLOWER;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::domain::{
    ids::ListId,
    subscriber::departure::{Departure, DepartureKind},
    time::Instant,
};

/// The name of the file in a data folder, and in a backup.
pub const NAME: &str = "departures.journal";

/// A journal of departures.
#[derive(Debug)]
pub struct Journal {
    file: PathBuf,
    /// Entries that certainly stand in the file; not all of them.
    written: Mutex<HashSet<Uuid>>,
}

/// An entry as it is written.
#[derive(Serialize, Deserialize)]
struct Line {
    id: Uuid,
    at: Instant,
    what: String,
    list: Option<ListId>,
    address: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    key: Option<String>,
}

impl Journal {
    /// The journal in a folder; its file is made with the first entry.
    #[must_use]
    pub fn in_folder(folder: &Path) -> Self {
        Self { file: folder.join(NAME), written: Mutex::default() }
    }

    /// The file.
    #[must_use]
    pub fn file(&self) -> &Path {
        &self.file
    }

    /// All entries, each once, in the order in which they were written. A line that was cut off is left out.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn read(&self) -> io::Result<Vec<Departure>> {
        match File::open(&self.file) {
            Ok(file) => entries(file),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(Vec::new()),
            Err(error) => Err(error),
        }
    }

    /// Adds entries, durably.
    ///
    /// # Errors
    /// The file cannot be written; half a line may be in it, which spoils no other.
    pub fn append(&self, departures: &[Departure]) -> io::Result<()> {
        let mut file = self.locked()?;
        self.write(&mut file, departures)
    }

    /// Adds the entries that are not in the file yet; returns their number.
    ///
    /// # Errors
    /// The file cannot be read or written.
    pub fn add_missing(&self, departures: &[Departure]) -> io::Result<usize> {
        if departures.iter().all(|it| self.written().contains(&it.id)) {
            return Ok(0);
        }
        let mut file = self.locked()?;
        let there: HashSet<Uuid> = entries(&mut file)?.into_iter().map(|it| it.id).collect();
        let missing: Vec<_> = departures.iter().filter(|it| !there.contains(&it.id)).cloned().collect();
        if !missing.is_empty() {
            self.write(&mut file, &missing)?;
        }
        self.written().extend(departures.iter().map(|it| it.id));
        Ok(missing.len())
    }

    fn written(&self) -> std::sync::MutexGuard<'_, HashSet<Uuid>> {
        self.written.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The file, which no other process writes to until it is closed.
    fn locked(&self) -> io::Result<File> {
        let is_new = !self.file.exists();
        let file = OpenOptions::new().read(true).append(true).create(true).mode(0o600).open(&self.file)?;
        // A file that was put here by hand may be open to others.
        if file.metadata()?.permissions().mode() & 0o077 != 0 {
            file.set_permissions(Permissions::from_mode(0o600))?;
        }
        if let Some(folder) = self.file.parent().filter(|_| is_new) {
            File::open(folder)?.sync_all()?;
        }
        file.lock()?;
        Ok(file)
    }

    fn write(&self, file: &mut File, departures: &[Departure]) -> io::Result<()> {
        let mut text = if ends_in_half_a_line(file)? { vec![b'\n'] } else { Vec::new() };
        for it in departures {
            let address = HEXLOWER.encode(&it.address_index);
            let (what, key) = (it.kind.word().to_owned(), it.key.clone());
            let line = Line { id: it.id, at: it.at, what, list: it.list, address, key };
            serde_json::to_writer(&mut text, &line)?;
            text.push(b'\n');
        }
        file.write_all(&text)?;
        file.sync_all()?;
        self.written().extend(departures.iter().map(|it| it.id));
        Ok(())
    }
}

fn ends_in_half_a_line(file: &mut File) -> io::Result<bool> {
    if file.seek(SeekFrom::End(0))? == 0 {
        return Ok(false);
    }
    let mut last = [0];
    file.seek(SeekFrom::End(-1))?;
    file.read_exact(&mut last)?;
    Ok(last != *b"\n")
}

fn entries(from: impl Read) -> io::Result<Vec<Departure>> {
    let (mut all, mut seen, mut unread) = (Vec::new(), HashSet::new(), 0);
    for line in BufReader::new(from).split(b'\n') {
        let line = line?;
        match entry(&line) {
            Some(departure) if seen.insert(departure.id) => all.push(departure),
            Some(_) => {}
            None => unread += usize::from(!line.is_empty()),
        }
    }
    if unread > 0 {
        tracing::warn!(lines = unread, "the journal of departures has lines that are not whole");
    }
    Ok(all)
}

fn entry(line: &[u8]) -> Option<Departure> {
    let line: Line = serde_json::from_slice(line).ok()?;
    let kind = DepartureKind::ALL.into_iter().find(|kind| kind.word() == line.what)?;
    let address_index = HEXLOWER.decode(line.address.as_bytes()).ok()?;
    Some(Departure { id: line.id, kind, list: line.list, address_index, key: line.key, at: line.at })
}

#[cfg(test)]
mod tests {
    use std::fs;

    use chrono::DateTime;
    use tempfile::tempdir;

    use super::*;

    fn departure(n: u128) -> Departure {
        Departure {
            id: Uuid::from_u128(n),
            kind: DepartureKind::Left,
            list: Some(ListId(Uuid::from_u128(9))),
            address_index: vec![7; 32],
            key: None,
            at: DateTime::from_timestamp_micros(1_796_115_600_000_001).unwrap(),
        }
    }

    #[test]
    fn what_was_added_is_read_again_each_once() {
        let folder = tempdir().unwrap();
        let journal = Journal::in_folder(folder.path());
        assert_eq!(journal.read().unwrap(), []);
        let erased = Departure { kind: DepartureKind::Erased, list: None, ..departure(2) };
        journal.append(&[departure(1), erased.clone()]).unwrap();
        fs::set_permissions(journal.file(), fs::Permissions::from_mode(0o644)).unwrap();
        journal.append(&[departure(1)]).unwrap();
        assert_eq!(journal.read().unwrap(), [departure(1), erased.clone()]);
        let other = Journal::in_folder(folder.path());
        assert_eq!(other.add_missing(&[departure(1), departure(3)]).unwrap(), 1, "of another process");
        assert_eq!(other.add_missing(&[departure(1), departure(3)]).unwrap(), 0);
        assert_eq!(journal.add_missing(&[departure(3), departure(4)]).unwrap(), 1);
        assert_eq!(journal.read().unwrap(), [departure(1), erased, departure(3), departure(4)]);
        assert_eq!(fs::metadata(journal.file()).unwrap().permissions().mode() & 0o777, 0o600);
    }

    #[test]
    fn half_a_line_spoils_no_other() {
        let folder = tempdir().unwrap();
        let journal = Journal::in_folder(folder.path());
        journal.append(&[departure(1)]).unwrap();
        let whole = fs::read(journal.file()).unwrap();
        fs::write(journal.file(), [&whole[..], &whole[..whole.len() / 2]].concat()).unwrap();
        assert_eq!(journal.read().unwrap(), [departure(1)]);
        journal.append(&[departure(2)]).unwrap();
        assert_eq!(journal.read().unwrap(), [departure(1), departure(2)]);
    }

    #[test]
    fn it_holds_no_address_and_an_entry_keeps_its_form_for_ever() {
        let folder = tempdir().unwrap();
        let journal = Journal::in_folder(folder.path());
        journal.append(&[departure(1)]).unwrap();
        let line = r#"{"id":"00000000-0000-0000-0000-000000000001","at":"2026-12-01T09:00:00.000001Z","what":"left","#
            .to_owned()
            + r#""list":"00000000-0000-0000-0000-000000000009","address":""#
            + &"07".repeat(32)
            + "\"}\n";
        assert_eq!(fs::read_to_string(journal.file()).unwrap(), line);
        let later = Departure { key: Some("1de0345bd91d285f".to_owned()), ..departure(2) };
        journal.append(std::slice::from_ref(&later)).unwrap();
        let text = fs::read_to_string(journal.file()).unwrap();
        assert!(text.ends_with(&format!("{}\",\"key\":\"1de0345bd91d285f\"}}\n", "07".repeat(32))), "{text}");
        assert_eq!(journal.read().unwrap()[1], later);
    }

    #[test]
    fn a_file_that_cannot_be_read_is_an_error_and_not_an_empty_journal() {
        let folder = tempdir().unwrap();
        fs::create_dir(folder.path().join(NAME)).unwrap();
        let journal = Journal::in_folder(folder.path());
        assert!(journal.read().is_err() && journal.append(&[departure(1)]).is_err());
    }
}
