//! Letters as they were sealed up to schema 21: a bag of facts that only the row's kind gave a meaning.

use serde::Deserialize;

use crate::domain::{
    editor::Role,
    ids::IssueId,
    issue::{HoldReason, PauseReason},
    mail_kind::{Correspondent, DeskMail, Mail, MailKind},
    text::{address::EmailAddress, language::Language},
    time::Instant,
    token::Token,
};

#[derive(Deserialize)]
#[serde(default, deny_unknown_fields)]
#[derive(Default)]
struct Earlier {
    token: Option<String>,
    to: Option<String>,
    moments: Option<(Instant, Instant)>,
    reason: Option<String>,
    paused: Option<String>,
    language: Option<Language>,
    role: Option<String>,
}

/// The mail that a letter of that time stands for, in a row of this kind about this issue.
pub(super) fn read(kind: MailKind, issue: Option<IssueId>, plain: &[u8]) -> Option<Mail> {
    let it: Earlier = serde_json::from_slice(plain).ok()?;
    let to = || it.to.as_ref()?.parse::<EmailAddress>().ok();
    let token = || Token::parse(it.token.as_ref()?);
    let says = match kind {
        MailKind::Confirmation => return Some(Mail::Confirmation { token: token()? }),
        MailKind::Test => return Some(Mail::Test { to: to()?, issue: issue? }),
        MailKind::Seed => return Some(Mail::Seed { to: to()?, issue: issue? }),
        MailKind::Reminder => it.moments.map(|(cutoff_at, sends_at)| DeskMail::Reminder { cutoff_at, sends_at })?,
        MailKind::Review => DeskMail::Review { issue: issue? },
        MailKind::Held => DeskMail::Held { issue: issue?, reason: hold_reason(it.reason.as_ref()?)? },
        MailKind::Paused => DeskMail::Paused { issue: issue?, reason: pause_reason(it.paused.as_ref()?)? },
        MailKind::Sent => DeskMail::Sent { issue: issue? },
        MailKind::SignIn => DeskMail::SignIn { token: token()? },
        MailKind::Invitation => DeskMail::Invitation { role: it.role.as_ref()?.parse::<Role>().ok()? },
        MailKind::Welcome | MailKind::Issue => return None,
    };
    Some(Mail::Desk { to: Correspondent { address: to()?, language: it.language }, says })
}

fn hold_reason(word: &str) -> Option<HoldReason> {
    HoldReason::ALL.into_iter().find(|reason| reason.word() == word)
}

fn pause_reason(word: &str) -> Option<PauseReason> {
    PauseReason::ALL.into_iter().find(|reason| reason.word() == word)
}
