//! The words of servers about one delivery. They may name its recipient in any form, so they are sealed and bound to its row; they
//! go when its subscription is deleted (a trigger of migration 23), and only the codes stay.

use crate::{
    domain::mail::delivery::DeliveryKey,
    store::{
        StoreError, Tx,
        sql::vault::{Sealed, Vault},
    },
};

const TEXT: Sealed = Sealed("delivery", "reply_text");

/// Seals the words about a delivery; none where there are none.
pub(in crate::store) fn seal(vault: &Vault, key: DeliveryKey, words: &str) -> Result<Option<Vec<u8>>, StoreError> {
    if words.is_empty() { Ok(None) } else { vault.seal(TEXT, key, words.as_bytes()).map(Some) }
}

/// The words about a delivery; where there are none, the enhanced code.
pub(in crate::store) fn open(
    tx: &Tx,
    key: DeliveryKey,
    sealed: Option<&[u8]>,
    enhanced: Option<String>,
) -> Result<Option<String>, StoreError> {
    sealed.map_or(Ok(enhanced), |sealed| tx.vault.open_text(TEXT, key, sealed).map(Some))
}
