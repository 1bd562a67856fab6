//! What a page of an issue on its way is told while it is open: what it shows, anew, whenever that has changed.
//!
//! Server-sent events (WHATWG HTML section 9.2), for somebody who may see the page: who it is and what they may is looked up
//! at every glance, and being told keeps nobody signed in.

use std::{convert::Infallible, sync::Arc, time::Duration};

use askama::Template;
use axum::{
    extract::{Path, State},
    http::{HeaderName, HeaderValue, StatusCode},
    response::{
        IntoResponse, Response,
        sse::{Event, KeepAlive, Sse},
    },
};
use futures_util::stream;
use tokio::sync::OwnedSemaphorePermit;

use super::way::{self, Way};
use crate::{
    app::{
        editors::sessions,
        issues::{inspect, publish::PublishError},
    },
    domain::{editor::Permission, list::List},
    web::{
        Site,
        desk::{
            kit::{
                frame::{Frame, Room},
                posted::Here,
            },
            lists::list::list_for,
        },
        fault::{Fault, FaultKind},
    },
};

/// How often something is said when nothing changes, so that nobody between takes the connection for a dead one.
const ALIVE: Duration = Duration::from_secs(15);

/// Asks a proxy to hand on what it gets at once.
const BUFFERING: HeaderName = HeaderName::from_static("x-accel-buffering");

/// A page that is open.
struct Page {
    site: Arc<Site>,
    here: Here,
    list: List,
    number: u32,
    /// The glance it shows, once it shows one.
    seen: Option<u64>,
    shown: String,
    is_over: bool,
    _place: OwnedSemaphorePermit,
}

/// `GET /desk/l/{list}/issues/{number}/sending/events`
pub async fn follow(
    State(site): State<Arc<Site>>,
    Path((slug, number)): Path<(String, String)>,
    here: Here,
) -> Result<Response, Fault> {
    let list = list_for(&site, &here.signed, &slug, Permission::See).await?;
    let number = number.parse().map_err(|_| FaultKind::Nothing)?;
    match inspect::standing(&site.app, &list, number).await {
        Ok((issue, _)) if issue.state.published_at().is_some() => {}
        Ok(_) | Err(PublishError::NoIssue(_)) => return Err(FaultKind::Nothing.into()),
        Err(error) => return Err(error.into()),
    }
    let Some(place) = site.watching.place() else { return Ok(StatusCode::SERVICE_UNAVAILABLE.into_response()) };
    let page = Page { site, here, list, number, seen: None, shown: String::new(), is_over: false, _place: place };
    let events = Sse::new(stream::unfold(page, Page::next)).keep_alive(KeepAlive::new().interval(ALIVE));
    let mut response = events.into_response();
    response.headers_mut().insert(BUFFERING, HeaderValue::from_static("no"));
    Ok(response)
}

impl Page {
    /// Waits until it has something else to show. None: there will be nothing, or it is no longer theirs to see.
    async fn next(mut self) -> Option<(Result<Event, Infallible>, Self)> {
        while !self.is_over {
            if let Some(seen) = self.seen {
                self.site.watching.glance(seen).await?;
            }
            match self.look().await {
                Ok(Some(event)) => return Some((Ok(event), self)),
                Ok(None) => {}
                Err(fault) => {
                    drop(fault.tell(&self.site, self.here.visit.phrases()));
                    return None;
                }
            }
        }
        None
    }

    /// What is to be shown now, if it is something else.
    async fn look(&mut self) -> Result<Option<Event>, Fault> {
        let Self { site, here, list, number, seen: before, .. } = self;
        let signed = sessions::look_up(&site.app, here.signed.hash).await?;
        let Some(signed) = signed.filter(|signed| signed.may(list.id, Permission::See)) else {
            self.is_over = true;
            return Ok(None);
        };
        let (seen, reading) = site.watching.read(&site.app, list, *number, *before).await?;
        let frame = Frame::of(site, &here.visit, &signed, Some(list), Room::Issues);
        let html = Way::new(site, &frame, &signed, list, &reading.it, &reading.report).render()?;
        self.seen = Some(seen);
        self.is_over = way::is_over(&reading.it, &reading.report);
        if html == self.shown && !self.is_over {
            return Ok(None);
        }
        self.shown.clone_from(&html);
        Ok(Some(Event::default().event(if self.is_over { "last" } else { "way" }).data(html)))
    }
}
