//! The chain of the audit log: how the links hang together, and what may be wrong with them.
//!
//! A link's hash is computed from the hash before it, its position, and the id and the digest of its entry. So the newest hash
//! stands for the whole log: nothing before it can be changed, taken out or put in without changing it. The hashes are not
//! keyed: whoever has a hash from an earlier day can verify a log without any secret.

use std::{fmt, str::FromStr};

use data_encoding::HEXLOWER_PERMISSIVE;
use sha2::{Digest as _, Sha256};
use uuid::Uuid;

/// The digest of an entry with its salt (SHA-256).
pub type Digest = [u8; 32];

/// The hash of a link.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Hash(pub [u8; 32]);

/// A text that is no hash.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a hash of the audit log is 64 digits and letters from a to f")]
pub struct NoHash;

impl Hash {
    /// The hash before the first link of a log in which `adopted` entries stood before it became a chain.
    #[must_use]
    pub fn genesis(adopted: u64) -> Self {
        Self(
            Sha256::new()
                .chain_update(b"rondbrief/audit/chain\0")
                .chain_update(adopted.to_be_bytes())
                .finalize()
                .into(),
        )
    }

    /// The hash of the link after this one.
    #[must_use]
    pub fn then(self, position: u64, entry: Uuid, digest: &Digest) -> Self {
        let hash = Sha256::new()
            .chain_update(b"rondbrief/audit/link\0")
            .chain_update(self.0)
            .chain_update(position.to_be_bytes())
            .chain_update(entry.as_bytes())
            .chain_update(digest);
        Self(hash.finalize().into())
    }
}

impl fmt::Display for Hash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&data_encoding::HEXLOWER.encode(&self.0))
    }
}

impl FromStr for Hash {
    type Err = NoHash;

    /// Reads a hash; white space within it, as a mail program may add, does not count.
    fn from_str(text: &str) -> Result<Self, NoHash> {
        let digits: String = text.split_whitespace().collect();
        let bytes = HEXLOWER_PERMISSIVE.decode(digits.as_bytes()).map_err(|_| NoHash)?;
        Ok(Self(bytes.try_into().map_err(|_| NoHash)?))
    }
}

/// The SHA-256 of words that somebody agreed to.
#[must_use]
pub fn of_words(text: &str) -> Digest {
    Sha256::digest(text.as_bytes()).into()
}

/// A digest of fields in their order, each with its length, so that no two rows of fields have the same one.
#[derive(Clone)]
pub struct Fields(Sha256);

impl Default for Fields {
    fn default() -> Self {
        Self(Sha256::new_with_prefix(b"rondbrief/audit/entry\0"))
    }
}

impl Fields {
    /// Adds a field; an absent one differs from an empty one.
    pub fn add(&mut self, field: Option<&[u8]>) {
        match field {
            None => self.0.update([0]),
            Some(bytes) => {
                self.0.update([1]);
                self.0.update((bytes.len() as u64).to_be_bytes());
                self.0.update(bytes);
            }
        }
    }

    /// The digest of what was added.
    #[must_use]
    pub fn digest(self) -> Digest {
        self.0.finalize().into()
    }
}

/// A kind of fault in the chain.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum FaultKind {
    /// An entry is not as it was written.
    Changed,
    /// An entry is gone, and no erasing tells of it.
    Missing,
    /// An entry that was not written by the service: it has no link.
    Inserted,
    /// A link is not as it was written, or stands in another place.
    LinkChanged,
    /// One or more links before this one are gone.
    LinksMissing,
    /// A note of an erasing that belongs to no erased entry.
    NoteInserted,
    /// The newest link is not the one that was written last: the end was cut off, or links were added to it.
    End,
    /// The words that somebody agreed to are not in the list's wordings any more as they were.
    Words,
}

