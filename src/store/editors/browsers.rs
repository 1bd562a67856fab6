//! Browsers in which an editor signed in before. Of their secrets only hashes are kept.

use sqlx::FromRow;
use uuid::Uuid;

use crate::{
    domain::{
        editor::browser::{REMEMBERED_FOR, RememberedBrowser},
        ids::{BrowserId, EditorId},
        time::Instant,
        token::TokenHash,
    },
    store::{
        StoreError, Tx,
        sql::{
            codec::{Place, micros},
            dispatch::{execute, fetch_all, fetch_optional},
        },
    },
};

#[derive(FromRow)]
struct Row {
    id: Uuid,
    made_at: i64,
    seen_at: i64,
    agent: Option<String>,
}

/// Remembers a browser that has this hash.
pub async fn remember(tx: &mut Tx, hash: TokenHash, it: &RememberedBrowser) -> Result<(), StoreError> {
    execute!(
        tx,
        "INSERT INTO editor_browser (id, token_hash, editor_id, made_at, seen_at, agent) VALUES ($1, $2, $3, $4, $5, $6)",
        it.id.0,
        hash.to_vec(),
        it.editor.0,
        micros(it.made_at),
        micros(it.seen_at),
        it.agent.as_deref(),
    )?;
    Ok(())
}

/// True if the editor signed in with this browser before, and it is remembered at `now`.
pub async fn is_remembered(tx: &mut Tx, editor: EditorId, hash: TokenHash, now: Instant) -> Result<bool, StoreError> {
    const SQL: &str = "SELECT 1 FROM editor_browser WHERE editor_id = $1 AND token_hash = $2 AND seen_at > $3";
    Ok(fetch_optional!(tx, (i32,), SQL, editor.0, hash.to_vec(), micros(now - REMEMBERED_FOR))?.is_some())
}

/// Stores that the editor signs in with this browser at `now`.
pub async fn note_seen(tx: &mut Tx, editor: EditorId, hash: TokenHash, now: Instant) -> Result<(), StoreError> {
    const SQL: &str = "UPDATE editor_browser SET seen_at = $3 WHERE editor_id = $1 AND token_hash = $2";
    execute!(tx, SQL, editor.0, hash.to_vec(), micros(now))?;
    Ok(())
}

/// The browsers that an editor signed in with before, the last used first.
pub async fn of_editor(tx: &mut Tx, editor: EditorId) -> Result<Vec<RememberedBrowser>, StoreError> {
    const SQL: &str = "SELECT id, made_at, seen_at, agent FROM editor_browser WHERE editor_id = $1 \
                       ORDER BY seen_at DESC, id";
    let read = |row: Row| {
        let place = Place { table: "editor_browser", row: &row.id };
        Ok(RememberedBrowser {
            id: BrowserId(row.id),
            editor,
            made_at: place.moment("made_at", row.made_at)?,
            seen_at: place.moment("seen_at", row.seen_at)?,
            agent: row.agent,
        })
    };
    fetch_all!(tx, Row, SQL, editor.0)?.into_iter().map(read).collect()
}

/// Forgets one browser of an editor. Returns `false` if they have no such browser.
pub async fn forget(tx: &mut Tx, editor: EditorId, id: BrowserId) -> Result<bool, StoreError> {
    Ok(execute!(tx, "DELETE FROM editor_browser WHERE id = $1 AND editor_id = $2", id.0, editor.0)? == 1)
}

/// Forgets all browsers of an editor.
pub async fn forget_all(tx: &mut Tx, editor: EditorId) -> Result<(), StoreError> {
    execute!(tx, "DELETE FROM editor_browser WHERE editor_id = $1", editor.0)?;
    Ok(())
}

/// Forgets the browsers that nobody signed in with for too long at `now`.
pub async fn forget_unused(tx: &mut Tx, now: Instant) -> Result<(), StoreError> {
    execute!(tx, "DELETE FROM editor_browser WHERE seen_at <= $1", micros(now - REMEMBERED_FOR))?;
    Ok(())
}
