//! What was done with an item a moment ago, above its queue, while it is still so.

use super::{Asked, form, item_id, path_of};
use crate::{
    domain::{issue::composing::Contents, item::Item, list::List, text::phrases::Phrases, time::Instant},
    web::{Site, desk::kit::flash::Flash},
};

/// What was done a moment ago, with what waits now and what was taken out.
pub fn notice(
    site: &Site,
    phrases: Phrases,
    list: &List,
    asked: &Asked,
    waiting: &Contents,
    withdrawn: &[(Item, Instant)],
) -> Option<Flash> {
    let id = item_id(asked.item.as_deref()?).ok()?;
    let done = asked.done.as_deref()?;
    let key = format!("desk-queue-done-{done}");
    if done == "withdrawn" {
        let (item, _) = withdrawn.iter().find(|(item, _)| item.id == id)?;
        let undo = Some(format!("{}/restore", path_of(site, list, id)));
        return Some(Flash { undo, ..Flash::of(phrases.fill(&key, &[("title", item.title.as_str())])) });
    }
    let (section, n) = waiting.whereabouts(id)?;
    let item = section.items.get(n)?;
    let (place, count) = ((n + 1).to_string(), section.items.len().to_string());
    let said = phrases.fill(&key, &[("title", item.title.as_str()), ("place", &place), ("count", &count)]);
    let saved = match done {
        "added" => Some(form::new_name(list)),
        "changed" => Some(form::name_of(list, &id.0.simple().to_string())),
        "restored" | "moved" | "placed" => None,
        "pinned" if item.pinned => None,
        "loosened" if !item.pinned => None,
        _ => return None,
    };
    Some(Flash { saved, ..Flash::of(said) })
}
