//! The form of an item as it is posted: its fields, and a picture where one was chosen.

use std::{sync::Arc, time::Duration};

use axum::{
    body::Body,
    extract::{
        FromRequest, Multipart, Request,
        multipart::{Field, MultipartError},
    },
    http::{HeaderValue, header, request::Parts},
    response::{IntoResponse, Response},
};
use tokio::{sync::OwnedSemaphorePermit, time};
use url::form_urlencoded::Serializer;

use super::{draft::Draft, sips::Sips};
use crate::{
    app::items::pictures::{self, KeepError},
    domain::picture,
    web::{
        Site,
        bodies::Bodies,
        desk::{
            GUEST_LIMIT,
            kit::{
                access::{
                    Access, Admits, AdmitsToList, may,
                    named::Named,
                    on_list::{AtList, OnList},
                },
                form::{Errors, phrases},
                posted::{Asking, Posted},
                shelf::{Kept, Shelf},
            },
        },
        fault::{Fault, FaultKind},
    },
};

/// The field of the picture.
const UPLOAD: &str = "upload";

/// The bytes that are left for the heads of a form's parts, where its length is limited.
const PARTS: usize = 8 * 1024;

/// The time that a file waits for its place among those that are taken in.
const PATIENCE: Duration = Duration::from_secs(10);

/// The form of an item, posted by an editor who may write in the queue of the list in the path.
pub(crate) struct PostedItem<N = ()> {
    /// The editor, with what the path names.
    pub on: OnList<may::Write, N>,
    /// The fields.
    pub draft: Draft,
    /// The picture.
    pub file: Upload,
}

/// A picture as it was posted.
#[derive(Default)]
pub(crate) struct Upload {
    /// The file; empty: none was chosen.
    bytes: Vec<u8>,
    /// True if one was chosen, even if it was not read.
    is_chosen: bool,
    /// Its place among the files that are taken in at the same time.
    place: Option<OwnedSemaphorePermit>,
}

impl<N> Admits for PostedItem<N> {
    const ACCESS: Access = OnList::<may::Write, N>::ACCESS;
}

impl<N> AdmitsToList for PostedItem<N> {}

/// Keeps the picture as the item's own; what is wrong with it is said beside its field.
pub(super) async fn keep_picture(on: &AtList, draft: &mut Draft, file: Upload) -> Result<Errors, Fault> {
    let Upload { bytes, place: _place, .. } = file;
    if bytes.is_empty() {
        return Ok(Errors::default());
    }
    match pictures::add(on.app(), on.list.id, bytes).await {
        Ok(link) => {
            draft.picture = link;
            draft.image.clear();
            draft.without.clear();
            Ok(Errors::default())
        }
        Err(KeepError::Picture(error)) => Ok(Errors::of(UPLOAD, phrases::picture(&error))),
        Err(KeepError::Store(error)) => Err(error.into()),
    }
}

impl<N: Named> FromRequest<Arc<Site>> for PostedItem<N> {
    type Rejection = Response;

    /// Takes the file out and hands on the fields as any other form of the desk, so that one place checks its token. First they
    /// are laid on the shelf. Of somebody who is not known no file is read: it is the last part of the form.
    async fn from_request(request: Request, site: &Arc<Site>) -> Result<Self, Response> {
        let kind = request.headers().get(header::CONTENT_TYPE);
        if !kind.is_some_and(|kind| kind.as_bytes().starts_with(b"multipart/form-data")) {
            let Posted { by: on, fields: draft } = Posted::from_request(request, site).await?;
            return Ok(Self { on, draft, file: Upload::default() });
        }
        let (mut parts, body) = request.into_parts();
        let asking = Asking::of(&mut parts, site).await?;
        let most = if asking.is_known { usize::MAX } else { GUEST_LIMIT };
        let room = asking.limit(site, &parts).map_err(IntoResponse::into_response)?.min(most.saturating_sub(PARTS));
        let whole = Request::from_parts(parts.clone(), Body::from_stream(Sips::new(body, most)));
        let multipart = Multipart::from_request(whole, site).await.map_err(|_| unreadable())?;
        let files = asking.is_known.then_some(&site.bodies);
        let (fields, file) = read(multipart, room, files).await.map_err(|kind| Fault::from(kind).into_response())?;
        let request = form_of(parts, &fields);
        if let Some(shelf) = request.extensions().get::<Shelf>() {
            shelf.lay(Kept::of(fields, file.is_chosen));
        }
        let Posted { by: on, fields: draft } = asking.take(request, site).await?;
        Ok(Self { on, draft, file })
    }
}

/// The request with these fields as any other form.
fn form_of(mut parts: Parts, fields: &Fields) -> Request {
    let body = Serializer::new(String::new()).extend_pairs(fields).finish();
    let form = HeaderValue::from_static("application/x-www-form-urlencoded");
    parts.headers.insert(header::CONTENT_TYPE, form);
    parts.headers.remove(header::CONTENT_LENGTH);
    Request::from_parts(parts, Body::from(body))
}

/// The fields and their texts.
type Fields = Vec<(String, String)>;

/// The fields, with at most `room` bytes of text, and the file; of one that is too large, as much as tells that it is. Without
/// room for `files`, the form ends where its file begins.
async fn read(
    mut multipart: Multipart,
    mut room: usize,
    files: Option<&Bodies>,
) -> Result<(Fields, Upload), FaultKind> {
    let (mut fields, mut file) = (Fields::new(), Upload::default());
    while let Some(mut part) = multipart.next_field().await.map_err(|error| kind_of(&error))? {
        let name = part.name().unwrap_or_default().to_owned();
        if name == UPLOAD {
            file.is_chosen |= part.file_name().is_some_and(|name| !name.is_empty());
            let Some(files) = files else { break };
            file.read(part, files).await?;
            continue;
        }
        let mut text = Vec::new();
        while let Some(piece) = part.chunk().await.map_err(|error| kind_of(&error))? {
            room = room.checked_sub(piece.len()).ok_or(FaultKind::TooLong)?;
            text.extend_from_slice(&piece);
        }
        fields.push((name, String::from_utf8(text).map_err(|_| FaultKind::Unreadable)?));
    }
    Ok((fields, file))
}

impl Upload {
    async fn read(&mut self, mut part: Field<'_>, files: &Bodies) -> Result<(), FaultKind> {
        while let Some(piece) = part.chunk().await.map_err(|error| kind_of(&error))? {
            if self.place.is_none() {
                let place = time::timeout(PATIENCE, files.for_file()).await.ok().flatten();
                self.place = Some(place.ok_or(FaultKind::Busy)?);
            }
            let room = (picture::MAX_BYTES + 1).saturating_sub(self.bytes.len());
            self.bytes.extend_from_slice(&piece[..piece.len().min(room)]);
        }
        self.is_chosen |= !self.bytes.is_empty();
        Ok(())
    }
}

fn kind_of(error: &MultipartError) -> FaultKind {
    if error.status() == axum::http::StatusCode::PAYLOAD_TOO_LARGE { FaultKind::TooLong } else { FaultKind::Unreadable }
}

fn unreadable() -> Response {
    Fault::from(FaultKind::Unreadable).into_response()
}
