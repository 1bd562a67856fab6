//! Checks of an issue before it goes out: what is well, what deserves a look, and what holds it. Nothing is asked of the
//! network here: what was found there is handed in.

mod contrast;
mod html;
pub mod links;
mod reading;

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDateTime;

use super::{composing::Contents, link_check::LinkCheck};
use crate::domain::text::{address, language::Language, markdown};
use html::{Piece, pieces, value};

/// More than this is amber: Gmail cuts off what is over about 102,000 bytes.
const LARGE: usize = 80_000;

/// More characters than this, and many mailboxes cut a subject off.
const LONG_SUBJECT: usize = 60;

/// Below this a text is hard to read for many (Flesch calls 50 to 60 fairly difficult).
const HARD: i32 = 50;

/// How well something is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Light {
    /// Well.
    Green,
    /// Worth a look; it may go out.
    Amber,
    /// It does not go out like this.
    Red,
}

impl Light {
    /// The word in phrase names and class names.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Green => "green",
            Self::Amber => "amber",
            Self::Red => "red",
        }
    }
}

/// What is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Check {
    /// Whether anything is in it.
    Contents,
    /// Whether the text part says the same.
    Text,
    /// Whether every picture has words.
    Pictures,
    /// How long the HTML is.
    Size,
    /// How long the subject is.
    Subject,
    /// Whether anything is past by the time it goes out.
    Dates,
    /// Whether two items have one title.
    Titles,
    /// Whether a reader can leave.
    Leaving,
    /// Whether it is signed for the sender's domain.
    Signature,
    /// Whether the account that sends is the sender's.
    Sender,
    /// Whether every word stands out from its background.
    Contrast,
    /// How easily it reads.
    Reading,
    /// How links are written.
    Links,
    /// Whether the text part has them too.
    TextLinks,
    /// Whether a link's words name another address than it goes to.
    Disguised,
    /// Links that were looked at and are well.
    Seen,
    /// Links into somebody's own network.
    Unsafe,
    /// Links to pages that are not there.
    Dead,
    /// Links that gave no clear answer.
    Unclear,
    /// Links that were not looked at yet.
    Unseen,
    /// Links to names that are kept for examples.
    Examples,
}

impl Check {
    /// The word in phrase names.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Contents => "contents",
            Self::Text => "text",
            Self::Pictures => "pictures",
            Self::Size => "size",
            Self::Subject => "subject",
            Self::Dates => "dates",
            Self::Titles => "titles",
            Self::Leaving => "leaving",
            Self::Signature => "signature",
            Self::Sender => "sender",
            Self::Contrast => "contrast",
            Self::Reading => "reading",
            Self::Links => "links",
            Self::TextLinks => "text-links",
            Self::Disguised => "disguised",
            Self::Seen => "seen",
            Self::Unsafe => "unsafe",
            Self::Dead => "dead",
            Self::Unclear => "unclear",
            Self::Unseen => "unseen",
            Self::Examples => "examples",
        }
    }
}

/// What a check found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// What was looked at.
    pub check: Check,
    /// How well it is.
    pub light: Light,
    /// What it is about: titles, links, a number, a domain.
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
    /// What both are made of.
    pub contents: &'a Contents,
    /// When it goes out, on the list's clock.
    pub moment: NaiveDateTime,
    /// The link by which its reader leaves.
    pub leave: &'a str,
    /// What the links of this installation begin with.
    pub base: &'a str,
    /// The domain of the sender's address.
    pub domain: &'a str,
    /// Whether messages are signed (for the domain of the sender).
    pub is_signed: bool,
    /// The domain of the account that sends, where the mail server knows one.
    pub account: Option<&'a str>,
    /// The language of what the editors wrote.
    pub language: Language,
    /// What looks at its links found; none where links are not looked at.
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

/// What is found of an issue that cannot become a mail because its HTML would be this many bytes long.
#[must_use]
pub fn too_long(bytes: usize) -> Finding {
    finding(Check::Size, Light::Red, [kilobytes(bytes)])
}

/// Whether anything holds the issue.
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
    let word = it.contents.opening.word.iter().map(|word| markdown::to_text(word.as_str()));
    let ease = reading::ease(&word.chain(texts).collect::<Vec<_>>().join("\n\n"), it.language)?;
    Some(finding(Check::Reading, if ease < HARD { Light::Amber } else { Light::Green }, [ease.to_string()]))
}

#[cfg(test)]
mod tests;
