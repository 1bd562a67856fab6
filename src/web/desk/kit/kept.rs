//! What somebody typed is kept when a form cannot be taken as things stand: they are signed in no more, or anew, or a second
//! factor is asked for first, or something of ours fails. The page that says so has all of it, and a button to go on with it.

use std::sync::Arc;

use askama::Template;
use axum::response::{IntoResponse, Redirect, Response};

use super::{back, frame::Frame, posted::to_sign_in, shelf::Kept, visit::Visit};
use crate::web::{
    Site,
    fault::{Fault, FaultKind},
    frame,
};

/// A field that goes along unseen.
struct Field {
    name: String,
    value: String,
}

/// The page that has it all.
#[derive(Template)]
#[template(path = "desk/kit/kept.html")]
struct Page {
    frame: Frame,
    title: String,
    text: String,
    /// What to do first, in a page of its own.
    first: Option<(String, String)>,
    fields: Vec<Field>,
    /// What was typed, for its owner to see that it is there.
    texts: Vec<String>,
    /// Whether a file was chosen, which has to be chosen again.
    had_file: bool,
    /// The number of the log line, for a failure of ours.
    incident: Option<String>,
}

/// What somebody gets instead of a fault, if anything else helps them further.
pub fn answer(site: &Arc<Site>, visit: &Visit, fault: &Fault, kept: Option<Kept>) -> Option<Response> {
    let root = frame::root(site);
    let kind = fault.kind();
    let (key, first) = match (kind, &visit.signed) {
        (FaultKind::SignedOut, _) => ("desk-kept-out", Some((format!("{root}/desk/sign-in"), "desk-sign-in"))),
        (FaultKind::Factor, _) => ("desk-kept-factor", Some((format!("{root}/desk/factor"), "desk-factor-show"))),
        (FaultKind::Stale, Some(_)) => ("desk-kept-anew", None),
        (FaultKind::Inside, _) => ("desk-kept-inside", None),
        _ => return None,
    };
    match (kind, kept.filter(|kept| !kept.fields.is_empty())) {
        (_, Some(kept)) => Some(page(site, visit, key, first, fault, kept)),
        (FaultKind::SignedOut, None) => Some(to_sign_in(site)),
        (FaultKind::Factor, None) => Some(Redirect::to(&back::factor(site, &visit.path)).into_response()),
        _ => None,
    }
}

fn page(
    site: &Site,
    visit: &Visit,
    key: &str,
    first: Option<(String, &str)>,
    fault: &Fault,
    Kept { fields, had_file }: Kept,
) -> Response {
    let frame = Frame::of_anybody(site, visit);
    let phrases = frame.phrases;
    let told = fault.tell(site, phrases);
    let page = Page {
        title: phrases.say(key),
        text: phrases.say(&format!("{key}-text")),
        incident: told.incident,
        first: first.map(|(href, key)| (href, phrases.say(key))),
        texts: fields.iter().map(|(_, value)| value.trim()).filter(|it| it.contains(' ')).map(str::to_owned).collect(),
        fields: fields.into_iter().map(|(name, value)| Field { name, value }).collect(),
        had_file,
        frame,
    };
    frame::page(told.status, phrases, &page).unwrap_or_else(|_| told.status.into_response())
}
