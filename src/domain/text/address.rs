//! Mail addresses: every [`EmailAddress`] is one that mail can be sent to.
//!
//! The rules are stricter than RFC 5321 on purpose: a dot-atom before the `@`, a dotted host name after it. Quoted
//! local parts, address literals and comments are refused, and so are some characters before the `@`, because mail servers
//! read them in different ways.

use std::fmt;

use validator::ValidateEmail;

/// An address that mail can be sent to: the local part as it was given, the domain in lower-case A-labels.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct EmailAddress {
    text: String,
    at: usize,
}

/// The reason that a text is no [`EmailAddress`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum AddressError {
    /// Nothing was filled in.
    #[error("enter an address")]
    Empty,
    /// No `@`, or nothing before or after it.
    #[error("an address looks like name@example.org")]
    Shape,
    /// Characters outside ASCII before the `@` (these need SMTPUTF8, RFC 6531, which few servers offer).
    #[error("letters with accents before the @ cannot be delivered everywhere; use another address")]
    LocalNotAscii,
    /// A part before the `@` that is no dot-atom (RFC 5322 section 3.2.3).
    #[error("the part before the @ contains a character or dots that mail servers refuse")]
    Local,
    /// A part before the `@` that some servers read as a route (`%`, `!`), a command (`|`) or an option (a `-` at its
    /// beginning), and others as a name.
    #[error(
        "mail servers read %, ! and | before the @, and a - at the beginning, in different ways; use another address"
    )]
    Ambiguous,
    /// A part after the `@` that is no host name with a dot in it.
    #[error("the part after the @ is not a domain such as example.org")]
    Domain,
    /// Longer than the 64 and 254 octets of RFC 5321 section 4.5.3.1.
    #[error("this address is too long to be delivered")]
    TooLong,
}

impl AddressError {
    /// The key of the phrase that tells a visitor what to do (`locales/`).
    #[must_use]
    pub const fn phrase(self) -> &'static str {
        match self {
            Self::Empty => "address-empty",
            Self::Shape => "address-shape",
            Self::LocalNotAscii => "address-local-not-ascii",
            Self::Local => "address-local",
            Self::Ambiguous => "address-ambiguous",
            Self::Domain => "address-domain",
            Self::TooLong => "address-too-long",
        }
    }
}

/// True if two host names end in the same two labels, as those of one organisation usually do.
#[must_use]
pub fn are_related(a: &str, b: &str) -> bool {
    let end = |name: &str| -> Vec<String> { name.rsplit('.').take(2).map(str::to_ascii_lowercase).collect() };
    end(a) == end(b)
}

impl EmailAddress {
    /// Reads an address and turns an internationalised domain into A-labels (UTS 46).
    pub fn parse(text: &str) -> Result<Self, AddressError> {
        let address = Self::to_find(text)?;
        let is_ambiguous = address.local().starts_with('-') || address.local().contains(['%', '!', '|']);
        if is_ambiguous { Err(AddressError::Ambiguous) } else { Ok(address) }
    }

    /// Reads an address that somebody is looked up by, which earlier versions may have taken although it is
    /// [`AddressError::Ambiguous`]: whoever has one must be found, and can be erased.
    pub fn to_find(text: &str) -> Result<Self, AddressError> {
        let text = text.trim();
        if text.is_empty() {
            return Err(AddressError::Empty);
        }
        let (local, domain) = text.rsplit_once('@').ok_or(AddressError::Shape)?;
        if local.is_empty() || domain.is_empty() || local.contains('@') {
            return Err(AddressError::Shape);
        }
        if !local.is_ascii() {
            return Err(AddressError::LocalNotAscii);
        }
        if !is_dot_atom(local) {
            return Err(AddressError::Local);
        }
        let domain = a_labels(domain).ok_or(AddressError::Domain)?;
        let address = format!("{local}@{domain}");
        if local.len() > 64 || address.len() > 254 {
            return Err(AddressError::TooLong);
        }
        if !address.validate_email() {
            return Err(AddressError::Shape);
        }
        Ok(Self { text: address, at: local.len() })
    }

    /// Takes back the text of an address that was parsed before and was stored unaltered.
    #[must_use]
    pub fn kept(text: String) -> Option<Self> {
        let at = text.rfind('@')?;
        Some(Self { text, at })
    }

    /// The address as it goes into an envelope or a header.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The part before the `@`, in the case it was given.
    #[must_use]
    pub fn local(&self) -> &str {
        &self.text[..self.at]
    }

    /// The part after the `@`, in lower-case A-labels.
    #[must_use]
    pub fn domain(&self) -> &str {
        &self.text[self.at + 1..]
    }

    /// The form by which addresses are compared: lower case, with tags and dots kept.
    #[must_use]
    pub fn normalised(&self) -> String {
        self.text.to_ascii_lowercase()
    }

