//! A list's first page: what comes next, in a sentence and as a line through time.

use askama::Template;
use axum::response::Response;

use super::{
    outlook::{self, Part, Step},
    under_way::{self, Next},
};
use crate::{
    app::{issues::overview, lists::outlook as verb, running::drops},
    web::{
        desk::kit::{
            access::{
                may,
                on_list::{AtList, OnList},
            },
            frame::{Frame, Room},
            paths::Link,
        },
        fault::Fault,
    },
};

/// The last issue that went out.
struct Last {
    href: Link,
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
    /// The sign-ups that limits stopped lately, if there were any.
    dropped: Option<String>,
    /// "Update 7", and the way it goes.
    title: String,
    steps: Vec<Step>,
    form: String,
    archive: String,
}

/// `GET /desk/l/{list}`
pub(crate) async fn show(on: OnList<may::See>) -> Result<Response, Fault> {
    let prospect = verb::of(on.app(), &on.list).await?;
    let (phrases, now, outlook) = (on.phrases(), on.now(), prospect.outlook);
    let overview = overview::of(on.app(), &on.list, outlook).await?;
    let dropped = drops::recent_of(on.app(), &on.list).await?;
    let (said, frame) = (outlook::sentence(phrases, &on.list, &prospect, now), on.frame(Room::List));
    on.page(&Page {
        sentence: under_way::linked(phrases, &on.paths(), outlook, said),
        next: under_way::next(&on, outlook),
        last: overview.last.map(|it| last(&on, &it)),
        dropped: (dropped > 0).then(|| phrases.count("desk-dropped", dropped)),
        readers: phrases.count("numbers-readers-now", prospect.readers),
        title: phrases.fill("desk-update", &[("number", &outlook.number().to_string())]),
        steps: match &overview.under_way {
            Some((issue, acts)) => under_way::steps(phrases, &on.list, issue, acts),
            None => outlook::steps(phrases, &on.list, &prospect, now),
        },
        form: format!("{}/l/{}", frame.root, on.list.slug),
        archive: format!("{}/l/{}/archive", frame.root, on.list.slug),
        lang: on.list.language.tag(),
        name: on.list.name.to_string(),
        frame,
    })
}

fn last(on: &AtList, it: &overview::Last) -> Last {
    let phrases = on.phrases();
    Last {
        href: on.paths().issue(it.number),
        name: phrases.fill("desk-update", &[("number", &it.number.to_string())]),
        when: outlook::moment(phrases, &on.list, it.published_at, on.now()),
        taken: phrases.count("desk-accepted", it.accepted),
    }
}
