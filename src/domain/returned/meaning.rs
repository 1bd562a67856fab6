//! Words of servers, and what they mean.
//!
//! A server that gives no code, or one that says nothing, says it in words; and some give a code that their words contradict
//! ("550 5.1.1 mailbox full"). The phrases are data, in `phrases.txt`: those of Postfix, Exim, Sendmail, qmail, Courier,
//! `OpenSMTPD`, Exchange, Domino, Gmail, Yahoo, Outlook, and of carriers and filters in front of them.

use std::sync::LazyLock;

use crate::domain::words::words;

words! {
    /// What a server's words say.
    #[derive(Debug, Clone, Copy, PartialEq, Eq)]
    pub(super) enum Meaning {
        /// The mailbox, or the whole domain, is full.
        Full = "full",
        /// The message is too large for this mailbox or server.
        TooLarge = "too-large",
        /// Something about who sends, or what: authentication, reputation, content, policy.
        Ours = "ours",
        /// A filter of the recipient's own, or one that speaks of nothing but a filter.
        Filtered = "filtered",
        /// Locked, suspended, inactive: the mailbox is there, and may open again.
        Closed = "closed",
        /// Disabled: gone for good where the code says so (5.2.1).
        Disabled = "disabled",
        /// The time was up, the way there was closed, the server had other troubles.
        Passing = "passing",
        /// The recipient has moved to another address.
        Moved = "moved",
        /// Nothing: the code alone decides.
        Nothing = "nothing",
        /// Nobody has this address, in the words that filters and relays use for anything.
        Unknown = "unknown",
        /// Nobody has this address.
        NoMailbox = "no-mailbox",
        /// Nobody is there, by who must know: the domain does not exist, takes no mail, or refuses what its directory does not hold.
        Gone = "gone",
    }
}

/// The phrases, the decisive ones first.
static TABLE: LazyLock<Vec<(Meaning, &str)>> = LazyLock::new(|| {
    let mut current = Meaning::Nothing;
    let mut table = Vec::new();
    for line in include_str!("phrases.txt").lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        match line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')).and_then(meaning_called) {
            Some(meaning) => current = meaning,
            None => table.push((current, line)),
        }
    }
    table
});

fn meaning_called(word: &str) -> Option<Meaning> {
    Meaning::ALL.into_iter().find(|meaning| meaning.word() == word)
}

/// The meaning of words, by the first phrase of the table that is in them.
pub(super) fn of(words: &str) -> Option<Meaning> {
    let words = plain(words);
    TABLE.iter().find(|(_, phrase)| words.contains(phrase)).map(|&(meaning, _)| meaning)
}

/// Words in lower case, with one space between them and typographic apostrophes straight.
pub(super) fn plain(words: &str) -> String {
    let lower = words.to_lowercase().replace('’', "'");
    let mut text = String::with_capacity(lower.len());
    for word in lower.split_whitespace() {
        if !text.is_empty() {
            text.push(' ');
        }
        text.push_str(word);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::{TABLE, of, plain};

    #[test]
    fn every_phrase_is_written_as_words_are_compared() {
        for (_, phrase) in TABLE.iter() {
            assert_eq!(&plain(phrase), phrase);
            assert!(!phrase.starts_with('['), "{phrase} is no meaning");
            assert!(of(phrase).is_some());
        }
    }
}
