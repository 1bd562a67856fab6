//! Signing in at the desk: by a link that is mailed, works once, for ten minutes, in the browser that asked for it.
//!
//! Asking is one INSERT, the same for any address; who it is, is looked up by the worker. So neither the answer nor the time
//! it takes tells who is an editor.

use chrono::TimeDelta;

use super::factors;
use crate::{
    app::App,
    domain::{
        audit::{Act, AuditEntry},
        editor::{
            Editor, Roles,
            session::{Session, agent},
            sign_in::{LINKS_AN_HOUR, SignIn},
        },
        ids::{EditorId, ListId, SessionId},
        mail::delivery::DeliveryKey,
        mail_kind::{Correspondent, DeskMail, Mail},
        text::address::EmailAddress,
        time::Instant,
        token::{Purpose, Token, TokenHash},
    },
    store::{
        StoreError, Tx, audit,
        editors::{self, sessions, sign_ins},
        lists,
        outbox::deliveries::{self, NewDelivery},
    },
};

pub use crate::domain::editor::sign_in::Worth;

/// The browser a link is opened in.
#[derive(Debug, Clone, Copy)]
pub struct Browser<'a> {
    /// The secret in its cookie, if it has one.
    pub secret: Option<Token>,
    /// The session it is in already, if it is.
    pub session: Option<Token>,
    /// What it calls itself (RFC 9110 section 10.1.5).
    pub user_agent: &'a str,
}

/// Keeps an address that was filled in, with the secret of the browser it was filled in with.
///
/// # Errors
/// [`StoreError::Unavailable`]: it was not kept, and its owner should be told.
pub async fn ask(app: &App, address: &EmailAddress, browser: Token) -> Result<(), StoreError> {
    let mut tx = app.store().begin().await?;
    sign_ins::ask(&mut tx, app.ids().uuid(), address, browser.hash(Purpose::Browser), app.now()).await?;
    tx.commit().await?;
    app.wake();
    Ok(())
}

/// Takes up to `most` addresses that were filled in, and mails a link to those that are editors'.
///
/// # Errors
/// [`StoreError`]: nothing was taken.
pub(crate) async fn admit(app: &App, most: u32) -> Result<(), StoreError> {
    // A look without a lock first: an idle worker must not stand in the way of those who write.
    if !sign_ins::any_asked(&mut app.snapshot().begin().await?).await? {
        return Ok(());
    }
    let mut tx = app.store().begin().await?;
    for (editor, browser) in sign_ins::take_asked(&mut tx, most).await? {
        mail(app, &mut tx, &editor, browser).await?;
    }
    tx.commit().await
}

async fn mail(app: &App, tx: &mut Tx, editor: &Editor, browser: TokenHash) -> Result<(), StoreError> {
    let now = app.now();
    if sign_ins::count_since(tx, editor.id, now - TimeDelta::hours(1)).await? >= i64::from(LINKS_AN_HOUR) {
        tracing::warn!("an editor asked for more links to sign in than are mailed in an hour");
        return Ok(());
    }
    let Some(list) = speaker(tx, &editor.roles).await? else {
        tracing::warn!("no link to sign in was mailed: no list could send it; `rondbrief editor link` prints one");
        return Ok(());
    };
    let token = Token::new(app.ids().secret());
    sign_ins::insert(tx, token.hash(Purpose::SignIn), &SignIn::new(editor.id, Some(browser), now)).await?;
    let to = Correspondent { address: editor.address.clone(), language: Some(editor.language) };
    let mail = Mail::Desk { to, says: DeskMail::SignIn { token } };
    let key = DeliveryKey { cause: app.ids().uuid(), recipient: app.ids().uuid() };
    deliveries::enqueue(tx, &NewDelivery { key, list, mail }, now).await
}

/// The list in whose name an editor is written to: the first, by name, of those that are theirs.
pub(crate) async fn speaker(tx: &mut Tx, roles: &Roles) -> Result<Option<ListId>, StoreError> {
    let lists = lists::all(tx).await?;
    Ok(lists.into_iter().map(|list| list.id).find(|list| roles.on(*list).is_some()))
}

/// Makes a link for an editor at the command line, for when mail is down; it works in any browser.
pub async fn link(app: &App, editor: &Editor) -> Result<Token, StoreError> {
    let (token, now) = (Token::new(app.ids().secret()), app.now());
    let mut tx = app.store().begin().await?;
    sign_ins::insert(&mut tx, token.hash(Purpose::SignIn), &SignIn::new(editor.id, None, now)).await?;
    let entry =
        AuditEntry { at: now, actor: None, act: Act::LinkMade, list: None, subject: Some(editor.id), role: None };
    audit::add(&mut tx, app.ids().uuid(), &entry).await?;
    tx.commit().await?;
    Ok(token)
}

/// What a link is worth in this browser; looking uses nothing up, for mail scanners look.
pub async fn look(app: &App, token: Token, secret: Option<Token>) -> Result<Worth, StoreError> {
    let found = sign_ins::by_hash(&mut app.snapshot().begin().await?, token.hash(Purpose::SignIn)).await?;
    Ok(found.map_or(Worth::Nothing, |link| link.worth(secret, app.now())))
}

/// Uses a link: gives the token of a new session, in the place of the one this browser may be in, and whether its holder has, or
/// needs, a second factor to show.
///
/// # Errors
/// [`StoreError`]; inside: what the link is worth, if not a session.
pub async fn enter(app: &App, token: Token, browser: Browser<'_>) -> Result<Result<(Token, bool), Worth>, StoreError> {
    let (hash, now) = (token.hash(Purpose::SignIn), app.now());
    // A look without a lock first: a forged token must not stand in the way of those who write.
    match look(app, token, browser.secret).await? {
        Worth::Good => {}
        worthless @ (Worth::OtherBrowser | Worth::Nothing) => return Ok(Err(worthless)),
    }
    let mut tx = app.store().begin().await?;
    if !sign_ins::use_up(&mut tx, hash, now).await? {
        return Ok(Err(Worth::Nothing));
    }
    let Some(link) = sign_ins::by_hash(&mut tx, hash).await? else { return Ok(Err(Worth::Nothing)) };
    let session = begin(app, &mut tx, link.editor, browser, Act::SignedIn, None).await?;
    let needs = editors::by_id(&mut tx, link.editor).await?.is_some_and(|editor| editor.roles.need_factor());
    let asked = needs || factors::read(&mut tx, link.editor).await?.are_any();
    tx.commit().await?;
    Ok(Ok((session, asked)))
}

/// Begins a session, always with a token of its own; the one this browser was in ends. `factor_at`: when a second factor was
/// shown, where it was.
pub(crate) async fn begin(
    app: &App,
    tx: &mut Tx,
    editor: EditorId,
    browser: Browser<'_>,
    act: Act,
    factor_at: Option<Instant>,
) -> Result<Token, StoreError> {
    let (token, now) = (Token::new(app.ids().secret()), app.now());
    if let Some(before) = browser.session
        && let Some(before) = sessions::by_hash(tx, before.hash(Purpose::Session)).await?
    {
        sessions::end(tx, before.editor, before.id).await?;
    }
    let id = SessionId(app.ids().uuid());
    let session = Session { id, editor, created_at: now, seen_at: now, factor_at, agent: agent(browser.user_agent) };
    sessions::insert(tx, token.hash(Purpose::Session), &session).await?;
    let entry = AuditEntry { at: now, actor: Some(editor), act, list: None, subject: None, role: None };
    audit::add(tx, app.ids().uuid(), &entry).await?;
    Ok(token)
}
