//! Mail to a list's editors: a reminder, something to look at, something held or paused, what an issue came to.

use std::collections::BTreeSet;

use uuid::Uuid;

use crate::{
    app::App,
    domain::{
        editor::topic::Topic,
        ids::IssueId,
        list::List,
        mail::delivery::{DeliveryKey, MailKind},
        time::Instant,
    },
    store::{
        StoreError, Tx,
        editors::{self, topics},
        outbox::deliveries::{self, Correspondent, Facts, NewDelivery},
    },
};

/// Queues one mail to each editor of `list` who is to get one of this kind.
pub(crate) async fn tell(
    app: &App,
    tx: &mut Tx,
    list: &List,
    kind: MailKind,
    issue: Option<IssueId>,
    facts: impl Fn(Correspondent) -> Facts,
) -> Result<(), StoreError> {
    tell_at(app, tx, list, kind, issue, app.now(), facts).await
}

/// The same, due at `due`.
pub(crate) async fn tell_at(
    app: &App,
    tx: &mut Tx,
    list: &List,
    kind: MailKind,
    issue: Option<IssueId>,
    due: Instant,
    facts: impl Fn(Correspondent) -> Facts,
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

/// Who works at the list and wants this mail, in the language that each reads the desk in, and the addresses that stand with
/// the list; each once. A list that nobody looks after is looked after by its sender, who also hears of trouble that nobody
/// wants to hear of.
async fn recipients(tx: &mut Tx, list: &List, kind: MailKind) -> Result<Vec<Correspondent>, StoreError> {
    let mut all: Vec<Correspondent> = Vec::new();
    let mut is_looked_after = !list.editors.is_empty();
    if let Some(notice) = Topic::of(kind) {
        let chosen = topics::about(tx, list.id, notice).await?;
        for editor in editors::all(tx).await? {
            let Some(role) = editor.roles.on(list.id) else { continue };
            let usual = notice.is_usual_for(role);
            let wants = chosen.get(&editor.id).copied().unwrap_or(usual);
            is_looked_after |= usual || wants;
            all.extend(wants.then_some(Correspondent { address: editor.address, language: Some(editor.language) }));
        }
    }
    all.extend(list.editors.iter().cloned().map(Correspondent::from));
    let is_trouble = matches!(kind, MailKind::Held | MailKind::Paused);
    if !is_looked_after || (is_trouble && all.is_empty()) {
        all.push(list.sender.address.clone().into());
    }
    let mut seen = BTreeSet::new();
    all.retain(|to| seen.insert(to.address.normalised()));
    Ok(all)
}
