//! Consent: the words that a subscriber agreed to, the form they used, and the moment (GDPR article 7(1)).

use crate::domain::{text::language::Language, time::Instant, words::words};

words! {
    /// The way in which a sign-up reached the service.
    #[derive(Debug, Clone, Copy, PartialEq, Eq)]
    pub enum ConsentForm {
        /// The list's own page.
        Page = "page",
        /// The form embedded in another site.
        Embed = "embed",
        /// A program, by JSON.
        Api = "api",
        /// A file of subscribers with proof of consent.
        Import = "import",
        /// An editor, with proof of consent.
        Editor = "editor",
    }
}

/// A version of the words beside a list's button. A version never changes; new words make a new version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wording {
    /// 1 for a list's first wording, and one more for each later one, in whatever language.
    pub version: u32,
    /// The language of the words, which is that of the form.
    pub language: Language,
    /// The words themselves.
    pub text: String,
    /// The moment from which they are shown.
    pub since: Instant,
}

/// The proof that somebody agreed, in words: what they signed, when, and who keeps it. At most [`Proof::MAX`]
/// characters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proof(String);

/// The reason that a text is no [`Proof`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ProofError {
    /// Nothing is left after trimming.
    #[error("a proof of consent may not be empty")]
    Empty,
    /// More than [`Proof::MAX`] characters.
    #[error("a proof of consent has at most {} characters", Proof::MAX)]
    TooLong,
    /// A control character other than a line break or a tab.
    #[error("a proof of consent is readable text")]
    Unreadable,
}

impl Proof {
    /// The greatest number of characters.
    pub const MAX: usize = 2_000;

    /// Reads a proof, trimming white space around it.
    pub fn parse(text: &str) -> Result<Self, ProofError> {
        let text = text.trim();
        if text.is_empty() {
            return Err(ProofError::Empty);
        }
        let unreadable = |c: char| c.is_control() && !matches!(c, '\n' | '\r' | '\t');
        if text.chars().count() > Self::MAX {
            return Err(ProofError::TooLong);
        }
        if text.chars().any(unreadable) {
            return Err(ProofError::Unreadable);
        }
        Ok(Self(text.to_owned()))
    }

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl From<Proof> for String {
    fn from(proof: Proof) -> Self {
        proof.0
    }
}

/// The consent of one subscriber to one list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Consent {
    /// The version of the list's wording that was shown; `None` if the proof came from outside.
    pub wording: Option<u32>,
    /// The proof in words, for a subscriber who did not agree by a form of the service.
    pub proof: Option<String>,
    /// The form by which they agreed.
    pub form: ConsentForm,
    /// The moment it was asked for.
    pub asked_at: Instant,
    /// The moment it was confirmed.
    pub confirmed_at: Instant,
}