    /// The mailbox that the address most likely belongs to: its normalised form without the tag after a `+`.
    #[must_use]
    pub fn mailbox(&self) -> String {
        let local = self.local().split_once('+').map_or(self.local(), |(name, _)| name);
        let local = if local.is_empty() { self.local() } else { local };
        format!("{local}@{}", self.domain()).to_ascii_lowercase()
    }

    /// Enough of the address for its owner to recognise it, and too little for anybody else.
    #[must_use]
    pub fn masked(&self) -> String {
        let (name, end) = self.domain().rsplit_once('.').unwrap_or((self.domain(), ""));
        format!("{}…@{}….{end}", &self.local()[..1], &name[..1])
    }
}

/// True if `local` is a dot-atom (RFC 5322 section 3.2.3).
fn is_dot_atom(local: &str) -> bool {
    local.split('.').all(|atom| {
        !atom.is_empty() && atom.bytes().all(|b| b.is_ascii_alphanumeric() || b"!#$%&'*+-/=?^_`{|}~".contains(&b))
    })
}

/// The lower-case A-labels of a host name; `None` for an address literal, for a name without a dot, and for a top level
/// that is a number or a single character.
fn a_labels(domain: &str) -> Option<String> {
    let ascii = idna::domain_to_ascii_strict(domain).ok()?;
    let top = ascii.rsplit_once('.')?.1;
    let well_formed = ascii.split('.').all(|label| {
        !label.is_empty()
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
    });
    (well_formed && top.len() > 1 && !top.bytes().all(|b| b.is_ascii_digit())).then_some(ascii)
}

impl fmt::Debug for EmailAddress {
    /// Masks the address: addresses never reach a log.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "EmailAddress({})", self.masked())
    }
}

impl std::str::FromStr for EmailAddress {
    type Err = AddressError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::parse(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_people_have_are_taken() {
        for (given, kept) in [
            ("anke@example.org", "anke@example.org"),
            ("  Anke.de-Vries+nieuws@Example.ORG ", "Anke.de-Vries+nieuws@example.org"),
            ("o'brien@example.co.uk", "o'brien@example.co.uk"),
            ("info@bücher.example", "info@xn--bcher-kva.example"),
            ("a@b.nl", "a@b.nl"),
        ] {
            assert_eq!(EmailAddress::parse(given).map(|a| a.as_str().to_owned()), Ok(kept.to_owned()), "{given}");
        }
    }

    #[test]
    fn what_the_standards_refuse_is_refused_with_its_reason() {
        for (given, error) in [
            ("", AddressError::Empty),
            ("anke", AddressError::Shape),
            ("@example.org", AddressError::Shape),
            ("a@b@example.org", AddressError::Shape),
            ("a..b@example.org", AddressError::Local),
            (".a@example.org", AddressError::Local),
            ("\"<svg/onload=alert(1)>\"@example.org", AddressError::Local),
            ("a b@example.org", AddressError::Local),
            ("a\r\nBcc: x@example.org", AddressError::Local),
            ("josé@example.org", AddressError::LocalNotAscii),
            ("anke%elders.example@example.org", AddressError::Ambiguous),
            ("elders.example!anke@example.org", AddressError::Ambiguous),
            ("|cat@example.org", AddressError::Ambiguous),
            ("anke|cat@example.org", AddressError::Ambiguous),
            ("-oQ/tmp@example.org", AddressError::Ambiguous),
            ("a@b", AddressError::Domain),
            ("a@[127.0.0.1]", AddressError::Domain),
            ("a@127.0.0.1", AddressError::Domain),
            ("a@-b.nl", AddressError::Domain),
            ("a@b..nl", AddressError::Domain),
            ("a@exa mple.org", AddressError::Domain),
        ] {
            assert_eq!(EmailAddress::parse(given), Err(error), "{given:?}");
        }
        assert_eq!(EmailAddress::parse(&format!("{}@example.org", "a".repeat(65))), Err(AddressError::TooLong));
    }

    #[test]
    fn an_address_that_was_taken_once_can_still_be_looked_up() {
        for known in ["anke%elders.example@example.org", "elders!anke@example.org", "-f@example.org"] {
            assert_eq!(EmailAddress::to_find(known).map(|a| a.as_str().to_owned()), Ok(known.to_owned()));
        }
        assert_eq!(EmailAddress::to_find("a..b@example.org"), Err(AddressError::Local));
    }

    #[test]
    fn a_mask_tells_its_owner_and_nobody_else() {
        let address = EmailAddress::parse("Anke@voorbeeld.example").unwrap();
        assert_eq!(address.masked(), "A…@v….example");
        assert_eq!(format!("{address:?}"), "EmailAddress(A…@v….example)");
        assert_eq!(address.normalised(), "anke@voorbeeld.example");
    }

    proptest::proptest! {
        #[test]
        fn an_address_that_was_read_reads_back_the_same(text in "\\PC{0,12}@\\PC{0,20}") {
            if let Ok(address) = EmailAddress::parse(&text) {
                proptest::prop_assert!(address.as_str().is_ascii());
                proptest::prop_assert_eq!(EmailAddress::parse(address.as_str()), Ok(address));
            }
        }
    }
}
