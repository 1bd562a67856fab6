//! What servers said about an issue's readers, gathered by what it means.

use std::collections::BTreeMap;

use crate::{
    domain::{
        mail::{delivery::DeliveryState, reply_class::ReplyClass},
        mail_kind::MailKind,
        time::Instant,
    },
    store::issues::results::{Count, Said},
};

/// How many of the servers' own words are quoted for one meaning.
const QUOTED: usize = 5;

/// What servers meant about some readers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// Where the readers' messages stand.
    pub state: DeliveryState,
    /// What was meant.
    pub meaning: ReplyClass,
    /// How many readers it is about.
    pub readers: u64,
    /// When the first of them is tried again, if any is.
    pub next_try: Option<Instant>,
    /// Some of the servers' own words, the most frequent first.
    pub words: Vec<String>,
}

/// The answers about messages that are deferred, unknown or refused, the most frequent first. Words that are said too seldom to
/// be read one by one are among the others, so that every reader who is counted is told of.
pub(crate) fn gather(said: &[Said], counts: &[Count]) -> Vec<Answer> {
    let mut answers: BTreeMap<(&str, ReplyClass), Answer> = BTreeMap::new();
    for (state, said) in said.iter().filter_map(|said| Some((state_of(&said.state)?, said))) {
        let answer =
            answers.entry((state.word(), ReplyClass::of(&said.reply))).or_insert_with_key(|key| none(state, key.1));
        answer.readers += said.count.unsigned_abs();
        answer.next_try = answer.next_try.into_iter().chain(said.next_try).min();
        if answer.words.len() < QUOTED {
            answer.words.push(said.reply.clone());
        }
    }
    for state in [DeliveryState::Deferred, DeliveryState::Refused] {
        let all: i64 =
            counts.iter().filter(|it| it.state == state && it.kind == MailKind::Issue).map(|it| it.messages).sum();
        let told: u64 = answers.values().filter(|answer| answer.state == state).map(|answer| answer.readers).sum();
        let rest = all.unsigned_abs().saturating_sub(told);
        if rest > 0 {
            let others = answers.entry((state.word(), ReplyClass::Other)).or_insert_with_key(|key| none(state, key.1));
            others.readers += rest;
        }
    }
    let mut answers: Vec<_> = answers.into_values().collect();
    answers.sort_by_key(|answer| std::cmp::Reverse(answer.readers));
    answers
}

fn none(state: DeliveryState, meaning: ReplyClass) -> Answer {
    Answer { state, meaning, readers: 0, next_try: None, words: Vec::new() }
}

fn state_of(word: &str) -> Option<DeliveryState> {
    DeliveryState::ALL.into_iter().find(|state| state.word() == word)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(state: DeliveryState, reply: &str, count: i64) -> Said {
        Said { state: state.word().to_owned(), reply: reply.to_owned(), count, next_try: None }
    }

    #[test]
    fn every_reader_who_is_counted_is_told_of() {
        let counts = [(DeliveryState::Refused, 40), (DeliveryState::Deferred, 30)];
        let counts = counts.map(|(state, messages)| Count { kind: MailKind::Issue, state, messages, doubled: 0 });
        let said = [
            said(DeliveryState::Refused, "550 5.1.1 no such user", 20),
            said(DeliveryState::Refused, "550 5.1.1 nobody here", 5),
        ];
        let told = gather(&said, &counts);
        let told: Vec<_> = told.iter().map(|it| (it.state, it.meaning, it.readers, it.words.len())).collect();
        let expected = [
            (DeliveryState::Deferred, ReplyClass::Other, 30, 0),
            (DeliveryState::Refused, ReplyClass::NoMailbox, 25, 2),
            (DeliveryState::Refused, ReplyClass::Other, 15, 0),
        ];
        assert_eq!(told, expected);
    }
}
