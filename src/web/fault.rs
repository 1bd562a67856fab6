//! Error answers: they say in the visitor's language what is wrong and what to do, as a page or as JSON.
//!
//! Handlers return a [`Fault`]. [`dress`] turns it into the answer, and is the one place that logs a failure of ours.
//! The answer to such a failure shows the number of its log line, and nothing of its cause.

use std::{error::Error, sync::Arc};

use askama::Template;
use axum::{
    Json,
    extract::{Request, State},
    http::{
        HeaderMap, HeaderValue, StatusCode,
        header::{ACCEPT, CONTENT_TYPE, RETRY_AFTER},
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

/// The seconds after which a visitor who came in a rush may come back: budgets refill evenly in an hour.
const COME_BACK: HeaderValue = HeaderValue::from_static("600");

/// A reason for an error answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum FaultKind {
    /// No page has this address.
    NoPage,
    /// The built-in mailbox opens by a link that this browser has not opened yet.
    NoKey,
    /// No list has this name.
    NoList,
    /// The list has no such issue.
    NoIssue,
    /// The confirmation link is not valid, or no longer.
    NoConfirmation,
    /// The page does not take this method.
    Method,
    /// The form cannot be read.
    Unreadable,
    /// The body is JSON of another shape than the form's.
    Shape,
    /// The body is neither a form nor JSON.
    MediaType,
    /// The body has more than [`super::BODY_LIMIT`] bytes.
    TooLarge,
    /// A form of the desk is longer than even its longest fields allow.
    TooLong,
    /// Too many large forms of visitors who are not known are being read.
    Busy,
    /// A page of the desk does not exist, or is not for the visitor; the answer does not tell which.
    Nothing,
    /// A form of the desk came from another site, or from a page opened under another host name.
    Elsewhere,
    /// A form of the desk belongs to another session or browser than the one that posted it.
    Stale,
    /// A form of the desk came from an editor who is no longer signed in.
    SignedOut,
    /// The request needs a second factor, which has not been shown yet.
    Factor,
    /// A network, or everybody together, posts more than is taken in an hour; this says nothing about an address.
    TooMany,
    /// The service itself failed.
    Inside,
}

impl FaultKind {
    const fn status(self) -> StatusCode {
        match self {
            Self::NoPage | Self::NoList | Self::NoIssue | Self::NoConfirmation | Self::Nothing => StatusCode::NOT_FOUND,
            Self::NoKey | Self::Elsewhere | Self::Stale | Self::SignedOut | Self::Factor => StatusCode::FORBIDDEN,
            Self::Method => StatusCode::METHOD_NOT_ALLOWED,
            Self::Unreadable => StatusCode::BAD_REQUEST,
            Self::Shape => StatusCode::UNPROCESSABLE_ENTITY,
            Self::MediaType => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            Self::TooLarge | Self::TooLong => StatusCode::PAYLOAD_TOO_LARGE,
            Self::Busy => StatusCode::SERVICE_UNAVAILABLE,
            Self::TooMany => StatusCode::TOO_MANY_REQUESTS,
            Self::Inside => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// The keys of the phrases for the title and the text.
    const fn phrases(self) -> (&'static str, &'static str) {
        match self {
            Self::NoPage => ("page-no-page", "page-no-page-text"),
            Self::NoKey => ("page-mailbox-no-key", "page-mailbox-no-key-text"),
            Self::NoList => ("page-no-list", "page-no-list-text"),
            Self::NoIssue => ("page-no-issue", "page-no-issue-text"),
            Self::NoConfirmation => ("page-no-confirmation", "page-no-confirmation-text"),
            Self::Method => ("page-wrong-method", "page-wrong-method-text"),
            Self::Unreadable => ("page-unreadable", "page-unreadable-text"),
            Self::Shape => ("page-wrong-shape", "page-wrong-shape-text"),
            Self::MediaType => ("page-wrong-media-type", "page-wrong-media-type-text"),
            Self::TooLarge => ("page-too-large", "page-too-large-text"),
            Self::TooLong => ("desk-too-long", "desk-too-long-text"),
            Self::Busy => ("page-busy", "page-busy-text"),
            Self::Nothing => ("desk-nothing", "desk-nothing-text"),
            Self::Elsewhere => ("desk-elsewhere", "desk-elsewhere-text"),
            Self::Stale => ("desk-stale", "desk-stale-text"),
            Self::SignedOut => ("desk-kept-out", "desk-kept-out-text"),
            Self::Factor => ("desk-kept-factor", "desk-kept-factor-text"),
            Self::TooMany => ("page-too-many", "page-too-many-text"),
            Self::Inside => ("page-inside", "page-inside-text"),
        }
    }
}

/// An error answer in the making: its kind, its language where known, and its cause for a failure of ours.
#[derive(Debug, Clone)]
pub(super) struct Fault {
    kind: FaultKind,
    language: Option<Language>,
    cause: Option<Arc<dyn Error + Send + Sync>>,
}

impl Fault {
    /// The fault with its text in `language`, where the language of the page is known.
    #[must_use]
    pub(super) fn told_in(self, language: Language) -> Self {
        Self { language: Some(language), ..self }
    }

    /// The kind of fault.
    #[must_use]
    pub(super) const fn kind(&self) -> FaultKind {
        self.kind
    }

    /// Takes the fault out of `response`: a handler's, or one for a refusal in the framework's own words.
    pub(super) fn of(response: &mut Response) -> Option<Self> {
        response.extensions_mut().remove().or_else(|| refusal(response))
    }

    /// The fault in words. Logs a failure of ours.
    pub(super) fn tell(&self, site: &Site, phrases: Phrases) -> Told {
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
pub(super) struct Told {
    /// The status code of the answer.
    pub status: StatusCode,
    /// The title, which says what is wrong.
    pub title: String,
    /// The text, which says what to do.
    pub text: String,
    /// The number of the log line, for a failure of ours.
    pub incident: Option<String>,
}

impl From<FaultKind> for Fault {
    fn from(kind: FaultKind) -> Self {
        Self { kind, language: None, cause: None }
    }
}

/// Errors that a handler passes on with `?` are failures of ours.
impl<E: Error + Send + Sync + 'static> From<E> for Fault {
    fn from(cause: E) -> Self {
        Self { kind: FaultKind::Inside, language: None, cause: Some(Arc::new(cause)) }
    }
}

impl IntoResponse for Fault {
    fn into_response(self) -> Response {
        let mut response = self.kind.status().into_response();
        if self.kind == FaultKind::Busy {
            response.headers_mut().insert(RETRY_AFTER, HeaderValue::from_static("10"));
        } else if self.kind == FaultKind::TooMany {
            response.headers_mut().insert(RETRY_AFTER, COME_BACK);
        }
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

/// Turns faults, and the framework's own refusals, into a page or JSON.
pub(super) async fn dress(State(site): State<Arc<Site>>, request: Request, next: Next) -> Response {
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

/// `answer` with the headers of `response`, except those that describe its body.
pub(super) fn in_place_of(response: &Response, mut answer: Response) -> Response {
    for (name, value) in response.headers() {
        if name != CONTENT_TYPE && name != axum::http::header::CONTENT_LENGTH {
            answer.headers_mut().append(name, value.clone());
        }
    }
    answer
}

/// True if the client wants JSON: it says so with `Accept`, or it sent JSON.
#[must_use]
pub(super) fn is_machine(headers: &HeaderMap) -> bool {
    is_json(headers.get(CONTENT_TYPE)) || is_json(headers.get(ACCEPT))
}

/// True if a header names JSON.
#[must_use]
pub(super) fn is_json(header: Option<&HeaderValue>) -> bool {
    header.and_then(|value| value.to_str().ok()).is_some_and(|value| value.contains("application/json"))
}

/// The fault for a refusal in the framework's own words, such as the one for a path that is not UTF-8.
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

/// An error and its causes, on one line.
fn chain(error: &dyn Error) -> String {
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        text = format!("{text}: {error}");
        cause = error.source();
    }
    text
}
