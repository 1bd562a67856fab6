//! The fingerprint of an issue: tells apart what somebody may have looked at, or approved.

use data_encoding::HEXLOWER;
use sha2::{Digest, Sha256};

use super::{IssueState, composing::Contents};
use crate::domain::list::List;

/// A fingerprint of how an issue stands and of all that its readers see, in every language: what it says, and what the list
/// says around it. Two that are alike cannot be made on purpose.
#[must_use]
pub fn of_issue(list: &List, state: IssueState, contents: &Contents) -> String {
    let said = serde_json::to_string(contents).unwrap_or_default();
    let mut parts = vec![state.word().to_owned(), said, list.name.to_string(), list.sender.to_string()];
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
