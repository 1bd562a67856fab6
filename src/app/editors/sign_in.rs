//! Signing in at the desk, by a mailed link that works once, for ten minutes, in the browser that asked for it. The code beside
//! the link is in [`super::sign_in_codes`].
//!
//! Asking for a link is one INSERT, the same for any address; the worker looks up the editor. So neither the answer nor
//! the time it takes reveals which addresses belong to editors.

use chrono::TimeDelta;

use super::factors;
use crate::{
    app::{
        App,
        running::{decoy, drops},
    },
    domain::{
        audit::{Act, AuditEntry},
        editor::{
            Editor,
            browser::RememberedBrowser,
            code::Code,
            session::{Session, agent},
            sign_in::{Asked, SignIn, may_be_mailed},
        },
        ids::{BrowserId, EditorId, ListId, SessionId},
        mail::delivery::DeliveryKey,
        mail_kind::{Correspondent, DeskMail, Mail},
        subscriber::limits::Limit,
        text::address::EmailAddress,
        token::{Purpose, Token, TokenHash},
    },
    store::{
        StoreError, Tx, audit,
        editors::{self, browsers, sessions, sign_ins},
        lists,
        outbox::deliveries::{self, NewDelivery},
    },
};

pub use crate::domain::editor::sign_in::Worth;

/// The browser in which a link is opened.
#[derive(Debug, Clone, Copy)]
pub struct Browser<'a> {
    /// The secret in the browser's cookie, if any.
    pub secret: Option<Token>,
    /// The token of the session that the browser is in already, if any.
    pub session: Option<Token>,
    /// The secret by which it is remembered, if somebody signed in with it before.
    pub remembered: Option<Token>,
    /// The browser's `User-Agent` (RFC 9110 section 10.1.5).
    pub user_agent: &'a str,
}

/// Somebody who asks for a link.
#[derive(Debug, Clone, Copy)]
pub struct Asking {
    /// The secret of the browser, to which the link is bound.
    pub browser: Token,
    /// The secret by which the browser is remembered, if it has one.
    pub remembered: Option<Token>,
    /// The network, as 16 octets.
    pub network: [u8; 16],
}

/// Stores an address that was filled in, with hashes of who asks.
///
/// # Errors
/// [`StoreError::Unavailable`]: nothing was stored, and the visitor should be told so.
pub async fn ask(app: &App, address: &EmailAddress, by: Asking) -> Result<(), StoreError> {
    let asked = Asked {
        browser: by.browser.hash(Purpose::Browser),
        asker: Some(app.store().vault().sign_in_asker(by.network, address)),
        remembered: by.remembered.map(|secret| secret.hash(Purpose::Remembered)),
    };
    let mut tx = app.store().begin().await?;
    sign_ins::ask(&mut tx, app.ids().uuid(), address, &asked, app.now()).await?;
    tx.commit().await
}

/// Takes up to `most` addresses that were filled in, and mails a link to those that belong to editors. Each address costs the
/// same: one message in the outbox, for the editor or for nobody.
///
/// # Errors
/// [`StoreError`]: nothing was taken.
pub(crate) async fn admit(app: &App, most: u32) -> Result<(), StoreError> {
    // Reads without a lock first: an idle worker must not block writers.
    if !sign_ins::any_asked(&mut app.snapshot().begin().await?).await? {
        return Ok(());
    }
    let mut tx = app.store().begin().await?;
    let any_list = lists::all(&mut tx).await?.first().map(|list| list.id);
    let mut dropped = 0;
    for (editor, asked) in sign_ins::take_asked(&mut tx, most).await? {
        let sent = match &editor {
            Some(editor) => mail(app, &mut tx, editor, asked).await?,
            None => Mailed::Nothing,
        };
        dropped += usize::from(matches!(sent, Mailed::Dropped));
        if !matches!(sent, Mailed::Link)
            && let Some(list) = any_list
        {
            decoy::enqueue(app, &mut tx, list).await?;
        }
    }
    tx.commit().await?;
    for _ in 0..dropped {
        drops::note(app, None, Limit::Links);
    }
    Ok(())
}

