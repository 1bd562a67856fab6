//! What somebody typed is kept when a form cannot be taken as things stand: they are signed in no more, or anew, or a second
//! factor is asked for first, or something of ours fails. The page that says so has all of it, and a button to go on with it.

use std::sync::{Arc, OnceLock};

use askama::Template;
use axum::{
    body::{Body, to_bytes},
    extract::Request,
    http::header::CONTENT_TYPE,
    response::{IntoResponse, Redirect, Response},
};
use url::form_urlencoded;

use super::{back, frame::Frame, posted::to_sign_in, visit::Visit};
use crate::web::{
    Site,
    fault::{Fault, Kind},
    frame,
};

/// A form as it was posted, without its token and its file.
#[derive(Clone)]
pub struct Kept {
    fields: Vec<(String, String)>,
    had_file: bool,
}

impl Kept {
    /// These fields, and whether a file was among them.
    pub fn of(fields: impl IntoIterator<Item = (String, String)>, had_file: bool) -> Self {
        Self { fields: fields.into_iter().filter(|(name, _)| name != "token").collect(), had_file }
    }
}

/// Where what is posted lies while it is worked on, so that it outlives a refusal and a failure.
#[derive(Clone, Default)]
pub struct Shelf(Arc<OnceLock<Kept>>);

impl Shelf {
    /// Lays a form here; it stays as it was laid first.
    pub fn lay(&self, kept: Kept) {
        self.0.get_or_init(|| kept);
    }

    /// What lies here.
    pub fn kept(&self) -> Option<Kept> {
        self.0.get().cloned()
    }
}

/// A field that goes along unseen.
struct Field {
    name: String,
    value: String,
}

/// The page that has it all.
#[derive(Template)]
#[template(path = "desk/kept.html")]
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

/// Lays what is posted on the shelf, and hands the request on as it came. A form with files is left to the handler that takes it
/// apart, which finds the shelf with the request.
///
/// # Errors
/// [`Kind::TooLong`]: it has more than `limit` bytes.
pub async fn lay(mut request: Request, shelf: &Shelf, limit: usize) -> Result<Request, Fault> {
    request.extensions_mut().insert(shelf.clone());
    let kind = request.headers().get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    if !kind.starts_with("application/x-www-form-urlencoded") {
        return Ok(request);
    }
    let (parts, body) = request.into_parts();
    let bytes = to_bytes(body, limit).await.map_err(|_| Kind::TooLong)?;
    shelf.lay(Kept::of(form_urlencoded::parse(&bytes).into_owned(), false));
    Ok(Request::from_parts(parts, Body::from(bytes)))
}

/// What somebody gets instead of a fault, if anything else helps them further.
pub fn answer(site: &Arc<Site>, visit: &Visit, fault: &Fault, kept: Option<Kept>) -> Option<Response> {
    let root = frame::root(site);
    let kind = fault.kind();
    let (key, first) = match (kind, &visit.signed) {
        (Kind::SignedOut, _) => ("desk-kept-out", Some((format!("{root}/desk/sign-in"), "desk-sign-in"))),
        (Kind::Factor, _) => ("desk-kept-factor", Some((format!("{root}/desk/factor"), "desk-factor-show"))),
        (Kind::Stale, Some(_)) => ("desk-kept-anew", None),
        (Kind::Inside, _) => ("desk-kept-inside", None),
        _ => return None,
    };
    match (kind, kept.filter(|kept| !kept.fields.is_empty())) {
        (_, Some(kept)) => Some(page(site, visit, key, first, fault, kept)),
        (Kind::SignedOut, None) => Some(to_sign_in(site)),
        (Kind::Factor, None) => Some(Redirect::to(&back::factor(site, &visit.path)).into_response()),
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
