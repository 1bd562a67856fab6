//! The letter that gives editors the result of an issue, once nothing more of it is sent.

use super::{Letterhead, templates};
use crate::domain::mail::reply_class::ReplyClass;

/// The result of an issue, in subscriptions.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Summary {
    /// True if it was stopped while it was being sent.
    pub is_stopped: bool,
    /// All that it was sent to, or was to be sent to.
    pub readers: u64,
    /// Those whose mail server took it.
    pub accepted: u64,
    /// Those whose mail server refused it for good.
    pub refused: u64,
    /// Those whose mail server got it and never answered.
    pub unknown: u64,
    /// Those that ended before it went out.
    pub withdrawn: u64,
    /// The reasons of the refusals, with their numbers, the most frequent first.
    pub refusals: Vec<(ReplyClass, u64)>,
}

impl Summary {
    /// Those it had not been sent to when it was stopped.
    #[must_use]
    pub const fn missed(&self) -> u64 {
        self.readers.saturating_sub(self.accepted + self.refused + self.unknown + self.withdrawn)
    }
}

/// Tells the result of an issue.
pub(super) struct Sent<'a> {
    pub letterhead: &'a Letterhead<'a>,
    pub number: u32,
    pub summary: &'a Summary,
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

    /// The outcomes of the others, where there are any.
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

    /// The reasons of the refusals.
    fn refusals(&self) -> Vec<String> {
        let refusal =
            |(class, count): &(ReplyClass, u64)| self.counted(&format!("desk-reply-{}", class.word()), *count);
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
