//! Going through the whole chain of the audit log, link by link, and comparing each with what stands in the log.

use std::collections::{BTreeSet, HashMap};

use sqlx::FromRow;
use uuid::Uuid;

use crate::{
    domain::audit::{
        Act,
        chain::{self, Digest, Fault, FaultKind, Findings, Hash, Kept},
    },
    store::{
        StoreError, Tx,
        sql::{
            chain::{Entry, columns, erased_by, head},
            dispatch::fetch_all,
        },
    },
};

/// The number of links read at once.
const BLOCK: i64 = 2_000;

/// The most entries without a link that are named.
const NAMED: i64 = 1_000;

#[derive(FromRow)]
struct Link {
    position: i64,
    entry_id: Uuid,
    digest: Vec<u8>,
    hash: Vec<u8>,
}

/// The links of a block, with the entries and the notes of erasings that belong to them.
struct Block {
    links: Vec<Link>,
    entries: HashMap<Uuid, Entry>,
    /// The entry that tells of it, by the position that was erased and the id that stood there.
    notes: HashMap<(i64, Uuid), Uuid>,
}

/// Goes through the chain and the log, and looks for the hash that somebody kept from an earlier day.
pub async fn verify(tx: &mut Tx, kept: Option<Hash>) -> Result<Findings, StoreError> {
    let end = head(tx).await?;
    let mut walk = Walk::new(Hash::genesis(end.adopted), kept, words(tx).await?);
    while let Some(block) = block(tx, walk.position).await? {
        for link in &block.links {
            walk.step(tx, link, &block).await?;
        }
    }
    walk.look_for_strangers(tx).await?;
    if (walk.position, walk.hash) != (end.position.cast_signed(), end.hash) {
        walk.find(Some(end.position.cast_signed()), None, FaultKind::End);
    }
    Ok(walk.findings(end.adopted))
}

/// The digests of all wordings, by list and version.
async fn words(tx: &mut Tx) -> Result<HashMap<(Uuid, i64), Digest>, StoreError> {
    let rows = fetch_all!(tx, (Uuid, i64, String), "SELECT list_id, version, text FROM wording")?;
    Ok(rows.into_iter().map(|(list, version, text)| ((list, version), chain::of_words(&text))).collect())
}

/// The links after `position`; `None` if there are no more.
async fn block(tx: &mut Tx, position: i64) -> Result<Option<Block>, StoreError> {
    const LINKS: &str =
        "SELECT position, entry_id, digest, hash FROM audit_link WHERE position > $1 ORDER BY position LIMIT $2";
    const ENTRIES: &str = concat!(
        "SELECT ",
        columns!(),
        " FROM audit WHERE id IN (SELECT entry_id FROM audit_link WHERE position > $1 AND position <= $2)"
    );
    const NOTES: &str =
        "SELECT position, entry_id, erased_by FROM audit_erasure WHERE position > $1 AND position <= $2";
    let links = fetch_all!(tx, Link, LINKS, position, BLOCK)?;
    let Some(last) = links.last().map(|link| link.position) else { return Ok(None) };
    let entries = fetch_all!(tx, Entry, ENTRIES, position, last)?;
    let notes = fetch_all!(tx, (i64, Uuid, Uuid), NOTES, position, last)?;
    Ok(Some(Block {
        links,
        entries: entries.into_iter().map(|it| (it.id, it)).collect(),
        notes: notes.into_iter().map(|(position, entry, by)| ((position, entry), by)).collect(),
    }))
}

/// The way through a chain: the newest link so far, and what was found.
struct Walk {
    position: i64,
    hash: Hash,
    links: u64,
    /// Erased entries, and of those the ones of which a later entry tells.
    erased: Vec<(i64, Uuid)>,
    told: BTreeSet<i64>,
    words: HashMap<(Uuid, i64), Digest>,
    wanted: Option<Hash>,
    kept: Option<Kept>,
    faults: Vec<Fault>,
}

impl Walk {
    fn new(genesis: Hash, wanted: Option<Hash>, words: HashMap<(Uuid, i64), Digest>) -> Self {
        let kept = wanted.map(|hash| if hash == genesis { Kept::At(0) } else { Kept::Nowhere });
        let (erased, told, faults) = (Vec::new(), BTreeSet::new(), Vec::new());
        Self { position: 0, hash: genesis, links: 0, erased, told, words, wanted, kept, faults }
    }

