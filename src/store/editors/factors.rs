//! Codes as a second factor: the secret that an editor's app shares with us, their recovery codes, and what they tried.

use uuid::Uuid;

use crate::{
    domain::{
        editor::factor::{AppSecret, TRIALS_WITHIN},
        ids::EditorId,
        time::Instant,
        token::TokenHash,
    },
    store::{
        StoreError, Tx,
        sql::{
            codec::{Place, micros},
            dispatch::{execute, fetch_optional},
            vault::Sealed,
        },
    },
};

const SECRET: Sealed = Sealed("code_app", "secret");

/// What an editor's app shares with us.
pub async fn app(tx: &mut Tx, editor: EditorId) -> Result<Option<AppSecret>, StoreError> {
    const SQL: &str = "SELECT editor_id, secret FROM code_app WHERE editor_id = $1";
    let Some((id, secret)) = fetch_optional!(tx, (Uuid, Vec<u8>), SQL, editor.0)? else { return Ok(None) };
    let plain = tx.vault.open(SECRET, id, &secret)?;
    let place = Place { table: "code_app", row: &id };
    Ok(Some(AppSecret(plain.try_into().map_err(|_| place.corrupt("secret"))?)))
}

/// Keeps what an editor's app shares with us, and the step of the code that showed it.
///
/// # Errors
/// [`StoreError::Exists`]: they have an app already. [`StoreError::Unavailable`].
pub async fn set_app(
    tx: &mut Tx,
    editor: EditorId,
    secret: AppSecret,
    step: i64,
    now: Instant,
) -> Result<(), StoreError> {
    const SQL: &str = "INSERT INTO code_app (editor_id, secret, last_step, made_at) VALUES ($1, $2, $3, $4)";
    let sealed = tx.vault.seal(SECRET, editor.0, &secret.0)?;
    execute!(tx, SQL, editor.0, sealed, step, micros(now))?;
    Ok(())
}

/// Takes the code of a step. `false`: that one, or a later one, was taken before (RFC 6238 section 5.2).
pub async fn take_step(tx: &mut Tx, editor: EditorId, step: i64) -> Result<bool, StoreError> {
    const SQL: &str = "UPDATE code_app SET last_step = $2 WHERE editor_id = $1 AND last_step < $2";
    Ok(execute!(tx, SQL, editor.0, step)? == 1)
}

/// Forgets an editor's app. `false`: they had none.
pub async fn remove_app(tx: &mut Tx, editor: EditorId) -> Result<bool, StoreError> {
    Ok(execute!(tx, "DELETE FROM code_app WHERE editor_id = $1", editor.0)? == 1)
}

/// Puts new recovery codes in the place of those that an editor has.
pub async fn set_recovery(tx: &mut Tx, editor: EditorId, codes: &[TokenHash]) -> Result<(), StoreError> {
    execute!(tx, "DELETE FROM recovery_code WHERE editor_id = $1", editor.0)?;
    for code in codes {
        execute!(tx, "INSERT INTO recovery_code (editor_id, code_hash) VALUES ($1, $2)", editor.0, code.to_vec())?;
    }
    Ok(())
}

/// Uses a recovery code. `false`: the editor has no such code, or not any more.
pub async fn use_recovery(tx: &mut Tx, editor: EditorId, code: TokenHash) -> Result<bool, StoreError> {
    const SQL: &str = "DELETE FROM recovery_code WHERE editor_id = $1 AND code_hash = $2";
    Ok(execute!(tx, SQL, editor.0, code.to_vec())? == 1)
}

/// How many recovery codes an editor has left.
pub async fn count_recovery(tx: &mut Tx, editor: EditorId) -> Result<i64, StoreError> {
    const SQL: &str = "SELECT COUNT(*) FROM recovery_code WHERE editor_id = $1";
    Ok(fetch_optional!(tx, (i64,), SQL, editor.0)?.map_or(0, |(count,)| count))
}

/// Counts that an editor types a code; gives how many they have typed within [`TRIALS_WITHIN`], this one as well.
pub async fn count_trial(tx: &mut Tx, editor: EditorId, now: Instant) -> Result<i64, StoreError> {
    const SQL: &str = "INSERT INTO code_trial (editor_id, count, since) VALUES ($1, 1, $2) \
                       ON CONFLICT (editor_id) DO UPDATE SET \
                       count = CASE WHEN code_trial.since <= $3 THEN 1 ELSE code_trial.count + 1 END, \
                       since = CASE WHEN code_trial.since <= $3 THEN excluded.since ELSE code_trial.since END \
                       RETURNING count";
    let over = micros(now - TRIALS_WITHIN);
    Ok(fetch_optional!(tx, (i64,), SQL, editor.0, micros(now), over)?.map_or(0, |(count,)| count))
}

/// Forgets what an editor typed, for the last code was right.
pub async fn forget_trials(tx: &mut Tx, editor: EditorId) -> Result<(), StoreError> {
    execute!(tx, "DELETE FROM code_trial WHERE editor_id = $1", editor.0)?;
    Ok(())
}
