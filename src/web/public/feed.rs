//! A list's Atom feed (RFC 4287): its latest issues in full, for readers who prefer a feed to mail.

use std::sync::Arc;

use askama::Template;
use atom_syndication::{Content, Entry, Feed, Link, Person, Text};
use axum::{
    extract::{Path, State},
    http::header::{CACHE_CONTROL, CONTENT_TYPE},
    response::{IntoResponse, Response},
};

use super::{
    archive::{FRESH, published_on, title},
    stories::Stories,
};
use crate::{
    domain::{
        issue::{Issue, composing::Contents},
        list::List,
        text::phrases::Phrases,
    },
    web::{Site, fault::Fault},
};

/// The number of issues in the feed.
const LATEST: usize = 10;

/// `GET /l/{list}/feed.atom`
pub(super) async fn show(State(site): State<Arc<Site>>, Path(slug): Path<String>) -> Result<Response, Fault> {
    let list = site.list(&slug).await?;
    let reader = site.app.snapshot();
    let mut entries = Vec::new();
    for issue in reader.issues(list.id).await?.into_iter().take(LATEST) {
        if let Some((issue, contents)) = reader.issue(list.id, issue.number).await? {
            entries.push(entry(&site, &list, &issue, &contents)?);
        }
    }
    let links = site.links();
    let feed = Feed {
        title: Text::plain(list.name.to_string()),
        id: list.id.0.urn().to_string(),
        updated: entries.first().map_or(list.created_at.fixed_offset(), |entry| entry.updated),
        authors: vec![Person { name: list.sender.name.to_string(), ..Person::default() }],
        links: vec![link("self", links.feed(&list.slug)), link("alternate", links.archive(&list.slug))],
        lang: Some(list.language.tag().to_owned()),
        entries,
        ..Feed::default()
    };
    let headers = [(CONTENT_TYPE, "application/atom+xml; charset=utf-8")];
    Ok((headers, [(CACHE_CONTROL, FRESH)], feed.to_string()).into_response())
}

fn entry(site: &Site, list: &List, issue: &Issue, contents: &Contents) -> Result<Entry, Fault> {
    let (phrases, links) = (Phrases::of(list.language), site.links());
    let published = issue.state.published_at().unwrap_or(issue.composed_at).fixed_offset();
    let page = links.issue(&list.slug, issue.number);
    Ok(Entry {
        title: Text::plain(title(phrases, issue, published_on(issue, contents.zone))),
        id: issue.id.0.urn().to_string(),
        updated: published,
        published: Some(published),
        links: vec![link("alternate", page)],
        content: Some(Content {
            value: Some(Stories::of(contents, phrases, links, &list.slug).render()?),
            content_type: Some("html".to_owned()),
            ..Content::default()
        }),
        ..Entry::default()
    })
}

fn link(rel: &str, href: String) -> Link {
    Link { rel: rel.to_owned(), href, ..Link::default() }
}
