//! Managing editors: inviting them, giving them roles, removing them.
//!
//! A role on one list is looked at with every request, so a change of it holds at once and ends no session: an owner of one list
//! decides nothing about an editor's work elsewhere. What concerns the whole installation ends the editor's sessions, and makes their
//! links worthless.

use super::{factors, sign_in::speaker};
use crate::{
    app::App,
    domain::{
        audit::{Act, AuditEntry},
        editor::{Editor, Role, Roles},
        ids::{EditorId, ListId},
        mail::delivery::DeliveryKey,
        mail_kind::{Correspondent, DeskMail, Mail},
        text::{address::EmailAddress, language::Language, short_text::ShortText},
    },
    store::{
        StoreError, Tx, audit,
        editors::{self, sessions, sign_ins},
        outbox::deliveries::{self, NewDelivery},
    },
};

/// Reasons why an editor is not changed.
#[derive(Debug, thiserror::Error)]
pub enum EditorError {
    /// No editor has this address.
    #[error("no editor has this address; `rondbrief editor list` shows the editors")]
    Unknown,
    /// An editor has this address already.
    #[error("this person is already an editor; `rondbrief editor role` changes the role")]
    Known,
    /// The editor has another role on this list already.
    #[error("this person already works on the list as {0}; change the role instead")]
    Works(Role),
    /// The installation would be left without an owner.
    #[error("this is the only owner of the installation; make somebody else an owner first")]
    LastOwner,
    /// The list would be left without an owner.
    #[error("this is the only owner of the list; make somebody else an owner first")]
    LastOfList,
    /// The database failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// A role, and where it holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Post {
    /// A role on one list.
    On(ListId, Role),
    /// The role of owner of the whole installation.
    OwnerOfAll,
}

/// The details of a new editor.
#[derive(Debug, Clone)]
pub struct Invitation {
    /// The address that receives the links to sign in.
    pub address: EmailAddress,
    /// The name that colleagues see.
    pub name: ShortText,
    /// The language of this editor's desk pages and mail.
    pub language: Language,
    /// The role to be given.
    pub post: Post,
}

/// The result of an invitation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Welcome {
    /// An editor has the role, and a mail explains how to sign in.
    Invited,
    /// An editor of this list had this role already; nothing changed.
    Had,
}

/// Makes an editor and mails them how to sign in. The mail holds no secret. Returns `false` if there is no list in
/// whose name it could be sent.
pub async fn invite(app: &App, it: Invitation) -> Result<bool, EditorError> {
    let mut tx = app.store().begin().await?;
    editors::lock_owners(&mut tx).await?;
    if editors::by_address(&mut tx, &it.address).await?.is_some() {
        return Err(EditorError::Known);
    }
    let is_mailed = enter(app, &mut tx, it, None).await?;
    tx.commit().await?;
    app.wake();
    Ok(is_mailed)
}

/// Invites somebody to a list. For one who is an editor of another list already it answers and acts the same: they get the role,
/// the name that the list knows them by, and the mail; and nobody's sessions end.
///
/// # Errors
/// [`EditorError::Works`] for an editor of this list, [`EditorError::Known`] for one whose post is not on a list, and
/// [`EditorError::Store`].
pub async fn welcome(app: &App, it: Invitation) -> Result<Welcome, EditorError> {
    let mut tx = app.store().begin().await?;
    // One at a time: of two clicks at once, the second finds the editor.
    editors::lock_owners(&mut tx).await?;
    let known = editors::by_address(&mut tx, &it.address).await?;
    if let Some(editor) = &known {
        let Post::On(list, role) = it.post else { return Err(EditorError::Known) };
        match editor.roles.on(list) {
            Some(has) if has == role => return Ok(Welcome::Had),
            Some(has) => return Err(EditorError::Works(has)),
            None => {}
        }
    }
    enter(app, &mut tx, it, known).await?;
    tx.commit().await?;
    app.wake();
    Ok(Welcome::Invited)
}

