//! The letterhead of a list: what all its letters share, and its letters to new subscribers.

use chrono::{NaiveDate, NaiveDateTime};

use super::letter::{Letter, MailError, templates};
use crate::domain::{
    list::List,
    running::links::Links,
    subscriber::consent::ConsentForm,
    text::{language::Language, phrases::Phrases},
    token::Token,
};

/// The values that every letter of a list needs.
#[derive(Debug, Clone, Copy)]
pub struct Letterhead<'a> {
    /// The links of this installation.
    pub links: &'a Links,
    /// The list that writes.
    pub list: &'a List,
    /// The language of the phrases: the recipient's, or the list's where the recipient has none.
    pub language: Language,
}

impl Letterhead<'_> {
    /// Asks somebody to confirm; `expires_on` is the last day on which `token` works.
    ///
    /// # Errors
    /// [`MailError`], if the templates and the list do not go together.
    pub fn confirmation(&self, token: Token, expires_on: NaiveDate) -> Result<Letter, MailError> {
        Confirmation { letterhead: self, token, expires_on }.letter()
    }

    /// Greets a new subscriber, with a receipt of their consent.
    ///
    /// # Errors
    /// As [`Letterhead::confirmation`].
    pub fn welcome(&self, leave: Token, receipt: Option<&Receipt>) -> Result<Letter, MailError> {
        Welcome { letterhead: self, leave, receipt }.letter()
    }

    pub(crate) fn phrases(&self) -> Phrases {
        Phrases::of(self.language)
    }

    pub(crate) fn say(&self, key: &str) -> String {
        self.phrases().say(key)
    }

    /// A phrase about the list.
    pub(crate) fn on_list(&self, key: &str) -> String {
        self.phrases().fill(key, &[("list", self.list.name.as_str())])
    }

    /// The sender and the postal address.
    pub(crate) fn from(&self) -> String {
        let places = [("sender", self.list.sender.name.as_str()), ("postal", self.list.postal.as_str())];
        self.phrases().fill("mail-from", &places)
    }

    pub(crate) fn archive(&self) -> String {
        self.links.archive(&self.list.slug)
    }
}

struct Confirmation<'a> {
    letterhead: &'a Letterhead<'a>,
    token: Token,
    expires_on: NaiveDate,
}

templates!(Confirmation, "confirmation/subject.txt", "confirmation/body.txt", "confirmation/body.html");

impl Confirmation<'_> {
    fn confirm(&self) -> String {
        self.letterhead.links.confirm(self.token)
    }

    fn refuse(&self) -> String {
        self.letterhead.links.refuse(self.token)
    }

    fn until(&self) -> String {
        let date = self.letterhead.phrases().date(self.expires_on);
        self.letterhead.phrases().fill("mail-confirmation-until", &[("date", &date)])
    }
}

/// A receipt of a consent: when, where, and to which words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Receipt {
    /// The moment the form was filled in, on the list's clock.
    pub asked: NaiveDateTime,
    /// The moment it was confirmed, on the list's clock.
    pub confirmed: NaiveDateTime,
    /// The form.
    pub form: ConsentForm,
    /// The words beside its button.
    pub words: String,
    /// The language of these words.
    pub language: Language,
}

struct Welcome<'a> {
    letterhead: &'a Letterhead<'a>,
    leave: Token,
    receipt: Option<&'a Receipt>,
}

templates!(Welcome, "welcome/subject.txt", "welcome/body.txt", "welcome/body.html");

impl Welcome<'_> {
    fn leave(&self) -> String {
        self.letterhead.links.leave(self.leave)
    }

    /// The sentence that says when and where the form was filled in.
    fn asked(&self, receipt: &Receipt) -> String {
        let key = match receipt.form {
            ConsentForm::Page => "mail-welcome-receipt-page",
            ConsentForm::Embed => "mail-welcome-receipt-embed",
            ConsentForm::Api => "mail-welcome-receipt-api",
            ConsentForm::Import | ConsentForm::Editor => "mail-welcome-receipt-other",
        };
        self.at(key, receipt.asked)
    }

    fn confirmed(&self, receipt: &Receipt) -> String {
        self.at("mail-welcome-receipt-confirmed", receipt.confirmed)
    }

    fn at(&self, key: &str, moment: NaiveDateTime) -> String {
        let (phrases, list) = (self.letterhead.phrases(), self.letterhead.list);
        let (date, time) = (phrases.date(moment.date()), phrases.time(moment.time()));
        let page = self.letterhead.links.list(&list.slug);
        let zone = list.cadence.zone.name();
        phrases.fill(key, &[("date", &date), ("time", &time), ("page", &page), ("zone", zone)])
    }

    /// The sentence that says what the subscriber will receive, and how often.
    fn what(&self) -> String {
        let phrases = self.letterhead.phrases();
        let often = self.letterhead.list.cadence.rhythm.often(phrases);
        phrases.fill("mail-welcome-what", &[("often", &often)])
    }
}
