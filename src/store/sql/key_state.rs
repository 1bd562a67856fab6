//! Examining what is sealed and hashed: the key that each value is under, and whether the hash beside an address is its own.

use super::{
    columns::{Fate, KEYED, Keyed, Pace, RowBy},
    rotation::{Found, Span, bound_to, select},
    vault::{Sealed, Under, Vault},
};
use crate::{
    domain::text::address::EmailAddress,
    store::{Snapshot, StoreError},
};

/// The number of rows that are read together.
const BLOCK: i64 = 2_000;

/// The number of values of a column, by the key that they are under.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ColumnState {
    /// The table.
    pub table: &'static str,
    /// The column.
    pub column: &'static str,
    /// Under the present key.
    pub present: u64,
    /// Under the key before it.
    pub previous: u64,
    /// Under neither; or, of a hash, not that of the address in its row.
    pub wrong: u64,
}

/// The state of the keys of a database.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeyState {
    /// True while columns are rewritten.
    pub is_rotating: bool,
    /// The number of keys before the present one.
    pub earlier: usize,
    /// The columns that can be examined: sealed ones, and hashes beside an address.
    pub columns: Vec<ColumnState>,
}

/// Examines at most `most` rows of each table, the oldest ones, or all.
///
/// # Errors
/// [`StoreError`].
pub async fn examine(snapshot: &Snapshot, most: Option<u64>) -> Result<KeyState, StoreError> {
    let mut columns = Vec::new();
    for keyed in KEYED {
        let by = match keyed.pace {
            Pace::AtOnce(by) | Pace::InBlocks(by) if !keyed.sealed.is_empty() => by,
            Pace::AtOnce(_) | Pace::InBlocks(_) | Pace::Never => continue,
        };
        columns.extend(of_table(snapshot, keyed, by, most).await?);
    }
    let tx = snapshot.begin().await?;
    Ok(KeyState { is_rotating: tx.vault.is_rotating(), earlier: tx.vault.earlier().len(), columns })
}

async fn of_table(
    snapshot: &Snapshot,
    keyed: &'static Keyed,
    by: RowBy,
    most: Option<u64>,
) -> Result<Vec<ColumnState>, StoreError> {
    let columns = keyed.rewritten();
    let state = |column| ColumnState { table: keyed.table, column, present: 0, previous: 0, wrong: 0 };
    let mut states: Vec<_> = columns.iter().map(|(it, _)| state(it.1)).collect();
    let (mut after, mut left) = (None, most.unwrap_or(u64::MAX));
    while left > 0 {
        // One transaction for each block: a long one would keep the database from tidying up.
        let mut tx = snapshot.begin().await?;
        let size = i64::try_from(left).unwrap_or(BLOCK).min(BLOCK);
        let rows = select(&mut tx, keyed, Span { by, after, most: size, is_locked: false }).await?;
        for row in &rows {
            count(&tx.vault, &columns, by, row, &mut states);
        }
        left = left.saturating_sub(rows.len() as u64);
        match rows.last() {
            Some(last) if i64::try_from(rows.len()) == Ok(size) => after = Some((last.0, last.1)),
            _ => break,
        }
    }
    states.retain(|state| keyed.sealed.iter().any(|(name, _)| *name == state.column) || state.column == INDEX);
    Ok(states)
}

/// The hash beside an address.
const INDEX: &str = "address_index";

fn count(vault: &Vault, columns: &[(Sealed, Fate)], by: RowBy, row: &Found, states: &mut [ColumnState]) {
    let values = [&row.2, &row.3, &row.4, &row.5];
    let mut address = None;
    for (((column, fate), value), state) in columns.iter().zip(values).zip(states) {
        let Some(value) = value.as_deref() else { continue };
        let Some(key) = bound_to(by, *fate, (row.0, row.1)) else {
            if column.1 == INDEX {
                count_index(vault, address.as_ref(), value, state);
            }
            continue;
        };
        match vault.examine(*column, key, value) {
            Some((Under::Present, plain)) => {
                state.present += 1;
                address = if column.1 == "address" { read(plain) } else { address };
            }
            Some((Under::Previous, plain)) => {
                state.previous += 1;
                address = if column.1 == "address" { read(plain) } else { address };
            }
            None => state.wrong += 1,
        }
    }
}

fn read(plain: Vec<u8>) -> Option<EmailAddress> {
    EmailAddress::kept(String::from_utf8(plain).ok()?)
}

fn count_index(vault: &Vault, address: Option<&EmailAddress>, index: &[u8], state: &mut ColumnState) {
    let Some(address) = address else { return };
    let [present, previous] = vault.indexes(address);
    if index == present {
        state.present += 1;
    } else if index == previous {
        state.previous += 1;
    } else {
        state.wrong += 1;
    }
}
