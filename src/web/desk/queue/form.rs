//! The form of an item: a new one, or one to change.
//!
//! It holds the version of the item it was opened with. Where the item has changed since, nothing is overwritten: the form
//! comes back with everything that was typed, beside what stands there now.

use std::sync::Arc;

use askama::Template;
use axum::{
    extract::{Path, Query, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};

use super::{
    Asked,
    acts::done_with,
    draft::Draft,
    fields::{self, Field, Fields},
    item_id, path, path_of,
    posted::PostedItem,
    reading::Basis,
    refused,
};
use crate::{
    app::items::manage::{self as verb, QueueError},
    domain::{
        editor::Permission,
        ids::ItemId,
        item::{
            Item,
            state::{ItemState, StoredItem},
        },
        list::List,
        text::{phrases::Phrases, short_text::ShortTextError},
    },
    web::{
        Site, assets,
        desk::{
            kit::{
                form::{Difference, Troubles},
                frame::{Frame, Room},
                keeping::Keeping,
                paths,
                posted::Here,
            },
            lists::list::list_for,
        },
        fault::{Fault, FaultKind},
        frame,
    },
};

/// What comes between what was typed and the item.
#[derive(Default)]
struct Matter {
    troubles: Troubles,
    /// Why it was not saved, as things stand.
    obstacle: Option<String>,
    /// What says something else now.
    differences: Vec<Difference>,
    /// What was done a moment ago.
    notice: Option<String>,
    /// Whether what is shown was typed, and is nowhere but here.
    typed: bool,
    /// The number of the issue that the item is in.
    issue: Option<u32>,
}

/// The form.
#[derive(Template)]
#[template(path = "desk/queue/item.html")]
struct Form {
    frame: Frame,
    lang: &'static str,
    title: String,
    save: String,
    id: String,
    version: String,
    kinds: Vec<(&'static str, String, bool)>,
    /// What is wrong with the kind.
    kind_trouble: Option<String>,
    fields: Fields,
    matter: Matter,
    preview: String,
    /// The form as it is for a first visit.
    itself: String,
    back: String,
    /// "Back to the queue", or "Look at update 7".
    to_back: String,
    keeping: Keeping,
    /// The address of the picture of ours that the item has.
    picture: String,
    /// The same, where it can be shown.
    thumbnail: Option<String>,
    /// What it shows.
    alt: String,
    /// Whether it is to be taken away.
    without: bool,
}

impl Form {
    /// The ids of the fields that something is wrong with, what they are called, and what it is.
    fn troubles(&self) -> Vec<(&'static str, String, &String)> {
        let kind = self.kind_trouble.iter().map(|trouble| ("kind", self.frame.say("desk-item-kind"), trouble));
        let wrong = self.fields.all().filter_map(|it| Some((it.name, it.label.clone(), it.trouble.as_ref()?)));
        kind.chain(wrong).collect()
    }

    /// Whether something stands in these fields, or is wrong with them: then they are not folded away.
    #[expect(clippy::unused_self, reason = "called by the template")]
    fn is_open(&self, fields: &[Field]) -> bool {
        fields.iter().any(|field| !field.value.is_empty() || field.trouble.is_some())
    }

    #[expect(clippy::unused_self, reason = "called by the template")]
    fn script(&self) -> String {
        assets::ITEM_SCRIPT.version().to_owned()
    }
}

/// The name under which a browser keeps what is typed for a new item of a list.
pub(super) fn new_name(list: &List) -> String {
    format!("{}/new", list.slug)
}

/// The name under which a browser keeps what is typed for the item with this id.
pub(super) fn name_of(list: &List, id: &str) -> String {
    format!("{}/{id}", list.slug)
}

/// What an item of a list is read with, its words in the language of `phrases`.
pub(super) fn basis(site: &Site, list: &List, id: ItemId, phrases: Phrases) -> Result<Basis, ShortTextError> {
    let untitled = phrases.say("desk-item-untitled").parse()?;
    Ok(Basis { id, now: site.app.now(), untitled, pictures: site.links().pictures(), zone: list.cadence.zone })
}

/// `GET /desk/l/{list}/queue/add`
pub async fn fill_in(State(site): State<Arc<Site>>, Path(slug): Path<String>, here: Here) -> Result<Response, Fault> {
    let list = list_for(&site, &here.signed, &slug, Permission::Write).await?;
    let draft = Draft::new(ItemId(site.app.ids().uuid()));
    form(&site, &here, &list, &draft, Matter::default())
}

/// `POST /desk/l/{list}/queue/add`
pub async fn add(
    State(site): State<Arc<Site>>,
    Path(slug): Path<String>,
    mut posted: PostedItem,
) -> Result<Response, Fault> {
    let list = list_for(&site, &posted.here.signed, &slug, Permission::Write).await?;
    let id = item_id(&posted.draft.id).map_err(|_| FaultKind::Unreadable)?;
    let item = read(&site, &list, id, &mut posted).await?;
    let PostedItem { here, draft, .. } = posted;
    let item = match item {
        Ok(item) => item,
        Err(troubles) => {
            return form(&site, &here, &list, &draft, Matter { troubles, typed: true, ..Matter::default() });
        }
    };
    match verb::add(&site.app.acting_as(here.signed.editor.id), list.id, &item).await {
        Ok(()) => Ok(Redirect::to(&done_with(&site, &list, id, "added")).into_response()),
        Err(error) => refused::page(&site, &here.signed, &here.visit, &list, error),
    }
}

/// `GET /desk/l/{list}/queue/{item}`
pub async fn open(
    State(site): State<Arc<Site>>,
    Path((slug, id)): Path<(String, String)>,
    Query(asked): Query<Asked>,
    here: Here,
) -> Result<Response, Fault> {
    let list = list_for(&site, &here.signed, &slug, Permission::Write).await?;
    let kept = match verb::open(&site.app, list.id, item_id(&id)?).await {
        Ok(kept) => kept,
        Err(error) => return refused::page(&site, &here.signed, &here.visit, &list, error),
    };
    let phrases = Phrases::of(here.signed.editor.language);
    let notice = asked.done.is_some_and(|done| done == "copied").then(|| phrases.say("desk-item-copied"));
    let issue = verb::issue_of(&site.app, list.id, kept.item.id).await?.map(|issue| issue.number);
    form(
        &site,
        &here,
        &list,
        &Draft::of(&kept, &site.links().pictures()),
        Matter { notice, issue, ..Matter::default() },
    )
}

/// `POST /desk/l/{list}/queue/{item}`
pub async fn change(
    State(site): State<Arc<Site>>,
    Path((slug, id)): Path<(String, String)>,
    mut posted: PostedItem,
) -> Result<Response, Fault> {
    let (list, id) = (list_for(&site, &posted.here.signed, &slug, Permission::Write).await?, item_id(&id)?);
    let issue = match verb::issue_of(&site.app, list.id, id).await {
        Ok(issue) => issue.map(|issue| issue.number),
        Err(QueueError::NoItem) => None,
        Err(error) => return refused::page(&site, &posted.here.signed, &posted.here.visit, &list, error),
    };
    let seen = posted.draft.version.parse().map_err(|_| FaultKind::Unreadable)?;
    let item = read(&site, &list, id, &mut posted).await?;
    let PostedItem { here, mut draft, .. } = posted;
    let phrases = Phrases::of(here.signed.editor.language);
    draft.id = id.0.simple().to_string();
    let item = match item {
        Ok(item) => item,
        Err(troubles) => {
            return form(&site, &here, &list, &draft, Matter { troubles, typed: true, issue, ..Matter::default() });
        }
    };
    match verb::change_seen(&site.app.acting_as(here.signed.editor.id), list.id, &item, seen).await {
        Ok(Some(issue)) => {
            let place = format!("{}#item-{}", paths::issue(&site, &list, issue.number), id.0.simple());
            Ok(Redirect::to(&place).into_response())
        }
        Ok(None) => Ok(Redirect::to(&done_with(&site, &list, id, "changed")).into_response()),
        Err(QueueError::Stale) => {
            let kept = verb::open(&site.app, list.id, id).await?;
            let pictures = site.links().pictures();
            let typed = StoredItem { item, version: kept.version, standing: ItemState::Waiting };
            let differences = fields::differences(phrases, &Draft::of(&kept, &pictures), &Draft::of(&typed, &pictures));
            draft.version = kept.version.to_string();
            form(&site, &here, &list, &draft, Matter { differences, typed: true, issue, ..Matter::default() })
        }
        Err(QueueError::NoItem) => {
            let obstacle = Some(phrases.say("desk-item-cannot-gone"));
            form(&site, &here, &list, &draft, Matter { obstacle, typed: true, ..Matter::default() })
        }
        Err(error) => {
            let obstacle = Some(refused::words(phrases, error)?);
            form(&site, &here, &list, &draft, Matter { obstacle, typed: true, issue, ..Matter::default() })
        }
    }
}

/// Reads what was posted, and keeps its picture.
async fn read(site: &Site, list: &List, id: ItemId, posted: &mut PostedItem) -> Result<Result<Item, Troubles>, Fault> {
    let mut troubles = posted.keep_picture(&site.app.acting_as(posted.here.signed.editor.id), list).await?;
    let read = posted.draft.read(basis(site, list, id, Phrases::of(posted.here.signed.editor.language))?);
    if troubles.is_empty() {
        return Ok(read);
    }
    // That there is no picture now is the same trouble.
    let others = read.err().into_iter().flatten().filter(|(name, _)| *name != "upload");
    troubles.extend(others);
    Ok(Err(troubles))
}

fn form(site: &Site, here: &Here, list: &List, draft: &Draft, matter: Matter) -> Result<Response, Fault> {
    let frame = Frame::of(site, &here.visit, &here.signed, Some(list), Room::Queue);
    let phrases = frame.phrases;
    let is_new = draft.version.is_empty();
    let kind = |word| (word, phrases.say(&format!("desk-kind-{word}")), word == draft.kind);
    let save = match (is_new, matter.differences.is_empty()) {
        (true, _) => "desk-item-save",
        (false, true) => "desk-item-save-changes",
        (false, false) => "desk-item-save-over",
    };
    let status = match &matter {
        Matter { troubles, .. } if !troubles.is_empty() => StatusCode::UNPROCESSABLE_ENTITY,
        Matter { obstacle: None, differences, .. } if differences.is_empty() => StatusCode::OK,
        _ => StatusCode::CONFLICT,
    };
    let name = if is_new { new_name(list) } else { name_of(list, &draft.id) };
    let thumbnail = draft.picture.starts_with(&site.links().pictures()).then(|| draft.picture.clone());
    let mut fields = Fields::of(draft, phrases, &matter.troubles, list.cadence.local(site.app.now()));
    for field in fields.picture.iter_mut().filter(|field| thumbnail.is_some() && field.name == "upload") {
        field.label = phrases.say("desk-item-upload-other");
    }
    let page = Form {
        title: phrases.say(if is_new { "desk-item-add" } else { "desk-item-change" }),
        save: phrases.say(save),
        id: draft.id.clone(),
        version: draft.version.clone(),
        kinds: ["news", "event", "publication", "podcast"].map(kind).into(),
        kind_trouble: matter.troubles.iter().find(|(name, _)| *name == "kind").map(|(_, key)| phrases.say(key)),
        fields,
        picture: draft.picture.clone(),
        thumbnail,
        alt: draft.alt.clone(),
        without: !draft.without.is_empty(),
        preview: format!("{}/preview", path(site, &list.slug)),
        itself: path_of(site, list, item_id(&draft.id)?),
        back: matter.issue.map_or_else(|| path(site, &list.slug), |number| paths::issue(site, list, number)),
        to_back: match matter.issue {
            Some(number) => phrases.fill("desk-to-issue", &[("number", &number.to_string())]),
            None => phrases.say("desk-item-back"),
        },
        lang: list.language.tag(),
        keeping: Keeping::of(&here.signed, name),
        matter,
        frame,
    };
    Ok(frame::page(status, phrases, &page)?)
}
