//! Adding to the chain of the audit log.
//!
//! An entry is written when it happens; its link is added when its transaction commits, after everything else and under the lock of
//! the chain's end. So that lock is the last one that a transaction takes, which rules out that two wait for each other, and it is
//! held for no longer than the commit itself. No entry is ever durable without its link.

use sqlx::FromRow;
use uuid::Uuid;

use super::{
    codec::{Place, micros},
    dispatch::{Erasing, Links, Tx, blocks, execute, fetch_all, fetch_optional, insert_many},
};
use crate::{
    domain::{
        audit::{
            Act,
            chain::{Digest, Fields, Hash},
        },
        time::Instant,
    },
    store::StoreError,
};

/// The number of entries read at once when a log becomes a chain.
const BLOCK: i64 = 1_000;

/// The columns of [`Entry`].
macro_rules! columns {
    () => {
        "id, at, actor_id, act, list_id, subject_id, role, issue_id, subscription_id, item_id, form, wording, words, salt"
    };
}

pub(crate) use columns;

/// An entry of the audit log, as it stands in its columns.
#[derive(Debug, Clone, Default, FromRow)]
pub(crate) struct Entry {
    pub id: Uuid,
    pub at: i64,
    pub actor_id: Option<Uuid>,
    pub act: String,
    pub list_id: Option<Uuid>,
    pub subject_id: Option<Uuid>,
    pub role: Option<String>,
    pub issue_id: Option<Uuid>,
    pub subscription_id: Option<Uuid>,
    pub item_id: Option<Uuid>,
    pub form: Option<String>,
    pub wording: Option<i64>,
    pub words: Option<Vec<u8>>,
    pub salt: Option<Vec<u8>>,
}

impl Entry {
    /// The digest of the entry, and of the positions that it tells were erased. A column that is added to the table later must
    /// leave the digests of earlier entries as they are.
    pub(crate) fn digest(&self, erased: &[i64]) -> Digest {
        let mut fields = Fields::default();
        let mut ids = |id: &Option<Uuid>| fields.add(id.as_ref().map(|id| &id.as_bytes()[..]));
        ids(&Some(self.id));
        ids(&self.actor_id);
        ids(&self.list_id);
        ids(&self.subject_id);
        ids(&self.issue_id);
        ids(&self.subscription_id);
        ids(&self.item_id);
        fields.add(Some(&self.at.to_be_bytes()));
        fields.add(Some(self.act.as_bytes()));
        fields.add(self.role.as_deref().map(str::as_bytes));
        fields.add(self.form.as_deref().map(str::as_bytes));
        fields.add(self.wording.map(i64::to_be_bytes).as_ref().map(|bytes| &bytes[..]));
        fields.add(self.words.as_deref());
        fields.add(self.salt.as_deref());
        for position in erased {
            fields.add(Some(&position.to_be_bytes()));
        }
        fields.digest()
    }
}

/// The end of the chain.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Head {
    /// The position of the newest link; 0 if there is none.
    pub position: u64,
    /// Its hash.
    pub hash: Hash,
    /// The first entries that were there before the chain.
    pub adopted: u64,
}

/// The row of the chain's end: position, hash, and what was there before.
type HeadRow = (i64, Vec<u8>, i64);

impl TryFrom<HeadRow> for Head {
    type Error = StoreError;

    fn try_from((position, hash, adopted): HeadRow) -> Result<Self, StoreError> {
        let place = Place { table: "audit_head", row: &1 };
        Ok(Self {
            position: u64::try_from(position).map_err(|_| place.corrupt("position"))?,
            hash: Hash(hash.try_into().map_err(|_| place.corrupt("hash"))?),
            adopted: u64::try_from(adopted).map_err(|_| place.corrupt("adopted"))?,
        })
    }
}

/// Writes an entry with a new salt; it gets its link when the transaction commits.
pub(crate) async fn add(tx: &mut Tx, it: Entry) -> Result<(), StoreError> {
    let added = write(tx, it, &[]).await?;
    tx.links.added.push(added);
    Ok(())
}

async fn write(tx: &mut Tx, it: Entry, erased: &[i64]) -> Result<(Uuid, Digest), StoreError> {
    let it = Entry { salt: Some(tx.vault.salt().to_vec()), ..it };
    let added = (it.id, it.digest(erased));
    execute!(
        tx,
        concat!(
            "INSERT INTO audit (",
            columns!(),
            ") VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)"
        ),
        it.id,
        it.at,
        it.actor_id,
        it.act,
        it.list_id,
        it.subject_id,
        it.role,
        it.issue_id,
        it.subscription_id,
        it.item_id,
        it.form,
        it.wording,
        it.words,
        it.salt,
    )?;
    Ok(added)
}

