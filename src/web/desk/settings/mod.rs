//! A list's settings in sentences, each group with a link to a form of its own.
//!
//! `says` puts them in words, `rhythm` reads and tells the moments of issues, `groups` does so for all else, `form` is the one
//! page on which a group is changed, and `embed` explains how to embed the form in another site.

pub(super) mod embed;
mod fields;
pub(super) mod form;
mod groups;
mod rhythm;
mod says;

use std::str::FromStr;

use askama::Template;
use axum::{extract::Query, response::Response};
use serde::Deserialize;

use super::kit::{
    access::{
        may,
        on_list::{AtList, OnList},
    },
    frame::{Frame, Room},
    paths::Link,
};
use crate::{
    app::lists::settings::{self as verb, Settings, SettingsError},
    domain::{editor::Permission, words::words},
    web::fault::{Fault, FaultKind},
};
use rhythm::Row;
use says::{Quote, Says};

words! {
    /// A group of settings, which one form changes.
    #[derive(Debug, Clone, Copy, PartialEq, Eq)]
    pub(super) enum Group {
        /// The moments of issues.
        Rhythm = "rhythm",
        /// The approval that an issue needs.
        Approval = "approval",
        /// The sender of the mail.
        Sender = "sender",
        /// The form and the pages.
        Form = "form",
        /// The words beside the button.
        Wording = "wording",
        /// The sites that may embed the form.
        Sites = "sites",
        /// The text at the foot.
        Footer = "footer",
    }
}

/// A word that names no group.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct NoGroup;

impl FromStr for Group {
    type Err = NoGroup;

    fn from_str(word: &str) -> Result<Self, NoGroup> {
        Self::ALL.into_iter().find(|group| group.word() == word).ok_or(NoGroup)
    }
}

/// A group of settings.
struct Card {
    word: &'static str,
    title: String,
    sentences: Vec<String>,
    items: Vec<String>,
    quotes: Vec<Quote>,
    /// The form that changes it, for an editor who may.
    change: Option<Link>,
    /// A page that belongs to it, and the text of the link.
    more: Option<(Link, String)>,
}

/// The settings.
#[derive(Template)]
#[template(path = "desk/settings/settings.html")]
struct Page {
    frame: Frame,
    lead: String,
    /// The message about what was saved a moment ago.
    done: Option<String>,
    rows: Vec<Row>,
    cards: Vec<Card>,
}

/// The query of an address.
#[derive(Deserialize)]
pub(super) struct Asked {
    /// The group that was saved a moment ago.
    done: Option<String>,
}

/// The present settings of the list.
async fn settings_of(on: &AtList) -> Result<Settings, Fault> {
    match verb::of(on.app(), on.list.id).await {
        Err(SettingsError::Gone) => Err(FaultKind::Nothing.into()),
        other => Ok(other?),
    }
}

/// `GET /desk/l/{list}/settings`
pub(super) async fn show(Query(asked): Query<Asked>, on: OnList<may::See>) -> Result<Response, Fault> {
    let (may_change, it) = (on.has(Permission::Manage), settings_of(&on).await?);
    let (phrases, paths) = (on.phrases(), on.paths());
    let card = |group: Group| {
        let Says { sentences, items, quotes } = says::group(phrases, group, &it);
        let embed = || (paths.setting("embed"), phrases.say("settings-embed"));
        Card {
            word: group.word(),
            title: phrases.say(&format!("settings-{}", group.word())),
            sentences,
            items,
            quotes,
            change: may_change.then(|| paths.setting(group.word())),
            more: (group == Group::Sites).then(embed),
        }
    };
    let saved = asked.done.and_then(|word| word.parse::<Group>().ok());
    on.page(&Page {
        frame: on.frame(Room::Settings),
        lead: phrases.say(if may_change { "settings-lead" } else { "settings-lead-viewer" }),
        done: saved.filter(|_| may_change).map(|group| {
            phrases.fill("settings-done", &[("group", &phrases.say(&format!("settings-{}", group.word())))])
        }),
        rows: rhythm::rows(phrases, &it.list, &it.moments, on.now()),
        cards: Group::ALL.map(card).into(),
    })
}
