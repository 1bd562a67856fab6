//! Audit entries about issues, items and subscribers, written in the transaction of the act itself.

use crate::{
    app::App,
    domain::{
        audit::{Act, AuditEntry},
        ids::{EditorId, IssueId, ItemId, ListId, SubscriptionId},
    },
    store::{StoreError, Tx, audit},
};

/// Records an act on an issue, with its actor.
pub(crate) async fn about(app: &App, tx: &mut Tx, list: ListId, issue: IssueId, act: Act) -> Result<(), StoreError> {
    about_for(app, tx, (list, issue), act, None).await
}

/// Records an act on an issue that was done for another editor, the `subject`.
pub(crate) async fn about_for(
    app: &App,
    tx: &mut Tx,
    (list, issue): (ListId, IssueId),
    act: Act,
    subject: Option<EditorId>,
) -> Result<(), StoreError> {
    let actor = if act.is_by_itself() { None } else { app.actor() };
    let entry = AuditEntry { at: app.now(), actor, act, list: Some(list), subject, role: None };
    audit::add_about(tx, app.ids().uuid(), issue, &entry).await
}

/// Records an act on an item, with its actor and the issue that has taken the item, if any.
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

/// Records an act on a subscriber, with its actor.
pub(crate) async fn about_subscriber(
    app: &App,
    tx: &mut Tx,
    list: ListId,
    reader: SubscriptionId,
    act: Act,
) -> Result<(), StoreError> {
    let entry = AuditEntry { at: app.now(), actor: app.actor(), act, list: Some(list), subject: None, role: None };
    audit::add_about_subscriber(tx, app.ids().uuid(), reader, &entry).await
}
