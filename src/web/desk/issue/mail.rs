//! The mail itself, for the frame in the page of its issue.

use std::sync::Arc;

use axum::{
    extract::{Path, State},
    response::Response,
};

use super::inspected;
use crate::{
    domain::editor::Deed,
    web::{
        Site,
        desk::posted::Here,
        fault::{Fault, Kind},
        framed::{self, Pictures},
    },
};

/// `GET /desk/l/{list}/issues/{number}/mail`
pub async fn show(
    State(site): State<Arc<Site>>,
    Path((slug, number)): Path<(String, String)>,
    Here { signed, .. }: Here,
) -> Result<Response, Fault> {
    let (_, it) = inspected(&site, &signed, &slug, &number, Deed::See).await?;
    let letter = it.letter.ok_or(Kind::Nothing)?;
    Ok(framed::mail(&letter.html, Pictures::OfOurs))
}
