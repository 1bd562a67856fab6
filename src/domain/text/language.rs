//! The languages of pages and mails. Each has one line here and one folder in `locales/`.

use std::str::FromStr;

/// Reads the locale files of one language. Every language has the same files, one for each group of pages.
macro_rules! locale_files {
    ($tag:literal) => {
        locale_files!(@read $tag: "dates" "desk" "desk-account" "desk-audit" "desk-checks" "desk-door" "desk-editors"
            "desk-issues" "desk-lists" "desk-numbers" "desk-queue" "desk-sending" "desk-settings" "desk-subscribers"
            "kinds" "mail" "mailbox" "public")
    };
    (@read $tag:literal: $($room:literal)+) => {
        &[$(include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/locales/", $tag, "/", $room, ".ftl"))),+]
    };
}

/// Defines [`Language`]: for each language its variant, its tag and its separator between thousands.
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

            /// The separator between thousands in numbers of five digits or more.
            #[must_use]
            pub const fn thousands(self) -> char {
                match self {
                    $(Self::$name => $thousands),+
                }
            }

            /// The texts of this language's locale files.
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

/// A tag that names no [`Language`].
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("\"{0}\" is not a language here; use {known}", known = Language::ALL.map(Language::tag).join(" or "))]
pub struct UnknownLanguage(String);

impl FromStr for Language {
    type Err = UnknownLanguage;

    fn from_str(tag: &str) -> Result<Self, Self::Err> {
        Self::ALL.into_iter().find(|language| language.tag() == tag).ok_or_else(|| UnknownLanguage(tag.to_owned()))
    }
}
