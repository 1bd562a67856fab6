//! The next update as it would look now: what goes along, composed as a mail. Nothing is written.

use std::sync::Arc;

use askama::Template;
use axum::{
    extract::{Path, Query, State},
    http::StatusCode,
    response::Response,
};
use serde::Deserialize;

use super::path;
use crate::{
    app::issues::preview::{self, Coming},
    domain::editor::Permission,
    web::{
        Site,
        desk::{
            kit::{
                frame::{Frame, Room},
                posted::Here,
                view::{Mail, View},
            },
            lists::list::list_for,
        },
        fault::{Fault, FaultKind},
        frame,
        framed::{self, Pictures, Scheme},
    },
};

/// The page.
#[derive(Template)]
#[template(path = "desk/queue/whole.html")]
struct Page {
    frame: Frame,
    title: String,
    lead: String,
    lang: &'static str,
    /// The mail; none: nothing goes along, or it is too long for one.
    mail: Option<Mail>,
    /// Why there is no mail.
    none: &'static str,
    back: String,
}

/// What an address may ask for.
#[derive(Deserialize)]
pub struct Asked {
    /// How to look at the mail.
    #[serde(rename = "as")]
    view: Option<String>,
}

/// `GET /desk/l/{list}/queue/update`
pub async fn show(
    State(site): State<Arc<Site>>,
    Path(slug): Path<String>,
    Query(asked): Query<Asked>,
    Here { signed, visit }: Here,
) -> Result<Response, Fault> {
    let list = list_for(&site, &signed, &slug, Permission::See).await?;
    let Coming { number, contents, letter, .. } = preview::of_queue(&site.app, &list).await?;
    let frame = Frame::of(&site, &visit, &signed, Some(&list), Room::Queue);
    let (phrases, view, back) = (frame.phrases, View::asked(asked.view.as_deref()), path(&site, &list.slug));
    let home = format!("{back}/update");
    let title = phrases.fill("desk-update", &[("number", &number.to_string())]);
    let page = Page {
        lead: phrases.say("desk-whole-lead"),
        none: if contents.sections.is_empty() { "desk-whole-none" } else { "desk-item-preview-long" },
        lang: list.language.tag(),
        mail: letter.map(|letter| Mail::new(phrases, view, &home, &title, &letter, &contents)),
        title,
        back,
        frame,
    };
    Ok(frame::page(StatusCode::OK, phrases, &page)?)
}

/// `GET /desk/l/{list}/queue/update/mail`: the mail itself, for the frame in that page.
pub async fn mail(
    State(site): State<Arc<Site>>,
    Path(slug): Path<String>,
    Query(asked): Query<Asked>,
    Here { signed, .. }: Here,
) -> Result<Response, Fault> {
    let list = list_for(&site, &signed, &slug, Permission::See).await?;
    let letter = preview::of_queue(&site.app, &list).await?.letter.ok_or(FaultKind::Nothing)?;
    let scheme = if View::asked(asked.view.as_deref()) == View::Dark { Scheme::Dark } else { Scheme::Light };
    Ok(framed::mail(&framed::in_scheme(&letter.html, scheme), Pictures::OfOurs))
}
