//! Reading the audit log, with the names of editors and lists. Nothing here can change it.

use std::collections::{BTreeMap, BTreeSet};

use super::history::{self, Titled};
use crate::{
    app::App,
    domain::{
        ids::{EditorId, ItemId, ListId},
        list::List,
        text::short_text::ShortText,
    },
    store::{StoreError, audit, items, lists},
};

pub use crate::store::audit::{Actor, Mark, Placed, Wanted};

/// The number of entries on one page.
pub const PAGE: u32 = 50;

/// A page of the audit log.
#[derive(Debug)]
pub struct Log {
    /// The entries, newest first.
    pub entries: Vec<Placed>,
    /// The names of the editors in these entries, including those who were removed.
    pub names: BTreeMap<EditorId, ShortText>,
    /// The editors who appear as actors in this log, sorted by name.
    pub actors: Vec<(EditorId, ShortText)>,
    /// The titles of the items in these entries, as far as the items still exist.
    pub titles: BTreeMap<ItemId, ShortText>,
    /// The lists of the installation.
    pub lists: BTreeMap<ListId, List>,
    /// The position where older entries begin; `None` on the last page.
    pub older: Option<Mark>,
}

/// Reads a page of the audit log.
pub async fn read(app: &App, wanted: &Wanted) -> Result<Log, StoreError> {
    let mut tx = app.snapshot().begin().await?;
    let mut entries = audit::page(&mut tx, wanted, PAGE + 1).await?;
    let has_older = entries.len() > PAGE as usize;
    entries.truncate(PAGE as usize);
    let ids = audit::actors(&mut tx, wanted.list).await?;
    let mut people: BTreeSet<_> = ids.iter().copied().collect();
    people.extend(entries.iter().flat_map(|it| [it.entry.actor, it.entry.subject]).flatten());
    let names = history::names(&mut tx, wanted.list, people).await?;
    let titles = items::titles(&mut tx, wanted.list, &entries.iter().filter_map(|it| it.item).collect()).await?;
    let mut actors: Vec<_> = ids.into_iter().filter_map(|id| Some((id, names.get(&id)?.clone()))).collect();
    actors.sort_by(|one, other| one.1.as_str().cmp(other.1.as_str()));
    Ok(Log {
        older: entries.last().filter(|_| has_older).map(|it| it.mark),
        lists: lists::all(&mut tx).await?.into_iter().map(|list| (list.id, list)).collect(),
        entries,
        names,
        titles,
        actors,
    })
}

impl Log {
    /// The title of the item that an entry is about.
    #[must_use]
    pub fn title(&self, it: &Placed) -> Option<Titled> {
        it.item.map(|id| Titled::of(&self.titles, id))
    }
}