/// The result of a request for a link.
enum Mailed {
    /// A link is mailed.
    Link,
    /// There is nobody to mail to, or nothing to mail with.
    Nothing,
    /// The editor got enough links in this hour.
    Dropped,
}

async fn mail(app: &App, tx: &mut Tx, editor: &Editor, asked: Asked) -> Result<Mailed, StoreError> {
    let now = app.now();
    let is_remembered = match asked.remembered {
        Some(hash) => browsers::is_remembered(tx, editor.id, hash, now).await?,
        None => false,
    };
    let mailed = sign_ins::mailed_since(tx, editor.id, asked.asker.as_deref(), now - TimeDelta::hours(1)).await?;
    if !may_be_mailed(&mailed, is_remembered) {
        return Ok(Mailed::Dropped);
    }
    let Some(list) = speaker(tx, editor).await? else {
        tracing::warn!("no link to sign in was mailed: no list could send it; `rondbrief editor link` prints one");
        return Ok(Mailed::Nothing);
    };
    let token = Token::new(app.ids().secret());
    let link = SignIn { asker: asked.asker, is_remembered, ..SignIn::new(editor.id, Some(asked.browser), now) };
    let code = Code::of(token).hash(asked.browser);
    sign_ins::insert(tx, token.hash(Purpose::SignIn), Some(code), &link).await?;
    let to = Correspondent { address: editor.address.clone(), language: Some(editor.language) };
    let mail = Mail::Desk { to, says: DeskMail::SignIn { token } };
    let key = DeliveryKey { cause: app.ids().uuid(), recipient: app.ids().uuid() };
    deliveries::enqueue(tx, &NewDelivery { key, list, mail }, now).await?;
    Ok(Mailed::Link)
}

/// The list in whose name mail about an editor's access is sent: the one they have worked for longest. Nothing that an owner of
/// another list does, such as naming that list or inviting the editor to it, makes it the sender.
pub(crate) async fn speaker(tx: &mut Tx, editor: &Editor) -> Result<Option<ListId>, StoreError> {
    editors::longest_on(tx, editor.id, editor.roles.owns_all).await
}

/// Makes a link for an editor at the command line, for when mail is down; it works in any browser.
pub async fn link(app: &App, editor: &Editor) -> Result<Token, StoreError> {
    let (token, now) = (Token::new(app.ids().secret()), app.now());
    let mut tx = app.store().begin().await?;
    sign_ins::insert(&mut tx, token.hash(Purpose::SignIn), None, &SignIn::new(editor.id, None, now)).await?;
    let entry =
        AuditEntry { at: now, actor: None, act: Act::LinkMade, list: None, subject: Some(editor.id), role: None };
    audit::add(&mut tx, app.ids().uuid(), &entry).await?;
    tx.commit().await?;
    Ok(token)
}

/// The result of using a link to sign in.
#[derive(Debug)]
pub enum Entry {
    /// The editor is signed in.
    Entered(Entered),
    /// The link was asked for in another browser.
    OtherBrowser,
    /// The link is unknown, used or too old.
    Nothing,
}

/// An editor who came in.
#[derive(Debug)]
pub struct Entered {
    /// The secrets that the browser is given.
    pub begun: Begun,
    /// True if a second factor has to be shown, or set up, before anything else.
    pub asks_factor: bool,
}

/// The worth of a link in this browser. Looking does not use the link up, because mail scanners follow links.
pub async fn look(app: &App, token: Token, secret: Option<Token>) -> Result<Worth, StoreError> {
    let found = sign_ins::by_hash(&mut app.snapshot().begin().await?, token.hash(Purpose::SignIn)).await?;
    Ok(found.map_or(Worth::Nothing, |link| link.worth(secret, app.now())))
}

/// Uses a link. The new session replaces the one that this browser may be in.
pub async fn enter(app: &App, token: Token, browser: Browser<'_>) -> Result<Entry, StoreError> {
    let hash = token.hash(Purpose::SignIn);
    // Reads without a lock first: a forged token must not block writers.
    match look(app, token, browser.secret).await? {
        Worth::Good => {}
        Worth::OtherBrowser => return Ok(Entry::OtherBrowser),
        Worth::Nothing => return Ok(Entry::Nothing),
    }
    let mut tx = app.store().begin().await?;
    let Some(entered) = use_up(app, &mut tx, hash, browser).await? else { return Ok(Entry::Nothing) };
    tx.commit().await?;
    Ok(Entry::Entered(entered))
}

