//! The pictures of mails: a mail program asks for them without saying who reads.

use std::sync::Arc;

use axum::{
    extract::{Path, State},
    http::{HeaderName, header},
    response::{IntoResponse, Response},
};
use uuid::Uuid;

use crate::{
    domain::ids::PictureId,
    web::{
        Site,
        fault::{Fault, FaultKind},
    },
};

/// A picture never changes: another one has another address.
const FOR_EVER: &str = "public, max-age=31536000, immutable";

/// `GET /p/{picture}.jpg`
pub async fn show(State(site): State<Arc<Site>>, Path(file): Path<String>) -> Result<Response, Fault> {
    let name = file.strip_suffix(".jpg").ok_or(FaultKind::NoPage)?;
    let id = PictureId(Uuid::try_parse(name).map_err(|_| FaultKind::NoPage)?);
    let content = site.app.snapshot().picture(id).await?.ok_or(FaultKind::NoPage)?;
    let headers = [
        (header::CONTENT_TYPE, "image/jpeg"),
        (header::CACHE_CONTROL, FOR_EVER),
        (HeaderName::from_static("cross-origin-resource-policy"), "cross-origin"),
    ];
    Ok((headers, content).into_response())
}
