//! Passkeys: the challenge that a browser signs, and its answer. The script `passkey.js` hands one to the other.

use axum::{
    Json,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use serde::Deserialize;

use super::{Refused, app::refused, go_on, page};
use crate::{
    app::editors::{
        factors::{self, FactorError},
        passkeys as verb,
    },
    domain::{ids::PasskeyId, text::short_text::ShortText},
    web::{
        Site,
        client::Client,
        desk::kit::{
            access::{guest::Anybody, signed_in::SignedIn},
            back,
            cookies::Cookie,
            form::Errors,
            paths::DeskPaths,
            posted::{Nothing, Posted},
        },
        fault::{Fault, FaultKind},
        limits::Allowance,
    },
};

/// A passkey that was made.
#[derive(Deserialize)]
pub(crate) struct Made {
    name: String,
    answer: String,
}

/// A passkey that was shown.
#[derive(Deserialize)]
pub(crate) struct Shown {
    answer: String,
    back: String,
}

/// `POST /desk/factor/passkeys/ask`
pub(crate) async fn ask_for_new(Posted { by: at, .. }: Posted<SignedIn, Nothing>) -> Result<Response, Fault> {
    options(verb::ask_for_new(&at.site.app, &at.signed).await)
}

/// `POST /desk/factor/passkeys`
pub(crate) async fn add(Posted { by: at, fields }: Posted<SignedIn, Made>) -> Result<Response, Fault> {
    let typed = fields.name.clone();
    let refusal = match ShortText::name(&fields.name) {
        Err(_) => Refused { name: typed, errors: Errors::of("name", "desk-passkey-name-wrong"), failure: None },
        Ok(name) => match verb::add(&at.site.app, &at.signed, name, &fields.answer).await {
            Ok(token) => return Ok(go_on(&at.site, token, &at.desk_paths().factor())),
            Err(FactorError::Wrong) => {
                Refused { name: typed, errors: Errors::default(), failure: Some("desk-passkey-failed") }
            }
            Err(error) => return refused(&at, error),
        },
    };
    let factors = factors::of(at.app(), at.editor().id).await?;
    page(&at, factors, "", Some(refusal))
}

/// `POST /desk/factor/passkeys/{id}/remove`
pub(crate) async fn remove(Posted { by: at, .. }: Posted<SignedIn<(PasskeyId,)>, Nothing>) -> Result<Response, Fault> {
    let (id,) = at.named;
    match verb::remove(&at.site.app, &at.signed, id).await {
        Ok(token) => Ok(go_on(&at.site, token, &at.desk_paths().factor())),
        Err(FactorError::Done) => Err(FaultKind::Nothing.into()),
        Err(error) => refused(&at, error),
    }
}

/// `POST /desk/passkey/ask`
pub(crate) async fn ask_to_sign(
    Client(network): Client,
    Posted { by: Anybody { site, visit, bound_to }, .. }: Posted<Anybody, Nothing>,
) -> Result<Response, Fault> {
    if site.sign_ins.allow(network) != Allowance::Given {
        return Ok(StatusCode::TOO_MANY_REQUESTS.into_response());
    }
    let who = visit.signed.as_ref().map(|signed| signed.editor.id);
    options(verb::ask_to_sign(&site.app, bound_to, who).await)
}

/// `POST /desk/passkey`
pub(crate) async fn sign_in(
    Posted { by: Anybody { site, visit, bound_to }, fields }: Posted<Anybody, Shown>,
) -> Result<Response, Fault> {
    match verb::sign_in(&site.app, bound_to, visit.browser(), &fields.answer).await {
        Ok(begun) => {
            let mut response = go_on(&site, begun.session, &back::link(&site, &fields.back));
            Cookie::Remembered.give(&site, response.headers_mut(), begun.remembered);
            Cookie::Browser.take(&site, response.headers_mut());
            Cookie::Page.take(&site, response.headers_mut());
            Ok(response)
        }
        Err(FactorError::Store(error)) => Err(error.into()),
        Err(_) => Ok(not_known(&site, visit.signed.is_some())),
    }
}

/// Leads back to the page that asked for a passkey, which is the same for every passkey that is not known.
fn not_known(site: &Site, is_signed_in: bool) -> Response {
    let paths = DeskPaths::of(site);
    let link = if is_signed_in { paths.factor() } else { paths.sign_in() };
    Redirect::to(&link.to_string()).into_response()
}

fn options(asked: Result<serde_json::Value, FactorError>) -> Result<Response, Fault> {
    match asked {
        Ok(options) => Ok(Json(options).into_response()),
        Err(FactorError::Store(error)) => Err(error.into()),
        Err(_) => Ok(StatusCode::CONFLICT.into_response()),
    }
}
