//! A shelf for a posted form while a handler works on it, so that the form outlives a refusal and a failure.

use std::sync::{Arc, OnceLock};

use axum::{
    body::{Body, to_bytes},
    extract::Request,
    http::header::CONTENT_TYPE,
};
use url::form_urlencoded;

use crate::web::{
    bodies::GuestRoom,
    fault::{Fault, FaultKind},
};

/// A form as it was posted, without its token and its file.
#[derive(Clone)]
pub(crate) struct Kept {
    /// The name and the value of each field.
    pub fields: Vec<(String, String)>,
    /// True if a file was among them.
    pub had_file: bool,
}

impl Kept {
    /// These fields without the form's token.
    pub(crate) fn of(fields: impl IntoIterator<Item = (String, String)>, had_file: bool) -> Self {
        Self { fields: fields.into_iter().filter(|(name, _)| name != "token").collect(), had_file }
    }
}

/// A shelf for a posted form.
#[derive(Clone, Default)]
pub(crate) struct Shelf(Arc<Boards>);

#[derive(Default)]
struct Boards {
    kept: OnceLock<Kept>,
    /// A guest's share of the memory for forms.
    room: OnceLock<GuestRoom>,
}

impl Shelf {
    /// Lays a form here; it stays as it was laid first.
    pub(crate) fn lay(&self, kept: Kept) {
        self.0.kept.get_or_init(|| kept);
    }

    /// The form on the shelf.
    pub(crate) fn kept(&self) -> Option<Kept> {
        self.0.kept.get().cloned()
    }

    /// Holds a guest's share of the memory for forms until the answer is made.
    pub(crate) fn hold(&self, room: GuestRoom) {
        self.0.room.get_or_init(|| room);
    }
}

/// Lays a posted form on its shelf, and hands the request on as it came. A form of more than `limit` bytes is refused as
/// [`FaultKind::TooLong`]; what is no form is not read.
pub(crate) async fn lay(request: Request, limit: usize) -> Result<Request, Fault> {
    let kind = request.headers().get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    if !kind.starts_with("application/x-www-form-urlencoded") {
        return Ok(request);
    }
    let (parts, body) = request.into_parts();
    let bytes = to_bytes(body, limit).await.map_err(|_| FaultKind::TooLong)?;
    if let Some(shelf) = parts.extensions.get::<Shelf>() {
        shelf.lay(Kept::of(form_urlencoded::parse(&bytes).into_owned(), false));
    }
    Ok(Request::from_parts(parts, Body::from(bytes)))
}
