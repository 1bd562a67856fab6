//! Answers that are not what somebody came for: what is wrong, what to do now, in their language, as a page or as JSON.
//!
//! Handlers return a [`Fault`]; [`dress`] turns it into the answer, and is the one place that logs a failure of ours. Such
//! an answer shows the number of the log line and nothing of what went wrong inside.

use std::{error::Error, sync::Arc};

use askama::Template;
use axum::{
    Json,
    extract::{Request, State},
    http::{
        HeaderMap, HeaderValue, StatusCode,
        header::{ACCEPT, CONTENT_TYPE},
    },
    middleware::Next,
    response::{IntoResponse, Response},
};
use serde_json::json;

use super::{
    Site,
    frame::{self, Frame},
    reading::Reading,
};
use crate::domain::{language::Language, phrases::Phrases};

/// What is wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// No page has this address.
    NoPage,
    /// No list has this name.
    NoList,
    /// The list has no such issue.
    NoIssue,
    /// The confirmation link is not, or no longer, good.
    NoConfirmation,
    /// The page does not take this method.
    Method,
    /// A form of which nothing can be made.
    Unreadable,
    /// JSON, but not of the shape asked for.
    Shape,
    /// A body that is neither a form nor JSON.
    MediaType,
    /// More than [`super::BODY_LIMIT`] bytes.
    TooLarge,
    /// A failure of ours.
    Inside,
}

impl Kind {
    const fn status(self) -> StatusCode {
        match self {
            Self::NoPage | Self::NoList | Self::NoIssue | Self::NoConfirmation => StatusCode::NOT_FOUND,
            Self::Method => StatusCode::METHOD_NOT_ALLOWED,
            Self::Unreadable => StatusCode::BAD_REQUEST,
            Self::Shape => StatusCode::UNPROCESSABLE_ENTITY,
            Self::MediaType => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::Inside => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// The phrases of its title and its text.
    const fn phrases(self) -> (&'static str, &'static str) {
        match self {
            Self::NoPage => ("page-no-page", "page-no-page-text"),
            Self::NoList => ("page-no-list", "page-no-list-text"),
            Self::NoIssue => ("page-no-issue", "page-no-issue-text"),
            Self::NoConfirmation => ("page-no-confirmation", "page-no-confirmation-text"),
            Self::Method => ("page-wrong-method", "page-wrong-method-text"),
            Self::Unreadable => ("page-unreadable", "page-unreadable-text"),
            Self::Shape => ("page-wrong-shape", "page-wrong-shape-text"),
            Self::MediaType => ("page-wrong-media-type", "page-wrong-media-type-text"),
            Self::TooLarge => ("page-too-large", "page-too-large-text"),
            Self::Inside => ("page-inside", "page-inside-text"),
        }
    }
}

/// Why there is no page.
#[derive(Debug, Clone)]
pub struct Fault {
    kind: Kind,
    language: Option<Language>,
    cause: Option<Arc<dyn Error + Send + Sync>>,
}

impl Fault {
    /// Told in `language`, where the page's language is known.
    #[must_use]
    pub fn told_in(self, language: Language) -> Self {
        Self { language: Some(language), ..self }
    }
}

impl From<Kind> for Fault {
    fn from(kind: Kind) -> Self {
        Self { kind, language: None, cause: None }
    }
}

/// Every error that a handler has no answer to is a failure of ours.
impl<E: Error + Send + Sync + 'static> From<E> for Fault {
    fn from(cause: E) -> Self {
        Self { kind: Kind::Inside, language: None, cause: Some(Arc::new(cause)) }
    }
}

impl IntoResponse for Fault {
    fn into_response(self) -> Response {
        let mut response = self.kind.status().into_response();
        response.extensions_mut().insert(self);
        response
    }
}

/// The page of a fault.
#[derive(Template)]
#[template(path = "fault.html")]
struct Page {
    frame: Frame,
    title: String,
    text: String,
    incident: Option<String>,
}

/// Dresses a bare fault, and the framework's own refusals, as a page or as JSON.
pub async fn dress(State(site): State<Arc<Site>>, request: Request, next: Next) -> Response {
    let reading = Reading::of(request.uri(), request.headers());
    let machine = is_machine(request.headers());
    let mut response = next.run(request).await;
    let Some(fault) = response.extensions_mut().remove::<Fault>().or_else(|| refusal(&response)) else {
        return response;
    };
    let incident = fault.cause.as_ref().map(|cause| {
        let incident = format!("{:x}", site.app.now().timestamp_micros());
        tracing::error!(incident, error = %chain(cause.as_ref()), "a page could not be made");
        incident
    });
    let phrases = fault.language.map_or_else(|| reading.phrases(), Phrases::of);
    let (title, text) = fault.kind.phrases();
    let mut answer = if machine {
        let mut told = json!({ "message": format!("{}. {}", phrases.say(title), phrases.say(text)) });
        if let Some(incident) = incident {
            told["incident"] = incident.into();
        }
        (fault.kind.status(), Json(told)).into_response()
    } else {
        let frame = Frame::of_site(&site, phrases);
        let page = Page { frame, title: phrases.say(title), text: phrases.say(text), incident };
        frame::page(fault.kind.status(), phrases, &page).unwrap_or_else(|_| fault.kind.status().into_response())
    };
    for (name, value) in response.headers() {
        if name != CONTENT_TYPE && name != axum::http::header::CONTENT_LENGTH {
            answer.headers_mut().insert(name, value.clone());
        }
    }
    answer
}

/// Whether the asker wants JSON: by `Accept`, or because that is what was sent.
#[must_use]
pub fn is_machine(headers: &HeaderMap) -> bool {
    is_json(headers.get(CONTENT_TYPE)) || is_json(headers.get(ACCEPT))
}

/// Whether a header names JSON.
#[must_use]
pub fn is_json(header: Option<&HeaderValue>) -> bool {
    header.and_then(|value| value.to_str().ok()).is_some_and(|value| value.contains("application/json"))
}

/// The fault behind a refusal that the framework worded itself, such as a path that is no UTF-8.
fn refusal(response: &Response) -> Option<Fault> {
    let plain = response
        .headers()
        .get(CONTENT_TYPE)
        .is_some_and(|kind| kind.to_str().is_ok_and(|kind| kind.starts_with("text/plain")));
    match response.status() {
        StatusCode::PAYLOAD_TOO_LARGE => Some(Kind::TooLarge.into()),
        status if status.is_client_error() && plain => Some(Kind::Unreadable.into()),
        _ => None,
    }
}

/// An error and what caused it, on one line.
fn chain(error: &dyn Error) -> String {
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        text = format!("{text}: {error}");
        cause = error.source();
    }
    text
}
