//! Adding a subscriber by proof of their consent: nobody is added without it.

use askama::Template;
use axum::{http::StatusCode, response::Response};
use chrono::{Datelike, NaiveDate, NaiveTime};
use serde::Deserialize;

use crate::{
    app::subscribers::manage::{self as verb, NewSubscriber},
    domain::{
        list::{List, cadence},
        subscriber::consent::Proof,
        text::{phrases::Phrases, short_text::ShortText},
        time::Instant,
    },
    web::{
        desk::kit::{
            access::{
                may,
                on_list::{AtList, OnList},
            },
            form::{
                Errors, Field, Form, Input,
                phrases::{name, proof, read_address},
            },
            frame::{Frame, Room},
            paths::Link,
            posted::Posted,
            refused::Refusal,
        },
        fault::Fault,
    },
};

/// The page.
#[derive(Template)]
#[template(path = "desk/subscribers/add.html")]
struct Page {
    frame: Frame,
    form: Form,
    back: Link,
}

/// The fields of the form.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct Fields {
    email: String,
    name: String,
    proof: String,
    day: String,
}

impl Fields {
    fn read(&self, list: &List, now: Instant) -> Result<NewSubscriber, Errors> {
        let mut errors = Errors::default();
        let address = errors.required("email", &self.email, read_address);
        let read_name = |text: &str| ShortText::name(text).map_err(|error| name(error, "desk-name-empty"));
        let name = errors.optional("name", &self.name, read_name);
        let proof = errors.required("proof", &self.proof, |text| Proof::parse(text).map_err(proof));
        let agreed_at = errors.required("day", &self.day, |day| moment(list, day, now));
        match (address, proof, agreed_at) {
            (Some(address), Some(proof), Some(agreed_at)) if errors.is_empty() => {
                Ok(NewSubscriber { address, name, proof, agreed_at })
            }
            _ => Err(errors),
        }
    }

    fn form(&self, phrases: Phrases) -> Form {
        let field = |name, input, value: &str| Field::new(phrases, "desk-subscriber", name, input, value);
        Form(vec![
            field("email", Input::Email, &self.email),
            field("name", Input::Line, &self.name),
            field("proof", Input::Lines(5), &self.proof),
            field("day", Input::Day, &self.day),
        ])
    }
}

/// The moment at which a day begins on the list's clock, where it has begun.
fn moment(list: &List, day: &str, now: Instant) -> Result<Instant, &'static str> {
    if day.trim().is_empty() {
        return Err("desk-day-empty");
    }
    let day = day.trim().parse().ok().filter(|day: &NaiveDate| day.year() >= 1900).ok_or("desk-item-day")?;
    let at = cadence::moment(list.cadence.zone, day.and_time(NaiveTime::MIN));
    if at <= now { Ok(at) } else { Err("desk-subscriber-day-future") }
}

/// `GET /desk/l/{list}/readers/add`
pub(crate) async fn fill_in(on: OnList<may::Manage>) -> Result<Response, Fault> {
    page(&on, &Fields::default(), &Errors::default())
}

/// `POST /desk/l/{list}/readers/add`
pub(crate) async fn add(Posted { by: on, fields }: Posted<OnList<may::Manage>, Fields>) -> Result<Response, Fault> {
    let newcomer = match fields.read(&on.list, on.now()) {
        Ok(newcomer) => newcomer,
        Err(errors) => return page(&on, &fields, &errors),
    };
    match verb::welcome(on.app(), &on.list, &newcomer).await {
        Ok(id) => Ok(on.to(&on.paths().subscriber(id).done("added"))),
        Err(error) => page(&on, &fields, &Errors::of("email", error.phrase(on.phrases())?)),
    }
}

fn page(on: &AtList, fields: &Fields, errors: &Errors) -> Result<Response, Fault> {
    let form = fields.form(on.phrases()).with_errors(on.phrases(), errors);
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    on.answer(status, &Page { frame: on.frame(Room::Subscribers), form, back: on.paths().subscribers() })
}
