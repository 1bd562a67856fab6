//! The form of an item: a new one, or one to change.
//!
//! It holds the version of the item it was opened with. Where the item has changed since, nothing is overwritten: the form
//! comes back with everything that was typed, beside what the item says now.

use askama::Template;
use axum::{extract::Query, http::StatusCode, response::Response};

use super::{
    Asked,
    acts::{OnItem, done_with},
    draft::Draft,
    fields::{self, Fields},
    posted::{PostedItem, Upload, keep_picture},
    reading::Basis,
    refused,
};
use crate::{
    app::items::manage::{self as verb, QueueError},
    domain::{
        ids::ItemId,
        item::{
            Item, ItemKind,
            state::{ItemState, StoredItem},
        },
        list::List,
        text::{phrases::Phrases, short_text::ShortTextError},
    },
    web::{
        assets,
        desk::kit::{
            access::{
                may,
                on_list::{AtList, OnList},
            },
            form::{Difference, Errors, Field, Input, Problem},
            frame::{Frame, Room},
            keeping::Keeping,
            paths::Link,
            refused::Refusal,
        },
        fault::{Fault, FaultKind},
    },
};

/// The circumstances in which a draft is shown.
#[derive(Default)]
struct Circumstances {
    errors: Errors,
    /// The reason it was not saved.
    obstacle: Option<String>,
    /// The fields that say something else now.
    differences: Vec<Difference>,
    /// The word of what was done a moment ago.
    flash: Option<String>,
    /// True if the form shows typed text that is stored nowhere yet.
    typed: bool,
    /// The number of the issue that the item is in.
    issue: Option<u32>,
}

impl Circumstances {
    fn status(&self) -> StatusCode {
        if !self.errors.is_empty() {
            StatusCode::UNPROCESSABLE_ENTITY
        } else if self.obstacle.is_none() && self.differences.is_empty() {
            StatusCode::OK
        } else {
            StatusCode::CONFLICT
        }
    }
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
    /// The error in the kind.
    kind_error: Option<String>,
    fields: Fields,
    problems: Vec<Problem>,
    circumstances: Circumstances,
    preview: Link,
    /// The form as it is for a first visit.
    itself: Link,
    back: Link,
    /// "Back to the queue", or "Look at update 7".
    to_back: String,
    keeping: Keeping,
    /// The address of the picture of ours that the item has.
    picture: String,
    /// The same, where it can be shown.
    thumbnail: Option<String>,
    /// The description of the picture.
    alt: String,
    /// True if the picture is to be removed.
    without: bool,
}

