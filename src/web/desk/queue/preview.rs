//! An item as it will look in the mail, while it is typed. It is kept nowhere.
//!
//! The script of the form shows it in a frame beside it; without the script it is a page by itself.

use askama::Template;
use axum::{
    http::StatusCode,
    response::{IntoResponse, Response},
};

use super::{draft::Draft, form::basis};
use crate::{
    app::issues::preview,
    domain::text::phrases::Phrases,
    web::{
        desk::kit::{
            access::{may, on_list::OnList},
            posted::Posted,
        },
        fault::{Fault, FaultKind},
        framed::{self, Pictures},
    },
};

/// The page in place of a mail that cannot be made.
#[derive(Template)]
#[template(path = "desk/queue/too_long.html")]
struct TooLong {
    phrases: Phrases,
}

/// `POST /desk/l/{list}/queue/preview`
pub(crate) async fn show(
    Posted { by: on, fields: draft }: Posted<OnList<may::Write>, Draft>,
) -> Result<Response, Fault> {
    let id = draft.id.parse().map_err(|_| FaultKind::Unreadable)?;
    let item = draft.as_far_as_it_goes(basis(&on, id, Phrases::of(on.list.language))?);
    let Some(letter) = preview::of_item(on.app(), &on.list, item).await? else {
        let html = TooLong { phrases: on.phrases() }.render()?;
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, framed::mail(&html, Pictures::OfOurs)).into_response());
    };
    Ok(framed::mail(&letter.html, Pictures::OfOurs))
}
