//! Mail to a list's editors: a reminder, something to look at, something held or paused.

use uuid::Uuid;

use super::App;
use crate::{
    domain::{
        address::EmailAddress,
        delivery::{DeliveryKey, Kind},
        ids::IssueId,
        list::List,
    },
    store::{
        StoreError, Tx,
        deliveries::{self, Facts, NewDelivery},
    },
};

/// Queues one mail to each editor of `list`; a list without editors is looked after by its sender.
///
/// # Errors
/// [`StoreError`].
pub(super) async fn tell(
    app: &App,
    tx: &mut Tx,
    list: &List,
    kind: Kind,
    issue: Option<IssueId>,
    facts: impl Fn(EmailAddress) -> Facts,
) -> Result<(), StoreError> {
    let cause = app.ids().uuid();
    let editors = if list.editors.is_empty() { std::slice::from_ref(&list.sender.address) } else { &list.editors };
    for editor in editors {
        let recipient: Uuid = app.ids().uuid();
        let facts = facts(editor.clone());
        let delivery = NewDelivery { key: DeliveryKey { cause, recipient }, kind, list: list.id, issue, facts };
        deliveries::enqueue(tx, &delivery, app.now()).await?;
    }
    Ok(())
}
