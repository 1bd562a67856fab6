//! Faults as pages of the desk, in its own frame and the editor's language.

use std::sync::Arc;

use askama::Template;
use axum::{
    extract::{Request, State},
    middleware::Next,
    response::{IntoResponse, Response},
};

use super::{frame::Frame, kept, shelf::Shelf, visit::Visit};
use crate::web::{
    Site,
    fault::{Fault, Told, in_place_of},
    frame,
};

/// The page of a fault.
#[derive(Template)]
#[template(path = "desk/kit/fault.html")]
struct Page {
    frame: Frame,
    told: Told,
    /// The proper address of the desk, whatever address this page was opened by.
    desk: String,
}

/// Dresses a bare fault as a page of the desk. A fault without a visit is left to the outer rooms.
pub(crate) async fn dress(State(site): State<Arc<Site>>, request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let Some(visit) = response.extensions_mut().remove::<Visit>() else { return response };
    let Some(fault) = Fault::of(&mut response) else { return response };
    let shelf = response.extensions_mut().remove::<Shelf>().unwrap_or_default();
    if let Some(answer) = kept::answer(&site, &visit, &fault, shelf.kept()) {
        return in_place_of(&response, answer);
    }
    let frame = Frame::of_anybody(&site, &visit);
    let (phrases, told, desk) = (frame.phrases, fault.tell(&site, frame.phrases), site.links().desk());
    let status = told.status;
    let answer = frame::page(status, phrases, &Page { frame, told, desk });
    in_place_of(&response, answer.unwrap_or_else(|_| status.into_response()))
}
