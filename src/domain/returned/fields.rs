//! Reports in fields that programs read: delivery status (RFC 3464, 6533), feedback (RFC 5965), disposition (RFC 8098).

use super::{
    By, Class, Found, Kind, MAX_RECIPIENTS, Recipient, kept,
    mime::{self, Head, Leaf, Parts},
    report::{self, Report},
    status,
    verdict::Said,
};

/// Reads delivery-status fields, wherever they stand: some servers put them into a part of plain text.
pub(super) fn delivery_status(parts: &Parts) -> Option<(By, Found)> {
    let mut blocks: Vec<Head> = Vec::new();
    for leaf in parts.leaves.iter().take_while(|leaf| !report::is_returned(leaf)) {
        if is_status(leaf) {
            gather(&leaf.text, &mut blocks);
        }
    }
    if blocks.is_empty() {
        return None;
    }
    let report = Report::of(parts);
    let alone = blocks.len() == 1;
    let each = blocks.iter().map(|block| recipient(block, &report, alone)).collect();
    Some((By::DeliveryStatus, Found::Each(each)))
}

/// Reads the report that another report returns: a gateway in between wrapped it, and says less.
pub(super) fn within(parts: &Parts) -> Option<(By, Found)> {
    let returned = parts.leaves.iter().find(|leaf| leaf.kind == "message/rfc822")?;
    let inner = mime::parts(returned.text.as_bytes());
    let is_report =
        inner.head.get("content-type").is_some_and(|kind| kind.to_ascii_lowercase().starts_with("multipart/report"));
    if is_report { delivery_status(&inner) } else { None }
}

/// Tells whether a leaf holds delivery-status fields.
fn is_status(leaf: &Leaf) -> bool {
    let has = |name: &str| leaf.text.lines().take(2000).any(|line| line.len() >= name.len() && starts_with(line, name));
    matches!(leaf.kind.as_str(), "message/delivery-status" | "message/global-delivery-status")
        || (leaf.kind.starts_with("text/") || leaf.kind.is_empty()) && has("final-recipient:")
        || leaf.kind.starts_with("text/") && has("original-recipient:") && has("action:")
}

fn starts_with(line: &str, name: &str) -> bool {
    line.as_bytes().get(..name.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(name.as_bytes()))
}

/// Adds the fields of each recipient. An empty line within them, which some servers put there, does not part them.
fn gather(text: &str, blocks: &mut Vec<Head>) {
    let mut rest = text.as_bytes();
    while !rest.is_empty() && blocks.len() < MAX_RECIPIENTS {
        let (mut block, after) = Head::read(rest);
        // A line that is no field ends a head without being taken.
        rest = if after.len() == rest.len() {
            after.iter().position(|&byte| byte == b'\n').map_or(&[], |at| &after[at + 1..])
        } else {
            after
        };
        let names = ["final-recipient", "original-recipient", "action", "status", "diagnostic-code"];
        while blocks.len() < MAX_RECIPIENTS
            && let Some(tail) = block.split_repeated(&names[..2])
        {
            blocks.push(std::mem::replace(&mut block, tail));
        }
        if block.get(names[0]).is_some() || block.get(names[1]).is_some() && block.get("action").is_some() {
            blocks.push(block);
        } else if let Some(last) =
            blocks.last_mut().filter(|last| names[2..].iter().any(|name| last.get(name).is_none()))
        {
            last.extend(block);
        }
    }
}

/// What one block says of its recipient.
fn recipient(block: &Head, report: &Report, alone: bool) -> Recipient {
    let address = ["original-recipient", "final-recipient", "x-actual-recipient"]
        .iter()
        .filter_map(|name| block.get(name).map(typed))
        .find(|address| address.contains('@'))
        .or_else(|| block.get("final-recipient").map(typed))
        .unwrap_or_default();
    let named = block.get("final-recipient").map(typed).unwrap_or_default();
    let status = block.get("status").and_then(|text| text.split([' ', '(', ';']).find_map(status::parse));
    let diagnostic = block.get("diagnostic-code").unwrap_or_default();
    let diagnostic =
        diagnostic.split_once(';').filter(|(kind, _)| kind.len() < 20).map_or(diagnostic, |(_, words)| words);
    let said = Said {
        prose: report.about(&[&named, &address], alone),
        diagnostic: diagnostic.trim().to_owned(),
        address,
        status,
        from_host: false,
    };
    let action = block.get("action").unwrap_or_default().to_ascii_lowercase();
    let kind = match action.split([' ', ';', '(']).next().unwrap_or_default() {
        "delayed" => Kind::Delayed,
        "delivered" | "relayed" | "expanded" | "deliverable" => Kind::Delivered,
        "failed" => Kind::Bounce,
        _ if status.is_some_and(|code| code.0 == 2) => Kind::Delivered,
        _ if report.is_delayed() => Kind::Delayed,
        _ => Kind::Bounce,
    };
    if kind == Kind::Bounce {
        return said.failed();
    }
    Recipient { words: kept(&said.diagnostic), address: said.address, kind, class: Class::None, status }
}

