//! Posted forms: no handler sees one before its token has shown that it came from one of our own pages, and little of one is read
//! before it is known who posts it.

use std::sync::Arc;

use axum::{
    Form,
    extract::{FromRequest, Request, rejection::FormRejection},
    http::{StatusCode, request::Parts},
    response::{IntoResponse, Redirect, Response},
};
use serde::{Deserialize, de::DeserializeOwned};

use super::{
    access::{Access, Admits, AdmitsToList, Visitor, named},
    back,
    cookies::Cookie,
    paths::DeskPaths,
    shelf::{self, Shelf},
    visit::Visit,
};
use crate::{
    app::editors::desk_forms,
    domain::token::TokenHash,
    web::{
        Site,
        client::Client,
        desk::{FORM_LIMIT, GUEST_LIMIT},
        fault::{Fault, FaultKind},
    },
};

/// A form of the desk, posted by a visitor who may post it. Its token is checked before the visitor's permissions are.
pub(crate) struct Posted<V, T> {
    /// The visitor who posted it.
    pub by: V,
    /// The fields.
    pub fields: T,
}

/// A form without fields of its own.
#[derive(Deserialize)]
pub(crate) struct Nothing {}

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
        let asking = Asking::of(&mut parts, site).await?;
        let limit = asking.limit(site, &parts).map_err(IntoResponse::into_response)?;
        let request = shelf::lay(Request::from_parts(parts, body), limit).await.map_err(IntoResponse::into_response)?;
        asking.take(request, site).await
    }
}

/// Somebody who posts a form, before any of it is read.
pub(crate) struct Asking<V> {
    /// The hash that the visitor's forms are bound to.
    bound_to: Result<Option<TokenHash>, Fault>,
    admitted: Result<V, Fault>,
    /// True if it is an editor whose role allows it, though a second factor may be missing.
    pub is_known: bool,
}

impl<V: Visitor + Send> Asking<V> {
    /// Looks up who posts a form.
    pub(crate) async fn of(parts: &mut Parts, site: &Arc<Site>) -> Result<Self, Response> {
        let path = named::texts(parts).await?;
        let Some(visit) = parts.extensions.remove::<Visit>() else { return Err(stale()) };
        let is_signed_in = visit.signed.is_some();
        let bound_to = V::bound_to(&visit);
        let admitted = match &bound_to {
            Ok(_) => V::admit(site, visit, &path).await,
            Err(fault) => Err(fault.clone()),
        };
        let has_role = admitted.as_ref().map_or_else(|fault| fault.kind() == FaultKind::Factor, |_| true);
        Ok(Self { bound_to, admitted, is_known: is_signed_in && has_role })
    }

    /// The most bytes of text that are read. All those who are not known share a budget for it, of which a network has a part.
    pub(crate) fn limit(&self, site: &Site, parts: &Parts) -> Result<usize, Fault> {
        if self.is_known {
            return Ok(FORM_LIMIT);
        }
        let Client(network) = Client::of(parts, &site.trusted_proxies);
        let network = (!network.is_many(&site.trusted_proxies)).then_some(network);
        let room = site.bodies.for_guest(&parts.headers, network)?;
        if let (Some(room), Some(shelf)) = (room, parts.extensions.get::<Shelf>()) {
            shelf.hold(room);
        }
        Ok(GUEST_LIMIT)
    }

    /// Takes the form, which is on the shelf by now, if its token is right and the visitor may post it.
    pub(crate) async fn take<T: DeserializeOwned>(
        self,
        request: Request,
        site: &Arc<Site>,
    ) -> Result<Posted<V, T>, Response> {
        let bound_to = self.bound_to.map_err(IntoResponse::into_response)?;
        let fields = guarded(request, site, bound_to).await?;
        let by = self.admitted.map_err(IntoResponse::into_response)?;
        Ok(Posted { by, fields })
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
pub(crate) fn to_sign_in(site: &Site) -> Response {
    Redirect::to(&DeskPaths::of(site).sign_in().to_string()).into_response()
}

/// Sends a visitor to the page where an editor signs in, and on to the page at `path` afterwards.
pub(crate) fn to_sign_in_for(site: &Site, path: &str) -> Response {
    let mut response = to_sign_in(site);
    Cookie::Page.give_text(site, response.headers_mut(), back::page_of_desk(path));
    response
}
