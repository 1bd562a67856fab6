//! The journal: what the senders have done and the database does not know yet, in a file of this process.
//!
//! Before the end of a message leaves, the journal holds that nobody knows what became of it; when the answer is there, it
//! holds the answer. Both are one small write that waits for no disk and no database. A process that is killed leaves its
//! journal behind, and the next one tells the database: so a kill leaves at most one message a connection unknown, however
//! far the database was behind. A power failure may take the last lines with it; their messages are sent again.
//!
//! There is always one file that is written to, and at most one older one, kept until the database has all that is in it.

use std::{
    collections::{BTreeMap, BTreeSet, HashMap, HashSet, VecDeque},
    fs::{self, File},
    io::{self, BufRead, BufReader, Write},
    path::{Path, PathBuf},
    sync::{Mutex, MutexGuard, PoisonError},
};

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{app::delivery::deliver::Report, domain::mail::delivery::DeliveryKey};

/// The most bytes in one file, give or take a line; few enough in a unit test to see many files come and go.
const LONG: u64 = if cfg!(test) { 4 << 10 } else { 4 << 20 };

/// An outcome with its number in the journal.
#[derive(Debug)]
pub struct Noted {
    /// The outcome.
    pub report: Report,
    /// Its number.
    pub number: u64,
}

#[derive(Serialize, Deserialize)]
enum Line<R> {
    /// A lease was taken.
    Lease(Uuid),
    /// The end of a message is about to leave: what is to be said of it if nothing follows.
    Leaving(R),
    /// What became of it.
    Settled(R),
}

/// What a process that ended abruptly left behind.
#[derive(Debug, Default)]
pub struct Left {
    /// What became of messages, as far as it is known.
    pub reports: Vec<Report>,
    /// The leases it held.
    pub leases: Vec<Uuid>,
}

/// The journal of a running outbox; without a folder it is kept in memory.
#[derive(Default)]
pub struct Journal(Mutex<Inner>);

#[derive(Default)]
struct Inner {
    files: Option<Files>,
    /// Messages whose end has left and that nobody has answered for.
    leaving: HashMap<DeliveryKey, Report>,
    /// The newest leases.
    leases: VecDeque<Uuid>,
    /// The outcomes that are not durable yet, by number.
    open: BTreeMap<u64, DeliveryKey>,
    last: u64,
}

struct Files {
    folder: PathBuf,
    file: File,
    length: u64,
    /// The last number in the older file, while there is one.
    older: Option<u64>,
}

/// How many leases are remembered; older ones run out by themselves.
const LEASES: usize = 32;

const NEWER: &str = "journal";
const OLDER: &str = "journal.old";

impl Journal {
    /// Opens the journal in `folder`, and tells what an earlier process left in it. That stays until [`Journal::begin`].
    ///
    /// # Errors
    /// The folder cannot be read or written.
    pub fn open(folder: &Path) -> io::Result<(Self, Left)> {
        let mut left = HashMap::new();
        let mut leases = BTreeSet::new();
        for name in [OLDER, NEWER] {
            match File::open(folder.join(name)) {
                Ok(file) => read(file, &mut left, &mut leases)?,
                Err(error) if error.kind() == io::ErrorKind::NotFound => {}
                Err(error) => return Err(error),
            }
        }
        let file = append(&folder.join(NEWER))?;
        let length = file.metadata()?.len();
        let files = Files { folder: folder.to_owned(), file, length, older: None };
        let journal = Self(Mutex::new(Inner { files: Some(files), ..Inner::default() }));
        Ok((journal, Left { reports: left.into_values().collect(), leases: leases.into_iter().collect() }))
    }