/// Uses up the link with this hash, and begins a session; none if the link was used before.
pub(super) async fn use_up(
    app: &App,
    tx: &mut Tx,
    link: TokenHash,
    browser: Browser<'_>,
) -> Result<Option<Entered>, StoreError> {
    if !sign_ins::use_up(tx, link, app.now()).await? {
        return Ok(None);
    }
    let Some(link) = sign_ins::by_hash(tx, link).await? else { return Ok(None) };
    let begun = begin(app, tx, link.editor, browser, Evidence::Link(Act::SignedIn)).await?;
    let needs = editors::by_id(tx, link.editor).await?.is_some_and(|editor| editor.roles.need_factor());
    let asks_factor = needs || factors::read(tx, link.editor).await?.are_any();
    Ok(Some(Entered { begun, asks_factor }))
}

/// The evidence on which a session begins.
pub(crate) enum Evidence {
    /// A link, used by this act. The second factor is still to be shown.
    Link(Act),
    /// A passkey, which is the second factor as well.
    Passkey,
}

/// The secrets that a browser is given when a session begins in it.
#[derive(Debug, Clone, Copy)]
pub struct Begun {
    /// The token of the session.
    pub session: Token,
    /// The secret by which the browser is remembered.
    pub remembered: Token,
}

/// Begins a session with a token of its own, and remembers the browser; the session that this browser was in ends.
pub(crate) async fn begin(
    app: &App,
    tx: &mut Tx,
    editor: EditorId,
    browser: Browser<'_>,
    evidence: Evidence,
) -> Result<Begun, StoreError> {
    let (token, now) = (Token::new(app.ids().secret()), app.now());
    let (act, factor_at) = match evidence {
        Evidence::Link(act) => (act, None),
        Evidence::Passkey => (Act::SignedIn, Some(now)),
    };
    if let Some(before) = browser.session
        && let Some(before) = sessions::by_hash(tx, before.hash(Purpose::Session)).await?
    {
        sessions::end(tx, before.editor, before.id).await?;
    }
    let remembered = remember(app, tx, editor, browser).await?;
    let id = SessionId(app.ids().uuid());
    let session = Session { id, editor, created_at: now, seen_at: now, factor_at, agent: agent(browser.user_agent) };
    sessions::insert(tx, token.hash(Purpose::Session), &session).await?;
    let entry = AuditEntry { at: now, actor: Some(editor), act, list: None, subject: None, role: None };
    audit::add(tx, app.ids().uuid(), &entry).await?;
    Ok(Begun { session: token, remembered })
}

/// Remembers the browser, and records it if the editor had others before but not this one. Returns the secret by which it is
/// remembered, which is the same for all who use the browser.
async fn remember(app: &App, tx: &mut Tx, editor: EditorId, browser: Browser<'_>) -> Result<Token, StoreError> {
    let (secret, now) = (browser.remembered.unwrap_or_else(|| Token::new(app.ids().secret())), app.now());
    let hash = secret.hash(Purpose::Remembered);
    browsers::forget_unused(tx, now).await?;
    if browsers::is_remembered(tx, editor, hash, now).await? {
        browsers::note_seen(tx, editor, hash, now).await?;
        return Ok(secret);
    }
    if !browsers::of_editor(tx, editor).await?.is_empty() {
        let (act, actor) = (Act::BrowserAdded, Some(editor));
        let entry = AuditEntry { at: now, actor, act, list: None, subject: Some(editor), role: None };
        audit::add(tx, app.ids().uuid(), &entry).await?;
    }
    let (id, agent) = (BrowserId(app.ids().uuid()), agent(browser.user_agent));
    browsers::remember(tx, hash, &RememberedBrowser { id, editor, made_at: now, seen_at: now, agent }).await?;
    Ok(secret)
}
