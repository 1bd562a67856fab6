//! The token in every form of the desk. It proves that the form was made by this installation, for this session (or,
//! before there is a session, for this browser), and not by another site (OWASP ASVS 3.5.1).

use data_encoding::BASE64URL_NOPAD;
use subtle::ConstantTimeEq;

use crate::{
    app::App,
    domain::{editor::session::LONGEST, token::TokenHash},
};

/// The token for the forms of the session or browser whose secret has this hash.
#[must_use]
pub fn token(app: &App, bound_to: TokenHash) -> String {
    BASE64URL_NOPAD.encode(&app.store().vault().desk_signature(&bound_to))
}

/// True if a form's token was made for the session or browser whose secret has this hash.
#[must_use]
pub fn is_ours(app: &App, bound_to: TokenHash, shown: &str) -> bool {
    let vault = app.store().vault();
    let earlier = vault.earlier_desk_signatures(&bound_to, app.now() - LONGEST);
    let mut ours = earlier.chain([vault.desk_signature(&bound_to)]).map(|signature| BASE64URL_NOPAD.encode(&signature));
    ours.any(|token| token.as_bytes().ct_eq(shown.as_bytes()).into())
}
