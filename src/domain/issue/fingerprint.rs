//! The fingerprint of an issue: changes with anything that an editor may have looked at, or approved.

use data_encoding::HEXLOWER;
use sha2::{Digest, Sha256};

use super::{IssueState, composing::Contents};
use crate::domain::list::List;

/// The fingerprint (SHA-256) of an issue: of its state and of everything its readers see in any language, which is its contents
/// and the list's texts around them.
#[must_use]
pub fn of_issue(list: &List, state: IssueState, contents: &Contents) -> String {
    let contents = serde_json::to_string(contents).unwrap_or_default();
    let mut parts = vec![state.word().to_owned(), contents, list.name.to_string(), list.sender.to_string()];
    parts.push(list.reply.as_ref().map_or_else(String::new, |address| address.as_str().to_owned()));
    parts.extend([list.language.tag().to_owned(), list.postal.to_string()]);
    parts.push(list.privacy.as_ref().map_or_else(String::new, ToString::to_string));
    parts.extend(list.footers.iter().flat_map(|(language, text)| [language.tag().to_owned(), text.to_string()]));
    let mut hash = Sha256::new();
    for part in parts {
        hash.update(u64::try_from(part.len()).unwrap_or(u64::MAX).to_be_bytes());
        hash.update(part);
    }
    HEXLOWER.encode(&hash.finalize())
}
