//! Replies of SMTP servers, in their own words (RFC 5321 section 4.2, RFC 3463).

use std::fmt;

/// An enhanced status code: class, subject, detail (RFC 3463 section 2).
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Enhanced(pub u8, pub u16, pub u16);

impl fmt::Display for Enhanced {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}.{}", self.0, self.1, self.2)
    }
}

/// One reply: its code, its enhanced code where it has one, and its text, cut to [`Reply::MAX_TEXT`] bytes.
///
/// Servers name the recipient they refuse, in whatever form they like. So the text is sealed where it is kept, and stands in no
/// log; an address with its `@` is masked besides, so that replies which differ by nothing else are counted together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reply {
    /// The three digits.
    pub code: u16,
    /// The enhanced code, read from the text.
    pub enhanced: Option<Enhanced>,
    /// The server's words, the enhanced code included.
    pub text: String,
}

/// The effect of a reply on the message it answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// 2xx: the next server took the message. This says nothing about it being read.
    Accepted,
    /// 4xx: not now.
    Deferred,
    /// 5xx: not ever.
    Refused,
}

impl Reply {
    /// The most bytes of a reply that are kept (RFC 5321 section 4.5.3.1.5 gives a line 512).
    pub const MAX_TEXT: usize = 512;

    /// Reads the enhanced code off `text` and keeps as much of it as fits on one line.
    #[must_use]
    pub fn parse(code: u16, text: &str) -> Self {
        let text = kept_words(text);
        Self { code, enhanced: enhanced(&text), text }
    }

    /// The code and the enhanced code. Unlike the text they cannot name anybody, so they may stand in a log.
    #[must_use]
    pub fn codes(&self) -> String {
        self.enhanced.map_or_else(|| self.code.to_string(), |enhanced| format!("{} {enhanced}", self.code))
    }

    /// The effect on the message.
    #[must_use]
    pub const fn verdict(&self) -> Verdict {
        match self.code {
            200..=299 => Verdict::Accepted,
            500..=599 => Verdict::Refused,
            _ => Verdict::Deferred,
        }
    }

    /// Tells whether the server ends the connection with this reply (RFC 5321 section 3.8).
    #[must_use]
    pub const fn closes_connection(&self) -> bool {
        self.code == 421
    }
}

impl fmt::Display for Reply {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.code, self.text)
    }
}

/// Cuts words from outside to what is kept: one line, at most [`Reply::MAX_TEXT`] bytes, without addresses.
#[must_use]
pub fn kept_words(words: &str) -> String {
    let mut words = words.replace(char::is_control, " ");
    // Every message brings four replies, and hardly any has an address in it.
    if words.contains('@') {
        words = words.split(' ').map(masked).collect::<Vec<_>>().join(" ");
    }
    words.truncate(words.floor_char_boundary(Reply::MAX_TEXT));
    words.trim().to_owned()
}

/// A word of a reply with the address in it, if there is one, made unreadable.
fn masked(word: &str) -> String {
    const AROUND: &[char] = &['<', '>', '(', ')', '[', ']', '"', ',', ';', ':'];
    word.split_inclusive(AROUND)
        .map(|part| {
            let bare = part.trim_end_matches(AROUND);
            if bare.contains('@') { part.replace(bare, "…@…") } else { part.to_owned() }
        })
        .collect()
}

/// The enhanced code at the start of a reply's text.
#[must_use]
pub fn enhanced(text: &str) -> Option<Enhanced> {
    let mut numbers = text.split_ascii_whitespace().next()?.split('.');
    let class = numbers.next()?.parse().ok().filter(|class| matches!(class, 2 | 4 | 5))?;
    let code = Enhanced(class, numbers.next()?.parse().ok()?, numbers.next()?.parse().ok()?);
    numbers.next().is_none().then_some(code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_enhanced_code_is_read_off_the_text() {
        assert_eq!(Reply::parse(550, "5.1.1 No such user").enhanced, Some(Enhanced(5, 1, 1)));
        for plain in ["No such user", "1.2.3.4 blocked", "9.1.1 odd", "5.1", ""] {
            assert_eq!(Reply::parse(550, plain).enhanced, None, "{plain:?}");
        }
    }

    #[test]
    fn a_reply_of_any_length_is_kept_to_one_short_line() {
        let reply = Reply::parse(451, &"é\r\n".repeat(40_000));
        assert!(reply.text.len() <= Reply::MAX_TEXT);
        assert!(!reply.text.contains(['\r', '\n']));
    }

    #[test]
    fn addresses_in_a_reply_are_masked() {
        for (said, kept) in [
            ("5.1.1 <anke@example.org>: no such user", "5.1.1 <…@…>: no such user"),
            ("rfc822;anke@example.org unknown", "rfc822;…@… unknown"),
            ("mailbox anke@example.org, full", "mailbox …@…, full"),
            ("(o'brien+x@example.org) [a@b.nl]", "(…@…) […@…]"),
            ("2.0.0 Ok: queued as 4F2", "2.0.0 Ok: queued as 4F2"),
        ] {
            assert_eq!(Reply::parse(550, said).text, kept);
        }
    }

    #[test]
    fn a_refusal_is_about_us_or_about_the_reader() {
        for ours in ["5.7.1 blocked", "5.7.26 DMARC", "5.7.515 Access denied", "message looks like spam", "SPF fails"] {
            assert!(Reply::parse(550, ours).is_about_us(), "{ours}");
        }
        assert!(Reply::parse(535, "authentication failed").is_about_us());
        for theirs in ["5.1.1 no such user", "5.2.2 over quota", "mailbox unavailable", "5.2.1 spam of words"] {
            assert!(!Reply::parse(550, theirs).is_about_us(), "{theirs}");
        }
    }

    #[test]
    fn the_codes_say_nothing_of_the_words() {
        assert_eq!(Reply::parse(550, "5.1.1 Unknown user: anke").codes(), "550 5.1.1");
        assert_eq!(Reply::parse(421, "anke is busy").codes(), "421");
    }

    #[test]
    fn the_code_decides() {
        assert_eq!(Reply::parse(250, "ok").verdict(), Verdict::Accepted);
        assert_eq!(Reply::parse(421, "bye").verdict(), Verdict::Deferred);
        assert_eq!(Reply::parse(554, "no").verdict(), Verdict::Refused);
        assert!(Reply::parse(421, "bye").closes_connection());
        assert!(Reply::parse(450, "4.7.1 try later").is_greylisting());
    }
}
