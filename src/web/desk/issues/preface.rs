//! The form of an issue's opening: its subject, what mailboxes show behind that, and a word to the readers.
//!
//! It holds the version that it was opened with. Where somebody else wrote since, nothing is overwritten: the form comes back
//! with everything that was typed, beside what stands there now.

use std::sync::Arc;

use askama::Template;
use axum::{
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use serde::Deserialize;

use super::{
    issue::{inspected, path},
    refused,
};
use crate::{
    app::issues::{preface as verb, publish::PublishError},
    domain::{editor::Permission, issue::preface::Preface, list::List, text::phrases::Phrases},
    web::{
        Site,
        desk::kit::{
            form::{self, Difference, Field, Form, Input, Troubles, read},
            frame::{Frame, Room},
            keeping::Keeping,
            posted::{Here, Posted},
        },
        fault::{Fault, FaultKind},
        frame,
    },
};

/// The page.
#[derive(Template)]
#[template(path = "desk/issues/preface.html")]
struct Page {
    frame: Frame,
    lang: &'static str,
    lead: String,
    form: Form,
    version: String,
    /// Why it was not saved, as things stand.
    obstacle: Option<String>,
    /// What says something else now.
    differences: Vec<Difference>,
    save: String,
    keeping: Keeping,
    /// Whether what is shown was typed, and is nowhere but here.
    typed: bool,
    /// The form as it is for a first visit.
    itself: String,
    back: String,
}

/// What is typed.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    version: String,
    subject: String,
    preheader: String,
    word: String,
}

impl Typed {
    /// What the form of an opening shows.
    fn of(opening: &Preface, version: u32) -> Self {
        let Preface { subject, preheader, word } = opening;
        Self {
            version: version.to_string(),
            subject: subject.as_ref().map(ToString::to_string).unwrap_or_default(),
            preheader: preheader.as_ref().map(ToString::to_string).unwrap_or_default(),
            word: word.as_ref().map(ToString::to_string).unwrap_or_default(),
        }
    }

    fn read(&self) -> Result<Preface, Troubles> {
        let mut troubles = Troubles::new();
        let subject = read(&mut troubles, "subject", &self.subject, form::line);
        let preheader = read(&mut troubles, "preheader", &self.preheader, form::line);
        let word = read(&mut troubles, "word", &self.word, form::prose);
        if troubles.is_empty() { Ok(Preface { subject, preheader, word }) } else { Err(troubles) }
    }

    fn form(&self, phrases: Phrases, troubles: &Troubles) -> Form {
        let field = |name, input, value: &str| Field::new(phrases, "desk-opening", name, input, value);
        let told: Vec<_> = troubles.iter().map(|(name, key)| (*name, phrases.say(key))).collect();
        let fields = vec![
            field("subject", Input::Line, &self.subject),
            field("preheader", Input::Line, &self.preheader),
            field("word", Input::Lines, &self.word),
        ];
        Form(fields).with_troubles(&told)
    }
}

/// What comes between what was typed and the opening.
#[derive(Default)]
struct Matter {
    troubles: Troubles,
    obstacle: Option<String>,
    /// What stands there now, where somebody else wrote it.
    now: Option<Typed>,
}

/// `GET /desk/l/{list}/issues/{number}/opening`
pub async fn fill_in(
    State(site): State<Arc<Site>>,
    Path((slug, number)): Path<(String, String)>,
    here: Here,
) -> Result<Response, Fault> {
    let (list, it) = inspected(&site, &here.signed, &slug, &number, Permission::Write).await?;
    let number = it.issue.number;
    if let Err(error) = it.issue.state.changeable() {
        return refused::page(&site, &here.signed, &here.visit, &list, number, error.into());
    }
    let kept = verb::of(&site.app, &list, number).await?;
    page(&site, &here, &list, number, &Typed::of(&kept.opening, kept.version), Matter::default())
}

/// `POST /desk/l/{list}/issues/{number}/opening`
pub async fn save(
    State(site): State<Arc<Site>>,
    Path((slug, number)): Path<(String, String)>,
    here: Here,
    Posted { signed, fields: mut typed, .. }: Posted<Typed>,
) -> Result<Response, Fault> {
    let (list, it) = inspected(&site, &signed, &slug, &number, Permission::Write).await?;
    let (number, phrases) = (it.issue.number, Phrases::of(signed.editor.language));
    let seen = typed.version.parse().map_err(|_| FaultKind::Unreadable)?;
    let opening = match typed.read() {
        Ok(opening) => opening,
        Err(troubles) => return page(&site, &here, &list, number, &typed, Matter { troubles, ..Matter::default() }),
    };
    match verb::change(&site.app.acting_as(signed.editor.id), &list, number, &opening, seen).await {
        Ok(()) => Ok(Redirect::to(&format!("{}?done=opening", path(&site, &list, number))).into_response()),
        Err(PublishError::Changed) => {
            let kept = verb::of(&site.app, &list, number).await?;
            let now = Some(Typed::of(&kept.opening, kept.version));
            page(&site, &here, &list, number, &Typed::of(&opening, kept.version), Matter { now, ..Matter::default() })
        }
        Err(error) => {
            let obstacle = Some(refused::words(phrases, number, error)?);
            typed.version = seen.to_string();
            page(&site, &here, &list, number, &typed, Matter { obstacle, ..Matter::default() })
        }
    }
}

fn page(site: &Site, here: &Here, list: &List, number: u32, typed: &Typed, matter: Matter) -> Result<Response, Fault> {
    let frame = Frame::of(site, &here.visit, &here.signed, Some(list), Room::Issues);
    let (phrases, back) = (frame.phrases, path(site, list, number));
    let form = typed.form(phrases, &matter.troubles);
    let now = matter.now.map(|now| now.form(phrases, &Troubles::new()));
    let status = match (&now, &matter.obstacle) {
        _ if !matter.troubles.is_empty() => StatusCode::UNPROCESSABLE_ENTITY,
        (None, None) => StatusCode::OK,
        _ => StatusCode::CONFLICT,
    };
    let page = Page {
        lang: list.language.tag(),
        lead: phrases.fill("desk-opening-lead", &[("number", &number.to_string())]),
        differences: now.as_ref().map(|now| form.differences(phrases, now)).unwrap_or_default(),
        save: phrases.say(if now.is_some() { "desk-item-save-over" } else { "desk-item-save-changes" }),
        version: typed.version.clone(),
        keeping: Keeping::of(&here.signed, format!("{}/issues/{number}/opening", list.slug)),
        typed: status != StatusCode::OK,
        obstacle: matter.obstacle,
        itself: format!("{back}/opening"),
        form,
        back,
        frame,
    };
    Ok(frame::page(status, phrases, &page)?)
}
