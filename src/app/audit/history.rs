//! The history of an issue or a subscriber: entries of the audit log, with the names of the editors in them.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    domain::{
        audit::{Act, AuditEntry},
        ids::{EditorId, ItemId, ListId},
        text::short_text::ShortText,
        time::Instant,
    },
    store::{StoreError, Tx, editors},
};

/// An act in the history of an issue or a subscriber.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PastAct {
    /// The moment of the act.
    pub at: Instant,
    /// The act.
    pub act: Act,
    /// The name of the editor who acted; `None` for the command line and for the service itself.
    pub who: Option<ShortText>,
    /// The name of the other editor, for an act done on that editor's behalf.
    pub to: Option<ShortText>,
    /// The item that the act concerned.
    pub item: Option<Titled>,
}

/// The title of the item that an act concerned.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Titled {
    /// The present title.
    Now(ShortText),
    /// The item is gone, or belongs to another list by now.
    Gone,
}

impl Titled {
    /// Looks up an item's title; an item without one is gone.
    pub(crate) fn of(titles: &BTreeMap<ItemId, ShortText>, id: ItemId) -> Self {
        titles.get(&id).cloned().map_or(Self::Gone, Self::Now)
    }
}

/// Turns audit entries of one list into past acts, with the names of the editors as the list knows them.
pub(crate) async fn told(tx: &mut Tx, log: Vec<AuditEntry>) -> Result<Vec<PastAct>, StoreError> {
    let list = log.first().and_then(|entry| entry.list);
    let names = names(tx, list, log.iter().flat_map(|entry| [entry.actor, entry.subject]).flatten().collect()).await?;
    let name = |id: Option<EditorId>| names.get(&id?).cloned();
    let act =
        |it: AuditEntry| PastAct { at: it.at, act: it.act, who: name(it.actor), to: name(it.subject), item: None };
    Ok(log.into_iter().map(act).collect())
}

/// The names of these editors as a list knows them, or their own, including those who were removed.
pub(crate) async fn names(
    tx: &mut Tx,
    list: Option<ListId>,
    ids: BTreeSet<EditorId>,
) -> Result<BTreeMap<EditorId, ShortText>, StoreError> {
    let mut names = BTreeMap::new();
    for id in ids {
        if let Some(name) = editors::names::of(tx, id, list).await? {
            names.insert(id, name);
        }
    }
    Ok(names)
}
