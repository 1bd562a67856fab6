//! The letter that tells editors what an issue came to, once nothing more of it goes out.

use super::{Letter, Letterhead, MailError, templates};
use crate::domain::mail::reply_class::ReplyClass;

/// What an issue came to, in readers.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Summary {
    /// Whether it was stopped before everybody had their turn.
    pub is_stopped: bool,
    /// How many it went to, or was to go to.
    pub readers: u64,
    /// Whose mail server took it.
    pub accepted: u64,
    /// Whose mail server never will.
    pub refused: u64,
    /// To whom it was handed over without an answer.
    pub unknown: u64,
    /// Who left before it went out.
    pub withdrawn: u64,
    /// What was meant by refusing it, and how often, the most frequent first.
    pub refusals: Vec<(ReplyClass, u64)>,
}

impl Summary {
    /// How many had not had their turn when it was stopped.
    #[must_use]
    pub const fn missed(&self) -> u64 {
        self.readers.saturating_sub(self.accepted + self.refused + self.unknown + self.withdrawn)
    }
}

impl Letterhead<'_> {
    /// Tells the editors what an issue came to.
    ///
    /// # Errors
    /// As [`Letterhead::confirmation`].
    pub fn sent(&self, number: u32, summary: &Summary) -> Result<Letter, MailError> {
        Sent { letterhead: self, number, summary }.letter()
    }
}

struct Sent<'a> {
    letterhead: &'a Letterhead<'a>,
    number: u32,
    summary: &'a Summary,
}

templates!(Sent, "sent/subject.txt", "sent/body.txt", "sent/body.html");

impl Sent<'_> {
    /// A phrase about the issue, as it ended.
    fn say(&self, key: &str) -> String {
        let (number, end) = (self.number.to_string(), if self.summary.is_stopped { "stopped" } else { "sent" });
        let places = [("number", number.as_str()), ("list", self.letterhead.list.name.as_str())];
        self.letterhead.phrases().fill(&format!("mail-{end}-{key}"), &places)
    }

    fn lead(&self) -> String {
        let phrases = self.letterhead.phrases();
        if self.summary.accepted == self.summary.readers {
            return phrases.count("mail-sent-all", self.summary.readers);
        }
        let (done, all) = (self.summary.accepted.to_string(), self.summary.readers.to_string());
        phrases.fill("mail-sent-lead", &[("done", &done), ("all", &all)])
    }

    /// What became of the others, where there are any.
    fn others(&self) -> Vec<String> {
        let it = self.summary;
        let counted = [
            (it.refused, "desk-number-refused"),
            (it.unknown, "desk-number-unknown"),
            (it.withdrawn, "desk-number-withdrawn"),
            (it.missed(), "desk-number-cancelled"),
        ];
        counted.into_iter().filter(|(count, _)| *count > 0).map(|(count, key)| self.counted(key, count)).collect()
    }

    /// What servers meant by refusing it.
    fn refusals(&self) -> Vec<String> {
        let refusal =
            |(meaning, count): &(ReplyClass, u64)| self.counted(&format!("desk-meaning-{}", meaning.word()), *count);
        self.summary.refusals.iter().map(refusal).collect()
    }

    fn counted(&self, key: &str, count: u64) -> String {
        format!("{} ({count})", self.letterhead.say(key))
    }

    fn way(&self) -> String {
        self.letterhead.links.sending(&self.letterhead.list.slug, self.number)
    }

    fn numbers(&self) -> String {
        self.letterhead.links.numbers(&self.letterhead.list.slug)
    }
}
