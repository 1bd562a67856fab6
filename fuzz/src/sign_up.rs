//! Forms posted by people, and JSON posted by the scripts of other sites.

use axum::{
    body::Body,
    http::{Request, StatusCode, header},
};
use serde_json::Value;

use super::place::Place;

/// Any body is answered: JSON by JSON, a form by a page. The first byte chooses.
pub fn run(place: &Place, bytes: &[u8]) {
    let Some((choice, body)) = bytes.split_first() else { return };
    let is_json = choice % 2 == 0;
    let kind = if is_json { "application/json" } else { "application/x-www-form-urlencoded" };
    let request = Request::post("/l/nieuws/subscribe")
        .header(header::CONTENT_TYPE, kind)
        .header(header::ACCEPT, if is_json { "application/json" } else { "text/html" })
        .body(Body::from(body.to_vec()))
        .unwrap();
    let (status, answer) = place.ask(request);
    if is_json {
        let answer: Value = serde_json::from_slice(&answer).expect("JSON is answered by JSON");
        let is_told = status == StatusCode::ACCEPTED || status.is_client_error();
        assert!(answer.is_object() && is_told, "{status}: {answer}");
    } else {
        assert!(answer.starts_with(b"<!doctype html>") || answer.starts_with(b"<!DOCTYPE html>"), "{status}");
    }
}
