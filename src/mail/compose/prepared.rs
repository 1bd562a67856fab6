//! A prepared message: an issue in one language, built and encoded once, and filled in for each recipient.
//!
//! The full builder makes the message for a model recipient, and it is cut at the places where the model's values stand. A
//! recipient's message is a copy of the pieces with their own values between; it equals, byte for byte, what the full builder
//! would have made for them.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex},
};

use chrono::{NaiveDate, TimeDelta};

use super::{
    issue::IssueLetter,
    letter::MailError,
    message::{self, Head},
    quoted,
};
use crate::domain::{
    list::List,
    running::links::Links,
    text::{address::EmailAddress, short_text::ShortText},
    time::Instant,
    token::Token,
};

/// The values of the model recipient. They are random, so none occurs elsewhere in a message.
const LEAVE: Token =
    Token::new([0x9d, 0x41, 0x6b, 0xe7, 0x20, 0xf3, 0x8c, 0x15, 0xba, 0x5e, 0x77, 0x02, 0xc9, 0x64, 0xd8, 0x3f]);
const TO: &str = "q7f3kz81w0vd@x4jm92pt6c.invalid";
const MESSAGE_ID: &str = "h5s8ce02yq1n@x4jm92pt6c.invalid";
const WHY_TEXT: &str = "t3mw7ub50ajx";
const WHY_HTML: &str = "g9rk2py64zdo";

/// A moment that occurs in no text of today.
fn sent_at() -> Instant {
    Instant::UNIX_EPOCH + TimeDelta::seconds(229_473_648_127)
}

/// The places that differ by recipient.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    To,
    Date,
    MessageId,
    LeaveInHead,
    LeaveInBody,
    WhyText,
    WhyHtml,
}

/// The recipient of one copy.
#[derive(Debug, Clone, Copy)]
pub struct Addressee<'a> {
    /// Their address.
    pub to: &'a EmailAddress,
    /// Their name, if they gave one.
    pub to_name: Option<&'a ShortText>,
    /// The Message-ID of this copy, without angle brackets.
    pub message_id: &'a str,
    /// The moment of sending.
    pub date: Instant,
    /// The token by which they leave.
    pub leave: Token,
    /// The day on which they subscribed, where it is known.
    pub since: Option<NaiveDate>,
}

/// A sentence in both its forms, encoded.
type Why = (String, String);

/// A message in pieces.
#[derive(Debug)]
pub struct PreparedMessage {
    letter: IssueLetter,
    /// Each piece, and the place behind it; the last has none.
    pieces: Vec<(String, Option<Place>)>,
    length: usize,
    whys: Mutex<HashMap<Option<NaiveDate>, Arc<Why>>>,
}

/// The most sentences kept: one a day for some years.
const WHYS: usize = 4_000;

impl PreparedMessage {
    /// Builds the message of `letter` and cuts it into pieces.
    ///
    /// # Errors
    /// [`MailError`], as the full builder's.
    pub fn new(letter: IssueLetter, list: &List, links: &Links) -> Result<Self, MailError> {
        let to = EmailAddress::parse(TO).map_err(|error| MailError::Header(error.to_string()))?;
        let head = Head {
            list,
            links,
            to: &to,
            to_name: None,
            message_id: MESSAGE_ID,
            date: sent_at(),
            mass: Some(LEAVE),
            automatic: false,
        };
        let whole = message::build(&letter.with_places(&LEAVE.text(), WHY_TEXT, WHY_HTML), &head)?;
        let mut pieces = Vec::new();
        let mut rest = whole.as_str();
        while let Some((at, length, place)) = next_place(rest, &to)? {
            pieces.push((rest[..at].to_owned(), Some(place)));
            rest = &rest[at + length..];
        }
        pieces.push((rest.to_owned(), None));
        Ok(Self { letter, pieces, length: whole.len(), whys: Mutex::default() })
    }

    /// The message for one recipient.
    ///
    /// # Errors
    /// [`MailError::Header`], if the address is one the message format does not know.
    pub fn fill(&self, to: &Addressee<'_>) -> Result<String, MailError> {
        let leave = to.leave.text();
        let why = self.why(to.since);
        let (why_text, why_html) = &*why;
        let mut message = String::with_capacity(self.length + 512);
        for (piece, place) in &self.pieces {
            message.push_str(piece);
            match place {
                Some(Place::To) => message.push_str(&message::to_line(to.to_name, to.to)?),
                Some(Place::Date) => message.push_str(&message::date(to.date)),
                Some(Place::MessageId) => message.push_str(to.message_id),
                Some(Place::LeaveInHead) => message.push_str(&leave),
                Some(Place::LeaveInBody) => {
                    message.push_str(&leave);
                    message.push_str(quoted::SOFT_BREAK);
                }
                Some(Place::WhyText) => message.push_str(why_text),
                Some(Place::WhyHtml) => message.push_str(why_html),
                None => {}
            }
        }
        Ok(message)
    }

    /// The encoded sentence that says why the mail came: the same for all who subscribed on one day.
    fn why(&self, since: Option<NaiveDate>) -> Arc<Why> {
        let mut whys = self.whys.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        if whys.len() >= WHYS {
            whys.clear();
        }
        let encoded =
            || Arc::new((quoted::place(&self.letter.why_text(since)), quoted::place(&self.letter.why_html(since))));
        whys.entry(since).or_insert_with(encoded).clone()
    }
}

/// The first place in `text`: where it begins, how long the model's value is, and what it is.
fn next_place(text: &str, to: &EmailAddress) -> Result<Option<(usize, usize, Place)>, MailError> {
    let leave = LEAVE.text();
    let models = [
        (message::to_line(None, to)?, Place::To),
        (message::date(sent_at()), Place::Date),
        (MESSAGE_ID.to_owned(), Place::MessageId),
        (quoted::place(&leave), Place::LeaveInBody),
        (leave, Place::LeaveInHead),
        (quoted::place(WHY_TEXT), Place::WhyText),
        (quoted::place(WHY_HTML), Place::WhyHtml),
    ];
    let found = models.into_iter().filter_map(|(model, place)| Some((text.find(&model)?, model.len(), place)));
    // Of two models at one place the longer one is meant.
    Ok(found.min_by_key(|(at, length, _)| (*at, usize::MAX - length)))
}
