//! Answers of machines and people, reports about mail in general, and what a mail shows of the one that it answers.

use super::{
    By, Class, Found, Kind, Recipient, meaning,
    mime::{self, Head, Parts},
    report,
};

/// What a mail shows of the mail that it answers or returns.
pub(super) struct Traces {
    /// Addresses of which one may be our return path.
    pub(super) return_paths: Vec<String>,
    /// The id of the envelope.
    pub(super) envelope_id: Option<String>,
    /// Message-IDs.
    pub(super) message_ids: Vec<String>,
    /// Addresses of web pages in `List-Unsubscribe` of the returned mail.
    pub(super) leave_links: Vec<String>,
}

/// The most that is kept of each kind of trace.
const MAX_TRACES: usize = 20;

/// Gathers the traces.
pub(super) fn traces(parts: &Parts) -> Traces {
    let mut traces =
        Traces { return_paths: Vec::new(), envelope_id: None, message_ids: Vec::new(), leave_links: Vec::new() };
    for name in ["delivered-to", "x-original-to", "envelope-to", "x-envelope-to", "x-failed-sender", "to"] {
        traces.return_paths.extend(parts.head.all(name).filter_map(report::address_in));
    }
    for name in ["in-reply-to", "references"] {
        traces.message_ids.extend(parts.head.all(name).flat_map(bracketed));
    }
    for leaf in &parts.leaves {
        let status = matches!(
            leaf.kind.as_str(),
            "message/delivery-status" | "message/global-delivery-status" | "message/feedback-report"
        );
        if status || leaf.kind == "message/disposition-notification" || report::is_returned(leaf) {
            let (head, _) = Head::read(leaf.text.trim_start().as_bytes());
            traces.gather(&head);
        } else if leaf.kind.starts_with("text/") || leaf.kind.is_empty() {
            traces.gather(&returned_in(&leaf.text));
        }
    }
    traces.return_paths.truncate(MAX_TRACES);
    traces.message_ids.truncate(MAX_TRACES);
    traces.leave_links.truncate(MAX_TRACES);
    traces
}

impl Traces {
    fn gather(&mut self, head: &Head) {
        self.envelope_id = self.envelope_id.take().or_else(|| head.get("original-envelope-id").map(str::to_owned));
        for name in ["return-path", "x-postfix-sender", "original-mail-from"] {
            self.return_paths.extend(head.all(name).filter_map(report::address_in));
        }
        for name in ["message-id", "original-message-id"] {
            self.message_ids.extend(head.all(name).flat_map(bracketed));
        }
        for value in head.all("list-unsubscribe") {
            self.leave_links.extend(bracketed(value).filter(|link| link.starts_with("http")));
        }
    }
}

/// The head of a mail that is returned within plain text.
fn returned_in(text: &str) -> Head {
    let mut rest = text;
    while let Some((line, after)) = rest.split_once('\n') {
        let lower = line.to_ascii_lowercase();
        if ["received:", "return-path:", "message-id:", "dkim-signature:"].iter().any(|name| lower.starts_with(name)) {
            return Head::read(rest.as_bytes()).0;
        }
        rest = after;
    }
    Head::default()
}

/// What stands between angle brackets.
fn bracketed(value: &str) -> impl Iterator<Item = String> {
    value
        .split('<')
        .skip(1)
        .filter_map(|piece| piece.split_once('>'))
        .map(|(id, _)| id.trim().to_owned())
        .filter(|id| !id.is_empty() && id.len() <= 998)
}

/// Recognises reports about mail in general: those of DMARC (RFC 7489, 9990) and of TLS (RFC 8460).
pub(super) fn general_report(parts: &Parts) -> Option<(By, Found)> {
    let subject = mime::words(parts.head.get("subject").unwrap_or_default()).to_lowercase();
    let packed = |kind: &str| {
        matches!(
            kind,
            "application/gzip"
                | "application/zip"
                | "application/x-gzip"
                | "application/x-zip-compressed"
                | "application/tlsrpt+gzip"
                | "application/tlsrpt+json"
        )
    };
    let has = parts.leaves.iter().any(|leaf| {
        let named = leaf.head.get("content-disposition").or_else(|| leaf.head.get("content-type")).unwrap_or_default();
        leaf.kind.starts_with("application/tlsrpt") || packed(&leaf.kind) && named.contains('!')
    });
    let said =
        parts.head.get("content-type").is_some_and(|kind| kind.to_ascii_lowercase().contains("report-type=tlsrpt"));
    (has || said || subject.starts_with("report domain:")).then_some((By::Headers, Found::Plain(Kind::Report)))
}

