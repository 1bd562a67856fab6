//! The letter that tells editors that an issue was paused on its way.

use super::{Letter, Letterhead, MailError, templates};
use crate::domain::issue::PauseReason;

impl Letterhead<'_> {
    /// Tells the editors that an issue was paused on its way, why, and where they let it go on.
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
        self.letterhead.on_issue(key, self.number)
    }

    fn why(&self) -> String {
        let limit = self.letterhead.list.delivery.refusal_limit.to_string();
        self.letterhead.phrases().fill(&format!("mail-paused-{}", self.reason.word()), &[("limit", &limit)])
    }

    fn way(&self) -> String {
        self.letterhead.links.sending(&self.letterhead.list.slug, self.number)
    }
}
