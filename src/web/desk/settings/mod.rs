//! A list's settings: what they are, in sentences, each group with a link to a form of its own.
//!
//! `says` puts them in words, `rhythm` reads and tells when issues are due, `groups` does so for all else, `form` is the one
//! page on which a group is changed, `embed` tells how the form comes into another site.

pub mod embed;
mod fields;
pub mod form;
mod groups;
mod rhythm;
mod says;

use std::sync::Arc;

use askama::Template;
use axum::{
    extract::{Path, Query, State},
    http::StatusCode,
    response::Response,
};
use serde::Deserialize;

use super::{
    kit::{
        frame::{Frame, Room},
        posted::Here,
    },
    lists::list::list_for,
};
use crate::{
    app::lists::settings::{self as verb, SettingsError, Standing},
    domain::{editor::Permission, ids::ListId, list::List},
    web::{
        Site,
        fault::{Fault, FaultKind},
        frame,
    },
};
use rhythm::Row;
use says::{Quote, Says};

/// What is changed at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Group {
    /// When issues are due.
    Rhythm,
    /// What an issue needs to go out.
    Approval,
    /// Who the mail comes from.
    Sender,
    /// The form and the pages.
    Form,
    /// The words beside the button.
    Wording,
    /// The sites that may embed the form.
    Sites,
    /// What stands at the foot.
    Footer,
}

impl Group {
    const ALL: [Self; 7] =
        [Self::Rhythm, Self::Approval, Self::Sender, Self::Form, Self::Wording, Self::Sites, Self::Footer];

    /// The word in addresses and in phrase names.
    const fn word(self) -> &'static str {
        match self {
            Self::Rhythm => "rhythm",
            Self::Approval => "approval",
            Self::Sender => "sender",
            Self::Form => "form",
            Self::Wording => "wording",
            Self::Sites => "sites",
            Self::Footer => "footer",
        }
    }

    fn of(word: &str) -> Result<Self, Fault> {
        Self::ALL.into_iter().find(|group| group.word() == word).ok_or_else(|| FaultKind::Nothing.into())
    }
}

/// A group of settings.
struct Card {
    word: &'static str,
    title: String,
    sentences: Vec<String>,
    items: Vec<String>,
    quotes: Vec<Quote>,
    /// The form that changes it, for who may.
    change: Option<String>,
    /// What belongs to it and stands on a page of its own.
    more: Option<(String, String)>,
}

/// The settings.
#[derive(Template)]
#[template(path = "desk/settings/settings.html")]
struct Page {
    frame: Frame,
    lead: String,
    /// What was saved a moment ago.
    done: Option<String>,
    rows: Vec<Row>,
    cards: Vec<Card>,
}

/// What an address may tell.
#[derive(Deserialize)]
pub struct Asked {
    /// The group that was saved a moment ago.
    done: Option<String>,
}

/// Where a list's settings are.
fn path(site: &Site, list: &List) -> String {
    format!("{}/desk/l/{}/settings", frame::root(site), list.slug)
}

/// The list as it stands now.
async fn standing(site: &Site, list: ListId) -> Result<Standing, Fault> {
    match verb::of(&site.app, list).await {
        Err(SettingsError::Gone) => Err(FaultKind::Nothing.into()),
        other => Ok(other?),
    }
}

/// `GET /desk/l/{list}/settings`
pub async fn show(
    State(site): State<Arc<Site>>,
    Path(slug): Path<String>,
    Query(asked): Query<Asked>,
    Here { signed, visit }: Here,
) -> Result<Response, Fault> {
    let list = list_for(&site, &signed, &slug, Permission::See).await?;
    let may_change = signed.editor.roles.may(list.id, Permission::Manage);
    let it = standing(&site, list.id).await?;
    let frame = Frame::of(&site, &visit, &signed, Some(&it.list), Room::Settings);
    let (phrases, home) = (frame.phrases, path(&site, &it.list));
    let card = |group: Group| {
        let Says { sentences, items, quotes } = says::group(phrases, group, &it);
        let embed = || (format!("{home}/embed"), phrases.say("settings-embed"));
        Card {
            word: group.word(),
            title: phrases.say(&format!("settings-{}", group.word())),
            sentences,
            items,
            quotes,
            change: may_change.then(|| format!("{home}/{}", group.word())),
            more: (group == Group::Sites).then(embed),
        }
    };
    let saved = asked.done.and_then(|word| Group::of(&word).ok());
    let page = Page {
        lead: phrases.say(if may_change { "settings-lead" } else { "settings-lead-reader" }),
        done: saved.filter(|_| may_change).map(|group| {
            phrases.fill("settings-done", &[("group", &phrases.say(&format!("settings-{}", group.word())))])
        }),
        rows: rhythm::rows(phrases, &it.list, &it.moments, site.app.now()),
        cards: Group::ALL.map(card).into(),
        frame,
    };
    Ok(frame::page(StatusCode::OK, phrases, &page)?)
}