/// An address behind its type: `rfc822; a@example.org`, `utf-8; jos\x{E9}@example.org`.
fn typed(value: &str) -> String {
    let (kind, address) = value.split_once(';').unwrap_or(("", value));
    let address = address.trim().trim_start_matches('<').trim_end_matches('>').trim();
    if kind.trim().eq_ignore_ascii_case("utf-8") { unescaped(address) } else { address.to_owned() }
}

/// Characters as RFC 6533 section 3 writes them where only ASCII goes: `\x{E9}`.
fn unescaped(address: &str) -> String {
    let mut text = String::new();
    let mut rest = address;
    while let Some((before, after)) = rest.split_once("\\x{") {
        text.push_str(before);
        let Some((digits, tail)) = after.split_once('}') else { return address.to_owned() };
        match u32::from_str_radix(digits, 16).ok().and_then(char::from_u32) {
            Some(sign) => text.push(sign),
            None => return address.to_owned(),
        }
        rest = tail;
    }
    text + rest
}

/// Reads a feedback report. One that takes something back, or speaks of a failed proof, is no complaint.
pub(super) fn feedback(parts: &Parts) -> Option<(By, Found)> {
    let said_so =
        parts.head.get("content-type").is_some_and(|kind| kind.to_ascii_lowercase().contains("feedback-report"));
    let begins = |leaf: &Leaf| {
        said_so && leaf.kind.starts_with("text/") && leaf.text.lines().any(|line| starts_with(line, "feedback-type:"))
    };
    let leaf = parts.leaves.iter().find(|leaf| leaf.kind == "message/feedback-report" || begins(leaf))?;
    let mut fields = Head::default();
    let mut rest = leaf.text.trim_start().as_bytes();
    while let (block, after) = Head::read(rest)
        && after.len() < rest.len()
    {
        fields.extend(block);
        rest = after;
    }
    let kind = match fields.get("feedback-type").unwrap_or_default().trim().to_ascii_lowercase().as_str() {
        "not-spam" | "auth-failure" | "dmarc" => Kind::Report,
        _ => Kind::Complaint,
    };
    let named = ["original-rcpt-to", "removal-recipient", "redacted-address"];
    let mut addresses: Vec<String> = named.iter().flat_map(|name| fields.all(name)).map(typed).collect();
    addresses.dedup();
    addresses.truncate(MAX_RECIPIENTS);
    if addresses.is_empty() {
        return Some((By::FeedbackReport, Found::Plain(kind)));
    }
    let each = addresses.into_iter().map(|address| Recipient {
        address,
        kind,
        class: Class::None,
        status: None,
        words: String::new(),
    });
    Some((By::FeedbackReport, Found::Each(each.collect())))
}

/// Reads a disposition notification: a receipt, unless a filter refused the mail with it (RFC 5429 section 2.2.2).
pub(super) fn disposition(parts: &Parts) -> Option<(By, Found)> {
    let leaf = parts.leaves.iter().find(|leaf| leaf.kind == "message/disposition-notification")?;
    let (fields, _) = Head::read(leaf.text.trim_start().as_bytes());
    let done = fields.get("disposition").unwrap_or_default().to_ascii_lowercase();
    let report = Report::of(parts);
    let submitted = parts.head.get("auto-submitted").unwrap_or_default().to_ascii_lowercase();
    let refused = submitted.contains("rejected")
        || done.contains("automatic-action") && done.contains("deleted") && report.refuses();
    if !refused {
        return Some((By::Disposition, Found::Plain(Kind::Report)));
    }
    let named = fields.get("original-recipient").or_else(|| fields.get("final-recipient"));
    let address = named.map(typed).unwrap_or_default();
    let one = Recipient { address, kind: Kind::Bounce, class: Class::Soft, status: None, words: kept(report.text()) };
    Some((By::Disposition, Found::Each(vec![one])))
}
