//! The page that asks an editor to confirm what cannot be undone, or says why it cannot be done.

use askama::Template;
use axum::{http::StatusCode, response::Response};

use super::{access::signed_in::AtDesk, frame::Frame, paths::Link};
use crate::web::fault::Fault;

/// The page. Its form goes to the page's own address.
#[derive(Template)]
#[template(path = "desk/kit/question.html")]
pub(crate) struct Question {
    /// The shared part of the page.
    pub frame: Frame,
    /// The question, or that it cannot be done.
    pub title: String,
    /// The consequences, or the reason why it cannot be done, a paragraph each.
    pub texts: Vec<String>,
    /// The fields that are posted with the answer.
    pub fields: Vec<(&'static str, String)>,
    /// The text of the button; none: it cannot be done.
    pub button: Option<String>,
    /// The page to go back to.
    pub back: Link,
    /// The text of the link to it.
    pub to_back: String,
}

impl Question {
    /// The page as an answer to this editor.
    pub(crate) fn answer(&self, at: &AtDesk) -> Result<Response, Fault> {
        at.answer(if self.button.is_some() { StatusCode::OK } else { StatusCode::CONFLICT }, self)
    }
}
