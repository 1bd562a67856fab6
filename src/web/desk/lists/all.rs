//! The first page: the lists somebody works for, each with what comes next.

use std::sync::Arc;

use askama::Template;
use axum::{extract::State, http::StatusCode, response::Response};

use super::{
    outlook::{self, Part},
    under_way,
};
use crate::{
    app::lists::outlook as verb,
    domain::editor::Permission,
    web::{
        Site,
        desk::kit::{
            frame::{Frame, Room},
            posted::Here,
        },
        fault::Fault,
        frame,
    },
};

/// A list to choose.
struct Choice {
    href: String,
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
}

/// `GET /desk`
pub async fn show(State(site): State<Arc<Site>>, Here { signed, visit }: Here) -> Result<Response, Fault> {
    let frame = Frame::of(&site, &visit, &signed, None, Room::Lists);
    let (phrases, roles) = (frame.phrases, &signed.editor.roles);
    let mut choices = Vec::new();
    for list in site.app.snapshot().lists().await? {
        let Some(role) = roles.on(list.id).filter(|_| roles.may(list.id, Permission::See)) else { continue };
        let prospect = verb::of(&site.app, &list).await?;
        let said = outlook::sentence(phrases, &list, &prospect, site.app.now());
        choices.push(Choice {
            href: format!("{}/desk/l/{}", frame.root, list.slug),
            lang: list.language.tag(),
            sentence: under_way::linked(&site, phrases, &list, prospect.outlook, said),
            role: phrases.say(&format!("desk-role-{role}")),
            name: list.name.into(),
        });
    }
    let lead = phrases.count("desk-lists-lead", choices.len() as u64);
    Ok(frame::page(StatusCode::OK, phrases, &Page { frame, lead, choices, owns_all: roles.owns_all })?)
}
