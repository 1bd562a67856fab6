//! A list, its links and an issue's worth of items, the same in every test.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, NaiveDateTime};
use chrono_tz::Europe::Amsterdam;
use rondbrief::domain::{
    ids::{ItemId, ListId},
    issue::{composing::Contents, preface::Preface},
    item::{Event, Image, Item, ItemKind, Source, WebLink},
    list::{
        Approval, DeliveryRules, List,
        cadence::{Cadence, Words},
    },
    running::links::Links,
    text::{language::Language, short_text::ShortText},
    token::Token,
};
use uuid::Uuid;

/// The token of the reader that tests write to.
pub const TOKEN: Token = Token::new([0x5a; 16]);

pub fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

pub fn at(day: NaiveDate, hour: u32, minute: u32) -> NaiveDateTime {
    day.and_hms_opt(hour, minute, 0).unwrap()
}

pub fn line(text: &str) -> ShortText {
    text.parse().unwrap()
}

fn web(text: &str) -> WebLink {
    WebLink::parse(text).unwrap()
}

pub fn links() -> Links {
    Links::below(&"https://nieuws.example.org".parse().unwrap())
}

pub fn list(language: Language) -> List {
    let words = Words {
        every: "2 months".into(),
        on: "second tuesday".into(),
        at: "10:00".into(),
        zone: "Europe/Amsterdam".into(),
        cutoff: "5d".into(),
        reminder: "12d".into(),
    };
    List {
        id: ListId(Uuid::from_u128(1)),
        slug: "in-de-ggz".parse().unwrap(),
        name: line("In de ggz"),
        language,
        sender: "Stichting Voorbeeld <update@example.org>".parse().unwrap(),
        reply: None,
        postal: line("Straat 1, 1000 AA Amsterdam"),
        privacy: Some("https://www.example.org/privacy".parse().unwrap()),
        footers: BTreeMap::new(),
        cadence: Cadence::read(&words, day(2026, 1, 1)).unwrap(),
        minimum: 1,
        approval: Approval::Needed,
        asks_name: true,
        origins: Vec::new(),
        editors: Vec::new(),
        delivery: DeliveryRules::default(),
        created_at: DateTime::UNIX_EPOCH,
    }
}

/// An item with nothing but a title.
pub fn item(n: u128, kind: ItemKind, title: &str) -> Item {
    Item::new(ItemId(Uuid::from_u128(n)), kind, line(title), DateTime::UNIX_EPOCH)
}

/// Items of every kind, with everything an item can have.
pub fn items() -> Vec<Item> {
    let online = Event {
        starts: at(day(2027, 1, 21), 14, 0),
        ends: Some(at(day(2027, 1, 21), 16, 30)),
        place: Some(line("online")),
        register: Some(web("https://www.example.org/welkome-wijk/aanmelden")),
        full: false,
    };
    let congress = Event {
        starts: at(day(2027, 2, 3), 9, 30),
        ends: None,
        place: Some(line("Jaarbeurs, Utrecht")),
        register: Some(web("https://www.example.org/congres")),
        full: true,
    };
    let days = Event {
        starts: at(day(2027, 9, 8), 13, 0),
        ends: Some(at(day(2027, 9, 9), 17, 0)),
        place: None,
        register: None,
        full: false,
    };
    vec![
        Item {
            summary: Some(line("Teams in twee ggz-instellingen werken vanaf februari aan minder stigma: in de zorg, en op de werkvloer.")),
            link: Some(web("https://www.example.org/nieuws/twee-instellingen")),
            image: Some(Image { link: web("https://www.example.org/foto/team.jpg"), alt: line("Vier collega's aan een tafel, in gesprek") }),
            pinned: true,
            ..item(11, ItemKind::News, "Twee instellingen beginnen met hun pilot")
        },
        Item {
            summary: Some(line("In Zeist vinden ggz, gemeente en buurt elkaar.")),
            body: "Wat werkt er? De **wijkteams** noemen drie dingen:\n\n- *tijd* om kennis te maken;\n- één vast gezicht;\n- \
                   een plek waar iedereen [binnen kan lopen](https://www.example.org/zeist/inloop?dag=di&uur=10).\n\n> \"Ik \
                   hoef hier niets uit te leggen.\"\n\nVragen? Mail [Anke](mailto:anke@example.org).\n".into(),
            section: Some(line("GGZ in de wijk")),
            source: Some(Source { name: line("Gemeente & buurt"), link: web("https://gemeente.example/wijk?a=1&b=2") }),
            ..item(12, ItemKind::News, "GGZ in de wijk: \"kleine stappen\" <samen>")
        },
        Item {
            summary: Some(line("Hoe gaat een wijk verder als het project stopt? Praat mee met bewoners.")),
            link: Some(web("https://www.example.org/welkome-wijk")),
            ..item(13, ItemKind::Event(online), "Slotbijeenkomst Welkome Wijk")
        },
        item(14, ItemKind::Event(congress), "Congres Nieuwe wegen ggz en opvang"),
        item(15, ItemKind::Event(days), "Tweedaagse herstelnetwerk"),
        Item {
            summary: Some(line("Van herstelacademie naar herstelnetwerk: wat zeven jaar oefenen leerde.")),
            link: Some(web("https://www.example.org/publicaties/herstelnetwerk.pdf")),
            ..item(16, ItemKind::Publication, "Samen leren herstellen")
        },
        Item {
            summary: Some(line("Aflevering 9: over werken met een psychische kwetsbaarheid.")),
            link: Some(web("https://www.example.org/podcast/9")),
            ..item(17, ItemKind::Podcast, "Beweging in kwetsbaarheid")
        },
    ]
}

/// Everything that an opening can have.
pub fn opening() -> Preface {
    let word = "Beste lezer,\n\nDit keer veel over **wijken**, en over [wie er wonen](https://www.example.org/wie?a=1&b=2).\n\n\
                ## Tot ziens\n\nKom je ook? Groet, *Anke* & co";
    Preface {
        subject: Some(line("Kleine stappen in de wijk: \"samen\" & <vooruit>")),
        preheader: Some(line("Twee pilots beginnen & er is weer een congres <in Utrecht>")),
        word: Some(word.parse().unwrap()),
    }
}

pub fn contents() -> Contents {
    Contents::arrange(items(), Amsterdam)
}
