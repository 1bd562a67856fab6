//! The items of an issue in their order, with buttons to change that, and the waiting items that could go along.

use axum::response::Response;

use super::{asked::Asked, refused};
use crate::{
    app::{
        App,
        issues::{
            inspect::Inspection,
            rearrange::{self as verb, RearrangeError},
        },
        items::manage,
    },
    domain::{
        ids::ItemId,
        issue::composing::{self, Contents},
        item::Item,
        list::List,
        text::phrases::Phrases,
    },
    web::{
        desk::{
            kit::{
                access::{
                    may,
                    on_list::{AtList, OnList},
                },
                flash::Flash,
                paths::Link,
                posted::{Nothing, Posted},
            },
            queue::acts::Beside,
        },
        fault::Fault,
    },
};

/// An item, in the issue or waiting.
pub(crate) struct Entry {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Its kind.
    pub kind: String,
    /// The address that its buttons' paths begin with.
    pub path: Link,
    /// Its form.
    pub form: Link,
    /// The item that it would go above.
    pub up: Option<String>,
    /// The item that it would go below.
    pub down: Option<String>,
}

/// The items under one heading of the issue.
pub(crate) struct Section {
    /// The heading, as in the mail.
    pub heading: String,
    /// Its items in order.
    pub entries: Vec<Entry>,
}

fn entry(on: &AtList, it: &Inspection, item: &Item) -> Entry {
    Entry {
        id: item.id.to_string(),
        title: item.title.to_string(),
        kind: on.phrases().say(&format!("kind-name-{}", item.kind.word())),
        path: on.paths().issue_item(it.issue.number, item.id),
        form: on.paths().item(item.id),
        up: None,
        down: None,
    }
}

/// The headings, in the list's own language as in the mail, and the items under them.
pub(crate) fn sections(on: &AtList, it: &Inspection) -> Vec<Section> {
    let own = Phrases::of(on.list.language);
    let sections = it.contents.sections.iter().map(|section| {
        let placed = |(n, item): (usize, &Item)| {
            let [up, down] = section.neighbours(n).map(|other| other.map(|id| id.to_string()));
            Entry { up, down, ..entry(on, it, item) }
        };
        Section {
            heading: own.say(&format!("kind-heading-{}", section.kind)),
            entries: section.items.iter().enumerate().map(placed).collect(),
        }
    });
    sections.collect()
}

/// The items that wait, in their order, whether or not they may go along at this issue's moment.
pub(crate) async fn waiting(app: &App, list: &List) -> Result<Vec<Item>, Fault> {
    let waiting = Contents::arrange(manage::waiting(app, list).await?, list.cadence.zone);
    Ok(waiting.items().cloned().collect())
}

/// Those of `waiting` that the issue could hold.
pub(crate) fn candidates(on: &AtList, it: &Inspection, waiting: Vec<Item>) -> Vec<Entry> {
    let now = on.now();
    let moment = on.list.cadence.local(it.issue.state.planned().map_or(now, |planned| planned.max(now)));
    composing::due(waiting, moment).iter().map(|item| entry(on, it, item)).collect()
}

/// The flash about what was done with an item a moment ago, while it still holds.
pub(crate) fn flash(on: &AtList, asked: &Asked, it: &Inspection, waiting: &[Item]) -> Option<Flash> {
    let id: ItemId = asked.item.as_deref()?.parse().ok()?;
    let said = |key, item: &Item| on.phrases().fill(key, &[("title", item.title.as_str())]);
    match asked.done.as_deref()? {
        "left-out" => {
            let text = said("desk-done-left-out", waiting.iter().find(|item| item.id == id)?);
            let undo = Some(on.paths().issue_item(it.issue.number, id).below("take-in"));
            Some(Flash { undo, ..Flash::of(text) })
        }
        "taken-in" => Some(Flash::of(said("desk-done-taken-in", it.contents.items().find(|item| item.id == id)?))),
        _ => None,
    }
}

/// An editor who may change the item in the issue in the path.
type OnItem = OnList<may::Write, (u32, ItemId)>;

/// `POST /desk/l/{list}/issues/{number}/items/{item}/place`
pub(crate) async fn place(Posted { by: on, fields }: Posted<OnItem, Beside>) -> Result<Response, Fault> {
    let (number, id) = on.named;
    let (side, other) = fields.read()?;
    let done = verb::put_beside(on.app(), &on.list, number, id, (side, other)).await;
    or_on_to(&on, &on.paths().issue(number).at(format_args!("item-{id}")), done)
}

/// `POST /desk/l/{list}/issues/{number}/items/{item}/leave-out`
pub(crate) async fn leave_out(Posted { by: on, .. }: Posted<OnItem, Nothing>) -> Result<Response, Fault> {
    let (number, id) = on.named;
    let done = verb::leave_out(on.app(), &on.list, number, id).await;
    or_on_to(&on, &on.paths().issue(number).done("left-out").with("item", id), done)
}

/// `POST /desk/l/{list}/issues/{number}/items/{item}/take-in`
pub(crate) async fn take_in(Posted { by: on, .. }: Posted<OnItem, Nothing>) -> Result<Response, Fault> {
    let (number, id) = on.named;
    let done = verb::take_in(on.app(), &on.list, number, id).await;
    let link = on.paths().issue(number).done("taken-in").with("item", id).at(format_args!("item-{id}"));
    or_on_to(&on, &link, done)
}

/// Leads on to `link` when it is done, else to the page that says why not.
fn or_on_to(on: &OnItem, link: &Link, done: Result<(), RearrangeError>) -> Result<Response, Fault> {
    let (number, _) = on.named;
    match done {
        Ok(()) => Ok(on.to(link)),
        Err(error) => refused::page(on, number, error),
    }
}
