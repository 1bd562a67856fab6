//! Letters as they were sealed up to schema 21: a bag of facts that only the row's kind gave a meaning.

use serde::Deserialize;

use crate::domain::{
    editor::Role,
    ids::IssueId,
    issue::{HoldReason, PauseReason},
    mail_kind::{Correspondent, DeskMail, Mail},
    text::{address::EmailAddress, language::Language},
    time::Instant,
    token::Token,
};

#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Earlier {
    token: Option<String>,
    to: Option<String>,
    moments: Option<(Instant, Instant)>,
    reason: Option<String>,
    paused: Option<String>,
    language: Option<Language>,
    role: Option<String>,
}

/// Reads a letter of that time, in a row with this kind's word and this issue.
pub(super) fn read(kind: &str, issue: Option<IssueId>, plain: &[u8]) -> Option<Mail> {
    let it: Earlier = serde_json::from_slice(plain).ok()?;
    let to = || it.to.as_ref()?.parse::<EmailAddress>().ok();
    let token = || Token::parse(it.token.as_ref()?);
    let says = match kind {
        "confirmation" => return Some(Mail::Confirmation { token: token()? }),
        "test" => return Some(Mail::Test { to: to()?, issue: issue? }),
        "seed" => return Some(Mail::Seed { to: to()?, issue: issue? }),
        "reminder" => it.moments.map(|(cutoff_at, sends_at)| DeskMail::Reminder { cutoff_at, sends_at })?,
        "review" => DeskMail::Review { issue: issue? },
        "held" => DeskMail::Held { issue: issue?, reason: hold_reason(it.reason.as_ref()?)? },
        "paused" => DeskMail::Paused { issue: issue?, reason: pause_reason(it.paused.as_ref()?)? },
        "sent" => DeskMail::Sent { issue: issue? },
        "sign_in" => DeskMail::SignIn { token: token()? },
        "invitation" => DeskMail::Invitation { role: it.role.as_ref()?.parse::<Role>().ok()? },
        _ => return None,
    };
    Some(Mail::Desk { to: Correspondent { address: to()?, language: it.language }, says })
}

fn hold_reason(word: &str) -> Option<HoldReason> {
    HoldReason::ALL.into_iter().find(|reason| reason.word() == word)
}

fn pause_reason(word: &str) -> Option<PauseReason> {
    PauseReason::ALL.into_iter().find(|reason| reason.word() == word)
}
