//! A mail's HTML, for a frame in one of our pages: it runs no script, has no origin, and opens its links in a new
//! window.

use axum::{
    http::{HeaderValue, header::CONTENT_SECURITY_POLICY},
    response::{Html, IntoResponse, Response},
};

/// The sites whose pictures are loaded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Pictures {
    /// Any site that uses https.
    OfAll,
    /// Our own site only, so that no other site learns that the mail is being read.
    OfOurs,
}

impl Pictures {
    /// The policy of the frame: the mail keeps its own style and may open links in a new window, and nothing else.
    const fn policy(self) -> &'static str {
        match self {
            Self::OfAll => {
                "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; style-src 'unsafe-inline'; \
                 img-src https: data:; frame-ancestors 'self'"
            }
            Self::OfOurs => {
                "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; style-src 'unsafe-inline'; \
                 img-src 'self' data:; frame-ancestors 'self'"
            }
        }
    }
}

/// The colour scheme of a mail program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Scheme {
    /// Dark text on a light background.
    Light,
    /// Light text on a dark background.
    Dark,
}

/// One of our mails as a mail program with this scheme shows it, whichever scheme the browser prefers.
#[must_use]
pub(super) fn in_scheme(html: &str, scheme: Scheme) -> String {
    let (media, word) = match scheme {
        Scheme::Light => ("@media not all", "content=\"light\""),
        Scheme::Dark => ("@media all", "content=\"dark\""),
    };
    let (head, body) = html.split_at(html.find("<body").unwrap_or(html.len()));
    let head = head.replace("@media (prefers-color-scheme: dark)", media).replace("content=\"light dark\"", word);
    head + body
}

/// The response that holds a mail's HTML for a frame.
pub(super) fn mail(html: &str, pictures: Pictures) -> Response {
    let mut response = Html(links_open_outside(html)).into_response();
    response.headers_mut().insert(CONTENT_SECURITY_POLICY, HeaderValue::from_static(pictures.policy()));
    response
}

/// `html` with its links set to open in a new window, for the policy keeps other pages out of the frame.
fn links_open_outside(html: &str) -> String {
    const BASE: &str = "<base target=\"_blank\">";
    let head = html.to_ascii_lowercase().find("<head").and_then(|start| Some(start + html[start..].find('>')? + 1));
    let (before, after) = html.split_at(head.unwrap_or(0));
    format!("{before}{BASE}{after}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mail_is_dark_or_light_whatever_the_browser_prefers() {
        let html = "<head><meta name=\"color-scheme\" content=\"light dark\"><style>@media (prefers-color-scheme: dark) {}\
                    </style></head><body>@media (prefers-color-scheme: dark)</body>";
        let dark = "<head><meta name=\"color-scheme\" content=\"dark\"><style>@media all {}</style></head>\
                    <body>@media (prefers-color-scheme: dark)</body>";
        assert_eq!(in_scheme(html, Scheme::Dark), dark);
        assert_eq!(in_scheme(html, Scheme::Light), dark.replace("all", "not all").replace("\"dark\"", "\"light\""));
        assert_eq!(in_scheme("", Scheme::Dark), "");
    }

    #[test]
    fn links_of_a_mail_open_outside_its_frame() {
        let html = links_open_outside("<!doctype html><html><HEAD lang=nl><title>é</title></head><body></body></html>");
        assert!(html.contains("<HEAD lang=nl><base target=\"_blank\"><title>"), "{html}");
        assert!(links_open_outside("<p>Hallo</p>").ends_with("<p>Hallo</p>"));
    }
}
