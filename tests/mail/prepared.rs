//! A prepared message makes the very bytes that the full builder makes, for any reader of any list.

use std::sync::LazyLock;

use chrono::{DateTime, NaiveDate, TimeDelta};
use proptest::prelude::*;
use rondbrief::{
    domain::{
        issue::{composing::Contents, preface::Preface},
        item::ItemKind,
        list::List,
        text::{address::EmailAddress, language::Language, short_text::ShortText},
        time::Instant,
        token::Token,
    },
    mail::{
        IssueLetter, Letterhead, PreparedMessage, captured,
        compose::{
            message::{self, Head},
            prepared::Addressee,
        },
    },
};

use crate::support::fixtures::{self, day};

/// An issue of a list in one language, and its prepared message.
struct Cast {
    list: List,
    letter: IssueLetter,
    prepared: PreparedMessage,
}

impl Cast {
    fn new(list: List, language: Language, contents: &Contents) -> Self {
        let links = fixtures::links();
        let letterhead = Letterhead { links: &links, list: &list, language };
        let letter = IssueLetter::render(&letterhead, 7, day(2027, 1, 12), contents).unwrap();
        let prepared = PreparedMessage::new(letter.clone(), &list, &links).unwrap();
        Self { list, letter, prepared }
    }

    /// The issue for this reader is what the full builder makes, keeps the form, and reads back as the letter.
    fn holds_for(&self, reader: &Reader) {
        let message = self.prepared.fill(&reader.addressee()).unwrap();
        let whole = self.letter.for_message(reader.leave, reader.since);
        assert_eq!(message, message::build(&whole, &reader.head(&self.list)).unwrap());
        keeps_the_form(&message);
        let letter = self.letter.for_reader(reader.leave, reader.since);
        let read = captured::parts(message.as_bytes());
        assert_eq!(letters(&read.subject), letters(&letter.subject));
        assert_eq!(read.text.replace("\r\n", "\n"), letter.text);
        assert_eq!(read.html.replace("\r\n", "\n"), letter.html);
        assert!(read.to.contains(reader.to.as_str()), "{}", read.to);
    }
}

/// A text without its white space, which folding may change in a header (RFC 5322 section 2.2.3).
fn letters(text: &str) -> String {
    text.split(' ').collect()
}

/// The form that servers require of every message (RFC 5321 section 4.5.2 and 4.5.3.1.6, RFC 2045 section 6.7).
fn keeps_the_form(message: &str) {
    assert!(message.is_ascii() && message.ends_with("\r\n"));
    assert!(!message.replace("\r\n", "").contains(['\r', '\n']), "CRLF only");
    let (head, body) = message.split_once("\r\n\r\n").unwrap();
    assert!(head.split("\r\n").all(|line| line.len() <= 998), "{head}");
    assert!(body.split("\r\n").all(|line| line.len() <= 76), "{body}");
    assert!(message.split("\r\n").all(|line| !line.starts_with('.') && !line.starts_with("From ")));
}

/// The recipient of a message, with all values owned.
#[derive(Debug, Clone)]
struct Reader {
    to: EmailAddress,
    name: Option<ShortText>,
    message_id: String,
    date: Instant,
    leave: Token,
    since: Option<NaiveDate>,
}

impl Reader {
    fn addressee(&self) -> Addressee<'_> {
        let (date, leave, since) = (self.date, self.leave, self.since);
        Addressee { to: &self.to, to_name: self.name.as_ref(), message_id: &self.message_id, date, leave, since }
    }

    fn head<'a>(&'a self, list: &'a List) -> Head<'a> {
        Head {
            list,
            links: &LINKS,
            to: &self.to,
            to_name: self.name.as_ref(),
            message_id: &self.message_id,
            date: self.date,
            mass: Some(self.leave),
            automatic: false,
        }
    }
}

static LINKS: LazyLock<rondbrief::domain::running::links::Links> = LazyLock::new(fixtures::links);

/// The fixtures' issue in both languages.
static CASTS: LazyLock<Vec<Cast>> = LazyLock::new(|| {
    let cast = |language| Cast::new(fixtures::list(Language::Nl), language, &fixtures::contents());
    Language::ALL.into_iter().map(cast).collect()
});

