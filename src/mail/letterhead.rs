//! The letterhead of a list: what all its letters share, and a method for each kind of mail but the issue.

use chrono::{NaiveDate, NaiveDateTime};

use super::letter::{Letter, MailError, templates};
use crate::domain::{
    issue::HoldReason,
    item::Item,
    language::Language,
    links::Links,
    list::{Approval, List},
    phrases::Phrases,
    token::Token,
};

/// What every letter of a list needs to know.
#[derive(Debug, Clone, Copy)]
pub struct Letterhead<'a> {
    /// Where the links of this installation go.
    pub links: &'a Links,
    /// The list that writes.
    pub list: &'a List,
    /// The language of the phrases: the reader's, or the list's where the reader has not said.
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

    /// Greets a new reader.
    ///
    /// # Errors
    /// As [`Letterhead::confirmation`].
    pub fn welcome(&self, leave: Token) -> Result<Letter, MailError> {
        Welcome { letterhead: self, leave }.letter()
    }

    /// Tells the editors what waits, and until when they can add to it. Times are on the list's clock.
    ///
    /// # Errors
    /// As [`Letterhead::confirmation`].
    pub fn reminder(
        &self,
        sends_at: NaiveDateTime,
        cutoff_at: NaiveDateTime,
        waiting: &[Item],
    ) -> Result<Letter, MailError> {
        Reminder { letterhead: self, sends_at, cutoff_at, items: waiting }.letter()
    }

    /// Asks the editors to look at an issue; `planned` is its sending moment on the list's clock.
    ///
    /// # Errors
    /// As [`Letterhead::confirmation`].
    pub fn review(&self, number: u32, planned: Option<NaiveDateTime>) -> Result<Letter, MailError> {
        Review { letterhead: self, number, planned }.letter()
    }

    /// Tells the editors that an issue is held, why, and what to do.
    ///
    /// # Errors
    /// As [`Letterhead::confirmation`].
    pub fn held(&self, number: u32, reason: HoldReason) -> Result<Letter, MailError> {
        Held { letterhead: self, number, reason }.letter()
    }

    pub(super) fn phrases(&self) -> Phrases {
        Phrases::of(self.language)
    }

    pub(super) fn say(&self, key: &str) -> String {
        self.phrases().say(key)
    }

    /// A phrase about the list.
    pub(super) fn on_list(&self, key: &str) -> String {
        self.phrases().fill(key, &[("list", self.list.name.as_str())])
    }

    /// Who sends this, and where they live.
    pub(super) fn from(&self) -> String {
        let places = [("sender", self.list.sender.name.as_str()), ("postal", self.list.postal.as_str())];
        self.phrases().fill("mail-from", &places)
    }

    pub(super) fn archive(&self) -> String {
        self.links.archive(&self.list.slug)
    }

    /// A phrase about something that happens at `moment`.
    fn at(&self, key: &str, moment: NaiveDateTime) -> String {
        let (date, time) = (self.phrases().date(moment.date()), self.phrases().time(moment.time()));
        self.phrases().fill(key, &[("date", &date), ("time", &time)])
    }

    /// A phrase about one issue.
    fn on_issue(&self, key: &str, number: u32) -> String {
        self.phrases().fill(key, &[("number", &number.to_string()), ("list", self.list.name.as_str())])
    }

    /// What an editor types about an issue, below the phrase that says what it does.
    fn step(&self, verb: &str, number: u32) -> (String, String) {
        let key = if verb == "preview" { "mail-command-look".to_owned() } else { format!("mail-command-{verb}") };
        let format = if verb == "preview" { " --format text" } else { "" };
        (self.say(&key), format!("rondbrief issue {verb} --list {} {number}{format}", self.list.slug))
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

    fn asked(&self) -> String {
        let list = self.letterhead.list;
        let places = [("list", list.name.as_str()), ("sender", list.sender.name.as_str())];
        self.letterhead.phrases().fill("mail-confirmation-asked", &places)
    }

    fn until(&self) -> String {
        let date = self.letterhead.phrases().date(self.expires_on);
        self.letterhead.phrases().fill("mail-confirmation-until", &[("date", &date)])
    }
}

struct Welcome<'a> {
    letterhead: &'a Letterhead<'a>,
    leave: Token,
}

templates!(Welcome, "welcome/subject.txt", "welcome/body.txt", "welcome/body.html");

impl Welcome<'_> {
    fn leave(&self) -> String {
        self.letterhead.links.leave(self.leave)
    }
}

struct Reminder<'a> {
    letterhead: &'a Letterhead<'a>,
    sends_at: NaiveDateTime,
    cutoff_at: NaiveDateTime,
    items: &'a [Item],
}

templates!(Reminder, "reminder/subject.txt", "reminder/body.txt", "reminder/body.html");

impl Reminder<'_> {
    fn subject(&self) -> String {
        let day = self.letterhead.phrases().date(self.cutoff_at.date());
        self.letterhead
            .phrases()
            .fill("mail-reminder-subject", &[("list", self.letterhead.list.name.as_str()), ("day", &day)])
    }

    fn cutoff(&self) -> String {
        self.letterhead.at("mail-reminder-cutoff", self.cutoff_at)
    }

    fn sends(&self) -> String {
        self.letterhead.at("mail-reminder-sends", self.sends_at)
    }

    fn waiting(&self) -> String {
        self.letterhead.phrases().count("mail-reminder-waiting", self.items.len() as u64)
    }

    fn kind(&self, item: &Item) -> String {
        self.letterhead.say(&format!("mail-kind-{}", item.kind.word()))
    }

    fn add(&self) -> String {
        format!(r#"rondbrief item add --list {} --kind news --title "…""#, self.letterhead.list.slug)
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
        let plan = match (self.planned, self.letterhead.list.approval) {
            (None, _) => self.letterhead.say("mail-review-by-hand"),
            (Some(planned), Approval::Needed | Approval::ByTwo) => self.letterhead.at("mail-review-planned", planned),
            (Some(planned), Approval::NotNeeded) => self.letterhead.at("mail-review-automatic", planned),
        };
        match self.letterhead.list.approval {
            Approval::ByTwo => format!("{plan} {}", self.letterhead.say("mail-review-two")),
            Approval::Needed | Approval::NotNeeded => plan,
        }
    }

    fn steps(&self) -> Vec<(String, String)> {
        let verbs: &[_] = match (self.letterhead.list.approval, self.planned) {
            (Approval::Needed | Approval::ByTwo, Some(_)) => &["preview", "approve", "hold"],
            (Approval::Needed | Approval::ByTwo, None) => &["preview", "approve", "publish"],
            (Approval::NotNeeded, Some(_)) => &["preview", "hold"],
            (Approval::NotNeeded, None) => &["preview", "publish"],
        };
        verbs.iter().map(|verb| self.letterhead.step(verb, self.number)).collect()
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

    fn steps(&self) -> Vec<(String, String)> {
        ["preview", "approve", "publish"].iter().map(|verb| self.letterhead.step(verb, self.number)).collect()
    }
}
