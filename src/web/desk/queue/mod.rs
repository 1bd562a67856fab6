//! The queue: what waits for a list's next issue, in the order of the mail; and what was taken out of it.

pub mod deeds;
mod draft;
mod fields;
pub mod form;
pub mod other_list;
mod posted;
pub mod preview;
mod reading;
mod refused;

use std::sync::Arc;

use askama::Template;
use axum::{
    extract::{Path, Query, State},
    http::StatusCode,
    response::Response,
};
use serde::Deserialize;
use uuid::Uuid;

use super::{
    frame::{Frame, Room},
    list::list_for,
    notice::Notice,
    outlook::{self, Part},
    posted::Here,
};
use crate::{
    app::{keep_items as verb, outlook as prospect, sessions::Signed},
    domain::{
        composing::{Contents, Section},
        editor::Deed,
        ids::ItemId,
        item::{self, Item},
        list::{List, Slug},
        phrases::Phrases,
        time::Instant,
    },
    web::{
        Site, assets,
        fault::{Fault, Kind},
        frame,
    },
};

/// An item that waits.
struct Entry {
    id: String,
    title: String,
    /// Its kind, and what else is known at a glance.
    label: String,
    about: String,
    pinned: bool,
    /// What its own paths begin with.
    path: String,
    /// The item that it would go above.
    up: Option<String>,
    /// The item that it would go below.
    down: Option<String>,
    /// The id that a copy of it would have.
    copy: String,
}

/// An item that was taken out.
struct Gone {
    title: String,
    about: String,
    path: String,
}

/// The queue.
#[derive(Template)]
#[template(path = "desk/queue/queue.html")]
struct Page {
    frame: Frame,
    lang: &'static str,
    sentence: Vec<Part>,
    notice: Option<Notice>,
    entries: Vec<Entry>,
    gone: Vec<Gone>,
    add: String,
    may_write: bool,
    has_other_lists: bool,
}

impl Page {
    #[expect(clippy::unused_self, reason = "called by the template")]
    fn script(&self) -> String {
        assets::ITEM_SCRIPT.version().to_owned()
    }
}

/// What an address may ask for.
#[derive(Deserialize)]
pub struct Asked {
    /// What was done a moment ago.
    done: Option<String>,
    /// With which item.
    item: Option<String>,
}

/// `GET /desk/l/{list}/queue`
pub async fn show(
    State(site): State<Arc<Site>>,
    Path(slug): Path<String>,
    Query(asked): Query<Asked>,
    Here { signed, visit }: Here,
) -> Result<Response, Fault> {
    let list = list_for(&site, &signed, &slug, Deed::See).await?;
    let prospect = prospect::of(&site.app, &list).await?;
    let frame = Frame::of(&site, &visit, &signed, Some(&list), Room::Queue);
    let phrases = frame.phrases;
    let waiting = Contents::arrange(verb::waiting(&site.app, &list).await?, list.cadence.zone);
    let withdrawn = verb::moving::withdrawn(&site.app, &list).await?;
    let may_write = signed.editor.roles.may(list.id, Deed::Write);
    let page = Page {
        sentence: outlook::sentence(phrases, &list, &prospect, site.app.now()),
        notice: notice(&site, phrases, &list, &asked, &waiting, &withdrawn).filter(|_| may_write),
        entries: waiting.sections.iter().flat_map(|section| entries(&site, phrases, &list, section)).collect(),
        gone: withdrawn.iter().map(|(item, at)| gone(&site, phrases, &list, item, *at)).collect(),
        add: format!("{}/add", path(&site, &list.slug)),
        may_write,
        has_other_lists: may_write && !other_lists(&site, &signed, &list).await?.is_empty(),
        lang: list.language.tag(),
        frame,
    };
    Ok(frame::page(StatusCode::OK, phrases, &page)?)
}

/// Where a list's queue is.
fn path(site: &Site, slug: &Slug) -> String {
    format!("{}/desk/l/{slug}/queue", frame::root(site))
}

