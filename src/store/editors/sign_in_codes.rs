//! Codes to sign in: finding the link of one, counting those that are typed in a browser, and keeping the wrong ones for a day.

use uuid::Uuid;

use crate::{
    domain::{editor::sign_in::LINK_LASTS, ids::EditorId, time::Instant, token::TokenHash},
    store::{
        StoreError, Tx,
        sql::{
            codec::{Place, micros},
            dispatch::{execute, fetch_all, fetch_optional},
        },
    },
};

/// A wrong code that was typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WrongCode {
    /// Its row.
    pub id: Uuid,
    /// The hash of the browser's secret.
    pub browser: TokenHash,
    /// The moment it was typed.
    pub at: Instant,
}

/// Counts that a code is typed in a browser; returns the number typed within [`LINK_LASTS`], this one included.
pub async fn count_try(tx: &mut Tx, browser: TokenHash, now: Instant) -> Result<i64, StoreError> {
    const SQL: &str = "INSERT INTO code_count (browser_hash, count, since) VALUES ($1, 1, $2) \
                       ON CONFLICT (browser_hash) DO UPDATE SET \
                       count = CASE WHEN code_count.since <= $3 THEN 1 ELSE code_count.count + 1 END, \
                       since = CASE WHEN code_count.since <= $3 THEN excluded.since ELSE code_count.since END \
                       RETURNING count";
    let over = micros(now - LINK_LASTS);
    Ok(fetch_optional!(tx, (i64,), SQL, browser.to_vec(), micros(now), over)?.map_or(0, |(count,)| count))
}

/// Deletes the count of codes that were typed in a browser, because the last one was right.
pub async fn forget_tries(tx: &mut Tx, browser: TokenHash) -> Result<(), StoreError> {
    execute!(tx, "DELETE FROM code_count WHERE browser_hash = $1", browser.to_vec())?;
    Ok(())
}

/// The link with this code that a browser asked for, and its editor, if the link still works.
pub async fn link_of(
    tx: &mut Tx,
    browser: TokenHash,
    code: TokenHash,
    now: Instant,
) -> Result<Option<(TokenHash, EditorId)>, StoreError> {
    const SQL: &str = "SELECT token_hash, editor_id FROM sign_in WHERE browser_hash = $1 AND code_hash = $2 \
                       AND used_at IS NULL AND expires_at > $3 LIMIT 1";
    let found = fetch_optional!(tx, (Vec<u8>, Uuid), SQL, browser.to_vec(), code.to_vec(), micros(now))?;
    let Some((hash, editor)) = found else { return Ok(None) };
    let place = Place { table: "sign_in", row: &editor };
    Ok(Some((TokenHash::try_from(hash).map_err(|_| place.corrupt("token_hash"))?, EditorId(editor))))
}

/// Writes a wrong code.
pub async fn add_wrong(tx: &mut Tx, it: &WrongCode) -> Result<(), StoreError> {
    const SQL: &str = "INSERT INTO wrong_code (id, browser_hash, typed_at) VALUES ($1, $2, $3)";
    execute!(tx, SQL, it.id, it.browser.to_vec(), micros(it.at))?;
    Ok(())
}

/// The oldest `most` wrong codes that were not taken yet.
pub async fn waiting(tx: &mut Tx, most: u32) -> Result<Vec<WrongCode>, StoreError> {
    const SQL: &str = "SELECT id, browser_hash, typed_at FROM wrong_code WHERE NOT is_taken ORDER BY id LIMIT $1";
    let rows = fetch_all!(tx, (Uuid, Vec<u8>, i64), SQL, i64::from(most))?;
    let read = |(id, browser, at): (Uuid, Vec<u8>, i64)| {
        let place = Place { table: "wrong_code", row: &id };
        let browser = TokenHash::try_from(browser).map_err(|_| place.corrupt("browser_hash"))?;
        Ok(WrongCode { id, browser, at: place.moment("typed_at", at)? })
    };
    rows.into_iter().map(read).collect()
}

/// Takes a wrong code. Returns `false` if it was taken before.
pub async fn take(tx: &mut Tx, id: Uuid) -> Result<bool, StoreError> {
    Ok(execute!(tx, "UPDATE wrong_code SET is_taken = TRUE WHERE id = $1 AND NOT is_taken", id)? == 1)
}

/// The editors whose links a wrong code may have been meant for: the browser had asked for them, and they had not expired.
pub async fn meant_for(tx: &mut Tx, it: &WrongCode) -> Result<Vec<EditorId>, StoreError> {
    const SQL: &str = "SELECT DISTINCT editor_id FROM sign_in \
                       WHERE browser_hash = $1 AND made_at <= $2 AND expires_at > $2 ORDER BY editor_id";
    let rows = fetch_all!(tx, (Uuid,), SQL, it.browser.to_vec(), micros(it.at))?;
    Ok(rows.into_iter().map(|(id,)| EditorId(id)).collect())
}

/// The number of wrong codes typed after `moment` that may have been meant for links of an editor; if `is_taken`, only of those
/// that were taken.
pub async fn count_wrong(tx: &mut Tx, editor: EditorId, moment: Instant, is_taken: bool) -> Result<i64, StoreError> {
    const SQL: &str = "SELECT COUNT(DISTINCT wrong_code.id) FROM wrong_code \
                       JOIN sign_in ON sign_in.browser_hash = wrong_code.browser_hash \
                       AND sign_in.made_at <= wrong_code.typed_at AND sign_in.expires_at > wrong_code.typed_at \
                       WHERE sign_in.editor_id = $1 AND wrong_code.typed_at > $2 AND (wrong_code.is_taken OR NOT $3)";
    Ok(fetch_optional!(tx, (i64,), SQL, editor.0, micros(moment), is_taken)?.map_or(0, |(count,)| count))
}

/// Deletes the wrong codes that were typed before `moment`, and what was counted before it.
pub async fn forget_before(tx: &mut Tx, moment: Instant) -> Result<(), StoreError> {
    execute!(tx, "DELETE FROM wrong_code WHERE typed_at < $1", micros(moment))?;
    execute!(tx, "DELETE FROM code_count WHERE since < $1", micros(moment))?;
    Ok(())
}
