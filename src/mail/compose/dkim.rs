//! DKIM (RFC 6376): a finished message is signed for the domain of its From, by RSA and, if wanted, by Ed25519 beside it.
//!
//! Every signed field is named once more than it is there, so that nobody can add another one (section 8.15); the whole
//! body counts. A signature is made of the bytes that leave, so nothing may change them afterwards. Signing costs a good
//! part of a millisecond of computing: the caller does it off the async threads.

use std::fmt;

use data_encoding::BASE64;
use mail_auth::{
    common::crypto::{DkimKey, Ed25519Key, HashAlgorithm, RsaKey, Sha256, SigningKey},
    dkim::{Canonicalization, Signature},
};
use rustls::{
    pki_types::{PrivateKeyDer, alg_id::RSA_ENCRYPTION, pem::PemObject},
    sign::public_key_to_spki,
};

use crate::domain::time::Instant;

/// The fields that are signed, and so may not be added where they are missing.
const SIGNED: [&str; 12] = [
    "From",
    "To",
    "Subject",
    "Date",
    "Message-ID",
    "MIME-Version",
    "Content-Type",
    "Reply-To",
    "List-Id",
    "List-Unsubscribe",
    "List-Unsubscribe-Post",
    "Feedback-ID",
];

/// What may change on the way without breaking a signature: white space (RFC 6376 sections 3.4.2 and 3.4.4).
const FORM: Canonicalization = Canonicalization::Relaxed;

/// The most characters of a line, without its end (RFC 5322 section 2.1.1).
const LINE: usize = 78;

/// A private key, and the selector below which its public half is found.
pub struct Key {
    selector: String,
    private: DkimKey,
    public: String,
}

/// What signs mail.
pub struct Signer(Vec<Key>);

/// What DNS has to say, so that others can verify (RFC 6376 section 3.6).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Record {
    /// The name it stands under, without the last dot.
    pub name: String,
    /// Its text, in one piece.
    pub text: String,
}

/// A key that cannot be used, or a message that cannot be signed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DkimError {
    /// Not a key, too short, or sealed by a passphrase.
    #[error(
        "the file must hold an RSA key of 2048 to 4096 bits in PEM, without a passphrase ({0}); \
         make one with `openssl genrsa -out dkim.pem 2048`"
    )]
    Rsa(String),
    /// Not a key, or sealed by a passphrase.
    #[error(
        "the file must hold an Ed25519 key in PEM, without a passphrase ({0}); \
         make one with `openssl genpkey -algorithm ed25519 -out dkim-ed25519.pem`"
    )]
    Ed25519(String),
    /// The computation failed.
    #[error("a message cannot be signed: {0}")]
    Signing(String),
}

impl Key {
    /// Reads an RSA key from PEM, as PKCS#1 or PKCS#8; it signs by rsa-sha256 (RFC 8301).
    ///
    /// # Errors
    /// [`DkimError::Rsa`], also for a key under 2048 bits.
    pub fn rsa(selector: &str, pem: &str) -> Result<Self, DkimError> {
        let wrong = |error: &dyn fmt::Display| DkimError::Rsa(error.to_string());
        let der = PrivateKeyDer::from_pem_slice(pem.as_bytes()).map_err(|error| wrong(&error))?;
        let private = RsaKey::<Sha256>::from_key_der(der).map_err(|error| wrong(&error))?;
        let public = BASE64.encode(&public_key_to_spki(&RSA_ENCRYPTION, private.public_key()));
        Ok(Self { selector: selector.to_owned(), private: private.into(), public: format!("k=rsa; p={public}") })
    }

    /// Reads an Ed25519 key from PEM, as PKCS#8; it signs by ed25519-sha256 (RFC 8463).
    pub fn ed25519(selector: &str, pem: &str) -> Result<Self, DkimError> {
        let wrong = |error: &dyn fmt::Display| DkimError::Ed25519(error.to_string());
        let der = PrivateKeyDer::from_pem_slice(pem.as_bytes()).map_err(|error| wrong(&error))?;
        let private = Ed25519Key::from_pkcs8_maybe_unchecked_der(der.secret_der()).map_err(|error| wrong(&error))?;
        let public = BASE64.encode(&private.public_key());
        Ok(Self { selector: selector.to_owned(), private: private.into(), public: format!("k=ed25519; p={public}") })
    }

