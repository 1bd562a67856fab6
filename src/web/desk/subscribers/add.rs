//! Adding somebody by proof of their consent: nobody is added without it.

use std::sync::Arc;

use askama::Template;
use axum::{
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use chrono::{Datelike, NaiveDate, NaiveTime};
use serde::Deserialize;

use super::{path, path_of, words};
use crate::{
    app::{
        editors::sessions::Signed,
        subscribers::manage::{self as verb, NewSubscriber, SubscriberError},
    },
    domain::{
        editor::Permission,
        list::{List, cadence},
        subscriber::consent::{Proof, ProofError},
        text::{
            address::EmailAddress,
            phrases::Phrases,
            short_text::{ShortText, ShortTextError},
        },
        time::Instant,
    },
    web::{
        Site,
        desk::{
            kit::{
                form::{Field, Form, Input, Troubles, address},
                frame::{Frame, Room},
                posted::{Here, Posted},
                visit::Visit,
            },
            lists::list::list_for,
        },
        fault::Fault,
        frame,
    },
};

/// The page.
#[derive(Template)]
#[template(path = "desk/subscribers/add.html")]
struct Page {
    frame: Frame,
    form: Form,
    back: String,
}

/// What is filled in.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Fields {
    email: String,
    name: String,
    proof: String,
    day: String,
}

impl Fields {
    fn read(&self, list: &List, now: Instant) -> Result<NewSubscriber, Troubles> {
        let mut troubles = Troubles::new();
        let mut wrong = |name, key| troubles.push((name, key));
        let address = EmailAddress::parse(&self.email).map_err(|error| wrong("email", address(error)));
        let name = match ShortText::parse(&self.name) {
            Ok(name) => Some(name),
            Err(ShortTextError::Empty) => None,
            Err(ShortTextError::TooLong) => {
                wrong("name", "page-name-too-long");
                None
            }
            Err(ShortTextError::Control) => {
                wrong("name", "page-name-control");
                None
            }
        };
        let proof = Proof::parse(&self.proof).map_err(|error| match error {
            ProofError::Empty => wrong("proof", "desk-reader-proof-empty"),
            ProofError::TooLong => wrong("proof", "desk-reader-proof-long"),
            ProofError::Unreadable => wrong("proof", "desk-reader-proof-control"),
        });
        let agreed_at = moment(list, &self.day, now).map_err(|key| wrong("day", key));
        match (address, proof, agreed_at) {
            (Ok(address), Ok(proof), Ok(agreed_at)) if troubles.is_empty() => {
                Ok(NewSubscriber { address, name, proof, agreed_at })
            }
            _ => Err(troubles),
        }
    }

    fn form(&self, phrases: Phrases, troubles: &Troubles) -> Form {
        let field = |name, input, value: &str| Field::new(phrases, "desk-reader", name, input, value);
        let told: Vec<_> = troubles.iter().map(|(name, key)| (*name, phrases.say(key))).collect();
        let form = Form(vec![
            field("email", Input::Email, &self.email),
            field("name", Input::Line, &self.name),
            field("proof", Input::Lines, &self.proof),
            field("day", Input::Day, &self.day),
        ]);
        form.with_troubles(&told)
    }
}

/// The moment at which a day begins on the list's clock, where it has begun.
fn moment(list: &List, day: &str, now: Instant) -> Result<Instant, &'static str> {
    if day.trim().is_empty() {
        return Err("desk-day-empty");
    }
    let day = day.trim().parse().ok().filter(|day: &NaiveDate| day.year() >= 1900).ok_or("desk-item-day")?;
    let at = cadence::moment(list.cadence.zone, day.and_time(NaiveTime::MIN));
    if at <= now { Ok(at) } else { Err("desk-reader-day-future") }
}

/// `GET /desk/l/{list}/readers/add`
pub async fn fill_in(
    State(site): State<Arc<Site>>,
    Path(slug): Path<String>,
    Here { signed, visit }: Here,
) -> Result<Response, Fault> {
    let list = list_for(&site, &signed, &slug, Permission::Manage).await?;
    page(&site, &signed, &visit, &list, &Fields::default(), &Troubles::new())
}

/// `POST /desk/l/{list}/readers/add`
pub async fn add(
    State(site): State<Arc<Site>>,
    Path(slug): Path<String>,
    Posted { signed, visit, fields }: Posted<Fields>,
) -> Result<Response, Fault> {
    let list = list_for(&site, &signed, &slug, Permission::Manage).await?;
    let newcomer = match fields.read(&list, site.app.now()) {
        Ok(newcomer) => newcomer,
        Err(troubles) => return page(&site, &signed, &visit, &list, &fields, &troubles),
    };
    let objection = match verb::welcome(&site.app.acting_as(signed.editor.id), &list, &newcomer).await {
        Ok(id) => return Ok(Redirect::to(&format!("{}?done=added", path_of(&site, &list, id))).into_response()),
        Err(SubscriberError::Reader) => "desk-reader-already",
        Err(SubscriberError::Left) => "desk-reader-has-left",
        Err(SubscriberError::Suppressed(reason)) => words::suppressed(reason),
        Err(error) => return Err(error.into()),
    };
    page(&site, &signed, &visit, &list, &fields, &vec![("email", objection)])
}

fn page(
    site: &Site,
    signed: &Signed,
    visit: &Visit,
    list: &List,
    fields: &Fields,
    troubles: &Troubles,
) -> Result<Response, Fault> {
    let frame = Frame::of(site, visit, signed, Some(list), Room::Readers);
    let phrases = frame.phrases;
    let form = fields.form(phrases, troubles);
    let status = if troubles.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    Ok(frame::page(status, phrases, &Page { frame, form, back: path(site, list) })?)
}
