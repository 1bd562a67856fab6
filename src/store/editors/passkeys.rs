//! Passkeys of editors, and the challenges that their browsers are asked to sign.

use sqlx::FromRow;
use uuid::Uuid;

use crate::{
    domain::{
        editor::factor::Passkey,
        ids::{EditorId, PasskeyId},
        time::Instant,
        token::TokenHash,
    },
    store::{
        StoreError, Tx,
        sql::{
            codec::{Place, micros},
            dispatch::{execute, fetch_all, fetch_optional},
            vault::Sealed,
        },
    },
};

const NAME: Sealed = Sealed("passkey", "name");

#[derive(FromRow)]
struct Row {
    id: Uuid,
    editor_id: Uuid,
    credential: Vec<u8>,
    facts: String,
    name: Vec<u8>,
    made_at: i64,
    used_at: Option<i64>,
}

/// Writes a new passkey.
///
/// # Errors
/// [`StoreError::Exists`] if an editor has it already, [`StoreError::Unavailable`].
pub async fn insert(tx: &mut Tx, it: &Passkey) -> Result<(), StoreError> {
    let name = tx.vault.seal(NAME, it.id.0, it.name.as_str().as_bytes())?;
    execute!(
        tx,
        "INSERT INTO passkey (id, editor_id, credential, facts, name, made_at) VALUES ($1, $2, $3, $4, $5, $6)",
        it.id.0,
        it.editor.0,
        it.credential.as_slice(),
        it.facts.as_str(),
        name,
        micros(it.made_at),
    )?;
    Ok(())
}

/// The passkeys of an editor, oldest first.
pub async fn of_editor(tx: &mut Tx, editor: EditorId) -> Result<Vec<Passkey>, StoreError> {
    const SQL: &str = "SELECT id, editor_id, credential, facts, name, made_at, used_at FROM passkey \
                       WHERE editor_id = $1 ORDER BY id";
    fetch_all!(tx, Row, SQL, editor.0)?.into_iter().map(|row| read(tx, row)).collect()
}

/// The passkey with this id on its device.
pub async fn by_credential(tx: &mut Tx, credential: &[u8]) -> Result<Option<Passkey>, StoreError> {
    const SQL: &str =
        "SELECT id, editor_id, credential, facts, name, made_at, used_at FROM passkey WHERE credential = $1";
    fetch_optional!(tx, Row, SQL, credential)?.map(|row| read(tx, row)).transpose()
}

/// Stores that a passkey was used, with the facts that its device gave.
pub async fn note_used(tx: &mut Tx, id: PasskeyId, facts: &str, now: Instant) -> Result<(), StoreError> {
    execute!(tx, "UPDATE passkey SET facts = $2, used_at = $3 WHERE id = $1", id.0, facts, micros(now))?;
    Ok(())
}

/// Removes a passkey of an editor. Returns `false` if they have no such passkey.
pub async fn remove(tx: &mut Tx, editor: EditorId, id: PasskeyId) -> Result<bool, StoreError> {
    Ok(execute!(tx, "DELETE FROM passkey WHERE id = $1 AND editor_id = $2", id.0, editor.0)? == 1)
}

/// Removes all passkeys of an editor; returns their number.
pub async fn remove_all(tx: &mut Tx, editor: EditorId) -> Result<u64, StoreError> {
    execute!(tx, "DELETE FROM passkey WHERE editor_id = $1", editor.0)
}

/// Stores the challenge that a browser is asked to sign, in place of an earlier one.
pub async fn challenge(tx: &mut Tx, bound_to: TokenHash, facts: &str, until: Instant) -> Result<(), StoreError> {
    execute!(
        tx,
        "INSERT INTO passkey_challenge (bound_to, facts, expires_at) VALUES ($1, $2, $3) \
         ON CONFLICT (bound_to) DO UPDATE SET facts = excluded.facts, expires_at = excluded.expires_at",
        bound_to.to_vec(),
        facts,
        micros(until),
    )?;
    Ok(())
}

/// Takes out the challenge that a browser was asked to sign: it can be answered once, rightly or wrongly.
pub async fn take_challenge(tx: &mut Tx, bound_to: TokenHash, now: Instant) -> Result<Option<String>, StoreError> {
    const SQL: &str = "DELETE FROM passkey_challenge WHERE bound_to = $1 RETURNING facts, expires_at";
    let taken = fetch_optional!(tx, (String, i64), SQL, bound_to.to_vec())?;
    Ok(taken.filter(|(_, until)| *until > micros(now)).map(|(facts, _)| facts))
}

/// Deletes the challenges that no browser answered in time.
pub async fn forget_unanswered(tx: &mut Tx, now: Instant) -> Result<(), StoreError> {
    execute!(tx, "DELETE FROM passkey_challenge WHERE expires_at <= $1", micros(now))?;
    Ok(())
}

fn read(tx: &Tx, row: Row) -> Result<Passkey, StoreError> {
    let place = Place { table: "passkey", row: &row.id };
    Ok(Passkey {
        id: PasskeyId(row.id),
        editor: EditorId(row.editor_id),
        made_at: place.moment("made_at", row.made_at)?,
        used_at: place.moment_if("used_at", row.used_at)?,
        name: place.parse("name", &tx.vault.open_text(NAME, row.id, &row.name)?)?,
        credential: row.credential,
        facts: row.facts,
    })
}