    fn sign(&self, domain: &str, message: &Message<'_>, at: Instant) -> Result<String, mail_auth::Error> {
        let mut signature = Signature {
            v: 1,
            a: self.private.algorithm(),
            s: self.selector.clone(),
            d: domain.to_owned(),
            // A time of 0 is left out.
            t: u64::try_from(at.timestamp()).unwrap_or(0),
            h: message.named.iter().map(|name| (*name).to_owned()).collect(),
            ch: FORM,
            cb: FORM,
            bh: message.body_hash.clone(),
            ..Signature::default()
        };
        let mut signed = Vec::new();
        FORM.canonicalize_headers(message.signed.iter().copied(), &mut signed);
        signature.write(&mut signed, false);
        signature.b = self.private.sign(signed.as_slice())?;
        Ok(folded(&signature))
    }
}

impl Signer {
    /// Signs by RSA, and by Ed25519 beside it: many verifiers know the first one only.
    #[must_use]
    pub fn new(rsa: Key, ed25519: Option<Key>) -> Self {
        Self([Some(rsa), ed25519].into_iter().flatten().collect())
    }

    /// The DKIM-Signature fields to put above `message`, each with the end of its line.
    ///
    /// `domain` is that of the address in From, in A-labels; `message` has lines that end in CRLF and needs no 8BITMIME;
    /// `at` is when it is signed.
    pub fn sign(&self, domain: &str, message: &[u8], at: Instant) -> Result<String, DkimError> {
        let text = str::from_utf8(message).map_err(|error| DkimError::Signing(error.to_string()))?;
        let message = Message::read(text);
        let sign = |key: &Key| key.sign(domain, &message, at);
        self.0.iter().map(sign).collect::<Result<_, _>>().map_err(|error| DkimError::Signing(error.to_string()))
    }

    /// What DNS has to say of a domain whose mail is signed.
    #[must_use]
    pub fn records(&self, domain: &str) -> Vec<Record> {
        let record = |key: &Key| Record {
            name: format!("{}._domainkey.{domain}", key.selector),
            text: format!("v=DKIM1; {}", key.public),
        };
        self.0.iter().map(record).collect()
    }
}

impl fmt::Debug for Signer {
    /// Selectors only: keys never reach a log.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.0.iter().map(|key| &key.selector)).finish()
    }
}

impl fmt::Display for Record {
    /// A line of a zone file, the text cut into strings of at most 255 characters (RFC 1035 section 3.3).
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}. IN TXT", self.name)?;
        // The text is ASCII.
        self.text.as_bytes().chunks(255).try_for_each(|part| write!(f, " \"{}\"", part.escape_ascii()))
    }
}

/// A message, as far as it is signed.
struct Message<'a> {
    /// The fields that are covered, each named once more than it is there.
    named: Vec<&'static str>,
    /// Those that are there, in that order: name, and all behind the colon with the end of the last line.
    signed: Vec<(&'a [u8], &'a [u8])>,
    body_hash: Vec<u8>,
}

impl<'a> Message<'a> {
    fn read(text: &'a str) -> Self {
        let head = text.find("\r\n\r\n").map_or(text.len(), |end| end + 2);
        let (head, body) = text.split_at(head);
        let fields = fields(head);
        let (mut named, mut signed) = (Vec::new(), Vec::new());
        for name in SIGNED {
            // The lowest one first (RFC 6376 section 5.4.2).
            for (field, value) in fields.iter().rev().filter(|(field, _)| field.eq_ignore_ascii_case(name)) {
                named.push(name);
                signed.push((field.as_bytes(), value.as_bytes()));
            }
            named.push(name);
        }
        let body = body.strip_prefix("\r\n").unwrap_or(body).as_bytes();
        let body_hash = HashAlgorithm::Sha256.hash(FORM.canonical_body(body, 0)).as_ref().to_vec();
        Self { named, signed, body_hash }
    }
}

/// The fields of a head: a line that begins with white space goes on with the field above it.
fn fields(mut head: &str) -> Vec<(&str, &str)> {
    let mut fields = Vec::new();
    while !head.is_empty() {
        let mut ends = head.match_indices("\r\n").map(|(at, _)| at + 2);
        let end = ends.find(|end| !head[*end..].starts_with([' ', '\t'])).unwrap_or(head.len());
        let (field, rest) = head.split_at(end);
        fields.extend(field.split_once(':'));
        head = rest;
    }
    fields
}

/// A signature as a field of short lines. It is made of single spaces where any white space means the same: what is
/// signed is the relaxed form (RFC 6376 section 3.4.2), in which a line that was folded is one again.
fn folded(signature: &Signature) -> String {
    let relaxed = signature.to_string();
    let mut field = "DKIM-Signature:".to_owned();
    let mut width = field.len();
    for word in relaxed.trim_start_matches("dkim-signature:").split(' ') {
        let (gap, before) = if width + 1 + word.len() < LINE { (" ", width) } else { ("\r\n\t", 0) };
        field.extend([gap, word]);
        width = before + 1 + word.len();
    }
    field + "\r\n"
}

