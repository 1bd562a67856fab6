//! Signing in: the addresses that were filled in, the links made for those of editors, and the link that makes the
//! first owner.
//!
//! A request is one INSERT of the same shape and work for any address; the editor is looked up afterwards, where nobody
//! can measure the time that takes. Of links, as of all tokens, only hashes are kept.

use sqlx::FromRow;
use uuid::Uuid;

use crate::{
    domain::{
        editor::{
            Editor,
            sign_in::{Asked, Mailed, SignIn},
        },
        ids::EditorId,
        text::address::EmailAddress,
        time::Instant,
        token::TokenHash,
    },
    store::{
        StoreError, Tx, editors,
        sql::{
            codec::{Place, micros},
            dispatch::{execute, fetch_all, fetch_optional},
        },
    },
};

#[derive(FromRow)]
struct Row {
    editor_id: Uuid,
    browser_hash: Option<Vec<u8>>,
    asker: Option<Vec<u8>>,
    is_remembered: bool,
    made_at: i64,
    expires_at: i64,
    used_at: Option<i64>,
}

#[derive(FromRow)]
struct AskedRow {
    id: Uuid,
    address_index: Vec<u8>,
    browser_hash: Vec<u8>,
    asker: Option<Vec<u8>>,
    remembered_hash: Option<Vec<u8>>,
}

/// Stores an address that was filled in, and the hashes of who asked.
pub async fn ask(tx: &mut Tx, id: Uuid, address: &EmailAddress, asked: &Asked, now: Instant) -> Result<(), StoreError> {
    let index = tx.vault.index(address);
    execute!(
        tx,
        "INSERT INTO sign_in_request (id, address_index, browser_hash, asked_at, asker, remembered_hash) \
         VALUES ($1, $2, $3, $4, $5, $6)",
        id,
        index,
        asked.browser.to_vec(),
        micros(now),
        asked.asker.clone(),
        asked.remembered.map(|hash| hash.to_vec()),
    )?;
    Ok(())
}

/// True if any address waits.
pub async fn any_asked(tx: &mut Tx) -> Result<bool, StoreError> {
    Ok(fetch_optional!(tx, (i32,), "SELECT 1 FROM sign_in_request LIMIT 1")?.is_some())
}

/// Takes out the oldest `most` addresses; returns for each the editor behind it, if there is one, and who asked.
pub async fn take_asked(tx: &mut Tx, most: u32) -> Result<Vec<(Option<Editor>, Asked)>, StoreError> {
    let mut rows = fetch_all!(
        tx,
        AskedRow,
        "DELETE FROM sign_in_request WHERE id IN (SELECT id FROM sign_in_request ORDER BY id LIMIT $1) \
         RETURNING id, address_index, browser_hash, asker, remembered_hash",
        i64::from(most),
    )?;
    rows.sort_by_key(|row| row.id);
    let mut found = Vec::new();
    for row in rows {
        match editor_who_asked(tx, row).await {
            Ok(asked) => found.push(asked),
            // Left out, so that it does not block the requests behind it.
            Err(error @ StoreError::Corrupt { .. }) => tracing::error!(%error, "who asked to sign in cannot be read"),
            Err(error) => return Err(error),
        }
    }
    Ok(found)
}

async fn editor_who_asked(tx: &mut Tx, row: AskedRow) -> Result<(Option<Editor>, Asked), StoreError> {
    let place = Place { table: "sign_in_request", row: &row.id };
    let hash = |column, bytes: Vec<u8>| TokenHash::try_from(bytes).map_err(|_| place.corrupt(column));
    let browser = hash("browser_hash", row.browser_hash)?;
    let remembered = row.remembered_hash.map(|bytes| hash("remembered_hash", bytes)).transpose()?;
    let asked = Asked { browser, asker: row.asker, remembered };
    Ok((editors::by_index(tx, &row.address_index).await?, asked))
}

/// Writes a new link, with the hash of its code, if it has one.
pub async fn insert(tx: &mut Tx, hash: TokenHash, code: Option<TokenHash>, it: &SignIn) -> Result<(), StoreError> {
    execute!(
        tx,
        "INSERT INTO sign_in \
         (token_hash, editor_id, browser_hash, made_at, expires_at, asker, is_remembered, code_hash) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        hash.to_vec(),
        it.editor.0,
        it.browser.map(|hash| hash.to_vec()),
        micros(it.made_at),
        micros(it.expires_at),
        it.asker.clone(),
        it.is_remembered,
        code.map(|hash| hash.to_vec()),
    )?;
    Ok(())
}

