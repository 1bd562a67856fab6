//! The subscribers of a list: how many there are, and looking one up by their exact address.
//!
//! The address is posted and never stands in the address of a page, a title, a cookie or a log.

pub(super) mod acts;
pub(super) mod add;
pub(super) mod erase;
pub(super) mod subscriber;
pub(super) mod wishes;
mod words;

use askama::Template;
use axum::{extract::Query, http::StatusCode, response::Response};
use serde::Deserialize;

use super::kit::{
    access::{
        may,
        on_list::{AtList, OnList},
    },
    form::{Errors, Field, Form, Input, phrases::read_address_to_find},
    frame::{Frame, Room},
    paths::Link,
    posted::Posted,
};
use crate::{app::subscribers::look_up as verb, domain::text::phrases::Phrases, web::fault::Fault};

/// A number of subscribers, and what it means.
struct Number {
    name: String,
    about: String,
    count: String,
}

/// The page.
#[derive(Template)]
#[template(path = "desk/subscribers/subscribers.html")]
struct Page {
    frame: Frame,
    done: Option<String>,
    lead: String,
    numbers: Vec<Number>,
    form: Form,
    /// True if nobody was found.
    is_nobody: bool,
    add: Link,
}

/// The query of an address.
#[derive(Deserialize)]
pub(super) struct Asked {
    /// The word of what was done a moment ago.
    done: Option<String>,
}

/// The fields of the form.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Fields {
    email: String,
}

/// The result of looking up a subscriber.
enum Found {
    /// None was looked up.
    NotAsked,
    /// The address cannot be read.
    Unreadable(Errors),
    /// No subscriber has this address.
    Nobody,
}

/// `GET /desk/l/{list}/readers`
pub(super) async fn show(Query(asked): Query<Asked>, on: OnList<may::Manage>) -> Result<Response, Fault> {
    let done =
        ["erased-list", "erased-wish", "erased-all"].into_iter().find(|word| asked.done.as_deref() == Some(*word));
    let done = done.map(|word| on.phrases().say(&format!("desk-subscriber-done-{word}")));
    page(&on, done, "", Found::NotAsked).await
}

/// `POST /desk/l/{list}/readers`
pub(super) async fn find(Posted { by: on, fields }: Posted<OnList<may::Manage>, Fields>) -> Result<Response, Fault> {
    let mut errors = Errors::default();
    let found = match errors.required("email", &fields.email, read_address_to_find) {
        None => Found::Unreadable(errors),
        Some(address) => match verb::find(on.app(), &on.list, &address).await? {
            Some(id) => return Ok(on.to(&on.paths().subscriber(id))),
            None => Found::Nobody,
        },
    };
    page(&on, None, &fields.email, found).await
}

async fn page(on: &AtList, done: Option<String>, email: &str, found: Found) -> Result<Response, Fault> {
    let phrases = on.phrases();
    let is_nobody = matches!(found, Found::Nobody);
    let (status, errors) = match found {
        Found::Unreadable(errors) => (StatusCode::UNPROCESSABLE_ENTITY, errors),
        Found::NotAsked | Found::Nobody => (StatusCode::OK, Errors::default()),
    };
    let counts = verb::numbers(on.app(), &on.list).await?;
    let number = |word: &str, count: i64| Number {
        name: phrases.say(&format!("desk-readership-{word}")),
        about: phrases.say(&format!("desk-readership-{word}-about")),
        count: phrases.number(u64::try_from(count).unwrap_or(0)),
    };
    let page = Page {
        frame: on.frame(Room::Subscribers),
        done,
        lead: phrases.count("desk-readership-lead", u64::try_from(counts.active).unwrap_or(0)),
        numbers: vec![
            number("active", counts.active),
            number("pending", counts.pending),
            number("expired", counts.expired),
            number("left", counts.left),
        ],
        form: Form(vec![Field::new(phrases, "desk-subscriber", "email", Input::Email, email)])
            .with_errors(phrases, &errors),
        is_nobody,
        add: on.paths().new_subscriber(),
    };
    on.answer(status, &page)
}

/// The message about what was done a moment ago.
fn done(phrases: Phrases, asked: &Asked) -> Option<String> {
    let word = asked.done.as_deref()?;
    let known = ["added", "asked-again", "unsubscribed"].into_iter().find(|known| *known == word)?;
    Some(phrases.say(&format!("desk-subscriber-done-{known}")))
}
