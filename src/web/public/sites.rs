//! The sites that may use a list's form: frame it, read its parts and post to it from scripts. No other site may.

use axum::{
    http::{
        HeaderMap, HeaderValue,
        header::{ACCESS_CONTROL_ALLOW_ORIGIN, CONTENT_SECURITY_POLICY, ORIGIN, VARY},
    },
    response::Response,
};

use crate::{
    domain::list::{List, Origin},
    web::headers,
};

/// The list's site that a request came from; `None` for any other site.
#[must_use]
pub(super) fn asking<'list>(list: &'list List, request: &HeaderMap) -> Option<&'list Origin> {
    let origin = request.get(ORIGIN)?.to_str().ok()?;
    list.origins.iter().find(|allowed| allowed.as_str() == origin)
}

/// Lets scripts of `origin` read the answer, but never with credentials.
pub(super) fn share(response: &mut HeaderMap, origin: Option<&Origin>) {
    response.append(VARY, HeaderValue::from_static("Origin"));
    if let Some(origin) = origin {
        headers::set(response, ACCESS_CONTROL_ALLOW_ORIGIN, origin.as_str());
    }
}

/// Lets the list's sites frame `response`.
#[must_use]
pub(super) fn framed_by(list: &List, mut response: Response) -> Response {
    headers::set(response.headers_mut(), CONTENT_SECURITY_POLICY, &headers::policy_framed_by(list));
    headers::load_anywhere(response.headers_mut());
    response
}
