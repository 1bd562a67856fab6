//! The short texts that people type into forms, and that stand in links.

use std::str::FromStr;

use rondbrief::{
    domain::{
        editor::{factor::Typed, session},
        item::WebLink,
        list::{Origin, Sender, Slug},
        running::public_address::is_public,
        subscriber::consent::Proof,
        text::{prose::Prose, short_text::ShortText},
        token::Token,
    },
    web::Network,
};

/// An accepted text reads back the same, and breaks out of no line, attribute or header.
pub fn run(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    if let Ok(short) = ShortText::parse(&text) {
        assert!(!short.as_str().contains(char::is_control));
        assert_eq!(ShortText::parse(short.as_str()).as_ref(), Ok(&short));
    }
    if let Ok(prose) = Prose::from_str(&text) {
        assert_eq!(Prose::from_str(prose.as_str()).as_ref(), Ok(&prose));
    }
    if let Ok(slug) = Slug::from_str(&text) {
        assert!(slug.as_str().bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-'));
    }
    if let Ok(sender) = Sender::from_str(&text) {
        assert!(!sender.to_string().contains(char::is_control));
    }
    if let Ok(link) = WebLink::parse(&text) {
        assert!(
            link.as_str().starts_with("http") && !link.as_str().contains(['"', '<', '>', ' ', '\r', '\n']),
            "{text:?}"
        );
        assert_eq!(WebLink::parse(link.as_str()).as_ref(), Ok(&link));
    }
    if let Ok(origin) = Origin::from_str(&text) {
        assert!(!origin.as_str().contains([';', ' ', '*', '\'', '"', ',']), "{}", origin.as_str());
    }
    if let Some(token) = Token::parse(&text) {
        assert_eq!(token.text(), text);
    }
    if let Ok(network) = Network::from_str(&text) {
        let start = text.trim().split('/').next().unwrap_or_default().parse().expect("it begins with an address");
        _ = is_public(start);
        assert!(network.contains(start) || start.to_canonical() != start, "{text}");
    }
    if let Ok(proof) = Proof::parse(&text) {
        assert!(proof.as_str().chars().count() <= Proof::MAX);
    }
    drop(Typed::parse(&text));
    drop(session::agent(&text));
}
