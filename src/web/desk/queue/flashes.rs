//! Flashes about an item, above its queue, while they still hold.

use super::{Asked, form};
use crate::{
    domain::{ids::ItemId, issue::composing::Contents, item::Item, time::Instant},
    web::desk::kit::{access::on_list::AtList, flash::Flash},
};

/// The flash about what was done a moment ago, with what waits now and what was taken out.
pub(super) fn flash(on: &AtList, asked: &Asked, waiting: &Contents, withdrawn: &[(Item, Instant)]) -> Option<Flash> {
    let id: ItemId = asked.item.as_deref()?.parse().ok()?;
    let (done, phrases) = (asked.done.as_deref()?, on.phrases());
    let key = format!("desk-queue-done-{done}");
    if done == "withdrawn" {
        let (item, _) = withdrawn.iter().find(|(item, _)| item.id == id)?;
        let undo = Some(on.paths().item(id).below("restore"));
        return Some(Flash { undo, ..Flash::of(phrases.fill(&key, &[("title", item.title.as_str())])) });
    }
    let (section, n) = waiting.whereabouts(id)?;
    let item = section.items.get(n)?;
    let (place, count) = ((n + 1).to_string(), section.items.len().to_string());
    let said = phrases.fill(&key, &[("title", item.title.as_str()), ("place", &place), ("count", &count)]);
    let saved = match done {
        "added" => Some(form::new_name(&on.list)),
        "changed" => Some(form::name_of(&on.list, &id.to_string())),
        "restored" | "moved" | "placed" => None,
        "pinned" if item.pinned => None,
        "loosened" if !item.pinned => None,
        _ => return None,
    };
    Some(Flash { saved, ..Flash::of(said) })
}
