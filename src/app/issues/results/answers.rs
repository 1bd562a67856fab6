//! The servers' replies about an issue's subscribers, gathered by their class.

use std::collections::BTreeMap;

use crate::{
    domain::{
        mail::{delivery::DeliveryState, reply_class::ReplyClass},
        mail_kind::MailKind,
        time::Instant,
    },
    store::issues::{replies::ReplyCount, results::Count},
};

/// The number of replies quoted for one class.
const QUOTED: usize = 5;

/// The replies of one class about messages in one state.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// The state of the messages.
    pub state: DeliveryState,
    /// The class of the replies.
    pub class: ReplyClass,
    /// The number of subscribers.
    pub readers: u64,
    /// The moment the first of them is tried again, if any is.
    pub next_try: Option<Instant>,
    /// Some of the replies, the most frequent first.
    pub words: Vec<String>,
}

/// The answers about messages that are deferred, unknown or refused, the most frequent first. Replies too rare to be listed are
/// counted among [`ReplyClass::Other`], so that the answers add up to all subscribers.
pub(crate) fn gather(replies: &[ReplyCount], counts: &[Count]) -> Vec<Answer> {
    let mut answers: BTreeMap<(&str, ReplyClass), Answer> = BTreeMap::new();
    for (state, it) in replies.iter().filter_map(|it| Some((state_of(&it.state)?, it))) {
        let answer =
            answers.entry((state.word(), ReplyClass::of(&it.reply))).or_insert_with_key(|key| none(state, key.1));
        answer.readers += it.count.unsigned_abs();
        answer.next_try = answer.next_try.into_iter().chain(it.next_try).min();
        if answer.words.len() < QUOTED {
            answer.words.push(it.reply.clone());
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

fn none(state: DeliveryState, class: ReplyClass) -> Answer {
    Answer { state, class, readers: 0, next_try: None, words: Vec::new() }
}

fn state_of(word: &str) -> Option<DeliveryState> {
    DeliveryState::ALL.into_iter().find(|state| state.word() == word)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn replies(state: DeliveryState, reply: &str, count: i64) -> ReplyCount {
        ReplyCount { state: state.word().to_owned(), reply: reply.to_owned(), count, next_try: None }
    }

    #[test]
    fn the_answers_add_up_to_all_subscribers() {
        let counts = [(DeliveryState::Refused, 40), (DeliveryState::Deferred, 30)];
        let counts = counts.map(|(state, messages)| Count { kind: MailKind::Issue, state, messages, doubled: 0 });
        let given = [
            replies(DeliveryState::Refused, "550 5.1.1 no such user", 20),
            replies(DeliveryState::Refused, "550 5.1.1 nobody here", 5),
        ];
        let told = gather(&given, &counts);
        let told: Vec<_> = told.iter().map(|it| (it.state, it.class, it.readers, it.words.len())).collect();
        let expected = [
            (DeliveryState::Deferred, ReplyClass::Other, 30, 0),
            (DeliveryState::Refused, ReplyClass::NoMailbox, 25, 2),
            (DeliveryState::Refused, ReplyClass::Other, 15, 0),
        ];
        assert_eq!(told, expected);
    }
}
