//! The letter that tells editors that an issue is held.

use super::{Letter, Letterhead, MailError, templates};
use crate::domain::issue::HoldReason;

impl Letterhead<'_> {
    /// Tells the editors that an issue is held, why, and where they go on with it.
    ///
    /// # Errors
    /// As [`Letterhead::confirmation`].
    pub fn held(&self, number: u32, reason: HoldReason) -> Result<Letter, MailError> {
        Held { letterhead: self, number, reason }.letter()
    }
}

struct Held<'a> {
    letterhead: &'a Letterhead<'a>,
    number: u32,
    reason: HoldReason,
}

templates!(Held, "held/subject.txt", "held/body.txt", "held/body.html");

impl Held<'_> {
    fn say(&self, key: &str) -> String {
        self.letterhead.on_issue(key, self.number)
    }

    fn why(&self) -> String {
        self.letterhead.say(&format!("mail-held-{}", self.reason.word()))
    }

    fn issue(&self) -> String {
        self.letterhead.links.desk_issue(&self.letterhead.list.slug, self.number)
    }
}
