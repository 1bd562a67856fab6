//! The manifest of a copy: by which version and from what it was made, and a checksum of every file.

use std::{
    fmt::Write as _,
    fs::{self, File},
    io::{self, ErrorKind, Read, Write},
    path::{Component, Path},
};

use anyhow::{Context, bail, ensure};
use data_encoding::HEXLOWER;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::folder::Made;
use crate::domain::time::Instant;

const NAME: &str = "manifest.json";

/// The checksum of the manifest itself, in the form of `sha256sum`.
const CHECKSUM: &str = "manifest.sha256";

/// The form of copies that this program writes, and the newest that it reads.
pub(super) const FORM: u32 = 1;

/// The engine of the database in a copy.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Engine {
    /// SQLite.
    Sqlite,
    /// PostgreSQL.
    Postgres,
}

/// A manifest.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Manifest {
    /// The form of the copy.
    pub form: u32,
    /// The version of the program that made it.
    pub version: String,
    /// The moment at which it was begun.
    pub made_at: Instant,
    /// The engine of its database.
    pub engine: Engine,
    /// The number of the newest migration of its database.
    pub schema: i64,
    /// The value by which its database recognises the key, in hexadecimal digits.
    pub key_check: String,
    /// The newest hash of the log in its database, in hexadecimal digits; none: the log is empty, or older than the chain.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub log_hash: Option<String>,
    /// The files in it.
    pub files: Vec<Listed>,
}

/// A file in a copy.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Listed {
    /// Its path in the copy.
    pub name: String,
    /// Its length in bytes.
    pub bytes: u64,
    /// Its SHA-256 (FIPS 180-4), in hexadecimal digits.
    pub sha256: String,
}

impl Listed {
    /// Measures a file, after bringing it to the disk.
    pub(super) fn measure(folder: &Path, name: &str) -> anyhow::Result<Self> {
        let measured = File::open(folder.join(name)).and_then(|file| {
            file.sync_all()?;
            digest(file)
        });
        let (bytes, sha256) = measured.with_context(|| format!("{name} cannot be read"))?;
        Ok(Self { name: name.to_owned(), bytes, sha256 })
    }

    /// The fault of this file, if it is not as it was written.
    fn fault(&self, folder: &Path) -> Option<String> {
        let name = &self.name;
        if !Path::new(name).components().all(|part| matches!(part, Component::Normal(_))) {
            return Some(format!("{name:?} is no file of a copy"));
        }
        match File::open(folder.join(name)).and_then(digest) {
            Ok((bytes, _)) if bytes != self.bytes => {
                Some(format!("{name} has {bytes} bytes instead of {}", self.bytes))
            }
            Ok((_, sha256)) if sha256 != self.sha256 => Some(format!("{name} is not as it was written")),
            Ok(_) => None,
            Err(error) if error.kind() == ErrorKind::NotFound => Some(format!("{name} is missing")),
            Err(error) => Some(format!("{name} cannot be read ({error})")),
        }
    }
}

impl Manifest {
    /// Writes the manifest and its checksum, which makes the copy whole.
    pub(super) fn write(&self, folder: &Path, made: &mut Made) -> anyhow::Result<()> {
        let text = serde_json::to_string_pretty(self)? + "\n";
        let (_, sha256) = digest(text.as_bytes())?;
        for (name, text) in [(CHECKSUM, format!("{sha256}  {NAME}\n")), (NAME, text)] {
            let mut file = made.file(&folder.join(name))?;
            let written = file.write_all(text.as_bytes()).and_then(|()| file.sync_all());
            written.with_context(|| format!("{name} cannot be written"))?;
        }
        Ok(())
    }

    /// Reads the manifest in a folder.
    pub(super) fn read(folder: &Path) -> anyhow::Result<Self> {
        let shown = folder.display();
        let text = match fs::read_to_string(folder.join(NAME)) {
            Ok(text) => text,
            Err(_) if !folder.exists() => bail!("there is no folder {shown}"),
            Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => bail!(
                "{shown} is not a copy that `rondbrief backup` made: there is no {NAME} in it (a copy that was broken off \
                 has none either)"
            ),
            Err(error) => return Err(error).with_context(|| format!("{NAME} in {shown} cannot be read")),
        };
        let checksum = fs::read_to_string(folder.join(CHECKSUM)).unwrap_or_default();
        let (_, sha256) = digest(text.as_bytes())?;
        ensure!(checksum.split_whitespace().next() == Some(&*sha256), "{NAME} in {shown} is not as it was written");
        let manifest: Self =
            serde_json::from_str(&text).with_context(|| format!("{NAME} in {shown} cannot be read"))?;
        let version = &manifest.version;
        ensure!(
            manifest.form <= FORM,
            "the copy in {shown} was made by rondbrief {version}; use that version or a later one"
        );
        Ok(manifest)
    }

    /// Reads every file and compares it with its checksum.
    pub(super) fn verify(&self, folder: &Path) -> anyhow::Result<()> {
        let mut faults = String::new();
        for fault in self.files.iter().filter_map(|file| file.fault(folder)) {
            write!(faults, "\n  {fault}")?;
        }
        ensure!(faults.is_empty(), "the copy in {} cannot be used:{faults}", folder.display());
        Ok(())
    }

    /// True if a file of this name is in the copy.
    pub(super) fn lists(&self, name: &str) -> bool {
        self.files.iter().any(|file| file.name == name)
    }

    /// The length of all files together.
    pub(super) fn bytes(&self) -> u64 {
        self.files.iter().map(|file| file.bytes).sum()
    }
}

/// The length and the SHA-256 of what can be read.
fn digest(mut from: impl Read) -> io::Result<(u64, String)> {
    let (mut hash, mut bytes, mut block) = (Sha256::new(), 0, vec![0; 1 << 16]);
    loop {
        match from.read(&mut block)? {
            0 => return Ok((bytes, HEXLOWER.encode(&hash.finalize()))),
            count => {
                hash.update(&block[..count]);
                bytes += count as u64;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_that_leaves_the_copy_is_no_file_of_it() {
        let folder = tempfile::tempdir().unwrap();
        for name in ["/etc/passwd", "../secret.key", "workers/../../x"] {
            let listed = Listed { name: name.to_owned(), bytes: 0, sha256: String::new() };
            assert!(listed.fault(folder.path()).unwrap().contains("no file of a copy"), "{name}");
        }
    }

    #[test]
    fn a_checksum_is_the_one_that_other_programs_make() {
        let (bytes, sha256) = digest(&b"abc"[..]).unwrap();
        assert_eq!(bytes, 3);
        assert_eq!(sha256, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }
}
