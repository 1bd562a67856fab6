//! Consent: which words somebody agreed to, by which form, and when (GDPR article 7(1)).

use crate::domain::time::Instant;

/// The way a sign-up reached us.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ConsentForm {
    /// The list's own page.
    Page,
    /// The form embedded in another site.
    Embed,
    /// A machine, by JSON.
    Api,
    /// A file of people with proof of consent.
    Import,
    /// An editor, with proof of consent.
    Editor,
}

impl ConsentForm {
    /// All forms.
    pub const ALL: [Self; 5] = [Self::Page, Self::Embed, Self::Api, Self::Import, Self::Editor];

    /// The word in the database.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Page => "page",
            Self::Embed => "embed",
            Self::Api => "api",
            Self::Import => "import",
            Self::Editor => "editor",
        }
    }
}

/// A version of the words beside a list's button. Versions never change; a new wording is a new version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wording {
    /// 1 for a list's first wording, and one more for each next.
    pub version: u32,
    /// The words themselves.
    pub text: String,
    /// Since when they stand there.
    pub since: Instant,
}

/// The proof that somebody agreed, in words: what they signed, when, and who keeps it. At most [`Proof::MAX`] characters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proof(String);

/// Why a text is no [`Proof`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ProofError {
    /// Nothing is left after trimming.
    #[error("a proof of consent may not be empty")]
    Empty,
    /// Too long.
    #[error("a proof of consent has at most {} characters", Proof::MAX)]
    TooLong,
    /// No readable text.
    #[error("a proof of consent is readable text")]
    Unreadable,
}

impl Proof {
    /// The most characters of a proof.
    pub const MAX: usize = 2_000;

    /// Reads a proof, trimming white space around it.
    ///
    /// # Errors
    /// [`ProofError`] names what is wrong.
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

    /// The words.
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

/// What somebody agreed to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Consent {
    /// Which wording of the list was shown; `None` where the proof came from outside.
    pub wording: Option<u32>,
    /// The proof in somebody else's words, for imported people.
    pub proof: Option<String>,
    /// By which form.
    pub form: ConsentForm,
    /// When it was asked.
    pub asked_at: Instant,
    /// When it was confirmed.
    pub confirmed_at: Instant,
}