/// Writes an invitation: the editor, unless they are known, their role, what the list calls them, the log entry and the mail.
async fn enter(app: &App, tx: &mut Tx, it: Invitation, known: Option<Editor>) -> Result<bool, StoreError> {
    let now = app.now();
    let (owns_all, list, role) = match it.post {
        Post::On(list, role) => (false, Some(list), role),
        Post::OwnerOfAll => (true, None, Role::Owner),
    };
    let Invitation { address, name, language, .. } = it;
    let editor = if let Some(editor) = known {
        editor
    } else {
        let (id, roles) = (EditorId(app.ids().uuid()), Roles { owns_all, ..Roles::default() });
        let (address, name) = (address.clone(), name.clone());
        let editor = Editor { id, address, name, language, roles, created_at: now };
        editors::insert(tx, &editor).await?;
        editor
    };
    let speaker = match list {
        Some(list) => {
            editors::set_role(tx, editor.id, list, Some(role)).await?;
            editors::names::set(tx, app.ids().uuid(), (list, editor.id), &name).await?;
            Some(list)
        }
        None => speaker(tx, &editor).await?,
    };
    note(app, tx, Act::Invited, editor.id, (list, Some(role))).await?;
    if let Some(list) = speaker {
        let to = Correspondent { address, language: Some(editor.language) };
        let mail = Mail::Desk { to, says: DeskMail::Invitation { role } };
        let key = DeliveryKey { cause: app.ids().uuid(), recipient: app.ids().uuid() };
        deliveries::enqueue(tx, &NewDelivery { key, list, mail }, now).await?;
    }
    Ok(speaker.is_some())
}

/// The editor with this address.
pub async fn find(app: &App, address: &EmailAddress) -> Result<Editor, EditorError> {
    editors::by_address(&mut app.snapshot().begin().await?, address).await?.ok_or(EditorError::Unknown)
}

/// All editors, in the order of their invitations.
pub async fn all(app: &App) -> Result<Vec<Editor>, StoreError> {
    editors::all(&mut app.snapshot().begin().await?).await
}

/// The editors who have a role on a list, or who own the installation, by the names that the list knows them by, in the order
/// of these.
pub async fn of_list(app: &App, list: ListId) -> Result<Vec<Editor>, StoreError> {
    let mut tx = app.snapshot().begin().await?;
    let mut names = editors::names::on(&mut tx, list).await?;
    let mut editors = editors::all(&mut tx).await?;
    editors.retain(|editor| editor.roles.on(list).is_some());
    for editor in &mut editors {
        if let Some(name) = names.remove(&editor.id) {
            editor.name = name;
        }
    }
    editors.sort_by_cached_key(|editor| (editor.name.as_str().to_lowercase(), editor.address.normalised()));
    Ok(editors)
}

/// Gives an editor a role on a list, or takes it away. At the desk, the only owner of a list cannot lose that role; at
/// the command line they can.
pub async fn set_role(app: &App, address: &EmailAddress, list: ListId, role: Option<Role>) -> Result<(), EditorError> {
    let mut tx = app.store().begin().await?;
    let editor = editors::by_address(&mut tx, address).await?.ok_or(EditorError::Unknown)?;
    if editor.roles.of_lists.get(&list).copied() == role {
        return Ok(());
    }
    if app.actor().is_some() && role != Some(Role::Owner) {
        keep_an_owner_of(&mut tx, &editor, list).await?;
    }
    editors::set_role(&mut tx, editor.id, list, role).await?;
    note(app, &mut tx, Act::RoleChanged, editor.id, (Some(list), role)).await?;
    Ok(tx.commit().await?)
}

