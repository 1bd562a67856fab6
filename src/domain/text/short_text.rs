//! Text of one line: what may stand in a mail header, a title, a name.
//!
//! Line breaks and other control characters are refused here, at the boundary, so that no header can be injected further
//! on (RFC 5322 section 2.2).

use std::fmt;

/// One line of text: trimmed, not empty, at most [`Line::MAX`] characters, without control characters.
#[derive(Debug, Clone, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct ShortText(String);

/// Why a text is no [`ShortText`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ShortTextError {
    /// Nothing is left after trimming.
    #[error("this may not be empty")]
    Empty,
    /// More than [`Line::MAX`] characters.
    #[error("this is longer than {} characters; make it shorter", ShortText::MAX)]
    TooLong,
    /// A line break, a tab or another control or direction-changing character.
    #[error("this contains a line break or another control character; keep it on one line")]
    Control,
}

impl ShortText {
    /// The most characters a line may have.
    pub const MAX: usize = 300;

    /// Reads a line, trimming white space around it.
    ///
    /// # Errors
    /// [`ShortTextError`] names what is wrong.
    pub fn parse(text: &str) -> Result<Self, ShortTextError> {
        let text = text.trim_matches(' ');
        if text.is_empty() {
            return Err(ShortTextError::Empty);
        }
        if text.chars().any(|c| c.is_control() || is_invisible_control(c)) {
            return Err(ShortTextError::Control);
        }
        if text.chars().count() > Self::MAX {
            return Err(ShortTextError::TooLong);
        }
        Ok(Self(text.to_owned()))
    }

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Line and paragraph separators, and characters that turn the reading direction round to disguise a text.
pub(crate) fn is_invisible_control(c: char) -> bool {
    matches!(c, '\u{2028}' | '\u{2029}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

impl fmt::Display for ShortText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl TryFrom<String> for ShortText {
    type Error = ShortTextError;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::parse(&text)
    }
}

impl From<ShortText> for String {
    fn from(line: ShortText) -> Self {
        line.0
    }
}

impl std::str::FromStr for ShortText {
    type Err = ShortTextError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::parse(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_break_never_enters_a_line() {
        for text in ["a\r\nBcc: x@example.org", "a\nb", "a\0b", "a\u{2028}b", "\ta"] {
            assert_eq!(ShortText::parse(text), Err(ShortTextError::Control), "{text:?}");
        }
        assert_eq!(ShortText::parse("  "), Err(ShortTextError::Empty));
        assert_eq!(ShortText::parse(&"x".repeat(301)), Err(ShortTextError::TooLong));
        assert_eq!(ShortText::parse(" Herstel ✓ ").unwrap().as_str(), "Herstel ✓");
    }
}
