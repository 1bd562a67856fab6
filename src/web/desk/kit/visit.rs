//! Visits to the desk: the session is looked up once for every request, before anything else, and a form from another site is refused.

use std::sync::Arc;

use axum::{
    extract::{Request, State},
    http::{HeaderMap, Method, Uri, header::USER_AGENT},
    middleware::Next,
    response::{IntoResponse, Response},
};
use url::Url;

use super::{back, cookies::Cookie, shelf::Shelf};
use crate::{
    app::editors::{
        sessions::{self, Signed},
        sign_in::Browser,
    },
    domain::{
        text::phrases::Phrases,
        token::{Purpose, Token, TokenHash},
    },
    web::{
        Site,
        fault::{Fault, FaultKind},
        reading::Reading,
        watching::EVENTS,
    },
};

/// A request to the desk, as far as every page needs it.
#[derive(Clone)]
pub(crate) struct Visit {
    /// The editor and the session, if there is one.
    pub signed: Option<Signed>,
    /// The session's token.
    pub session: Option<Token>,
    /// The secret of the browser.
    pub secret: Option<Token>,
    /// The secret by which the browser is remembered, if somebody signed in with it before.
    pub remembered: Option<Token>,
    /// The name that the browser gives itself.
    pub user_agent: String,
    /// The path that was asked for.
    pub path: String,
    /// True if a page was asked for: no form was posted, and no page asked by itself for what is new.
    pub is_page: bool,
    /// The page that was asked for before signing in; the desk's first page if there was none.
    pub wanted: String,
    reading: Reading,
}

impl Visit {
    /// The words of the pages: in the language that was chosen, else the one the browser asks for.
    pub(crate) fn phrases(&self) -> Phrases {
        let chosen = self.signed.as_ref().map(|signed| Phrases::of(signed.editor.language));
        chosen.unwrap_or_else(|| self.reading.phrases())
    }

    /// The hash that the forms of this browser are bound to: of the session, else of the secret of the browser.
    pub(crate) fn bound_to(&self) -> Option<TokenHash> {
        let session = self.signed.as_ref().map(|signed| signed.hash);
        session.or_else(|| self.secret.map(|secret| secret.hash(Purpose::Browser)))
    }

    /// The browser, for verbs that begin a session.
    pub(crate) fn browser(&self) -> Browser<'_> {
        let Self { secret, session, remembered, .. } = *self;
        Browser { secret, session, remembered, user_agent: &self.user_agent }
    }
}

/// Looks up the session, and leaves it with the request for handlers and with the answer for faults; with a shelf for a posted form.
/// No body is read here: how much of one is read depends on who posts it.
pub(crate) async fn enter(State(site): State<Arc<Site>>, mut request: Request, next: Next) -> Response {
    let reads = matches!(*request.method(), Method::GET | Method::HEAD);
    let visit = match look(&site, request.uri(), request.headers()).await {
        Ok(visit) => Visit { is_page: reads && !visit.path.ends_with(EVENTS), ..visit },
        Err(fault) => return fault.into_response(),
    };
    let shelf = Shelf::default();
    let mut response = if reads || is_from_our_own_pages(&site, request.headers()) {
        request.extensions_mut().insert(visit.clone());
        request.extensions_mut().insert(shelf.clone());
        next.run(request).await
    } else {
        Fault::from(FaultKind::Elsewhere).into_response()
    };
    response.extensions_mut().insert(visit);
    response.extensions_mut().insert(shelf);
    response
}

async fn look(site: &Site, uri: &Uri, headers: &HeaderMap) -> Result<Visit, Fault> {
    let session = Cookie::Session.read(site, headers);
    let signed = match session {
        // A page that watches asks by itself: nobody is at the desk for that.
        Some(token) if uri.path().ends_with(EVENTS) => {
            sessions::look_up(&site.app, token.hash(Purpose::Session)).await?
        }
        Some(token) => sessions::recognise(&site.app, token).await?,
        None => None,
    };
    let user_agent = headers.get(USER_AGENT).and_then(|value| value.to_str().ok()).unwrap_or_default();
    Ok(Visit {
        signed,
        session,
        secret: Cookie::Browser.read(site, headers),
        remembered: Cookie::Remembered.read(site, headers),
        user_agent: user_agent.to_owned(),
        path: uri.path().to_owned(),
        is_page: true,
        wanted: back::page_of_desk(Cookie::Page.text(site, headers).unwrap_or_default()).to_owned(),
        reading: Reading::of(uri, headers),
    })
}

/// True if one of our own pages sent the request: by `Origin`, or by `Sec-Fetch-Site` if there is no `Origin`. Every current
/// browser sends one of the two with a form; a request with neither is refused.
fn is_from_our_own_pages(site: &Site, headers: &HeaderMap) -> bool {
    let text = |name| headers.get(name).and_then(|value| value.to_str().ok());
    let own = Url::parse(site.links().base()).map(|url| url.origin().ascii_serialization());
    match (text("origin"), own) {
        (Some(origin), Ok(own)) => origin == own,
        (None, Ok(_)) => text("sec-fetch-site") == Some("same-origin"),
        (_, Err(_)) => false,
    }
}
