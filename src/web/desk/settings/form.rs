//! The page on which one group of settings is changed.
//!
//! It posts the version of the list that it was opened with: what another editor changed meanwhile is shown, and not undone
//! unasked. A rhythm is confirmed, beside the moments it brings, before it is saved.

use askama::Template;
use axum::{http::StatusCode, response::Response};

use super::{
    Group,
    fields::Typed,
    groups,
    rhythm::{self, Row},
    says::{self, Quote, Says},
    settings_of,
};
use crate::{
    app::lists::settings::{self as verb, Settings, SettingsError},
    domain::{
        list::{List, cadence::Cadence, settings::Change},
        subscriber::consent::Wording,
        text::phrases::Phrases,
    },
    web::{
        assets,
        desk::kit::{
            access::{
                may,
                on_list::{AtList, OnList},
            },
            form::{Errors, Field, Form, Input, Problem},
            frame::{Frame, Room},
            paths::Link,
            posted::Posted,
        },
        fault::{Fault, FaultKind},
    },
};

/// A group's form.
#[derive(Template)]
#[template(path = "desk/settings/form.html")]
struct Page {
    frame: Frame,
    title: String,
    lead: String,
    home: Link,
    version: u32,
    /// The present settings, when another editor changed them meanwhile.
    stale: Option<Says>,
    fields: Vec<Field>,
    problems: Vec<Problem>,
    button: String,
    /// The script that hides fields that do not count, where some may not.
    script: Option<String>,
    /// Wordings of before.
    earlier: Vec<Quote>,
}

/// The page that asks to confirm a rhythm.
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

/// The state in which a form is shown.
enum Shown {
    /// As the list has it.
    Fresh,
    /// As it was typed.
    Typed(Typed),
    /// As it was typed, with what is wrong.
    Wrong(Typed, Errors),
    /// As it was typed, with the present settings.
    Stale(Typed),
}

/// An editor who may change the group of settings in the path.
type OnGroup = OnList<may::Manage, (Group,)>;

/// `GET /desk/l/{list}/settings/{group}`
pub(crate) async fn show(on: OnGroup) -> Result<Response, Fault> {
    let (group,) = on.named;
    page(&on, group, &settings_of(&on).await?, Shown::Fresh)
}

/// `POST /desk/l/{list}/settings/{group}`
pub(crate) async fn save(Posted { by: on, fields: typed }: Posted<OnGroup, Typed>) -> Result<Response, Fault> {
    let (group,) = on.named;
    let it = settings_of(&on).await?;
    let change = match groups::read(on.app(), group, &it, &typed) {
        Ok(change) => change,
        Err(errors) => return page(&on, group, &it, Shown::Wrong(typed, errors)),
    };
    let seen = typed.text("version").parse().unwrap_or_default();
    if let Change::Rhythm(cadence) = &change {
        match typed.text("step").as_str() {
            "save" => {}
            "edit" => return page(&on, group, &it, Shown::Typed(typed)),
            _ if *cadence == it.list.cadence || seen != it.version => {}
            _ => return check(&on, &it, cadence, &typed).await,
        }
    }
    match verb::change(on.app(), on.list.id, seen, &change).await {
        Ok(()) => Ok(on.to(&on.paths().settings().done(group.word()))),
        Err(SettingsError::Stale) => page(&on, group, &settings_of(&on).await?, Shown::Stale(typed)),
        Err(SettingsError::Gone) => Err(FaultKind::Nothing.into()),
        Err(error) => Err(error.into()),
    }
}

fn page(on: &AtList, group: Group, it: &Settings, shown: Shown) -> Result<Response, Fault> {
    let (phrases, frame) = (on.phrases(), on.frame(Room::Settings));
    let (status, typed, errors, is_stale) = match shown {
        Shown::Fresh => (StatusCode::OK, None, Errors::default(), false),
        Shown::Typed(typed) => (StatusCode::OK, Some(typed), Errors::default(), false),
        Shown::Wrong(typed, errors) => (StatusCode::UNPROCESSABLE_ENTITY, Some(typed), errors, false),
        Shown::Stale(typed) => (StatusCode::CONFLICT, Some(typed), Errors::default(), true),
    };
    let mut form = Form(groups::fields(phrases, group, it, on.now())).with_errors(phrases, &errors);
    if let Some(typed) = typed {
        for field in &mut form.0 {
            field.value = typed.text(field.name);
        }
    }
    let page = Page {
        title: phrases.say(&format!("settings-{}", group.word())),
        lead: phrases.say(&format!("settings-{}-lead", group.word())),
        home: on.paths().settings(),
        version: it.version,
        stale: is_stale.then(|| says::group(phrases, group, it)),
        button: phrases.say(if group == Group::Rhythm { "settings-check" } else { "settings-save" }),
        script: (group == Group::Rhythm)
            .then(|| format!("{}/desk-rhythm.js?v={}", frame.root, assets::RHYTHM.version())),
        earlier: if group == Group::Wording { earlier(phrases, &it.list, &it.wordings) } else { Vec::new() },
        problems: form.problems(),
        fields: form.0,
        frame,
    };
    on.answer(status, &page)
}

/// All wordings, the newest first.
fn earlier(phrases: Phrases, list: &List, wordings: &[Wording]) -> Vec<Quote> {
    let quote = |wording: &Wording| {
        let (version, date) = (wording.version.to_string(), phrases.date(list.cadence.local(wording.since).date()));
        Quote {
            label: Some(phrases.fill("settings-version", &[("version", &version), ("date", &date)])),
            lang: Some(wording.language.tag()),
            text: wording.text.clone(),
            html: None,
        }
    };
    wordings.iter().map(quote).collect()
}

async fn check(on: &AtList, it: &Settings, cadence: &Cadence, typed: &Typed) -> Result<Response, Fault> {
    let (phrases, now) = (on.phrases(), on.now());
    let moments = verb::outlook(on.app(), &it.list, cadence).await?;
    let list = List { cadence: cadence.clone(), ..it.list.clone() };
    let fields = rhythm::fields(phrases, cadence, now);
    on.page(&Check {
        frame: on.frame(Room::Settings),
        version: it.version,
        before: rhythm::sentences(phrases, &it.list.cadence),
        after: rhythm::sentences(phrases, cadence),
        rows: rhythm::rows(phrases, &list, &moments, now),
        typed: fields.into_iter().map(|field| (field.name.to_owned(), typed.text(field.name))).collect(),
    })
}
