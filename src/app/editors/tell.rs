//! Mail to a list's editors: a reminder, something to look at, something held or paused, what an issue came to.

use std::collections::BTreeSet;

use crate::{
    app::App,
    domain::{
        list::List,
        mail::delivery::DeliveryKey,
        mail_kind::{Correspondent, DeskMail, Mail},
        time::Instant,
    },
    store::{
        StoreError, Tx,
        editors::{self, topics},
        outbox::deliveries::{self, NewDelivery},
    },
};

/// Queues one mail to each editor of `list` who wants one of this kind.
pub(crate) async fn tell(app: &App, tx: &mut Tx, list: &List, says: DeskMail) -> Result<(), StoreError> {
    tell_at(app, tx, list, says, app.now()).await
}

/// The same, due at `due`.
pub(crate) async fn tell_at(
    app: &App,
    tx: &mut Tx,
    list: &List,
    says: DeskMail,
    due: Instant,
) -> Result<(), StoreError> {
    let cause = app.ids().uuid();
    for to in recipients(tx, list, says).await? {
        let key = DeliveryKey { cause, recipient: app.ids().uuid() };
        deliveries::enqueue(tx, &NewDelivery { key, list: list.id, mail: Mail::Desk { to, says } }, due).await?;
    }
    Ok(())
}

/// Queues one mail in the name of `list` to each owner of all lists, whatever mail they chose.
pub(crate) async fn tell_owners_of_all(app: &App, tx: &mut Tx, list: &List, says: DeskMail) -> Result<(), StoreError> {
    let cause = app.ids().uuid();
    for editor in editors::all(tx).await?.into_iter().filter(|editor| editor.roles.owns_all) {
        let to = Correspondent { address: editor.address, language: Some(editor.language) };
        let key = DeliveryKey { cause, recipient: app.ids().uuid() };
        deliveries::enqueue(tx, &NewDelivery { key, list: list.id, mail: Mail::Desk { to, says } }, app.now()).await?;
    }
    Ok(())
}

/// The editors of the list who want this mail, each with the language they read the desk in, and the addresses that stand with
/// the list; each once. A list that nobody looks after is looked after by its sender, who also hears of trouble that nobody
/// wants to hear of.
async fn recipients(tx: &mut Tx, list: &List, says: DeskMail) -> Result<Vec<Correspondent>, StoreError> {
    let mut all: Vec<Correspondent> = Vec::new();
    let mut is_looked_after = !list.editors.is_empty();
    if let Some(topic) = says.topic() {
        let chosen = topics::about(tx, list.id, topic).await?;
        for editor in editors::all(tx).await? {
            let Some(role) = editor.roles.on(list.id) else { continue };
            let usual = topic.is_usual_for(role);
            let wants = chosen.get(&editor.id).copied().unwrap_or(usual);
            is_looked_after |= usual || wants;
            all.extend(wants.then_some(Correspondent { address: editor.address, language: Some(editor.language) }));
        }
    }
    all.extend(list.editors.iter().cloned().map(Correspondent::from));
    let is_trouble = matches!(says, DeskMail::Held { .. } | DeskMail::Paused { .. });
    if !is_looked_after || (is_trouble && all.is_empty()) {
        all.push(list.sender.address.clone().into());
    }
    let mut seen = BTreeSet::new();
    all.retain(|to| seen.insert(to.address.normalised()));
    Ok(all)
}
