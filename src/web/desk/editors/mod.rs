//! The editors of a list and their roles, inviting, and the owners of the whole installation.

pub(super) mod invite;
pub(super) mod leave;
pub(super) mod role;

use askama::Template;
use axum::{extract::Query, response::Response};
use serde::Deserialize;

use super::kit::{
    access::{
        may,
        on_list::{AtList, OnList},
    },
    form::{Choice, Input},
    frame::{Frame, Room},
    paths::Link,
};
use crate::{
    app::editors::manage as verb,
    domain::{
        editor::{Editor, Role},
        ids::EditorId,
        text::phrases::Phrases,
        words::words,
    },
    web::fault::Fault,
};

words! {
    /// The word of what was done a moment ago.
    #[derive(Debug, Clone, Copy, PartialEq, Eq)]
    enum Done {
        /// A new editor was invited.
        Invited = "invited",
        /// An editor had that role already.
        Had = "had",
        /// An editor has another role.
        Changed = "changed",
        /// An editor does not work at the list any more.
        Left = "left",
        /// An editor was removed altogether.
        Removed = "removed",
    }
}

/// The query of an address.
#[derive(Deserialize)]
pub(super) struct Asked {
    /// The word of what was done a moment ago.
    done: Option<String>,
}

/// An editor on the page.
struct Row {
    name: String,
    role: String,
    about: String,
    /// The page that decides about this editor, and the text of the link; none: not by the editor who looks.
    link: Option<(Link, String)>,
}

/// The page.
#[derive(Template)]
#[template(path = "desk/editors/editors.html")]
struct Page {
    frame: Frame,
    done: Option<String>,
    invite: Link,
    editors: Vec<Row>,
    owners: Vec<Row>,
}

/// An id in a path. One that cannot be read is nobody's.
pub(super) struct MaybeEditor(Option<EditorId>);

impl std::str::FromStr for MaybeEditor {
    type Err = std::convert::Infallible;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Ok(Self(text.parse().ok()))
    }
}

/// An editor who may decide about the editor in the path.
type OnEditor = OnList<may::Manage, (MaybeEditor,)>;

/// Leads back to the editors, whose page tells what was done.
fn back(on: &AtList, done: Done) -> Response {
    on.to(&on.paths().editors().done(done.word()))
}

/// Leads on after a change of an editor's rights. Editors who changed their own may not see this page any more: they are led to the
/// desk's first page.
fn after(on: &AtList, changed: &Editor, done: Done) -> Response {
    if changed.id == on.editor().id { on.to(&on.desk_paths().lists()) } else { back(on, done) }
}

/// The editor in the path; none: no editor of this list has this id.
async fn found(on: &OnEditor) -> Result<Option<Editor>, Fault> {
    let (MaybeEditor(id),) = on.named;
    let editors = verb::of_list(on.app(), on.list.id).await?;
    Ok(editors.into_iter().find(|editor| Some(editor.id) == id))
}

/// The roles to choose from, each with what it may.
fn roles(phrases: Phrases) -> Input {
    let choice = |role: Role| Choice {
        value: role.word().to_owned(),
        label: role_name(phrases, role),
        hint: phrases.say(&format!("desk-editors-may-{role}")),
    };
    Input::OneOf(Role::ALL.map(choice).into())
}

/// The name of a role.
fn role_name(phrases: Phrases, role: Role) -> String {
    phrases.say(&format!("desk-editors-is-{role}"))
}

/// `GET /desk/l/{list}/people`
pub(super) async fn show(Query(asked): Query<Asked>, on: OnList<may::Manage>) -> Result<Response, Fault> {
    let done = Done::ALL.into_iter().find(|done| asked.done.as_deref() == Some(done.word()));
    let everybody = verb::of_list(on.app(), on.list.id).await?;
    let (owners, editors): (Vec<_>, Vec<_>) = everybody.iter().partition(|editor| editor.roles.owns_all);
    on.page(&Page {
        frame: on.frame(Room::Editors),
        done: done.map(|done| on.phrases().say(&format!("desk-editors-done-{}", done.word()))),
        invite: on.paths().invite(),
        editors: editors.into_iter().map(|editor| row(&on, editor)).collect(),
        owners: owners.into_iter().map(|editor| row(&on, editor)).collect(),
    })
}

fn row(on: &AtList, editor: &Editor) -> Row {
    let (phrases, own) = (on.phrases(), on.paths().editor(editor.id));
    let (link, key) = if editor.roles.owns_all { (own.below("remove"), "remove") } else { (own, "change") };
    let may_decide = on.editor().roles.owns_all || !editor.roles.owns_all;
    let you = (editor.id == on.editor().id).then(|| phrases.say("desk-editors-you"));
    let about: Vec<_> = [editor.address.normalised()].into_iter().chain(you).collect();
    Row {
        name: editor.name.to_string(),
        role: editor.roles.on(on.list.id).map(|role| role_name(phrases, role)).unwrap_or_default(),
        about: about.join(" · "),
        link: may_decide.then(|| (link, phrases.say(&format!("desk-editors-{key}")))),
    }
}
