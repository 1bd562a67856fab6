//! From a letter to a message: RFC 5322 headers and a multipart/alternative body, as bytes that any server takes.
//!
//! Everything is 7-bit with lines of at most 76 characters, none of which begins with a dot, so that no server on the way
//! needs 8BITMIME or adds anything, and no signature breaks. Header injection is ruled out before: a [`ShortText`] has no line breaks.

use data_encoding::BASE64;
use lettre::{
    Address, Message,
    message::{
        Body, Mailbox, Mailboxes, MultiPart, MultiPartKind, SinglePart,
        header::{ContentTransferEncoding, ContentType, Date, HeaderName, HeaderValue, Headers, To},
    },
};

use super::{
    letter::{Letter, MailError},
    quoted,
};
use crate::domain::{
    list::List,
    running::links::Links,
    text::{address::EmailAddress, short_text::ShortText},
    time::Instant,
    token::Token,
};

/// Parts are quoted-printable, in which `=_` cannot occur (RFC 2045 section 6.7): no part can hold this line.
const BOUNDARY: &str = "=_rondbrief";

/// What stands above a letter.
#[derive(Debug, Clone, Copy)]
pub struct Head<'a> {
    /// The list that writes.
    pub list: &'a List,
    /// Where the list's links go.
    pub links: &'a Links,
    /// Whom it goes to.
    pub to: &'a EmailAddress,
    /// Their name, if they gave one.
    pub to_name: Option<&'a ShortText>,
    /// What this copy is known by (RFC 5322 section 3.6.4), without angle brackets: the same at every attempt.
    pub message_id: &'a str,
    /// When it is sent.
    pub date: Instant,
    /// For list mail: the token by which this reader leaves. Such a mail says how to leave in its headers (RFC 8058).
    pub mass: Option<Token>,
    /// Whether a machine wrote this by itself, which keeps holiday replies away (RFC 3834 section 5).
    pub automatic: bool,
}

/// Builds the finished message.
///
/// # Errors
/// [`MailError::Header`], if an address is one the message format does not know.
pub fn build(letter: &Letter, head: &Head<'_>) -> Result<String, MailError> {
    let sender = &head.list.sender;
    let mut message = Message::builder()
        .from(mailbox(Some(&sender.name), &sender.address)?)
        .to(mailbox(head.to_name, head.to)?)
        .subject(letter.subject.as_str())
        .header(Date::new(head.date.into()))
        .message_id(Some(format!("<{}>", head.message_id)));
    if let Some(reply) = &head.list.reply {
        message = message.reply_to(mailbox(None, reply)?);
    }
    for header in extra_headers(letter, head) {
        message = message.raw_header(header);
    }
    let parts = MultiPart::builder()
        .kind(MultiPartKind::Alternative)
        .boundary(BOUNDARY)
        .singlepart(part(ContentType::TEXT_PLAIN, &letter.text))
        .singlepart(part(ContentType::TEXT_HTML, &letter.html));
    let message = message.multipart(parts).map_err(|error| MailError::Header(error.to_string()))?;
    String::from_utf8(message.formatted()).map_err(|error| MailError::Header(error.to_string()))
}

/// The whole header line that says whom a message goes to.
pub(crate) fn to_line(name: Option<&ShortText>, to: &EmailAddress) -> Result<String, MailError> {
    if name.is_none() {
        return Ok(format!("To: {}\r\n", to.as_str()));
    }
    let mut headers = Headers::new();
    headers.set(To::from(Mailboxes::from(mailbox(name, to)?)));
    Ok(headers.to_string())
}

/// When a message is sent, as its header says it (RFC 5322 section 3.3).
pub(crate) fn date(moment: Instant) -> String {
    moment.format("%a, %d %b %Y %H:%M:%S +0000").to_string()
}

fn mailbox(name: Option<&ShortText>, to: &EmailAddress) -> Result<Mailbox, MailError> {
    let address = Address::new(to.local(), to.domain()).map_err(|error| MailError::Header(error.to_string()))?;
    Ok(Mailbox::new(name.map(|name| name.as_str().to_owned()), address))
}

fn part(kind: ContentType, text: &str) -> SinglePart {
    let encoded = quoted::encode(text).into_bytes();
    let body = Body::dangerous_pre_encoded(encoded, ContentTransferEncoding::QuotedPrintable);
    SinglePart::builder().header(kind).body(body)
}

fn extra_headers(letter: &Letter, head: &Head<'_>) -> Vec<HeaderValue> {
    let mut headers = vec![plain("Content-Language", letter.language.tag().to_owned())];
    if let Some(leave) = head.mass {
        headers.extend(list_headers(head, leave));
    }
    if head.automatic {
        headers.push(plain("Auto-Submitted", "auto-generated".to_owned()));
    }
    if head.mass.is_some() || head.automatic {
        headers.push(plain("X-Auto-Response-Suppress", "OOF, AutoReply".to_owned()));
    }
    headers
}

/// What makes a mail list mail: RFC 2369, RFC 2919, RFC 8058, and what Gmail reads for its reports.
fn list_headers(head: &Head<'_>, leave: Token) -> [HeaderValue; 9] {
    let (links, slug) = (head.links, &head.list.slug);
    let id = format!("<{slug}.{}>", links.host());
    [
        plain("List-Unsubscribe", format!("<{}>", links.leave(leave))),
        plain("List-Unsubscribe-Post", "List-Unsubscribe=One-Click".to_owned()),
        HeaderValue::dangerous_new_pre_encoded(
            HeaderName::new_from_ascii_str("List-Id"),
            format!("{} {id}", head.list.name),
            format!("{}\r\n {id}", phrase(head.list.name.as_str())),
        ),
        plain("List-Help", format!("<{}>", links.list(slug))),
        plain("List-Archive", format!("<{}>", links.archive(slug))),
        plain("List-Owner", format!("<mailto:{}>", head.list.sender.address.as_str())),
        plain("List-Post", "NO".to_owned()),
        plain("Precedence", "bulk".to_owned()),
        plain("Feedback-ID", format!("{slug}:list:{}", links.host())),
    ]
}

/// A header whose value is ASCII by its make.
fn plain(name: &'static str, value: String) -> HeaderValue {
    HeaderValue::new(HeaderName::new_from_ascii_str(name), value)
}

/// A name as a phrase (RFC 5322 section 3.2.5): bare, or in encoded words of whole letters (RFC 2047 section 5).
fn phrase(name: &str) -> String {
    let bare = |c: char| c.is_ascii_alphanumeric() || " !#$%&'*+-/^_`{|}~".contains(c);
    if name.len() <= 60 && name.chars().all(bare) {
        return name.to_owned();
    }
    let mut words = vec![String::new()];
    for letter in name.chars() {
        match words.last_mut() {
            // 45 bytes are 60 in Base64, and 72 with what stands around them: fewer than the 75 allowed.
            Some(word) if word.len() + letter.len_utf8() <= 45 => word.push(letter),
            _ => words.push(letter.to_string()),
        }
    }
    let words: Vec<_> = words.iter().map(|word| format!("=?utf-8?B?{}?=", BASE64.encode(word.as_bytes()))).collect();
    words.join("\r\n ")
}
