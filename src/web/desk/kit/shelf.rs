//! Where what is posted lies while a handler works on it, so that it outlives a refusal and a failure.

use std::sync::{Arc, OnceLock};

use axum::{
    body::{Body, to_bytes},
    extract::Request,
    http::header::CONTENT_TYPE,
};
use url::form_urlencoded;

use crate::web::fault::{Fault, FaultKind};

/// A form as it was posted, without its token and its file.
#[derive(Clone)]
pub struct Kept {
    /// Its fields, each with what was typed.
    pub fields: Vec<(String, String)>,
    /// Whether a file was among them.
    pub had_file: bool,
}

impl Kept {
    /// These fields, and whether a file was among them.
    pub fn of(fields: impl IntoIterator<Item = (String, String)>, had_file: bool) -> Self {
        Self { fields: fields.into_iter().filter(|(name, _)| name != "token").collect(), had_file }
    }
}

/// Where what is posted lies while it is worked on, so that it outlives a refusal and a failure.
#[derive(Clone, Default)]
pub struct Shelf(Arc<OnceLock<Kept>>);

impl Shelf {
    /// Lays a form here; it stays as it was laid first.
    pub fn lay(&self, kept: Kept) {
        self.0.get_or_init(|| kept);
    }

    /// What lies here.
    pub fn kept(&self) -> Option<Kept> {
        self.0.get().cloned()
    }
}

/// Lays what is posted on the shelf, and hands the request on as it came. A form with files is left to the handler that takes it
/// apart, which finds the shelf with the request.
///
/// # Errors
/// [`FaultKind::TooLong`]: it has more than `limit` bytes.
pub async fn lay(mut request: Request, shelf: &Shelf, limit: usize) -> Result<Request, Fault> {
    request.extensions_mut().insert(shelf.clone());
    let kind = request.headers().get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    if !kind.starts_with("application/x-www-form-urlencoded") {
        return Ok(request);
    }
    let (parts, body) = request.into_parts();
    let bytes = to_bytes(body, limit).await.map_err(|_| FaultKind::TooLong)?;
    shelf.lay(Kept::of(form_urlencoded::parse(&bytes).into_owned(), false));
    Ok(Request::from_parts(parts, Body::from(bytes)))
}
