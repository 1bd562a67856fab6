//! An item as it will look in the mail, while it is typed. It is kept nowhere.
//!
//! The script of the form shows it in a frame beside it; without the script it is a page by itself.

use std::sync::Arc;

use askama::Template;
use axum::{
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse, Response},
};

use super::{draft::Draft, form::basis, item_id};
use crate::{
    app::issues::preview,
    domain::{editor::Permission, text::phrases::Phrases},
    web::{
        Site,
        desk::{kit::posted::Posted, lists::list::list_for},
        fault::{Fault, FaultKind},
        framed::{self, Pictures},
    },
};

/// What stands in place of a mail that cannot be made.
#[derive(Template)]
#[template(path = "desk/queue/too_long.html")]
struct TooLong {
    phrases: Phrases,
}

/// `POST /desk/l/{list}/queue/preview`
pub async fn show(
    State(site): State<Arc<Site>>,
    Path(slug): Path<String>,
    Posted { signed, fields: draft, .. }: Posted<Draft>,
) -> Result<Response, Fault> {
    let list = list_for(&site, &signed, &slug, Permission::Write).await?;
    let id = item_id(&draft.id).map_err(|_| FaultKind::Unreadable)?;
    let item = draft.as_far_as_it_goes(basis(&site, &list, id, Phrases::of(list.language))?);
    let Some(letter) = preview::of_item(&site.app, &list, item).await? else {
        let html = TooLong { phrases: Phrases::of(signed.editor.language) }.render()?;
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, framed::mail(&html, Pictures::OfOurs)).into_response());
    };
    Ok(framed::mail(&letter.html, Pictures::OfOurs))
}
