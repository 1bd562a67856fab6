//! The readers of a list: how many there are, and looking one up by their exact address.
//!
//! The address is posted and never stands in the address of a page, a title, a cookie or a log.

pub mod acts;
pub mod add;
pub mod subscriber;
mod words;

use std::sync::Arc;

use askama::Template;
use axum::{
    extract::{Path, Query, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use serde::Deserialize;
use uuid::Uuid;

use super::{
    kit::{
        form::{Field, Form, Input, address},
        frame::{Frame, Room},
        posted::{Here, Posted},
        visit::Visit,
    },
    lists::list::list_for,
};
use crate::{
    app::{editors::sessions::Signed, subscribers::look_up as verb},
    domain::{
        editor::Permission,
        ids::SubscriptionId,
        list::List,
        text::{address::EmailAddress, phrases::Phrases},
    },
    web::{
        Site,
        fault::{Fault, FaultKind},
        frame,
    },
};

/// How many there are of something, and what that means.
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
    /// Whether nobody was found.
    is_nobody: bool,
    add: String,
}

/// What an address may tell.
#[derive(Deserialize)]
pub struct Asked {
    done: Option<String>,
}

/// What is filled in.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Fields {
    email: String,
}

/// What came of looking somebody up.
enum Found {
    /// Nobody was looked up.
    NotAsked,
    /// No address was filled in.
    Unreadable(&'static str),
    /// Nobody here has this address.
    Nobody,
}

/// Where the readers of a list are.
fn path(site: &Site, list: &List) -> String {
    format!("{}/desk/l/{}/readers", frame::root(site), list.slug)
}

/// Where one reader is.
pub fn path_of(site: &Site, list: &List, id: SubscriptionId) -> String {
    format!("{}/{}", path(site, list), id.0.simple())
}

/// The list that a path names, where `signed` may decide about its readers, and the id of one.
async fn named(site: &Site, signed: &Signed, slug: &str, id: &str) -> Result<(List, SubscriptionId), Fault> {
    let list = list_for(site, signed, slug, Permission::Manage).await?;
    let id = Uuid::try_parse(id).map_err(|_| FaultKind::Nothing)?;
    Ok((list, SubscriptionId(id)))
}

/// `GET /desk/l/{list}/readers`
pub async fn show(
    State(site): State<Arc<Site>>,
    Path(slug): Path<String>,
    Query(asked): Query<Asked>,
    Here { signed, visit }: Here,
) -> Result<Response, Fault> {
    let list = list_for(&site, &signed, &slug, Permission::Manage).await?;
    let is_erased = asked.done.as_deref() == Some("erased");
    page(&site, &signed, &visit, &list, is_erased, "", Found::NotAsked).await
}

/// `POST /desk/l/{list}/readers`
pub async fn find(
    State(site): State<Arc<Site>>,
    Path(slug): Path<String>,
    Posted { signed, visit, fields }: Posted<Fields>,
) -> Result<Response, Fault> {
    let list = list_for(&site, &signed, &slug, Permission::Manage).await?;
    let found = match EmailAddress::parse(&fields.email) {
        Err(error) => Found::Unreadable(address(error)),
        Ok(address) => match verb::find(&site.app, &list, &address).await? {
            Some(id) => return Ok(Redirect::to(&path_of(&site, &list, id)).into_response()),
            None => Found::Nobody,
        },
    };
    page(&site, &signed, &visit, &list, false, &fields.email, found).await
}

async fn page(
    site: &Site,
    signed: &Signed,
    visit: &Visit,
    list: &List,
    is_erased: bool,
    email: &str,
    found: Found,
) -> Result<Response, Fault> {
    let frame = Frame::of(site, visit, signed, Some(list), Room::Readers);
    let phrases = frame.phrases;
    let field = Field::new(phrases, "desk-reader", "email", Input::Email, email);
    let (status, troubles) = match found {
        Found::Unreadable(key) => (StatusCode::UNPROCESSABLE_ENTITY, vec![("email", phrases.say(key))]),
        Found::NotAsked | Found::Nobody => (StatusCode::OK, Vec::new()),
    };
    let counts = verb::numbers(&site.app, list).await?;
    let number = |word: &str, count: i64| Number {
        name: phrases.say(&format!("desk-readership-{word}")),
        about: phrases.say(&format!("desk-readership-{word}-about")),
        count: phrases.number(u64::try_from(count).unwrap_or(0)),
    };
    let page = Page {
        done: is_erased.then(|| phrases.say("desk-reader-done-erased")),
        lead: phrases.count("desk-readership-lead", u64::try_from(counts.active).unwrap_or(0)),
        numbers: vec![
            number("active", counts.active),
            number("pending", counts.pending),
            number("expired", counts.expired),
            number("left", counts.left),
            number("suppressed", counts.suppressed),
        ],
        form: Form(vec![field]).with_troubles(&troubles),
        is_nobody: matches!(found, Found::Nobody),
        add: format!("{}/add", path(site, list)),
        frame,
    };
    Ok(frame::page(status, phrases, &page)?)
}

/// "Done" in words, where a page is told of something that was done.
fn done(phrases: Phrases, asked: &Asked) -> Option<String> {
    let word = asked.done.as_deref()?;
    let known = ["added", "asked-again", "unsubscribed"].into_iter().find(|known| *known == word)?;
    Some(phrases.say(&format!("desk-reader-done-{known}")))
}
