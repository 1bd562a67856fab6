//! The people of a list: who works at it and in which role, inviting, and who owns the whole installation.

pub mod invite;
pub mod leave;
pub mod role;

use std::sync::Arc;

use askama::Template;
use axum::{
    extract::{Path, Query, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use serde::Deserialize;
use uuid::Uuid;

use super::{
    kit::{
        form::{Choice, Input},
        frame::{Frame, Room},
        posted::Here,
    },
    lists::list::list_for,
};
use crate::{
    app::editors::{manage as verb, sessions::Signed},
    domain::{
        editor::{Editor, Permission, Role},
        ids::EditorId,
        list::List,
        text::phrases::Phrases,
    },
    web::{Site, fault::Fault, frame},
};

/// What was done a moment ago.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Done {
    /// Somebody new was invited.
    Invited,
    /// An editor was given a role.
    Given,
    /// An editor had that role already.
    Had,
    /// Somebody has another role.
    Changed,
    /// Somebody does not work at the list any more.
    Left,
    /// Somebody is no editor any more.
    Removed,
}

impl Done {
    const ALL: [Self; 6] = [Self::Invited, Self::Given, Self::Had, Self::Changed, Self::Left, Self::Removed];

    /// The word in addresses and phrase names.
    const fn word(self) -> &'static str {
        match self {
            Self::Invited => "invited",
            Self::Given => "given",
            Self::Had => "had",
            Self::Changed => "changed",
            Self::Left => "left",
            Self::Removed => "removed",
        }
    }
}

/// What an address may tell.
#[derive(Deserialize)]
pub struct Asked {
    done: Option<String>,
}

/// Somebody on the page.
struct Person {
    name: String,
    role: String,
    about: String,
    /// Where something is decided about them, and what it is called; none: not by who looks.
    link: Option<(String, String)>,
}

/// The page.
#[derive(Template)]
#[template(path = "desk/editors/editors.html")]
struct Page {
    frame: Frame,
    done: Option<String>,
    invite: String,
    people: Vec<Person>,
    owners: Vec<Person>,
}

/// Where the people of a list are.
fn path(site: &Site, list: &List) -> String {
    format!("{}/desk/l/{}/people", frame::root(site), list.slug)
}

/// Back to the people, who are told what was done.
fn back(site: &Site, list: &List, done: Done) -> Response {
    Redirect::to(&format!("{}?done={}", path(site, list), done.word())).into_response()
}

/// The list that a path names, and somebody of it; none: nobody who works at this list has this id.
async fn found(site: &Site, signed: &Signed, slug: &str, id: &str) -> Result<(List, Option<Editor>), Fault> {
    let list = list_for(site, signed, slug, Permission::Manage).await?;
    let id = Uuid::try_parse(id).ok().map(EditorId);
    let people = verb::of_list(&site.app, list.id).await?;
    let person = people.into_iter().find(|editor| Some(editor.id) == id);
    Ok((list, person))
}

/// The roles to choose from, each with what it may.
fn roles(phrases: Phrases) -> Input {
    let choice = |role: Role| Choice {
        value: role.word(),
        label: role_name(phrases, role),
        hint: phrases.say(&format!("desk-people-may-{role}")),
    };
    Input::OneOf(Role::ALL.map(choice).into())
}

/// What a role is called.
fn role_name(phrases: Phrases, role: Role) -> String {
    phrases.say(&format!("desk-people-is-{role}"))
}

/// `GET /desk/l/{list}/people`
pub async fn show(
    State(site): State<Arc<Site>>,
    Path(slug): Path<String>,
    Query(asked): Query<Asked>,
    Here { signed, visit }: Here,
) -> Result<Response, Fault> {
    let list = list_for(&site, &signed, &slug, Permission::Manage).await?;
    let frame = Frame::of(&site, &visit, &signed, Some(&list), Room::People);
    let (phrases, home) = (frame.phrases, path(&site, &list));
    let done = Done::ALL.into_iter().find(|done| asked.done.as_deref() == Some(done.word()));
    let everybody = verb::of_list(&site.app, list.id).await?;
    let person = |editor: &Editor| person(phrases, &home, &signed, &list, editor);
    let (owners, people): (Vec<_>, Vec<_>) = everybody.iter().partition(|editor| editor.roles.owns_all);
    let page = Page {
        done: done.map(|done| phrases.say(&format!("desk-people-done-{}", done.word()))),
        invite: format!("{home}/invite"),
        people: people.into_iter().map(person).collect(),
        owners: owners.into_iter().map(person).collect(),
        frame,
    };
    Ok(frame::page(StatusCode::OK, phrases, &page)?)
}

fn person(phrases: Phrases, home: &str, signed: &Signed, list: &List, editor: &Editor) -> Person {
    let id = editor.id.0.simple();
    let (place, key) = if editor.roles.owns_all { ("/remove", "remove") } else { ("", "change") };
    let may_decide = signed.editor.roles.owns_all || !editor.roles.owns_all;
    let you = (editor.id == signed.editor.id).then(|| phrases.say("desk-people-you"));
    let about: Vec<_> = [editor.address.as_str().to_owned()].into_iter().chain(you).collect();
    Person {
        name: editor.name.to_string(),
        role: editor.roles.on(list.id).map(|role| role_name(phrases, role)).unwrap_or_default(),
        about: about.join(" · "),
        link: may_decide.then(|| (format!("{home}/{id}{place}"), phrases.say(&format!("desk-people-{key}")))),
    }
}
