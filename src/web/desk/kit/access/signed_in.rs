//! Editors who are signed in.

use std::{ops::Deref, sync::Arc};

use askama::Template;
use axum::{
    extract::FromRequestParts,
    http::{StatusCode, request::Parts},
    response::{IntoResponse, Redirect, Response},
};

use super::{Access, Admits, Visitor, admit, named::Named};
use crate::{
    app::{App, editors::sessions::Signed},
    domain::{editor::Editor, text::phrases::Phrases, time::Instant, token::TokenHash},
    web::{
        Site,
        desk::kit::{
            frame::{Frame, Room},
            paths::{DeskPaths, Link},
            visit::Visit,
        },
        fault::{Fault, FaultKind},
        frame,
    },
};

/// An editor at the desk.
pub(crate) struct AtDesk {
    /// The site.
    pub site: Arc<Site>,
    /// The editor and the session.
    pub signed: Signed,
    /// The request.
    pub visit: Visit,
    app: App,
}

impl AtDesk {
    fn new(site: &Arc<Site>, visit: Visit) -> Result<Self, Fault> {
        let signed = visit.signed.clone().ok_or(FaultKind::SignedOut)?;
        let app = site.app.acting_as(signed.editor.id);
        Ok(Self { site: Arc::clone(site), signed, visit, app })
    }

    /// The installation, with this editor acting.
    pub(crate) const fn app(&self) -> &App {
        &self.app
    }

    /// The present moment.
    pub(crate) fn now(&self) -> Instant {
        self.app.now()
    }

    /// The editor.
    pub(crate) const fn editor(&self) -> &Editor {
        &self.signed.editor
    }

    /// The phrases of the editor's language.
    pub(crate) const fn phrases(&self) -> Phrases {
        Phrases::of(self.signed.editor.language)
    }

    /// The shared part of a page that is about no list.
    pub(crate) fn frame(&self, room: Room) -> Frame {
        self.frame_in(&self.signed, room)
    }

    /// The same for the session as it is now, after it has got a new secret.
    pub(crate) fn frame_in(&self, signed: &Signed, room: Room) -> Frame {
        Frame::of_editor(&self.site, &self.visit, signed, room)
    }

    /// The addresses of the desk's pages.
    pub(crate) fn desk_paths(&self) -> DeskPaths {
        DeskPaths::of(&self.site)
    }

    /// Redirects to another page.
    #[expect(clippy::unused_self, reason = "a redirect is an answer to this editor, as a page is")]
    pub(crate) fn to(&self, link: &Link) -> Response {
        Redirect::to(&link.to_string()).into_response()
    }

    /// A page as the answer.
    pub(crate) fn page(&self, page: &impl Template) -> Result<Response, Fault> {
        self.answer(StatusCode::OK, page)
    }

    /// A page as the answer, with this status.
    pub(crate) fn answer(&self, status: StatusCode, page: &impl Template) -> Result<Response, Fault> {
        Ok(frame::page(status, self.phrases(), page)?)
    }
}

/// An editor who is signed in, with what the path names; everybody else is sent to sign in.
pub(crate) struct SignedIn<N = ()> {
    at: AtDesk,
    /// The names in the path.
    pub named: N,
}

impl<N> Deref for SignedIn<N> {
    type Target = AtDesk;

    fn deref(&self) -> &AtDesk {
        &self.at
    }
}

impl<N> Admits for SignedIn<N> {
    const ACCESS: Access = Access::SignedIn;
}

impl<N: Named> Visitor for SignedIn<N> {
    fn bound_to(visit: &Visit) -> Result<Option<TokenHash>, Fault> {
        bound_to(visit)
    }

    async fn admit(site: &Arc<Site>, visit: Visit, path: &[String]) -> Result<Self, Fault> {
        let at = AtDesk::new(site, visit)?;
        Ok(Self { at, named: N::read(path).ok_or(FaultKind::Nothing)? })
    }
}

impl<N: Named> FromRequestParts<Arc<Site>> for SignedIn<N> {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, site: &Arc<Site>) -> Result<Self, Response> {
        admit(parts, site).await
    }
}

/// The session that forms are bound to.
pub(super) fn bound_to(visit: &Visit) -> Result<Option<TokenHash>, Fault> {
    visit.signed.as_ref().map(|signed| Some(signed.hash)).ok_or_else(|| FaultKind::SignedOut.into())
}

/// The editor of a request that has a session.
pub(super) fn at_desk(site: &Arc<Site>, visit: Visit) -> Result<AtDesk, Fault> {
    AtDesk::new(site, visit)
}
