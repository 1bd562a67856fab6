//! Checks of an issue before it goes out. They use no network: the results of link checks are handed in.

mod contrast;
mod html;
pub mod links;
mod reading;

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDateTime;

use super::{composing::Contents, link_check::LinkCheck};
use crate::domain::{
    text::{address, language::Language, markdown},
    words::words,
};
use html::{Piece, pieces, value};

/// The bytes of HTML above which the size is amber: Gmail cuts off mail of more than about 102,000 bytes.
const LARGE: usize = 80_000;

/// The characters above which many mailboxes cut off a subject.
const LONG_SUBJECT: usize = 60;

/// The ease below which a text is hard to read for many (Flesch calls 50 to 60 fairly difficult).
const HARD: i32 = 50;

words! {
    /// The verdict of a check.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
    pub enum Light {
        /// All is well.
        Green = "green",
        /// It deserves a look; the issue may go out.
        Amber = "amber",
        /// It holds the issue.
        Red = "red",
    }
}

impl Light {}

words! {
    /// A check.
    #[derive(Debug, Clone, Copy, PartialEq, Eq)]
    pub enum Check {
        /// The issue has contents.
        Contents = "contents",
        /// The text part has the text of the HTML part.
        Text = "text",
        /// Every picture has a description.
        Pictures = "pictures",
        /// The length of the HTML.
        Size = "size",
        /// The length of the subject.
        Subject = "subject",
        /// Nothing in it has passed by the time it goes out.
        Dates = "dates",
        /// No two items have the same title.
        Titles = "titles",
        /// Readers can unsubscribe.
        Leaving = "leaving",
        /// The mail is signed for the sender's domain.
        Signature = "signature",
        /// The account that sends belongs to the sender.
        Sender = "sender",
        /// Every word has enough contrast with its background.
        Contrast = "contrast",
        /// The reading ease of the text.
        Reading = "reading",
        /// The form of links.
        Links = "links",
        /// The text part has the links of the HTML part.
        TextLinks = "text-links",
        /// No link's text names another address than the link's own.
        Disguised = "disguised",
        /// Links that were checked and found fine.
        Seen = "seen",
        /// Links into a private network.
        Unsafe = "unsafe",
        /// Links to pages that are not there.
        Dead = "dead",
        /// Links that gave no clear answer.
        Unclear = "unclear",
        /// Links that were not checked yet.
        Unseen = "unseen",
        /// Links to names reserved for examples.
        Examples = "examples",
    }
}

impl Check {}

/// The finding of a check.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The check.
    pub check: Check,
    /// The verdict.
    pub light: Light,
    /// The titles, links, number or domain that it is about.
    pub about: Vec<String>,
}

/// An issue as a mail, and what it is made of.
#[derive(Debug, Clone, Copy)]
pub struct Draft<'a> {
    /// The subject.
    pub subject: &'a str,
    /// The text part.
    pub text: &'a str,
    /// The HTML part.
    pub html: &'a str,
    /// The contents that both parts were made of.
    pub contents: &'a Contents,
    /// The moment it goes out, on the list's clock.
    pub moment: NaiveDateTime,
    /// The link by which its reader leaves.
    pub leave: &'a str,
    /// The beginning of this installation's own links.
    pub base: &'a str,
    /// The domain of the sender's address.
    pub domain: &'a str,
    /// Messages are signed for the sender's domain.
    pub is_signed: bool,
    /// The domain of the account that sends, where the mail server knows one.
    pub account: Option<&'a str>,
    /// The language of what the editors wrote.
    pub language: Language,
    /// The checks of its links; `None` where links are not checked.
    pub link_checks: Option<&'a BTreeMap<String, LinkCheck>>,
}

/// Looks an issue over.
#[must_use]
pub fn check(it: &Draft<'_>) -> Vec<Finding> {
    let mut findings = vec![
        contents(it),
        text(it),
        pictures(it),
        size(it.html.len()),
        subject(it),
        dates(it),
        titles(it),
        leaving(it),
        signature(it),
        unless(Check::Contrast, Light::Red, contrast::faint(it.html)),
    ];
    findings.extend(sender(it));
    findings.extend(links::check(it));
    findings.extend(reading(it));
    findings
}

