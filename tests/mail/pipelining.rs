//! One connection, many messages: each answer belongs to exactly one of them, whatever the server does in between.

use std::{collections::HashMap, sync::Mutex, time::Duration};

use proptest::prelude::*;
use tokio::{runtime::Runtime, task::JoinSet};

use super::sending::{Fate, number, parcel, parcels, send, settings};
use crate::support::smtp_server::{Act, Manner, Moment, Offer, SmtpServer, Step};

/// The server's behaviour with one message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fault {
    None,
    /// This code, at this step; with its own number in the text.
    Say(Step, u16),
    /// The recipient is refused, and the server asks for the content all the same.
    RefuseAndAskForContent,
    /// The sender is refused, and everything else agreed to: an empty message would be taken.
    RefuseSenderOnly(u16),
    Close(Step),
    TakeAndClose,
    TakeAndSayAndClose,
    /// An answer over some lines.
    ManyLines,
}

impl Fault {
    fn act(self, step: Step, n: usize) -> Act {
        let say = |code: u16| Act::say(format!("{code} about {n}"));
        match (self, step) {
            (Self::Say(at, code), _) if at == step => say(code),
            (Self::Close(at), _) if at == step => Act::Close,
            (Self::RefuseAndAskForContent, Step::Rcpt) => say(550),
            (Self::RefuseSenderOnly(code), Step::Mail) => say(code),
            (Self::RefuseSenderOnly(_), Step::Rcpt) => Act::say("250 fine"),
            (Self::RefuseAndAskForContent | Self::RefuseSenderOnly(_), Step::Data) => Act::say("354 go on"),
            (Self::TakeAndClose, Step::Dot) => Act::TakeAndClose,
            (Self::TakeAndSayAndClose, Step::Dot) => Act::SayAndClose(format!("250 about {n}").into()),
            (Self::ManyLines, Step::Dot) => Act::say(format!("250-about {n}\r\n250-and\r\n250 so on")),
            (Self::None, Step::Dot) => say(250),
            _ => Act::Accept,
        }
    }

    fn fate(self, n: usize) -> Fate {
        let words = |code: u16| format!("{code} about {n}");
        match self {
            Self::None | Self::TakeAndSayAndClose => Fate::Accepted(words(250)),
            Self::ManyLines => Fate::Accepted(format!("{} and so on", words(250))),
            Self::Say(Step::Mail | Step::Rcpt | Step::Data, 421) => Fate::Closed(words(421)),
            Self::Say(Step::Mail, code) | Self::RefuseSenderOnly(code) if code >= 500 => Fate::Blocked(words(code)),
            Self::Say(Step::Mail, code) | Self::RefuseSenderOnly(code) | Self::Say(_, code @ 421) => {
                Fate::PutOff(words(code))
            }
            Self::Say(_, code) if code >= 500 => Fate::Refused(words(code)),
            Self::Say(_, code) => Fate::Deferred(words(code)),
            Self::RefuseAndAskForContent => Fate::Refused(words(550)),
            Self::Close(Step::Dot) | Self::TakeAndClose => Fate::Unknown,
            Self::Close(_) => Fate::NoContact,
        }
    }

    /// True if the server has the message.
    const fn is_taken(self) -> bool {
        matches!(self, Self::None | Self::ManyLines | Self::TakeAndClose | Self::TakeAndSayAndClose)
    }
}

/// The fate of each message when each has its fault. A message begun after [`Fault::TakeAndSayAndClose`] is not read by the server.
fn fates(faults: &[Fault]) -> Vec<Fate> {
    let mut is_deaf = false;
    let fate = |(n, fault): (usize, &Fault)| {
        let unheard = std::mem::replace(&mut is_deaf, false);
        is_deaf = !unheard && *fault == Fault::TakeAndSayAndClose;
        if unheard { Fate::NoContact } else { fault.fate(n) }
    };
    faults.iter().enumerate().map(fate).collect()
}

/// A server that behaves with each message as its fault says.
async fn server(offer: Offer, faults: &[Fault]) -> SmtpServer {
    let (faults, numbers) = (faults.to_vec(), Mutex::new(HashMap::new()));
    SmtpServer::start(offer, move |moment: Moment<'_>| {
        let mut numbers = numbers.lock().unwrap();
        if moment.step == Step::Mail {
            numbers.insert(moment.connection, number(moment.line));
        }
        match (moment.step, numbers.get(&moment.connection)) {
            (Step::Mail | Step::Rcpt | Step::Data | Step::Dot, Some(n)) => faults[*n].act(moment.step, *n),
            _ => Act::Accept,
        }
    })
    .await
}

/// Sends a message for each fault, and compares the fate of each with the server's behaviour.
async fn each_has_its_own_fate(offer: Offer, faults: &[Fault]) {
    let server = server(offer, faults).await;
    let expected = fates(faults);
    assert_eq!(send(&settings(&server, Duration::from_secs(10)), parcels(faults.len())).await, expected, "{faults:?}");
    let taken: Vec<_> = server.received().iter().map(|message| number(&message.to[0])).collect();
    let is_taken = |n: &usize| expected[*n] != Fate::NoContact && faults[*n].is_taken();
    assert_eq!(taken, (0..faults.len()).filter(is_taken).collect::<Vec<_>>(), "{faults:?}");
    for message in server.received() {
        assert_eq!(message.data, parcel(number(&message.to[0]), 3).content.as_bytes());
        assert_eq!((number(&message.from), message.to.len()), (number(&message.to[0]), 1));
    }
}

