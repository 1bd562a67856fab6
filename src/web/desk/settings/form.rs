//! The page on which one group of settings is changed.
//!
//! It posts the version of the list that it was opened with: what somebody else changed meanwhile is shown, and not undone
//! unasked. A rhythm is looked at once more, with the moments it brings, before it is saved.

use std::sync::Arc;

use askama::Template;
use axum::{
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};

use super::{
    Group,
    fields::{self, Control, Field, Troubles, Typed},
    groups, path,
    rhythm::{self, Row},
    says::{self, Quote, Says},
    standing,
};
use crate::{
    app::lists::settings::{self as verb, SettingsError, Standing},
    domain::{
        editor::Permission,
        list::{List, cadence::Cadence, settings::Change},
        subscriber::consent::Wording,
        text::phrases::Phrases,
    },
    web::{
        Site, assets,
        desk::{
            kit::{
                frame::{Frame, Room},
                posted::{Here, Posted},
            },
            lists::list::list_for,
        },
        fault::{Fault, FaultKind},
        frame,
    },
};

/// A group's form.
#[derive(Template)]
#[template(path = "desk/settings/form.html")]
struct Page {
    frame: Frame,
    title: String,
    lead: String,
    home: String,
    version: u32,
    /// What stands now, when somebody else changed it meanwhile.
    stale: Option<Says>,
    fields: Vec<Field>,
    button: String,
    /// What leaves out the fields that do not count, where some may not.
    script: Option<String>,
    /// Wordings of before.
    earlier: Vec<Quote>,
}

impl Page {
    /// What is wrong: the ids of fields, what they are called, and what it is.
    fn troubles(&self) -> Vec<(&'static str, &str, &str)> {
        let wrong = self.fields.iter().filter_map(|it| Some((it.name, it.label.as_str(), it.trouble.as_deref()?)));
        wrong.collect()
    }
}

/// The last look at a rhythm.
#[derive(Template)]
#[template(path = "desk/settings/check.html")]
struct Check {
    frame: Frame,
    version: u32,
    before: Vec<String>,
    after: Vec<String>,
    rows: Vec<Row>,
    typed: Vec<(String, String)>,
}

/// How a form is shown.
enum Shown {
    /// As the list has it.
    Fresh,
    /// As it was typed.
    Typed(Typed),
    /// As it was typed, with what is wrong.
    Wrong(Typed, Troubles),
    /// As it was typed, with what stands now.
    Stale(Typed),
}

/// `GET /desk/l/{list}/settings/{group}`
pub async fn show(
    State(site): State<Arc<Site>>,
    Path((slug, group)): Path<(String, String)>,
    here: Here,
) -> Result<Response, Fault> {
    let list = list_for(&site, &here.signed, &slug, Permission::Manage).await?;
    let (group, it) = (Group::of(&group)?, standing(&site, list.id).await?);
    page(&site, &here, group, &it, Shown::Fresh)
}

/// `POST /desk/l/{list}/settings/{group}`
pub async fn save(
    State(site): State<Arc<Site>>,
    Path((slug, group)): Path<(String, String)>,
    here: Here,
    Posted { signed, fields: typed, .. }: Posted<Typed>,
) -> Result<Response, Fault> {
    let list = list_for(&site, &signed, &slug, Permission::Manage).await?;
    let (group, it) = (Group::of(&group)?, standing(&site, list.id).await?);
    let phrases = Phrases::of(signed.editor.language);
    let change = match groups::read(&site.app, phrases, group, &it, &typed) {
        Ok(change) => change,
        Err(troubles) => return page(&site, &here, group, &it, Shown::Wrong(typed, troubles)),
    };
    let seen = typed.text("version").parse().unwrap_or_default();
    if let Change::Rhythm(cadence) = &change {
        match typed.text("step").as_str() {
            "save" => {}
            "edit" => return page(&site, &here, group, &it, Shown::Typed(typed)),
            _ if *cadence == it.list.cadence || seen != it.version => {}
            _ => return check(&site, &here, &it, cadence, &typed).await,
        }
    }
    match verb::change(&site.app.acting_as(signed.editor.id), list.id, seen, &change).await {
        Ok(()) => Ok(Redirect::to(&format!("{}?done={}", path(&site, &list), group.word())).into_response()),
        Err(SettingsError::Stale) => page(&site, &here, group, &standing(&site, list.id).await?, Shown::Stale(typed)),
        Err(SettingsError::Gone) => Err(FaultKind::Nothing.into()),
        Err(error) => Err(error.into()),
    }
}

fn page(site: &Site, here: &Here, group: Group, it: &Standing, shown: Shown) -> Result<Response, Fault> {
    let frame = Frame::of(site, &here.visit, &here.signed, Some(&it.list), Room::Settings);
    let phrases = frame.phrases;
    let (status, typed, troubles, is_stale) = match shown {
        Shown::Fresh => (StatusCode::OK, None, Troubles::new(), false),
        Shown::Typed(typed) => (StatusCode::OK, Some(typed), Troubles::new(), false),
        Shown::Wrong(typed, troubles) => (StatusCode::UNPROCESSABLE_ENTITY, Some(typed), troubles, false),
        Shown::Stale(typed) => (StatusCode::CONFLICT, Some(typed), Troubles::new(), true),
    };
    let fields = fields::shown(phrases, groups::fields(phrases, group, it, site.app.now()), typed.as_ref(), &troubles);
    let page = Page {
        title: phrases.say(&format!("settings-{}", group.word())),
        lead: phrases.say(&format!("settings-{}-lead", group.word())),
        home: path(site, &it.list),
        version: it.version,
        stale: is_stale.then(|| says::group(phrases, group, it)),
        button: phrases.say(if group == Group::Rhythm { "settings-check" } else { "settings-save" }),
        script: (group == Group::Rhythm)
            .then(|| format!("{}/desk-rhythm.js?v={}", frame.root, assets::RHYTHM.version())),
        earlier: if group == Group::Wording { earlier(phrases, &it.list, &it.wordings) } else { Vec::new() },
        fields,
        frame,
    };
    Ok(frame::page(status, phrases, &page)?)
}

/// All wordings, the present one first.
fn earlier(phrases: Phrases, list: &List, wordings: &[Wording]) -> Vec<Quote> {
    let quote = |wording: &Wording| {
        let (version, date) = (wording.version.to_string(), phrases.date(list.cadence.local(wording.since).date()));
        Quote {
            label: Some(phrases.fill("settings-version", &[("version", &version), ("date", &date)])),
            lang: Some(list.language.tag()),
            text: wording.text.clone(),
            html: None,
        }
    };
    wordings.iter().map(quote).collect()
}

async fn check(site: &Site, here: &Here, it: &Standing, cadence: &Cadence, typed: &Typed) -> Result<Response, Fault> {
    let frame = Frame::of(site, &here.visit, &here.signed, Some(&it.list), Room::Settings);
    let phrases = frame.phrases;
    let moments = verb::outlook(&site.app, &it.list, cadence).await?;
    let list = List { cadence: cadence.clone(), ..it.list.clone() };
    let names = rhythm::fields(phrases, cadence, site.app.now());
    let page = Check {
        version: it.version,
        before: rhythm::sentences(phrases, &it.list.cadence),
        after: rhythm::sentences(phrases, cadence),
        rows: rhythm::rows(phrases, &list, &moments, site.app.now()),
        typed: names.into_iter().map(|(name, ..)| (name.to_owned(), typed.text(name))).collect(),
        frame,
    };
    Ok(frame::page(StatusCode::OK, phrases, &page)?)
}
