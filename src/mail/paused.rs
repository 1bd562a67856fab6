//! The letter that tells editors that an issue was paused on its way.

use super::letter::{Letter, MailError, templates};
use super::letterhead::Letterhead;
use crate::domain::issue::PauseReason;

impl Letterhead<'_> {
    /// Tells the editors that an issue was paused on its way, why, and what to do.
    ///
    /// # Errors
    /// As [`Letterhead::confirmation`].
    pub fn paused(&self, number: u32, reason: PauseReason) -> Result<Letter, MailError> {
        Paused { letterhead: self, number, reason }.letter()
    }
}

struct Paused<'a> {
    letterhead: &'a Letterhead<'a>,
    number: u32,
    reason: PauseReason,
}

templates!(Paused, "paused/subject.txt", "paused/body.txt", "paused/body.html");

impl Paused<'_> {
    fn say(&self, key: &str) -> String {
        let number = self.number.to_string();
        self.letterhead.phrases().fill(key, &[("number", &number), ("list", self.letterhead.list.name.as_str())])
    }

    fn why(&self) -> String {
        let limit = self.letterhead.list.delivery.refusal_limit.to_string();
        self.letterhead.phrases().fill(&format!("mail-paused-{}", self.reason.word()), &[("limit", &limit)])
    }

    /// What an editor can type, below the phrase that says what it does.
    fn steps(&self) -> [(String, String); 3] {
        let slug = &self.letterhead.list.slug;
        [("look", "report"), ("resume", "resume"), ("stop", "cancel")].map(|(key, verb)| {
            let phrase = self.letterhead.say(&format!("mail-paused-{key}"));
            (phrase, format!("rondbrief issue {verb} --list {slug} {}", self.number))
        })
    }
}
