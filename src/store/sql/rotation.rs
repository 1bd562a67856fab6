//! Replacing the secret key while the database is in use.
//!
//! One transaction, with no other beside it, makes the new key the present one: what is needed of the old one is kept sealed
//! under the new, and small tables are rewritten (`columns.rs`). From then on every transaction of every process seals
//! under the new key and opens both (`ring.rs`). The large tables follow block by block: a row that the old key opens is
//! sealed anew, a row that the new key opens is left, so that a rotation that was killed just starts over. In the end what
//! opens columns of the old key is dropped.

use std::sync::Arc;

use sqlx::{AssertSqlSafe, raw_sql};
use uuid::Uuid;

use super::{
    codec::micros,
    columns::{Fate, KEYED, Keyed, Pace, RowBy},
    derived::{Derived, Earlier},
    dialect::{Pools, Store},
    dispatch::{Engine, blocks, execute, fetch_built, insert_many},
    ring::KEYS,
    vault::{RowKey, Sealed, Under, Vault},
};
use crate::{
    domain::{mail::delivery::DeliveryKey, time::Instant},
    store::{StoreError, Tx},
};

/// The number of rows in one block.
const BLOCK: i64 = 2_000;

/// The most columns of a table that are rewritten together.
const MOST: usize = 4;

/// A row as it is read: its key, and the columns that are rewritten.
pub(super) type Found = (Uuid, Uuid, Option<Vec<u8>>, Option<Vec<u8>>, Option<Vec<u8>>, Option<Vec<u8>>);

/// Some rows of a table.
pub(super) struct Span {
    pub by: RowBy,
    /// The row before them.
    pub after: Option<(Uuid, Uuid)>,
    pub most: i64,
    /// True if nobody else may write them until the transaction ends.
    pub is_locked: bool,
}

/// How a rotation began.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Begun {
    /// With the new key.
    Anew,
    /// An earlier one goes on, to the key that is the present one since then.
    GoesOn,
    /// Not at all: this database had the key before.
    UsedBefore,
}

/// The place that a rotation has reached.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Progress {
    table: usize,
    after: Option<(Uuid, Uuid)>,
    /// The number of rows looked at.
    pub rows: u64,
    /// The number of values that were sealed or hashed anew.
    pub rewritten: u64,
    /// The number of values that no key opens; they stay as they are.
    pub unreadable: u64,
}

impl Progress {
    /// The beginning of one table.
    #[must_use]
    pub fn of(table: &str) -> Self {
        let table = KEYED.iter().position(|keyed| keyed.table == table).unwrap_or(KEYED.len());
        Self { table, ..Self::default() }
    }

    /// True if all tables are done.
    #[must_use]
    pub const fn is_over(&self) -> bool {
        self.table >= KEYED.len()
    }

    /// The table that is next.
    #[must_use]
    pub fn table(&self) -> &'static str {
        KEYED.get(self.table).map_or("", |keyed| keyed.table)
    }
}

/// A row that is written: its key, and its columns.
struct Rewritten {
    key: (Uuid, Uuid),
    values: Vec<Option<Vec<u8>>>,
}

impl Store {
    /// Makes `key` the present key of the database. It must be on the disk by then: what is written from now on opens with no
    /// other one.
    ///
    /// # Errors
    /// [`StoreError`]: nothing has changed.
    pub async fn begin_rotation(&self, key: &[u8; 32], now: Instant) -> Result<Begun, StoreError> {
        let mut tx = self.begin_alone().await?;
        if tx.vault.is_rotating() {
            return Ok(Begun::GoesOn);
        }
        let (derived, old) = (Derived::of(key), tx.vault.clone());
        let check = derived.check.to_vec();
        if *old.check() == derived.check || old.earlier().iter().any(|it| it.check == check) {
            return Ok(Begun::UsedBefore);
        }
        let replaced = Earlier::new(old.uuid(), old.derived(), now);
        let earlier = old.earlier().iter().cloned().chain([replaced.clone()]).collect();
        let vault = Arc::new(old.with(derived, earlier, old.changes() + 1));
        execute!(
            tx,
            "INSERT INTO earlier_key (id, key_check, keys, replaced_at) VALUES ($1, $2, $3, $4)",
            replaced.id,
            replaced.check,
            Vec::<u8>::new(),
            micros(now),
        )?;
        for it in vault.earlier() {
            write_kept(&mut tx, &vault, it).await?;
        }
        execute!(tx, "UPDATE instance SET key_check = $1, key_changes = key_changes + 1 WHERE id = 1", check)?;
        tx.vault = Arc::clone(&vault);
        for keyed in KEYED {
            rewrite_at_once(&mut tx, keyed).await?;
        }
        tx.commit().await?;
        self.ring().learn(vault);
        Ok(Begun::Anew)
    }