const STEPS: [Step; 4] = [Step::Mail, Step::Rcpt, Step::Data, Step::Dot];

/// Every fault there is.
fn all_faults() -> Vec<Fault> {
    let say = |code| STEPS.map(|step| Fault::Say(step, code));
    let refusals = [421, 450, 550].into_iter().flat_map(say);
    let others = [
        Fault::None,
        Fault::RefuseAndAskForContent,
        Fault::RefuseSenderOnly(451),
        Fault::RefuseSenderOnly(550),
        Fault::TakeAndClose,
        Fault::TakeAndSayAndClose,
        Fault::ManyLines,
    ];
    refusals.chain(others).chain(STEPS.map(Fault::Close)).collect()
}

/// Every way a server can speak.
fn all_offers() -> Vec<Offer> {
    let manners = [Manner::Whole, Manner::Bytes, Manner::Together];
    let both = |manner| [true, false].map(|yes| Offer::plain().pipelining(yes).writing(manner));
    manners.into_iter().flat_map(both).collect()
}

#[tokio::test]
async fn a_fault_in_the_middle_belongs_to_its_message_and_to_no_other() {
    for offer in all_offers() {
        for fault in all_faults() {
            let mut faults = [Fault::None; 4];
            faults[1] = fault;
            each_has_its_own_fate(offer, &faults).await;
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, ..ProptestConfig::default() })]

    #[test]
    fn any_row_of_faults_gives_each_message_its_own_fate(
        offer in proptest::sample::select(all_offers()),
        faults in proptest::collection::vec(proptest::sample::select(all_faults()), 1..12),
    ) {
        Runtime::new().unwrap().block_on(each_has_its_own_fate(offer, &faults));
    }
}

#[tokio::test]
async fn a_message_costs_one_round_trip() {
    const MESSAGES: usize = 6;
    // The server answers nothing before the next DATA has come: a client that waits for an answer in between waits forever.
    let server = SmtpServer::start(Offer::plain().pipelining(true), |moment| {
        let is_last = moment.step == Step::Dot && moment.taken + 1 == MESSAGES;
        let holds = matches!(moment.step, Step::Mail | Step::Rcpt | Step::Dot) && !is_last;
        if holds { Act::Hold } else { Act::Accept }
    })
    .await;
    let fates =
        send(&settings(&server, Duration::from_secs(10)), (0..MESSAGES).map(|n| parcel(n, 800)).collect()).await;
    assert!(fates.iter().all(|fate| matches!(fate, Fate::Accepted(_))), "{fates:?}");
    assert_eq!(server.connections(), 1);
    let before = [1, 1, 1];
    let each = [3, 4, 4, 4, 4, 4];
    let after = [1, 1];
    assert_eq!(server.writes(), [&before[..], &each, &after].concat(), "answers in each write");
}

#[tokio::test]
async fn where_nothing_is_offered_one_command_goes_at_a_time() {
    let server = SmtpServer::start(Offer::plain(), |moment| {
        if moment.step == Step::Rcpt && moment.message == 2 { Act::say("550 no") } else { Act::Accept }
    })
    .await;
    send(&settings(&server, Duration::from_secs(10)), parcels(3)).await;
    assert_eq!(server.hasty(), 0, "lines that came before the answer to those before them");
    assert!(server.lines().iter().all(|line| !line.contains("SIZE=")));
}

#[tokio::test]
async fn a_message_whose_dot_never_left_this_machine_is_not_unknown() {
    for pipelining in [true, false] {
        let server = SmtpServer::start(Offer::plain().pipelining(pipelining), |moment| {
            if moment.step == Step::Data && moment.message == 2 { Act::StopReading } else { Act::Accept }
        })
        .await;
        // More than the buffers of two machines hold.
        let parcels = vec![parcel(0, 3), parcel(1, 600_000), parcel(2, 3)];
        let fates = send(&settings(&server, Duration::from_secs(1)), parcels).await;
        assert!(matches!(fates[..], [Fate::Accepted(_), Fate::NoContact, Fate::Accepted(_)]), "{fates:?}");
        assert_eq!((server.taken(), server.connections()), (2, 2));
    }
}

/// Sends three messages to a server that does `act` at this step of the second.
async fn silence(offer: Offer, step: Step, act: Act) {
    let is_taken = step == Step::Dot && matches!(act, Act::AnswerTooLate);
    let second = move |moment: Moment<'_>| if moment.begun == 2 { moment.only(step, act.clone()) } else { Act::Accept };
    let server = SmtpServer::start(offer, second).await;
    let fates = send(&settings(&server, Duration::from_secs(2)), parcels(3)).await;
    assert_eq!(fates[1], if step == Step::Dot { Fate::Unknown } else { Fate::NoContact }, "{step:?}");
    assert!(matches!((&fates[0], &fates[2]), (Fate::Accepted(_), Fate::Accepted(_))), "{step:?} {fates:?}");
    assert_eq!(server.taken(), 2 + usize::from(is_taken));
}

#[tokio::test]
async fn silence_after_the_dot_is_unknown_and_silence_before_is_not() {
    let mut all = JoinSet::new();
    for pipelining in [true, false] {
        for step in STEPS {
            for act in [Act::Hang, Act::AnswerTooLate, Act::Drip] {
                all.spawn(silence(Offer::plain().pipelining(pipelining), step, act));
            }
        }
    }
    all.join_all().await;
}
