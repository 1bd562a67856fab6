//! The queue: the items that wait for a list's next issue, as the mail has them, and those that were taken out.

pub(super) mod acts;
mod draft;
mod entries;
mod fields;
mod flashes;
pub(super) mod form;
pub(super) mod other_list;
mod posted;
pub(super) mod preview;
mod reading;
mod refused;
mod sips;
pub(super) mod whole;

use askama::Template;
use axum::{extract::Query, response::Response};
use serde::Deserialize;

use super::{
    kit::{
        access::{
            may,
            on_list::{AtList, OnList},
        },
        flash::Flash,
        frame::{Frame, Room},
        keeping::Keeping,
        paths::Link,
    },
    lists::outlook::{self, Part, Step},
};
use crate::{
    app::{
        items::{manage as verb, moving},
        lists::outlook as prospect,
    },
    domain::{editor::Permission, issue::composing::Contents, list::List},
    web::{assets, fault::Fault},
};
use entries::{Gone, Section, Words};

/// The queue.
#[derive(Template)]
#[template(path = "desk/queue/queue.html")]
struct Page {
    frame: Frame,
    lang: &'static str,
    sentence: Vec<Part>,
    flash: Option<Flash>,
    sections: Vec<Section>,
    gone: Vec<Gone>,
    add: Link,
    /// The page of the next update, when anything goes along.
    whole: Option<Link>,
    /// "Update 7".
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

/// The query of an address.
#[derive(Deserialize)]
pub(super) struct Asked {
    /// The word of what was done a moment ago.
    done: Option<String>,
    /// The item it was done with.
    item: Option<String>,
}

/// `GET /desk/l/{list}/queue`
pub(super) async fn show(Query(asked): Query<Asked>, on: OnList<may::See>) -> Result<Response, Fault> {
    let (app, list, phrases, now) = (on.app(), &on.list, on.phrases(), on.now());
    let prospect = prospect::of(app, list).await?;
    let waiting = Contents::arrange(verb::waiting(app, list).await?, list.cadence.zone);
    let withdrawn = moving::withdrawn(app, list).await?;
    let (may_write, authors) = (on.has(Permission::Write), verb::authors(app, list).await?);
    let words = Words {
        on: &on,
        authors: &authors,
        now: list.cadence.local(now),
        sends: list.cadence.local(prospect.sends_at),
    };
    let goes_along = prospect.waiting > prospect.later + prospect.past;
    on.page(&Page {
        frame: on.frame(Room::Queue),
        sentence: outlook::sentence(phrases, list, &prospect, now),
        title: phrases.fill("desk-update", &[("number", &prospect.outlook.number().to_string())]),
        steps: outlook::steps(phrases, list, &prospect, now),
        whole: goes_along.then(|| on.paths().whole()),
        flash: flashes::flash(&on, &asked, &waiting, &withdrawn).filter(|_| may_write),
        sections: waiting.sections.iter().map(|section| words.section(section)).collect(),
        gone: withdrawn.iter().map(|(item, at)| words.gone(item, *at)).collect(),
        add: on.paths().new_item(),
        keeping: Keeping::nothing(&on.signed),
        may_write,
        has_other_lists: may_write && !other_lists(&on).await?.is_empty(),
        lang: list.language.tag(),
    })
}

/// The other lists whose queue the editor may write in.
async fn other_lists(on: &AtList) -> Result<Vec<List>, Fault> {
    let mut lists = on.app().snapshot().lists().await?;
    lists.retain(|other| other.id != on.list.id && on.editor().roles.may(other.id, Permission::Write));
    Ok(lists)
}
