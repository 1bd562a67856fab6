//! The mail itself, for the frame in the page of its issue: light, or as a dark mail program shows it.

use std::sync::Arc;

use axum::{
    extract::{Path, Query, State},
    response::Response,
};

use super::issue::{Asked, inspected};
use crate::{
    domain::editor::Permission,
    web::{
        Site,
        desk::kit::{posted::Here, view::View},
        fault::{Fault, FaultKind},
        framed::{self, Pictures, Scheme},
    },
};

/// `GET /desk/l/{list}/issues/{number}/mail`
pub async fn show(
    State(site): State<Arc<Site>>,
    Path((slug, number)): Path<(String, String)>,
    Query(asked): Query<Asked>,
    Here { signed, .. }: Here,
) -> Result<Response, Fault> {
    let (_, it) = inspected(&site, &signed, &slug, &number, Permission::See).await?;
    let letter = it.letter.ok_or(FaultKind::Nothing)?;
    let scheme = if asked.view() == View::Dark { Scheme::Dark } else { Scheme::Light };
    Ok(framed::mail(&framed::in_scheme(&letter.html, scheme), Pictures::OfOurs))
}