    /// Rewrites one block of rows; gives the place reached.
    ///
    /// # Errors
    /// [`StoreError`]: this block is as it was.
    pub async fn rewrite_some(&self, at: Progress) -> Result<Progress, StoreError> {
        let Some(keyed) = KEYED.get(at.table) else { return Ok(at) };
        let next = at.table + 1;
        let Pace::InBlocks(by) = keyed.pace else { return Ok(Progress { table: next, ..at }) };
        let mut tx = self.begin().await?;
        if !tx.vault.is_rotating() {
            return Ok(Progress { table: KEYED.len(), ..at });
        }
        let block = rewrite(&mut tx, keyed, by, at.after).await?;
        tx.commit().await?;
        let reached = Progress {
            rows: at.rows + block.rows,
            rewritten: at.rewritten + block.rewritten,
            unreadable: at.unreadable + block.unreadable,
            after: block.last,
            table: if block.last.is_none() { next } else { at.table },
        };
        Ok(reached)
    }

    /// Drops what opens columns of the key before this one, once all are rewritten.
    ///
    /// # Errors
    /// [`StoreError`]: the rotation is still under way.
    pub async fn end_rotation(&self, now: Instant) -> Result<(), StoreError> {
        let mut tx = self.begin_alone().await?;
        if !tx.vault.is_rotating() {
            return Ok(());
        }
        let old = tx.vault.clone();
        let mut earlier = old.earlier().to_vec();
        for it in &mut earlier {
            it.kept.columns = None;
        }
        let vault = Arc::new(old.with(old.derived().clone(), earlier, old.changes() + 1));
        for it in vault.earlier() {
            write_kept(&mut tx, &vault, it).await?;
        }
        execute!(tx, "UPDATE earlier_key SET finished_at = $1 WHERE finished_at IS NULL", micros(now))?;
        execute!(tx, "UPDATE instance SET key_changes = key_changes + 1 WHERE id = 1")?;
        tx.commit().await?;
        self.ring().learn(vault);
        Ok(())
    }

    /// Takes what was written under an earlier key out of the files of the database. A table of PostgreSQL that is in use is left
    /// for the next rotation, if it holds only hashes, or for the next night.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`].
    pub async fn scrub(&self) -> Result<(), StoreError> {
        if let Pools::Postgres(pool) = self.pools() {
            let mut connection = pool.acquire().await?;
            raw_sql("SET lock_timeout = '5s'").execute(&mut *connection).await?;
            let hashes = KEYED.iter().filter(|keyed| keyed.sealed.is_empty() && keyed.pace != Pace::Never);
            for table in hashes.map(|keyed| keyed.table).chain([KEYS.0]) {
                let sql = AssertSqlSafe(format!("VACUUM (FULL) {table}"));
                if let Err(error) = raw_sql(sql).execute(&mut *connection).await {
                    tracing::warn!(%error, table, "what an earlier key wrote was not taken out of the files");
                }
            }
            raw_sql("RESET lock_timeout").execute(&mut *connection).await?;
        }
        self.rewrite().await?;
        self.fold_log().await
    }

