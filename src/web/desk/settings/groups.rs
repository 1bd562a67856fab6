//! The groups of settings but the rhythm, as fields and back.

use std::{collections::BTreeMap, str::FromStr};

use url::Url;

use super::{
    Group,
    fields::{self, Typed},
    rhythm,
    says::{self, language},
};
use crate::{
    app::{
        App,
        lists::settings::{self as verb, Settings},
    },
    domain::{
        list::{Approval, Origin, Sender, settings::Change},
        text::{address::EmailAddress, language::Language, phrases::Phrases, prose::Prose},
        time::Instant,
    },
    web::desk::kit::{
        form::{
            Choice, Errors, Field, Input,
            phrases::{line, link, prose, read_address},
        },
        phrase::Phrase,
    },
};

/// The most items that can be asked for.
const MOST_ITEMS: u32 = 50;

/// The most sites that may embed one form: all stand in a header of its page.
const MOST_SITES: usize = 20;

/// The words that a form posts for an approval.
const APPROVALS: [(&str, Approval); 3] =
    [("needed", Approval::Needed), ("two", Approval::ByTwo), ("automatic", Approval::NotNeeded)];

/// The field of a language's text at the foot.
const fn footer(language: Language) -> &'static str {
    match language {
        Language::Nl => "footer_nl",
        Language::En => "footer_en",
    }
}

/// The field of a language's words beside the button.
fn wording(own: Language, language: Language) -> &'static str {
    match language {
        _ if language == own => "wording",
        Language::Nl => "wording_nl",
        Language::En => "wording_en",
    }
}

/// The languages besides the list's own.
fn others(own: Language) -> impl Iterator<Item = Language> {
    Language::ALL.into_iter().filter(move |language| *language != own)
}

/// The fields of a group, as the list has them.
pub(super) fn fields(phrases: Phrases, group: Group, it: &Settings, now: Instant) -> Vec<Field> {
    let list = &it.list;
    let field = |name, input, value: &str| fields::field(phrases, name, input, value);
    let named = |words: &[(&str, &str)]| -> Vec<Choice> {
        words.iter().map(|(word, key)| Choice::new(*word, phrases.say(key))).collect()
    };
    match group {
        Group::Rhythm => rhythm::fields(phrases, &list.cadence, now),
        Group::Approval => {
            let ways = APPROVALS.map(|(word, approval)| (word, says::approval(approval)));
            let now =
                APPROVALS.iter().find(|(_, approval)| *approval == list.approval).map_or("needed", |(word, _)| word);
            vec![
                field("approval", Input::OneOf(named(&ways)), now),
                field("minimum", Input::Number, &list.minimum.max(1).to_string()),
            ]
        }
        Group::Sender => vec![
            field("name", Input::Line, list.name.as_str()),
            field("sender", Input::Line, list.sender.name.as_str()),
            field("address", Input::Email, list.sender.address.as_str()),
            field("reply", Input::Email, list.reply.as_ref().map(EmailAddress::as_str).unwrap_or_default()),
            field("postal", Input::Line, list.postal.as_str()),
        ],
        Group::Form => {
            let tongues = Language::ALL.map(|tag| Choice::new(tag.tag(), language(tag))).into();
            let answers = [("yes", "settings-asks-name"), ("no", "settings-asks-no-name")];
            vec![
                field("language", Input::Select(tongues), list.language.tag()),
                field("asks_name", Input::OneOf(named(&answers)), if list.asks_name { "yes" } else { "no" }),
                field("privacy", Input::Url, list.privacy.as_ref().map(Url::as_str).unwrap_or_default()),
            ]
        }
        Group::Wording => {
            let own_first = [list.language].into_iter().chain(others(list.language));
            own_first.map(|tag| field(wording(list.language, tag), Input::Lines(5), &it.words(tag))).collect()
        }
        Group::Sites => {
            let lines: String = list.origins.iter().flat_map(|origin| [origin.as_str(), "\n"]).collect();
            vec![field("sites", Input::Lines(6), &lines)]
        }
        Group::Footer => {
            let text = |tag| list.footers.get(&tag).map(Prose::as_str).unwrap_or_default();
            Language::ALL.map(|tag| field(footer(tag), Input::Lines(6), text(tag))).into()
        }
    }
}

