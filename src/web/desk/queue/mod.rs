//! The queue: what waits for a list's next issue, in the order of the mail; and what was taken out of it.

pub mod acts;
mod draft;
mod entries;
mod fields;
mod flashes;
pub mod form;
pub mod other_list;
mod posted;
pub mod preview;
mod reading;
mod refused;
pub mod whole;

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
    kit::{
        flash::Flash,
        frame::{Frame, Room},
        keeping::Keeping,
        posted::Here,
    },
    lists::{
        list::list_for,
        outlook::{self, Part, Step},
    },
};
use crate::{
    app::{editors::sessions::Signed, items::manage as verb, lists::outlook as prospect},
    domain::{
        editor::Permission,
        ids::ItemId,
        issue::composing::Contents,
        list::{List, Slug},
    },
    web::{
        Site, assets,
        fault::{Fault, FaultKind},
        frame,
    },
};
use entries::{Gone, Section, Words};

/// The queue.
#[derive(Template)]
#[template(path = "desk/queue/queue.html")]
struct Page {
    frame: Frame,
    lang: &'static str,
    sentence: Vec<Part>,
    notice: Option<Flash>,
    sections: Vec<Section>,
    gone: Vec<Gone>,
    add: String,
    /// Where one sees the next update, when anything goes along.
    whole: Option<String>,
    /// "Update 7", and the way it goes.
    title: String,
    steps: Vec<Step>,
    keeping: Keeping,
    may_write: bool,
    has_other_lists: bool,
}

impl Page {
    #[expect(clippy::unused_self, reason = "called by the template")]
    fn script(&self) -> String {
        assets::QUEUE_SCRIPT.version().to_owned()
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
    let list = list_for(&site, &signed, &slug, Permission::See).await?;
    let prospect = prospect::of(&site.app, &list).await?;
    let frame = Frame::of(&site, &visit, &signed, Some(&list), Room::Queue);
    let phrases = frame.phrases;
    let waiting = Contents::arrange(verb::waiting(&site.app, &list).await?, list.cadence.zone);
    let withdrawn = crate::app::items::moving::withdrawn(&site.app, &list).await?;
    let may_write = signed.editor.roles.may(list.id, Permission::Write);
    let (now, authors) = (site.app.now(), verb::authors(&site.app, &list).await?);
    let words = Words {
        site: &site,
        phrases,
        list: &list,
        authors: &authors,
        now: list.cadence.local(now),
        sends: list.cadence.local(prospect.sends_at),
    };
    let goes_along = prospect.waiting > prospect.later + prospect.past;
    let page = Page {
        sentence: outlook::sentence(phrases, &list, &prospect, now),
        title: phrases.fill("desk-update", &[("number", &prospect.outlook.number().to_string())]),
        steps: outlook::steps(phrases, &list, &prospect, now),
        whole: goes_along.then(|| format!("{}/update", path(&site, &list.slug))),
        notice: flashes::notice(&site, phrases, &list, &asked, &waiting, &withdrawn).filter(|_| may_write),
        sections: waiting.sections.iter().map(|section| words.section(section)).collect(),
        gone: withdrawn.iter().map(|(item, at)| words.gone(item, *at)).collect(),
        add: format!("{}/add", path(&site, &list.slug)),
        keeping: Keeping::nothing(&signed),
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
/// [`FaultKind::Nothing`].
pub fn item_id(text: &str) -> Result<ItemId, Fault> {
    Ok(ItemId(Uuid::try_parse(text).map_err(|_| FaultKind::Nothing)?))
}

/// The other lists whose queue this person may write in.
async fn other_lists(site: &Site, signed: &Signed, list: &List) -> Result<Vec<List>, Fault> {
    let mut lists = site.app.snapshot().lists().await?;
    lists.retain(|other| other.id != list.id && signed.editor.roles.may(other.id, Permission::Write));
    Ok(lists)
}
