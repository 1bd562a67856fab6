//! Notes of what is done with issues and readers, in the log of who did what: in the transaction of the deed itself.

use crate::{
    app::App,
    domain::{
        audit::{Act, AuditEntry},
        ids::{EditorId, IssueId, ItemId, ListId, SubscriptionId},
        issue::IssueState,
    },
    store::{StoreError, Tx, audit},
};

/// Notes what was done with an issue, and by whom.
pub(crate) async fn about(app: &App, tx: &mut Tx, list: ListId, issue: IssueId, act: Act) -> Result<(), StoreError> {
    about_for(app, tx, list, issue, act, None).await
}

/// The same of what was done for another editor.
pub(crate) async fn about_for(
    app: &App,
    tx: &mut Tx,
    list: ListId,
    issue: IssueId,
    act: Act,
    subject: Option<EditorId>,
) -> Result<(), StoreError> {
    let actor = if act.is_by_itself() { None } else { app.actor() };
    let entry = AuditEntry { at: app.now(), actor, act, list: Some(list), subject, role: None };
    audit::add_about(tx, app.ids().uuid(), issue, &entry).await
}

/// Notes what was done with an item, and by whom; with the issue that has taken it, if one has.
pub(crate) async fn about_item(
    app: &App,
    tx: &mut Tx,
    list: ListId,
    (item, issue): (ItemId, Option<IssueId>),
    act: Act,
) -> Result<(), StoreError> {
    let entry = AuditEntry { at: app.now(), actor: app.actor(), act, list: Some(list), subject: None, role: None };
    audit::add_about_item(tx, app.ids().uuid(), item, issue, &entry).await
}

/// Notes what was done with a reader, and by whom.
pub(crate) async fn about_reader(
    app: &App,
    tx: &mut Tx,
    list: ListId,
    reader: SubscriptionId,
    act: Act,
) -> Result<(), StoreError> {
    let entry = AuditEntry { at: app.now(), actor: app.actor(), act, list: Some(list), subject: None, role: None };
    audit::add_about_reader(tx, app.ids().uuid(), reader, &entry).await
}

/// What somebody did who brought an issue into this state.
pub(crate) const fn act_of(state: IssueState) -> Option<Act> {
    match state {
        IssueState::Held { .. } => Some(Act::Held),
        IssueState::Paused { .. } => Some(Act::Paused),
        IssueState::Stopped { .. } => Some(Act::Stopped),
        IssueState::Cancelled => Some(Act::Cancelled),
        IssueState::Draft { .. }
        | IssueState::Scheduled { .. }
        | IssueState::Sending { .. }
        | IssueState::Sent { .. } => None,
    }
}
