//! Choosing the language one reads the desk in.

use std::{str::FromStr, sync::Arc};

use axum::{
    extract::State,
    response::{IntoResponse, Redirect, Response},
};
use serde::Deserialize;

use super::posted::Posted;
use crate::{
    app::keep_editors,
    domain::language::Language,
    web::{
        Site,
        fault::{Fault, Kind},
        frame,
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
    Ok(Redirect::to(&format!("{}{}", frame::root(&site), page_of_desk(&fields.back))).into_response())
}

/// The path to go back to, where it is one of the desk's own; never another site's.
fn page_of_desk(path: &str) -> &str {
    let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || matches!(byte, b'/' | b'-');
    let is_below = path == "/desk" || path.starts_with("/desk/");
    if is_below && path.bytes().all(plain) { path } else { "/desk" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_goes_back_to_a_page_of_the_desk_and_nowhere_else() {
        for path in ["/desk", "/desk/sessions", "/desk/l/in-de-ggz"] {
            assert_eq!(page_of_desk(path), path);
        }
        let others = [
            "",
            "/",
            "/deskundig",
            "//evil.example",
            "/desk/\\evil",
            "/desk/..",
            "https://evil.example/desk",
            "/desk\r\nA: b",
        ];
        for path in others {
            assert_eq!(page_of_desk(path), "/desk", "{path}");
        }
    }
}
