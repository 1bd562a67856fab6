//! The second factor: codes that an app makes, recovery codes for who has not got it at hand, and how many wrong ones are
//! borne. Passkeys are in `app/passkeys`, for what they are worth is decided by cryptography and not by rules of ours.

use chrono::TimeDelta;
use data_encoding::BASE32_NOPAD;
use sha2::{Digest, Sha256};
use totp_rs::{Builder, Totp};

use crate::domain::{
    ids::{EditorId, PasskeyId},
    text::{address::EmailAddress, short_text::ShortText},
    time::Instant,
    token::TokenHash,
};

/// How many codes may be typed within [`TRIALS_WITHIN`]: enough for clumsy fingers, one in 66,000 for who guesses.
pub const TRIALS: i64 = 5;

/// How long a wrong code counts.
pub const TRIALS_WITHIN: TimeDelta = TimeDelta::minutes(15);

/// How many recovery codes somebody gets.
pub const RECOVERY_CODES: usize = 10;

/// What an app and we share: 160 bits (RFC 4226 section 4).
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct AppSecret(pub [u8; 20]);

impl AppSecret {
    /// The secret in letters, for who cannot scan it (base32, RFC 4648 section 6).
    #[must_use]
    pub fn text(self) -> String {
        BASE32_NOPAD.encode(&self.0)
    }

    /// The address an app reads from a picture (the "Key URI Format" of authenticator apps).
    #[must_use]
    pub fn url(self, editor: &EmailAddress) -> Option<String> {
        self.totp(editor.as_str())?.to_url().ok()
    }

    /// The step a code stands for, if it is right at `now`, half a minute more or less (RFC 6238 section 5.2).
    #[must_use]
    pub fn step(self, code: &str, now: Instant) -> Option<i64> {
        let step = self.totp("")?.check(code, u64::try_from(now.timestamp()).ok()?)?;
        i64::try_from(step).ok()
    }

    /// The code of the step that `now` is in.
    #[must_use]
    pub fn code(self, now: Instant) -> Option<String> {
        Some(self.totp("")?.generate(u64::try_from(now.timestamp()).ok()?).to_string())
    }

    fn totp(self, account: &str) -> Option<Totp> {
        let builder = Builder::new().with_secret(self.0.to_vec()).with_issuer(Some("Rondbrief"));
        builder.with_account_name(account).build().ok()
    }
}

/// A code that works once, for who lost the phone: 80 bits.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct RecoveryCode(pub [u8; 10]);

impl RecoveryCode {
    /// The code as it is printed: four times four letters and digits.
    #[must_use]
    pub fn text(self) -> String {
        let letters = BASE32_NOPAD.encode(&self.0).to_lowercase();
        let groups: Vec<_> = (0..4).filter_map(|n| letters.get(n * 4..n * 4 + 4)).collect();
        groups.join("-")
    }

    /// What the database keeps of it.
    #[must_use]
    pub fn hash(self) -> TokenHash {
        Sha256::new().chain_update(b"rondbrief/recovery\0").chain_update(self.0).finalize().into()
    }
}

/// What was typed where a code is asked for.
#[derive(Clone, PartialEq, Eq)]
pub enum Typed {
    /// Six digits of an app.
    App(String),
    /// A recovery code.
    Recovery(RecoveryCode),
}

impl Typed {
    /// Reads a code, with or without spaces and hyphens; none where it can be neither of the two.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let plain: String = text.chars().filter(|c| !c.is_whitespace() && *c != '-').collect();
        if plain.len() == 6 && plain.bytes().all(|byte| byte.is_ascii_digit()) {
            return Some(Self::App(plain));
        }
        let bytes = BASE32_NOPAD.decode(plain.to_uppercase().as_bytes()).ok()?;
        bytes.try_into().ok().map(RecoveryCode).map(Self::Recovery)
    }
}

impl std::fmt::Debug for Typed {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Typed(..)")
    }
}

/// A key on a device or in a password manager, by which an editor signs in (`WebAuthn`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passkey {
    /// Its id.
    pub id: PasskeyId,
    /// Whose it is.
    pub editor: EditorId,
    /// The id by which the device names it.
    pub credential: Vec<u8>,
    /// The public key and what the device told of it, as JSON.
    pub facts: String,
    /// What its owner calls it.
    pub name: ShortText,
    /// When it was made.
    pub made_at: Instant,
    /// When it was last used.
    pub used_at: Option<Instant>,
}

/// The second factors that an editor has.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Factors {
    /// Whether an app makes codes for them.
    pub app: bool,
    /// How many recovery codes they have left.
    pub recovery: u64,
    /// Their passkeys, oldest first.
    pub passkeys: Vec<Passkey>,
}

impl Factors {
    /// Whether there is any, recovery codes apart: those stand in for one.
    #[must_use]
    pub const fn are_any(&self) -> bool {
        self.app || !self.passkeys.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(seconds: i64) -> Instant {
        chrono::DateTime::from_timestamp(seconds, 0).unwrap()
    }

    #[test]
    fn codes_are_those_of_the_standard() {
        // RFC 6238, appendix B: the last six of its eight digits.
        let secret = AppSecret(*b"12345678901234567890");
        for (seconds, code) in [(59, "287082"), (1_111_111_109, "081804"), (2_000_000_000, "279037")] {
            assert_eq!(secret.code(at(seconds)).as_deref(), Some(code));
            assert_eq!(secret.step(code, at(seconds)), Some(seconds / 30));
        }
    }

    #[test]
    fn a_code_is_right_for_half_a_minute_more_or_less() {
        let secret = AppSecret([7; 20]);
        let code = secret.code(at(3000)).unwrap();
        for (seconds, right) in [(2969, false), (2970, true), (3000, true), (3059, true), (3060, false)] {
            assert_eq!(secret.step(&code, at(seconds)).is_some(), right, "{seconds}");
        }
    }

    #[test]
    fn the_picture_names_the_service_and_the_editor() {
        let url = AppSecret([7; 20]).url(&EmailAddress::parse("anke+x@example.org").unwrap()).unwrap();
        assert!(url.starts_with("otpauth://totp/Rondbrief:anke%2Bx%40example.org?secret=A4DQ"), "{url}");
        assert!(url.contains("issuer=Rondbrief"), "{url}");
    }

    #[test]
    fn a_typed_code_is_read_with_spaces_and_hyphens_or_not_at_all() {
        let code = RecoveryCode([9; 10]);
        assert_eq!(code.text().len(), 19);
        for text in [code.text(), code.text().to_uppercase(), code.text().replace('-', " ")] {
            assert_eq!(Typed::parse(&text), Some(Typed::Recovery(code)), "{text}");
        }
        assert_eq!(Typed::parse(" 123 456 "), Some(Typed::App("123456".to_owned())));
        for nonsense in ["", "12345", "1234567", "123456\u{661}", "onzin", &code.text()[..18], "+12345"] {
            assert_eq!(Typed::parse(nonsense), None, "{nonsense:?}");
        }
    }
}
