//! Mail to a list's editors: a reminder, something to look at, something held or paused, what an issue came to.

use std::collections::BTreeSet;

use uuid::Uuid;

use super::App;
use crate::{
    domain::{
        address::EmailAddress,
        delivery::{DeliveryKey, Kind},
        ids::IssueId,
        list::List,
        notice::Notice,
        time::Instant,
    },
    store::{
        StoreError, Tx, choices,
        deliveries::{self, Facts, NewDelivery},
        editors,
    },
};

/// Queues one mail to each editor of `list` who is to get one of this kind.
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
    tell_at(app, tx, list, kind, issue, app.now(), facts).await
}

/// The same, due at `due`.
///
/// # Errors
/// [`StoreError`].
pub(super) async fn tell_at(
    app: &App,
    tx: &mut Tx,
    list: &List,
    kind: Kind,
    issue: Option<IssueId>,
    due: Instant,
    facts: impl Fn(EmailAddress) -> Facts,
) -> Result<(), StoreError> {
    let cause = app.ids().uuid();
    for to in recipients(tx, list, kind).await? {
        let recipient: Uuid = app.ids().uuid();
        let delivery =
            NewDelivery { key: DeliveryKey { cause, recipient }, kind, list: list.id, issue, facts: facts(to) };
        deliveries::enqueue(tx, &delivery, due).await?;
    }
    Ok(())
}

/// The addresses that stand with the list, and those of who works at it and wants this mail, each once. A list that nobody
/// looks after is looked after by its sender, who also hears of trouble that nobody wants to hear of.
async fn recipients(tx: &mut Tx, list: &List, kind: Kind) -> Result<Vec<EmailAddress>, StoreError> {
    let mut all = list.editors.clone();
    let mut is_looked_after = !all.is_empty();
    if let Some(notice) = Notice::of(kind) {
        let chosen = choices::about(tx, list.id, notice).await?;
        for editor in editors::all(tx).await? {
            let Some(role) = editor.roles.on(list.id) else { continue };
            let usual = notice.is_usual_for(role);
            let wants = chosen.get(&editor.id).copied().unwrap_or(usual);
            is_looked_after |= usual || wants;
            all.extend(wants.then_some(editor.address));
        }
    }
    let is_trouble = matches!(kind, Kind::Held | Kind::Paused);
    if !is_looked_after || (is_trouble && all.is_empty()) {
        all.push(list.sender.address.clone());
    }
    let mut seen = BTreeSet::new();
    all.retain(|address| seen.insert(address.normalised()));
    Ok(all)
}
