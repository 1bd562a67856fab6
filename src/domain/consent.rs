//! Consent: which words somebody agreed to, by which form, and when (GDPR article 7(1)).

use super::time::Instant;

/// The way a sign-up reached us.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
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

impl Form {
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

/// What somebody agreed to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Consent {
    /// Which wording of the list was shown; `None` where the proof came from outside.
    pub wording: Option<u32>,
    /// The proof in somebody else's words, for imported people.
    pub proof: Option<String>,
    /// By which form.
    pub form: Form,
    /// When it was asked.
    pub asked_at: Instant,
    /// When it was confirmed.
    pub confirmed_at: Instant,
}
