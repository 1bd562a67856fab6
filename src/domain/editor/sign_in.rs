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

/// The most sign-in links mailed to one editor in an hour.
pub const LINKS_AN_HOUR: u32 = 10;

/// A link that signs in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignIn {
    /// The editor it signs in.
    pub editor: EditorId,
    /// The hash of the browser's secret, if it works in that one browser only.
    pub browser: Option<TokenHash>,
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
        Self { editor, browser, made_at: now, expires_at: now + LINK_LASTS, used_at: None }
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
    fn a_link_that_no_browser_asked_for_works_in_any() {
        let link = SignIn::new(EditorId(Uuid::nil()), None, at(0));
        assert_eq!(link.worth(None, at(9)), Worth::Good);
        assert_eq!(link.worth(Some(Token::new([2; 16])), at(9)), Worth::Good);
    }
}
