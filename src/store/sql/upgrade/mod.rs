//! Sealed values that a migration gave another place: its SQL cannot move them, because a value opens only where it was
//! sealed. Each start looks for them, and goes on where one that was stopped left off.

pub(super) mod migrations;
pub(super) mod unsealed;

use uuid::Uuid;

use super::{
    dispatch::{blocks, execute, fetch_all, fetch_optional, insert_many},
    vault::Sealed,
};
use crate::store::{StoreError, Tx};

/// The number of names in one transaction.
const BLOCK: i64 = 1_000;

const OLD_NAME: Sealed = Sealed("subscriber", "name");
const NAME: Sealed = Sealed("subscription", "name");

/// True if names of subscribers are left to move.
pub(super) async fn has_names(tx: &mut Tx) -> Result<bool, StoreError> {
    const SQL: &str = "SELECT 1 FROM subscriber WHERE name IS NOT NULL LIMIT 1";
    Ok(fetch_optional!(tx, (i32,), SQL)?.is_some())
}

/// Moves a block of subscribers' names to their subscriptions (migration 27): of several to the first, which most names were
/// given with.
pub(super) async fn move_names(tx: &mut Tx) -> Result<(), StoreError> {
    const SQL: &str = "SELECT p.id, p.name, \
                       (SELECT s.id FROM subscription s WHERE s.subscriber_id = p.id ORDER BY s.id LIMIT 1) \
                       FROM subscriber p WHERE p.name IS NOT NULL LIMIT $1";
    // One process at a time: two would wait for each other's rows.
    execute!(tx, "UPDATE instance SET id = id WHERE id = 1")?;
    let rows = fetch_all!(tx, (Uuid, Vec<u8>, Option<Uuid>), SQL, BLOCK)?;
    let mut names = Vec::with_capacity(rows.len());
    for (person, name, subscription) in &rows {
        let Some(subscription) = subscription else { continue };
        match tx.vault.open(OLD_NAME, *person, name) {
            Ok(name) => names.push((*subscription, tx.vault.seal(NAME, *subscription, &name)?)),
            Err(error) => tracing::error!(%error, "a name cannot be read and is given up"),
        }
    }
    for block in blocks(&names) {
        insert_many!(
            tx,
            "UPDATE subscription SET name = new.column2 FROM (",
            block,
            ") AS new WHERE subscription.id = new.column1",
            |row, it| {
                row.push_bind(it.0).push_bind(&it.1);
            }
        )?;
    }
    for block in blocks(&rows) {
        insert_many!(
            tx,
            "UPDATE subscriber SET name = NULL FROM (",
            block,
            ") AS old WHERE subscriber.id = old.column1",
            |row, it| {
                row.push_bind(it.0);
            }
        )?;
    }
    Ok(())
}
