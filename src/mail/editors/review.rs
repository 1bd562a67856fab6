//! The letter that asks editors to look at an issue that has just been composed.

use chrono::NaiveDateTime;

use super::{Letter, Letterhead, MailError, templates};
use crate::domain::list::Approval;

impl Letterhead<'_> {
    /// Asks the editors to look at an issue; `planned` is its sending moment on the list's clock.
    ///
    /// # Errors
    /// As [`Letterhead::confirmation`].
    pub fn review(&self, number: u32, planned: Option<NaiveDateTime>) -> Result<Letter, MailError> {
        Review { letterhead: self, number, planned }.letter()
    }
}

struct Review<'a> {
    letterhead: &'a Letterhead<'a>,
    number: u32,
    planned: Option<NaiveDateTime>,
}

templates!(Review, "review/subject.txt", "review/body.txt", "review/body.html");

impl Review<'_> {
    fn say(&self, key: &str) -> String {
        self.letterhead.on_issue(key, self.number)
    }

    /// What happens to it, and when.
    fn plan(&self) -> String {
        let approval = self.letterhead.list.approval;
        let plan = match (self.planned, approval) {
            (None, Approval::Needed | Approval::ByTwo) => self.letterhead.say("mail-review-by-hand"),
            (None, Approval::NotNeeded) => self.letterhead.say("mail-review-by-hand-at-once"),
            (Some(planned), Approval::Needed | Approval::ByTwo) => self.letterhead.at("mail-review-planned", planned),
            (Some(planned), Approval::NotNeeded) => self.letterhead.at("mail-review-automatic", planned),
        };
        match approval {
            Approval::ByTwo => format!("{plan} {}", self.letterhead.say("mail-review-two")),
            Approval::Needed | Approval::NotNeeded => plan,
        }
    }

    /// What there is to do.
    fn ask(&self) -> String {
        self.letterhead.say(match self.letterhead.list.approval {
            Approval::Needed | Approval::ByTwo => "mail-review-ask",
            Approval::NotNeeded => "mail-review-ask-hold",
        })
    }

    fn issue(&self) -> String {
        self.letterhead.links.desk_issue(&self.letterhead.list.slug, self.number)
    }
}
