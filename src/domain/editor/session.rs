//! A session: one browser in which an editor is signed in, and when that ends.

use chrono::TimeDelta;

use crate::domain::{
    ids::{EditorId, SessionId},
    time::Instant,
};

/// After how long without a page a session ends.
pub const IDLE: TimeDelta = TimeDelta::hours(2);

/// After how long it ends in any case: a working day.
pub const LONGEST: TimeDelta = TimeDelta::hours(12);

/// How exactly is kept when it was last used: not every page is worth a write.
const NOTED_EVERY: TimeDelta = TimeDelta::minutes(1);

/// One browser in which an editor is signed in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    /// Its id.
    pub id: SessionId,
    /// Who is signed in.
    pub editor: EditorId,
    /// When they signed in.
    pub created_at: Instant,
    /// When it was last used, to the minute.
    pub seen_at: Instant,
    /// When a second factor was shown in it, if it was.
    pub factor_at: Option<Instant>,
    /// The browser and the system, in words.
    pub agent: Option<String>,
}

impl Session {
    /// When it ends, if nothing is done in it.
    #[must_use]
    pub fn ends_at(&self) -> Instant {
        (self.seen_at + IDLE).min(self.created_at + LONGEST)
    }

    /// Whether it has ended.
    #[must_use]
    pub fn is_over(&self, now: Instant) -> bool {
        self.ends_at() <= now
    }

    /// Whether its use is to be noted again.
    #[must_use]
    pub fn is_worth_noting(&self, now: Instant) -> bool {
        now - self.seen_at >= NOTED_EVERY
    }
}

/// The browser and the system that a `User-Agent` names, such as "Firefox, Windows": enough to recognise one's own. None
/// where neither is known; the field itself is never kept.
#[must_use]
pub fn agent(header: &str) -> Option<String> {
    // Browsers name those they descend from as well: the more particular name stands first.
    const BROWSERS: [(&str, &str); 6] = [
        ("Edg", "Edge"),
        ("OPR/", "Opera"),
        ("Firefox/", "Firefox"),
        ("FxiOS/", "Firefox"),
        ("Chrome/", "Chrome"),
        ("Safari/", "Safari"),
    ];
    const SYSTEMS: [(&str, &str); 6] = [
        ("Android", "Android"),
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Windows", "Windows"),
        ("Mac OS X", "macOS"),
        ("Linux", "Linux"),
    ];
    let named =
        |names: &[(&str, &'static str)]| names.iter().find(|(sign, _)| header.contains(sign)).map(|(_, it)| *it);
    match (named(&BROWSERS), named(&SYSTEMS)) {
        (Some(browser), Some(system)) => Some(format!("{browser}, {system}")),
        (Some(one), None) | (None, Some(one)) => Some(one.to_owned()),
        (None, None) => None,
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    fn at(minutes: i64) -> Instant {
        chrono::DateTime::from_timestamp(minutes * 60, 0).unwrap()
    }

    fn session(seen: i64) -> Session {
        let (id, editor) = (SessionId(Uuid::nil()), EditorId(Uuid::nil()));
        Session { id, editor, created_at: at(0), seen_at: at(seen), factor_at: None, agent: None }
    }

    #[test]
    fn a_session_ends_two_hours_after_its_last_page_and_twelve_after_its_first() {
        for (seen, ends) in [(0, 120), (60, 180), (599, 719), (600, 720), (719, 720)] {
            assert_eq!(session(seen).ends_at(), at(ends), "seen at {seen}");
            assert!(!session(seen).is_over(at(ends - 1)) && session(seen).is_over(at(ends)));
        }
    }

    #[test]
    fn its_use_is_noted_once_a_minute() {
        assert!(!session(5).is_worth_noting(at(5)));
        assert!(session(5).is_worth_noting(at(6)));
    }

    #[test]
    fn a_browser_is_named_as_people_name_it() {
        const MOZILLA: &str = "Mozilla/5.0";
        for (header, words) in [
            (format!("{MOZILLA} (X11; Linux x86_64; rv:144.0) Gecko/20100101 Firefox/144.0"), Some("Firefox, Linux")),
            (
                format!("{MOZILLA} (Windows NT 10.0) AppleWebKit/537.36 Chrome/142.0 Safari/537.36 Edg/142.0"),
                Some("Edge, Windows"),
            ),
            (
                format!("{MOZILLA} (iPhone; CPU iPhone OS 18 like Mac OS X) Version/18 Safari/604.1"),
                Some("Safari, iPhone"),
            ),
            (
                format!("{MOZILLA} (Linux; Android 15) AppleWebKit/537.36 Chrome/142.0 Safari/537.36"),
                Some("Chrome, Android"),
            ),
            ("<script>alert(1)</script>".to_owned(), None),
            (String::new(), None),
        ] {
            assert_eq!(agent(&header).as_deref(), words, "{header}");
        }
    }
}