/// Reads what was typed, or what is wrong, field by field.
pub(super) fn read(app: &App, group: Group, it: &Settings, typed: &Typed) -> Result<Change, Errors> {
    let mut sheet = Sheet { typed, errors: Errors::default() };
    let change = match group {
        Group::Rhythm => {
            let begin = sheet.optional("begin", |day| day.parse().map_err(|_| "desk-item-empty"));
            let read = verb::rhythm(app, &it.list.cadence, &rhythm::words(typed), begin);
            rhythm::add_errors(&mut sheet.errors, typed, read.as_ref().err().map(Vec::as_slice).unwrap_or_default());
            read.ok().map(Change::Rhythm)
        }
        Group::Approval => sheet.approval(),
        Group::Sender => sheet.sender(),
        Group::Form => sheet.form(),
        Group::Wording => sheet.wordings(it.list.language),
        Group::Sites => sheet.sites(),
        Group::Footer => Some(sheet.footers()),
    };
    change.filter(|_| sheet.errors.is_empty()).ok_or(sheet.errors)
}

/// Typed fields, while they are read.
struct Sheet<'a> {
    typed: &'a Typed,
    errors: Errors,
}

impl Sheet<'_> {
    fn wordings(&mut self, own: Language) -> Option<Change> {
        let words = self.required("wording", prose);
        let mut all: BTreeMap<_, _> = others(own).map(|tag| (tag, self.optional(wording(own, tag), prose))).collect();
        all.insert(own, Some(words?));
        Some(Change::Wording(all))
    }

    fn approval(&mut self) -> Option<Change> {
        let approval = self.choice("approval", &APPROVALS);
        let minimum = self.required("minimum", |text| {
            let number = text.parse().ok().filter(|number| (1..=MOST_ITEMS).contains(number));
            number.ok_or("settings-minimum-wrong")
        });
        Some(Change::Approval { approval: approval?, minimum: minimum? })
    }

    fn sender(&mut self) -> Option<Change> {
        let name = self.required("name", line);
        let from_name = self.required("sender", line);
        let from = self.required("address", read_address);
        let reply = self.optional("reply", read_address);
        let postal = self.required("postal", line);
        let sender = Sender { name: from_name?, address: from? };
        Some(Change::Sender { name: name?, sender, reply, postal: postal? })
    }

    fn form(&mut self) -> Option<Change> {
        let language = self.choice("language", &Language::ALL.map(|language| (language.tag(), language)));
        let asks_name = self.choice("asks_name", &[("yes", true), ("no", false)]);
        let privacy = self.optional("privacy", |text| Url::parse(link(text)?.as_str()).map_err(|_| "desk-item-web"));
        Some(Change::Form { language: language?, asks_name: asks_name?, privacy })
    }

    fn sites(&mut self) -> Option<Change> {
        let text = self.typed.text("sites");
        let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
        if lines.len() > MOST_SITES {
            self.errors.add("sites", "settings-sites-many");
            return None;
        }
        let mut origins = Vec::new();
        for line in lines {
            let Ok(origin) = Origin::from_str(line) else {
                let shown: String = line.chars().take(60).collect();
                self.errors.add("sites", Phrase::filled("settings-sites-wrong", "site", shown));
                return None;
            };
            origins.push(origin);
        }
        origins.sort_by(|a, b| a.as_str().cmp(b.as_str()));
        origins.dedup();
        Some(Change::Sites(origins))
    }

    fn footers(&mut self) -> Change {
        let mut footers = BTreeMap::new();
        for language in Language::ALL {
            let text = self.optional(footer(language), prose);
            footers.extend(text.map(|text| (language, text)));
        }
        Change::Footers(footers)
    }

    /// Reads one of a few words.
    fn choice<T: Copy>(&mut self, name: &'static str, words: &[(&str, T)]) -> Option<T> {
        self.required(name, |text| {
            let found = words.iter().find(|(word, _)| *word == text);
            found.map(|(_, value)| *value).ok_or("desk-item-empty")
        })
    }

    /// Reads a field that may be left empty.
    fn optional<T>(&mut self, name: &'static str, parse: impl FnOnce(&str) -> Result<T, &'static str>) -> Option<T> {
        self.errors.optional(name, self.typed.text(name).trim_matches(' '), parse)
    }

    /// Reads a field that must be filled in.
    fn required<T>(&mut self, name: &'static str, parse: impl FnOnce(&str) -> Result<T, &'static str>) -> Option<T> {
        self.errors.required(name, self.typed.text(name).trim_matches(' '), parse)
    }
}
