//! The app that makes codes: setting it up, new recovery codes, taking it away.

use std::sync::Arc;

use askama::Template;
use axum::{
    extract::{Query, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};

use super::{Asked, Fields, codes, go_on, home, qr::Picture};
use crate::{
    app::editors::factors::{self as verb, FactorError},
    web::{
        Site,
        desk::kit::{
            back,
            frame::{Frame, Room},
            posted::{Here, Nothing, Posted},
        },
        fault::{Fault, FaultKind},
        frame,
    },
};

/// The page on which an app is set up.
#[derive(Template)]
#[template(path = "desk/account/factor/app.html")]
struct Page {
    frame: Frame,
    picture: Option<Picture>,
    /// The secret in groups of four letters.
    secret: String,
    back: String,
    trouble: Option<String>,
}

/// `GET /desk/factor/app`
pub async fn show(State(site): State<Arc<Site>>, Query(asked): Query<Asked>, here: Here) -> Result<Response, Fault> {
    let factors = verb::of(&site.app, here.signed.editor.id).await?;
    if factors.app || (factors.are_any() && here.signed.session.factor_at.is_none()) {
        return Ok(Redirect::to(&home(&site)).into_response());
    }
    page(&site, &here, &asked.back.unwrap_or_default(), None)
}

/// `POST /desk/factor/app`
pub async fn set_up(
    State(site): State<Arc<Site>>,
    here: Here,
    Posted { signed, fields, .. }: Posted<Fields>,
) -> Result<Response, Fault> {
    let renewed = verb::of(&site.app, signed.editor.id).await?.recovery > 0;
    match verb::set_up_app(&site.app, &signed, &fields.code).await {
        Ok(made) => codes(&site, &here, made, renewed, &fields.back),
        Err(FactorError::Wrong) => page(&site, &here, &fields.back, Some("desk-app-wrong")),
        Err(other) => refused(&site, other),
    }
}

/// `POST /desk/factor/codes`
pub async fn new_codes(
    State(site): State<Arc<Site>>,
    here: Here,
    Posted { signed, .. }: Posted<Nothing>,
) -> Result<Response, Fault> {
    let renewed = verb::of(&site.app, signed.editor.id).await?.recovery > 0;
    match verb::new_codes(&site.app, &signed).await {
        Ok(made) => codes(&site, &here, made, renewed, "/desk/factor"),
        Err(error) => refused(&site, error),
    }
}

/// `POST /desk/factor/app/remove`
pub async fn remove(State(site): State<Arc<Site>>, Posted { signed, .. }: Posted<Nothing>) -> Result<Response, Fault> {
    match verb::remove_app(&site.app, &signed).await {
        Ok(token) => Ok(go_on(&site, token, &home(&site))),
        Err(error) => refused(&site, error),
    }
}

/// What follows when factors were not changed: nothing is lost by looking at how they are now.
pub fn refused(site: &Site, error: FactorError) -> Result<Response, Fault> {
    match error {
        FactorError::Store(error) => Err(error.into()),
        FactorError::NotShown => Err(FaultKind::Factor.into()),
        FactorError::Wrong | FactorError::TooMany | FactorError::Done => Ok(Redirect::to(&home(site)).into_response()),
    }
}

fn page(site: &Site, here: &Here, path: &str, trouble: Option<&str>) -> Result<Response, Fault> {
    let frame = Frame::of(site, &here.visit, &here.signed, None, Room::Sessions);
    let secret = verb::proposal(&site.app, &here.signed);
    let letters: Vec<_> = secret.text().chars().collect();
    let groups: Vec<String> = letters.chunks(4).map(|group| group.iter().collect()).collect();
    let status = if trouble.is_none() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let page = Page {
        picture: secret.url(&here.signed.editor.address).and_then(|url| Picture::of(&url)),
        secret: groups.join(" "),
        back: back::page_of_desk(path).to_owned(),
        trouble: trouble.map(|key| frame.say(key)),
        frame,
    };
    Ok(frame::page(status, page.frame.phrases, &page)?)
}
