//! The language of a page: the one that the visitor chose (`?lang=en`), or else the list's, or on pages of no list the
//! first of ours that the browser asks for.

use std::{convert::Infallible, str::FromStr, sync::LazyLock};

use axum::{
    extract::FromRequestParts,
    http::{HeaderMap, Uri, header::ACCEPT_LANGUAGE, request::Parts},
};
use fluent_langneg::{NegotiationStrategy, accepted_languages, negotiate::filter_matches};
use unic_langid::LanguageIdentifier;
use url::form_urlencoded;

use crate::domain::{
    list::List,
    text::{language::Language, phrases::Phrases},
};

/// Our languages, as tags that can be compared.
static OURS: LazyLock<Vec<LanguageIdentifier>> =
    LazyLock::new(|| Language::ALL.iter().filter_map(|language| language.tag().parse().ok()).collect());

/// The language that a visitor chose, and the one that their browser prefers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Reading {
    chosen: Option<Language>,
    preferred: Language,
}

impl Reading {
    /// Reads the query of `uri` and the Accept-Language field of `headers`.
    #[must_use]
    pub(super) fn of(uri: &Uri, headers: &HeaderMap) -> Self {
        let query = uri.query().unwrap_or_default();
        let chosen = form_urlencoded::parse(query.as_bytes())
            .find(|(key, _)| key == "lang")
            .and_then(|(_, tag)| Language::from_str(&tag).ok());
        let accepted = headers.get(ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()).unwrap_or_default();
        Self { chosen, preferred: preferred(accepted) }
    }

    /// The language of a list's page.
    #[must_use]
    pub(super) fn of_list(self, list: &List) -> Language {
        self.chosen.unwrap_or(list.language)
    }

    /// The phrases of a page that belongs to no list.
    #[must_use]
    pub(super) fn phrases(self) -> Phrases {
        Phrases::of(self.chosen.unwrap_or(self.preferred))
    }
}

impl<S: Sync> FromRequestParts<S> for Reading {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        Ok(Self::of(&parts.uri, &parts.headers))
    }
}

/// The first of our languages in an Accept-Language field. Browsers write the field in order of
/// weight (RFC 9110 section 12.5.4).
fn preferred(accepted: &str) -> Language {
    let asked = accepted_languages::parse(accepted);
    let found = filter_matches(&asked, &OURS, NegotiationStrategy::Lookup);
    let found = found.first().and_then(|tag| Language::from_str(tag.language.as_str()).ok());
    found.unwrap_or(Language::ALL[0])
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

    #[test]
    fn the_first_language_that_is_ours_is_taken_whatever_its_region_and_script() {
        for (accepted, language) in [
            ("nl", Language::Nl),
            ("nl-NL,nl;q=0.9,en-US;q=0.8,en;q=0.7", Language::Nl),
            ("nl-BE", Language::Nl),
            ("en-US,en;q=0.9", Language::En),
            ("en-GB,en-US;q=0.9,en;q=0.8,nl;q=0.7", Language::En),
            ("EN-gb", Language::En),
            ("en-001", Language::En),
            ("en-Latn-GB", Language::En),
            ("de-DE,de;q=0.9,en;q=0.8", Language::En),
            ("fy,de , en ,nl", Language::En),
            ("fr-FR,fr;q=0.9", Language::Nl),
            ("eng,nld", Language::Nl),
            ("*", Language::Nl),
            ("und,en", Language::En),
            ("-,;;,=,en", Language::En),
            ("", Language::Nl),
        ] {
            assert_eq!(preferred(accepted), language, "{accepted}");
        }
    }

    proptest::proptest! {
        #[test]
        fn regions_scripts_and_weights_change_nothing_about_the_order(
            tags in proptest::collection::vec("(nl|en|NL|En|[a-z]{2,3})(-[A-Z][a-z]{3})?(-[A-Z]{2}|-[0-9]{3})?(;q=0\\.[0-9])?", 0..6),
        ) {
            let first = tags.iter().find_map(|tag| match &*tag.split(['-', ';']).next().unwrap().to_lowercase() {
                "nl" => Some(Language::Nl),
                "en" => Some(Language::En),
                _ => None,
            });
            proptest::prop_assert_eq!(preferred(&tags.join(", ")), first.unwrap_or(Language::Nl));
        }
    }
}
