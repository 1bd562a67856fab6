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
    app::{
        App,
        items::pictures::{self, KeepError},
    },
    domain::{
        list::List,
        picture::{self, PictureError},
    },
    web::{
        Site,
        desk::{
            FORM_LIMIT,
            kit::{
                form::Troubles,
                posted::{Here, Posted},
                shelf::{Kept, Shelf},
            },
        },
        fault::{Fault, FaultKind},
    },
};

/// The field of the picture.
const UPLOAD: &str = "upload";

/// The posted form of somebody who is signed in.
pub struct PostedItem {
    /// Who it is, with the request.
    pub here: Here,
    /// What they filled in.
    pub draft: Draft,
    /// The file they chose; empty: none.
    file: Vec<u8>,
}

impl PostedItem {
    fn of(Posted { signed, visit, fields }: Posted<Draft>, file: Vec<u8>) -> Self {
        Self { here: Here { signed, visit }, draft: fields, file }
    }

    /// Keeps the picture as the item's own; what is wrong with it is said beside the field.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn keep_picture(&mut self, app: &App, list: &List) -> Result<Troubles, Fault> {
        let file = std::mem::take(&mut self.file);
        if file.is_empty() {
            return Ok(Troubles::new());
        }
        let trouble = match pictures::add(app, list.id, file).await {
            Ok(link) => {
                self.draft.picture = link;
                self.draft.image.clear();
                self.draft.without.clear();
                return Ok(Troubles::new());
            }
            Err(KeepError::Picture(PictureError::TooHeavy)) => "desk-item-upload-heavy",
            Err(KeepError::Picture(PictureError::TooLarge)) => "desk-item-upload-large",
            Err(KeepError::Picture(PictureError::Unreadable)) => "desk-item-upload-unreadable",
            Err(KeepError::Store(error)) => return Err(error.into()),
        };
        Ok(vec![(UPLOAD, trouble)])
    }
}

impl FromRequest<Arc<Site>> for PostedItem {
    type Rejection = Response;

    /// Takes the file out and hands on the fields as any other form of the desk, so that one place looks at its token. First they
    /// are laid on the shelf.
    async fn from_request(request: Request, site: &Arc<Site>) -> Result<Self, Response> {
        let kind = request.headers().get(header::CONTENT_TYPE);
        let has_parts = kind.is_some_and(|kind| kind.as_bytes().starts_with(b"multipart/form-data"));
        if !has_parts {
            return Ok(Self::of(Posted::from_request(request, site).await?, Vec::new()));
        }
        let (request, file) = taken_apart(request, site).await?;
        Ok(Self::of(Posted::from_request(request, site).await?, file))
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
