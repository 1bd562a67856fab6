//! A posted form: a wish to subscribe, before anything is known about the address.

use super::{consent::ConsentForm, limits::Asker};
use crate::domain::{
    ids::{ListId, SignUpId},
    text::{address::EmailAddress, language::Language, short_text::ShortText},
    time::Instant,
};

/// A posted form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignUp {
    /// Its id.
    pub id: SignUpId,
    /// The list asked for.
    pub list: ListId,
    /// The address filled in.
    pub address: EmailAddress,
    /// The name filled in.
    pub name: Option<ShortText>,
    /// The language chosen.
    pub language: Language,
    /// The form it came by.
    pub form: ConsentForm,
    /// The version of the wording beside the button.
    pub wording: u32,
    /// The network that it came from; unknown for one that an earlier version kept.
    pub asker: Option<Asker>,
    /// The time of posting, in UTC.
    pub asked_at: Instant,
}
