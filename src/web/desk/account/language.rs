//! The language in which an editor reads the desk.

use std::str::FromStr;

use axum::response::Response;
use serde::Deserialize;

use crate::{
    app::editors::manage,
    domain::text::language::Language,
    web::{
        desk::kit::{access::signed_in::SignedIn, back, posted::Posted},
        fault::{Fault, FaultKind},
    },
};

/// The fields of the form.
#[derive(Deserialize)]
pub(crate) struct Fields {
    language: String,
    back: String,
}

/// `POST /desk/language`
pub(crate) async fn choose(Posted { by: at, fields }: Posted<SignedIn, Fields>) -> Result<Response, Fault> {
    let language = Language::from_str(&fields.language).map_err(|_| FaultKind::Unreadable)?;
    manage::speak(&at.site.app, at.editor().id, language).await?;
    Ok(at.to(&back::link(&at.site, &fields.back)))
}