/// The finding for an issue that cannot become a mail because its HTML would be this many bytes long.
#[must_use]
pub fn too_long(bytes: usize) -> Finding {
    finding(Check::Size, Light::Red, [kilobytes(bytes)])
}

/// Reports whether a finding holds the issue.
#[must_use]
pub fn hold(findings: &[Finding]) -> bool {
    findings.iter().any(|finding| finding.light == Light::Red)
}

fn finding(check: Check, light: Light, about: impl IntoIterator<Item = String>) -> Finding {
    Finding { check, light, about: about.into_iter().collect() }
}

/// Green while nothing is wrong.
fn unless(check: Check, light: Light, wrong: Vec<String>) -> Finding {
    if wrong.is_empty() { finding(check, Light::Green, []) } else { finding(check, light, wrong) }
}

fn contents(it: &Draft<'_>) -> Finding {
    let left = it.contents.items().filter(|item| item.is_due(it.moment)).count();
    finding(Check::Contents, if left == 0 { Light::Red } else { Light::Green }, [left.to_string()])
}

fn text(it: &Draft<'_>) -> Finding {
    let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let text = words(it.text);
    let titles = it.contents.items().map(|item| words(item.title.as_str()));
    unless(Check::Text, Light::Red, titles.filter(|title| !text.contains(title)).collect())
}

fn pictures(it: &Draft<'_>) -> Finding {
    let mute = pieces(it.html).into_iter().filter_map(|piece| match piece {
        Piece::Open { name: "img", attributes } => {
            value(&attributes, "alt").trim().is_empty().then(|| value(&attributes, "src"))
        }
        Piece::Open { .. } | Piece::Close(_) | Piece::Text(_) => None,
    });
    unless(Check::Pictures, Light::Red, mute.collect())
}

fn size(bytes: usize) -> Finding {
    finding(Check::Size, if bytes > LARGE { Light::Amber } else { Light::Green }, [kilobytes(bytes)])
}

fn kilobytes(bytes: usize) -> String {
    bytes.div_ceil(1_000).to_string()
}

fn subject(it: &Draft<'_>) -> Finding {
    let length = it.subject.trim().chars().count();
    let light = match length {
        0 => Light::Red,
        1..=LONG_SUBJECT => Light::Green,
        _ => Light::Amber,
    };
    finding(Check::Subject, light, [length.to_string()])
}

fn dates(it: &Draft<'_>) -> Finding {
    let past = it.contents.items().filter(|item| !item.is_due(it.moment));
    unless(Check::Dates, Light::Amber, past.map(|item| item.title.to_string()).collect())
}

fn titles(it: &Draft<'_>) -> Finding {
    let mut seen = BTreeSet::new();
    let again = it.contents.items().filter(|item| !seen.insert(item.title.as_str().to_lowercase()));
    unless(Check::Titles, Light::Amber, again.map(|item| item.title.to_string()).collect())
}

fn leaving(it: &Draft<'_>) -> Finding {
    let is_there = it.html.contains(it.leave) && it.text.contains(it.leave);
    finding(Check::Leaving, if is_there { Light::Green } else { Light::Red }, [])
}

fn signature(it: &Draft<'_>) -> Finding {
    let light = if it.is_signed { Light::Green } else { Light::Amber };
    finding(Check::Signature, light, [it.domain.to_owned()])
}

/// Many servers let an account send for its own domain only.
fn sender(it: &Draft<'_>) -> Option<Finding> {
    let account = it.account?;
    let light = if address::are_related(account, it.domain) { Light::Green } else { Light::Amber };
    Some(finding(Check::Sender, light, [account.to_owned()]))
}

/// For guidance: nothing is held for it, and little text says little.
fn reading(it: &Draft<'_>) -> Option<Finding> {
    let texts = it.contents.items().flat_map(|item| {
        let summary = item.summary.as_ref().map(ToString::to_string);
        summary.into_iter().chain([markdown::to_text(&item.body)])
    });
    let word = it.contents.preface.text.iter().map(|text| markdown::to_text(text.as_str()));
    let ease = reading::ease(&word.chain(texts).collect::<Vec<_>>().join("\n\n"), it.language)?;
    Some(finding(Check::Reading, if ease < HARD { Light::Amber } else { Light::Green }, [ease.to_string()]))
}

#[cfg(test)]
mod tests;