    fn find(&mut self, position: Option<i64>, entry: Option<Uuid>, kind: FaultKind) {
        self.faults.push(Fault { position, entry, kind });
    }

    async fn step(&mut self, tx: &mut Tx, link: &Link, block: &Block) -> Result<(), StoreError> {
        let place = (Some(link.position), Some(link.entry_id));
        let (stored, digest) = (<[u8; 32]>::try_from(&*link.hash).ok(), <Digest>::try_from(&*link.digest).ok());
        let is_next = link.position == self.position + 1;
        if !is_next {
            self.find(place.0, place.1, FaultKind::LinksMissing);
        }
        let expected = digest.map(|digest| self.hash.then(link.position.cast_unsigned(), link.entry_id, &digest));
        if is_next && expected.map(|hash| hash.0) != stored {
            self.find(place.0, place.1, FaultKind::LinkChanged);
        }
        // From here on by what stands in the link, so that one fault is found once.
        self.hash = Hash(stored.unwrap_or_default());
        (self.position, self.links) = (link.position, self.links + 1);
        if self.wanted == Some(self.hash) {
            self.kept = Some(Kept::At(link.position.cast_unsigned()));
        }
        match (block.entries.get(&link.entry_id), block.notes.contains_key(&(link.position, link.entry_id))) {
            (Some(entry), false) => self.compare(tx, link, entry).await?,
            (Some(_), true) => self.find(place.0, place.1, FaultKind::NoteInserted),
            (None, true) => self.erased.push((link.position, link.entry_id)),
            (None, false) => self.find(place.0, place.1, FaultKind::Missing),
        }
        Ok(())
    }

    async fn compare(&mut self, tx: &mut Tx, link: &Link, entry: &Entry) -> Result<(), StoreError> {
        let tells = entry.act == Act::EntriesErased.word();
        let erased = if tells { erased_by(tx, entry.id).await? } else { Vec::new() };
        if entry.digest(&erased)[..] != link.digest {
            self.find(Some(link.position), Some(entry.id), FaultKind::Changed);
            return Ok(());
        }
        self.told.extend(erased.into_iter().filter(|position| *position < link.position));
        if let (Some(list), Some(version), Some(words)) = (entry.list_id, entry.wording, &entry.words)
            && self.words.get(&(list, version)).is_none_or(|kept| kept[..] != words[..])
        {
            self.find(Some(link.position), Some(entry.id), FaultKind::Words);
        }
        Ok(())
    }

    /// Looks for entries and notes that belong to no link, and for erased entries of which no entry tells.
    async fn look_for_strangers(&mut self, tx: &mut Tx) -> Result<(), StoreError> {
        const ENTRIES: &str = "SELECT id FROM audit a WHERE NOT EXISTS (SELECT 1 FROM audit_link WHERE entry_id = a.id) \
                               ORDER BY at, id LIMIT $1";
        const NOTES: &str = "SELECT position, entry_id FROM audit_erasure e WHERE NOT EXISTS \
                             (SELECT 1 FROM audit_link WHERE position = e.position AND entry_id = e.entry_id) \
                             ORDER BY position LIMIT $1";
        for (position, entry) in std::mem::take(&mut self.erased) {
            if !self.told.contains(&position) {
                self.find(Some(position), Some(entry), FaultKind::Missing);
            }
        }
        for (entry,) in fetch_all!(tx, (Uuid,), ENTRIES, NAMED)? {
            self.find(None, Some(entry), FaultKind::Inserted);
        }
        for (position, entry) in fetch_all!(tx, (i64, Uuid), NOTES, NAMED)? {
            self.find(Some(position), Some(entry), FaultKind::NoteInserted);
        }
        Ok(())
    }

    fn findings(self, adopted: u64) -> Findings {
        Findings {
            links: self.links,
            erased: self.told.len() as u64,
            adopted,
            head: self.hash,
            kept: self.kept,
            faults: self.faults,
        }
    }
}
