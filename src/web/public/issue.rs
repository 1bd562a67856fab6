//! A published issue as a page, as it was frozen. The page is the same for everybody: it has no personal links.

use std::sync::Arc;

use askama::Template;
use axum::{
    extract::{Path, State},
    http::{
        HeaderValue, Method, StatusCode,
        header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY},
    },
    response::Response,
};
use url::form_urlencoded;

use super::{
    archive::{FRESH, published_on, title},
    stories::Stories,
};
use crate::{
    app::issues::archive,
    web::{
        Site,
        fault::{Fault, FaultKind},
        frame::{self, Door, Frame, Room},
        headers,
    },
};

/// The page of an issue. `stories` is HTML that its own template has rendered and escaped.
#[derive(Template)]
#[template(path = "public/issue.html")]
struct Page {
    frame: Frame,
    list: String,
    title: String,
    stories: String,
    shares: Vec<Door>,
    form: String,
}

/// `GET /l/{list}/{number}`
pub(super) async fn show(
    State(site): State<Arc<Site>>,
    Path((slug, number)): Path<(String, String)>,
    method: Method,
) -> Result<Response, Fault> {
    let list = site.list(&slug).await?;
    let missing = || Fault::from(FaultKind::NoIssue).told_in(list.language);
    let number = plain_number(&number).ok_or_else(missing)?;
    let (issue, contents) = site.app.snapshot().issue(list.id, number).await?.ok_or_else(missing)?;

    let frame = Frame::of_list(&site, &list, list.language, Room::Other);
    let phrases = frame.phrases;
    let title = title(phrases, &issue, published_on(&issue, contents.zone));
    let shares = shares(&frame, &format!("{}: {title}", list.name), &site.links().issue(&list.slug, number));
    let stories = Stories::of(&contents, phrases, site.links(), &list.slug).render()?;
    let form = format!("{}/l/{}", frame.root, list.slug);
    let page = Page { frame, list: list.name.to_string(), title, stories, shares, form };
    let mut response = frame::page(StatusCode::OK, phrases, &page)?;
    if method == Method::GET {
        archive::count(&site.app, issue.id);
    }
    let response_headers = response.headers_mut();
    response_headers.insert(CACHE_CONTROL, FRESH);
    response_headers.insert(CONTENT_SECURITY_POLICY, HeaderValue::from_static(headers::POLICY_WITH_PICTURES));
    Ok(response)
}

/// A number as our links write it: `1`, and neither `01` nor `+1`, so that each issue has one address.
fn plain_number(text: &str) -> Option<u32> {
    text.parse::<u32>().ok().filter(|number| number.to_string() == text)
}

/// Plain links to share the page. Nothing is loaded from these sites, so they learn nothing before a click.
fn shares(frame: &Frame, title: &str, link: &str) -> Vec<Door> {
    let encoded = |text: &str| form_urlencoded::byte_serialize(text.as_bytes()).collect::<String>().replace('+', "%20");
    let (text, url) = (encoded(title), encoded(link));
    let door = |key, href| Door { href, text: frame.say(key), here: false };
    vec![
        door("page-share-mail", format!("mailto:?subject={text}&body={url}")),
        door("page-share-linkedin", format!("https://www.linkedin.com/sharing/share-offsite/?url={url}")),
        door("page-share-bluesky", format!("https://bsky.app/intent/compose?text={text}%20{url}")),
    ]
}
