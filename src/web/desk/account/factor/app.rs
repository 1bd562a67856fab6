//! The app that makes codes: setting it up, new recovery codes, taking it away.

use askama::Template;
use axum::{extract::Query, http::StatusCode, response::Response};

use super::{Asked, Fields, codes, go_on, qr::Picture};
use crate::{
    app::editors::factors::{self as verb, FactorError},
    web::{
        desk::kit::{
            access::signed_in::{AtDesk, SignedIn},
            back,
            form::{Errors, Field, Form, Input},
            frame::{Frame, Room},
            posted::{Nothing, Posted},
        },
        fault::{Fault, FaultKind},
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
    form: Form,
}

/// `GET /desk/factor/app`
pub(crate) async fn show(Query(asked): Query<Asked>, at: SignedIn) -> Result<Response, Fault> {
    let factors = verb::of(at.app(), at.editor().id).await?;
    if factors.app || (factors.are_any() && at.signed.session.factor_at.is_none()) {
        return Ok(at.to(&at.desk_paths().factor()));
    }
    page(&at, &asked.back.unwrap_or_default(), &Errors::default())
}

/// `POST /desk/factor/app`
pub(crate) async fn set_up(Posted { by: at, fields }: Posted<SignedIn, Fields>) -> Result<Response, Fault> {
    let renewed = verb::of(at.app(), at.editor().id).await?.recovery > 0;
    match verb::set_up_app(&at.site.app, &at.signed, &fields.code).await {
        Ok(made) => codes(&at, made, renewed, &fields.back),
        Err(FactorError::Wrong) => page(&at, &fields.back, &Errors::of("code", "desk-app-wrong")),
        Err(other) => refused(&at, other),
    }
}

/// `POST /desk/factor/codes`
pub(crate) async fn new_codes(Posted { by: at, .. }: Posted<SignedIn, Nothing>) -> Result<Response, Fault> {
    let renewed = verb::of(at.app(), at.editor().id).await?.recovery > 0;
    match verb::new_codes(&at.site.app, &at.signed).await {
        Ok(made) => codes(&at, made, renewed, "/desk/factor"),
        Err(error) => refused(&at, error),
    }
}

/// `POST /desk/factor/app/remove`
pub(crate) async fn remove(Posted { by: at, .. }: Posted<SignedIn, Nothing>) -> Result<Response, Fault> {
    match verb::remove_app(&at.site.app, &at.signed).await {
        Ok(token) => Ok(go_on(&at.site, token, &at.desk_paths().factor())),
        Err(error) => refused(&at, error),
    }
}

/// The answer when factors were not changed: the page of the factors as they are now, where that helps.
pub(crate) fn refused(at: &AtDesk, error: FactorError) -> Result<Response, Fault> {
    match error {
        FactorError::Store(error) => Err(error.into()),
        FactorError::NotShown => Err(FaultKind::Factor.into()),
        FactorError::Wrong | FactorError::TooMany | FactorError::Done => Ok(at.to(&at.desk_paths().factor())),
    }
}

fn page(at: &AtDesk, path: &str, errors: &Errors) -> Result<Response, Fault> {
    let phrases = at.phrases();
    let secret = verb::proposal(at.app(), &at.signed);
    let letters: Vec<_> = secret.text().chars().collect();
    let groups: Vec<String> = letters.chunks(4).map(|group| group.iter().collect()).collect();
    let code = Field::labelled("code", Input::Digits, phrases.say("desk-app-code"), "").of_door("one-time-code");
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let page = Page {
        frame: at.frame(Room::Sessions),
        picture: secret.url(&at.editor().address).and_then(|url| Picture::of(&url)),
        secret: groups.join(" "),
        back: back::page_of_desk(path).to_owned(),
        form: Form(vec![code]).with_errors(phrases, errors),
    };
    at.answer(status, &page)
}
