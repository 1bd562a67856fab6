//! The first owner: the person who opens the link that the service prints while it has no owner.

use super::{
    manage::shut_out,
    sign_in::{self, Begun, Browser, Evidence},
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

/// The details of the person who is to be the first owner.
#[derive(Debug, Clone)]
pub struct Newcomer {
    /// The address that receives the links to sign in.
    pub address: EmailAddress,
    /// The name that colleagues see.
    pub name: ShortText,
    /// The language of the desk for this owner.
    pub language: Language,
}

/// Makes a new link for the first owner, which replaces any earlier one; `None` once there is an owner.
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

/// True if the token is that of the link, and there is no owner yet.
pub async fn is_open(app: &App, token: Token) -> Result<bool, StoreError> {
    let mut tx = app.snapshot().begin().await?;
    Ok(sign_ins::is_first(&mut tx, token.hash(Purpose::FirstOwner), app.now()).await?
        && editors::count_owners(&mut tx).await? == 0)
}

/// Makes the first owner and signs them in; `None` if the link is not valid.
pub async fn become_owner(
    app: &App,
    token: Token,
    newcomer: Newcomer,
    browser: Browser<'_>,
) -> Result<Option<Begun>, StoreError> {
    // Reads without a lock first: a forged token must not block writers.
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
        // A session that this editor already has elsewhere must not suddenly become an owner's.
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
    let begun = sign_in::begin(app, &mut tx, id, browser, Evidence::Link(Act::FirstOwner)).await?;
    tx.commit().await?;
    Ok(Some(begun))
}