/// The link with this hash.
pub async fn by_hash(tx: &mut Tx, hash: TokenHash) -> Result<Option<SignIn>, StoreError> {
    const SQL: &str = "SELECT editor_id, browser_hash, asker, is_remembered, made_at, expires_at, used_at FROM sign_in \
                       WHERE token_hash = $1";
    let Some(row) = fetch_optional!(tx, Row, SQL, hash.to_vec())? else { return Ok(None) };
    let place = Place { table: "sign_in", row: &row.editor_id };
    let browser = row.browser_hash.map(|hash| TokenHash::try_from(hash).map_err(|_| place.corrupt("browser_hash")));
    Ok(Some(SignIn {
        editor: EditorId(row.editor_id),
        browser: browser.transpose()?,
        asker: row.asker,
        is_remembered: row.is_remembered,
        made_at: place.moment("made_at", row.made_at)?,
        expires_at: place.moment("expires_at", row.expires_at)?,
        used_at: place.moment_if("used_at", row.used_at)?,
    }))
}

/// Uses a link. Returns `false` if it was used before.
pub async fn use_up(tx: &mut Tx, hash: TokenHash, now: Instant) -> Result<bool, StoreError> {
    const SQL: &str = "UPDATE sign_in SET used_at = $2 WHERE token_hash = $1 AND used_at IS NULL";
    Ok(execute!(tx, SQL, hash.to_vec(), micros(now))? == 1)
}

/// The links that were mailed to an editor after `moment`, in relation to the network with this hash.
pub async fn mailed_since(
    tx: &mut Tx,
    editor: EditorId,
    asker: Option<&[u8]>,
    moment: Instant,
) -> Result<Vec<Mailed>, StoreError> {
    const SQL: &str = "SELECT asker, is_remembered FROM sign_in \
                       WHERE editor_id = $1 AND made_at > $2 AND browser_hash IS NOT NULL";
    let rows = fetch_all!(tx, (Option<Vec<u8>>, bool), SQL, editor.0, micros(moment))?;
    let mailed = |(by, is_remembered): (Option<Vec<u8>>, bool)| Mailed {
        is_same_network: by.as_deref() == asker,
        is_remembered,
    };
    Ok(rows.into_iter().map(mailed).collect())
}

/// Deletes all links of an editor, which makes them worthless.
pub async fn withdraw(tx: &mut Tx, editor: EditorId) -> Result<(), StoreError> {
    execute!(tx, "DELETE FROM sign_in WHERE editor_id = $1", editor.0)?;
    Ok(())
}

/// Deletes the links that were made before `moment`, and what was asked for before it.
pub async fn forget_before(tx: &mut Tx, moment: Instant) -> Result<(), StoreError> {
    execute!(tx, "DELETE FROM sign_in_request WHERE asked_at < $1", micros(moment))?;
    execute!(tx, "DELETE FROM sign_in WHERE made_at < $1", micros(moment))?;
    Ok(())
}

/// Replaces the link that makes the first owner with a new one.
pub async fn set_first(tx: &mut Tx, hash: TokenHash, expires_at: Instant) -> Result<(), StoreError> {
    execute!(
        tx,
        "INSERT INTO first_owner_link (id, token_hash, expires_at) VALUES (1, $1, $2) \
         ON CONFLICT (id) DO UPDATE SET token_hash = excluded.token_hash, expires_at = excluded.expires_at",
        hash.to_vec(),
        micros(expires_at),
    )?;
    Ok(())
}

/// True if this is the link that makes the first owner, at `now`.
pub async fn is_first(tx: &mut Tx, hash: TokenHash, now: Instant) -> Result<bool, StoreError> {
    const SQL: &str = "SELECT 1 FROM first_owner_link WHERE token_hash = $1 AND expires_at > $2";
    Ok(fetch_optional!(tx, (i32,), SQL, hash.to_vec(), micros(now))?.is_some())
}

/// Uses the link that makes the first owner. Returns `false` if it was used before or has expired.
pub async fn use_first(tx: &mut Tx, hash: TokenHash, now: Instant) -> Result<bool, StoreError> {
    const SQL: &str = "DELETE FROM first_owner_link WHERE token_hash = $1 AND expires_at > $2";
    Ok(execute!(tx, SQL, hash.to_vec(), micros(now))? == 1)
}