impl FaultKind {
    /// The fault in one word, for scripts.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Changed => "changed",
            Self::Missing => "missing",
            Self::Inserted => "inserted",
            Self::LinkChanged => "link-changed",
            Self::LinksMissing => "links-missing",
            Self::NoteInserted => "note-inserted",
            Self::End => "end",
            Self::Words => "words",
        }
    }

    /// The fault in words.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Changed => "the entry is not as it was written",
            Self::Missing => "the entry is missing, and was not erased with a person",
            Self::Inserted => "the entry was not written by the service: it is not in the chain",
            Self::LinkChanged => "the link is not as it was written, or stands in another place",
            Self::LinksMissing => "links before this one are missing",
            Self::NoteInserted => "a note says that an entry was erased, and it does not belong to the chain",
            Self::End => "the chain does not end with the link that was written last",
            Self::Words => "the words that were agreed to here are not kept as they were",
        }
    }
}

/// A fault in the chain, and its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fault {
    /// The position of the link; none: it is about an entry without one.
    pub position: Option<i64>,
    /// The entry.
    pub entry: Option<Uuid>,
    /// The fault.
    pub kind: FaultKind,
}

/// The place of a hash that somebody kept from an earlier day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kept {
    /// The link at this position has it.
    At(u64),
    /// No link has it: the log was cut off before it, or written anew.
    Nowhere,
}

/// The findings of going through a whole chain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Findings {
    /// The number of links.
    pub links: u64,
    /// The entries among them that were erased with a person.
    pub erased: u64,
    /// The first entries that stood there before the log became a chain.
    pub adopted: u64,
    /// The hash of the newest link.
    pub head: Hash,
    /// The place of the hash that was handed in.
    pub kept: Option<Kept>,
    /// The faults, in the order in which they were found.
    pub faults: Vec<Fault>,
}

impl Findings {
    /// True if nothing is wrong.
    #[must_use]
    pub fn is_sound(&self) -> bool {
        self.faults.is_empty() && self.kept != Some(Kept::Nowhere)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_hash_reads_back_in_whatever_lines_a_mail_program_broke_it() {
        let hash = Hash::genesis(7);
        assert_eq!(hash.to_string().parse(), Ok(hash));
        let text = hash.to_string().to_uppercase();
        assert_eq!(format!(" {}\r\n {} ", &text[..20], &text[20..]).parse(), Ok(hash));
        for wrong in ["", "abc", "xyz", &format!("{hash}00"), &hash.to_string()[..62]] {
            assert_eq!(wrong.parse::<Hash>(), Err(NoHash), "{wrong}");
        }
    }

    /// Made by another program: hashes in mails must be found for ever.
    #[test]
    fn hashes_never_change() {
        let genesis = Hash::genesis(0);
        assert_eq!(genesis.to_string(), "d405164430fbd1ae0015422d5c92db45f08ffde1ff5ffade2e7e29163e435c55");
        let link = genesis.then(1, Uuid::from_u128(7), &[9; 32]);
        assert_eq!(link.to_string(), "6c73170952d9d990dc43992d4ab48635fcaf3c02b191c6ef2205318817f727b8");
        let mut fields = Fields::default();
        for field in [Some(&b"a"[..]), None, Some(b"")] {
            fields.add(field);
        }
        assert_eq!(
            Hash(fields.digest()).to_string(),
            "cc02fd5004f4b5a0cd139faf1b9c20bd51746dfa99c4bcefe1bdf35cfaba12f1"
        );
    }

    proptest! {
        #[test]
        fn other_fields_have_another_digest(
            one in proptest::collection::vec(proptest::option::of(proptest::collection::vec(0_u8..3, 0..3)), 3),
            other in proptest::collection::vec(proptest::option::of(proptest::collection::vec(0_u8..3, 0..3)), 3),
        ) {
            let digest = |row: &[Option<Vec<u8>>]| {
                let mut fields = Fields::default();
                for field in row {
                    fields.add(field.as_deref());
                }
                fields.digest()
            };
            prop_assert_eq!(digest(&one) == digest(&other), one == other);
        }
    }
}
