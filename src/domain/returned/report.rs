//! The words of a report for a person: where they end and the returned mail begins, and of whom they speak.

use super::{
    MAX_RECIPIENTS, meaning,
    mime::{self, Leaf, Parts},
};

/// The most bytes of a report's words that are looked at.
const MAX_TEXT: usize = 16 * 1024;

/// Lines after which the returned mail stands.
const ENDS: [&str; 17] = [
    "copy of the message",
    "original message follows",
    "original message headers",
    "- original message -",
    "original message:",
    "copy of the original message",
    "header of the original message",
    "headers of the original message",
    "unsent message follows",
    "returned message follows",
    "message header follows",
    "message headers follow",
    "message headers:",
    "copy of your message",
    "copy of your original message",
    "bounced e-mail:",
    "message text follows",
];

/// Fields with which a returned mail begins.
const BEGINS: [&str; 7] =
    ["received:", "return-path:", "dkim-signature:", "x-received:", "delivered-to:", "message-id:", "mime-version:"];

/// Introductions behind which a recipient is named.
const NAMES: [&str; 16] = [
    "delivering your mail to",
    "delivered to",
    "undeliverable to",
    "recipient address:",
    "recipient:",
    "target mail address:",
    "permanent errors:",
    "exceeds allowed size:",
    "unknown user:",
    "user unknown:",
    "invalid final delivery userid:",
    "delivery failed:",
    "failed recipient:",
    "delivery to",
    "sent to",
    "address:",
];

/// Tells whether a leaf is what a server gives back of a mail.
pub(super) fn is_returned(leaf: &Leaf) -> bool {
    matches!(
        leaf.kind.as_str(),
        "message/rfc822"
            | "text/rfc822-headers"
            | "message/global"
            | "message/global-headers"
            | "message/partial"
            | "text/rfc822"
            | "message/rfc822-headers"
    )
}

/// The words of a report, without the mail that it returns.
pub(super) struct Report {
    pub(super) text: String,
    pub(super) subject: String,
    /// Each recipient that a line begins with, and the words up to the next.
    pub(super) sections: Vec<(String, String)>,
}

impl Report {
    /// Finds the report in a mail.
    pub(super) fn of(parts: &Parts) -> Self {
        let leaves = parts.leaves.iter().take_while(|leaf| !is_returned(leaf));
        let of_kind = |kind: &str| {
            leaves
                .clone()
                .filter(|leaf| leaf.kind == kind)
                .map(|leaf| leaf.text.as_str())
                .collect::<Vec<_>>()
                .join("\n")
        };
        let mut text =
            leaves.clone().filter(|leaf| is_plain(leaf)).map(|leaf| leaf.text.as_str()).collect::<Vec<_>>().join("\n");
        if text.trim().is_empty() {
            text = without_tags(&of_kind("text/html"));
        }
        let text = cut(&text);
        let sections = sections(&text);
        Self { text, sections, subject: mime::words(parts.head.get("subject").unwrap_or_default()) }
    }

    /// All of its words.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// The words about one recipient, by any of its addresses: its own section, or everything where nobody else is spoken of.
    pub(super) fn about(&self, addresses: &[&str], alone: bool) -> String {
        if alone && self.sections.len() < 2 {
            return self.text.clone();
        }
        let own =
            self.sections.iter().find(|(address, _)| addresses.iter().any(|one| one.eq_ignore_ascii_case(address)));
        match own {
            Some((_, words)) => words.clone(),
            None if alone => self.text.clone(),
            None => String::new(),
        }
    }

    /// Tells whether it says that the mail is still being tried.
    pub(super) fn is_delayed(&self) -> bool {
        const PHRASES: [&str; 16] = [
            "warning only",
            "warning message only",
            "just a warning",
            "will be retried",
            "still being retried",
            "will keep trying",
            "will continue to try",
            "still trying",
            "do not need to resend",
            "no action is required on your part",
            "could not send message for past",
            "has been delayed",
            "delivery delayed",
            "not yet been delivered",
            "not been delivered yet",
            "temporarily delayed",
        ];
        let text = meaning::plain(&format!("{} {}", self.subject, self.text));
        PHRASES.iter().any(|phrase| text.contains(phrase)) && !text.contains("giving up")
    }

    /// Tells whether it says that somebody does not want the mail.
    pub(super) fn refuses(&self) -> bool {
        let text = meaning::plain(&format!("{} {}", self.subject, self.text));
        ["rejected", "refused", "geweigerd", "abgelehnt", "refusé", "rechazado"]
            .iter()
            .any(|phrase| text.contains(phrase))
    }
}

fn is_plain(leaf: &Leaf) -> bool {
    leaf.kind == "text/plain" || leaf.kind.is_empty() || leaf.kind == "text" || leaf.kind.starts_with("multipart/")
}