/// Where an item's form is; its buttons' paths begin with it.
pub fn path_of(site: &Site, list: &List, id: ItemId) -> String {
    format!("{}/{}", path(site, &list.slug), id.0.simple())
}

/// The id that a path or a form names.
///
/// # Errors
/// [`Kind::Nothing`].
pub fn item_id(text: &str) -> Result<ItemId, Fault> {
    Ok(ItemId(Uuid::try_parse(text).map_err(|_| Kind::Nothing)?))
}

/// The other lists whose queue this person may write in.
async fn other_lists(site: &Site, signed: &Signed, list: &List) -> Result<Vec<List>, Fault> {
    let mut lists = site.app.reader().lists().await?;
    lists.retain(|other| other.id != list.id && signed.editor.roles.may(other.id, Deed::Write));
    Ok(lists)
}

/// What was done a moment ago, while it is still so.
fn notice(
    site: &Site,
    phrases: Phrases,
    list: &List,
    asked: &Asked,
    waiting: &Contents,
    withdrawn: &[(Item, Instant)],
) -> Option<Notice> {
    let id = item_id(asked.item.as_deref()?).ok()?;
    let done = asked.done.as_deref()?;
    let said = |item: &Item| phrases.fill(&format!("desk-queue-done-{done}"), &[("title", item.title.as_str())]);
    match done {
        "withdrawn" => {
            let (item, _) = withdrawn.iter().find(|(item, _)| item.id == id)?;
            let undo = format!("{}/restore", path_of(site, list, id));
            Some(Notice { undo: Some(undo), ..Notice::of(said(item)) })
        }
        "added" | "changed" | "restored" | "moved" => {
            let text = said(waiting.items().find(|item| item.id == id)?);
            let saved = match done {
                "added" => Some(form::new_name(list)),
                "changed" => Some(form::name_of(list, &id.0.simple().to_string())),
                _ => None,
            };
            Some(Notice { saved, ..Notice::of(text) })
        }
        _ => None,
    }
}

/// The items of a section, each with those it can change places with.
fn entries(site: &Site, phrases: Phrases, list: &List, section: &Section) -> Vec<Entry> {
    let whole = |(n, item): (usize, &Item)| {
        let [up, down] = section.neighbours(n).map(|other| other.map(|id| id.0.simple().to_string()));
        let (copy, path) = (site.app.ids().uuid().simple().to_string(), path_of(site, list, item.id));
        Entry { path, up, down, copy, ..entry(phrases, list, item) }
    };
    section.items.iter().enumerate().map(whole).collect()
}

fn entry(phrases: Phrases, list: &List, item: &Item) -> Entry {
    let mut label = vec![phrases.say(&format!("desk-kind-{}", item.kind.word()))];
    if let item::Kind::Event(event) = &item.kind {
        label.push(phrases.moment(event.starts));
        label.extend(event.place.as_ref().map(ToString::to_string));
        label.extend(event.full.then(|| phrases.say("desk-queue-full")));
    }
    label.extend(item.pinned.then(|| phrases.say("desk-queue-pinned")));
    let dated = |key, day| phrases.fill(key, &[("date", &phrases.date(day))]);
    let mut about = vec![phrases.date(list.cadence.local(item.created_at).date())];
    about.extend(item.not_before.map(|day| dated("desk-queue-from", day)));
    about.extend(item.expires.map(|day| dated("desk-queue-until", day)));
    Entry {
        id: item.id.0.simple().to_string(),
        title: item.title.to_string(),
        label: label.join(" · "),
        about: about.join(" · "),
        pinned: item.pinned,
        path: String::new(),
        up: None,
        down: None,
        copy: String::new(),
    }
}

fn gone(site: &Site, phrases: Phrases, list: &List, item: &Item, at: Instant) -> Gone {
    let day = phrases.date(list.cadence.local(at).date());
    Gone {
        title: item.title.to_string(),
        about: phrases.fill("desk-queue-gone-on", &[("date", &day)]),
        path: path_of(site, list, item.id),
    }
}
