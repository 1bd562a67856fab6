//! Sessions: the editors who are signed in, their browsers, and signing out.

use crate::{
    app::App,
    domain::{
        audit::{Act, AuditEntry},
        editor::{
            Editor, Permission,
            browser::{REMEMBERED_FOR, RememberedBrowser},
            session::Session,
        },
        ids::{BrowserId, ListId, SessionId},
        token::{Purpose, Token, TokenHash},
    },
    store::{
        StoreError, Tx, audit,
        editors::{self, browsers, sessions},
    },
};

/// An editor who is signed in.
#[derive(Debug, Clone)]
pub struct Signed {
    /// The editor.
    pub editor: Editor,
    /// The session, which belongs to one browser.
    pub session: Session,
    /// The hash of the session's secret, which its forms are bound to.
    pub hash: TokenHash,
}

impl Signed {
    /// True if the editor may do this with `list` now: their role allows it, and if it needs a second factor, one was
    /// shown.
    #[must_use]
    pub fn may(&self, list: ListId, permission: Permission) -> bool {
        self.editor.roles.may(list, permission) && (self.session.factor_at.is_some() || !permission.needs_factor())
    }
}

/// The editor and session that a token belongs to, if the session has not ended. The last use is stored once a minute;
/// failing to store it does not refuse the page.
pub async fn recognise(app: &App, token: Token) -> Result<Option<Signed>, StoreError> {
    let (now, signed) = (app.now(), look_up(app, token.hash(Purpose::Session)).await?);
    if let Some(Signed { session, .. }) = &signed
        && session.is_worth_noting(now)
        && let Err(error) = note_seen(app, session.id).await
    {
        tracing::warn!(%error, "it could not be noted that a session is used");
    }
    Ok(signed)
}

async fn note_seen(app: &App, id: SessionId) -> Result<(), StoreError> {
    let mut tx = app.store().begin().await?;
    sessions::note_seen(&mut tx, id, app.now()).await?;
    tx.commit().await
}

/// The session with this hash, if it has not ended, and its editor with their present roles. Looking it up does not
/// prolong it.
pub async fn look_up(app: &App, hash: TokenHash) -> Result<Option<Signed>, StoreError> {
    let mut tx = app.snapshot().begin().await?;
    let session = sessions::by_hash(&mut tx, hash).await?.filter(|session| !session.is_over(app.now()));
    let Some(session) = session else { return Ok(None) };
    let editor = editors::by_id(&mut tx, session.editor).await?;
    Ok(editor.map(|editor| Signed { editor, session, hash }))
}

/// The sessions of an editor, the one used last first.
pub async fn of(app: &App, signed: &Signed) -> Result<Vec<Session>, StoreError> {
    let mut all = sessions::of_editor(&mut app.snapshot().begin().await?, signed.editor.id).await?;
    all.retain(|session| !session.is_over(app.now()));
    Ok(all)
}

/// Ends the session of this browser.
pub async fn sign_out(app: &App, signed: &Signed) -> Result<(), StoreError> {
    let mut tx = app.store().begin().await?;
    if sessions::end(&mut tx, signed.editor.id, signed.session.id).await? {
        note(app, &mut tx, signed, Act::SignedOut).await?;
    }
    tx.commit().await
}

/// The browsers that an editor signed in with before, the last used first.
pub async fn browsers_of(app: &App, signed: &Signed) -> Result<Vec<RememberedBrowser>, StoreError> {
    let mut all = browsers::of_editor(&mut app.snapshot().begin().await?, signed.editor.id).await?;
    all.retain(|browser| app.now() - browser.seen_at < REMEMBERED_FOR);
    Ok(all)
}

/// Forgets one of the editor's own browsers. Returns `false` if the editor has no such browser.
pub async fn forget_browser(app: &App, signed: &Signed, id: BrowserId) -> Result<bool, StoreError> {
    let mut tx = app.store().begin().await?;
    let forgotten = browsers::forget(&mut tx, signed.editor.id, id).await?;
    if forgotten {
        note(app, &mut tx, signed, Act::BrowserForgotten).await?;
    }
    tx.commit().await?;
    Ok(forgotten)
}

/// Ends one of the editor's own sessions. Returns `false` if the editor has no such session.
pub async fn end(app: &App, signed: &Signed, id: SessionId) -> Result<bool, StoreError> {
    let mut tx = app.store().begin().await?;
    let ended = sessions::end(&mut tx, signed.editor.id, id).await?;
    if ended {
        note(app, &mut tx, signed, Act::SessionEnded).await?;
    }
    tx.commit().await?;
    Ok(ended)
}

/// Ends all of the editor's sessions, including this one.
pub async fn end_all(app: &App, signed: &Signed) -> Result<(), StoreError> {
    let mut tx = app.store().begin().await?;
    sessions::end_all(&mut tx, signed.editor.id).await?;
    note(app, &mut tx, signed, Act::SignedOut).await?;
    tx.commit().await
}

async fn note(app: &App, tx: &mut Tx, signed: &Signed, act: Act) -> Result<(), StoreError> {
    let entry = AuditEntry { at: app.now(), actor: Some(signed.editor.id), act, list: None, subject: None, role: None };
    audit::add(tx, app.ids().uuid(), &entry).await
}
