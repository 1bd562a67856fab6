//! Passkeys: what a browser is asked to sign, and what becomes of its answer. The script `passkey.js` stands between the two.

use std::sync::Arc;

use axum::{
    Json,
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use serde::Deserialize;
use uuid::Uuid;

use super::{Refused, app::refused, go_on, home, page};
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
            back,
            cookies::Cookie,
            posted::{Here, Nothing, Posted, PostedByAnybody, to_sign_in},
            visit::Visit,
        },
        fault::{Fault, FaultKind},
    },
};

/// A passkey that was made.
#[derive(Deserialize)]
pub struct Made {
    name: String,
    answer: String,
}

/// A passkey that was shown.
#[derive(Deserialize)]
pub struct Shown {
    answer: String,
    back: String,
}

/// `POST /desk/factor/passkeys/ask`
pub async fn ask_for_new(
    State(site): State<Arc<Site>>,
    Posted { signed, .. }: Posted<Nothing>,
) -> Result<Response, Fault> {
    options(verb::ask_for_new(&site.app, &signed).await)
}

/// `POST /desk/factor/passkeys`
pub async fn add(
    State(site): State<Arc<Site>>,
    here: Here,
    Posted { signed, fields, .. }: Posted<Made>,
) -> Result<Response, Fault> {
    let phrases = here.visit.phrases();
    let typed = fields.name.clone();
    let Ok(name) = ShortText::parse(&fields.name) else {
        let factors = factors::of(&site.app, signed.editor.id).await?;
        let name_trouble = Some(phrases.say("desk-passkey-name-wrong"));
        return page(&site, &here, factors, "", Some(Refused { name: typed, name_trouble, trouble: None }));
    };
    match verb::add(&site.app, &signed, name, &fields.answer).await {
        Ok(token) => Ok(go_on(&site, token, &home(&site))),
        Err(FactorError::Wrong) => {
            let factors = factors::of(&site.app, signed.editor.id).await?;
            let trouble = Some(phrases.say("desk-passkey-failed"));
            page(&site, &here, factors, "", Some(Refused { name: typed, name_trouble: None, trouble }))
        }
        Err(error) => refused(&site, error),
    }
}

/// `POST /desk/factor/passkeys/{id}/remove`
pub async fn remove(
    State(site): State<Arc<Site>>,
    Path(id): Path<String>,
    Posted { signed, .. }: Posted<Nothing>,
) -> Result<Response, Fault> {
    let id = PasskeyId(Uuid::try_parse(&id).map_err(|_| FaultKind::Nothing)?);
    match verb::remove(&site.app, &signed, id).await {
        Ok(token) => Ok(go_on(&site, token, &home(&site))),
        Err(FactorError::Done) => Err(FaultKind::Nothing.into()),
        Err(error) => refused(&site, error),
    }
}

/// `POST /desk/passkey/ask`
pub async fn ask_to_sign(
    State(site): State<Arc<Site>>,
    Client(network): Client,
    PostedByAnybody { visit, bound_to, .. }: PostedByAnybody<Nothing>,
) -> Result<Response, Fault> {
    if !site.sign_ins.allow(network) {
        return Ok(StatusCode::TOO_MANY_REQUESTS.into_response());
    }
    let who = visit.signed.as_ref().map(|signed| signed.editor.id);
    options(verb::ask_to_sign(&site.app, bound_to, who).await)
}

/// `POST /desk/passkey`
pub async fn sign_in(
    State(site): State<Arc<Site>>,
    PostedByAnybody { visit, bound_to, fields }: PostedByAnybody<Shown>,
) -> Result<Response, Fault> {
    match verb::sign_in(&site.app, bound_to, visit.browser(), &fields.answer).await {
        Ok(token) => {
            let mut response = go_on(&site, token, &back::link(&site, &fields.back));
            Cookie::Browser.take(&site, response.headers_mut());
            Ok(response)
        }
        Err(FactorError::Store(error)) => Err(error.into()),
        Err(_) => Ok(not_known(&site, &visit)),
    }
}

/// Back to where a passkey was asked for, which is the same page for any that is not known.
fn not_known(site: &Site, visit: &Visit) -> Response {
    if visit.signed.is_some() { Redirect::to(&home(site)).into_response() } else { to_sign_in(site) }
}

fn options(asked: Result<serde_json::Value, FactorError>) -> Result<Response, Fault> {
    match asked {
        Ok(options) => Ok(Json(options).into_response()),
        Err(FactorError::Store(error)) => Err(error.into()),
        Err(_) => Ok(StatusCode::CONFLICT.into_response()),
    }
}
