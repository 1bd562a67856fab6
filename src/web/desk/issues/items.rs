//! What is in an issue: its items in their order, with buttons to change that; and those that wait and could go along.

use std::sync::Arc;

use axum::{
    extract::{Path, State},
    response::{IntoResponse, Redirect, Response},
};

use super::{
    issue::{Asked, path},
    refused,
};
use crate::{
    app::{
        App,
        editors::sessions::Signed,
        issues::{inspect::Inspection, publish::PublishError, rearrange as verb},
        items::manage,
    },
    domain::{
        editor::Permission,
        ids::ItemId,
        issue::composing::{self, Contents},
        item::Item,
        list::List,
        text::phrases::Phrases,
    },
    web::{
        Site,
        desk::{
            kit::{
                flash::Flash,
                posted::{Nothing, Posted},
                visit::Visit,
            },
            lists::list::list_for,
            queue::{self, acts::Beside},
        },
        fault::{Fault, FaultKind},
    },
};

/// An item, in the issue or waiting.
pub struct Entry {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// What it is.
    pub kind: String,
    /// What the paths of its buttons begin with.
    pub path: String,
    /// Where its form is.
    pub form: String,
    /// The item that it would go above.
    pub up: Option<String>,
    /// The item that it would go below.
    pub down: Option<String>,
}

/// What stands under one heading of the issue.
pub struct Section {
    /// The heading, as in the mail.
    pub heading: String,
    /// Its items in order.
    pub entries: Vec<Entry>,
}

fn entry(site: &Site, phrases: Phrases, list: &List, home: &str, item: &Item) -> Entry {
    let id = item.id.0.simple().to_string();
    Entry {
        title: item.title.to_string(),
        kind: phrases.say(&format!("desk-kind-{}", item.kind.word())),
        path: format!("{home}/items/{id}"),
        form: queue::path_of(site, list, item.id),
        up: None,
        down: None,
        id,
    }
}

/// The headings, in the list's own language as in the mail, and the items under them.
pub fn sections(site: &Site, phrases: Phrases, list: &List, it: &Inspection, home: &str) -> Vec<Section> {
    let own = Phrases::of(list.language);
    let sections = it.contents.sections.iter().map(|section| {
        let placed = |(n, item): (usize, &Item)| {
            let [up, down] = section.neighbours(n).map(|other| other.map(|id| id.0.simple().to_string()));
            Entry { up, down, ..entry(site, phrases, list, home, item) }
        };
        Section {
            heading: own.say(&format!("page-kind-{}", section.kind)),
            entries: section.items.iter().enumerate().map(placed).collect(),
        }
    });
    sections.collect()
}

/// The items that wait, in their order, whether or not they may go along at this issue's moment.
///
/// # Errors
/// When the database does not answer.
pub async fn waiting(app: &App, list: &List) -> Result<Vec<Item>, Fault> {
    let waiting = Contents::arrange(manage::waiting(app, list).await?, list.cadence.zone);
    Ok(waiting.items().cloned().collect())
}

/// Those of `waiting` that the issue could hold.
pub fn candidates(
    site: &Site,
    phrases: Phrases,
    list: &List,
    it: &Inspection,
    home: &str,
    waiting: Vec<Item>,
) -> Vec<Entry> {
    let now = site.app.now();
    let moment = list.cadence.local(it.issue.state.planned().map_or(now, |planned| planned.max(now)));
    composing::due(waiting, moment).iter().map(|item| entry(site, phrases, list, home, item)).collect()
}

/// What was done with an item a moment ago, while it is still so.
pub fn notice(phrases: Phrases, asked: &Asked, it: &Inspection, home: &str, waiting: &[Item]) -> Option<Flash> {
    let id = queue::item_id(asked.item.as_deref()?).ok()?;
    let said = |key, item: &Item| phrases.fill(key, &[("title", item.title.as_str())]);
    match asked.done.as_deref()? {
        "left-out" => {
            let text = said("desk-done-left-out", waiting.iter().find(|item| item.id == id)?);
            Some(Flash { undo: Some(format!("{home}/items/{}/take-in", id.0.simple())), ..Flash::of(text) })
        }
        "taken-in" => Some(Flash::of(said("desk-done-taken-in", it.contents.items().find(|item| item.id == id)?))),
        _ => None,
    }
}

/// `POST /desk/l/{list}/issues/{number}/items/{item}/place`
pub async fn place(
    State(site): State<Arc<Site>>,
    Path((slug, number, id)): Path<(String, String, String)>,
    Posted { signed, visit, fields }: Posted<Beside>,
) -> Result<Response, Fault> {
    let (list, number, id) = named(&site, &signed, &slug, &number, &id).await?;
    let (side, other) = fields.read()?;
    let app = site.app.acting_as(signed.editor.id);
    let done = verb::put_beside(&app, &list, number, id, side, other).await;
    or_on_to(&format!("#item-{}", id.0.simple()), done, &site, &signed, &visit, &list, number)
}

/// `POST /desk/l/{list}/issues/{number}/items/{item}/leave-out`
pub async fn leave_out(
    State(site): State<Arc<Site>>,
    Path((slug, number, id)): Path<(String, String, String)>,
    Posted { signed, visit, .. }: Posted<Nothing>,
) -> Result<Response, Fault> {
    let (list, number, id) = named(&site, &signed, &slug, &number, &id).await?;
    let done = verb::leave_out(&site.app.acting_as(signed.editor.id), &list, number, id).await;
    or_on_to(&format!("?done=left-out&item={}", id.0.simple()), done, &site, &signed, &visit, &list, number)
}

/// `POST /desk/l/{list}/issues/{number}/items/{item}/take-in`
pub async fn take_in(
    State(site): State<Arc<Site>>,
    Path((slug, number, id)): Path<(String, String, String)>,
    Posted { signed, visit, .. }: Posted<Nothing>,
) -> Result<Response, Fault> {
    let (list, number, id) = named(&site, &signed, &slug, &number, &id).await?;
    let done = verb::take_in(&site.app.acting_as(signed.editor.id), &list, number, id).await;
    let place = format!("?done=taken-in&item={0}#item-{0}", id.0.simple());
    or_on_to(&place, done, &site, &signed, &visit, &list, number)
}

/// The list, the issue and the item that a path names, if `signed` may change what is in that list's issues.
async fn named(site: &Site, signed: &Signed, slug: &str, number: &str, id: &str) -> Result<(List, u32, ItemId), Fault> {
    let list = list_for(site, signed, slug, Permission::Write).await?;
    Ok((list, number.parse().map_err(|_| FaultKind::Nothing)?, queue::item_id(id)?))
}

/// On to this place of the issue's page when it is done, else the page that says why not.
fn or_on_to(
    place: &str,
    done: Result<(), PublishError>,
    site: &Site,
    signed: &Signed,
    visit: &Visit,
    list: &List,
    number: u32,
) -> Result<Response, Fault> {
    match done {
        Ok(()) => Ok(Redirect::to(&format!("{}{place}", path(site, list, number))).into_response()),
        Err(error) => refused::page(site, signed, visit, list, number, error),
    }
}
