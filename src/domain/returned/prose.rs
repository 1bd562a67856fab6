//! Reports that have nothing but words: whether a server wrote them, and about whom.

use std::cell::LazyCell;

use super::{
    By, Class, Found, Kind, MAX_RECIPIENTS, Recipient, kept, meaning,
    mime::Parts,
    report::{Report, address_in, is_robot},
    status::Codes,
    verdict::Said,
};

/// Words with which servers say that a mail did not arrive.
const FAILURES: [&str; 40] = [
    "could not be delivered",
    "could not deliver",
    "couldn't be delivered",
    "cannot be delivered",
    "can not be delivered",
    "can't be delivered",
    "not be delivered",
    "not delivered",
    "wasn't delivered",
    "unable to deliver",
    "not able to deliver",
    "wasn't able to deliver",
    "failed to deliver",
    "trouble delivering",
    "error delivering",
    "problem delivering",
    "error has occurred while attempting to deliver",
    "delivery failed",
    "delivery has failed",
    "delivery failure",
    "delivery error",
    "delivery to the following",
    "did not reach",
    "undeliverable",
    "undelivered",
    "rejected by a remote mail server",
    "was rejected",
    "returned to sender",
    "returned mail",
    "returned below",
    "permanent error",
    "permanent fatal error",
    "fatal error",
    "has been delayed",
    "transcript of session",
    "following recipient",
    "following address",
    "exceeds allowed size",
    "unknown user",
    "user unknown",
];

/// Subjects of servers' reports.
const SUBJECTS: [&str; 27] = [
    "undeliver",
    "delivery status",
    "delivery failure",
    "delivery failed",
    "delivery problem",
    "delivery error",
    "delivery notification",
    "delivery report",
    "failure notice",
    "failure delivery",
    "mail failure",
    "mail delivery",
    "mail system error",
    "mail error",
    "returned mail",
    "return mail",
    "returned to sender",
    "could not be delivered",
    "could not send message",
    "delayed mail",
    "bounce",
    "error sending your mail",
    "unzustellbar",
    "onbestelbaar",
    "niet bezorgd",
    "non remis",
    "no se pudo entregar",
];

/// Gateways to telephones, which report on their own mailboxes only.
const GATEWAYS: [&str; 4] = ["@vtext.com", "@vzwpix.com", "@txt.att.net", "@tmomail.net"];

/// Reads a report that has nothing but words.
pub(super) fn bounce(parts: &Parts) -> Option<(By, Found)> {
    let report = Report::of(parts);
    if !is_from_server(parts, &report) {
        return None;
    }
    let named =
        |name: &str| parts.head.get(name).map(|value| value.split(',').filter_map(address_in).collect::<Vec<_>>());
    let mut addresses: Vec<String> = report.sections.iter().map(|(address, _)| address.clone()).collect();
    if addresses.is_empty() {
        addresses = named("x-failed-recipients").or_else(|| named("x-original-to")).unwrap_or_default();
    }
    if addresses.is_empty() {
        let own = named("to").unwrap_or_default();
        let foreign = |address: &String| !own.contains(address) && !is_robot(address);
        addresses.extend(report.text.lines().filter_map(address_in).find(foreign));
    }
    addresses.truncate(MAX_RECIPIENTS);
    let delayed = report.is_delayed();
    if addresses.is_empty() {
        addresses.push(String::new());
    }
    let alone = addresses.len() == 1;
    let from = parts.head.get("from").and_then(address_in).unwrap_or_default().to_ascii_lowercase();
    let gateway = GATEWAYS.iter().any(|domain| from.ends_with(domain));
    let judged = |words: &str| {
        if delayed {
            let status = Codes::of(words).enhanced;
            return Recipient {
                status,
                words: kept(words),
                address: String::new(),
                kind: Kind::Delayed,
                class: Class::None,
            };
        }
        Said { prose: words.to_owned(), from_host: gateway, ..Said::default() }.failed()
    };
    // Judged once, however many recipients nothing else is said of.
    let whole = LazyCell::new(|| judged(&report.text));
    let each = addresses.into_iter().map(|address| {
        let words = report.about(&[&address], alone);
        let says_nothing = Codes::of(&words) == Codes::default() && meaning::of(&words).is_none();
        Recipient { address, ..if says_nothing { whole.clone() } else { judged(&words) } }
    });
    Some((By::Words, Found::Each(each.collect())))
}

/// Tells whether a server wrote this, about a mail that did not arrive.
fn is_from_server(parts: &Parts, report: &Report) -> bool {
    let from = parts.head.get("from").unwrap_or_default().to_ascii_lowercase();
    let robot = [
        "mailer-daemon",
        "mailerdaemon",
        "mail delivery",
        "maildelivery",
        "postmaster",
        "mailer daemon",
        "mail.delivery",
        "system administrator",
        "post_master",
    ]
    .iter()
    .any(|name| from.contains(name));
    let quiet = ["no-reply", "noreply", "do-not-reply", "donotreply"].iter().any(|name| from.contains(name));
    let subject = report.subject.to_lowercase();
    let titled = SUBJECTS.iter().any(|phrase| subject.contains(phrase))
        && !["re:", "fwd:", "fw:", "aw:", "wg:", "tr:"].iter().any(|reply| subject.trim_start().starts_with(reply));
    let null_path = parts.head.get("return-path").is_some_and(|path| path.trim() == "<>");
    let told = parts.head.get("x-failed-recipients").is_some();
    let fails = fails(report);
    told || robot && (fails || titled || Codes::of(&report.text) != Codes::default())
        || titled && (fails || null_path)
        || (quiet || null_path) && fails && !report.sections.is_empty()
}

/// Tells whether a report speaks of a mail that did not arrive.
fn fails(report: &Report) -> bool {
    let text = meaning::plain(&report.text);
    FAILURES.iter().any(|phrase| text.contains(phrase))
}
