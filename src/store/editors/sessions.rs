//! Sessions of editors. One that ended has no row, so an old cookie is as good as a made-up one.

use sqlx::FromRow;
use uuid::Uuid;

use crate::{
    domain::{
        editor::session::{IDLE, LONGEST, Session},
        ids::{EditorId, SessionId},
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
    editor_id: Uuid,
    created_at: i64,
    seen_at: i64,
    factor_at: Option<i64>,
    agent: Option<String>,
}

/// Writes a new session.
pub async fn insert(tx: &mut Tx, hash: TokenHash, it: &Session) -> Result<(), StoreError> {
    execute!(
        tx,
        "INSERT INTO editor_session (id, token_hash, editor_id, created_at, seen_at, factor_at, agent) \
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
        it.id.0,
        hash.to_vec(),
        it.editor.0,
        micros(it.created_at),
        micros(it.seen_at),
        it.factor_at.map(micros),
        it.agent.as_deref(),
    )?;
    Ok(())
}

/// The session with this hash, over or not.
pub async fn by_hash(tx: &mut Tx, hash: TokenHash) -> Result<Option<Session>, StoreError> {
    const SQL: &str = "SELECT id, editor_id, created_at, seen_at, factor_at, agent FROM editor_session \
                       WHERE token_hash = $1";
    fetch_optional!(tx, Row, SQL, hash.to_vec())?.map(read).transpose()
}

/// The sessions of an editor, over or not, the one used last first.
pub async fn of_editor(tx: &mut Tx, editor: EditorId) -> Result<Vec<Session>, StoreError> {
    const SQL: &str = "SELECT id, editor_id, created_at, seen_at, factor_at, agent FROM editor_session \
                       WHERE editor_id = $1 ORDER BY seen_at DESC, id";
    fetch_all!(tx, Row, SQL, editor.0)?.into_iter().map(read).collect()
}

/// Notes that a session is used.
pub async fn note_seen(tx: &mut Tx, id: SessionId, now: Instant) -> Result<(), StoreError> {
    execute!(tx, "UPDATE editor_session SET seen_at = $2 WHERE id = $1 AND seen_at < $2", id.0, micros(now))?;
    Ok(())
}

/// Gives a session another secret, for its holder has shown a second factor, or has none any more.
pub async fn renew(tx: &mut Tx, id: SessionId, hash: TokenHash, factor_at: Option<Instant>) -> Result<(), StoreError> {
    const SQL: &str = "UPDATE editor_session SET token_hash = $2, factor_at = $3 WHERE id = $1";
    execute!(tx, SQL, id.0, hash.to_vec(), factor_at.map(micros))?;
    Ok(())
}

/// Ends all sessions of an editor but one.
pub async fn end_others(tx: &mut Tx, editor: EditorId, kept: SessionId) -> Result<(), StoreError> {
    execute!(tx, "DELETE FROM editor_session WHERE editor_id = $1 AND id <> $2", editor.0, kept.0)?;
    Ok(())
}

/// Ends one session of an editor. `false`: they have no such session.
pub async fn end(tx: &mut Tx, editor: EditorId, id: SessionId) -> Result<bool, StoreError> {
    let ended = execute!(tx, "DELETE FROM editor_session WHERE id = $1 AND editor_id = $2", id.0, editor.0)?;
    Ok(ended == 1)
}

/// Ends all sessions of an editor; gives how many there were.
pub async fn end_all(tx: &mut Tx, editor: EditorId) -> Result<u64, StoreError> {
    execute!(tx, "DELETE FROM editor_session WHERE editor_id = $1", editor.0)
}

/// Forgets the sessions that are over at `now`.
pub async fn forget_over(tx: &mut Tx, now: Instant) -> Result<(), StoreError> {
    const SQL: &str = "DELETE FROM editor_session WHERE seen_at <= $1 OR created_at <= $2";
    execute!(tx, SQL, micros(now - IDLE), micros(now - LONGEST))?;
    Ok(())
}

fn read(row: Row) -> Result<Session, StoreError> {
    let place = Place { table: "editor_session", row: &row.id };
    Ok(Session {
        id: SessionId(row.id),
        editor: EditorId(row.editor_id),
        created_at: place.moment("created_at", row.created_at)?,
        seen_at: place.moment("seen_at", row.seen_at)?,
        factor_at: place.moment_if("factor_at", row.factor_at)?,
        agent: row.agent,
    })
}
