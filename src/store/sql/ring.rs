//! The vaults of a database, one for each change of its key. Every transaction takes the one that fits the state of the
//! database which it sees, so that a process notices at once when another one replaces the key.

use std::sync::{Arc, PoisonError, RwLock};

use sqlx::FromRow;
use uuid::Uuid;

use super::{
    codec::Place,
    derived::{Earlier, Kept},
    dispatch::{execute, fetch_all, fetch_optional},
    vault::{Sealed, Vault},
};
use crate::store::{StoreError, Tx};

/// What is kept of an earlier key.
pub(super) const KEYS: Sealed = Sealed("earlier_key", "keys");

#[derive(FromRow)]
struct Row {
    id: Uuid,
    key_check: Vec<u8>,
    keys: Vec<u8>,
    replaced_at: i64,
}

/// The vaults that this process has used so far, the newest last. A transaction that began before a change still needs the
/// one before it.
pub(super) struct Ring(RwLock<Vec<Arc<Vault>>>);

impl Ring {
    /// Opens the ring of a database with the key that `vault` holds, or that its source gives; a database that has none yet gets
    /// this one.
    pub(super) async fn open(mut tx: Tx) -> Result<Self, StoreError> {
        let check = tx.vault.check().to_vec();
        execute!(tx, "INSERT INTO instance (id, key_check) VALUES (1, $1) ON CONFLICT (id) DO NOTHING", &check)?;
        let vault = read(&mut tx).await?;
        tx.commit().await?;
        Ok(Self(RwLock::new(vec![Arc::new(vault)])))
    }

    /// The newest vault.
    #[expect(clippy::expect_used, reason = "a ring is made with one, and none is taken out")]
    pub(super) fn vault(&self) -> Arc<Vault> {
        let known = self.0.read().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(known.last().expect("a ring is never empty"))
    }

    /// Gives a transaction the vault of the state that it sees.
    pub(super) async fn follow(&self, tx: &mut Tx) -> Result<(), StoreError> {
        let row = fetch_optional!(tx, (i64,), "SELECT key_changes FROM instance WHERE id = 1")?;
        let changes = row.map_or(0, |(changes,)| changes);
        if tx.vault.changes() == changes {
            return Ok(());
        }
        tx.vault = match self.known(changes) {
            Some(vault) => vault,
            None => self.learn(Arc::new(read(tx).await?)),
        };
        Ok(())
    }

    fn known(&self, changes: i64) -> Option<Arc<Vault>> {
        let known = self.0.read().unwrap_or_else(PoisonError::into_inner);
        known.iter().rev().find(|vault| vault.changes() == changes).cloned()
    }

    /// Keeps a vault.
    pub(super) fn learn(&self, vault: Arc<Vault>) -> Arc<Vault> {
        let mut known = self.0.write().unwrap_or_else(PoisonError::into_inner);
        known.push(Arc::clone(&vault));
        known.sort_by_key(|vault| vault.changes());
        vault
    }
}

/// Makes the vault of the state that a transaction sees.
async fn read(tx: &mut Tx) -> Result<Vault, StoreError> {
    const STATE: &str = "SELECT key_check, key_changes FROM instance WHERE id = 1";
    const EARLIER: &str = "SELECT id, key_check, keys, replaced_at FROM earlier_key ORDER BY replaced_at, id";
    let state = fetch_optional!(tx, (Vec<u8>, i64), STATE)?;
    let (check, changes) = state.ok_or(StoreError::WrongKey)?;
    let bare = tx.vault.of_check(&check).ok_or(StoreError::WrongKey)?;
    let mut earlier = Vec::new();
    for row in fetch_all!(tx, Row, EARLIER)? {
        let place = Place { table: "earlier_key", row: &row.id };
        let kept: Kept =
            serde_json::from_slice(&bare.open(KEYS, row.id, &row.keys)?).map_err(|_| place.corrupt("keys"))?;
        let replaced_at = place.moment("replaced_at", row.replaced_at)?;
        earlier.push(Earlier { id: row.id, check: row.key_check, replaced_at, kept });
    }
    Ok(bare.with(bare.derived().clone(), earlier, changes))
}
