//! The languages of pages and mails. Each is one line here and one folder in `locales/`.

use std::str::FromStr;

/// The locale files of one language. Every language has these files, each for one room of the pages.
macro_rules! locale_files {
    ($tag:literal) => {
        locale_files!(@read $tag: "dates" "desk" "desk-account" "desk-audit" "desk-checks" "desk-door" "desk-editors"
            "desk-issues" "desk-lists" "desk-numbers" "desk-queue" "desk-sending" "desk-settings" "desk-subscribers"
            "mail" "mailbox" "public")
    };
    (@read $tag:literal: $($room:literal)+) => {
        &[$(include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/locales/", $tag, "/", $room, ".ftl"))),+]
    };
}

/// Defines [`Language`]: per language its variant, its tag, and the mark between thousands.
macro_rules! languages {
    ($($(#[$doc:meta])* $name:ident $tag:literal $thousands:literal),+ $(,)?) => {
        /// A language of pages and mails.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        #[serde(rename_all = "lowercase")]
        pub enum Language {
            $($(#[$doc])* $name),+
        }

        impl Language {
            /// All languages, the default first.
            pub const ALL: [Self; [$($tag),+].len()] = [$(Self::$name),+];

            /// The tag for `lang` attributes and Content-Language (BCP 47).
            #[must_use]
            pub const fn tag(self) -> &'static str {
                match self {
                    $(Self::$name => $tag),+
                }
            }

            /// The mark between thousands in numbers of five digits or more.
            #[must_use]
            pub const fn thousands(self) -> char {
                match self {
                    $(Self::$name => $thousands),+
                }
            }

            /// The text of this language's locale files.
            pub(super) const fn files(self) -> &'static [&'static str] {
                match self {
                    $(Self::$name => locale_files!($tag)),+
                }
            }
        }
    };
}

languages! {
    /// Dutch.
    Nl "nl" '.',
    /// English.
    En "en" ',',
}

/// A tag that names none of our languages.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("\"{0}\" is not a language here; use {known}", known = Language::ALL.map(Language::tag).join(" or "))]
pub struct UnknownLanguage(String);

impl FromStr for Language {
    type Err = UnknownLanguage;

    fn from_str(tag: &str) -> Result<Self, Self::Err> {
        Self::ALL.into_iter().find(|language| language.tag() == tag).ok_or_else(|| UnknownLanguage(tag.to_owned()))
    }
}
