//! Mail addresses, from forms, imports and the command line.

use rondbrief::domain::text::address::EmailAddress;

/// An accepted address reads back the same, fits in an envelope and a header, and is masked.
pub fn run(bytes: &[u8]) {
    let Ok(address) = EmailAddress::parse(&String::from_utf8_lossy(bytes)) else { return };
    let text = address.as_str();
    assert!(text.len() <= 254 && address.local().len() <= 64, "{text} is too long");
    assert!(text.bytes().all(|byte| byte.is_ascii_graphic() && !b"<>()[]\\,;:\"".contains(&byte)), "{text} breaks out");
    assert_eq!(text.matches('@').count(), 1, "{text}");
    assert_eq!(format!("{}@{}", address.local(), address.domain()), text);
    assert_eq!(EmailAddress::parse(text).as_ref(), Ok(&address));
    assert_eq!(EmailAddress::kept(text.to_owned()).as_ref(), Some(&address));
    assert_eq!(EmailAddress::parse(&address.normalised()).unwrap().normalised(), address.normalised());
    assert!(!address.masked().contains(text) && format!("{address:?}").contains(&address.masked()));
}