    /// Begins a transaction when all others have ended, and keeps them waiting until it ends.
    async fn begin_alone(&self) -> Result<Tx, StoreError> {
        const ALONE: &str = "BEGIN; SELECT pg_advisory_xact_lock(5931427)";
        match self.pools() {
            // SQLite has one writer at a time, and readers see one state.
            Pools::Sqlite { .. } => self.begin().await,
            Pools::Postgres(pool) => {
                let mut tx = Tx::new(Engine::Postgres(pool.begin_with(ALONE).await?), self.vault());
                self.ring().follow(&mut tx).await?;
                Ok(tx)
            }
        }
    }
}

async fn write_kept(tx: &mut Tx, vault: &Vault, it: &Earlier) -> Result<(), StoreError> {
    let corrupt = |_| StoreError::Corrupt { table: KEYS.0, column: KEYS.1, row: it.id.to_string() };
    let sealed = vault.seal(KEYS, it.id, &serde_json::to_vec(&it.kept).map_err(corrupt)?)?;
    execute!(tx, "UPDATE earlier_key SET keys = $2 WHERE id = $1", it.id, sealed)?;
    Ok(())
}

async fn rewrite_at_once(tx: &mut Tx, keyed: &Keyed) -> Result<(), StoreError> {
    let Pace::AtOnce(by) = keyed.pace else { return Ok(()) };
    if by == RowBy::Value {
        return rehash_values(tx, keyed).await;
    }
    let mut after = None;
    loop {
        after = rewrite(tx, keyed, by, after).await?.last;
        if after.is_none() {
            return Ok(());
        }
    }
}

/// Hashes anew a column by which its rows are found. All values are read first, so that none is hashed twice.
async fn rehash_values(tx: &mut Tx, keyed: &Keyed) -> Result<(), StoreError> {
    let (table, column) = (keyed.table, keyed.hashed.first().map_or("", |(column, _)| *column));
    let values = fetch_built!(tx, (Vec<u8>,), |query| {
        query.push(format!("SELECT DISTINCT {column} FROM {table}"));
    })?;
    let pairs: Vec<_> = values.into_iter().map(|(old,)| (tx.vault.lift_address(&old), old)).collect();
    let head = format!("UPDATE {table} SET {column} = new.column2 FROM (");
    let tail = format!(") AS new WHERE {table}.{column} = new.column1");
    for block in blocks(&pairs) {
        insert_many!(tx, head.as_str(), block, tail.as_str(), |row, it| {
            row.push_bind(&it.1).push_bind(&it.0);
        })?;
    }
    Ok(())
}

/// What became of a block.
struct Block {
    /// The last row; none if no row is behind it.
    last: Option<(Uuid, Uuid)>,
    rows: u64,
    rewritten: u64,
    unreadable: u64,
}

async fn rewrite(tx: &mut Tx, keyed: &Keyed, by: RowBy, after: Option<(Uuid, Uuid)>) -> Result<Block, StoreError> {
    let columns = keyed.rewritten();
    let rows = select(tx, keyed, Span { by, after, most: BLOCK, is_locked: true }).await?;
    let is_full = rows.len() == usize::try_from(BLOCK).unwrap_or(usize::MAX);
    let last = rows.last().filter(|_| is_full).map(|row| (row.0, row.1));
    let mut block = Block { last, rows: rows.len() as u64, rewritten: 0, unreadable: 0 };
    let mut changed = Vec::with_capacity(rows.len());
    for row in rows {
        let (row, unreadable) = renew(&tx.vault, keyed, by, &columns, row)?;
        block.unreadable += unreadable;
        changed.extend(row);
    }
    block.rewritten = changed.len() as u64;
    let sets: Vec<_> = columns.iter().zip(3..).map(|((it, _), at)| format!("{} = new.column{at}", it.1)).collect();
    let [first, second] = by.columns();
    let table = keyed.table;
    let head = format!("UPDATE {table} SET {} FROM (", sets.join(", "));
    let tail = format!(") AS new WHERE {table}.{first} = new.column1 AND {table}.{second} = new.column2");
    for rows in blocks(&changed) {
        insert_many!(tx, head.as_str(), rows, tail.as_str(), |row, it| {
            row.push_bind(it.key.0).push_bind(it.key.1);
            for value in &it.values {
                row.push_bind(value.as_deref());
            }
        })?;
    }
    Ok(block)
}

