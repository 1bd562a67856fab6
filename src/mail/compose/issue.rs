//! The letter of an issue: rendered once for a language, then filled in for each recipient.
//!
//! The leave link and the sentence that says why the mail came differ by recipient. Both are rendered as places that are
//! filled in later, so that templates run and styles are inlined once, not once per recipient.

use askama::filters::{Html, escape};
use chrono::{Datelike, NaiveDate, NaiveDateTime, NaiveTime};

use super::{
    letter::{Letter, MailError, templates},
    letterhead::Letterhead,
    quoted::{CLOSE, OPEN},
};
use crate::domain::{
    issue::{composing::Contents, preface::Preface},
    item::{Event, Item},
    text::{language::Language, markdown, phrases::Phrases, prose::Prose},
    token::Token,
};

/// Stands for a recipient's leave token; as long as one, so that lines wrap alike.
const LEAVE: &str = "\u{2}leave-link-goes-here\u{3}";

/// The number of titles that mailboxes show behind the subject, where no editor wrote a preview text.
const TITLES_SHOWN: usize = 3;

/// Stands for the sentence that says why the mail came.
const WHY: &str = "\u{2}why\u{3}";

/// An issue in one language, ready to be filled in for any number of recipients.
#[derive(Debug, Clone)]
pub struct IssueLetter {
    letter: Letter,
    list: String,
}

impl IssueLetter {
    /// Renders issue `number`: phrases in the letterhead's language, `contents` in the list's; `month` stands at the top.
    ///
    /// # Errors
    /// [`MailError::TooLong`] if mail programs would cut it off; the others if the templates are wrong.
    pub fn render(
        letterhead: &Letterhead<'_>,
        number: u32,
        month: NaiveDate,
        contents: &Contents,
    ) -> Result<Self, MailError> {
        let sections = contents
            .sections
            .iter()
            .map(|section| Section {
                heading: letterhead.say(&format!("kind-heading-{}", section.kind)),
                entries: section.items.iter().map(|item| Entry::of(letterhead, item)).collect(),
            })
            .collect();
        let (preface, footer) = (&contents.preface, Passage::of_footer(letterhead));
        let word = preface.text.as_ref().map(|text| Passage::on_top(letterhead, text));
        let letter = Issue { letterhead, number, month, preface, word, sections, footer }.letter()?;
        Ok(Self { letter, list: letterhead.list.name.as_str().to_owned() })
    }

    /// The letter for one recipient: their token to leave by, and the day on which they subscribed.
    #[must_use]
    pub fn for_reader(&self, leave: Token, since: Option<NaiveDate>) -> Letter {
        self.filled(&leave.text(), &self.why_text(since), &self.why_html(since))
    }

    /// The same with each place between `OPEN` and `CLOSE`: what a message is built of.
    #[must_use]
    pub fn for_message(&self, leave: Token, since: Option<NaiveDate>) -> Letter {
        self.with_places(&leave.text(), &self.why_text(since), &self.why_html(since))
    }

    /// The same with any values in the places.
    pub(crate) fn with_places(&self, leave: &str, why_text: &str, why_html: &str) -> Letter {
        let [leave, why_text, why_html] = [leave, why_text, why_html].map(|value| format!("{OPEN}{value}{CLOSE}"));
        self.filled(&leave, &why_text, &why_html)
    }

    fn filled(&self, leave: &str, why_text: &str, why_html: &str) -> Letter {
        let places = |text: &str, why: &str| text.replace(LEAVE, leave).replace(WHY, why);
        Letter {
            subject: self.letter.subject.clone(),
            text: places(&self.letter.text, why_text),
            html: places(&self.letter.html, why_html),
            language: self.letter.language,
        }
    }

    /// The sentence that says why the mail came, as plain text.
    pub(crate) fn why_text(&self, since: Option<NaiveDate>) -> String {
        markdown::wrap(&self.why(since).replace(NAME, &self.list))
    }

    /// The sentence that says why the mail came, as HTML.
    pub(crate) fn why_html(&self, since: Option<NaiveDate>) -> String {
        let name = escape(&self.list, Html).map_or_else(|_| String::new(), |name| format!("<em>{name}</em>"));
        self.why(since).replace(NAME, &name)
    }

    /// The sentence that says why the mail came, with [`NAME`] for the list.
    fn why(&self, since: Option<NaiveDate>) -> String {
        let phrases = Phrases::of(self.letter.language);
        match since {
            Some(day) => {
                let date = format!("{} {}", day.day(), phrases.month(day));
                phrases.fill("mail-why-since", &[("date", &date), ("list", NAME)])
            }
            None => phrases.fill("mail-why", &[("list", NAME)]),
        }
    }
}

/// Stands for the list's name in a phrase, until it is known how the name must be escaped.
const NAME: &str = "~~~~list~~~~";

/// The values of the templates.
struct Issue<'a> {
    letterhead: &'a Letterhead<'a>,
    number: u32,
    month: NaiveDate,
    preface: &'a Preface,
    word: Option<Passage>,
    sections: Vec<Section<'a>>,
    footer: Option<Passage>,
}

templates!(Issue, "issue/subject.txt", "issue/body.txt", "issue/body.html");

/// A text that an editor wrote for the whole issue, or for all issues of the list.
struct Passage {
    /// Its language, where it is not the one around it.
    lang: Lang,
    html: String,
    text: String,
}

