//! A published issue as a page, as it was frozen. It is nobody's own: no personal link stands on it.

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

/// The page of an issue. `stories` is rendered by its own template, which escapes.
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
pub async fn show(
    State(site): State<Arc<Site>>,
    Path((slug, number)): Path<(String, String)>,
    method: Method,
) -> Result<Response, Fault> {
    let list = site.list(&slug).await?;
    let missing = || Fault::from(FaultKind::NoIssue).told_in(list.language);
    let number: u32 = number.parse().map_err(|_| missing())?;
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

/// Plain links by which a person shares the page; nothing is loaded from these sites, and they learn nothing before a click.
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
