//! The page that asks once more before something is done that cannot be undone, or says why it cannot be done.

use askama::Template;
use axum::{http::StatusCode, response::Response};

use super::frame::Frame;
use crate::web::{fault::Fault, frame};

/// The question. Its form goes to the page's own address.
#[derive(Template)]
#[template(path = "desk/kit/sure.html")]
pub struct Sure {
    /// The shared part of the page.
    pub frame: Frame,
    /// What is asked.
    pub title: String,
    /// What it comes to, a paragraph each.
    pub texts: Vec<String>,
    /// What is posted with it.
    pub fields: Vec<(&'static str, String)>,
    /// What stands on the button; none: it cannot be done.
    pub button: Option<String>,
    /// Where one goes back to.
    pub back: String,
    /// "No, go back."
    pub to_back: String,
}

impl Sure {
    /// The page as an answer.
    ///
    /// # Errors
    /// When the template cannot be filled in.
    pub fn answer(self) -> Result<Response, Fault> {
        let status = if self.button.is_some() { StatusCode::OK } else { StatusCode::CONFLICT };
        Ok(frame::page(status, self.frame.phrases, &self)?)
    }
}
