//! The phrases that say what is wrong with a text of a form, one for each error of the domain.

use crate::domain::{
    item::{WebLink, WebLinkError},
    picture::PictureError,
    subscriber::consent::ProofError,
    text::{
        address::{AddressError, EmailAddress},
        prose::{Prose, ProseError},
        short_text::{ShortText, ShortTextError},
    },
};

/// The most characters of a link: mail programs and servers cut off longer ones.
const LONGEST_LINK: usize = 2000;

/// The phrase about the address of somebody else.
pub(crate) const fn address(error: AddressError) -> &'static str {
    if matches!(error, AddressError::Empty) { "desk-address-empty" } else { error.phrase() }
}

/// The phrase about the name of a person; `empty` says that there is none.
pub(crate) const fn name(error: ShortTextError, empty: &'static str) -> &'static str {
    match error {
        ShortTextError::Empty => empty,
        ShortTextError::TooLong => "page-name-too-long",
        ShortTextError::Control => "page-name-control",
    }
}

/// The phrase about a proof of consent.
pub(crate) const fn proof(error: ProofError) -> &'static str {
    match error {
        ProofError::Empty => "desk-subscriber-proof-empty",
        ProofError::TooLong => "desk-subscriber-proof-long",
        ProofError::Unreadable => "desk-subscriber-proof-control",
    }
}

/// The phrase about an uploaded picture.
#[expect(clippy::trivially_copy_pass_by_ref, reason = "its callers have the error by reference")]
pub(crate) const fn picture(error: &PictureError) -> &'static str {
    match error {
        PictureError::TooHeavy => "desk-item-upload-heavy",
        PictureError::TooLarge => "desk-item-upload-large",
        PictureError::Unreadable => "desk-item-upload-unreadable",
    }
}

/// Reads the address of somebody else, or says what is wrong.
pub(crate) fn read_address(text: &str) -> Result<EmailAddress, &'static str> {
    EmailAddress::parse(text).map_err(address)
}

/// Reads an address to look somebody up by, or says what is wrong.
pub(crate) fn read_address_to_find(text: &str) -> Result<EmailAddress, &'static str> {
    EmailAddress::to_find(text).map_err(address)
}

/// Reads one line, or says what is wrong.
pub(crate) fn line(text: &str) -> Result<ShortText, &'static str> {
    ShortText::parse(text).map_err(|error| match error {
        ShortTextError::Empty => "desk-item-empty",
        ShortTextError::TooLong => "desk-item-long",
        ShortTextError::Control => "desk-item-control",
    })
}

/// Reads some lines, or says what is wrong.
pub(crate) fn prose(text: &str) -> Result<Prose, &'static str> {
    text.parse().map_err(|error| match error {
        ProseError::Empty => "desk-item-empty",
        ProseError::TooLong => "settings-text-long",
        ProseError::Control => "settings-text-control",
    })
}

/// Reads a link, or says what is wrong.
pub(crate) fn link(text: &str) -> Result<WebLink, &'static str> {
    short(text)?;
    WebLink::parse(text).map_err(|_| "desk-item-web")
}

/// Reads a link that must be https, or says what is wrong.
pub(crate) fn https(text: &str) -> Result<WebLink, &'static str> {
    short(text)?;
    WebLink::parse_https(text).map_err(|error| match error {
        WebLinkError::Shape => "desk-item-web",
        WebLinkError::NotHttps => "desk-item-https",
    })
}

fn short(text: &str) -> Result<(), &'static str> {
    if text.chars().count() > LONGEST_LINK { Err("desk-item-link-long") } else { Ok(()) }
}
