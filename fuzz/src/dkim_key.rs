//! The private keys that sign mail, from a file of the owner's.

use chrono::DateTime;
use rondbrief::mail::compose::dkim::{Key, Signer};

/// A message as short as one can be.
const MESSAGE: &[u8] = b"From: a@example.org\r\nTo: b@example.net\r\n\r\nHello\r\n";

/// A file accepted as an RSA key signs a message and has a DNS record; any other file causes no panic.
pub fn run(bytes: &[u8]) {
    let pem = String::from_utf8_lossy(bytes);
    let Ok(key) = Key::rsa("s", &pem) else {
        drop(Key::ed25519("s", &pem));
        return;
    };
    let signer = Signer::new(key, Key::ed25519("e", &pem).ok());
    let signed = signer.sign("example.org", MESSAGE, DateTime::UNIX_EPOCH).unwrap();
    assert!(signed.starts_with("DKIM-Signature: v=1;") && signed.ends_with("\r\n"), "{signed}");
    assert!(signer.records("example.org").iter().all(|record| record.text.starts_with("v=DKIM1; k=")));
}
