//! A list's first page: what comes next, in a sentence and as a line through time.

use std::sync::Arc;

use askama::Template;
use axum::{
    extract::{Path, State},
    http::StatusCode,
    response::Response,
};

use super::{
    outlook::{self, Part, Step},
    under_way::{self, Next},
};
use crate::{
    app::{editors::sessions::Signed, issues::overview, lists::outlook as verb},
    domain::{
        editor::Permission,
        list::{List, Slug},
        text::phrases::Phrases,
        time::Instant,
    },
    web::{
        Site,
        desk::kit::{
            frame::{Frame, Room},
            paths,
            posted::Here,
        },
        fault::{Fault, FaultKind},
        frame,
    },
};

/// The last issue that went out.
struct Last {
    href: String,
    name: String,
    when: String,
    taken: String,
}

/// A list's first page.
#[derive(Template)]
#[template(path = "desk/lists/list.html")]
struct Page {
    frame: Frame,
    name: String,
    lang: &'static str,
    sentence: Vec<Part>,
    next: Next,
    last: Option<Last>,
    readers: String,
    /// "Update 7", and the way it goes.
    title: String,
    steps: Vec<Step>,
    form: String,
    archive: String,
}

/// The list a path names, if `signed` may do this with it. One that is not there and one that is not theirs get the same
/// answer; a deed that asks for a second factor waits for it.
pub async fn list_for(site: &Site, signed: &Signed, slug: &str, deed: Permission) -> Result<List, Fault> {
    let slug: Slug = slug.parse().map_err(|_| FaultKind::Nothing)?;
    let list = site.app.snapshot().list(&slug).await?;
    let list = list.filter(|list| signed.editor.roles.may(list.id, deed)).ok_or(FaultKind::Nothing)?;
    if signed.may(list.id, deed) { Ok(list) } else { Err(FaultKind::Factor.into()) }
}

/// `GET /desk/l/{list}`
pub async fn show(
    State(site): State<Arc<Site>>,
    Path(slug): Path<String>,
    Here { signed, visit }: Here,
) -> Result<Response, Fault> {
    let list = list_for(&site, &signed, &slug, Permission::See).await?;
    let prospect = verb::of(&site.app, &list).await?;
    let frame = Frame::of(&site, &visit, &signed, Some(&list), Room::List);
    let (phrases, now, outlook) = (frame.phrases, site.app.now(), prospect.outlook);
    let overview = overview::of(&site.app, &list, outlook).await?;
    let said = outlook::sentence(phrases, &list, &prospect, now);
    let page = Page {
        sentence: under_way::linked(&site, phrases, &list, outlook, said),
        next: under_way::next(&site, phrases, &signed, &list, outlook),
        last: overview.last.map(|it| last(&site, phrases, &list, &it, now)),
        readers: phrases.count("numbers-readers-now", prospect.readers),
        title: phrases.fill("desk-update", &[("number", &outlook.number().to_string())]),
        steps: match &overview.under_way {
            Some((issue, deeds)) => under_way::steps(phrases, &list, issue, deeds),
            None => outlook::steps(phrases, &list, &prospect, now),
        },
        form: format!("{}/l/{}", frame.root, list.slug),
        archive: format!("{}/l/{}/archive", frame.root, list.slug),
        lang: list.language.tag(),
        name: list.name.into(),
        frame,
    };
    Ok(frame::page(StatusCode::OK, phrases, &page)?)
}

fn last(site: &Site, phrases: Phrases, list: &List, it: &overview::Last, now: Instant) -> Last {
    Last {
        href: paths::issue(site, list, it.number),
        name: phrases.fill("desk-update", &[("number", &it.number.to_string())]),
        when: outlook::moment(phrases, list, it.published_at, now),
        taken: phrases.count("desk-accepted", it.accepted),
    }
}
