//! A shelf for a posted form while a handler works on it, so that the form outlives a refusal and a failure.

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
    /// The name and the value of each field.
    pub fields: Vec<(String, String)>,
    /// True if a file was among them.
    pub had_file: bool,
}

impl Kept {
    /// These fields without the form's token.
    pub fn of(fields: impl IntoIterator<Item = (String, String)>, had_file: bool) -> Self {
        Self { fields: fields.into_iter().filter(|(name, _)| name != "token").collect(), had_file }
    }
}

/// A shelf for a posted form.
#[derive(Clone, Default)]
pub struct Shelf(Arc<OnceLock<Kept>>);

impl Shelf {
    /// Lays a form here; it stays as it was laid first.
    pub fn lay(&self, kept: Kept) {
        self.0.get_or_init(|| kept);
    }

    /// The form on the shelf.
    pub fn kept(&self) -> Option<Kept> {
        self.0.get().cloned()
    }
}

/// Lays a posted form on the shelf, and hands the request on as it came. A form with files is left to the handler that takes it
/// apart, which finds the shelf with the request. A form of more than `limit` bytes is refused as [`FaultKind::TooLong`].
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