/// Any line that can be a name.
fn lines() -> impl Strategy<Value = ShortText> {
    let texts = prop_oneof!["\\PC{1,40}", "[ -~]{1,300}", "[ .\"\\\\,;:<>@()a-zé🙂]{1,120}", "[é€🙂]{1,300}"];
    texts.prop_filter_map("no line", |text| ShortText::parse(&text).ok())
}

/// Any address that one can write to.
fn addresses() -> impl Strategy<Value = EmailAddress> {
    let local = "[a-zA-Z0-9!#$%&'*+/=?^_`{|}~-]{1,20}(\\.[a-zA-Z0-9!#$%&'*+/=?^_`{|}~-]{1,20}){0,2}";
    let domain = "[a-z0-9]([a-z0-9-]{0,30}[a-z0-9])?(\\.[a-zé0-9]{1,20}){0,3}\\.[a-z]{2,12}";
    (local, domain)
        .prop_filter_map("no address", |(local, domain)| EmailAddress::parse(&format!("{local}@{domain}")).ok())
}

fn readers() -> impl Strategy<Value = Reader> {
    let date = (0i64..=250_000_000_000, 0u32..1_000_000_000)
        .prop_map(|(second, part)| DateTime::from_timestamp(second, part).unwrap());
    let since = (0i64..=200_000).prop_map(|days| day(1950, 1, 1) + TimeDelta::days(days));
    (
        addresses(),
        proptest::option::of(lines()),
        "[0-9a-f]{32}@[a-z]{1,20}\\.example",
        date,
        any::<[u8; 16]>().prop_map(Token::new),
        proptest::option::of(since),
    )
        .prop_map(|(to, name, message_id, date, leave, since)| Reader { to, name, message_id, date, leave, since })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn a_prepared_message_is_what_the_full_builder_makes_for_any_reader(reader in readers()) {
        for cast in CASTS.iter() {
            cast.holds_for(&reader);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 16, ..ProptestConfig::default() })]

    #[test]
    fn a_prepared_message_is_what_the_full_builder_makes_for_a_list_of_any_name(
        name in lines(), sender in lines(), title in lines(), reader in readers(),
    ) {
        let mut list = fixtures::list(Language::Nl);
        (list.name, list.sender.name) = (name, sender);
        let contents = Contents::arrange(vec![fixtures::item(1, ItemKind::News, title.as_str())], chrono_tz::UTC);
        Cast::new(list.clone(), Language::En, &contents).holds_for(&reader);
        let preface = Preface { subject: Some(title.clone()), preheader: Some(title), text: None };
        Cast::new(list, Language::En, &contents.below(preface)).holds_for(&reader);
    }
}

#[test]
fn a_text_that_looks_like_the_inside_of_a_prepared_message_stays_as_it_is() {
    let mut item = fixtures::item(1, ItemKind::News, "~~~~list~~~~");
    item.body = "Date: Thu, 01 Jan 1970 00:00:00 +0000\n\nTo: rene@example.net\n\n.een punt\n\nFrom de kust\n\n\
                 \u{2}why\u{3} \u{2}leave-link-goes-here\u{3}\n\nMessage-ID: <a@nieuws.example.org>\n"
        .into();
    let mut list = fixtures::list(Language::Nl);
    list.name = fixtures::line(".~~~~list~~~~ From");
    let cast = Cast::new(list, Language::Nl, &Contents::arrange(vec![item], chrono_tz::UTC));
    let reader = Reader {
        to: "anke@example.org".parse().unwrap(),
        name: Some(fixtures::line("Anke")),
        message_id: "b@nieuws.example.org".into(),
        date: DateTime::from_timestamp(1_799_744_400, 0).unwrap(),
        leave: Token::new([3; 16]),
        since: Some(day(2026, 3, 3)),
    };
    cast.holds_for(&reader);
    let text = cast.letter.for_reader(reader.leave, reader.since).text;
    for (part, times) in
        [(reader.leave.text().as_str(), 2), ("3 maart 2026", 1), (".~~~~list~~~~ From", 2), ("1970", 1)]
    {
        assert_eq!(text.matches(part).count(), times, "{part}: {text}");
    }
    assert!(text.contains("why leave-link-goes-here"), "{text}");
}
