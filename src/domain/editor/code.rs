//! The code in a mail with a link to sign in: six digits, for an editor whose mail opens in another browser.
//!
//! It is derived from the token of the link, and works only in the browser that asked for the link. So whoever guesses must ask
//! in a browser of their own, and has a few tries there.

use sha2::{Digest, Sha256};

use crate::domain::token::{Purpose, Token, TokenHash};

/// The number of codes that may be typed in a browser within [`super::sign_in::LINK_LASTS`].
pub const TRIES: i64 = 5;

/// The number of wrong codes in a day, in whatever browsers, after which an editor comes in only by links.
pub const WRONG_A_DAY: i64 = 20;

/// The number of codes.
const CODES: u64 = 1_000_000;

/// Six digits.
#[derive(Clone, PartialEq, Eq)]
pub struct Code(String);

impl Code {
    /// The code of a link.
    #[must_use]
    pub fn of(link: Token) -> Self {
        let mut first = [0; 8];
        first.copy_from_slice(&link.hash(Purpose::Code)[..8]);
        Self(format!("{:06}", u64::from_be_bytes(first) % CODES))
    }

    /// Reads a code, with or without spaces and hyphens; anything but six digits is none.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let digits: String = text.chars().filter(|c| !c.is_whitespace() && *c != '-').take(7).collect();
        (digits.len() == 6 && digits.bytes().all(|byte| byte.is_ascii_digit())).then_some(Self(digits))
    }

    /// The code as it stands in a mail: two groups of three digits.
    #[must_use]
    pub fn text(&self) -> String {
        let (first, second) = self.0.split_at(3);
        format!("{first} {second}")
    }

    /// The hash that the database keeps of it, bound to the hash of the browser in which it works.
    #[must_use]
    pub fn hash(&self, browser: TokenHash) -> TokenHash {
        let hash = Sha256::new().chain_update(b"rondbrief/sign-in-code\0").chain_update(browser);
        hash.chain_update(self.0.as_bytes()).finalize().into()
    }
}

impl std::fmt::Debug for Code {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Code(..)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_reads_back_with_and_without_spaces_and_nothing_else_does() {
        let code = Code::of(Token::new([7; 16]));
        let text = code.text();
        assert_eq!(text.len(), 7);
        let plain = text.replace(' ', "");
        for typed in [text.clone(), plain.clone(), text.replace(' ', "-"), format!("\u{a0} {text}\r\n")] {
            assert_eq!(Code::parse(&typed), Some(code.clone()), "{typed:?}");
        }
        for typed in ["", "12345", "1234567", "12345a", "١٢٣٤٥٦", "abcdef", &format!("{plain} {plain}")] {
            assert_eq!(Code::parse(typed), None, "{typed:?}");
        }
    }

    #[test]
    fn a_code_that_begins_with_noughts_keeps_them() {
        let codes: Vec<_> = (0..=255).map(|n| Code::of(Token::new([n; 16]))).collect();
        assert!(codes.iter().all(|code| code.0.len() == 6) && codes.iter().any(|code| code.0.starts_with('0')));
    }

    #[test]
    fn a_code_has_another_hash_in_another_browser() {
        let code = Code::parse("123456").unwrap();
        assert_eq!(code.hash([1; 32]), Code::parse("123 456").unwrap().hash([1; 32]));
        assert_ne!(code.hash([1; 32]), code.hash([2; 32]));
        assert_ne!(code.hash([1; 32]), Code::parse("123457").unwrap().hash([1; 32]));
    }
}
