//! The parts of a request that are read before a handler sees it: its path and query, its client, its cookies and its language.

use axum::{
    body::Body,
    http::{HeaderValue, Request, Uri},
};

use super::place::Place;

/// The headers whose values are the lines after the path, in this order.
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
    // A request over a connection has a path and no host.
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
