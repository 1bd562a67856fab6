//! The response headers that restrict framing, content sniffing, caching, referrers, scripts and the
//! powers of a page.

use std::sync::Arc;

use axum::{
    extract::{Request, State},
    http::{
        HeaderMap, HeaderName, HeaderValue,
        header::{
            CACHE_CONTROL, CONTENT_SECURITY_POLICY, REFERRER_POLICY, STRICT_TRANSPORT_SECURITY, X_CONTENT_TYPE_OPTIONS,
        },
    },
    middleware::Next,
    response::Response,
};

use super::Site;
use crate::domain::list::{List, Origin};

const OPENER_POLICY: HeaderName = HeaderName::from_static("cross-origin-opener-policy");
const PERMISSIONS_POLICY: HeaderName = HeaderName::from_static("permissions-policy");
const RESOURCE_POLICY: HeaderName = HeaderName::from_static("cross-origin-resource-policy");
const ROBOTS: HeaderName = HeaderName::from_static("x-robots-tag");

/// The default policy: a page loads only our own style sheets and images, and no site may frame it. Pages that need
/// more set a policy of their own.
pub(super) const POLICY: &str = "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; \
                          frame-ancestors 'none'";

/// The policy of an issue in the archive, whose item pictures come from other sites by https.
pub(super) const POLICY_WITH_PICTURES: &str = "default-src 'none'; style-src 'self'; img-src 'self' https:; \
                                        form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// The powers of a browser that no page of ours needs, nor anything in a frame of ours. Passkeys and the clipboard, which the
/// desk uses, are not among them.
const NO_POWERS: &str = "camera=(), display-capture=(), fullscreen=(), geolocation=(), microphone=(), midi=(), payment=(), \
                         screen-wake-lock=(), usb=()";

/// The policy of a list's form in a frame: only we and the list's sites may frame it.
#[must_use]
pub(super) fn policy_framed_by(list: &List) -> String {
    let sites = list.origins.iter().map(Origin::as_str);
    let ancestors: Vec<&str> = ["frame-ancestors 'self'"].into_iter().chain(sites).collect();
    POLICY.replace("frame-ancestors 'none'", &ancestors.join(" "))
}

/// Sets `name` to `value`. A value that a header cannot hold is ignored, which leaves the strict default in place.
pub(super) fn set(headers: &mut HeaderMap, name: HeaderName, value: &str) {
    if let Ok(value) = HeaderValue::from_str(value) {
        headers.insert(name, value);
    }
}

/// Adds `name` with `value`, beside others of that name. A value that a header cannot hold is ignored.
pub(super) fn add(headers: &mut HeaderMap, name: HeaderName, value: &str) {
    if let Ok(value) = HeaderValue::from_str(value) {
        headers.append(name, value);
    }
}

/// Lets pages of other sites load the answer, as a picture, a script or a frame.
pub(super) fn load_anywhere(headers: &mut HeaderMap) {
    headers.insert(RESOURCE_POLICY, HeaderValue::from_static("cross-origin"));
}

/// Sets the headers of a page that belongs to one visitor: no cache keeps it, no search engine lists it, and its
/// address is not sent as a referrer.
pub(super) async fn private(mut response: Response) -> Response {
    let headers = response.headers_mut();
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(ROBOTS, HeaderValue::from_static("noindex"));
    headers.insert(REFERRER_POLICY, HeaderValue::from_static("no-referrer"));
    response
}

/// Gives every response the security headers that it has not set itself.
pub(super) async fn secure(State(site): State<Arc<Site>>, request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    for (name, value) in [
        (CONTENT_SECURITY_POLICY, POLICY),
        (X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (REFERRER_POLICY, "strict-origin-when-cross-origin"),
        (OPENER_POLICY, "same-origin"),
        (RESOURCE_POLICY, "same-origin"),
        (PERMISSIONS_POLICY, NO_POWERS),
        (CACHE_CONTROL, "no-store"),
    ] {
        headers.entry(name).or_insert(HeaderValue::from_static(value));
    }
    if site.links().base().starts_with("https://") {
        // Without `includeSubDomains`: hosts below this name may belong to others, and may speak http.
        headers.insert(STRICT_TRANSPORT_SECURITY, HeaderValue::from_static("max-age=31536000"));
    }
    response
}
