//! Posted forms: no handler sees one before its token has shown that it came from one of our own pages.

use std::sync::Arc;

use axum::{
    Form,
    extract::{FromRequest, Request, rejection::FormRejection},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use serde::{Deserialize, de::DeserializeOwned};

use super::{
    access::{Access, Admits, AdmitsToList, Visitor, named},
    back,
    cookies::Cookie,
    paths::DeskPaths,
    visit::Visit,
};
use crate::{
    app::editors::desk_forms,
    domain::token::TokenHash,
    web::{
        Site,
        fault::{Fault, FaultKind},
    },
};

/// A form of the desk, posted by a visitor who may post it. Its token is checked before the visitor's permissions are.
pub struct Posted<V, T> {
    /// The visitor who posted it.
    pub by: V,
    /// The fields.
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

impl<V: Admits, T> Admits for Posted<V, T> {
    const ACCESS: Access = V::ACCESS;
}

impl<V: AdmitsToList, T> AdmitsToList for Posted<V, T> {}

impl<V: Visitor + Send, T: DeserializeOwned + Send> FromRequest<Arc<Site>> for Posted<V, T> {
    type Rejection = Response;

    async fn from_request(request: Request, site: &Arc<Site>) -> Result<Self, Response> {
        let (mut parts, body) = request.into_parts();
        let path = named::texts(&mut parts).await?;
        let Some(visit) = parts.extensions.remove::<Visit>() else { return Err(stale()) };
        let bound_to = V::bound_to(&visit).map_err(IntoResponse::into_response)?;
        let fields = guarded(Request::from_parts(parts, body), site, bound_to).await?;
        let by = V::admit(site, visit, &path).await.map_err(IntoResponse::into_response)?;
        Ok(Self { by, fields })
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

/// Sends a visitor to the page where an editor signs in.
pub fn to_sign_in(site: &Site) -> Response {
    Redirect::to(&DeskPaths::of(site).sign_in().to_string()).into_response()
}

/// Sends a visitor to the page where an editor signs in, and on to the page at `path` afterwards.
pub fn to_sign_in_for(site: &Site, path: &str) -> Response {
    let mut response = to_sign_in(site);
    Cookie::Page.give_text(site, response.headers_mut(), back::page_of_desk(path));
    response
}
