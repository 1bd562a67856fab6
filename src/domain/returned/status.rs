//! Codes of RFC 3463 and RFC 5321 in a server's words.

use super::Class;
use crate::domain::mail::reply::Enhanced;

/// The codes that a server's words hold.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Codes {
    /// The three digits of the reply.
    pub(super) reply: Option<u16>,
    /// The enhanced code that says most.
    pub(super) enhanced: Option<Enhanced>,
}

impl Codes {
    /// Reads the codes of a server's words. Of several enhanced codes that of policy decides, else the first that says more
    /// than its class.
    pub(super) fn of(words: &str) -> Self {
        let mut codes = Self::default();
        for token in numbers(words).take(200) {
            match token {
                Number::Reply(code) => codes.reply = codes.reply.or(Some(code)),
                Number::Enhanced(found) => {
                    let weight = |code: Enhanced| match code {
                        Enhanced(_, 7, _) => 3,
                        code if says_more(code) => 2,
                        _ => 1,
                    };
                    if codes.enhanced.is_none_or(|kept| weight(found) > weight(kept)) {
                        codes.enhanced = Some(found);
                    }
                }
            }
        }
        codes
    }
}

/// Tells whether a code says more than that it failed.
pub(super) const fn says_more(code: Enhanced) -> bool {
    code.1 != 0 && code.2 != 0
}

/// The class that a code gives by itself, where it gives one.
pub(super) const fn class_of(code: Enhanced) -> Option<Class> {
    match code {
        Enhanced(5, 1, 1 | 2 | 3 | 6 | 10) | Enhanced(5, 2, 1) => Some(Class::Hard),
        Enhanced(4 | 5, 7, _) | Enhanced(5, 1, 7 | 8) | Enhanced(5, 6, _) => Some(Class::Ours),
        Enhanced(4, _, _) | Enhanced(5, 2..=4, 1..) => Some(Class::Soft),
        _ => None,
    }
}

enum Number {
    Reply(u16),
    Enhanced(Enhanced),
}

/// The codes in their order: numbers with dots between them, or three digits that begin a reply.
fn numbers(words: &str) -> impl Iterator<Item = Number> {
    let is_part = |sign: char| sign.is_ascii_digit() || sign == '.';
    let mut at = 0;
    std::iter::from_fn(move || {
        while let Some(begin) = words.get(at..)?.find(is_part).map(|found| found + at) {
            let end = words[begin..].find(|sign| !is_part(sign)).map_or(words.len(), |length| begin + length);
            at = end;
            let before = words[..begin].chars().next_back();
            let after = words[end..].chars().next();
            if before.is_some_and(|sign| sign.is_alphanumeric() || matches!(sign, '_' | '@' | '/' | '='))
                || after.is_some_and(|sign| sign.is_alphanumeric() || matches!(sign, '_' | '@' | '/'))
            {
                continue;
            }
            let number = words[begin..end].trim_end_matches('.');
            if let Some(code) = parse(number) {
                return Some(Number::Enhanced(code));
            }
            let reply = number.parse().ok().filter(|code| number.len() == 3 && matches!(code, 421..=459 | 500..=559));
            let begins =
                before.is_none_or(|sign| matches!(sign, ' ' | '\n' | ':' | ';' | '\'' | '"' | '(' | '\t' | '#'));
            if let Some(code) = reply.filter(|_| begins && after.is_none_or(|sign| " -:'\n\"])\r".contains(sign))) {
                return Some(Number::Reply(code));
            }
        }
        None
    })
}

/// Reads one enhanced code, such as `5.1.1`.
pub(super) fn parse(text: &str) -> Option<Enhanced> {
    let mut parts = text.split('.');
    let (class, subject, detail) = (parts.next()?, parts.next()?, parts.next()?);
    let short = |part: &str| part.len() <= 3;
    if parts.next().is_some() || !matches!(class, "2" | "4" | "5") || !short(subject) || !short(detail) {
        return None;
    }
    let subject: u16 = subject.parse().ok()?;
    Some(Enhanced(class.parse().ok()?, subject, detail.parse().ok()?)).filter(|_| subject <= 9)
}
