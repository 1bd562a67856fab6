//! Mail in the built-in mailbox, which is read from files: heads, parts, encodings.

use rondbrief::mail::captured::parts;

/// Any bytes can be taken apart, and do not grow out of proportion.
pub fn run(bytes: &[u8]) {
    let parts = parts(bytes);
    let texts = [&parts.subject, &parts.from, &parts.to, &parts.date, &parts.html, &parts.text];
    let length: usize = texts.into_iter().map(String::len).sum();
    assert!(length <= 16 * bytes.len() + 64, "{length} bytes came of {}", bytes.len());
}