/// Erases the entries about a subscription from the log, with their salts. Their links stay, and an entry tells which they were
/// when the transaction commits. What the transaction itself writes about the subscription stays.
pub(crate) async fn erase_about(tx: &mut Tx, subscription: Uuid, at: Instant) -> Result<(), StoreError> {
    let new = Erasing { id: tx.vault.uuid(), at };
    let erasing = tx.links.erasing.unwrap_or(new);
    let noted = execute!(
        tx,
        "INSERT INTO audit_erasure (position, entry_id, erased_by) SELECT l.position, a.id, $2 \
         FROM audit a JOIN audit_link l ON l.entry_id = a.id WHERE a.subscription_id = $1",
        subscription,
        erasing.id,
    )?;
    if noted > 0 {
        tx.links.erasing = Some(erasing);
        execute!(
            tx,
            "DELETE FROM audit WHERE subscription_id = $1 \
             AND id IN (SELECT entry_id FROM audit_erasure WHERE erased_by = $2)",
            subscription,
            erasing.id,
        )?;
    }
    Ok(())
}

/// The positions of which an entry tells that they were erased.
pub(crate) async fn erased_by(tx: &mut Tx, entry: Uuid) -> Result<Vec<i64>, StoreError> {
    const SQL: &str = "SELECT position FROM audit_erasure WHERE erased_by = $1 ORDER BY position";
    Ok(fetch_all!(tx, (i64,), SQL, entry)?.into_iter().map(|(position,)| position).collect())
}

/// Adds the links of what a transaction wrote. Nothing may be written after it: the lock of the chain's end is the last one.
pub(super) async fn close(tx: &mut Tx) -> Result<(), StoreError> {
    const LOCK: &str = "UPDATE audit_head SET id = id WHERE id = 1 RETURNING position, hash, adopted";
    let Links { mut added, erasing } = std::mem::take(&mut tx.links);
    if let Some(Erasing { id, at }) = erasing {
        let positions = erased_by(tx, id).await?;
        let it = Entry { id, at: micros(at), act: Act::EntriesErased.word().to_owned(), ..Entry::default() };
        added.push(write(tx, it, &positions).await?);
    }
    if added.is_empty() {
        return Ok(());
    }
    let place = Place { table: "audit_head", row: &1 };
    let head = fetch_optional!(tx, HeadRow, LOCK)?.ok_or_else(|| place.corrupt("id"))?.try_into()?;
    let head = link(tx, head, &added).await?;
    execute!(
        tx,
        "UPDATE audit_head SET position = $1, hash = $2 WHERE id = 1",
        head.position.cast_signed(),
        head.hash.0.to_vec(),
    )?;
    Ok(())
}

/// Adds links after `head`; returns the new end.
async fn link(tx: &mut Tx, mut head: Head, added: &[(Uuid, Digest)]) -> Result<Head, StoreError> {
    let mut links = Vec::with_capacity(added.len());
    for (entry, digest) in added {
        head.position += 1;
        head.hash = head.hash.then(head.position, *entry, digest);
        links.push((head.position.cast_signed(), *entry, digest, head.hash));
    }
    for block in blocks(&links) {
        insert_many!(tx, "INSERT INTO audit_link (position, entry_id, digest, hash) ", block, "", |row, it| {
            row.push_bind(it.0).push_bind(it.1).push_bind(it.2.to_vec()).push_bind(it.3.0.to_vec());
        })?;
    }
    Ok(head)
}

/// The end of the chain.
pub(crate) async fn head(tx: &mut Tx) -> Result<Head, StoreError> {
    let row = fetch_optional!(tx, HeadRow, "SELECT position, hash, adopted FROM audit_head WHERE id = 1")?;
    row.ok_or_else(|| Place { table: "audit_head", row: &1 }.corrupt("id"))?.try_into()
}

/// True once the log is a chain.
pub(super) async fn is_begun(tx: &mut Tx) -> Result<bool, StoreError> {
    Ok(fetch_optional!(tx, (i32,), "SELECT 1 FROM audit_head")?.is_some())
}

/// Makes the log a chain, once: the entries that are there get their links in the order of their moments.
pub(super) async fn begin(tx: &mut Tx) -> Result<(), StoreError> {
    const SQL: &str = concat!("SELECT ", columns!(), " FROM audit WHERE (at, id) > ($1, $2) ORDER BY at, id LIMIT $3");
    // One process at a time; another one finds that it is done.
    execute!(tx, "UPDATE instance SET id = id WHERE id = 1")?;
    if is_begun(tx).await? {
        return Ok(());
    }
    let count = fetch_optional!(tx, (i64,), "SELECT COUNT(*) FROM audit")?.map_or(0, |(count,)| count);
    let adopted = count.cast_unsigned();
    let mut head = Head { position: 0, hash: Hash::genesis(adopted), adopted };
    let mut last = (i64::MIN, Uuid::nil());
    loop {
        let entries = fetch_all!(tx, Entry, SQL, last.0, last.1, BLOCK)?;
        let Some(newest) = entries.last() else { break };
        last = (newest.at, newest.id);
        let digests: Vec<_> = entries.iter().map(|it| (it.id, it.digest(&[]))).collect();
        head = link(tx, head, &digests).await?;
    }
    execute!(
        tx,
        "INSERT INTO audit_head (id, position, hash, adopted) VALUES (1, $1, $2, $3)",
        head.position.cast_signed(),
        head.hash.0.to_vec(),
        count,
    )?;
    Ok(())
}
