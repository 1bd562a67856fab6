//! Checks of an issue before it goes out: what is well, what deserves a look, and what holds it. Nothing is asked of the
//! network.

use std::collections::BTreeSet;

use chrono::NaiveDateTime;

use super::composing::Contents;

/// More than this is amber: Gmail cuts off what is over about 102,000 bytes.
const LARGE: usize = 80_000;

/// More characters than this, and many mailboxes cut a subject off.
const LONG_SUBJECT: usize = 60;

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
    /// Where links go.
    Links,
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
            Self::Links => "links",
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
}

/// Looks an issue over.
#[must_use]
pub fn check(it: &Draft<'_>) -> Vec<Finding> {
    vec![
        contents(it),
        text(it),
        pictures(it),
        size(it.html.len()),
        subject(it),
        dates(it),
        titles(it),
        leaving(it),
        signature(it),
        links(it),
    ]
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
    let value = |picture: &[(&str, &str)], name| {
        picture.iter().find(|(key, _)| *key == name).map_or_else(String::new, |(_, value)| (*value).to_owned())
    };
    let mute = tags(it.html, "img").filter(|picture| value(picture, "alt").trim().is_empty());
    unless(Check::Pictures, Light::Red, mute.map(|picture| value(&picture, "src")).collect())
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

/// Red for what no mail program should open, amber for what goes over the line unprotected.
fn links(it: &Draft<'_>) -> Finding {
    let all = tags(it.html, "a").flatten().filter(|(name, _)| *name == "href").map(|(_, link)| link);
    let foreign: BTreeSet<&str> = all.filter(|link| !link.starts_with(it.base)).collect();
    let begin = |scheme: &'static str| move |link: &&&str| link.to_ascii_lowercase().starts_with(scheme);
    let is_known = |link: &&&str| ["https:", "http:", "mailto:"].into_iter().any(|scheme| begin(scheme)(link));
    let odd: Vec<String> = foreign.iter().filter(|link| !is_known(link)).map(ToString::to_string).collect();
    if odd.is_empty() {
        let open = foreign.iter().filter(begin("http:")).map(ToString::to_string);
        unless(Check::Links, Light::Amber, open.collect())
    } else {
        finding(Check::Links, Light::Red, odd)
    }
}

/// The attributes of each element with this name, as the HTML of a letter has them: in lower case, their values quoted.
fn tags<'a>(html: &'a str, name: &str) -> impl Iterator<Item = Vec<(&'a str, &'a str)>> {
    html.split('<').filter_map(move |tag| tag.strip_prefix(name)?.strip_prefix(' ')).map(attributes)
}

fn attributes(mut rest: &str) -> Vec<(&str, &str)> {
    let mut found = Vec::new();
    while let Some((name, after)) = rest.split_once("=\"")
        && !name.contains('>')
        && let Some((value, after)) = after.split_once('"')
    {
        found.push((name.trim(), value));
        rest = after;
    }
    found
}

#[cfg(test)]
mod tests;
