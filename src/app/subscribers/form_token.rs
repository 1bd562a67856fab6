//! The signed token in a form. It proves that the form was made here, for this list, and was not filled in by a machine
//! in no time. It replaces a captcha, and remembers the version of the wording beside the button.

use chrono::{DateTime, TimeDelta};
use data_encoding::BASE64URL_NOPAD;

use crate::{app::App, domain::ids::ListId};

/// The least time that a person needs to fill in the form.
pub const FILL_TIME: TimeDelta = TimeDelta::seconds(2);

/// The time for which a form stays valid in an open page.
pub const GOOD_FOR: TimeDelta = TimeDelta::hours(24);

/// Reasons why a form's token is not accepted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum FormTokenError {
    /// There is no token: the form was pasted into another site's page.
    #[error("the form has no token")]
    Missing,
    /// The token was not made here, or is for another list.
    #[error("the form's token was not made for this form")]
    Forged,
    /// The form came back sooner than a person can fill it in.
    #[error("the form came back too fast")]
    TooFast,
    /// The page was open for too long.
    #[error("the form is too old")]
    Stale,
}

/// Makes the token for a form of `list` with version `wording` beside its button.
#[must_use]
pub fn issue(app: &App, list: ListId, wording: u32) -> String {
    let mut content = app.now().timestamp_micros().to_be_bytes().to_vec();
    content.extend(wording.to_be_bytes());
    let signature = sign(app, list, &content);
    content.extend(signature);
    BASE64URL_NOPAD.encode(&content)
}

/// Checks a form's token; returns the version of the wording that was shown.
///
/// # Errors
/// A [`FormTokenError`] with the reason.
pub fn check(app: &App, text: Option<&str>, list: ListId) -> Result<u32, FormTokenError> {
    let text = text.filter(|text| !text.is_empty()).ok_or(FormTokenError::Missing)?;
    let bytes = BASE64URL_NOPAD.decode(text.as_bytes()).map_err(|_| FormTokenError::Forged)?;
    let (content, signature) = bytes.split_last_chunk::<16>().ok_or(FormTokenError::Forged)?;
    let (at, wording) = content.split_first_chunk::<8>().ok_or(FormTokenError::Forged)?;
    let wording: [u8; 4] = wording.try_into().map_err(|_| FormTokenError::Forged)?;
    let issued = DateTime::from_timestamp_micros(i64::from_be_bytes(*at)).ok_or(FormTokenError::Forged)?;
    let signed = [list.0.as_bytes(), content].concat();
    if !app.store().vault().has_signed_form(&signed, issued, signature) {
        return Err(FormTokenError::Forged);
    }
    match app.now() - issued {
        age if age < FILL_TIME => Err(FormTokenError::TooFast),
        age if age > GOOD_FOR => Err(FormTokenError::Stale),
        _ => Ok(u32::from_be_bytes(wording)),
    }
}

fn sign(app: &App, list: ListId, content: &[u8]) -> [u8; 16] {
    app.store().vault().form_signature(&[list.0.as_bytes(), content].concat())
}