/// Recognises complaints of mail providers that write no RFC 5965.
pub(super) fn complaint(parts: &Parts) -> Option<(By, Found)> {
    let subject = meaning::plain(&mime::words(parts.head.get("subject").unwrap_or_default()));
    let from = parts.head.get("from").unwrap_or_default().to_ascii_lowercase();
    let sender = ["feedbackloop", "feedback-loop", "fbl@", "fbl-", "staff@hotmail", "abuse-report", "complaints@"]
        .iter()
        .any(|name| from.contains(name));
    let titled = subject.starts_with("complaint about message from") || subject.starts_with("abuse report");
    let returned = parts.leaves.iter().find(|leaf| report::is_returned(leaf));
    if !(titled || sender && returned.is_some()) {
        return None;
    }
    let head = returned.map(|leaf| Head::read(leaf.text.trim_start().as_bytes()).0).unwrap_or_default();
    let address = ["x-hmxmroriginalrecipient", "x-original-to", "delivered-to", "to"]
        .iter()
        .find_map(|name| head.get(name).and_then(report::address_in));
    let found = address.map_or(Found::Plain(Kind::Complaint), |address| {
        Found::Each(vec![Recipient {
            address,
            kind: Kind::Complaint,
            class: Class::None,
            status: None,
            words: String::new(),
        }])
    });
    Some((By::Words, found))
}

/// Subjects of answers that machines give for somebody.
const SUBJECTS: [&str; 29] = [
    "automatic reply",
    "automatische antwort",
    "automatisch antwoord",
    "automatisch beantwoorden",
    "automatische reactie",
    "réponse automatique",
    "reponse automatique",
    "respuesta automática",
    "risposta automatica",
    "auto:",
    "autoreply",
    "auto reply",
    "auto-reply",
    "autoresponse",
    "auto response",
    "autoresponder",
    "autosvar",
    "out of office",
    "out of the office",
    "afwezig",
    "niet aanwezig",
    "abwesen",
    "away from",
    "away until",
    "on vacation",
    "vacation",
    "absent",
    "i am away",
    "ontvangstbevestiging",
];

/// Subjects and words of riddles that a sender is to solve.
const CHALLENGES: [&str; 7] = [
    "please confirm your message",
    "requires confirmation",
    "sender verification",
    "verify your message",
    "verify your email to",
    "confirm your email to",
    "challenge",
];

/// Recognises an answer of a machine (RFC 3834).
pub(super) fn auto_reply(parts: &Parts) -> Option<(By, Found)> {
    let head = &parts.head;
    let said = head.get("auto-submitted").is_some_and(|value| !value.trim().to_ascii_lowercase().starts_with("no"));
    let marks = [
        "x-autoreply",
        "x-autorespond",
        "x-auto-response",
        "x-autoresponder",
        "x-autoreply-from",
        "x-autogenerated",
        "x-vacation",
    ];
    let marked = marks.iter().any(|name| head.get(name).is_some());
    let precedence = head.get("precedence").is_some_and(|value| value.to_ascii_lowercase().contains("auto"));
    let null_path = head.get("return-path").is_some_and(|path| path.trim() == "<>");
    let subject = meaning::plain(&mime::words(head.get("subject").unwrap_or_default()));
    let subject = subject.trim_start_matches("re: ").trim_start_matches("re:");
    let titled = SUBJECTS.iter().any(|phrase| subject.starts_with(phrase))
        || CHALLENGES.iter().any(|phrase| subject.contains(phrase));
    (said || marked || precedence || null_path || titled).then_some((By::Headers, Found::Plain(Kind::AutoReply)))
}