/// Reads some rows that have something to rewrite.
pub(super) async fn select(tx: &mut Tx, keyed: &Keyed, span: Span) -> Result<Vec<Found>, StoreError> {
    let Span { by, after, most, is_locked } = span;
    let lock = if is_locked && matches!(tx.engine, Engine::Postgres(_)) { " FOR UPDATE" } else { "" };
    let columns = keyed.rewritten();
    let [first, second] = by.columns();
    let named: Vec<_> = columns.iter().map(|(it, _)| it.1).collect();
    let read: Vec<_> = named.iter().chain(std::iter::repeat(&named[0])).take(MOST).copied().collect();
    let filled = named.iter().map(|name| format!("{name} IS NOT NULL")).collect::<Vec<_>>().join(" OR ");
    let head = format!(
        "SELECT {first} AS key_1, {second} AS key_2, {} FROM {} WHERE ({filled})",
        read.join(", "),
        keyed.table
    );
    fetch_built!(tx, Found, |query| {
        query.push(&head);
        if let Some((one, two)) = after {
            if first == second {
                query.push(format!(" AND {first} > ")).push_bind(one);
            } else {
                query.push(format!(" AND ({first}, {second}) > (")).push_bind(one).push(", ").push_bind(two).push(")");
            }
        }
        query.push(format!(" ORDER BY {first}, {second} LIMIT ")).push_bind(most).push(lock);
    })
}

/// Seals and hashes a row anew; none if it is written under the present key already, or cannot be read.
fn renew(
    vault: &Vault,
    keyed: &Keyed,
    by: RowBy,
    columns: &[(Sealed, Fate)],
    row: Found,
) -> Result<(Option<Rewritten>, u64), StoreError> {
    let key = (row.0, row.1);
    let mut values: Vec<_> = [row.2, row.3, row.4, row.5].into_iter().take(columns.len()).collect();
    let at_once = matches!(keyed.pace, Pace::AtOnce(_));
    let (mut is_old, mut unreadable) = (at_once, 0);
    for ((column, fate), value) in columns.iter().zip(&mut values) {
        let Some(row) = bound_to(by, *fate, key) else { continue };
        let Some(sealed) = value.as_deref() else { continue };
        match vault.examine(*column, row, sealed) {
            Some((Under::Previous, plain)) => {
                *value = Some(vault.seal(*column, row, &plain)?);
                is_old = true;
            }
            Some((Under::Present, _)) => {}
            None => {
                tracing::error!(table = column.0, column = column.1, row = ?key, "a value opens with no key and is left");
                unreadable += 1;
            }
        }
    }
    if !is_old {
        return Ok((None, unreadable));
    }
    for ((_, fate), value) in columns.iter().zip(&mut values) {
        match fate {
            Fate::Rehashed => *value = value.as_deref().map(|value| vault.lift_address(value)),
            Fate::RehashedAsking => *value = value.as_deref().map(|value| vault.lift_asking(value)),
            Fate::Resealed | Fate::ResealedForRecipient | Fate::Replaced | Fate::Stays => {}
        }
    }
    Ok((Some(Rewritten { key, values }), unreadable))
}

/// The row that a sealed column is bound to; `None` for a hash.
pub(super) const fn bound_to(by: RowBy, fate: Fate, (one, two): (Uuid, Uuid)) -> Option<RowKey> {
    match (fate, by) {
        (Fate::Resealed, RowBy::Delivery) => Some(RowKey::Delivery(DeliveryKey { cause: one, recipient: two })),
        (Fate::Resealed, _) => Some(RowKey::Id(one)),
        (Fate::ResealedForRecipient, _) => Some(RowKey::Id(two)),
        (Fate::Rehashed | Fate::RehashedAsking | Fate::Replaced | Fate::Stays, _) => None,
    }
}
