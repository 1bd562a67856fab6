//! The page that keeps what was typed when a form cannot be taken: the session has ended, or is a new one, or a second factor is
//! asked for first, or something of ours fails. It has all of it, and a button to go on with it.

use std::sync::Arc;

use askama::Template;
use axum::response::{IntoResponse, Redirect, Response};

use super::{
    back,
    frame::Frame,
    paths::{DeskPaths, Link},
    posted::{to_sign_in, to_sign_in_for},
    shelf::Kept,
    visit::Visit,
};
use crate::web::{
    Site,
    fault::{Fault, FaultKind},
    frame,
};

/// A hidden field.
struct Field {
    name: String,
    value: String,
}

/// The page.
#[derive(Template)]
#[template(path = "desk/kit/kept.html")]
struct Page {
    frame: Frame,
    title: String,
    text: String,
    /// A page to visit first, and the text of the link.
    first: Option<(Link, String)>,
    fields: Vec<Field>,
    /// The typed texts, so that the editor sees that they are there.
    texts: Vec<String>,
    /// True if a file was chosen; it has to be chosen again.
    had_file: bool,
    /// The number of the log line, for a failure of ours.
    incident: Option<String>,
}

/// The answer that helps a visitor further than a fault, if there is one.
pub(crate) fn answer(site: &Arc<Site>, visit: &Visit, fault: &Fault, kept: Option<Kept>) -> Option<Response> {
    let (kind, paths) = (fault.kind(), DeskPaths::of(site));
    let (key, first) = match (kind, &visit.signed) {
        (FaultKind::SignedOut, _) => ("desk-kept-out", Some((paths.sign_in(), "desk-sign-in"))),
        (FaultKind::Factor, _) => ("desk-kept-factor", Some((paths.factor(), "desk-factor-show"))),
        (FaultKind::Stale, Some(_)) => ("desk-kept-anew", None),
        (FaultKind::Inside, _) => ("desk-kept-inside", None),
        _ => return None,
    };
    match (kind, kept.filter(|kept| !kept.fields.is_empty())) {
        (_, Some(kept)) => Some(page(site, visit, fault, (key, first), kept)),
        (FaultKind::SignedOut, None) => {
            Some(if visit.is_page { to_sign_in_for(site, &visit.path) } else { to_sign_in(site) })
        }
        (FaultKind::Factor, None) => Some(Redirect::to(&back::factor(site, &visit.path).to_string()).into_response()),
        _ => None,
    }
}

fn page(
    site: &Site,
    visit: &Visit,
    fault: &Fault,
    (key, first): (&str, Option<(Link, &str)>),
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
