//! Everything about a request that is read before a handler sees it: its path and query, and who asks in what language.

use axum::{
    body::Body,
    http::{HeaderValue, Request, Uri},
};

use super::place::Place;

/// The headers that a line is given to, in this order, after the line of the path.
const HEADERS: [&str; 8] = [
    "accept-language",
    "x-forwarded-for",
    "cookie",
    "accept",
    "if-none-match",
    "origin",
    "user-agent",
    "authorization",
];

/// Any page, with any headers, is answered. The first line is the path and query, the others are headers.
pub fn run(place: &Place, bytes: &[u8]) {
    let mut lines = bytes.split(|byte| *byte == b'\n');
    let path = lines.next().unwrap_or_default();
    let Ok(uri) = Uri::try_from(path) else { return };
    // What comes over a connection is a path.
    if uri.path_and_query().is_none() || uri.authority().is_some() || !uri.path().starts_with('/') {
        return;
    }
    let mut request = Request::get(uri);
    for (name, value) in HEADERS.into_iter().zip(lines) {
        let Ok(value) = HeaderValue::from_bytes(value) else { continue };
        request = request.header(name, value);
    }
    place.ask(request.body(Body::empty()).unwrap());
}
