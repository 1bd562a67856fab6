//! What somebody typed is kept when a form cannot be taken as things stand: they are signed in no more, or anew, or a second
//! factor is asked for first. The page that says so has all of it, and a button to go on with it.

use std::sync::Arc;

use askama::Template;
use axum::{
    body::{Body, to_bytes},
    extract::Request,
    http::{StatusCode, header::CONTENT_TYPE},
    response::{IntoResponse, Redirect, Response},
};
use url::form_urlencoded;

use super::{ITEM_LIMIT, back, frame::Frame, posted::to_sign_in, visit::Visit};
use crate::web::{
    Site,
    fault::{Fault, Kind},
    frame,
};

/// A form as it was posted, without its token.
#[derive(Clone)]
pub struct Kept(Vec<(String, String)>);

impl Kept {
    /// These fields.
    pub fn of(fields: impl IntoIterator<Item = (String, String)>) -> Self {
        Self(fields.into_iter().filter(|(name, _)| name != "token").collect())
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
}

/// Reads what is posted, and hands the request on as it came. A form with files is left to the handler that takes it apart, which
/// leaves a [`Kept`] with its refusal.
///
/// # Errors
/// [`Kind::TooLarge`]: no form of the desk is as long.
pub async fn keep(request: Request) -> Result<(Request, Option<Kept>), Fault> {
    let kind = request.headers().get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    if !kind.starts_with("application/x-www-form-urlencoded") {
        return Ok((request, None));
    }
    let (parts, body) = request.into_parts();
    let bytes = to_bytes(body, ITEM_LIMIT).await.map_err(|_| Kind::TooLarge)?;
    let kept = Kept::of(form_urlencoded::parse(&bytes).into_owned());
    Ok((Request::from_parts(parts, Body::from(bytes)), Some(kept)))
}

/// What somebody gets instead of a fault of this kind, if anything else helps them further.
pub fn answer(site: &Arc<Site>, visit: &Visit, kind: Kind, kept: Option<Kept>) -> Option<Response> {
    let root = frame::root(site);
    let typed = kept.filter(|kept| !kept.0.is_empty());
    let (key, first) = match (kind, &visit.signed) {
        (Kind::SignedOut, _) => ("desk-kept-out", Some((format!("{root}/desk/sign-in"), "desk-sign-in"))),
        (Kind::Factor, _) => ("desk-kept-factor", Some((format!("{root}/desk/factor"), "desk-factor-show"))),
        (Kind::Stale, Some(_)) => ("desk-kept-anew", None),
        _ => return None,
    };
    match (kind, typed) {
        (_, Some(kept)) => Some(page(site, visit, key, first, kept)),
        (Kind::SignedOut, None) => Some(to_sign_in(site)),
        (Kind::Factor, None) => Some(Redirect::to(&back::factor(site, &visit.path)).into_response()),
        _ => None,
    }
}

fn page(site: &Site, visit: &Visit, key: &str, first: Option<(String, &str)>, Kept(fields): Kept) -> Response {
    let frame = Frame::of_anybody(site, visit);
    let phrases = frame.phrases;
    let page = Page {
        title: phrases.say(key),
        text: phrases.say(&format!("{key}-text")),
        first: first.map(|(href, key)| (href, phrases.say(key))),
        texts: fields.iter().map(|(_, value)| value.trim()).filter(|it| it.contains(' ')).map(str::to_owned).collect(),
        fields: fields.into_iter().map(|(name, value)| Field { name, value }).collect(),
        frame,
    };
    let status = StatusCode::FORBIDDEN;
    frame::page(status, phrases, &page).unwrap_or_else(|_| status.into_response())
}
