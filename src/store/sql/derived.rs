//! The keys that a secret key gives, one for each use, and what is kept of those that earlier secret keys gave.

use hmac::{Hmac, Mac};
use serde::{Deserialize, Serialize};
use sha2::Sha256;
use uuid::Uuid;

use crate::domain::time::Instant;

pub(super) type HmacSha256 = Hmac<Sha256>;

/// The keys that one secret key gives.
#[derive(Clone)]
pub(super) struct Derived {
    pub columns: [u8; 32],
    pub addresses: [u8; 32],
    pub leaving: [u8; 32],
    pub messages: [u8; 32],
    pub forms: [u8; 32],
    pub desk: [u8; 32],
    pub apps: [u8; 32],
    pub asking: [u8; 32],
    pub check: [u8; 32],
}

impl Derived {
    pub(super) fn of(key: &[u8; 32]) -> Self {
        // This is the first block of HKDF-Expand (RFC 5869 section 2.3) without the octet that counts blocks, so the keys of
        // a library would be others, and no database and no link that exists would open with them.
        let derived = |label: &[u8]| mac(&keyed(key), &[b"rondbrief/", label]);
        Self {
            columns: derived(b"columns"),
            addresses: derived(b"addresses"),
            leaving: derived(b"leaving"),
            messages: derived(b"messages"),
            forms: derived(b"forms"),
            desk: derived(b"desk"),
            apps: derived(b"apps"),
            asking: derived(b"asking"),
            check: derived(b"check"),
        }
    }
}

/// What is kept of an earlier secret key.
///
/// Hashes are hashed once more under each newer key, so looking up takes the whole chain of them. The links and Message-IDs
/// that went out were made under the first key, and all later ones are made under it too.
#[derive(Clone, Serialize, Deserialize)]
pub(super) struct Kept {
    /// Opens columns; only until the last of them is rewritten.
    pub columns: Option<[u8; 32]>,
    pub addresses: [u8; 32],
    pub asking: [u8; 32],
    pub leaving: [u8; 32],
    pub messages: [u8; 32],
    /// Checks the forms of pages that were open when the key was replaced.
    pub forms: [u8; 32],
    pub desk: [u8; 32],
}

/// An earlier secret key.
#[derive(Clone)]
pub(super) struct Earlier {
    pub id: Uuid,
    pub check: Vec<u8>,
    pub replaced_at: Instant,
    pub kept: Kept,
}

impl Earlier {
    /// The key that is replaced at `now`.
    pub(super) fn new(id: Uuid, key: &Derived, now: Instant) -> Self {
        let kept = Kept {
            columns: Some(key.columns),
            addresses: key.addresses,
            asking: key.asking,
            leaving: key.leaving,
            messages: key.messages,
            forms: key.forms,
            desk: key.desk,
        };
        Self { id, check: key.check.to_vec(), replaced_at: now, kept }
    }
}

/// The name of a key in the journal of departures: enough of its check to tell it from others.
pub(super) fn mark(check: &[u8]) -> String {
    data_encoding::HEXLOWER.encode(&check[..check.len().min(8)])
}

#[expect(clippy::expect_used, reason = "HMAC takes a key of any length (RFC 2104 section 3)")]
pub(super) fn keyed(key: &[u8; 32]) -> HmacSha256 {
    <HmacSha256 as hmac::KeyInit>::new_from_slice(key).expect("any length is a key")
}

pub(super) fn mac(keyed: &HmacSha256, parts: &[&[u8]]) -> [u8; 32] {
    let mut mac = keyed.clone();
    for part in parts {
        mac.update(part);
    }
    mac.finalize().into_bytes().into()
}

/// Hashes a value once more under each key, and keeps its length.
pub(super) fn lift(chain: &[HmacSha256], value: &[u8]) -> Vec<u8> {
    let lifted = |value: Vec<u8>, key| mac(key, &[&value])[..value.len().min(32)].to_vec();
    chain.iter().fold(value.to_vec(), lifted)
}

pub(super) fn half(whole: [u8; 32]) -> [u8; 16] {
    let mut half = [0; 16];
    half.copy_from_slice(&whole[..16]);
    half
}
