//! The form of an issue's preface: its subject, the text that mailboxes show after it, and a word to the subscribers.
//!
//! It holds the version that it was opened with. Where another editor wrote since, nothing is overwritten: the form comes back
//! with everything that was typed, beside what the preface says now.

use askama::Template;
use axum::{http::StatusCode, response::Response};
use serde::Deserialize;

use super::{issue::inspected, refused};
use crate::{
    app::issues::preface::{self as verb, PrefaceError},
    domain::{issue::preface::Preface, text::phrases::Phrases},
    web::{
        desk::kit::{
            access::{may, on_list::OnList},
            form::{
                Difference, Errors, Field, Form, Input,
                phrases::{line, prose},
            },
            frame::{Frame, Room},
            keeping::Keeping,
            paths::Link,
            posted::Posted,
        },
        fault::{Fault, FaultKind},
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
    /// The reason it was not saved.
    obstacle: Option<String>,
    /// The fields that say something else now.
    differences: Vec<Difference>,
    save: String,
    keeping: Keeping,
    /// True if the form shows typed text that is stored nowhere yet.
    typed: bool,
    /// The form as it is for a first visit.
    itself: Link,
    back: Link,
}

/// The fields of the form.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct Typed {
    version: String,
    subject: String,
    preheader: String,
    word: String,
}

impl Typed {
    /// The form of a preface.
    fn of(preface: &Preface, version: u32) -> Self {
        let Preface { subject, preheader, text } = preface;
        Self {
            version: version.to_string(),
            subject: subject.as_ref().map(ToString::to_string).unwrap_or_default(),
            preheader: preheader.as_ref().map(ToString::to_string).unwrap_or_default(),
            word: text.as_ref().map(ToString::to_string).unwrap_or_default(),
        }
    }

    fn read(&self) -> Result<Preface, Errors> {
        let mut errors = Errors::default();
        let subject = errors.optional("subject", &self.subject, line);
        let preheader = errors.optional("preheader", &self.preheader, line);
        let text = errors.optional("word", &self.word, prose);
        if errors.is_empty() { Ok(Preface { subject, preheader, text }) } else { Err(errors) }
    }

    fn form(&self, phrases: Phrases) -> Form {
        let field = |name, input, value: &str| Field::new(phrases, "desk-preface", name, input, value);
        Form(vec![
            field("subject", Input::Line, &self.subject),
            field("preheader", Input::Line, &self.preheader),
            field("word", Input::Lines(5), &self.word),
        ])
    }
}

/// The circumstances in which the form is shown.
#[derive(Default)]
struct Circumstances {
    errors: Errors,
    /// The reason it was not saved.
    obstacle: Option<String>,
    /// The present preface, where another editor wrote it.
    now: Option<Typed>,
}

/// An editor who may change the preface of the issue in the path.
type OnIssue = OnList<may::Write, (u32,)>;

/// `GET /desk/l/{list}/issues/{number}/opening`
pub(crate) async fn fill_in(on: OnIssue) -> Result<Response, Fault> {
    let (number,) = on.named;
    if let Err(error) = inspected(&on, number).await?.issue.state.changeable() {
        return refused::page(&on, number, error);
    }
    let kept = verb::of(on.app(), &on.list, number).await?;
    page(&on, &Typed::of(&kept.preface, kept.version), Circumstances::default())
}

/// `POST /desk/l/{list}/issues/{number}/opening`
pub(crate) async fn save(Posted { by: on, fields: mut typed }: Posted<OnIssue, Typed>) -> Result<Response, Fault> {
    let (number,) = on.named;
    inspected(&on, number).await?;
    let seen = typed.version.parse().map_err(|_| FaultKind::Unreadable)?;
    let preface = match typed.read() {
        Ok(preface) => preface,
        Err(errors) => return page(&on, &typed, Circumstances { errors, ..Circumstances::default() }),
    };
    match verb::change(on.app(), &on.list, number, &preface, seen).await {
        Ok(()) => Ok(on.to(&on.paths().issue(number).done("opening"))),
        Err(PrefaceError::Changed(_)) => {
            let kept = verb::of(on.app(), &on.list, number).await?;
            let now = Some(Typed::of(&kept.preface, kept.version));
            page(&on, &Typed::of(&preface, kept.version), Circumstances { now, ..Circumstances::default() })
        }
        Err(error) => {
            let obstacle = Some(refused::words(on.phrases(), number, error)?);
            typed.version = seen.to_string();
            page(&on, &typed, Circumstances { obstacle, ..Circumstances::default() })
        }
    }
}

fn page(on: &OnIssue, typed: &Typed, circumstances: Circumstances) -> Result<Response, Fault> {
    let ((number,), phrases) = (on.named, on.phrases());
    let form = typed.form(phrases).with_errors(phrases, &circumstances.errors);
    let now = circumstances.now.map(|now| now.form(phrases));
    let status = match (&now, &circumstances.obstacle) {
        _ if !circumstances.errors.is_empty() => StatusCode::UNPROCESSABLE_ENTITY,
        (None, None) => StatusCode::OK,
        _ => StatusCode::CONFLICT,
    };
    let page = Page {
        frame: on.frame(Room::Issues),
        lang: on.list.language.tag(),
        lead: phrases.fill("desk-preface-lead", &[("number", &number.to_string())]),
        differences: now.as_ref().map(|now| form.differences(phrases, now)).unwrap_or_default(),
        save: phrases.say(if now.is_some() { "desk-item-save-over" } else { "desk-item-save-changes" }),
        version: typed.version.clone(),
        keeping: Keeping::of(&on.signed, format!("{}/issues/{number}/opening", on.list.slug)),
        typed: status != StatusCode::OK,
        obstacle: circumstances.obstacle,
        itself: on.paths().preface(number),
        form,
        back: on.paths().issue(number),
    };
    on.answer(status, &page)
}