#[cfg(test)]
mod tests {
    use super::*;

    const RSA: &str = include_str!("../../../tests/mail/keys/rsa_pkcs1.pem");
    const RSA_PKCS8: &str = include_str!("../../../tests/mail/keys/rsa_pkcs8.pem");
    const SHORT: &str = include_str!("../../../tests/mail/keys/rsa_1024.pem");
    const ED25519: &str = include_str!("../../../tests/mail/keys/ed25519.pem");
    const MESSAGE: &[u8] =
        b"From: a@example.org\r\nto: b@example.net\r\nSubject: x\r\nReceived: y\r\nTo: c@example.net\r\n\r\nHello\r\n";

    fn signer(selector: &str) -> Signer {
        Signer::new(Key::rsa(selector, RSA).unwrap(), Some(Key::ed25519("ed", ED25519).unwrap()))
    }

    fn at(seconds: i64) -> Instant {
        chrono::DateTime::from_timestamp(seconds, 0).unwrap()
    }

    /// The value of a tag, without white space.
    fn tag(field: &str, name: &str) -> Option<String> {
        let tags = field.trim_start_matches("DKIM-Signature:").trim_end().split(';');
        let mut values = tags.map(|tag| tag.split_whitespace().collect::<String>());
        values.find_map(|tag| Some(tag.strip_prefix(name)?.strip_prefix('=')?.to_owned()))
    }

    #[test]
    fn a_key_is_read_in_either_form_and_is_the_same() {
        let records = |pem| Signer::new(Key::rsa("s", pem).unwrap(), None).records("example.org");
        assert_eq!(records(RSA), records(RSA_PKCS8));
    }

    #[test]
    fn what_is_no_key_is_refused_with_the_command_that_makes_one() {
        for pem in ["", "geheim", SHORT, ED25519, &RSA.replace("RSA PRIVATE", "PUBLIC"), &RSA[..900]] {
            let error = Key::rsa("s", pem).err().unwrap().to_string();
            assert!(error.contains("openssl genrsa") && !error.contains("MII"), "{error}");
        }
        for pem in ["", RSA, RSA_PKCS8, &ED25519.replace("PRIVATE", "ENCRYPTED PRIVATE")] {
            let error = Key::ed25519("s", pem).err().unwrap().to_string();
            assert!(error.contains("openssl genpkey"), "{error}");
        }
    }

    #[test]
    fn every_field_is_named_once_more_than_it_is_there() {
        let signed = signer("s").sign("example.org", MESSAGE, at(1)).unwrap();
        let named = tag(&signed, "h").unwrap().to_ascii_lowercase();
        let count = |name: &str| named.split(':').filter(|field| *field == name).count();
        assert_eq!(["from", "to", "subject", "reply-to", "content-type"].map(count), [2, 3, 2, 1, 1]);
        assert_eq!(named.split(':').count(), SIGNED.len() + 4, "{named}");
    }

    #[test]
    fn a_signature_says_what_it_covers_and_when_it_was_made() {
        let signed = signer("brief").sign("example.org", MESSAGE, at(1_800_000_000)).unwrap();
        let tags = ["v", "a", "s", "d", "c", "t"].map(|name| tag(&signed, name).unwrap());
        assert_eq!(tags, ["1", "rsa-sha256", "brief", "example.org", "relaxed/relaxed", "1800000000"]);
        assert_eq!(tag(&signed, "l"), None);
        assert_eq!(signed.matches("DKIM-Signature: v=1;").count(), 2);
        assert!(signed.contains("a=ed25519-sha256"));
    }

    #[test]
    fn lines_are_short_whatever_the_names_are() {
        for length in 1..=63 {
            let signed = signer(&"s".repeat(length)).sign("nieuws.example.org", MESSAGE, at(1_800_000_000)).unwrap();
            assert!(signed.ends_with(";\r\n"));
            for line in signed.split_terminator("\r\n") {
                assert!(line.len() < LINE && !line.trim().is_empty() && !line.ends_with(' '), "{line:?}");
            }
        }
    }

    #[test]
    fn a_record_is_cut_where_dns_needs_it() {
        let [rsa, ed25519] = signer("s").records("example.org").try_into().unwrap();
        assert_eq!(
            ed25519.to_string(),
            "ed._domainkey.example.org. IN TXT \"v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=\""
        );
        let line = rsa.to_string();
        let strings: Vec<_> = line.split('"').skip(1).step_by(2).collect();
        assert_eq!(strings.concat(), rsa.text);
        assert!(strings.len() == 2 && strings.iter().all(|string| string.len() <= 255), "{line}");
        assert!(rsa.text.starts_with("v=DKIM1; k=rsa; p=MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8A"), "{line}");
    }
}
