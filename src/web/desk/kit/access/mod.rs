//! Access to the desk. The last parameter of every handler admits the request or refuses it, and says in its type what it asks
//! for: [`Guest`](guest::Guest) nothing, [`SignedIn`](signed_in::SignedIn) a session, and [`OnList`](on_list::OnList) a
//! permission on the list in the path. [`Posted`](super::posted::Posted) wraps one of them around a form.
//!
//! [`Table`](table::Table) builds the router from such handlers and lists what each route asks for.

pub(crate) mod guest;
pub(crate) mod may;
pub(crate) mod named;
pub(crate) mod on_list;
pub(crate) mod signed_in;
pub(crate) mod table;

use std::sync::Arc;

use axum::{
    http::request::Parts,
    response::{IntoResponse, Response},
};

use super::visit::Visit;
use crate::{
    domain::{editor::Permission, token::TokenHash},
    web::{
        Site,
        fault::{Fault, FaultKind},
    },
};

/// The access that a route asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// Nothing: an editor signs in by this page.
    Anybody,
    /// A session.
    SignedIn,
    /// A session of an editor who has this permission on the list in the path.
    OnList(Permission),
}

/// A handler's parameter that admits the request, or refuses it.
pub(crate) trait Admits {
    /// The access it asks for.
    const ACCESS: Access;
}

/// A parameter that admits only editors of the list in the path.
pub(crate) trait AdmitsToList: Admits {}

/// Visitors that a handler can ask for.
pub(crate) trait Visitor: Admits + Sized {
    /// The hash that this visitor's forms are bound to. A visitor without a session is refused here, before anything else is read.
    fn bound_to(visit: &Visit) -> Result<Option<TokenHash>, Fault>;

    /// Admits the visitor to what the texts of the path name.
    fn admit(site: &Arc<Site>, visit: Visit, path: &[String]) -> impl Future<Output = Result<Self, Fault>> + Send;
}

/// Admits the visitor of a page.
async fn admit<V: Visitor>(parts: &mut Parts, site: &Arc<Site>) -> Result<V, Response> {
    let path = named::texts(parts).await?;
    let visit =
        parts.extensions.get::<Visit>().cloned().ok_or_else(|| Fault::from(FaultKind::Stale).into_response())?;
    V::bound_to(&visit).map_err(IntoResponse::into_response)?;
    V::admit(site, visit, &path).await.map_err(IntoResponse::into_response)
}
