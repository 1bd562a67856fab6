//! Answers that are not what the book shows: what counts is the code, and nonsense is no answer.

use std::{sync::Arc, time::Duration};

use super::sending::{Fate, parcel, parcels, send, settings};
use crate::support::smtp_server::{Act, Offer, SmtpServer, Step};

#[tokio::test]
async fn a_message_that_is_too_big_is_refused_at_its_envelope() {
    for pipelining in [true, false] {
        let offer = Offer::plain().pipelining(pipelining).sized(500);
        let server = SmtpServer::start(offer, |_| Act::Accept).await;
        let small = send(&settings(&server, Duration::from_secs(10)), parcels(1)).await;
        assert!(matches!(small[..], [Fate::Accepted(_)]), "{small:?}");
        let big = send(&settings(&server, Duration::from_secs(10)), vec![parcel(0, 100), parcel(1, 100)]).await;
        assert!(big.iter().all(|fate| *fate == Fate::Blocked("552 5.3.4 message too big".into())), "{big:?}");
        let size = format!(" SIZE={}", parcel(0, 100).content.len());
        assert!(server.lines().iter().any(|line| line.ends_with(&size)));
    }
}

/// Answers that are allowed, or at least usual, although they are not what the book shows.
fn odd_answers(n: u16) -> Vec<(&'static str, Vec<u8>)> {
    let text = |text: String| text.into_bytes();
    vec![
        ("no words", text(format!("{n}"))),
        ("Latin-1", [format!("{n} re").as_bytes(), &[0xe7, b'u', 0xff]].concat()),
        ("control characters", text(format!("{n} a\u{0}\u{7}\tb"))),
        ("one line of 100 kB", text(format!("{n} {}", "x".repeat(100_000)))),
        ("100 kB of lines", text(format!("{}{n} end", format!("{n}-another line\r\n").repeat(6_000)))),
        ("no carriage returns", text(format!("{n}-one\n{n} two"))),
        ("an unheard-of second digit", text(format!("{}71 so", n / 100))),
    ]
}

#[tokio::test]
async fn an_odd_answer_says_what_its_code_says() {
    for pipelining in [true, false] {
        for (name, answer) in odd_answers(250) {
            let said = Arc::new(answer);
            let server = SmtpServer::start(Offer::plain().pipelining(pipelining), move |moment| {
                moment.only(Step::Dot, Act::say(said.as_ref()))
            })
            .await;
            let fates = send(&settings(&server, Duration::from_secs(10)), parcels(3)).await;
            assert!(fates.iter().all(|fate| matches!(fate, Fate::Accepted(_))), "{name}: {fates:?}");
            assert_eq!((server.taken(), server.connections()), (3, 1), "{name}");
        }
        for (name, answer) in odd_answers(550) {
            let said = Arc::new(answer);
            let server = SmtpServer::start(Offer::plain().pipelining(pipelining), move |moment| {
                if moment.begun == 2 { moment.only(Step::Rcpt, Act::say(said.as_ref())) } else { Act::Accept }
            })
            .await;
            let fates = send(&settings(&server, Duration::from_secs(10)), parcels(3)).await;
            assert!(
                matches!(&fates[..], [Fate::Accepted(_), Fate::Refused(_), Fate::Accepted(_)]),
                "{name}: {fates:?}"
            );
            assert_eq!(server.connections(), 1, "{name}");
        }
    }
}

#[tokio::test]
async fn nonsense_is_no_answer() {
    for pipelining in [true, false] {
        for nonsense in ["what is this", "999 9.9.9 no", "354 go ahead", "2500 ok", "", "250-one\r\n550 two"] {
            let server = SmtpServer::start(Offer::plain().pipelining(pipelining), move |moment| {
                if moment.begun == 2 { moment.only(Step::Dot, Act::say(nonsense)) } else { Act::Accept }
            })
            .await;
            let fates = send(&settings(&server, Duration::from_secs(2)), parcels(3)).await;
            assert!(
                matches!(&fates[..], [Fate::Accepted(_), Fate::Unknown, Fate::Accepted(_)]),
                "{nonsense:?}: {fates:?}"
            );
            assert_eq!(server.connections(), 2, "{nonsense:?}");
        }
        let server = SmtpServer::start(Offer::plain().pipelining(pipelining), |moment| {
            if moment.begun == 2 { moment.only(Step::Data, Act::say("250 no need")) } else { Act::Accept }
        })
        .await;
        let fates = send(&settings(&server, Duration::from_secs(2)), parcels(3)).await;
        assert_eq!(fates[1], Fate::NoContact, "who does not wait for content is sent none");
        assert_eq!(server.connections(), 2);
    }
}