impl Passage {
    /// A word to the readers at the top, in the list's language.
    fn on_top(letterhead: &Letterhead<'_>, word: &Prose) -> Self {
        let html = markdown::to_html_on_top(word.as_str()).replace("<h2>", "<h2 class=\"plain\">");
        Self { lang: Lang::of_list(letterhead), html, text: markdown::to_text(word.as_str()) }
    }

    /// The closing lines of the list.
    fn of_footer(letterhead: &Letterhead<'_>) -> Option<Self> {
        let (language, text) = letterhead.list.footer(letterhead.language)?;
        let lang = Lang((language != letterhead.language).then_some(language));
        let text = text.as_str();
        Some(Self { lang, html: markdown::to_html(text), text: markdown::to_text(text) })
    }
}

struct Section<'a> {
    heading: String,
    entries: Vec<Entry<'a>>,
}

impl Section<'_> {
    /// A line below the heading in plain text.
    fn rule(&self) -> String {
        "-".repeat(self.heading.chars().count())
    }
}

struct Entry<'a> {
    item: &'a Item,
    html: String,
    text: String,
    event: Option<Occasion<'a>>,
}

/// The moment and place of an event, in words.
struct Occasion<'a> {
    facts: &'a Event,
    day: u32,
    month: String,
    /// The whole date and the hours.
    when: String,
    calendar: String,
}

impl Issue<'_> {
    fn subject(&self) -> String {
        if let Some(subject) = &self.preface.subject {
            return subject.to_string();
        }
        let month = self.letterhead.phrases().month(self.month);
        self.letterhead
            .phrases()
            .fill("mail-issue-subject", &[("list", self.letterhead.list.name.as_str()), ("month", &month)])
    }

    /// The text that mailboxes show behind the subject: an editor's, else the first titles.
    fn preheader(&self) -> String {
        if let Some(preheader) = &self.preface.preheader {
            return preheader.to_string();
        }
        let titles = self.sections.iter().flat_map(|section| &section.entries).map(|entry| entry.item.title.as_str());
        titles.take(TITLES_SHOWN).collect::<Vec<_>>().join(" · ")
    }

    fn masthead(&self) -> String {
        let (number, month) = (self.number.to_string(), self.letterhead.phrases().month(self.month));
        self.letterhead.phrases().fill("mail-issue-masthead", &[("number", &number), ("month", &month)])
    }

    fn web(&self) -> String {
        self.letterhead.links.issue(&self.letterhead.list.slug, self.number)
    }

    fn leave(&self) -> String {
        let model = Token::new([0; 16]);
        self.letterhead.links.leave(model).replace(&model.text(), LEAVE)
    }

    #[expect(clippy::unused_self, reason = "called by the templates")]
    const fn why(&self) -> &'static str {
        WHY
    }

    /// The language of what the editors wrote, where it is not the one around it (WCAG 3.1.2).
    fn content_lang(&self) -> Lang {
        Lang::of_list(self.letterhead)
    }

    /// The language of a phrase among what the editors wrote.
    fn phrase_lang(&self) -> Lang {
        Lang((self.letterhead.list.language != self.letterhead.language).then_some(self.letterhead.language))
    }
}

/// A `lang` attribute, or nothing.
struct Lang(Option<Language>);

impl Lang {
    /// The list's language, where it is not the letterhead's.
    fn of_list(letterhead: &Letterhead<'_>) -> Self {
        Self((letterhead.list.language != letterhead.language).then_some(letterhead.list.language))
    }
}

impl askama::filters::HtmlSafe for Lang {}

impl std::fmt::Display for Lang {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.map_or(Ok(()), |language| write!(f, " lang=\"{}\"", language.tag()))
    }
}

impl<'a> Entry<'a> {
    fn of(letterhead: &Letterhead<'_>, item: &'a Item) -> Self {
        let event = item.kind.event().map(|event| Occasion::of(letterhead, item, event));
        let body = item.body.replace([OPEN, CLOSE], "");
        Self { item, html: markdown::to_html(&body), text: markdown::to_text(&body), event }
    }
}

impl<'a> Occasion<'a> {
    fn of(letterhead: &Letterhead<'_>, item: &Item, facts: &'a Event) -> Self {
        let phrases = letterhead.phrases();
        let starts = facts.starts;
        let when = match facts.ends {
            Some(ends) if ends.date() != starts.date() => {
                phrases.fill("mail-days", &[("from", &phrases.moment(starts)), ("until", &phrases.moment(ends))])
            }
            ends => format!("{}, {}", phrases.date(starts.date()), hours(phrases, starts, ends)),
        };
        Self {
            facts,
            day: starts.day(),
            month: phrases.month_name(starts.date()),
            when: capitalised(&when),
            calendar: letterhead.links.calendar(&letterhead.list.slug, item.id),
        }
    }
}

/// "14.00–16.30 uur", or the beginning alone.
fn hours(phrases: Phrases, starts: NaiveDateTime, ends: Option<NaiveDateTime>) -> String {
    let clock = |time: NaiveTime| {
        let time = time.format("%-H %M").to_string();
        let (hour, minute) = time.split_once(' ').unwrap_or_default();
        phrases.fill("mail-clock", &[("hour", hour), ("minute", minute)])
    };
    match ends {
        Some(ends) if ends != starts => {
            phrases.fill("mail-hours", &[("from", &clock(starts.time())), ("until", &clock(ends.time()))])
        }
        _ => phrases.time(starts.time()),
    }
}

fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
