//! Choosing the language one reads the desk in.

use std::{str::FromStr, sync::Arc};

use axum::{
    extract::State,
    response::{IntoResponse, Redirect, Response},
};
use serde::Deserialize;

use crate::{
    app::editors::manage,
    domain::text::language::Language,
    web::{
        Site,
        desk::kit::{back, posted::Posted},
        fault::{Fault, FaultKind},
    },
};

/// What is posted.
#[derive(Deserialize)]
pub struct Fields {
    language: String,
    back: String,
}

/// `POST /desk/language`
pub async fn choose(
    State(site): State<Arc<Site>>,
    Posted { signed, fields, .. }: Posted<Fields>,
) -> Result<Response, Fault> {
    let language = Language::from_str(&fields.language).map_err(|_| FaultKind::Unreadable)?;
    manage::speak(&site.app, signed.editor.id, language).await?;
    Ok(Redirect::to(&back::link(&site, &fields.back)).into_response())
}
