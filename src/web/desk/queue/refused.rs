//! What cannot be done with an item as things stand, in words.

use askama::Template;
use axum::{
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};

use super::path;
use crate::{
    app::{editors::sessions::Signed, items::manage::QueueError},
    domain::{list::List, text::phrases::Phrases},
    web::{
        Site,
        desk::kit::{
            frame::{Frame, Room},
            visit::Visit,
        },
        fault::{Fault, FaultKind},
        frame,
    },
};

/// The page that says so.
#[derive(Template)]
#[template(path = "desk/queue/refused.html")]
struct Page {
    frame: Frame,
    text: String,
    back: String,
}

/// Why it cannot be done, for who asked.
///
/// # Errors
/// What is no matter of how things stand: there is no such item, or the database does not answer.
pub fn words(phrases: Phrases, error: QueueError) -> Result<String, Fault> {
    let about = |key, number: u32| phrases.fill(key, &[("number", &number.to_string())]);
    match error {
        QueueError::Published => Ok(phrases.say("desk-item-cannot-published")),
        QueueError::Approved(number) => Ok(about("desk-item-cannot-approved", number)),
        QueueError::Taken(number) => Ok(about("desk-item-cannot-taken", number)),
        QueueError::Withdrawn => Ok(phrases.say("desk-item-cannot-withdrawn")),
        QueueError::Stale => Ok(phrases.say("desk-item-stale")),
        QueueError::NoItem => Err(FaultKind::Nothing.into()),
        QueueError::Item(_) => Err(FaultKind::Unreadable.into()),
        QueueError::Store(error) => Err(error.into()),
    }
}

/// The page that says why it cannot be done.
///
/// # Errors
/// As [`words`].
pub fn page(site: &Site, signed: &Signed, visit: &Visit, list: &List, error: QueueError) -> Result<Response, Fault> {
    let frame = Frame::of(site, visit, signed, Some(list), Room::Queue);
    let phrases = frame.phrases;
    let (text, back) = (words(phrases, error)?, path(site, &list.slug));
    Ok(frame::page(StatusCode::CONFLICT, phrases, &Page { frame, text, back })?)
}

/// On to `place` when it is done, else the page that says why not.
///
/// # Errors
/// As [`words`].
pub fn or_on_to(
    place: &str,
    done: Result<(), QueueError>,
    site: &Site,
    signed: &Signed,
    visit: &Visit,
    list: &List,
) -> Result<Response, Fault> {
    match done {
        Ok(()) => Ok(Redirect::to(place).into_response()),
        Err(error) => page(site, signed, visit, list, error),
    }
}
