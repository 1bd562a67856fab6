//! Signing in by a link: the time for which it works, the browser it works in, and that it works once.

use chrono::TimeDelta;
use subtle::ConstantTimeEq;

use crate::domain::{
    ids::EditorId,
    time::Instant,
    token::{Purpose, Token, TokenHash},
};

/// The time for which a link to sign in works.
pub const LINK_LASTS: TimeDelta = TimeDelta::minutes(10);

/// The time for which the link that makes the first owner works; a restart of the service ends it sooner.
pub const FIRST_LINK_LASTS: TimeDelta = TimeDelta::hours(24);

/// The most sign-in links mailed to one editor in an hour for browsers that they have not used before; and, beside them, for
/// browsers that they have. What strangers ask for uses up nothing of the second.
const LINKS_AN_HOUR: usize = 10;

/// The most of the first that one network asks for.
const LINKS_PER_NETWORK: usize = 5;

/// A link that was mailed to an editor within the last hour, in relation to the one that is asked for now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mailed {
    /// True if the same network asked for it.
    pub is_same_network: bool,
    /// True if a browser asked for it that the editor had signed in with before.
    pub is_remembered: bool,
}

/// True if one more link may be mailed to an editor who got these within the hour, for a browser that is remembered or not.
#[must_use]
pub fn may_be_mailed(mailed: &[Mailed], is_remembered: bool) -> bool {
    let alike = || mailed.iter().filter(|it| it.is_remembered == is_remembered);
    let has_room = alike().count() < LINKS_AN_HOUR;
    has_room && (is_remembered || alike().filter(|it| it.is_same_network).count() < LINKS_PER_NETWORK)
}

/// The details of a request for a link: hashes, none of which names anybody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// Of the secret of the browser, to which the link is bound.
    pub browser: TokenHash,
    /// Of the network, bound to the address; none: asked before networks were counted.
    pub asker: Option<Vec<u8>>,
    /// Of the secret by which a browser is remembered, if it has one.
    pub remembered: Option<TokenHash>,
}

/// A link that signs in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignIn {
    /// The editor it signs in.
    pub editor: EditorId,
    /// The hash of the browser's secret, if it works in that one browser only.
    pub browser: Option<TokenHash>,
    /// A keyed hash of the network that asked for it; none: it was made at the command line.
    pub asker: Option<Vec<u8>>,
    /// True if the editor had signed in with the browser before.
    pub is_remembered: bool,
    /// The moment it was made.
    pub made_at: Instant,
    /// The moment it stops working.
    pub expires_at: Instant,
    /// The moment it was used, if it was.
    pub used_at: Option<Instant>,
}

/// The result of showing a link.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Worth {
    /// The link signs in.
    Good,
    /// The link would sign in, but only in the browser that asked for it.
    OtherBrowser,
    /// The link was used, has expired, or never existed.
    Nothing,
}

impl SignIn {
    /// Makes a new link at `now`; without a `browser` it works in any.
    #[must_use]
    pub fn new(editor: EditorId, browser: Option<TokenHash>, now: Instant) -> Self {
        let (asker, is_remembered, expires_at) = (None, false, now + LINK_LASTS);
        Self { editor, browser, asker, is_remembered, made_at: now, expires_at, used_at: None }
    }

    /// The result of showing the link at `now` in a browser with this secret.
    #[must_use]
    pub fn worth(&self, browser: Option<Token>, now: Instant) -> Worth {
        if self.used_at.is_some() || self.expires_at <= now {
            return Worth::Nothing;
        }
        let Some(bound) = self.browser else { return Worth::Good };
        let shown = browser.map(|secret| secret.hash(Purpose::Browser));
        if shown.is_some_and(|shown| shown.ct_eq(&bound).into()) { Worth::Good } else { Worth::OtherBrowser }
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    fn at(minutes: i64) -> Instant {
        chrono::DateTime::from_timestamp(minutes * 60, 0).unwrap()
    }

    #[test]
    fn a_link_works_once_for_ten_minutes_in_the_browser_that_asked() {
        let (asked, other) = (Token::new([1; 16]), Token::new([2; 16]));
        let link = SignIn::new(EditorId(Uuid::nil()), Some(asked.hash(Purpose::Browser)), at(0));
        assert_eq!(link.worth(Some(asked), at(9)), Worth::Good);
        assert_eq!(link.worth(Some(other), at(9)), Worth::OtherBrowser);
        assert_eq!(link.worth(None, at(9)), Worth::OtherBrowser);
        assert_eq!(link.worth(Some(asked), at(10)), Worth::Nothing);
        let used = SignIn { used_at: Some(at(1)), ..link };
        assert_eq!(used.worth(Some(asked), at(2)), Worth::Nothing);
    }

    #[test]
    fn strangers_use_up_neither_each_others_links_nor_those_of_browsers_that_are_remembered() {
        let mailed = |is_same_network, is_remembered| Mailed { is_same_network, is_remembered };
        let of_one = vec![mailed(true, false); 5];
        assert!(may_be_mailed(&of_one[..4], false) && !may_be_mailed(&of_one, false));
        let of_another = vec![mailed(false, false); 5];
        assert!(may_be_mailed(&of_another, false), "one network leaves the others half");
        let of_many = [of_one, of_another].concat();
        assert!(!may_be_mailed(&of_many, false) && may_be_mailed(&of_many, true));
        let own = vec![mailed(true, true); 10];
        assert!(may_be_mailed(&own[..9], true) && !may_be_mailed(&own, true));
        assert!(may_be_mailed(&own, false));
    }

    #[test]
    fn a_link_that_no_browser_asked_for_works_in_any() {
        let link = SignIn::new(EditorId(Uuid::nil()), None, at(0));
        assert_eq!(link.worth(None, at(9)), Worth::Good);
        assert_eq!(link.worth(Some(Token::new([2; 16])), at(9)), Worth::Good);
    }
}
