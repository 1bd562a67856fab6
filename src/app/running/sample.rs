//! The sample list a first start without any configuration shows itself with.

use std::collections::BTreeMap;

use chrono::{Days, NaiveTime};

use crate::{
    app::{App, lists::manage},
    domain::{
        ids::{ItemId, ListId},
        item::{Event, Item, ItemKind, Source, WebLink},
        list::{
            Approval, DeliveryRules, List,
            cadence::{Cadence, Words},
        },
        text::{language::Language, short_text::ShortText},
    },
    store::{StoreError, items},
};

/// Why there is no sample.
#[derive(Debug, thiserror::Error)]
pub enum SampleError {
    /// Its own texts do not fit the rules; a mistake in this file.
    #[error("the sample's own texts do not fit the rules: {0}")]
    Text(&'static str),
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// What one sample item says.
struct Text {
    kind: ItemKind,
    title: &'static str,
    summary: &'static str,
    body: &'static str,
    link: Option<&'static str>,
    source: Option<(&'static str, &'static str)>,
}

/// Makes the sample list with its queue, unless there is any list.
pub async fn make(app: &App) -> Result<(), SampleError> {
    if !app.snapshot().lists().await?.is_empty() {
        return Ok(());
    }
    let list = list(app)?;
    let mut tx = app.store().begin().await?;
    manage::create_in(app, &mut tx, &list, None).await?;
    for text in texts(app, &list)? {
        items::insert(&mut tx, list.id, &item(app, text)?, None).await?;
    }
    tx.commit().await?;
    Ok(())
}

fn list(app: &App) -> Result<List, SampleError> {
    let now = app.now();
    let words = Words {
        every: "2 months".to_owned(),
        on: "second tuesday".to_owned(),
        at: "10:00".to_owned(),
        zone: "Europe/Amsterdam".to_owned(),
        cutoff: "5d".to_owned(),
        reminder: "12d".to_owned(),
    };
    let cadence = Cadence::read(&words, now.date_naive()).map_err(|_| SampleError::Text("cadence"))?;
    Ok(List {
        id: ListId(app.ids().uuid()),
        slug: "in-de-ggz".parse().map_err(|_| SampleError::Text("slug"))?,
        name: line("In de ggz")?,
        language: Language::Nl,
        sender: "In de ggz <update@voorbeeld.example>".parse().map_err(|_| SampleError::Text("sender"))?,
        reply: None,
        postal: line("Stichting Voorbeeld, Straat 1, 1000 AA Amsterdam")?,
        privacy: None,
        footers: BTreeMap::new(),
        cadence: manage::starting(cadence, None, now),
        minimum: 1,
        approval: Approval::Needed,
        asks_name: false,
        origins: Vec::new(),
        editors: Vec::new(),
        delivery: DeliveryRules::default(),
        created_at: now,
    })
}

/// Six items: news, an event, one fully booked, a publication, a podcast, and news with its source.
fn texts(app: &App, list: &List) -> Result<Vec<Text>, SampleError> {
    let meeting = Event {
        register: Some(link("https://www.example.org/welkome-wijk/aanmelden")?),
        ..event(app, list, 60, ("14:00:00", "16:30:00"), "Online")?
    };
    let congress = Event { full: true, ..event(app, list, 75, ("09:30:00", "17:00:00"), "Utrecht")? };
    Ok(vec![
        Text {
            kind: ItemKind::News,
            title: "De herstelacademie wordt een herstelnetwerk",
            summary: "De herstelacademie gaat verder als herstelnetwerk. Iedereen die aan herstel werkt, kan meedoen.",
            body: "In een netwerk **leren mensen van elkaar**, op plekken die dichtbij zijn:\n\n\
                   - groepen die je samen maakt\n- vaste plekken in de wijk\n- steun van mensen die het zelf meemaakten",
            link: Some("https://www.example.org/herstelnetwerk"),
            source: None,
        },
        Text {
            kind: ItemKind::Event(meeting),
            title: "Slotbijeenkomst Welkome Wijk",
            summary: "We kijken samen terug op Welkome Wijk. Je hoort wat werkte, en wat je morgen zelf kunt doen.",
            body: "",
            link: None,
            source: None,
        },
        Text {
            kind: ItemKind::Event(congress),
            title: "Slotcongres Nieuwe wegen ggz en opvang",
            summary: "27 samenwerkingen laten zien wat zij bereikten. Alle plaatsen waren snel bezet.",
            body: "",
            link: Some("https://www.example.org/nieuwe-wegen"),
            source: None,
        },
        Text {
            kind: ItemKind::Publication,
            title: "Beweging in kwetsbaarheid: vijf gesprekken op papier",
            summary: "Vijf mensen vertellen wat hielp toen praten over hun psychische klachten moeilijk was.",
            body: "Je kunt de publicatie gratis lezen, ook in grote letters.",
            link: Some("https://www.example.org/publicaties/vijf-gesprekken"),
            source: None,
        },
        Text {
            kind: ItemKind::Podcast,
            title: "Podcast: praten met je leidinggevende",
            summary: "Elke maand is er een talkshow. In deze aflevering: hoe begin je erover op je werk?",
            body: "",
            link: Some("https://www.example.org/podcast/6"),
            source: None,
        },
        Text {
            kind: ItemKind::News,
            title: "GGZ in de wijk: hoe Zeist het aanpakt",
            summary: "In Zeist werken de ggz en de wijk samen. Buren, zorg en gemeente vertellen hoe dat gaat.",
            body: "",
            link: Some("https://www.example.org/ggz-in-de-wijk"),
            source: Some(("GGZ in de wijk", "https://www.example.org/zeist")),
        },
    ])
}

/// An event `in_days` from now, on the clock of the list's zone.
fn event(app: &App, list: &List, in_days: u64, hours: (&str, &str), place: &str) -> Result<Event, SampleError> {
    let day = list.cadence.local(app.now()).date().checked_add_days(Days::new(in_days));
    let day = day.ok_or(SampleError::Text("day"))?;
    let at = |time: &str| time.parse::<NaiveTime>().map_err(|_| SampleError::Text("time"));
    Ok(Event {
        starts: day.and_time(at(hours.0)?),
        ends: Some(day.and_time(at(hours.1)?)),
        place: Some(line(place)?),
        register: None,
        full: false,
    })
}

fn item(app: &App, text: Text) -> Result<Item, SampleError> {
    let source = text.source.map(|(name, url)| Ok::<_, SampleError>(Source { name: line(name)?, link: link(url)? }));
    Ok(Item {
        summary: Some(line(text.summary)?),
        body: text.body.to_owned(),
        link: text.link.map(link).transpose()?,
        source: source.transpose()?,
        ..Item::new(ItemId(app.ids().uuid()), text.kind, line(text.title)?, app.now())
    })
}

fn line(text: &str) -> Result<ShortText, SampleError> {
    ShortText::parse(text).map_err(|_| SampleError::Text("line"))
}

fn link(text: &str) -> Result<WebLink, SampleError> {
    WebLink::parse(text).map_err(|_| SampleError::Text("link"))
}
