//! Events for the open page about the sending of an issue: the part that changes, anew, whenever it has changed.
//!
//! Server-sent events (WHATWG HTML section 9.2), for an editor who may see the page. The session and the role are looked up
//! before every event, and following them does not prolong the session.

use std::{convert::Infallible, time::Duration};

use askama::Template;
use axum::{
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
        issues::{error::FindError, inspect},
    },
    domain::editor::Permission,
    web::{
        desk::kit::{
            access::{
                may,
                on_list::{AtList, OnList},
            },
            frame::Room,
        },
        fault::{Fault, FaultKind},
    },
};

/// The time after which a comment is sent when nothing changes, so that no proxy takes the connection for a dead one.
const ALIVE: Duration = Duration::from_secs(15);

/// Asks a proxy to hand on what it gets at once.
const BUFFERING: HeaderName = HeaderName::from_static("x-accel-buffering");

/// A page that is open.
struct Page {
    on: AtList,
    number: u32,
    /// The glance it shows, once it shows one.
    seen: Option<u64>,
    shown: String,
    is_over: bool,
    _place: OwnedSemaphorePermit,
}

/// `GET /desk/l/{list}/issues/{number}/sending/events`
pub(crate) async fn follow(on: OnList<may::See, (u32,)>) -> Result<Response, Fault> {
    let (number,) = on.named;
    match inspect::progress(on.app(), &on.list, number).await {
        Ok((issue, _)) if issue.state.published_at().is_some() => {}
        Ok(_) | Err(FindError::NoIssue(_)) => return Err(FaultKind::Nothing.into()),
        Err(error) => return Err(error.into()),
    }
    let Some(place) = on.site.watching.place() else { return Ok(StatusCode::SERVICE_UNAVAILABLE.into_response()) };
    let on = on.into_at();
    let page = Page { on, number, seen: None, shown: String::new(), is_over: false, _place: place };
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
                self.on.site.watching.glance(seen).await?;
            }
            match self.look().await {
                Ok(Some(event)) => return Some((Ok(event), self)),
                Ok(None) => {}
                Err(fault) => {
                    drop(fault.tell(&self.on.site, self.on.visit.phrases()));
                    return None;
                }
            }
        }
        None
    }

    /// The event to send now, if anything has changed.
    async fn look(&mut self) -> Result<Option<Event>, Fault> {
        let signed = sessions::look_up(self.on.app(), self.on.signed.hash).await?;
        let Some(signed) = signed.filter(|signed| signed.may(self.on.list.id, Permission::See)) else {
            self.is_over = true;
            return Ok(None);
        };
        self.on.renew(signed);
        let Self { on, number, seen: before, .. } = self;
        let (seen, reading) = on.site.watching.read(on.app(), &on.list, *number, *before).await?;
        let html = Way::new(on, &on.frame(Room::Issues), &reading.it, &reading.report).render()?;
        self.seen = Some(seen);
        self.is_over = way::is_over(&reading.it, &reading.report);
        if html == self.shown && !self.is_over {
            return Ok(None);
        }
        self.shown.clone_from(&html);
        Ok(Some(Event::default().event(if self.is_over { "last" } else { "way" }).data(html)))
    }
}