impl Form {
    /// True if these fields are shown unfolded: one of them has a value or an error.
    #[expect(clippy::unused_self, reason = "called by the template")]
    fn is_open(&self, fields: &[Field]) -> bool {
        fields.iter().any(|field| !field.value.is_empty() || field.error.is_some())
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

/// The facts that an item of a list is read with, its words in the language of `phrases`.
pub(super) fn basis(on: &AtList, id: ItemId, phrases: Phrases) -> Result<Basis, ShortTextError> {
    let untitled = phrases.say("desk-item-untitled").parse()?;
    Ok(Basis { id, now: on.now(), untitled, pictures: on.app().links().pictures(), zone: on.list.cadence.zone })
}

/// `GET /desk/l/{list}/queue/add`
pub(crate) async fn fill_in(on: OnList<may::Write>) -> Result<Response, Fault> {
    let draft = Draft::new(ItemId(on.app().ids().uuid()));
    form(&on, &draft, Circumstances::default())
}

/// `POST /desk/l/{list}/queue/add`
pub(crate) async fn add(PostedItem { on, mut draft, file }: PostedItem) -> Result<Response, Fault> {
    let id = draft.id.parse().map_err(|_| FaultKind::Unreadable)?;
    let item = match read(&on, id, &mut draft, file).await? {
        Read::Item(item) => item,
        Read::Wrong(errors) => {
            return form(&on, &draft, Circumstances { errors, typed: true, ..Circumstances::default() });
        }
    };
    match verb::add(on.app(), on.list.id, &item).await {
        Ok(()) => Ok(on.to(&done_with(&on.paths(), id, "added"))),
        Err(error) => refused::page(&on, error),
    }
}

/// `GET /desk/l/{list}/queue/{item}`
pub(crate) async fn open(Query(asked): Query<Asked>, on: OnItem) -> Result<Response, Fault> {
    let (id,) = on.named;
    let kept = match verb::open(on.app(), on.list.id, id).await {
        Ok(kept) => kept,
        Err(error) => return refused::page(&on, error),
    };
    let flash = asked.done.is_some_and(|done| done == "copied").then(|| on.phrases().say("desk-item-copied"));
    let issue = verb::issue_of(on.app(), on.list.id, id).await?.map(|issue| issue.number);
    let draft = Draft::of(&kept, &on.app().links().pictures());
    form(&on, &draft, Circumstances { flash, issue, ..Circumstances::default() })
}

/// `POST /desk/l/{list}/queue/{item}`
pub(crate) async fn change(PostedItem { on, mut draft, file }: PostedItem<(ItemId,)>) -> Result<Response, Fault> {
    let (id,) = on.named;
    let issue = match verb::issue_of(on.app(), on.list.id, id).await {
        Ok(issue) => issue.map(|issue| issue.number),
        Err(QueueError::NoItem) => None,
        Err(error) => return refused::page(&on, error),
    };
    let seen = draft.version.parse().map_err(|_| FaultKind::Unreadable)?;
    let item = read(&on, id, &mut draft, file).await?;
    draft.id = id.to_string();
    let typed = Circumstances { typed: true, issue, ..Circumstances::default() };
    let item = match item {
        Read::Item(item) => item,
        Read::Wrong(errors) => return form(&on, &draft, Circumstances { errors, ..typed }),
    };
    match verb::change_seen(on.app(), on.list.id, &item, seen).await {
        Ok(Some(issue)) => Ok(on.to(&on.paths().issue(issue.number).at(format_args!("item-{id}")))),
        Ok(None) => Ok(on.to(&done_with(&on.paths(), id, "changed"))),
        Err(QueueError::Stale) => {
            let kept = verb::open(on.app(), on.list.id, id).await?;
            let differences = differences(&on, &kept, item);
            draft.version = kept.version.to_string();
            form(&on, &draft, Circumstances { differences, ..typed })
        }
        Err(QueueError::NoItem) => {
            let obstacle = Some(on.phrases().say("desk-item-cannot-gone"));
            form(&on, &draft, Circumstances { obstacle, issue: None, ..typed })
        }
        Err(error) => {
            let obstacle = Some(error.phrase(on.phrases())?.tell(on.phrases()));
            form(&on, &draft, Circumstances { obstacle, ..typed })
        }
    }
}

/// The fields in which what was typed differs from the item as it is kept.
fn differences(on: &AtList, kept: &StoredItem, typed: Item) -> Vec<Difference> {
    let pictures = on.app().links().pictures();
    let typed = StoredItem { item: typed, version: kept.version, state: ItemState::Waiting };
    fields::differences(on.phrases(), &Draft::of(kept, &pictures), &Draft::of(&typed, &pictures))
}

/// A draft that was read.
#[expect(clippy::large_enum_variant, reason = "one at a time, on its way to a handler")]
enum Read {
    /// The item.
    Item(Item),
    /// The errors.
    Wrong(Errors),
}

/// Reads what was posted, and keeps its picture.
async fn read(on: &AtList, id: ItemId, draft: &mut Draft, file: Upload) -> Result<Read, Fault> {
    let mut errors = keep_picture(on, draft, file).await?;
    match draft.read(basis(on, id, on.phrases())?) {
        Ok(item) if errors.is_empty() => Ok(Read::Item(item)),
        Ok(_) => Ok(Read::Wrong(errors)),
        Err(others) if errors.is_empty() => Ok(Read::Wrong(others)),
        Err(others) => {
            // The missing picture is the same error, and is not reported twice.
            errors.add_without("upload", others);
            Ok(Read::Wrong(errors))
        }
    }
}

fn form(on: &AtList, draft: &Draft, circumstances: Circumstances) -> Result<Response, Fault> {
    let (phrases, paths) = (on.phrases(), on.paths());
    let kind = |word| (word, phrases.say(&format!("kind-name-{word}")), word == draft.kind);
    let thumbnail = draft.picture.starts_with(&on.app().links().pictures()).then(|| draft.picture.clone());
    let mut fields = Fields::of(draft, phrases, &circumstances.errors, on.list.cadence.local(on.now()));
    for field in fields.picture.iter_mut().filter(|field| matches!(field.input, Input::Picture)) {
        if thumbnail.is_some() {
            field.label = phrases.say("desk-item-upload-other");
        }
    }
    let kind_error = circumstances.errors.told(phrases, "kind");
    let about_kind = kind_error.iter().map(|error| Problem::labelled("kind", &phrases.say("desk-item-kind"), error));
    let page = Form {
        frame: on.frame(Room::Queue),
        title: phrases.say(if draft.version.is_empty() { "desk-item-add" } else { "desk-item-change" }),
        save: phrases.say(save(draft, &circumstances)),
        id: draft.id.clone(),
        version: draft.version.clone(),
        kinds: ItemKind::WORDS.map(kind).into(),
        problems: about_kind.chain(fields.all().filter_map(Field::problem)).collect(),
        kind_error,
        fields,
        picture: draft.picture.clone(),
        thumbnail,
        alt: draft.alt.clone(),
        without: !draft.without.is_empty(),
        preview: paths.preview(),
        itself: paths.item(draft.id.parse().map_err(|_| FaultKind::Nothing)?),
        back: circumstances.issue.map_or_else(|| paths.queue(), |number| paths.issue(number)),
        to_back: match circumstances.issue {
            Some(number) => phrases.fill("desk-to-issue", &[("number", &number.to_string())]),
            None => phrases.say("desk-item-back"),
        },
        lang: on.list.language.tag(),
        keeping: Keeping::of(&on.signed, kept_name(on, draft)),
        circumstances,
    };
    on.answer(page.circumstances.status(), &page)
}

/// The phrase on the button.
const fn save(draft: &Draft, circumstances: &Circumstances) -> &'static str {
    match (draft.version.is_empty(), circumstances.differences.is_empty()) {
        (true, _) => "desk-item-save",
        (false, true) => "desk-item-save-changes",
        (false, false) => "desk-item-save-over",
    }
}

/// The name under which a browser keeps what is typed in this form.
fn kept_name(on: &AtList, draft: &Draft) -> String {
    if draft.version.is_empty() { new_name(&on.list) } else { name_of(&on.list, &draft.id) }
}
