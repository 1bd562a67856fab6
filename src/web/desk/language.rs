//! Choosing the language one reads the desk in.

use std::{str::FromStr, sync::Arc};

use axum::{
    extract::State,
    response::{IntoResponse, Redirect, Response},
};
use serde::Deserialize;

use super::{back, posted::Posted};
use crate::{
    app::keep_editors,
    domain::language::Language,
    web::{
        Site,
        fault::{Fault, Kind},
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
    let language = Language::from_str(&fields.language).map_err(|_| Kind::Unreadable)?;
    keep_editors::speak(&site.app, signed.editor.id, language).await?;
    Ok(Redirect::to(&back::link(&site, &fields.back)).into_response())
}
