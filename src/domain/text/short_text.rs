//! Text of one line, for a mail header, a title or a name.
//!
//! Line breaks and other control characters are refused here, at the boundary, so that no header can be injected
//! further on (RFC 5322 section 2.2).

use std::{fmt, iter};

/// One line of text: trimmed, not empty, at most [`ShortText::MAX`] characters, without control characters.
#[derive(Debug, Clone, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct ShortText(String);

/// The reason that a text is no [`ShortText`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ShortTextError {
    /// Nothing is left after trimming.
    #[error("this may not be empty")]
    Empty,
    /// More than [`ShortText::MAX`] characters.
    #[error("this is longer than {} characters; make it shorter", ShortText::MAX)]
    TooLong,
    /// A line break, a tab or another control or direction-changing character; in a name also any other that nobody sees.
    #[error("this contains a line break or an invisible character; type it anew, on one line")]
    Control,
}

impl ShortText {
    /// The greatest number of characters.
    pub const MAX: usize = 300;

    /// Reads one line of text, trimming the spaces around it.
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

    /// Reads the name of a person, in which no character may be invisible: two names that look the same are the same.
    pub fn name(text: &str) -> Result<Self, ShortTextError> {
        let name = Self::parse(text)?;
        if name.0.chars().all(char::is_whitespace) {
            return Err(ShortTextError::Empty);
        }
        let with_before = name.0.chars().zip(iter::once(' ').chain(name.0.chars()));
        let has_loose = with_before.into_iter().any(|(c, before)| is_loose(c, before)) || name.0.ends_with(is_joiner);
        if has_loose || name.0.chars().any(is_invisible) {
            return Err(ShortTextError::Control);
        }
        Ok(name)
    }

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// True for line and paragraph separators, the byte order mark, and characters that change the reading direction, which
/// can disguise a text.
pub(crate) fn is_invisible_control(c: char) -> bool {
    matches!(c, '\u{2028}' | '\u{2029}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

/// True for the characters that join or separate the letters of some scripts, and join emoji.
const fn is_joiner(c: char) -> bool {
    matches!(c, '\u{200c}' | '\u{200d}')
}

/// True for a joiner, or a sign that chooses how the character before it looks, where it can do nothing: behind a space, a
/// joiner, or a letter of Latin, Greek, Cyrillic or Armenian.
fn is_loose(c: char, before: char) -> bool {
    let chooses = |c: char| matches!(c, '\u{180b}'..='\u{180d}' | '\u{fe00}'..='\u{fe0f}');
    let is_free = before < '\u{590}' || before.is_whitespace() || is_joiner(before);
    (is_joiner(c) && is_free) || (chooses(c) && (is_free || chooses(before)))
}

/// True for a character that takes no room or shows nothing (`Default_Ignorable_Code_Point` of Unicode 16, without the
/// signs that choose how the character before them looks, and without the joiners, which some scripts need), for the
/// marks of annotations, and for the empty pattern of Braille.
fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}'..='\u{1160}' | '\u{17b4}'..='\u{17b5}' | '\u{180e}' | '\u{200b}'
        | '\u{200e}'..='\u{200f}' | '\u{2060}'..='\u{206f}' | '\u{2800}' | '\u{3164}' | '\u{ffa0}'
        | '\u{fff0}'..='\u{fffb}' | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}')
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

    #[test]
    fn a_name_has_nothing_that_nobody_sees() {
        for c in [
            '\u{ad}',
            '\u{34f}',
            '\u{61c}',
            '\u{115f}',
            '\u{180e}',
            '\u{200b}',
            '\u{200e}',
            '\u{202e}',
            '\u{2060}',
            '\u{2064}',
            '\u{2066}',
            '\u{206a}',
            '\u{2800}',
            '\u{3164}',
            '\u{feff}',
            '\u{ffa0}',
            '\u{fff9}',
            '\u{1d173}',
            '\u{e0041}',
        ] {
            for name in [format!("An{c}ke"), format!("{c}"), format!("Anke{c}")] {
                assert_eq!(ShortText::name(&name), Err(ShortTextError::Control), "{name:?}");
            }
        }
        for name in [
            "\u{200d}",
            "\u{200c}Anke",
            "An\u{200d}ke",
            "علی\u{200c}\u{200c}رضا",
            "علی\u{200c}",
            "\u{fe0f}",
            "Anke\u{fe0f}",
        ] {
            assert_eq!(ShortText::name(name), Err(ShortTextError::Control), "{name:?}");
        }
        assert_eq!(ShortText::name("\u{a0}\u{3000}"), Err(ShortTextError::Empty));
        for name in ["Anke de Vries", "Zoë", "O\u{2019}Brien", "علی\u{200c}رضا", "Fleur ❤\u{fe0f}\u{200d}🔥"]
        {
            assert_eq!(ShortText::name(name).unwrap().as_str(), name);
        }
    }
}
