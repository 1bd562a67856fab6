//! What one message says beyond its list and its issue, and how that is sealed in the outbox.

use serde::{Deserialize, Serialize};

use crate::{
    domain::{
        editor::Role,
        issue::{HoldReason, PauseReason},
        mail::delivery::DeliveryKey,
        text::{address::EmailAddress, language::Language},
        time::Instant,
        token::Token,
    },
    store::{
        StoreError, Tx,
        sql::{codec::Place, vault::Sealed},
    },
};

const LETTER: Sealed = Sealed("delivery", "letter");

/// Who gets a message without being a reader of its list: an editor, or who looks at a test.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Correspondent {
    /// Where it goes.
    pub address: EmailAddress,
    /// The language of its words; none: the list's.
    pub language: Option<Language>,
}

impl From<EmailAddress> for Correspondent {
    /// Somebody who is written to in the list's language.
    fn from(address: EmailAddress) -> Self {
        Self { address, language: None }
    }
}

/// What one message says beyond its list and issue. Sealed in the outbox until the message is final.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Facts {
    /// Nothing more is needed.
    None,
    /// The token of a confirmation mail.
    Confirm(Token),
    /// Somebody without a subscription: an editor, or who looks at a test.
    To(Correspondent),
    /// An editor, about a round's moments.
    Moments {
        /// Whom it goes to.
        to: Correspondent,
        /// When the items are taken from the queue.
        cutoff_at: Instant,
        /// When the issue is sent.
        sends_at: Instant,
    },
    /// An editor, about an issue that is held.
    Held {
        /// Whom it goes to.
        to: Correspondent,
        /// Why it is held.
        reason: HoldReason,
    },
    /// An editor, about an issue that was paused on its way.
    Paused {
        /// Whom it goes to.
        to: Correspondent,
        /// Why it was paused.
        reason: PauseReason,
    },
    /// An editor who wants to sign in.
    SignIn {
        /// Whom it goes to.
        to: Correspondent,
        /// The token of the link.
        token: Token,
    },
    /// A new editor.
    Invitation {
        /// Whom it goes to.
        to: Correspondent,
        /// What they are to be.
        role: Role,
    },
}

impl Facts {
    /// Whom it goes to, if not to a subscription.
    #[must_use]
    pub const fn to(&self) -> Option<&Correspondent> {
        match self {
            Self::To(to)
            | Self::Moments { to, .. }
            | Self::Held { to, .. }
            | Self::Paused { to, .. }
            | Self::SignIn { to, .. }
            | Self::Invitation { to, .. } => Some(to),
            Self::None | Self::Confirm(_) => None,
        }
    }
}

/// [`Facts`] as they are sealed.
#[derive(Default, Serialize, Deserialize)]
struct Wire {
    #[serde(skip_serializing_if = "Option::is_none")]
    token: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    to: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    moments: Option<(Instant, Instant)>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    paused: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    language: Option<Language>,
    #[serde(skip_serializing_if = "Option::is_none")]
    role: Option<String>,
}

/// Seals what a message says; nothing is stored where there is nothing to say.
pub(crate) fn seal(tx: &Tx, key: DeliveryKey, facts: &Facts) -> Result<Option<Vec<u8>>, StoreError> {
    let to = facts.to().map(|to| to.address.as_str().to_owned());
    let wire = Wire { to, language: facts.to().and_then(|to| to.language), ..Wire::default() };
    let wire = match facts {
        Facts::None => return Ok(None),
        Facts::To(_) => wire,
        Facts::Confirm(token) | Facts::SignIn { token, .. } => Wire { token: Some(token.text()), ..wire },
        Facts::Moments { cutoff_at, sends_at, .. } => Wire { moments: Some((*cutoff_at, *sends_at)), ..wire },
        Facts::Held { reason, .. } => Wire { reason: Some(reason.word().to_owned()), ..wire },
        Facts::Paused { reason, .. } => Wire { paused: Some(reason.word().to_owned()), ..wire },
        Facts::Invitation { role, .. } => Wire { role: Some(role.word().to_owned()), ..wire },
    };
    let place = Place { table: "delivery", row: &key };
    let plain = serde_json::to_vec(&wire).map_err(|_| place.corrupt("letter"))?;
    tx.vault.seal(LETTER, key.recipient, &plain).map(Some)
}

/// Opens what [`seal`] sealed.
pub(crate) fn open(tx: &Tx, key: DeliveryKey, letter: Option<&[u8]>) -> Result<Facts, StoreError> {
    let Some(sealed) = letter else { return Ok(Facts::None) };
    let place = Place { table: "delivery", row: &key };
    let plain = tx.vault.open(LETTER, key.recipient, sealed)?;
    let wire: Wire = serde_json::from_slice(&plain).map_err(|_| place.corrupt("letter"))?;
    wire.read(place)
}

impl Wire {
    fn read(self, place: Place<'_>) -> Result<Facts, StoreError> {
        let address: Option<EmailAddress> = self.to.map(|to| place.parse("letter", &to)).transpose()?;
        let to = address.map(|address| Correspondent { address, language: self.language });
        let token = self.token.map(|text| Token::parse(&text).ok_or_else(|| place.corrupt("letter"))).transpose()?;
        let role = self.role.map(|word| place.word("letter", &word, &Role::ALL, Role::word)).transpose()?;
        Ok(match (to, token, role, self.moments, self.reason, self.paused) {
            (None, Some(token), None, None, None, None) => Facts::Confirm(token),
            (Some(to), None, None, None, None, None) => Facts::To(to),
            (Some(to), Some(token), None, None, None, None) => Facts::SignIn { to, token },
            (Some(to), None, Some(role), None, None, None) => Facts::Invitation { to, role },
            (Some(to), None, None, Some((cutoff_at, sends_at)), None, None) => {
                Facts::Moments { to, cutoff_at, sends_at }
            }
            (Some(to), None, None, None, Some(reason), None) => {
                Facts::Held { to, reason: place.word("letter", &reason, &HoldReason::ALL, HoldReason::word)? }
            }
            (Some(to), None, None, None, None, Some(reason)) => {
                Facts::Paused { to, reason: place.word("letter", &reason, &PauseReason::ALL, PauseReason::word)? }
            }
            _ => return Err(place.corrupt("letter")),
        })
    }
}
