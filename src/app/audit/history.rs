//! The history of an issue or a subscriber: entries of the audit log, with the names of the editors in them.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    domain::{
        audit::{Act, AuditEntry},
        ids::{EditorId, ItemId},
        text::short_text::ShortText,
        time::Instant,
    },
    store::{StoreError, Tx, editors},
};

/// Something that was done with an issue or a subscriber.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PastAct {
    /// When.
    pub at: Instant,
    /// What.
    pub act: Act,
    /// What the editor is called who did it; none: somebody at the command line, or the service by itself.
    pub who: Option<ShortText>,
    /// What the other editor is called for whom it was done.
    pub to: Option<ShortText>,
    /// The item it was done with.
    pub item: Option<Titled>,
}

/// What an item is called that something was done with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Titled {
    /// This, as it is now.
    Now(ShortText),
    /// It is not there any more.
    Gone,
}

impl Titled {
    /// What these titles tell of an item.
    pub(crate) fn of(titles: &BTreeMap<ItemId, ShortText>, id: ItemId) -> Self {
        titles.get(&id).cloned().map_or(Self::Gone, Self::Now)
    }
}

/// Entries of the log, with the names of who did it.
pub(crate) async fn told(tx: &mut Tx, log: Vec<AuditEntry>) -> Result<Vec<PastAct>, StoreError> {
    let names = names(tx, log.iter().flat_map(|entry| [entry.actor, entry.subject]).flatten().collect()).await?;
    let name = |id: Option<EditorId>| names.get(&id?).cloned();
    let deed =
        |it: AuditEntry| PastAct { at: it.at, act: it.act, who: name(it.actor), to: name(it.subject), item: None };
    Ok(log.into_iter().map(deed).collect())
}

/// What these editors are called, those who were removed too.
pub(crate) async fn names(tx: &mut Tx, ids: BTreeSet<EditorId>) -> Result<BTreeMap<EditorId, ShortText>, StoreError> {
    let mut names = BTreeMap::new();
    for id in ids {
        if let Some(name) = editors::name(tx, id).await? {
            names.insert(id, name);
        }
    }
    Ok(names)
}
