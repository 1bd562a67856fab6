//! The first owner: whoever opens the link that the service prints while it has none.

use super::{
    manage::shut_out,
    sign_in::{self, Browser},
};
use crate::{
    app::App,
    domain::{
        audit::Act,
        editor::{Editor, Roles, sign_in::FIRST_LINK_LASTS},
        ids::EditorId,
        text::{address::EmailAddress, language::Language, short_text::ShortText},
        token::{Purpose, Token},
    },
    store::{
        StoreError,
        editors::{self, sign_ins},
    },
};

/// Somebody who is to be the first owner.
#[derive(Debug, Clone)]
pub struct Newcomer {
    /// Where their links to sign in are sent.
    pub address: EmailAddress,
    /// What colleagues call them.
    pub name: ShortText,
    /// The language they read the desk in.
    pub language: Language,
}

/// A fresh link that makes the first owner, in the place of any before it; none once there is an owner.
pub async fn link(app: &App) -> Result<Option<Token>, StoreError> {
    if editors::count_owners(&mut app.snapshot().begin().await?).await? > 0 {
        return Ok(None);
    }
    let token = Token::new(app.ids().secret());
    let mut tx = app.store().begin().await?;
    sign_ins::set_first(&mut tx, token.hash(Purpose::FirstOwner), app.now() + FIRST_LINK_LASTS).await?;
    tx.commit().await?;
    Ok(Some(token))
}

/// Whether this is that link, and there is no owner yet.
pub async fn is_open(app: &App, token: Token) -> Result<bool, StoreError> {
    let mut tx = app.snapshot().begin().await?;
    Ok(sign_ins::is_first(&mut tx, token.hash(Purpose::FirstOwner), app.now()).await?
        && editors::count_owners(&mut tx).await? == 0)
}

/// Makes the first owner and signs them in; `None` where the link is worth nothing.
pub async fn become_owner(
    app: &App,
    token: Token,
    newcomer: Newcomer,
    browser: Browser<'_>,
) -> Result<Option<Token>, StoreError> {
    // A look without a lock first: a forged token must not stand in the way of those who write.
    if !is_open(app, token).await? {
        return Ok(None);
    }
    let now = app.now();
    let mut tx = app.store().begin().await?;
    let used = sign_ins::use_first(&mut tx, token.hash(Purpose::FirstOwner), now).await?;
    if !used || editors::count_owners(&mut tx).await? > 0 {
        return Ok(None);
    }
    let id = if let Some(known) = editors::by_address(&mut tx, &newcomer.address).await? {
        // Whoever is signed in under that name somewhere else must not be an owner there all of a sudden.
        shut_out(&mut tx, known.id).await?;
        editors::set_owns_all(&mut tx, known.id, true).await?;
        known.id
    } else {
        let Newcomer { address, name, language } = newcomer;
        let roles = Roles { owns_all: true, ..Roles::default() };
        let owner = Editor { id: EditorId(app.ids().uuid()), address, name, language, roles, created_at: now };
        editors::insert(&mut tx, &owner).await?;
        owner.id
    };
    let session = sign_in::begin(app, &mut tx, id, browser, Act::FirstOwner, None).await?;
    tx.commit().await?;
    Ok(Some(session))
}
