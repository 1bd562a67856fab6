//! Signing in: the addresses that were filled in, the links made for those of editors, and the link that makes the
//! first owner.
//!
//! A request is one INSERT of the same shape and work for any address; the editor is looked up afterwards, where nobody
//! can measure the time that takes. Of links, as of all tokens, only hashes are kept.

use sqlx::FromRow;
use uuid::Uuid;

use crate::{
    domain::{
        editor::{Editor, sign_in::SignIn},
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
    made_at: i64,
    expires_at: i64,
    used_at: Option<i64>,
}

/// Stores an address that was filled in, and the browser it was filled in with.
pub async fn ask(
    tx: &mut Tx,
    id: Uuid,
    address: &EmailAddress,
    browser: TokenHash,
    now: Instant,
) -> Result<(), StoreError> {
    let index = tx.vault.index(address);
    execute!(
        tx,
        "INSERT INTO sign_in_request (id, address_index, browser_hash, asked_at) VALUES ($1, $2, $3, $4)",
        id,
        index,
        browser.to_vec(),
        micros(now),
    )?;
    Ok(())
}

/// True if any address waits.
pub async fn any_asked(tx: &mut Tx) -> Result<bool, StoreError> {
    Ok(fetch_optional!(tx, (i32,), "SELECT 1 FROM sign_in_request LIMIT 1")?.is_some())
}

/// Takes out the oldest `most` addresses; returns for each the editor behind it, if there is one, and the browser that asked.
pub async fn take_asked(tx: &mut Tx, most: u32) -> Result<Vec<(Option<Editor>, TokenHash)>, StoreError> {
    let mut rows = fetch_all!(
        tx,
        (Uuid, Vec<u8>, Vec<u8>),
        "DELETE FROM sign_in_request WHERE id IN (SELECT id FROM sign_in_request ORDER BY id LIMIT $1) \
         RETURNING id, address_index, browser_hash",
        i64::from(most),
    )?;
    rows.sort_by_key(|(id, ..)| *id);
    let mut found = Vec::new();
    for (id, index, browser) in rows {
        match editor_who_asked(tx, id, &index, browser).await {
            Ok(asked) => found.push(asked),
            // Left out, so that it does not block the requests behind it.
            Err(error @ StoreError::Corrupt { .. }) => tracing::error!(%error, "who asked to sign in cannot be read"),
            Err(error) => return Err(error),
        }
    }
    Ok(found)
}

async fn editor_who_asked(
    tx: &mut Tx,
    id: Uuid,
    index: &[u8],
    browser: Vec<u8>,
) -> Result<(Option<Editor>, TokenHash), StoreError> {
    let place = Place { table: "sign_in_request", row: &id };
    let browser = TokenHash::try_from(browser).map_err(|_| place.corrupt("browser_hash"))?;
    Ok((editors::by_index(tx, index).await?, browser))
}

/// Writes a new link.
pub async fn insert(tx: &mut Tx, hash: TokenHash, it: &SignIn) -> Result<(), StoreError> {
    execute!(
        tx,
        "INSERT INTO sign_in (token_hash, editor_id, browser_hash, made_at, expires_at) VALUES ($1, $2, $3, $4, $5)",
        hash.to_vec(),
        it.editor.0,
        it.browser.map(|hash| hash.to_vec()),
        micros(it.made_at),
        micros(it.expires_at),
    )?;
    Ok(())
}

/// The link with this hash.
pub async fn by_hash(tx: &mut Tx, hash: TokenHash) -> Result<Option<SignIn>, StoreError> {
    const SQL: &str = "SELECT editor_id, browser_hash, made_at, expires_at, used_at FROM sign_in WHERE token_hash = $1";
    let Some(row) = fetch_optional!(tx, Row, SQL, hash.to_vec())? else { return Ok(None) };
    let place = Place { table: "sign_in", row: &row.editor_id };
    let browser = row.browser_hash.map(|hash| TokenHash::try_from(hash).map_err(|_| place.corrupt("browser_hash")));
    Ok(Some(SignIn {
        editor: EditorId(row.editor_id),
        browser: browser.transpose()?,
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

/// The number of links made for an editor after `moment`.
pub async fn count_since(tx: &mut Tx, editor: EditorId, moment: Instant) -> Result<i64, StoreError> {
    const SQL: &str = "SELECT COUNT(*) FROM sign_in WHERE editor_id = $1 AND made_at > $2";
    Ok(fetch_optional!(tx, (i64,), SQL, editor.0, micros(moment))?.map_or(0, |(count,)| count))
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
