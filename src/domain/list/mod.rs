//! A list: what one subscribes to.

pub mod cadence;
pub mod settings;

use std::{collections::BTreeMap, fmt, str::FromStr};

use url::Url;

use super::{
    ids::ListId,
    mail::{route::RouteName, settling::UnknownPolicy},
    text::{
        address::{AddressError, EmailAddress},
        language::Language,
        prose::Prose,
        short_text::{ShortText, ShortTextError},
    },
    time::Instant,
};
use cadence::Cadence;

/// A list's name in URLs and in its List-Id: lower-case letters, digits and inner hyphens, at most 40; never reused.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Slug(String);

/// A text that cannot be a [`Slug`].
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("a list's short name has 1 to 40 lower-case letters, digits or hyphens, such as in-de-ggz")]
pub struct SlugError;

impl Slug {
    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for Slug {
    type Err = SlugError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let shaped = (1..=40).contains(&text.len())
            && !text.starts_with('-')
            && !text.ends_with('-')
            && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
        if shaped { Ok(Self(text.to_owned())) } else { Err(SlugError) }
    }
}

impl fmt::Display for Slug {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Who a list's mail comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sender {
    /// The name readers see.
    pub name: ShortText,
    /// The address; answers go there as well, unless the list has another for them.
    pub address: EmailAddress,
}

/// A text that is no `Name <address>`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SenderError {
    /// The shape is wrong.
    #[error("write the sender as \"Name <name@example.org>\"")]
    Shape,
    /// The name is wrong.
    #[error("the sender's name: {0}")]
    Name(#[from] ShortTextError),
    /// The address is wrong.
    #[error("the sender's address: {0}")]
    Address(#[from] AddressError),
}

impl FromStr for Sender {
    type Err = SenderError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (name, address) =
            text.trim().strip_suffix('>').and_then(|text| text.rsplit_once('<')).ok_or(SenderError::Shape)?;
        Ok(Self { name: ShortText::parse(name.trim().trim_matches('"'))?, address: EmailAddress::parse(address)? })
    }
}

impl fmt::Display for Sender {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} <{}>", self.name, self.address.as_str())
    }
}

/// A web origin that may frame a list's form and post to it: scheme, host and port.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Origin(String);

/// A text that is no [`Origin`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("an origin looks like https://www.example.org, without a path")]
pub struct OriginError;

impl Origin {
    /// The serialisation browsers send in `Origin` (RFC 6454 section 6.2).
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for Origin {
    type Err = OriginError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let url = Url::parse(text).map_err(|_| OriginError)?;
        let bare = matches!(url.scheme(), "https" | "http")
            && url.path() == "/"
            && url.query().is_none()
            && url.fragment().is_none()
            && url.username().is_empty()
            && url.password().is_none();
        let origin = url.origin().ascii_serialization();
        // A star would allow every site, and a semicolon begin another directive: origins stand in a security policy.
        let is_plain = origin.bytes().all(|b| b.is_ascii_alphanumeric() || b"-._:/[]".contains(&b));
        if bare && is_plain { Ok(Self(origin)) } else { Err(OriginError) }
    }
}

/// Whether an issue goes out without an editor's approval.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Approval {
    /// Unapproved issues are held at their moment (the default).
    Needed,
    /// The same, and two different people approve each issue.
    ByTwo,
    /// Issues go out at their moment by themselves.
    NotNeeded,
}

/// How a list's issues are delivered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeliveryRules {
    /// The way its mail takes; none: the default one.
    pub route: Option<RouteName>,
    /// The way it takes while that one is down.
    pub fallback: Option<RouteName>,
    /// What becomes of a message that nobody answered for.
    pub unknown: UnknownPolicy,
    /// How many readers an issue goes to first, before the rest; 0: all at once.
    pub canary: u32,
    /// The share of refusals, in per cent, at which an issue is paused.
    pub refusal_limit: u32,
    /// Addresses of our own that get every issue first.
    pub seeds: Vec<EmailAddress>,
}

impl Default for DeliveryRules {
    fn default() -> Self {
        Self {
            route: None,
            fallback: None,
            unknown: UnknownPolicy::Again,
            canary: 50,
            refusal_limit: 5,
            seeds: Vec::new(),
        }
    }
}

/// What one subscribes to.
#[derive(Debug, Clone, PartialEq)]
pub struct List {
    /// Its id.
    pub id: ListId,
    /// Its name in URLs.
    pub slug: Slug,
    /// The name readers see; visible to mail servers on the way, so a neutral one is wise.
    pub name: ShortText,
    /// The language of its pages and mail.
    pub language: Language,
    /// Who its mail comes from.
    pub sender: Sender,
    /// Where answers go; none: to the sender.
    pub reply: Option<EmailAddress>,
    /// The postal address at the foot of every mail.
    pub postal: ShortText,
    /// Where readers find the privacy statement.
    pub privacy: Option<Url>,
    /// What stands at the foot of its updates and pages, by language, as Markdown.
    pub footers: BTreeMap<Language, Prose>,
    /// When its issues are due.
    pub cadence: Cadence,
    /// The fewest items an issue of the cadence may have.
    pub minimum: u32,
    /// Whether somebody has to look first.
    pub approval: Approval,
    /// Whether the form asks for a name.
    pub asks_name: bool,
    /// The sites that may embed the form.
    pub origins: Vec<Origin>,
    /// Who hears about reminders and held issues.
    pub editors: Vec<EmailAddress>,
    /// How its issues are delivered.
    pub delivery: DeliveryRules,
    /// When it was made.
    pub created_at: Instant,
}

impl List {
    /// What stands at the foot for somebody who reads `language`: in that language, else in the list's own.
    #[must_use]
    pub fn footer(&self, language: Language) -> Option<(Language, &Prose)> {
        [language, self.language].into_iter().find_map(|tag| Some((tag, self.footers.get(&tag)?)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slug_is_safe_in_a_path_and_in_a_header() {
        for wrong in ["", "-a", "a-", "A", "a b", "../etc", "a.b", "é", &"a".repeat(41)] {
            assert!(Slug::from_str(wrong).is_err(), "{wrong:?}");
        }
        assert_eq!(Slug::from_str("in-de-ggz").unwrap().as_str(), "in-de-ggz");
    }

    #[test]
    fn a_sender_reads_back_and_carries_no_line_break() {
        let sender: Sender = "Stichting Voorbeeld <post@example.org>".parse().unwrap();
        assert_eq!(sender.to_string(), "Stichting Voorbeeld <post@example.org>");
        assert_eq!("A\r\nBcc: b <a@example.org>".parse::<Sender>(), Err(SenderError::Name(ShortTextError::Control)));
        assert_eq!("post@example.org".parse::<Sender>(), Err(SenderError::Shape));
    }

    #[test]
    fn an_origin_has_no_path() {
        assert_eq!("https://www.example.org/".parse::<Origin>().unwrap().as_str(), "https://www.example.org");
        assert_eq!("http://127.0.0.1:8081".parse::<Origin>().unwrap().as_str(), "http://127.0.0.1:8081");
        assert_eq!("https://bücher.example".parse::<Origin>().unwrap().as_str(), "https://xn--bcher-kva.example");
        let odd = ["https://*", "https://*.example.org", "https://a;script-src", "https://a,b", "https://a'b"];
        for wrong in ["example.org", "https://example.org/form", "javascript:alert(1)", "*"].into_iter().chain(odd) {
            assert!(wrong.parse::<Origin>().is_err(), "{wrong}");
        }
    }
}
