//! Text of several lines that stands beside a button, or at the top or the foot of a mail.

use std::{fmt, str::FromStr};

/// Some lines of text: trimmed, not empty, at most [`Prose::MAX`] characters; line feeds are its only control characters.
#[derive(Debug, Clone, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Prose(String);

/// Why a text is no [`Prose`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ProseError {
    /// Nothing is left after trimming.
    #[error("this may not be empty")]
    Empty,
    /// More than [`Prose::MAX`] characters.
    #[error("this is longer than {} characters; make it shorter", Prose::MAX)]
    TooLong,
    /// A control or direction-changing character other than a line break.
    #[error("this contains an invisible control character; type it again")]
    Control,
}

impl Prose {
    /// The most characters such a text may have.
    pub const MAX: usize = 2_000;

    /// The text, its lines ended by line feeds.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for Prose {
    type Err = ProseError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let text = text.replace("\r\n", "\n");
        let text = text.trim_matches([' ', '\n']);
        if text.is_empty() {
            return Err(ProseError::Empty);
        }
        let is_hidden = |c: char| (c.is_control() && c != '\n') || super::short_text::is_invisible_control(c);
        if text.chars().any(is_hidden) {
            return Err(ProseError::Control);
        }
        if text.chars().count() > Self::MAX {
            return Err(ProseError::TooLong);
        }
        Ok(Self(text.to_owned()))
    }
}

impl TryFrom<String> for Prose {
    type Error = ProseError;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl From<Prose> for String {
    fn from(prose: Prose) -> Self {
        prose.0
    }
}

impl fmt::Display for Prose {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_browsers_line_breaks_become_ours_and_nothing_hidden_stays() {
        assert_eq!("\r\n Bel 113.\r\nOf chat.\r\n".parse::<Prose>().unwrap().as_str(), "Bel 113.\nOf chat.");
        assert_eq!(" \r\n ".parse::<Prose>(), Err(ProseError::Empty));
        for hidden in ["a\0b", "a\u{202e}b", "a\u{1}b", "a\rb"] {
            assert_eq!(hidden.parse::<Prose>(), Err(ProseError::Control), "{hidden:?}");
        }
        assert_eq!("x".repeat(2_001).parse::<Prose>(), Err(ProseError::TooLong));
    }
}
