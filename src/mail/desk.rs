//! The desk where a list's letters are written: one method for each kind of mail but the issue.

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
pub struct Desk<'a> {
    /// Where the links of this installation go.
    pub links: &'a Links,
    /// The list that writes.
    pub list: &'a List,
    /// The language of the phrases: the reader's, or the list's where the reader has not said.
    pub language: Language,
}

impl Desk<'_> {
    /// Asks somebody to confirm; `expires_on` is the last day on which `token` works.
    ///
    /// # Errors
    /// [`MailError`], if the templates and the list do not go together.
    pub fn confirmation(&self, token: Token, expires_on: NaiveDate) -> Result<Letter, MailError> {
        Confirmation { desk: self, token, expires_on }.letter()
    }

    /// Greets a new reader.
    ///
    /// # Errors
    /// As [`Desk::confirmation`].
    pub fn welcome(&self, leave: Token) -> Result<Letter, MailError> {
        Welcome { desk: self, leave }.letter()
    }

    /// Tells the editors what waits, and until when they can add to it. Times are on the list's clock.
    ///
    /// # Errors
    /// As [`Desk::confirmation`].
    pub fn reminder(
        &self,
        sends_at: NaiveDateTime,
        cutoff_at: NaiveDateTime,
        waiting: &[Item],
    ) -> Result<Letter, MailError> {
        Reminder { desk: self, sends_at, cutoff_at, items: waiting }.letter()
    }

    /// Asks the editors to look at an issue; `planned` is its sending moment on the list's clock.
    ///
    /// # Errors
    /// As [`Desk::confirmation`].
    pub fn review(&self, number: u32, planned: Option<NaiveDateTime>) -> Result<Letter, MailError> {
        Review { desk: self, number, planned }.letter()
    }

    /// Tells the editors that an issue is held, why, and what to do.
    ///
    /// # Errors
    /// As [`Desk::confirmation`].
    pub fn held(&self, number: u32, reason: HoldReason) -> Result<Letter, MailError> {
        Held { desk: self, number, reason }.letter()
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
    desk: &'a Desk<'a>,
    token: Token,
    expires_on: NaiveDate,
}

templates!(Confirmation, "confirmation/subject.txt", "confirmation/body.txt", "confirmation/body.html");

impl Confirmation<'_> {
    fn confirm(&self) -> String {
        self.desk.links.confirm(self.token)
    }

    fn refuse(&self) -> String {
        self.desk.links.refuse(self.token)
    }

    fn asked(&self) -> String {
        let list = self.desk.list;
        let places = [("list", list.name.as_str()), ("sender", list.sender.name.as_str())];
        self.desk.phrases().fill("mail-confirmation-asked", &places)
    }

    fn until(&self) -> String {
        let date = self.desk.phrases().date(self.expires_on);
        self.desk.phrases().fill("mail-confirmation-until", &[("date", &date)])
    }
}

struct Welcome<'a> {
    desk: &'a Desk<'a>,
    leave: Token,
}

templates!(Welcome, "welcome/subject.txt", "welcome/body.txt", "welcome/body.html");

impl Welcome<'_> {
    fn leave(&self) -> String {
        self.desk.links.leave(self.leave)
    }
}

struct Reminder<'a> {
    desk: &'a Desk<'a>,
    sends_at: NaiveDateTime,
    cutoff_at: NaiveDateTime,
    items: &'a [Item],
}

templates!(Reminder, "reminder/subject.txt", "reminder/body.txt", "reminder/body.html");

impl Reminder<'_> {
    fn subject(&self) -> String {
        let day = self.desk.phrases().date(self.cutoff_at.date());
        self.desk.phrases().fill("mail-reminder-subject", &[("list", self.desk.list.name.as_str()), ("day", &day)])
    }

    fn cutoff(&self) -> String {
        self.desk.at("mail-reminder-cutoff", self.cutoff_at)
    }

    fn sends(&self) -> String {
        self.desk.at("mail-reminder-sends", self.sends_at)
    }

    fn waiting(&self) -> String {
        self.desk.phrases().count("mail-reminder-waiting", self.items.len() as u64)
    }

    fn kind(&self, item: &Item) -> String {
        self.desk.say(&format!("mail-kind-{}", item.kind.word()))
    }

    fn add(&self) -> String {
        format!(r#"rondbrief item add --list {} --kind news --title "…""#, self.desk.list.slug)
    }
}

struct Review<'a> {
    desk: &'a Desk<'a>,
    number: u32,
    planned: Option<NaiveDateTime>,
}

templates!(Review, "review/subject.txt", "review/body.txt", "review/body.html");

impl Review<'_> {
    fn say(&self, key: &str) -> String {
        self.desk.on_issue(key, self.number)
    }

    /// What happens to it, and when.
    fn plan(&self) -> String {
        let Some(planned) = self.planned else { return self.desk.say("mail-review-by-hand") };
        let key = match self.desk.list.approval {
            Approval::Needed => "mail-review-planned",
            Approval::NotNeeded => "mail-review-automatic",
        };
        self.desk.at(key, planned)
    }

    fn steps(&self) -> Vec<(String, String)> {
        let verbs: &[_] = match (self.desk.list.approval, self.planned) {
            (Approval::Needed, Some(_)) => &["preview", "approve", "hold"],
            (Approval::Needed, None) => &["preview", "approve", "publish"],
            (Approval::NotNeeded, Some(_)) => &["preview", "hold"],
            (Approval::NotNeeded, None) => &["preview", "publish"],
        };
        verbs.iter().map(|verb| self.desk.step(verb, self.number)).collect()
    }
}

struct Held<'a> {
    desk: &'a Desk<'a>,
    number: u32,
    reason: HoldReason,
}

templates!(Held, "held/subject.txt", "held/body.txt", "held/body.html");

impl Held<'_> {
    fn say(&self, key: &str) -> String {
        self.desk.on_issue(key, self.number)
    }

    fn why(&self) -> String {
        self.desk.say(&format!("mail-held-{}", self.reason.word()))
    }

    fn steps(&self) -> Vec<(String, String)> {
        ["preview", "approve", "publish"].iter().map(|verb| self.desk.step(verb, self.number)).collect()
    }
}
