//! The queue: what waits for a list's next issue, in the order of the mail; adding to it, and pinning.

use std::sync::Arc;

use askama::Template;
use axum::{
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use uuid::Uuid;

use super::{
    draft::{Draft, Field, Troubles},
    frame::{Frame, Room},
    list::list_for,
    outlook::{self, Part},
    posted::{Here, Posted},
};
use crate::{
    app::{
        keep_items::{self as verb, QueueError},
        outlook as prospect,
    },
    domain::{
        composing::Contents,
        editor::Deed,
        ids::ItemId,
        item::{self, Item},
        list::{List, Slug},
        phrases::Phrases,
    },
    web::{
        Site,
        fault::{Fault, Kind},
        frame,
    },
};

/// An item that waits.
struct Entry {
    title: String,
    /// Its kind, and what else is known at a glance.
    label: String,
    about: String,
    pinned: bool,
    /// What its buttons' paths begin with.
    path: String,
}

/// The queue.
#[derive(Template)]
#[template(path = "desk/queue.html")]
struct Page {
    frame: Frame,
    lang: &'static str,
    sentence: Vec<Part>,
    entries: Vec<Entry>,
    add: String,
    may_write: bool,
}

/// The form for an item.
#[derive(Template)]
#[template(path = "desk/item.html")]
struct Form {
    frame: Frame,
    id: String,
    kinds: Vec<(&'static str, String, bool)>,
    /// What is wrong with the kind.
    kind_trouble: Option<String>,
    fields: Vec<Field>,
}

impl Form {
    /// The ids of the fields that something is wrong with, what they are called, and what it is.
    fn troubles(&self) -> Vec<(&'static str, String, &String)> {
        let kind = self.kind_trouble.iter().map(|trouble| ("kind", self.frame.say("desk-item-kind"), trouble));
        let wrong = self.fields.iter().filter_map(|it| Some((it.name, it.label.clone(), it.trouble.as_ref()?)));
        kind.chain(wrong).collect()
    }
}

/// `GET /desk/l/{list}/queue`
pub async fn show(
    State(site): State<Arc<Site>>,
    Path(slug): Path<String>,
    Here { signed, visit }: Here,
) -> Result<Response, Fault> {
    let list = list_for(&site, &signed, &slug, Deed::See).await?;
    let prospect = prospect::of(&site.app, &list).await?;
    let frame = Frame::of(&site, &visit, &signed, Some(&list), Room::Queue);
    let phrases = frame.phrases;
    let path = path(&site, &list.slug);
    let waiting = Contents::arrange(verb::waiting(&site.app, &list).await?, list.cadence.zone);
    let page = Page {
        sentence: outlook::sentence(phrases, &list, &prospect, site.app.now()),
        entries: waiting.items().map(|item| entry(phrases, &list, item, &path)).collect(),
        add: format!("{path}/add"),
        may_write: signed.editor.roles.may(list.id, Deed::Write),
        lang: list.language.tag(),
        frame,
    };
    Ok(frame::page(StatusCode::OK, phrases, &page)?)
}

/// `GET /desk/l/{list}/queue/add`
pub async fn fill_in(State(site): State<Arc<Site>>, Path(slug): Path<String>, here: Here) -> Result<Response, Fault> {
    let list = list_for(&site, &here.signed, &slug, Deed::Write).await?;
    let draft = Draft::new(ItemId(site.app.ids().uuid()));
    form(&site, &here, &list, &draft, &Troubles::new())
}

/// `POST /desk/l/{list}/queue/add`
pub async fn add(
    State(site): State<Arc<Site>>,
    Path(slug): Path<String>,
    here: Here,
    Posted { signed, fields: draft, .. }: Posted<Draft>,
) -> Result<Response, Fault> {
    let list = list_for(&site, &signed, &slug, Deed::Write).await?;
    let id = ItemId(Uuid::try_parse(&draft.id).map_err(|_| Kind::Unreadable)?);
    match draft.read(id, site.app.now()) {
        Ok(item) => answer(&site, &list, verb::queue(&site.app, signed.editor.id, list.id, &item).await),
        Err(troubles) => form(&site, &here, &list, &draft, &troubles),
    }
}

/// What a button of the pin says.
#[derive(serde::Deserialize)]
pub struct Pin {
    pinned: String,
}

/// `POST /desk/l/{list}/queue/{item}/pin`
pub async fn pin(
    State(site): State<Arc<Site>>,
    Path((slug, id)): Path<(String, String)>,
    Posted { signed, fields, .. }: Posted<Pin>,
) -> Result<Response, Fault> {
    let list = list_for(&site, &signed, &slug, Deed::Write).await?;
    let pinned = fields.pinned == "yes";
    answer(&site, &list, verb::pin(&site.app, signed.editor.id, list.id, item_id(&id)?, pinned).await)
}

fn path(site: &Site, slug: &Slug) -> String {
    format!("{}/desk/l/{slug}/queue", frame::root(site))
}

fn item_id(text: &str) -> Result<ItemId, Fault> {
    Ok(ItemId(Uuid::try_parse(text).map_err(|_| Kind::Nothing)?))
}

/// Back to the queue, when it is done.
fn answer(site: &Site, list: &List, done: Result<(), QueueError>) -> Result<Response, Fault> {
    match done {
        Ok(()) => Ok(Redirect::to(&path(site, &list.slug)).into_response()),
        Err(QueueError::NoItem | QueueError::Published) => Err(Kind::Nothing.into()),
        Err(QueueError::Item(_)) => Err(Kind::Unreadable.into()),
        Err(QueueError::Store(error)) => Err(error.into()),
    }
}

fn form(site: &Site, here: &Here, list: &List, draft: &Draft, troubles: &Troubles) -> Result<Response, Fault> {
    let frame = Frame::of(site, &here.visit, &here.signed, Some(list), Room::Other);
    let phrases = frame.phrases;
    let kind = |word| (word, phrases.say(&format!("desk-kind-{word}")), word == draft.kind);
    let page = Form {
        id: draft.id.clone(),
        kinds: ["news", "event", "publication", "podcast"].map(kind).into(),
        kind_trouble: troubles.iter().find(|(name, _)| *name == "kind").map(|(_, key)| phrases.say(key)),
        fields: draft.fields(phrases, troubles),
        frame,
    };
    let status = if troubles.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    Ok(frame::page(status, phrases, &page)?)
}

fn entry(phrases: Phrases, list: &List, item: &Item, path: &str) -> Entry {
    let mut label = vec![phrases.say(&format!("desk-kind-{}", item.kind.word()))];
    if let item::Kind::Event(event) = &item.kind {
        label.push(phrases.moment(event.starts));
        label.extend(event.place.as_ref().map(ToString::to_string));
    }
    label.extend(item.pinned.then(|| phrases.say("desk-queue-pinned")));
    let dated = |key, day| phrases.fill(key, &[("date", &phrases.date(day))]);
    let mut about = vec![phrases.date(list.cadence.local(item.created_at).date())];
    about.extend(item.not_before.map(|day| dated("desk-queue-from", day)));
    about.extend(item.expires.map(|day| dated("desk-queue-until", day)));
    Entry {
        title: item.title.to_string(),
        label: label.join(" · "),
        about: about.join(" · "),
        pinned: item.pinned,
        path: format!("{path}/{}", item.id.0.simple()),
    }
}
