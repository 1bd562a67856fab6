//! Signing in by a link: for how long it works, where, and once.

use chrono::TimeDelta;
use subtle::ConstantTimeEq;

use crate::domain::{
    ids::EditorId,
    time::Instant,
    token::{Purpose, Token, TokenHash},
};

/// How long a link to sign in works.
pub const LINK_LASTS: TimeDelta = TimeDelta::minutes(10);

/// How long the link that makes the first owner works, unless the service starts again before.
pub const FIRST_LINK_LASTS: TimeDelta = TimeDelta::hours(24);

/// The most links that are mailed to one editor in an hour.
pub const LINKS_AN_HOUR: u32 = 10;

/// A link that signs in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignIn {
    /// Whom it signs in.
    pub editor: EditorId,
    /// The hash of the browser's secret, where it works in that one browser only.
    pub browser: Option<TokenHash>,
    /// When it was made.
    pub made_at: Instant,
    /// When it stops to work.
    pub expires_at: Instant,
    /// When it was used, if it was.
    pub used_at: Option<Instant>,
}

/// What a link is worth, to who shows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Worth {
    /// It signs in.
    Good,
    /// It would, in the browser that asked for it.
    OtherBrowser,
    /// It was used, its time is over, or it never was one.
    Nothing,
}

impl SignIn {
    /// A new link, at `now`; without a `browser` it works in any.
    #[must_use]
    pub fn new(editor: EditorId, browser: Option<TokenHash>, now: Instant) -> Self {
        Self { editor, browser, made_at: now, expires_at: now + LINK_LASTS, used_at: None }
    }

    /// What it is worth to a browser with this secret, at `now`.
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
