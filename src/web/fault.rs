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
use crate::domain::text::{language::Language, phrases::Phrases};

/// What is wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FaultKind {
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
    /// A form of the desk of which even the longest field would say that it is too long.
    TooLong,
    /// A page of the desk that is not there, or not for who asks: nobody learns which.
    Nothing,
    /// A form of the desk that came from another site, or from a page opened by another name.
    Elsewhere,
    /// A form of the desk whose session, or browser, has become another one.
    Stale,
    /// A form of the desk from somebody who is signed in no more.
    SignedOut,
    /// What asks for a second factor that was not shown yet.
    Factor,
    /// A failure of ours.
    Inside,
}

impl FaultKind {
    const fn status(self) -> StatusCode {
        match self {
            Self::NoPage | Self::NoList | Self::NoIssue | Self::NoConfirmation | Self::Nothing => StatusCode::NOT_FOUND,
            Self::Elsewhere | Self::Stale | Self::SignedOut | Self::Factor => StatusCode::FORBIDDEN,
            Self::Method => StatusCode::METHOD_NOT_ALLOWED,
            Self::Unreadable => StatusCode::BAD_REQUEST,
            Self::Shape => StatusCode::UNPROCESSABLE_ENTITY,
            Self::MediaType => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            Self::TooLarge | Self::TooLong => StatusCode::PAYLOAD_TOO_LARGE,
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
            Self::TooLong => ("desk-too-long", "desk-too-long-text"),
            Self::Nothing => ("desk-nothing", "desk-nothing-text"),
            Self::Elsewhere => ("desk-elsewhere", "desk-elsewhere-text"),
            Self::Stale => ("desk-stale", "desk-stale-text"),
            Self::SignedOut => ("desk-kept-out", "desk-kept-out-text"),
            Self::Factor => ("desk-kept-factor", "desk-kept-factor-text"),
            Self::Inside => ("page-inside", "page-inside-text"),
        }
    }
}

/// Why there is no page.
#[derive(Debug, Clone)]
pub struct Fault {
    kind: FaultKind,
    language: Option<Language>,
    cause: Option<Arc<dyn Error + Send + Sync>>,
}

impl Fault {
    /// Told in `language`, where the page's language is known.
    #[must_use]
    pub fn told_in(self, language: Language) -> Self {
        Self { language: Some(language), ..self }
    }

    /// What is wrong.
    #[must_use]
    pub const fn kind(&self) -> FaultKind {
        self.kind
    }

    /// The fault that `response` stands for, taken out of it: a handler's, or a refusal that the framework worded itself.
    pub fn of(response: &mut Response) -> Option<Self> {
        response.extensions_mut().remove().or_else(|| refusal(response))
    }

    /// The fault in words. A failure of ours is logged.
    pub fn tell(&self, site: &Site, phrases: Phrases) -> Told {
        let incident = self.cause.as_ref().map(|cause| {
            let incident = format!("{:x}", site.app.now().timestamp_micros());
            tracing::error!(incident, error = %chain(cause.as_ref()), "a page could not be made");
            incident
        });
        let (title, text) = self.kind.phrases();
        Told { status: self.kind.status(), title: phrases.say(title), text: phrases.say(text), incident }
    }
}

/// A fault in words.
pub struct Told {
    /// The status of the answer.
    pub status: StatusCode,
    /// What is wrong.
    pub title: String,
    /// What to do.
    pub text: String,
    /// The number of the log line, for a failure of ours.
    pub incident: Option<String>,
}

impl From<FaultKind> for Fault {
    fn from(kind: FaultKind) -> Self {
        Self { kind, language: None, cause: None }
    }
}

/// Every error that a handler has no answer to is a failure of ours.
impl<E: Error + Send + Sync + 'static> From<E> for Fault {
    fn from(cause: E) -> Self {
        Self { kind: FaultKind::Inside, language: None, cause: Some(Arc::new(cause)) }
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
    told: Told,
}

/// Dresses a bare fault, and the framework's own refusals, as a page or as JSON.
pub async fn dress(State(site): State<Arc<Site>>, request: Request, next: Next) -> Response {
    let reading = Reading::of(request.uri(), request.headers());
    let machine = is_machine(request.headers());
    let mut response = next.run(request).await;
    let Some(fault) = Fault::of(&mut response) else { return response };
    let phrases = fault.language.map_or_else(|| reading.phrases(), Phrases::of);
    let told = fault.tell(&site, phrases);
    let status = told.status;
    let answer = if machine {
        let mut json = json!({ "message": format!("{}. {}", told.title, told.text) });
        if let Some(incident) = told.incident {
            json["incident"] = incident.into();
        }
        (status, Json(json)).into_response()
    } else {
        let page = Page { frame: Frame::of_site(&site, phrases), told };
        frame::page(status, phrases, &page).unwrap_or_else(|_| status.into_response())
    };
    in_place_of(&response, answer)
}

/// `answer`, with the headers that had been set for `response`.
pub fn in_place_of(response: &Response, mut answer: Response) -> Response {
    for (name, value) in response.headers() {
        if name != CONTENT_TYPE && name != axum::http::header::CONTENT_LENGTH {
            answer.headers_mut().append(name, value.clone());
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
        StatusCode::PAYLOAD_TOO_LARGE if plain => Some(FaultKind::TooLarge.into()),
        status if status.is_client_error() && plain => Some(FaultKind::Unreadable.into()),
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
