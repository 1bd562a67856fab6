//! Signing in by the code of a mailed link, in the browser that asked for the link.
//!
//! Typing a code does the same work in any browser, whether it had asked for an editor's link or not: the try is counted, the code
//! is looked up, and a wrong one is written. The worker finds the editor for whom it was meant.

use chrono::TimeDelta;

use super::sign_in::{self, Browser, Entered};
use crate::{
    app::{App, running::decoy},
    domain::{
        audit::{Act, AuditEntry},
        editor::code::{Code, TRIES, WRONG_A_DAY},
        ids::EditorId,
        token::Purpose,
    },
    store::{
        StoreError, Tx, audit,
        editors::sign_in_codes::{self, WrongCode},
        lists,
    },
};

/// The result of typing a code to sign in.
#[derive(Debug)]
pub enum CodeEntry {
    /// The editor is signed in.
    Entered(Entered),
    /// The code is wrong, and others may be tried.
    Wrong {
        /// The number of tries that are left.
        left: i64,
    },
    /// Too many codes were typed in this browser.
    Spent,
}

/// Signs in by a code. Using a code uses up its link.
pub async fn enter(app: &App, code: &Code, browser: Browser<'_>) -> Result<CodeEntry, StoreError> {
    // A browser without a secret asked for no link.
    let Some(secret) = browser.secret else { return Ok(CodeEntry::Spent) };
    let (secret, now) = (secret.hash(Purpose::Browser), app.now());
    let mut tx = app.store().begin().await?;
    let tries = sign_in_codes::count_try(&mut tx, secret, now).await?;
    if tries > TRIES {
        return Ok(CodeEntry::Spent);
    }
    if let Some((link, editor)) = sign_in_codes::link_of(&mut tx, secret, code.hash(secret), now).await?
        && sign_in_codes::count_wrong(&mut tx, editor, now - TimeDelta::days(1), false).await? < WRONG_A_DAY
        && let Some(entered) = sign_in::use_up(app, &mut tx, link, browser).await?
    {
        sign_in_codes::forget_tries(&mut tx, secret).await?;
        tx.commit().await?;
        return Ok(CodeEntry::Entered(entered));
    }
    sign_in_codes::add_wrong(&mut tx, &WrongCode { id: app.ids().uuid(), browser: secret, at: now }).await?;
    tx.commit().await?;
    Ok(if tries < TRIES { CodeEntry::Wrong { left: TRIES - tries } } else { CodeEntry::Spent })
}

/// Takes up to `most` wrong codes, and records them for the editors for whom they were meant. Each costs the same: one message in
/// the outbox.
///
/// # Errors
/// [`StoreError`]: nothing was taken.
pub(crate) async fn admit(app: &App, most: u32) -> Result<(), StoreError> {
    // Reads without a lock first: an idle worker must not block writers.
    if sign_in_codes::waiting(&mut app.snapshot().begin().await?, 1).await?.is_empty() {
        return Ok(());
    }
    let mut tx = app.store().begin().await?;
    let any_list = lists::all(&mut tx).await?.first().map(|list| list.id);
    for wrong in sign_in_codes::waiting(&mut tx, most).await? {
        let editors = sign_in_codes::meant_for(&mut tx, &wrong).await?;
        for editor in editors {
            record(app, &mut tx, editor, &wrong).await?;
        }
        if sign_in_codes::take(&mut tx, wrong.id).await?
            && let Some(list) = any_list
        {
            decoy::enqueue(app, &mut tx, list).await?;
        }
    }
    tx.commit().await
}

/// Records a wrong code, unless enough of them were recorded for the editor within a day.
async fn record(app: &App, tx: &mut Tx, editor: EditorId, wrong: &WrongCode) -> Result<(), StoreError> {
    let recorded = sign_in_codes::count_wrong(tx, editor, wrong.at - TimeDelta::days(1), true).await?;
    if recorded >= WRONG_A_DAY {
        return Ok(());
    }
    let act = Act::WrongSignInCode;
    let entry = AuditEntry { at: wrong.at, actor: None, act, list: None, subject: Some(editor), role: None };
    audit::add(tx, app.ids().uuid(), &entry).await
}
