//! Editors at the desk of a list, with the permission that a handler needs. This is the only place that finds a list of the desk.

use std::{marker::PhantomData, ops::Deref, sync::Arc};

use axum::{extract::FromRequestParts, http::request::Parts, response::Response};

use super::{
    Access, Admits, AdmitsToList, Visitor, admit,
    may::May,
    named::Named,
    signed_in::{self, AtDesk},
};
use crate::{
    app::editors::sessions::Signed,
    domain::{
        editor::Permission,
        list::{List, Slug},
        token::TokenHash,
    },
    web::{
        Site,
        desk::kit::{
            frame::{Frame, Room},
            paths::ListPaths,
            visit::Visit,
        },
        fault::{Fault, FaultKind},
    },
};

/// An editor at the desk of a list.
pub(crate) struct AtList {
    at: AtDesk,
    /// The list.
    pub list: List,
}

impl Deref for AtList {
    type Target = AtDesk;

    fn deref(&self) -> &AtDesk {
        &self.at
    }
}

impl AtList {
    /// The shared part of a page about this list.
    pub(crate) fn frame(&self, room: Room) -> Frame {
        Frame::of_list(&self.site, &self.visit, &self.signed, &self.list, room)
    }

    /// The addresses of this list's pages.
    pub(crate) fn paths(&self) -> ListPaths {
        self.desk_paths().list(&self.list.slug)
    }

    /// True if the editor's role gives this permission. A second factor may still be asked for: see [`Self::may`].
    pub(crate) fn has(&self, permission: Permission) -> bool {
        self.editor().roles.may(self.list.id, permission)
    }

    /// True if the editor may do this now: the role gives the permission, and a second factor was shown where it asks for one.
    pub(crate) fn may(&self, permission: Permission) -> bool {
        self.signed.may(self.list.id, permission)
    }

    /// Requires a permission that depends on the posted fields, or on the state of an issue.
    pub(crate) fn require(&self, permission: Permission) -> Result<(), Fault> {
        require(&self.signed, &self.list, permission)
    }

    /// Another list, named by a form, on which the editor has this permission too.
    pub(crate) async fn other<P: May>(&self, slug: &str) -> Result<List, Fault> {
        find(&self.at, slug, P::PERMISSION).await
    }

    /// The same page for the editor as `signed` is now.
    pub(crate) fn renew(&mut self, signed: Signed) {
        self.at.signed = signed;
    }
}

/// An editor at the desk of the list in the path, who has the permission `P` and has shown a second factor where it asks for
/// one; with what the path names after the list.
///
/// A list that is not there and one that the editor may not use this way get the same answer.
pub(crate) struct OnList<P, N = ()> {
    at: AtList,
    /// The names in the path after the list.
    pub named: N,
    permission: PhantomData<fn() -> P>,
}

impl<P, N> OnList<P, N> {
    /// The editor at the list, whatever the permission.
    pub(crate) fn into_at(self) -> AtList {
        self.at
    }
}

impl<P, N> Deref for OnList<P, N> {
    type Target = AtList;

    fn deref(&self) -> &AtList {
        &self.at
    }
}

impl<P: May, N> Admits for OnList<P, N> {
    const ACCESS: Access = Access::OnList(P::PERMISSION);
}

impl<P: May, N> AdmitsToList for OnList<P, N> {}

impl<P: May, N: Named> Visitor for OnList<P, N> {
    fn bound_to(visit: &Visit) -> Result<Option<TokenHash>, Fault> {
        signed_in::bound_to(visit)
    }

    async fn admit(site: &Arc<Site>, visit: Visit, path: &[String]) -> Result<Self, Fault> {
        let at = signed_in::at_desk(site, visit)?;
        let (slug, rest) = path.split_first().ok_or(FaultKind::Nothing)?;
        let list = find(&at, slug, P::PERMISSION).await?;
        let named = N::read(rest).ok_or(FaultKind::Nothing)?;
        Ok(Self { at: AtList { at, list }, named, permission: PhantomData })
    }
}

impl<P: May, N: Named> FromRequestParts<Arc<Site>> for OnList<P, N> {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, site: &Arc<Site>) -> Result<Self, Response> {
        admit(parts, site).await
    }
}

async fn find(at: &AtDesk, slug: &str, permission: Permission) -> Result<List, Fault> {
    let slug: Slug = slug.parse().map_err(|_| FaultKind::Nothing)?;
    let list = at.app().snapshot().list(&slug).await?.ok_or(FaultKind::Nothing)?;
    require(&at.signed, &list, permission)?;
    Ok(list)
}

fn require(signed: &Signed, list: &List, permission: Permission) -> Result<(), Fault> {
    if !signed.editor.roles.may(list.id, permission) {
        return Err(FaultKind::Nothing.into());
    }
    if signed.may(list.id, permission) { Ok(()) } else { Err(FaultKind::Factor.into()) }
}
