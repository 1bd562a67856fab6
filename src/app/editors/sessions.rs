//! Sessions: who is at the desk, in which browsers, and ending that.

use crate::{
    app::App,
    domain::{
        audit::{Act, AuditEntry},
        editor::{Editor, Permission, session::Session},
        ids::{ListId, SessionId},
        token::{Purpose, Token, TokenHash},
    },
    store::{
        StoreError, Tx, audit,
        editors::{self, sessions},
    },
};

/// Somebody who is signed in.
#[derive(Debug, Clone)]
pub struct Signed {
    /// Who it is.
    pub editor: Editor,
    /// The browser it is in.
    pub session: Session,
    /// What its forms are bound to.
    pub hash: TokenHash,
}

impl Signed {
    /// Whether they may do that with `list` now: their role says so, and where it asks for a second factor, one was shown.
    #[must_use]
    pub fn may(&self, list: ListId, deed: Permission) -> bool {
        self.editor.roles.may(list, deed) && (self.session.factor_at.is_some() || !deed.needs_factor())
    }
}

/// Who shows this token, if the session it stands for goes on. Notes, once a minute, that it is used; a page is not refused
/// because that note cannot be made.
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

/// Who is in the session with this hash, if it goes on, and what they may by now. It does not go on for being looked up.
pub async fn look_up(app: &App, hash: TokenHash) -> Result<Option<Signed>, StoreError> {
    let mut tx = app.snapshot().begin().await?;
    let session = sessions::by_hash(&mut tx, hash).await?.filter(|session| !session.is_over(app.now()));
    let Some(session) = session else { return Ok(None) };
    let editor = editors::by_id(&mut tx, session.editor).await?;
    Ok(editor.map(|editor| Signed { editor, session, hash }))
}

/// The browsers in which somebody is signed in, the one used last first.
pub async fn of(app: &App, signed: &Signed) -> Result<Vec<Session>, StoreError> {
    let mut all = sessions::of_editor(&mut app.snapshot().begin().await?, signed.editor.id).await?;
    all.retain(|session| !session.is_over(app.now()));
    Ok(all)
}

/// Signs out.
pub async fn sign_out(app: &App, signed: &Signed) -> Result<(), StoreError> {
    let mut tx = app.store().begin().await?;
    if sessions::end(&mut tx, signed.editor.id, signed.session.id).await? {
        note(app, &mut tx, signed, Act::SignedOut).await?;
    }
    tx.commit().await
}

/// Ends one of somebody's own sessions. `false`: they have no such session.
pub async fn end(app: &App, signed: &Signed, id: SessionId) -> Result<bool, StoreError> {
    let mut tx = app.store().begin().await?;
    let ended = sessions::end(&mut tx, signed.editor.id, id).await?;
    if ended {
        note(app, &mut tx, signed, Act::SessionEnded).await?;
    }
    tx.commit().await?;
    Ok(ended)
}

/// Ends all of somebody's sessions, this one as well.
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
