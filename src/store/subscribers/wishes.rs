//! Wishes to be erased from every list, passed on by those who look after one of them, until an owner of all lists decides.

use uuid::Uuid;

use super::WISH;
use crate::{
    domain::{
        ids::{ListId, WishId},
        text::address::EmailAddress,
        time::Instant,
    },
    store::{
        StoreError, Tx,
        sql::{
            codec::{Place, micros},
            dispatch::{execute, fetch_all, fetch_optional},
        },
    },
};

/// A wish that waits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wish {
    /// Its id.
    pub id: WishId,
    /// The address to erase.
    pub address: EmailAddress,
    /// The list whose owner passed it on.
    pub list: ListId,
    /// The moment it was passed on.
    pub asked_at: Instant,
}

type Row = (Uuid, Vec<u8>, Uuid, i64);

/// Stores a wish. A second one for the same address, from any list, changes nothing.
pub async fn insert(tx: &mut Tx, it: &Wish) -> Result<(), StoreError> {
    let address = tx.vault.seal(WISH, it.id.0, it.address.as_str().as_bytes())?;
    let index = tx.vault.index(&it.address);
    execute!(
        tx,
        "INSERT INTO erasure_wish (id, address, address_index, list_id, asked_at) VALUES ($1, $2, $3, $4, $5) \
         ON CONFLICT (address_index) DO NOTHING",
        it.id.0,
        address,
        index,
        it.list.0,
        micros(it.asked_at),
    )?;
    Ok(())
}

/// The wishes that wait, the oldest first.
pub async fn all(tx: &mut Tx) -> Result<Vec<Wish>, StoreError> {
    const SQL: &str = "SELECT id, address, list_id, asked_at FROM erasure_wish ORDER BY asked_at, id";
    let rows = fetch_all!(tx, Row, SQL)?;
    rows.into_iter().map(|row| open(tx, row)).collect()
}

/// The wish with this id, if it waits.
pub async fn by_id(tx: &mut Tx, id: WishId) -> Result<Option<Wish>, StoreError> {
    const SQL: &str = "SELECT id, address, list_id, asked_at FROM erasure_wish WHERE id = $1";
    fetch_optional!(tx, Row, SQL, id.0)?.map(|row| open(tx, row)).transpose()
}

/// Deletes the wish about this address. Returns `false` if there was none.
pub async fn delete(tx: &mut Tx, address: &EmailAddress) -> Result<bool, StoreError> {
    let index = tx.vault.index(address);
    delete_about(tx, &index).await
}

/// Deletes the wish about the address with this index. Returns `false` if there was none.
pub async fn delete_about(tx: &mut Tx, index: &[u8]) -> Result<bool, StoreError> {
    Ok(execute!(tx, "DELETE FROM erasure_wish WHERE address_index = $1", index)? > 0)
}

fn open(tx: &Tx, (id, address, list, asked_at): Row) -> Result<Wish, StoreError> {
    Ok(Wish {
        id: WishId(id),
        address: tx.vault.open_address(WISH, id, &address)?,
        list: ListId(list),
        asked_at: Place { table: "erasure_wish", row: &id }.moment("asked_at", asked_at)?,
    })
}
