//! The groups of settings but the rhythm, as fields and back.

use std::{collections::BTreeMap, str::FromStr};

use url::Url;

use super::{
    Group,
    fields::{Control, Fields, Troubles, Typed},
    rhythm,
    says::{self, language},
};
use crate::{
    app::{
        App,
        lists::settings::{self as verb, Standing},
    },
    domain::{
        item::WebLink,
        list::{Approval, Origin, Sender, settings::Change},
        text::{address::EmailAddress, language::Language, phrases::Phrases, prose::Prose},
        time::Instant,
    },
    web::desk::kit::form::{self, line, prose},
};

/// The most items that can be asked for.
const MOST_ITEMS: u32 = 50;

/// The most sites that may embed one form: all stand in a header of its page.
const MOST_SITES: usize = 20;

/// The most characters of a link, as in an item: mail programs and servers cut off longer ones.
const LONGEST_LINK: usize = 2000;

/// The words that are posted for what an issue needs.
const APPROVALS: [(&str, Approval); 3] =
    [("needed", Approval::Needed), ("two", Approval::ByTwo), ("automatic", Approval::NotNeeded)];

/// The field of a language's text at the foot.
const fn footer(language: Language) -> &'static str {
    match language {
        Language::Nl => "footer_nl",
        Language::En => "footer_en",
    }
}

/// The fields of a group, as the list has them.
pub fn fields(phrases: Phrases, group: Group, it: &Standing, now: Instant) -> Fields {
    let list = &it.list;
    let named = |words: &[(&str, &str)]| -> Vec<(String, String)> {
        words.iter().map(|(word, key)| ((*word).to_owned(), phrases.say(key))).collect()
    };
    match group {
        Group::Rhythm => rhythm::fields(phrases, &list.cadence, now),
        Group::Approval => {
            let ways = APPROVALS.map(|(word, approval)| (word, says::approval(approval)));
            let now =
                APPROVALS.iter().find(|(_, approval)| *approval == list.approval).map_or("needed", |(word, _)| word);
            vec![
                ("approval", Control::OneOf(named(&ways)), now.to_owned()),
                ("minimum", Control::Line("number"), list.minimum.max(1).to_string()),
            ]
        }
        Group::Sender => vec![
            ("name", Control::Line("text"), list.name.to_string()),
            ("sender", Control::Line("text"), list.sender.name.to_string()),
            ("address", Control::Line("email"), list.sender.address.as_str().to_owned()),
            (
                "reply",
                Control::Line("email"),
                list.reply.as_ref().map(EmailAddress::as_str).unwrap_or_default().to_owned(),
            ),
            ("postal", Control::Line("text"), list.postal.to_string()),
        ],
        Group::Form => {
            let tongues = Language::ALL.map(|tag| (tag.tag().to_owned(), language(tag))).into();
            let answers = [("yes", "settings-asks-name"), ("no", "settings-asks-no-name")];
            vec![
                ("language", Control::Choice(tongues), list.language.tag().to_owned()),
                ("asks_name", Control::OneOf(named(&answers)), if list.asks_name { "yes" } else { "no" }.to_owned()),
                ("privacy", Control::Line("url"), list.privacy.as_ref().map(Url::to_string).unwrap_or_default()),
            ]
        }
        Group::Wording => {
            let present = it.wordings.first().map(|wording| wording.text.clone()).unwrap_or_default();
            vec![("wording", Control::Lines(5), present)]
        }
        Group::Sites => {
            let lines: String = list.origins.iter().flat_map(|origin| [origin.as_str(), "\n"]).collect();
            vec![("sites", Control::Lines(6), lines)]
        }
        Group::Footer => {
            let text = |tag| list.footers.get(&tag).map(Prose::to_string).unwrap_or_default();
            Language::ALL.map(|tag| (footer(tag), Control::Lines(6), text(tag))).into()
        }
    }
}

