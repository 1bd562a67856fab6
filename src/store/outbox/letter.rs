//! A delivery's letter: its [`Mail`], sealed until the delivery is final.
//!
//! A mail to a subscription that says nothing of its own has no letter, for a fan-out seals nothing: its kind and its issue stand
//! in the row. [`open`] is the one place where a row becomes a mail again.

use uuid::Uuid;

use super::earlier;
use crate::{
    domain::{
        ids::IssueId,
        mail::delivery::DeliveryKey,
        mail_kind::{Mail, MailKind},
    },
    store::{
        StoreError, Tx,
        sql::{codec::Place, vault::Sealed},
    },
};

const LETTER: Sealed = Sealed("delivery", "letter");

/// The columns of a row from which its mail is read.
pub(super) struct Row<'a> {
    pub key: DeliveryKey,
    pub kind: &'a str,
    pub issue: Option<Uuid>,
    pub letter: Option<&'a [u8]>,
}

/// Seals a mail; none where kind and issue say it all.
pub(super) fn seal(tx: &Tx, key: DeliveryKey, mail: &Mail) -> Result<Option<Vec<u8>>, StoreError> {
    match mail {
        Mail::Welcome | Mail::Issue { .. } => Ok(None),
        Mail::Confirmation { .. } | Mail::Test { .. } | Mail::Seed { .. } | Mail::Desk { .. } => {
            let place = Place { table: "delivery", row: &key };
            let plain = serde_json::to_vec(mail).map_err(|_| place.corrupt("letter"))?;
            tx.vault.seal(LETTER, key.recipient, &plain).map(Some)
        }
    }
}

/// The mail of a row that is not final.
pub(super) fn open(tx: &Tx, row: &Row<'_>) -> Result<Mail, StoreError> {
    let place = Place { table: "delivery", row: &row.key };
    let (kind, issue) = (place.word("kind", row.kind, MailKind::ALL, MailKind::word)?, row.issue.map(IssueId));
    let mail = match row.letter {
        Some(sealed) => {
            let plain = tx.vault.open(LETTER, row.key.recipient, sealed)?;
            serde_json::from_slice(&plain).ok().or_else(|| earlier::read(row.kind, issue, &plain))
        }
        None if kind == MailKind::Welcome => Some(Mail::Welcome),
        None if kind == MailKind::Issue => issue.map(|issue| Mail::Issue { issue }),
        None => None,
    };
    mail.filter(|mail| mail.kind() == kind).ok_or_else(|| place.corrupt("letter"))
}
