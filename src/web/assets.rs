//! Files that never change while the service runs: the style sheets, the desk's typeface and scripts, the script for
//! other sites, and the icon.
//!
//! Pages link to them with a version (`?v=`), so browsers may keep them for ever. Sites link to `embed.js` without a
//! version, so browsers request it again after an hour.

use std::sync::{Arc, LazyLock};

use axum::{
    Router,
    extract::RawQuery,
    http::{
        HeaderMap, HeaderValue, StatusCode,
        header::{CACHE_CONTROL, CONTENT_TYPE, ETAG, IF_NONE_MATCH},
    },
    response::{IntoResponse, Response},
    routing::get,
};
use data_encoding::HEXLOWER;
use sha2::{Digest, Sha256};

use super::{Site, headers};

/// The style sheet of the form, which embedded forms share.
pub(super) const FORM_CSS: &str = include_str!("public/form.css");

/// The style sheet of the pages outside the desk.
pub(super) static STYLE: LazyLock<Asset> = LazyLock::new(|| {
    const TEXT: &str = concat!(include_str!("public/form.css"), include_str!("style.css"));
    Asset::new("text/css; charset=utf-8", TEXT.as_bytes())
});

/// The style sheet of the desk's pages.
pub(super) static DESK_STYLE: LazyLock<Asset> = LazyLock::new(|| {
    const TEXT: &str =
        concat!(include_str!("public/form.css"), include_str!("style.css"), include_str!("desk/style.css"));
    Asset::new("text/css; charset=utf-8", TEXT.as_bytes())
});

/// The desk's typeface: the Latin letters of Source Sans 3 by Adobe (SIL Open Font License 1.1; the licence is in the
/// same folder).
static TYPEFACE: LazyLock<Asset> =
    LazyLock::new(|| Asset::new("font/woff2", include_bytes!("desk/source-sans-3.woff2")));

/// The script that renders a list's form in other sites' pages.
pub(super) static EMBED: LazyLock<Asset> =
    LazyLock::new(|| Asset::new("text/javascript; charset=utf-8", include_bytes!("public/embed.js")));

/// The script that requests passkeys from browsers.
pub(super) static PASSKEY: LazyLock<Asset> =
    LazyLock::new(|| Asset::new("text/javascript; charset=utf-8", include_bytes!("desk/account/factor/passkey.js")));

/// The script of the form for a rhythm.
pub(super) static RHYTHM: LazyLock<Asset> =
    LazyLock::new(|| Asset::new("text/javascript; charset=utf-8", include_bytes!("desk/settings/rhythm.js")));

/// The script that copies and prints parts of a page.
pub(super) static COPY: LazyLock<Asset> =
    LazyLock::new(|| Asset::new("text/javascript; charset=utf-8", include_bytes!("desk/kit/copy.js")));

/// The script of the page of an issue that is being sent.
pub(super) static SENDING: LazyLock<Asset> =
    LazyLock::new(|| Asset::new("text/javascript; charset=utf-8", include_bytes!("desk/issues/sending/sending.js")));

/// The script that keeps the text typed in a form.
pub(super) static KEEPING_SCRIPT: LazyLock<Asset> =
    LazyLock::new(|| Asset::new("text/javascript; charset=utf-8", include_bytes!("desk/kit/keeping.js")));

/// The script of the form for an item.
pub(super) static ITEM_SCRIPT: LazyLock<Asset> =
    LazyLock::new(|| Asset::new("text/javascript; charset=utf-8", include_bytes!("desk/queue/item.js")));

/// The script of the queue.
pub(super) static QUEUE_SCRIPT: LazyLock<Asset> =
    LazyLock::new(|| Asset::new("text/javascript; charset=utf-8", include_bytes!("desk/queue/queue.js")));

/// The icon of the service.
pub(super) static ICON: LazyLock<Asset> = LazyLock::new(|| Asset::new("image/svg+xml", include_bytes!("favicon.svg")));

/// The rules for search engines, which have no use for the desk, token pages, the built-in mailbox and bare forms.
const ROBOTS: &str =
    "User-agent: *\nDisallow: /desk\nDisallow: /confirm/\nDisallow: /u/\nDisallow: /mailbox\nDisallow: /embed/\n";

/// A file, with the type and the version that browsers need to cache it.
pub(super) struct Asset {
    kind: &'static str,
    content: &'static [u8],
    version: String,
}

impl Asset {
    fn new(kind: &'static str, content: &'static [u8]) -> Self {
        let version = HEXLOWER.encode(&Sha256::digest(content)[..6]);
        Self { kind, content, version }
    }

    /// The first 6 bytes of the file's SHA-256 in hexadecimal, which is enough to tell versions apart.
    #[must_use]
    pub(super) fn version(&self) -> &str {
        &self.version
    }

    /// The file, or 304 if the browser already has this version.
    fn serve(&self, query: Option<&str>, asked: &HeaderMap) -> Response {
        let etag = format!("\"{}\"", self.version);
        let known = asked.get(IF_NONE_MATCH).is_some_and(|tags| tags.to_str().is_ok_and(|tags| tags.contains(&etag)));
        let versioned = query.is_some_and(|query| query == format!("v={}", self.version));
        let keep = if versioned { "public, max-age=31536000, immutable" } else { "public, max-age=3600" };
        let mut response = if known { StatusCode::NOT_MODIFIED.into_response() } else { self.content.into_response() };
        let headers = response.headers_mut();
        headers.insert(CONTENT_TYPE, HeaderValue::from_static(self.kind));
        headers.insert(CACHE_CONTROL, HeaderValue::from_static(keep));
        headers::set(headers, ETAG, &etag);
        headers::load_anywhere(headers);
        response
    }
}

/// The routes of the files.
pub(super) fn routes() -> Router<Arc<Site>> {
    let asset = |asset: &'static LazyLock<Asset>| {
        get(async move |RawQuery(query): RawQuery, headers: HeaderMap| asset.serve(query.as_deref(), &headers))
    };
    Router::new()
        .route("/style.css", asset(&STYLE))
        .route("/desk.css", asset(&DESK_STYLE))
        .route("/desk-copy.js", asset(&COPY))
        .route("/desk-keeping.js", asset(&KEEPING_SCRIPT))
        .route("/desk-item.js", asset(&ITEM_SCRIPT))
        .route("/desk-queue.js", asset(&QUEUE_SCRIPT))
        .route("/desk-rhythm.js", asset(&RHYTHM))
        .route("/desk-sending.js", asset(&SENDING))
        .route("/source-sans-3.woff2", asset(&TYPEFACE))
        .route("/embed.js", asset(&EMBED))
        .route("/passkey.js", asset(&PASSKEY))
        .route("/favicon.svg", asset(&ICON))
        .route("/robots.txt", get(async || ([(CACHE_CONTROL, "public, max-age=3600")], ROBOTS)))
}
