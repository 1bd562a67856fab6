//! The language of a page: the one that the visitor chose (`?lang=en`), or else the list's, or on pages of no list the
//! first of ours that the browser asks for.

use std::{convert::Infallible, str::FromStr};

use axum::{
    extract::FromRequestParts,
    http::{HeaderMap, Uri, header::ACCEPT_LANGUAGE, request::Parts},
};
use url::form_urlencoded;

use crate::domain::{
    list::List,
    text::{language::Language, phrases::Phrases},
};

/// The language that a visitor chose, and the one that their browser prefers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reading {
    chosen: Option<Language>,
    preferred: Language,
}

impl Reading {
    /// Reads the query of `uri` and the Accept-Language field of `headers`.
    #[must_use]
    pub fn of(uri: &Uri, headers: &HeaderMap) -> Self {
        let query = uri.query().unwrap_or_default();
        let chosen = form_urlencoded::parse(query.as_bytes())
            .find(|(key, _)| key == "lang")
            .and_then(|(_, tag)| Language::from_str(&tag).ok());
        let accepted = headers.get(ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()).unwrap_or_default();
        Self { chosen, preferred: preferred(accepted) }
    }

    /// The language of a list's page.
    #[must_use]
    pub fn of_list(self, list: &List) -> Language {
        self.chosen.unwrap_or(list.language)
    }

    /// The phrases of a page that belongs to no list.
    #[must_use]
    pub fn phrases(self) -> Phrases {
        Phrases::of(self.chosen.unwrap_or(self.preferred))
    }
}

impl<S: Sync> FromRequestParts<S> for Reading {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        Ok(Self::of(&parts.uri, &parts.headers))
    }
}

/// The first of our languages in an Accept-Language field, or else our own first. Browsers write the field in order of
/// weight (RFC 9110 section 12.5.4).
fn preferred(accepted: &str) -> Language {
    accepted
        .split(',')
        .filter_map(|range| range.trim().split(['-', ';']).next())
        .find_map(|tag| Language::from_str(&tag.to_ascii_lowercase()).ok())
        .unwrap_or(Language::ALL[0])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_choice_goes_before_what_the_browser_asks() {
        let mut headers = HeaderMap::new();
        headers.insert(ACCEPT_LANGUAGE, "fr, en-GB;q=0.8, nl;q=0.5".parse().unwrap());
        let read = |uri: &str| Reading::of(&uri.parse().unwrap(), &headers).phrases().language();
        assert_eq!(read("/"), Language::En);
        assert_eq!(read("/?lang=nl"), Language::Nl);
        assert_eq!(read("/?lang=tlh"), Language::En);
        assert_eq!(Reading::of(&"/".parse().unwrap(), &HeaderMap::new()).phrases().language(), Language::Nl);
    }
}
