//! A list: its settings, its sender, and the rules by which its issues are approved and delivered.

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

/// The name and address that a list's mail comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sender {
    /// The name shown to readers.
    pub name: ShortText,
    /// The address; replies go there as well, unless the list has another address for them.
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
        // A `*` would allow every site and a `;` would begin another directive: origins are written into a security
        // policy.
        let is_plain = origin.bytes().all(|b| b.is_ascii_alphanumeric() || b"-._:/[]".contains(&b));
        if bare && is_plain { Ok(Self(origin)) } else { Err(OriginError) }
    }
}

/// The approval that an issue needs before it is sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Approval {
    /// Unapproved issues are held at their planned moment (the default).
    Needed,
    /// The same, and two different editors approve each issue.
    ByTwo,
    /// Issues are sent at their planned moment without approval.
    NotNeeded,
}

/// The rules by which a list's issues are delivered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeliveryRules {
    /// The route its mail takes; none: the default route.
    pub route: Option<RouteName>,
    /// The route it takes while that one is down.
    pub fallback: Option<RouteName>,
    /// The treatment of a message whose server fell silent after the final dot.
    pub unknown: UnknownPolicy,
    /// The number of recipients that an issue is sent to before the rest; 0: all at once.
    pub canary: u32,
    /// The share of refusals, in per cent, at which an issue is paused.
    pub refusal_limit: u32,
    /// Addresses of the operator that get every issue first.
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

/// A list that readers subscribe to.
#[derive(Debug, Clone, PartialEq)]
pub struct List {
    /// Its id.
    pub id: ListId,
    /// Its name in URLs.
    pub slug: Slug,
    /// The name shown to readers. Mail servers on the way can see it too, so choose a neutral one.
    pub name: ShortText,
    /// The language of its pages and mail.
    pub language: Language,
    /// The name and address that its mail comes from.
    pub sender: Sender,
    /// The address that replies go to; none: the sender's.
    pub reply: Option<EmailAddress>,
    /// The postal address at the foot of every mail.
    pub postal: ShortText,
    /// The page with the privacy statement.
    pub privacy: Option<Url>,
    /// The text at the foot of its updates and pages, by language, as Markdown.
    pub footers: BTreeMap<Language, Prose>,
    /// The rhythm and the times by which its issues are due.
    pub cadence: Cadence,
    /// The fewest items with which the cadence composes an issue.
    pub minimum: u32,
    /// The approval that its issues need.
    pub approval: Approval,
    /// True if the form asks for a name.
    pub asks_name: bool,
    /// The sites that may embed the form.
    pub origins: Vec<Origin>,
    /// Addresses that get all mail to the list's editors, besides the editors themselves.
    pub editors: Vec<EmailAddress>,
    /// The rules by which its issues are delivered.
    pub delivery: DeliveryRules,
    /// The moment it was created.
    pub created_at: Instant,
}

impl List {
    /// The text at the foot of a page or mail in `language`: in that language, else in the list's own.
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