    /// Begins an empty journal: all that was left has been told.
    ///
    /// # Errors
    /// The folder cannot be written.
    pub fn begin(&self) -> io::Result<()> {
        let mut inner = self.lock();
        let Some(files) = &mut inner.files else { return Ok(()) };
        files.file.set_len(0)?;
        files.length = 0;
        match fs::remove_file(files.folder.join(OLDER)) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
            _ => Ok(()),
        }
    }

    /// A lease was taken.
    pub fn took(&self, lease: Uuid) {
        let mut inner = self.lock();
        inner.write(&Line::Lease(lease));
        inner.leases.push_back(lease);
        if inner.leases.len() > LEASES {
            inner.leases.pop_front();
        }
    }

    /// The end of a message is about to leave; `unknown` is what is to be said of it if no answer comes.
    pub fn is_leaving(&self, unknown: Report) {
        let mut inner = self.lock();
        inner.write(&Line::Leaving(&unknown));
        inner.leaving.insert(unknown.key, unknown);
    }

    /// What became of a message.
    pub fn settled(&self, report: Report) -> Noted {
        let mut inner = self.lock();
        inner.write(&Line::Settled(&report));
        inner.leaving.remove(&report.key);
        inner.last += 1;
        let number = inner.last;
        inner.open.insert(number, report.key);
        Noted { report, number }
    }

    /// The database holds these.
    pub fn is_durable(&self, numbers: &[u64]) {
        let mut inner = self.lock();
        for number in numbers {
            inner.open.remove(number);
        }
        inner.turn_over();
    }

    /// The messages that left, and of which the database does not know yet what became.
    pub fn untold(&self) -> HashSet<DeliveryKey> {
        let inner = self.lock();
        inner.leaving.keys().chain(inner.open.values()).copied().collect()
    }

    /// What is to be said of messages that left and were not answered for before the end.
    pub fn unanswered(&self) -> Vec<Report> {
        self.lock().leaving.drain().map(|(_, unknown)| unknown).collect()
    }

    fn lock(&self) -> MutexGuard<'_, Inner> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Inner {
    /// A line that cannot be written costs nothing but what a kill at this moment would cost: it is told, and that is all.
    fn write(&mut self, line: &Line<&Report>) {
        let Some(files) = &mut self.files else { return };
        let written = serde_json::to_vec(line).map_err(io::Error::other).and_then(|mut text| {
            text.push(b'\n');
            files.append(&text)
        });
        if let Err(error) = written {
            tracing::error!(%error, "the journal cannot be written; a kill would now send messages twice");
        }
    }

    /// Drops the older file once nothing in it is needed, and begins a new one when this one is long.
    fn turn_over(&mut self) {
        let (oldest, last) = (self.open.keys().next().copied(), self.last);
        let Some(files) = &mut self.files else { return };
        if files.older.is_some_and(|end| oldest.is_none_or(|oldest| oldest > end)) {
            files.older = None;
            if let Err(error) = fs::remove_file(files.folder.join(OLDER)) {
                tracing::error!(%error, "the older journal cannot be removed");
            }
        }
        if files.older.is_none() && files.length > LONG {
            if let Err(error) = files.begin_next(last) {
                tracing::error!(%error, "the journal cannot be turned over");
                return;
            }
            let (leases, leaving) = (self.leases.clone(), std::mem::take(&mut self.leaving));
            for lease in leases {
                self.write(&Line::Lease(lease));
            }
            for unknown in leaving.values() {
                self.write(&Line::Leaving(unknown));
            }
            self.leaving = leaving;
        }
    }
}

impl Files {
    /// Writes a line, whole or not at all: half a one would take the next one with it.
    fn append(&mut self, text: &[u8]) -> io::Result<()> {
        if let Err(error) = self.file.write_all(text) {
            self.file.set_len(self.length)?;
            return Err(error);
        }
        self.length += text.len() as u64;
        Ok(())
    }

    fn begin_next(&mut self, last: u64) -> io::Result<()> {
        fs::rename(self.folder.join(NEWER), self.folder.join(OLDER))?;
        self.file = append(&self.folder.join(NEWER))?;
        (self.length, self.older) = (0, Some(last));
        Ok(())
    }
}

fn append(path: &Path) -> io::Result<File> {
    use std::os::unix::fs::OpenOptionsExt;
    File::options().create(true).append(true).mode(0o600).open(path)
}

/// Reads a file line by line; the last line of a process that was killed may be half a line.
fn read(file: File, left: &mut HashMap<DeliveryKey, Report>, leases: &mut BTreeSet<Uuid>) -> io::Result<()> {
    for line in BufReader::new(file).split(b'\n') {
        match serde_json::from_slice(&line?) {
            Ok(Line::Lease(lease)) => {
                leases.insert(lease);
            }
            Ok(Line::Leaving(report) | Line::Settled(report)) => {
                let report: Report = report;
                left.insert(report.key, report);
            }
            Err(error) => tracing::warn!(%error, "a line of the journal is not whole"),
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests;
