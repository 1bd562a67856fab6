//! The first page of the desk: the lists that an editor works for, each with what comes next.

use askama::Template;
use axum::response::Response;

use super::{
    outlook::{self, Part},
    under_way,
};
use crate::{
    app::{lists::outlook as verb, subscribers::erase},
    domain::editor::Permission,
    web::{
        desk::kit::{
            access::signed_in::SignedIn,
            frame::{Frame, Room},
            paths::Link,
        },
        fault::Fault,
    },
};

/// A list to choose.
struct Choice {
    href: Link,
    name: String,
    lang: &'static str,
    sentence: Vec<Part>,
    role: String,
}

/// The first page.
#[derive(Template)]
#[template(path = "desk/lists/all.html")]
struct Page {
    frame: Frame,
    lead: String,
    choices: Vec<Choice>,
    owns_all: bool,
    /// The sentence about wishes to be erased everywhere, for owners of all lists.
    wished: Option<String>,
    wishes: Link,
}

/// `GET /desk`
pub(crate) async fn show(at: SignedIn) -> Result<Response, Fault> {
    let (phrases, roles) = (at.phrases(), &at.editor().roles);
    let mut choices = Vec::new();
    for list in at.app().snapshot().lists().await? {
        let Some(role) = roles.on(list.id).filter(|_| roles.may(list.id, Permission::See)) else { continue };
        let prospect = verb::of(at.app(), &list).await?;
        let (said, paths) = (outlook::sentence(phrases, &list, &prospect, at.now()), at.desk_paths().list(&list.slug));
        choices.push(Choice {
            href: paths.home(),
            lang: list.language.tag(),
            sentence: under_way::linked(phrases, &paths, prospect.outlook, said),
            role: phrases.say(&format!("desk-role-{role}")),
            name: list.name.into(),
        });
    }
    let lead = phrases.count("desk-lists-lead", choices.len() as u64);
    let wished = if roles.owns_all { erase::wished(at.app()).await?.len() } else { 0 };
    at.page(&Page {
        frame: at.frame(Room::Lists),
        lead,
        choices,
        owns_all: roles.owns_all,
        wished: (wished > 0).then(|| phrases.count("desk-wishes-lead", wished as u64)),
        wishes: at.desk_paths().wishes(),
    })
}