/// Reads what was typed.
///
/// # Errors
/// What is wrong, field by field.
pub fn read(app: &App, phrases: Phrases, group: Group, it: &Standing, typed: &Typed) -> Result<Change, Troubles> {
    let mut sheet = Sheet { phrases, typed, troubles: Troubles::new() };
    let change = match group {
        Group::Rhythm => {
            let begin = sheet.optional("begin", |day| day.parse().map_err(|_| "desk-item-empty"));
            let read = verb::rhythm(app, &it.list.cadence, &rhythm::words(typed), begin);
            let errors = read.as_ref().err().map(Vec::as_slice).unwrap_or_default();
            sheet.troubles.extend(rhythm::troubles(phrases, typed, errors));
            read.ok().map(Change::Rhythm)
        }
        Group::Approval => sheet.approval(),
        Group::Sender => sheet.sender(),
        Group::Form => sheet.form(),
        Group::Wording => sheet.read("wording", prose).map(Change::Wording),
        Group::Sites => sheet.sites(),
        Group::Footer => Some(sheet.footers()),
    };
    change.filter(|_| sheet.troubles.is_empty()).ok_or(sheet.troubles)
}

/// What was typed, while it is read.
struct Sheet<'a> {
    phrases: Phrases,
    typed: &'a Typed,
    troubles: Troubles,
}

impl Sheet<'_> {
    fn approval(&mut self) -> Option<Change> {
        let approval = self.choice("approval", &APPROVALS);
        let minimum = self.read("minimum", |text| {
            let number = text.parse().ok().filter(|number| (1..=MOST_ITEMS).contains(number));
            number.ok_or("settings-minimum-wrong")
        });
        Some(Change::Approval { approval: approval?, minimum: minimum? })
    }

    fn sender(&mut self) -> Option<Change> {
        let address = |text: &str| EmailAddress::parse(text).map_err(form::address);
        let name = self.read("name", line);
        let from_name = self.read("sender", line);
        let from = self.read("address", address);
        let reply = self.optional("reply", address);
        let postal = self.read("postal", line);
        let sender = Sender { name: from_name?, address: from? };
        Some(Change::Sender { name: name?, sender, reply, postal: postal? })
    }

    fn form(&mut self) -> Option<Change> {
        let language = self.choice("language", &Language::ALL.map(|language| (language.tag(), language)));
        let asks_name = self.choice("asks_name", &[("yes", true), ("no", false)]);
        let privacy = self.optional("privacy", |text| {
            if text.chars().count() > LONGEST_LINK {
                return Err("desk-item-link-long");
            }
            WebLink::parse(text).ok().and_then(|link| Url::parse(link.as_str()).ok()).ok_or("desk-item-web")
        });
        Some(Change::Form { language: language?, asks_name: asks_name?, privacy })
    }

    fn sites(&mut self) -> Option<Change> {
        let text = self.typed.text("sites");
        let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
        if lines.len() > MOST_SITES {
            return self.wrong("sites", self.phrases.say("settings-sites-many"));
        }
        let mut origins = Vec::new();
        for line in lines {
            let Ok(origin) = Origin::from_str(line) else {
                let shown: String = line.chars().take(60).collect();
                return self.wrong("sites", self.phrases.fill("settings-sites-wrong", &[("site", &shown)]));
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

    /// One of a few words.
    fn choice<T: Copy>(&mut self, name: &'static str, words: &[(&str, T)]) -> Option<T> {
        self.read(name, |text| {
            let found = words.iter().find(|(word, _)| *word == text);
            found.map(|(_, value)| *value).ok_or("desk-item-empty")
        })
    }

    /// What may be left out; what is wrong with it stands among the troubles.
    fn optional<T>(&mut self, name: &'static str, parse: impl FnOnce(&str) -> Result<T, &'static str>) -> Option<T> {
        if self.typed.text(name).trim().is_empty() { None } else { self.read(name, parse) }
    }

    fn read<T>(&mut self, name: &'static str, parse: impl FnOnce(&str) -> Result<T, &'static str>) -> Option<T> {
        match parse(self.typed.text(name).trim_matches(' ')) {
            Ok(value) => Some(value),
            Err(key) => self.wrong(name, self.phrases.say(key)),
        }
    }

    fn wrong<T>(&mut self, name: &'static str, text: String) -> Option<T> {
        self.troubles.push((name, text));
        None
    }
}
