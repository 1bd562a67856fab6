//! The pictures in mails. Their addresses are the same for every recipient, so a request does not tell who reads.

use std::sync::Arc;

use axum::{
    extract::{Path, State},
    http::header,
    response::{IntoResponse, Response},
};
use uuid::Uuid;

use crate::{
    domain::ids::PictureId,
    web::{
        Site,
        fault::{Fault, FaultKind},
        headers,
    },
};

/// The caching of pictures, which never change: another picture has another address.
const FOR_EVER: &str = "public, max-age=31536000, immutable";

/// `GET /p/{picture}.jpg`
pub(super) async fn show(State(site): State<Arc<Site>>, Path(file): Path<String>) -> Result<Response, Fault> {
    let name = file.strip_suffix(".jpg").ok_or(FaultKind::NoPage)?;
    let id = PictureId(Uuid::try_parse(name).map_err(|_| FaultKind::NoPage)?);
    let content = site.app.snapshot().picture(id).await?.ok_or(FaultKind::NoPage)?;
    let headers = [(header::CONTENT_TYPE, "image/jpeg"), (header::CACHE_CONTROL, FOR_EVER)];
    let mut response = (headers, content).into_response();
    headers::load_anywhere(response.headers_mut());
    Ok(response)
}
