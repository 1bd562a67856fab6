//! Visitors of the pages by which an editor signs in.

use std::sync::Arc;

use axum::{extract::FromRequestParts, http::request::Parts, response::Response};

use super::{Access, Admits, Visitor, admit};
use crate::{
    domain::token::{Purpose, Token, TokenHash},
    web::{
        Site,
        desk::kit::visit::Visit,
        fault::{Fault, FaultKind},
    },
};

/// A visitor who need not be signed in. Forms are bound to the secret of the browser.
pub(crate) struct Guest {
    /// The site.
    pub site: Arc<Site>,
    /// The request.
    pub visit: Visit,
}

impl Guest {
    /// The secret of the browser: the one it has, or a new one.
    pub(crate) fn secret(&self) -> Token {
        self.visit.secret.unwrap_or_else(|| Token::new(self.site.app.ids().secret()))
    }
}

impl Admits for Guest {
    const ACCESS: Access = Access::Anybody;
}

impl Visitor for Guest {
    fn bound_to(visit: &Visit) -> Result<Option<TokenHash>, Fault> {
        Ok(visit.secret.map(|secret| secret.hash(Purpose::Browser)))
    }

    async fn admit(site: &Arc<Site>, visit: Visit, _: &[String]) -> Result<Self, Fault> {
        Ok(Self { site: Arc::clone(site), visit })
    }
}

impl FromRequestParts<Arc<Site>> for Guest {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, site: &Arc<Site>) -> Result<Self, Response> {
        admit(parts, site).await
    }
}

/// A visitor who is signed in, or is not yet. Forms are bound to the session, else to the secret of the browser.
pub(crate) struct Anybody {
    /// The site.
    pub site: Arc<Site>,
    /// The request.
    pub visit: Visit,
    /// The hash of the session, or of the secret of a browser that is in none.
    pub bound_to: TokenHash,
}

impl Admits for Anybody {
    const ACCESS: Access = Access::Anybody;
}

impl Visitor for Anybody {
    fn bound_to(visit: &Visit) -> Result<Option<TokenHash>, Fault> {
        visit.bound_to().map(Some).ok_or_else(|| FaultKind::Stale.into())
    }

    async fn admit(site: &Arc<Site>, visit: Visit, _: &[String]) -> Result<Self, Fault> {
        let bound_to = visit.bound_to().ok_or(FaultKind::Stale)?;
        Ok(Self { site: Arc::clone(site), visit, bound_to })
    }
}
