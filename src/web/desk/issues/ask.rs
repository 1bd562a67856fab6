//! The page that asks once more before something is done with an issue, or says why it cannot be done.

use askama::Template;
use axum::{http::StatusCode, response::Response};

use super::{control::Control, issue::path};
use crate::{
    app::{editors::sessions::Signed, issues::inspect::Inspection},
    domain::list::List,
    web::{
        Site,
        desk::kit::{
            frame::{Frame, Room},
            visit::Visit,
        },
        fault::Fault,
        frame,
    },
};

/// The page.
#[derive(Template)]
#[template(path = "desk/issues/ask.html")]
struct Page {
    frame: Frame,
    title: String,
    text: String,
    /// What stands on the button; none: it cannot be done.
    button: Option<String>,
    seen: String,
    back: String,
    /// "Look at update 7", or "No, back".
    to_back: String,
}

/// The page that says why it cannot be done.
///
/// # Errors
/// When the template cannot be filled in.
pub fn cannot(
    site: &Site,
    signed: &Signed,
    visit: &Visit,
    list: &List,
    it: &Inspection,
    why: &str,
) -> Result<Response, Fault> {
    let frame = Frame::of(site, visit, signed, Some(list), Room::Issues);
    let number = it.issue.number.to_string();
    let about = |key: &str| frame.phrases.fill(key, &[("number", &number)]);
    let page = Page {
        title: frame.say("desk-cannot"),
        text: about(&format!("desk-cannot-{why}")),
        button: None,
        seen: it.fingerprint.clone(),
        back: path(site, list, it.issue.number),
        to_back: about("desk-to-issue"),
        frame,
    };
    Ok(frame::page(StatusCode::CONFLICT, page.frame.phrases, &page)?)
}

/// The page that asks once more.
///
/// # Errors
/// When the template cannot be filled in.
pub fn question(
    site: &Site,
    signed: &Signed,
    visit: &Visit,
    list: &List,
    it: &Inspection,
    control: Control,
) -> Result<Response, Fault> {
    let frame = Frame::of(site, visit, signed, Some(list), Room::Issues);
    let (number, readers) = (it.issue.number.to_string(), frame.phrases.count("desk-to-readers", it.readers));
    let word = control.word();
    let page = Page {
        title: frame.phrases.fill(&format!("desk-ask-{word}"), &[("number", &number)]),
        text: frame.phrases.fill(&format!("desk-ask-{word}-text"), &[("readers", &readers)]),
        button: Some(frame.say(&format!("desk-order-{word}"))),
        seen: it.fingerprint.clone(),
        back: path(site, list, it.issue.number),
        to_back: frame.say("desk-ask-no"),
        frame,
    };
    Ok(frame::page(StatusCode::OK, page.frame.phrases, &page)?)
}
