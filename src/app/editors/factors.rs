//! Second factors: setting up an authenticator app, checking codes, recovery codes, and removing factors.
//!
//! Showing a factor gives the session a new secret, and changing an editor's factors ends the editor's other sessions
//! (OWASP ASVS 7.2.4, 7.4.3).

use super::sessions::Signed;
use crate::{
    app::App,
    domain::{
        audit::{Act, AuditEntry},
        editor::factor::{AppSecret, Factors, RECOVERY_CODES, RecoveryCode, TRIALS, Typed},
        ids::EditorId,
        token::{Purpose, Token},
    },
    store::{
        StoreError, Tx, audit,
        editors::{factors, passkeys, sessions},
    },
};

/// Reasons why a factor is not accepted, or not changed.
#[derive(Debug, thiserror::Error)]
pub enum FactorError {
    /// The code is wrong, or was used before.
    #[error("the code is not right")]
    Wrong,
    /// Too many wrong codes in a row.
    #[error("too many wrong codes; wait a quarter of an hour")]
    TooMany,
    /// The editor has to show an existing factor before this change.
    #[error("show the second factor first")]
    NotShown,
    /// The factor exists already, or has been removed already.
    #[error("this has been done already")]
    Done,
    /// The database failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// The second factors of an editor.
pub async fn of(app: &App, editor: EditorId) -> Result<Factors, StoreError> {
    read(&mut app.snapshot().begin().await?, editor).await
}

pub(crate) async fn read(tx: &mut Tx, editor: EditorId) -> Result<Factors, StoreError> {
    Ok(Factors {
        app: factors::app(tx, editor).await?.is_some(),
        recovery: u64::try_from(factors::count_recovery(tx, editor).await?).unwrap_or(0),
        passkeys: passkeys::of_editor(tx, editor).await?,
    })
}

/// The secret that an authenticator app would share with us, if it is set up in this session.
#[must_use]
pub fn proposal(app: &App, signed: &Signed) -> AppSecret {
    app.store().vault().app_secret(&signed.hash)
}

/// Sets up an authenticator app, which proves with a code that it has the secret. Returns the session's new token, and
/// recovery codes.
pub async fn set_up_app(app: &App, signed: &Signed, code: &str) -> Result<(Token, Vec<RecoveryCode>), FactorError> {
    let (editor, secret, now) = (signed.editor.id, proposal(app, signed), app.now());
    let Some(Typed::App(code)) = Typed::parse(code) else { return Err(FactorError::Wrong) };
    let step = secret.step(&code, now).ok_or(FactorError::Wrong)?;
    let mut tx = app.store().begin().await?;
    may_change(&mut tx, signed).await?;
    match factors::set_app(&mut tx, editor, secret, step, now).await {
        Err(StoreError::Exists) => return Err(FactorError::Done),
        set => set?,
    }
    let codes = recovery_codes(app);
    factors::set_recovery(&mut tx, editor, &codes.iter().map(|code| code.hash()).collect::<Vec<_>>()).await?;
    let token = changed(app, &mut tx, signed, Act::FactorAdded).await?;
    tx.commit().await?;
    Ok((token, codes))
}

/// Replaces the remaining recovery codes by new ones. Returns the session's new token, and the codes.
pub async fn new_codes(app: &App, signed: &Signed) -> Result<(Token, Vec<RecoveryCode>), FactorError> {
    let (editor, codes) = (signed.editor.id, recovery_codes(app));
    let mut tx = app.store().begin().await?;
    may_change(&mut tx, signed).await?;
    if !read(&mut tx, editor).await?.are_any() {
        return Err(FactorError::NotShown);
    }
    factors::set_recovery(&mut tx, editor, &codes.iter().map(|code| code.hash()).collect::<Vec<_>>()).await?;
    let token = changed(app, &mut tx, signed, Act::FactorAdded).await?;
    tx.commit().await?;
    Ok((token, codes))
}

/// Checks a code that an editor shows. Returns the session's new token.
pub async fn show(app: &App, signed: &Signed, text: &str) -> Result<Token, FactorError> {
    let (editor, now) = (signed.editor.id, app.now());
    let typed = Typed::parse(text).ok_or(FactorError::Wrong)?;
    let mut tx = app.store().begin().await?;
    if factors::count_trial(&mut tx, editor, now).await? > TRIALS {
        return Err(FactorError::TooMany);
    }
    let right = match &typed {
        Typed::App(code) => {
            let step = factors::app(&mut tx, editor).await?.and_then(|secret| secret.step(code, now));
            match step {
                Some(step) => factors::take_step(&mut tx, editor, step).await?,
                None => false,
            }
        }
        Typed::Recovery(code) => factors::use_recovery(&mut tx, editor, code.hash()).await?,
    };
    if !right {
        // At most as many as may be tried in a quarter of an hour.
        note(app, &mut tx, editor, Act::WrongCode).await?;
        tx.commit().await?;
        return Err(FactorError::Wrong);
    }
    factors::forget_trials(&mut tx, editor).await?;
    if matches!(typed, Typed::Recovery(_)) {
        note(app, &mut tx, editor, Act::RecoveryUsed).await?;
    }
    let token = Token::new(app.ids().secret());
    sessions::renew(&mut tx, signed.session.id, token.hash(Purpose::Session), Some(now)).await?;
    tx.commit().await?;
    Ok(token)
}

/// Removes the authenticator app. Returns the session's new token.
pub async fn remove_app(app: &App, signed: &Signed) -> Result<Token, FactorError> {
    let mut tx = app.store().begin().await?;
    may_change(&mut tx, signed).await?;
    if !factors::remove_app(&mut tx, signed.editor.id).await? {
        return Err(FactorError::Done);
    }
    let token = changed(app, &mut tx, signed, Act::FactorRemoved).await?;
    tx.commit().await?;
    Ok(token)
}

/// Removes every factor of an editor.
pub(crate) async fn wipe(tx: &mut Tx, editor: EditorId) -> Result<(), StoreError> {
    factors::remove_app(tx, editor).await?;
    factors::set_recovery(tx, editor, &[]).await?;
    factors::forget_trials(tx, editor).await?;
    passkeys::remove_all(tx, editor).await.map(drop)
}

/// Requires an editor who has a factor to have shown it, before any factor is added or removed.
pub(crate) async fn may_change(tx: &mut Tx, signed: &Signed) -> Result<(), FactorError> {
    let shown = signed.session.factor_at.is_some() || !read(tx, signed.editor.id).await?.are_any();
    if shown { Ok(()) } else { Err(FactorError::NotShown) }
}

/// Follows up on a change of factors: the editor's other sessions end, and this one continues with another secret. A
/// factor counts as shown as long as the editor has one; the recovery codes are removed with the last factor.
pub(crate) async fn changed(app: &App, tx: &mut Tx, signed: &Signed, act: Act) -> Result<Token, StoreError> {
    let (editor, token) = (signed.editor.id, Token::new(app.ids().secret()));
    let any = read(tx, editor).await?.are_any();
    if !any {
        wipe(tx, editor).await?;
    }
    sessions::end_others(tx, editor, signed.session.id).await?;
    sessions::renew(tx, signed.session.id, token.hash(Purpose::Session), any.then(|| app.now())).await?;
    note(app, tx, editor, act).await?;
    Ok(token)
}

async fn note(app: &App, tx: &mut Tx, editor: EditorId, act: Act) -> Result<(), StoreError> {
    let entry = AuditEntry { at: app.now(), actor: Some(editor), act, list: None, subject: Some(editor), role: None };
    audit::add(tx, app.ids().uuid(), &entry).await
}

fn recovery_codes(app: &App) -> Vec<RecoveryCode> {
    let code = |_| {
        let mut bytes = [0; 10];
        bytes.copy_from_slice(&app.ids().secret()[..10]);
        RecoveryCode(bytes)
    };
    (0..RECOVERY_CODES).map(code).collect()
}
