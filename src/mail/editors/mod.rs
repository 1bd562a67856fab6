//! The letters to editors: each describes the present state, and links to the page where the editor can act.
//!
//! [`Letterhead::to_desk`] is the one place where a [`DeskMail`] becomes a letter. Its facts are read from a [`Source`] when the
//! letter is written, not when it is queued. Short letters are in this file; one with counts or lists has a file of its own.

mod log_hash;
mod reminder;
mod sent;

pub use sent::Summary;

use chrono::NaiveDateTime;

use super::compose::{
    letter::{Letter, MailError, templates},
    letterhead::Letterhead,
};
use crate::domain::{
    editor::{Role, code::Code},
    ids::IssueId,
    issue::{HoldReason, Issue, PauseReason},
    item::Item,
    list::Approval,
    mail_kind::DeskMail,
    token::Token,
};
use log_hash::LogHash;
use reminder::Reminder;
use sent::Sent;

/// The source of the facts in letters.
pub trait Source: Sync {
    /// The error of a source.
    type Error: From<MailError>;
    /// The issue with this id.
    fn issue(&self, id: IssueId) -> impl Future<Output = Result<Issue, Self::Error>> + Send;
    /// The items that wait in the list's queue.
    fn waiting(&self) -> impl Future<Output = Result<Vec<Item>, Self::Error>> + Send;
    /// The result of an issue; an error while more of it is sent.
    fn summary(&self, issue: &Issue) -> impl Future<Output = Result<Summary, Self::Error>> + Send;
}

impl Letterhead<'_> {
    /// Writes a mail to somebody who works at the desk.
    ///
    /// # Errors
    /// The source's error, or a [`MailError`] if the templates and the list do not go together.
    pub async fn to_desk<S: Source>(&self, mail: &DeskMail, source: &S) -> Result<Letter, S::Error> {
        let letterhead = self;
        let letter = match *mail {
            DeskMail::Reminder { cutoff_at, sends_at } => {
                let (cutoff_at, sends_at) = (self.list.cadence.local(cutoff_at), self.list.cadence.local(sends_at));
                Reminder { letterhead, cutoff_at, sends_at, items: &source.waiting().await? }.letter()
            }
            DeskMail::Review { issue } => {
                let issue = source.issue(issue).await?;
                let planned = issue.state.planned().map(|planned| self.list.cadence.local(planned));
                Review { letterhead, number: issue.number, planned }.letter()
            }
            DeskMail::Held { issue, reason } => {
                Held { letterhead, number: source.issue(issue).await?.number, reason }.letter()
            }
            DeskMail::Paused { issue, reason } => {
                Paused { letterhead, number: source.issue(issue).await?.number, reason }.letter()
            }
            DeskMail::Sent { issue } => {
                let issue = source.issue(issue).await?;
                Sent { letterhead, number: issue.number, summary: &source.summary(&issue).await? }.letter()
            }
            DeskMail::SignIn { token } => SignIn { letterhead, token }.letter(),
            DeskMail::Invitation { role } => Invitation { letterhead, role }.letter(),
            DeskMail::Wish => Wish { letterhead }.letter(),
            DeskMail::LogHash { entries, hash } => LogHash { letterhead, entries, hash }.letter(),
        };
        Ok(letter?)
    }

    /// A phrase about something that happens at `moment`, on the list's clock.
    fn at(&self, key: &str, moment: NaiveDateTime) -> String {
        let (date, time) = (self.phrases().date(moment.date()), self.phrases().time(moment.time()));
        self.phrases().fill(key, &[("date", &date), ("time", &time)])
    }

    /// A phrase about one issue.
    fn on_issue(&self, key: &str, number: u32) -> String {
        self.phrases().fill(key, &[("number", &number.to_string()), ("list", self.list.name.as_str())])
    }
}

/// Asks to look at an issue that has just been composed.
struct Review<'a> {
    letterhead: &'a Letterhead<'a>,
    number: u32,
    /// The issue's sending moment, on the list's clock.
    planned: Option<NaiveDateTime>,
}

templates!(Review, "review/subject.txt", "review/body.txt", "review/body.html");

impl Review<'_> {
    fn say(&self, key: &str) -> String {
        self.letterhead.on_issue(key, self.number)
    }

    /// The sentence about what happens to the issue, and when.
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

    /// The sentence about what there is to do.
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

/// Says that an issue is held, for which reason, and on which page it is approved again.
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

/// Says that the sending of an issue was paused, for which reason, and on which page it is resumed.
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

/// Holds an editor's link to sign in, and its code.
struct SignIn<'a> {
    letterhead: &'a Letterhead<'a>,
    token: Token,
}

templates!(SignIn, "sign_in/subject.txt", "sign_in/body.txt", "sign_in/body.html");

impl SignIn<'_> {
    fn link(&self) -> String {
        self.letterhead.links.enter(self.token)
    }

    fn code(&self) -> String {
        Code::of(self.token).text()
    }
}

/// Tells a new editor their permissions and how to sign in. It holds no secret: signing in begins with their address.
struct Invitation<'a> {
    letterhead: &'a Letterhead<'a>,
    role: Role,
}

templates!(Invitation, "invitation/subject.txt", "invitation/body.txt", "invitation/body.html");

impl Invitation<'_> {
    fn may(&self) -> String {
        self.letterhead.on_list(&format!("mail-invitation-{}", self.role))
    }
}

/// Tells an owner of all lists that a subscriber of the list wants to be erased everywhere, and where to decide. It names nobody.
struct Wish<'a> {
    letterhead: &'a Letterhead<'a>,
}

templates!(Wish, "wish/subject.txt", "wish/body.txt", "wish/body.html");
