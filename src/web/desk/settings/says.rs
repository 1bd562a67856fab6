//! Settings in words.

use super::{Group, rhythm};
use crate::{
    app::lists::settings::Settings,
    domain::{
        list::{Approval, List},
        subscriber::consent::Wording,
        text::{language::Language, markdown, phrases::Phrases},
    },
};

/// A group of settings in words.
pub(super) struct Says {
    /// In sentences.
    pub sentences: Vec<String>,
    /// The things they are about, one by one.
    pub items: Vec<String>,
    /// Words that subscribers see.
    pub quotes: Vec<Quote>,
}

/// Words that subscribers see.
pub(super) struct Quote {
    /// A label, where there are more.
    pub label: Option<String>,
    /// The language they are in, where it is known.
    pub lang: Option<&'static str>,
    /// The words, as they are typed.
    pub text: String,
    /// The words as subscribers see them, as HTML that is safe, where that is something else.
    pub html: Option<String>,
}

impl Says {
    const fn of(sentences: Vec<String>) -> Self {
        Self { sentences, items: Vec::new(), quotes: Vec::new() }
    }
}

/// A group of settings in words.
pub(super) fn group(phrases: Phrases, group: Group, it: &Settings) -> Says {
    let list = &it.list;
    match group {
        Group::Rhythm => Says::of(rhythm::sentences(phrases, &list.cadence)),
        Group::Approval => Says::of(vec![
            phrases.say(approval(list.approval)),
            phrases.count("settings-minimum", list.minimum.max(1).into()),
        ]),
        Group::Sender => Says::of(sender(phrases, list, it.is_signed)),
        Group::Form => Says::of(form(phrases, list)),
        Group::Wording => wording(phrases, it),
        Group::Sites => sites(phrases, list),
        Group::Footer => footer(phrases, list),
    }
}

/// The phrase that says what an issue needs.
pub(super) const fn approval(approval: Approval) -> &'static str {
    match approval {
        Approval::Needed => "settings-approval-needed",
        Approval::ByTwo => "settings-approval-two",
        Approval::NotNeeded => "settings-approval-automatic",
    }
}

fn sender(phrases: Phrases, list: &List, is_signed: bool) -> Vec<String> {
    let (name, address) = (list.sender.name.as_str(), list.sender.address.as_str());
    let signature = if is_signed { "desk-check-signature-green" } else { "desk-check-signature-amber" };
    let mut sentences = vec![
        phrases.fill("settings-name-says", &[("name", list.name.as_str())]),
        phrases.fill("settings-sender-says", &[("name", name), ("address", address)]),
        match &list.reply {
            Some(reply) => phrases.fill("settings-reply-says", &[("address", reply.as_str())]),
            None => phrases.say("settings-reply-same"),
        },
        phrases.fill("settings-postal-says", &[("postal", list.postal.as_str())]),
        phrases.fill(signature, &[("about", list.sender.address.domain())]),
    ];
    sentences.extend((!is_signed).then(|| phrases.say("desk-check-signature-advice")));
    sentences
}

fn form(phrases: Phrases, list: &List) -> Vec<String> {
    let language = language(list.language);
    vec![
        phrases.fill("settings-language-says", &[("language", &language)]),
        phrases.say(if list.asks_name { "settings-asks-name" } else { "settings-asks-no-name" }),
        match &list.privacy {
            Some(link) => phrases.fill("settings-privacy-says", &[("link", link.as_str())]),
            None => phrases.say("settings-privacy-none"),
        },
    ]
}

fn wording(phrases: Phrases, it: &Settings) -> Says {
    let present = |tag| it.wordings.iter().find(|wording| wording.language == tag);
    let quote = |wording: &Wording| Quote {
        label: (wording.language != it.list.language).then(|| language(wording.language)),
        lang: Some(wording.language.tag()),
        text: wording.text.clone(),
        html: None,
    };
    let Some(own) = present(it.list.language) else { return Says::of(Vec::new()) };
    let others = Language::ALL.into_iter().filter(|tag| *tag != it.list.language).filter_map(present);
    let since = phrases.date(it.list.cadence.local(own.since).date());
    let places = [("version", own.version.to_string()), ("date", since)];
    let places = places.each_ref().map(|(name, text)| (*name, text.as_str()));
    let quotes = std::iter::once(own).chain(others).map(quote).collect();
    Says { quotes, ..Says::of(vec![phrases.fill("settings-wording-says", &places)]) }
}

fn sites(phrases: Phrases, list: &List) -> Says {
    let key = if list.origins.is_empty() { "settings-sites-none" } else { "settings-sites-says" };
    let items = list.origins.iter().map(|origin| origin.as_str().to_owned()).collect();
    Says { items, ..Says::of(vec![phrases.say(key)]) }
}

fn footer(phrases: Phrases, list: &List) -> Says {
    let key = if list.footers.is_empty() { "settings-footer-none" } else { "settings-footer-says" };
    let quotes = list.footers.iter().map(|(tag, text)| Quote {
        label: Some(language(*tag)),
        lang: Some(tag.tag()),
        text: text.to_string(),
        html: Some(markdown::to_html(text.as_str())),
    });
    Says { quotes: quotes.collect(), ..Says::of(vec![phrases.say(key)]) }
}

/// A language's own name for itself.
pub(super) fn language(language: Language) -> String {
    Phrases::of(language).say("language-name")
}
