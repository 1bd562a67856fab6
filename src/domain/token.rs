//! Tokens: the 128 bits in a link that cannot be guessed, and their hash, which the database keeps.

use data_encoding::BASE64URL_NOPAD;
use sha2::{Digest, Sha256};

/// The purpose of a token; a token for one purpose is worthless for another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Purpose {
    /// Confirms a pending subscription, or says that its address's owner never asked for it.
    Confirm,
    /// Leaves a list.
    Leave,
    /// Signs in at the desk, by a link.
    SignIn,
    /// Makes the code that stands beside such a link.
    Code,
    /// Recognises the browser that asked for such a link.
    Browser,
    /// Makes its holder the first owner.
    FirstOwner,
    /// Recognises an editor who signed in.
    Session,
    /// Recognises a browser in which somebody signed in before.
    Remembered,
    /// Opens the built-in mailbox.
    Mailbox,
}

impl Purpose {
    const fn label(self) -> &'static [u8] {
        match self {
            Self::Confirm => b"rondbrief/confirm\0",
            Self::Leave => b"rondbrief/leave\0",
            Self::SignIn => b"rondbrief/sign-in\0",
            Self::Code => b"rondbrief/code\0",
            Self::Browser => b"rondbrief/browser\0",
            Self::FirstOwner => b"rondbrief/first-owner\0",
            Self::Session => b"rondbrief/session\0",
            Self::Remembered => b"rondbrief/remembered\0",
            Self::Mailbox => b"rondbrief/mailbox\0",
        }
    }
}

/// 128 bits that let their holder do one thing.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Token([u8; 16]);

/// The SHA-256 of a purpose and a token: it recognises the token, and cannot be turned back into it.
pub type TokenHash = [u8; 32];

impl Token {
    /// Wraps bytes from the system's generator or from a keyed derivation.
    #[must_use]
    pub const fn new(bytes: [u8; 16]) -> Self {
        Self(bytes)
    }

    /// Reads the 22 characters of a link (base64url, RFC 4648 section 5); anything else is no token.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        BASE64URL_NOPAD.decode(text.as_bytes()).ok()?.try_into().ok().map(Self)
    }

    /// The 22 characters for a link.
    #[must_use]
    pub fn text(self) -> String {
        BASE64URL_NOPAD.encode(&self.0)
    }

    /// The hash that the database keeps instead of the token.
    #[must_use]
    pub fn hash(self, purpose: Purpose) -> TokenHash {
        Sha256::new().chain_update(purpose.label()).chain_update(self.0).finalize().into()
    }
}

impl std::fmt::Debug for Token {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Token(..)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_reads_back_and_nothing_else_does() {
        let token = Token::new([7; 16]);
        assert_eq!(token.text().len(), 22);
        assert_eq!(Token::parse(&token.text()), Some(token));
        for forged in ["", "abc", &token.text()[..21], &format!("{}A", token.text()), "../../../../etc/passwd"] {
            assert_eq!(Token::parse(forged), None, "{forged:?}");
        }
    }

    #[test]
    fn a_token_of_one_purpose_has_another_hash_for_another() {
        let token = Token::new([7; 16]);
        assert_ne!(token.hash(Purpose::Confirm), token.hash(Purpose::Leave));
    }
}
