//! What was posted to the desk: no handler sees a form before its token has shown that it came from one of our own pages.

use std::sync::Arc;

use axum::{
    Form,
    extract::{FromRequest, FromRequestParts, Request, rejection::FormRejection},
    http::{StatusCode, request::Parts},
    response::{IntoResponse, Redirect, Response},
};
use serde::{Deserialize, de::DeserializeOwned};

use super::visit::Visit;
use crate::{
    app::editors::{desk_forms, sessions::Signed},
    domain::token::{Purpose, TokenHash},
    web::{
        Site,
        fault::{Fault, FaultKind},
        frame,
    },
};

/// A form posted by somebody who is signed in.
pub struct Posted<T> {
    /// Who it is.
    pub signed: Signed,
    /// The request.
    pub visit: Visit,
    /// What they filled in.
    pub fields: T,
}

/// A form posted by somebody who is not, yet.
pub struct PostedByGuest<T> {
    /// The request.
    pub visit: Visit,
    /// What they filled in.
    pub fields: T,
}

/// A form posted by somebody who is, or is not yet.
pub struct PostedByAnybody<T> {
    /// The request.
    pub visit: Visit,
    /// The hash of the session, or of the secret of a browser that is in none.
    pub bound_to: TokenHash,
    /// What they filled in.
    pub fields: T,
}

/// A form without fields of its own.
#[derive(Deserialize)]
pub struct Nothing {}

/// Any form of the desk.
#[derive(Deserialize)]
struct Guarded<T> {
    token: String,
    #[serde(flatten)]
    fields: T,
}

impl<T: DeserializeOwned> FromRequest<Arc<Site>> for Posted<T> {
    type Rejection = Response;

    async fn from_request(mut request: Request, site: &Arc<Site>) -> Result<Self, Response> {
        let Some(visit) = request.extensions_mut().remove::<Visit>() else { return Err(stale()) };
        let Some(signed) = visit.signed.clone() else { return Err(Fault::from(FaultKind::SignedOut).into_response()) };
        let fields = guarded(request, site, Some(signed.hash)).await?;
        Ok(Self { signed, visit, fields })
    }
}

impl<T: DeserializeOwned> FromRequest<Arc<Site>> for PostedByGuest<T> {
    type Rejection = Response;

    async fn from_request(mut request: Request, site: &Arc<Site>) -> Result<Self, Response> {
        let Some(visit) = request.extensions_mut().remove::<Visit>() else { return Err(stale()) };
        let hash = visit.secret.map(|secret| secret.hash(Purpose::Browser));
        let fields = guarded(request, site, hash).await?;
        Ok(Self { visit, fields })
    }
}

impl<T: DeserializeOwned> FromRequest<Arc<Site>> for PostedByAnybody<T> {
    type Rejection = Response;

    async fn from_request(mut request: Request, site: &Arc<Site>) -> Result<Self, Response> {
        let Some(visit) = request.extensions_mut().remove::<Visit>() else { return Err(stale()) };
        let Some(bound_to) = visit.bound_to() else { return Err(stale()) };
        let fields = guarded(request, site, Some(bound_to)).await?;
        Ok(Self { visit, bound_to, fields })
    }
}

/// The fields of a form whose token was made for what it is bound to.
async fn guarded<T: DeserializeOwned>(
    request: Request,
    site: &Arc<Site>,
    to: Option<TokenHash>,
) -> Result<T, Response> {
    let refused = |refusal: FormRejection| {
        let is_long = refusal.status() == StatusCode::PAYLOAD_TOO_LARGE;
        Fault::from(if is_long { FaultKind::TooLong } else { FaultKind::Unreadable }).into_response()
    };
    let Form(form): Form<Guarded<T>> = Form::from_request(request, site).await.map_err(refused)?;
    if to.is_some_and(|hash| desk_forms::is_ours(&site.app, hash, &form.token)) {
        Ok(form.fields)
    } else {
        Err(stale())
    }
}

fn stale() -> Response {
    Fault::from(FaultKind::Stale).into_response()
}

/// Sends somebody to the page where they sign in.
pub fn to_sign_in(site: &Site) -> Response {
    Redirect::to(&format!("{}/desk/sign-in", frame::root(site))).into_response()
}

/// The request, whoever it comes from.
impl FromRequestParts<Arc<Site>> for Visit {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, _: &Arc<Site>) -> Result<Self, Response> {
        parts.extensions.get::<Self>().cloned().ok_or_else(stale)
    }
}

/// A request of somebody who is signed in; anybody else is sent to sign in.
pub struct Here {
    /// Who it is.
    pub signed: Signed,
    /// The request.
    pub visit: Visit,
}

impl FromRequestParts<Arc<Site>> for Here {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, site: &Arc<Site>) -> Result<Self, Response> {
        let visit = Visit::from_request_parts(parts, site).await?;
        let signed = visit.signed.clone().ok_or_else(|| Fault::from(FaultKind::SignedOut).into_response())?;
        Ok(Self { signed, visit })
    }
}
