//! Mail: the texts of letters, the building of messages, and sending.

mod answers;
mod dkim;
mod letters;
mod messages;
mod pipelining;
mod prepared;
mod returned;
mod sending;
mod smtp;
mod spam;

use chrono::DateTime;
use futures_util::FutureExt;
use rondbrief::{
    domain::{
        audit::chain::Hash,
        editor::Role,
        ids::IssueId,
        issue::{HoldReason, Issue, IssueState, PauseReason},
        item::Item,
        mail::reply_class::ReplyClass,
        mail_kind::DeskMail,
        subscriber::consent::ConsentForm,
        text::{language::Language, phrases::Phrases},
    },
    mail::{
        IssueLetter, Letter, Letterhead, MailError,
        compose::{
            letterhead::Receipt,
            message::{self, Head},
        },
        editors::{Source, Summary},
    },
};

use crate::support::fixtures::{self, TOKEN, day};

/// The source for letters to the desk: issue 7, to be sent on 12 January 2027 at 10:00, and its result.
pub struct Told {
    pub planned: bool,
    pub summary: Summary,
}

impl Source for Told {
    type Error = MailError;

    async fn issue(&self, id: IssueId) -> Result<Issue, MailError> {
        let planned = self.planned.then(|| "2027-01-12T09:00:00Z".parse().unwrap());
        Ok(Issue { id, number: 7, state: IssueState::Draft { planned }, composed_at: DateTime::UNIX_EPOCH })
    }

    async fn waiting(&self) -> Result<Vec<Item>, MailError> {
        Ok(fixtures::items())
    }

    async fn summary(&self, _: &Issue) -> Result<Summary, MailError> {
        Ok(self.summary.clone())
    }
}

/// A letter to the desk.
pub fn to_desk(letterhead: &Letterhead<'_>, mail: DeskMail, told: &Told) -> Letter {
    letterhead.to_desk(&mail, told).now_or_never().expect("nothing is waited for").unwrap()
}

/// Some issue.
pub const ISSUE: IssueId = IssueId(uuid::Uuid::nil());

/// One letter of every kind in `language`, by name.
pub fn letters(language: Language) -> Vec<(&'static str, Letter)> {
    let (links, list) = (fixtures::links(), fixtures::list(Language::Nl));
    let letterhead = Letterhead { links: &links, list: &list, language };
    let issue = IssueLetter::render(&letterhead, 7, day(2027, 1, 12), &fixtures::contents()).unwrap();
    let opened = fixtures::contents().below(fixtures::preface());
    let opened = IssueLetter::render(&letterhead, 7, day(2027, 1, 12), &opened).unwrap();
    let summary = Summary {
        readers: 412,
        accepted: 405,
        refused: 5,
        unknown: 1,
        withdrawn: 1,
        refusals: vec![(ReplyClass::NoMailbox, 4), (ReplyClass::AboutUs, 1)],
        ..Summary::default()
    };
    let stopped = Told { planned: true, summary: Summary { is_stopped: true, accepted: 57, ..summary.clone() } };
    let told = Told { planned: true, summary };
    let receipt = Receipt {
        asked: day(2026, 3, 2).and_hms_opt(21, 58, 0).unwrap(),
        confirmed: day(2026, 3, 3).and_hms_opt(7, 5, 0).unwrap(),
        form: ConsentForm::Page,
        words: Phrases::of(language).fill("wording", &[("list", list.name.as_str())]),
        language,
    };
    let desk = |mail| to_desk(&letterhead, mail, &told);
    let (cutoff_at, sends_at) = ("2027-01-07T09:00:00Z".parse().unwrap(), "2027-01-12T09:00:00Z".parse().unwrap());
    vec![
        ("confirmation", letterhead.confirmation(TOKEN, day(2027, 1, 19)).unwrap()),
        ("welcome", letterhead.welcome(TOKEN, Some(&receipt)).unwrap()),
        ("issue", issue.for_reader(TOKEN, Some(day(2026, 3, 3)))),
        ("reminder", desk(DeskMail::Reminder { cutoff_at, sends_at })),
        ("review", desk(DeskMail::Review { issue: ISSUE })),
        ("held", desk(DeskMail::Held { issue: ISSUE, reason: HoldReason::NotApproved })),
        ("paused", desk(DeskMail::Paused { issue: ISSUE, reason: PauseReason::Refusals })),
        ("paused_blocked", desk(DeskMail::Paused { issue: ISSUE, reason: PauseReason::Blocked })),
        ("sent", desk(DeskMail::Sent { issue: ISSUE })),
        ("stopped", to_desk(&letterhead, DeskMail::Sent { issue: ISSUE }, &stopped)),
        ("sign_in", desk(DeskMail::SignIn { token: TOKEN })),
        ("issue_opened", opened.for_reader(TOKEN, None)),
        ("invitation", desk(DeskMail::Invitation { role: Role::Publisher })),
        ("wish", desk(DeskMail::Wish)),
        ("log_hash", desk(DeskMail::LogHash { entries: 1_204, hash: Hash::genesis(0) })),
    ]
}

/// A letter of [`letters`] as a message to a reader.
pub fn message(kind: &str, letter: &Letter) -> Vec<u8> {
    let (links, list) = (fixtures::links(), fixtures::list(Language::Nl));
    let mass = matches!(kind, "welcome" | "issue" | "issue_opened");
    let head = Head {
        list: &list,
        links: &links,
        to: &"rene@example.net".parse().unwrap(),
        to_name: Some(&fixtures::line("René de Vries")),
        message_id: "0f1e2d3c4b5a69788796a5b4c3d2e1f0@nieuws.example.org",
        date: DateTime::from_timestamp(1_799_744_400, 0).unwrap(),
        mass: mass.then_some(TOKEN),
        automatic: !mass,
    };
    message::build(letter, &head).unwrap().into_bytes()
}