/// The text before the returned mail.
fn cut(text: &str) -> String {
    let mut kept = String::new();
    for line in text.lines() {
        let lower = line.to_ascii_lowercase();
        let long = lower.trim();
        let ends = ENDS.iter().any(|end| long.contains(end)) && long.len() < 120 && !long.contains("received at");
        if ends && !kept.trim().is_empty()
            || BEGINS.iter().any(|begin| lower.starts_with(begin))
            || kept.len() + line.len() > MAX_TEXT
        {
            break;
        }
        kept.push_str(line);
        kept.push('\n');
    }
    kept
}

/// Parts a report by the recipients that its lines begin with, or name behind an introduction.
fn sections(text: &str) -> Vec<(String, String)> {
    let mut sections: Vec<(String, String)> = Vec::new();
    let (mut current, mut since) = (None, String::new());
    for line in text.lines() {
        // Sendmail speaks of one server after the other.
        if line.trim_start_matches(['.', ' ']).to_ascii_lowercase().starts_with("while talking to") {
            since.clear();
        }
        let replied = replied_to(line);
        let closes = replied.is_some();
        if let Some(address) = replied.or_else(|| named_by(line)).filter(|address| !is_robot(address)) {
            let known = sections.iter().position(|(one, _)| one.eq_ignore_ascii_case(&address));
            if known.is_none() && sections.len() < MAX_RECIPIENTS {
                sections.push((address, String::new()));
            }
            current = known.or(sections.len().checked_sub(1));
            if let Some((_, words)) = current.and_then(|at| sections.get_mut(at)).filter(|_| closes) {
                words.push_str(&since);
            }
            since.clear();
        } else {
            since.push_str(line);
            since.push('\n');
        }
        if let Some((_, words)) = current.and_then(|at: usize| sections.get_mut(at)) {
            words.push_str(line);
            words.push('\n');
        }
        if closes {
            current = None;
        }
    }
    sections
}

/// The recipient of a transcript's line such as `550 5.1.1 <a@example.org>... User unknown`, which ends what is said of it.
fn replied_to(line: &str) -> Option<String> {
    let mut words = line.split_whitespace();
    let code = words.next().filter(|code| code.len() == 3 && code.bytes().all(|byte| byte.is_ascii_digit()))?;
    let next = words.find(|word| !word.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.'))?;
    let address = next.strip_prefix('<')?.strip_suffix(">...")?;
    (is_address(address) && !code.is_empty()).then(|| address.to_owned())
}

/// The recipient that a line speaks of.
fn named_by(line: &str) -> Option<String> {
    let line = line.trim();
    let bare = line.trim_start_matches(['*', '<', '"', '\'', '(', '-', '•', ' ']);
    let end = bare.find(|sign: char| sign.is_whitespace() || "<>\":,;()[]'".contains(sign)).unwrap_or(bare.len());
    if is_address(&bare[..end]) {
        return Some(bare[..end].to_owned());
    }
    let lower = line.to_ascii_lowercase();
    let introduced = NAMES.iter().filter_map(|name| lower.find(name).map(|at| at + name.len())).min()?;
    let after = line.get(introduced..)?.trim_start_matches([':', ' ', '\t', '<', '"']);
    let first = after.split_whitespace().next().unwrap_or_default();
    address_in(first)
}

/// The first address in some words.
pub(super) fn address_in(words: &str) -> Option<String> {
    words
        .split(|sign: char| sign.is_whitespace() || "<>\":,;()[]'".contains(sign))
        .map(|word| word.trim_end_matches('.'))
        .find(|word| is_address(word))
        .map(str::to_owned)
}

fn is_address(word: &str) -> bool {
    let Some((local, domain)) = word.rsplit_once('@') else { return false };
    let good = |sign: char| sign.is_alphanumeric() || "!#$%&*+-/=?^_`{|}~.'".contains(sign);
    !local.is_empty()
        && local.len() <= 64 + 200
        && local.chars().all(good)
        && domain.contains('.')
        && domain.len() <= 255
        && !domain.starts_with(['.', '-'])
        && domain.chars().all(|sign| sign.is_alphanumeric() || matches!(sign, '.' | '-'))
}

/// Addresses that reports name beside those of recipients.
pub(super) fn is_robot(address: &str) -> bool {
    let local = address.split('@').next().unwrap_or_default().to_ascii_lowercase();
    matches!(local.as_str(), "postmaster" | "mailer-daemon" | "abuse" | "support" | "helpdesk" | "admin")
}

/// Words of HTML without its tags.
fn without_tags(html: &str) -> String {
    let mut text = String::with_capacity(html.len().min(MAX_TEXT));
    let mut inside = false;
    for sign in html.chars().take(16 * MAX_TEXT) {
        match sign {
            '<' => {
                inside = true;
                text.push('\n');
            }
            '>' if inside => inside = false,
            _ if !inside => text.push(sign),
            _ => {}
        }
    }
    text.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&nbsp;", " ")
        .replace("&#39;", "'")
        .replace("&quot;", "\"")
        .replace("&amp;", "&")
}
