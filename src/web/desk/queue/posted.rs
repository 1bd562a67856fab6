//! The form of an item as it is posted: its fields, and a picture where one was chosen.

use std::sync::Arc;

use axum::{
    body::Body,
    extract::{FromRequest, Multipart, Request, multipart::MultipartError},
    http::{HeaderValue, header},
    response::{IntoResponse, Response},
};
use url::form_urlencoded::Serializer;

use super::draft::Draft;
use crate::{
    app::items::pictures::{self, KeepError},
    domain::picture,
    web::{
        Site,
        desk::{
            FORM_LIMIT,
            kit::{
                access::{
                    Access, Admits, AdmitsToList, may,
                    named::Named,
                    on_list::{AtList, OnList},
                },
                form::{Errors, phrases},
                posted::Posted,
                shelf::{Kept, Shelf},
            },
        },
        fault::{Fault, FaultKind},
    },
};

/// The field of the picture.
const UPLOAD: &str = "upload";

/// The form of an item, posted by an editor who may write in the queue of the list in the path.
pub struct PostedItem<N = ()> {
    /// The editor, with what the path names.
    pub on: OnList<may::Write, N>,
    /// The fields.
    pub draft: Draft,
    /// The picture; empty: none was chosen.
    pub file: Vec<u8>,
}

impl<N> Admits for PostedItem<N> {
    const ACCESS: Access = OnList::<may::Write, N>::ACCESS;
}

impl<N> AdmitsToList for PostedItem<N> {}

/// Keeps the picture as the item's own; what is wrong with it is said beside its field.
pub async fn keep_picture(on: &AtList, draft: &mut Draft, file: Vec<u8>) -> Result<Errors, Fault> {
    if file.is_empty() {
        return Ok(Errors::default());
    }
    match pictures::add(on.app(), on.list.id, file).await {
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
    /// are laid on the shelf.
    async fn from_request(request: Request, site: &Arc<Site>) -> Result<Self, Response> {
        let kind = request.headers().get(header::CONTENT_TYPE);
        let has_parts = kind.is_some_and(|kind| kind.as_bytes().starts_with(b"multipart/form-data"));
        let (request, file) = if has_parts { taken_apart(request, site).await? } else { (request, Vec::new()) };
        let Posted { by: on, fields: draft } = Posted::from_request(request, site).await?;
        Ok(Self { on, draft, file })
    }
}

async fn taken_apart(request: Request, site: &Arc<Site>) -> Result<(Request, Vec<u8>), Response> {
    let (mut parts, body) = request.into_parts();
    let whole = Request::from_parts(parts.clone(), body);
    let multipart = Multipart::from_request(whole, site).await.map_err(|_| unreadable())?;
    let (fields, file) = read(multipart).await.map_err(|kind| Fault::from(kind).into_response())?;
    let body = Serializer::new(String::new()).extend_pairs(&fields).finish();
    let form = HeaderValue::from_static("application/x-www-form-urlencoded");
    parts.headers.insert(header::CONTENT_TYPE, form);
    parts.headers.remove(header::CONTENT_LENGTH);
    if let Some(shelf) = parts.extensions.get::<Shelf>() {
        shelf.lay(Kept::of(fields, !file.is_empty()));
    }
    Ok((Request::from_parts(parts, Body::from(body)), file))
}

/// The fields and their texts.
type Fields = Vec<(String, String)>;

/// The fields, and the file; of one that is too large, as much as tells that it is.
async fn read(mut multipart: Multipart) -> Result<(Fields, Vec<u8>), FaultKind> {
    let (mut fields, mut file, mut room) = (Fields::new(), Vec::new(), FORM_LIMIT);
    while let Some(mut part) = multipart.next_field().await.map_err(|error| kind_of(&error))? {
        let name = part.name().unwrap_or_default().to_owned();
        if name == UPLOAD {
            while let Some(piece) = part.chunk().await.map_err(|error| kind_of(&error))? {
                let room = (picture::MAX_BYTES + 1).saturating_sub(file.len());
                file.extend_from_slice(&piece[..piece.len().min(room)]);
            }
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

fn kind_of(error: &MultipartError) -> FaultKind {
    if error.status() == axum::http::StatusCode::PAYLOAD_TOO_LARGE { FaultKind::TooLong } else { FaultKind::Unreadable }
}

fn unreadable() -> Response {
    Fault::from(FaultKind::Unreadable).into_response()
}