/// Makes an editor an owner of the whole installation, or takes that role away.
pub async fn set_owns_all(app: &App, address: &EmailAddress, owns_all: bool) -> Result<(), EditorError> {
    let mut tx = app.store().begin().await?;
    let editor = editors::by_address(&mut tx, address).await?.ok_or(EditorError::Unknown)?;
    if editor.roles.owns_all == owns_all {
        return Ok(());
    }
    keep_an_owner(&mut tx, &editor).await?;
    editors::set_owns_all(&mut tx, editor.id, owns_all).await?;
    shut_out(&mut tx, editor.id).await?;
    note(app, &mut tx, Act::RoleChanged, editor.id, (None, owns_all.then_some(Role::Owner))).await?;
    Ok(tx.commit().await?)
}

/// Removes an editor, at once and from every list.
pub async fn remove(app: &App, address: &EmailAddress) -> Result<(), EditorError> {
    let mut tx = app.store().begin().await?;
    let editor = editors::by_address(&mut tx, address).await?.ok_or(EditorError::Unknown)?;
    keep_an_owner(&mut tx, &editor).await?;
    editors::remove(&mut tx, editor.id, app.now()).await?;
    shut_out(&mut tx, editor.id).await?;
    factors::wipe(&mut tx, editor.id).await?;
    note(app, &mut tx, Act::Removed, editor.id, (None, None)).await?;
    Ok(tx.commit().await?)
}

/// Removes all second factors of an editor who lost both phone and recovery codes, so that they can set up new ones.
pub async fn forget_factors(app: &App, address: &EmailAddress) -> Result<(), EditorError> {
    let mut tx = app.store().begin().await?;
    let editor = editors::by_address(&mut tx, address).await?.ok_or(EditorError::Unknown)?;
    factors::wipe(&mut tx, editor.id).await?;
    shut_out(&mut tx, editor.id).await?;
    note(app, &mut tx, Act::FactorRemoved, editor.id, (None, None)).await?;
    Ok(tx.commit().await?)
}

/// Sets the language of the desk for an editor.
pub async fn speak(app: &App, editor: EditorId, language: Language) -> Result<(), StoreError> {
    let mut tx = app.store().begin().await?;
    editors::set_language(&mut tx, editor, language).await?;
    tx.commit().await
}

/// Refuses to change the last owner of the installation.
async fn keep_an_owner(tx: &mut Tx, editor: &Editor) -> Result<(), EditorError> {
    // One at a time: if two owners remove each other's ownership at once, one of them stays.
    editors::lock_owners(tx).await?;
    let is_last = editor.roles.owns_all && editors::count_owners(tx).await? == 1;
    if is_last { Err(EditorError::LastOwner) } else { Ok(()) }
}

/// Refuses to change the last owner of a list.
async fn keep_an_owner_of(tx: &mut Tx, editor: &Editor, list: ListId) -> Result<(), EditorError> {
    editors::lock_owners(tx).await?;
    let owns_here = !editor.roles.owns_all && editor.roles.on(list) == Some(Role::Owner);
    let is_last = owns_here && editors::count_owners_of(tx, list).await? == 1;
    if is_last { Err(EditorError::LastOfList) } else { Ok(()) }
}

/// Ends all of an editor's sessions, and the links that could begin one.
pub(crate) async fn shut_out(tx: &mut Tx, id: EditorId) -> Result<(), StoreError> {
    // The links first: a link that is being used at this moment is waited for, so its session is ended as well.
    sign_ins::withdraw(tx, id).await?;
    sessions::end_all(tx, id).await?;
    Ok(())
}

/// Records an act on an editor, the `subject`: the list it concerns, and the role they have from now on.
async fn note(
    app: &App,
    tx: &mut Tx,
    act: Act,
    subject: EditorId,
    (list, role): (Option<ListId>, Option<Role>),
) -> Result<(), StoreError> {
    let entry = AuditEntry { at: app.now(), actor: app.actor(), act, list, subject: Some(subject), role };
    audit::add(tx, app.ids().uuid(), &entry).await
}
