//! The standing of the lists' senders in DNS: what receivers look up before they take our mail, judged for the doctor, with the
//! record to copy where one is missing.

use std::collections::BTreeMap;

use tokio::join;

use super::doctor::Finding;
use crate::{
    app::App,
    domain::{list::List, mail::route::RouteName},
    mail::{compose::dkim::Record, transport::Route},
    outside::records::{Dns, Policy, Said, Spf},
    store::StoreError,
};

/// Names that have no records of their own, for they are kept for examples and tests (RFC 2606, RFC 6761).
const RESERVED: [&str; 7] = ["example.com", "example.net", "example.org", "example", "test", "invalid", "localhost"];

/// What is known of a domain that lists send from.
struct Sender {
    /// An address at it.
    address: String,
    /// The server that its mail is handed to, if it leaves this machine.
    host: Option<String>,
    /// The records of the keys that sign its mail.
    keys: Vec<Record>,
}

/// Looks up every domain that a list sends from, unless it is one for examples.
///
/// # Errors
/// [`StoreError`]: the lists could not be read.
pub async fn examine(app: &App, dns: Option<&Dns>) -> Result<Vec<Finding>, StoreError> {
    let senders = senders(app, &app.snapshot().lists().await?);
    let mut findings = Vec::new();
    let Some(dns) = dns else {
        if !senders.is_empty() {
            let remedy = "name a server in /etc/resolv.conf, so that the senders' records can be checked";
            findings.push(Finding::look("DNS", "this system has no resolver", remedy));
        }
        return Ok(findings);
    };
    for (domain, sender) in senders {
        let host = sender.host.as_deref().unwrap_or("localhost");
        let (spf, dmarc, mail) = join!(dns.spf(&sender.address, host), dns.dmarc(&domain), dns.takes_mail(&domain));
        findings.push(judge_spf(&domain, host, &spf));
        for key in &sender.keys {
            findings.push(judge_key(key, &dns.text(&key.name).await));
        }
        findings.push(judge_dmarc(&domain, &dmarc, !sender.keys.is_empty()));
        findings.push(judge_mail(&domain, &sender.address, &mail));
    }
    Ok(findings)
}

fn senders(app: &App, lists: &[List]) -> BTreeMap<String, Sender> {
    let mut senders = BTreeMap::new();
    for list in lists {
        let domain = list.sender.address.domain().to_lowercase();
        if is_reserved(&domain) {
            continue;
        }
        let route = app.routes().get(&list.delivery.route.clone().unwrap_or_else(RouteName::usual));
        let host = match route {
            Some(Route::Smtp(settings)) => Some(settings.host.clone()),
            Some(Route::Mailbox(_)) | None => None,
        };
        let keys = app.routes().signer().map(|signer| signer.records(&domain)).unwrap_or_default();
        senders.entry(domain).or_insert(Sender { address: list.sender.address.as_str().to_owned(), host, keys });
    }
    senders
}

fn is_reserved(domain: &str) -> bool {
    RESERVED.iter().any(|name| domain.strip_suffix(name).is_some_and(|rest| rest.is_empty() || rest.ends_with('.')))
}

fn no_answer(about: String) -> Finding {
    Finding::look(about, "DNS gave no answer", "try again later; if it stays so, check this machine's resolver")
}

fn judge_spf(domain: &str, host: &str, said: &Said<Spf>) -> Finding {
    let about = format!("SPF of {domain}");
    match said {
        Said::NoAnswer => no_answer(about),
        Said::Nothing => Finding::look(
            about,
            "there is no record that says which servers may send for it",
            format!(
                "add to DNS, unless your mail provider names another one: {domain}. IN TXT \"v=spf1 a:{host} ~all\""
            ),
        ),
        Said::This(Spf::Broken) => Finding::look(
            about,
            "the record cannot be read, or needs more than ten look-ups",
            "keep one record that begins with v=spf1, with fewer of include, a and mx in it",
        ),
        Said::This(Spf::Omits(ip)) => Finding::look(
            about,
            format!("the record does not name {host} ({ip})"),
            format!(
                "add `a:{host}` to it; if that server hands mail on to others, add the `include:` its operator gives"
            ),
        ),
        Said::This(Spf::Unjudged) => {
            Finding::ok(about, "there is a record; see that it names the public address that your mail leaves from")
        }
        Said::This(Spf::Allows) => Finding::ok(about, format!("it allows {host}")),
    }
}

fn judge_key(key: &Record, said: &Said<String>) -> Finding {
    let about = format!("DKIM at {}", key.name);
    let remedy = || format!("put this in DNS: {key}");
    match said {
        Said::NoAnswer => no_answer(about),
        Said::Nothing => Finding::wrong(about, "the record of the key that signs is not there", remedy()),
        Said::This(text) if public_key(text).is_some() && public_key(text) == public_key(&key.text) => {
            Finding::ok(about, "the record has the key that signs")
        }
        Said::This(_) => Finding::wrong(about, "the record has another key than the one that signs", remedy()),
    }
}

/// The key in a DKIM record (RFC 6376 section 3.6.1).
fn public_key(record: &str) -> Option<String> {
    let tags = record.split(';').filter_map(|tag| tag.split_once('='));
    let key = tags.into_iter().find(|(name, _)| name.trim() == "p")?.1;
    Some(key.split_whitespace().collect())
}

fn judge_dmarc(domain: &str, said: &Said<Policy>, is_signed: bool) -> Finding {
    let about = format!("DMARC of {domain}");
    let policy = match said {
        Said::NoAnswer => return no_answer(about),
        Said::Nothing => {
            return Finding::look(
                about,
                "there is no record, and large providers ask for one",
                format!("add to DNS: _dmarc.{domain}. IN TXT \"v=DMARC1; p=none; rua=mailto:postmaster@{domain}\""),
            );
        }
        Said::This(policy) => *policy,
    };
    let words = match policy {
        Policy::None => "p=none: mail in your name that is not yours is taken as before",
        Policy::Quarantine => "p=quarantine: mail in your name that is not yours goes to the unwanted mail",
        Policy::Reject => "p=reject: mail in your name that is not yours is refused",
    };
    if policy != Policy::None && !is_signed {
        let remedy =
            "set dkim.selector and dkim.key_file, or let your mail server sign, before the next update goes out";
        return Finding::look(about, format!("{words}; Rondbrief does not sign yours"), remedy);
    }
    Finding::ok(about, words)
}

fn judge_mail(domain: &str, address: &str, said: &Said<bool>) -> Finding {
    let about = format!("mail to {domain}");
    match said {
        Said::NoAnswer => no_answer(about),
        Said::This(true) => Finding::ok(about, "a server takes it"),
        Said::This(false) | Said::Nothing => Finding::wrong(
            about,
            format!("no server takes it, so answers to {address} are lost, and receivers refuse such senders"),
            "add an MX record, or use a sender with a mailbox",
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_for_examples_are_not_looked_up() {
        for domain in ["example.org", "lijst.example.net", "localhost", "mail.test", "a.invalid"] {
            assert!(is_reserved(domain), "{domain}");
        }
        for domain in ["notexample.org", "contest", "example.nl", "stichting.nl"] {
            assert!(!is_reserved(domain), "{domain}");
        }
    }

    #[test]
    fn a_key_is_read_from_a_record_however_it_is_written() {
        assert_eq!(public_key("v=DKIM1; k=rsa; p=AB C\tD").as_deref(), Some("ABCD"));
        assert_eq!(public_key("p=ABCD;").as_deref(), Some("ABCD"));
        assert_eq!(public_key("v=DKIM1; sp=ABCD"), None);
    }
}
