//! The token in every form of the desk: it shows that the form came from here, for this session (or, before there is one, for
//! this browser), and from no other site (OWASP ASVS 3.5.1).

use data_encoding::BASE64URL_NOPAD;
use subtle::ConstantTimeEq;

use crate::{app::App, domain::token::TokenHash};

/// The token for the forms of the session, or the browser, whose secret has this hash.
#[must_use]
pub fn token(app: &App, bound_to: TokenHash) -> String {
    BASE64URL_NOPAD.encode(&app.store().vault().desk_signature(&bound_to))
}

/// Whether a form's token was made for it.
#[must_use]
pub fn is_ours(app: &App, bound_to: TokenHash, shown: &str) -> bool {
    token(app, bound_to).as_bytes().ct_eq(shown.as_bytes()).into()
}
