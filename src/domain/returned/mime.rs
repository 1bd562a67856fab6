//! The parts of a mail that somebody else's program wrote (RFC 2045, 2046), read leniently and within limits.
//!
//! Reports come from programs of thirty years, and many break a rule: a part without its heading, a boundary that is never
//! closed, a body in no encoding that it names. Nothing here is an error; what cannot be read is left out or kept as it stands.

use data_encoding::{BASE64, Specification};

/// The most bytes of a mail that are looked at. Servers put what they say before what they return.
pub(super) const MAX_BYTES: usize = 2 * 1024 * 1024;

/// The deepest nesting of parts that is followed.
const MAX_DEPTH: usize = 10;

/// The most leaves that are kept.
const MAX_LEAVES: usize = 64;

/// The most fields that are kept of one head, and the most bytes of one of them.
const MAX_FIELDS: usize = 400;
const MAX_FIELD: usize = 8 * 1024;

/// Header fields in their order, unfolded; names are in lower case.
#[derive(Debug, Clone, Default)]
pub(super) struct Head(Vec<(String, String)>);

impl Head {
    /// Reads fields until an empty line, and gives what follows it. A line that is no field ends the head where it stands.
    pub(super) fn read(bytes: &[u8]) -> (Self, &[u8]) {
        let mut fields: Vec<(String, String)> = Vec::new();
        let mut rest = bytes;
        while !rest.is_empty() {
            let (line, after) = line_of(rest);
            if line.is_empty() {
                return (Self(fields), after);
            }
            let text = as_text(line);
            if text.starts_with([' ', '\t']) {
                if let Some((_, value)) = fields.last_mut().filter(|(_, value)| value.len() < MAX_FIELD) {
                    value.push(' ');
                    value.push_str(text.trim());
                }
            } else if let Some((name, value)) = field(&text) {
                if fields.len() < MAX_FIELDS {
                    fields.push((name, value.to_owned()));
                }
            } else if !text.starts_with("From ") && !text.starts_with(">From ") {
                return (Self(fields), rest);
            }
            rest = after;
        }
        (Self(fields), rest)
    }

    /// The first field with this name.
    pub(super) fn get(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// Every field with this name.
    pub(super) fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.0.iter().filter(move |(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// Parts the fields before the first that has one of these names again; gives what follows.
    pub(super) fn split_repeated(&mut self, names: &[&str]) -> Option<Self> {
        let repeated = |at: usize| {
            let (name, _) = &self.0[at];
            names.contains(&name.as_str()) && self.0[..at].iter().any(|(before, _)| before == name)
        };
        let mut at = (0..self.0.len()).find(|&at| repeated(at))?;
        // The other of the names may stand before it.
        if at > 1 && names.contains(&self.0[at - 1].0.as_str()) {
            at -= 1;
        }
        Some(Self(self.0.split_off(at)))
    }

    /// Adds the fields of another head behind its own.
    pub(super) fn extend(&mut self, other: Self) {
        self.0.extend(other.0);
        self.0.truncate(MAX_FIELDS);
    }
}

/// A part without parts of its own. What is returned of a message (`message/rfc822`, `text/rfc822-headers`) is a leaf too.
#[derive(Debug)]
pub(super) struct Leaf {
    /// The type, such as `text/plain`.
    pub(super) kind: String,
    /// The part's own head.
    pub(super) head: Head,
    /// The body, decoded.
    pub(super) text: String,
}

/// A mail: its head, and the leaves in their order.
#[derive(Debug)]
pub(super) struct Parts {
    /// The mail's own head.
    pub(super) head: Head,
    /// The leaves.
    pub(super) leaves: Vec<Leaf>,
}

/// Takes a mail apart.
pub(super) fn parts(mail: &[u8]) -> Parts {
    let mail = &mail[..mail.len().min(MAX_BYTES)];
    let (head, body) = Head::read(mail);
    let mut leaves = Vec::new();
    gather(&head, body, 0, &mut leaves);
    Parts { head, leaves }
}

/// Adds the leaves below one part.
fn gather(head: &Head, body: &[u8], depth: usize, leaves: &mut Vec<Leaf>) {
    if leaves.len() >= MAX_LEAVES {
        return;
    }
    let content = head.get("content-type").unwrap_or("text/plain");
    let kind = content.split([';', ' ']).next().unwrap_or_default().trim().to_ascii_lowercase();
    if kind.starts_with("multipart/") && depth < MAX_DEPTH {
        let pieces = parameter(content, "boundary").map(|boundary| split(body, &boundary)).unwrap_or_default();
        if !pieces.is_empty() {
            for piece in pieces {
                let (head, body) = Head::read(piece);
                gather(&head, body, depth + 1, leaves);
            }
            return;
        }
    }
    let text = decoded(body, head.get("content-transfer-encoding").unwrap_or_default());
    leaves.push(Leaf { kind, head: head.clone(), text });
}

/// The value of a parameter such as `boundary` or `report-type`.
pub(super) fn parameter(content: &str, name: &str) -> Option<String> {
    let lower = content.to_ascii_lowercase();
    let mut from = 0;
    while let Some(at) = lower[from..].find(name).map(|at| at + from) {
        from = at + name.len();
        let begins = lower[..at].trim_end().ends_with(';');
        let after = content[from..].trim_start();
        if let Some(value) = after.strip_prefix('=').filter(|_| begins) {
            let value = value.trim_start();
            let value = match value.strip_prefix('"') {
                Some(quoted) => quoted.split('"').next(),
                None => value.split([';', ' ', '\t']).next(),
            };
            return value.map(str::to_owned).filter(|value| !value.is_empty());
        }
    }
    None
}

/// The pieces between the lines that hold the boundary.
fn split<'a>(body: &'a [u8], boundary: &str) -> Vec<&'a [u8]> {
    let (mut pieces, mut begun, mut at) = (Vec::new(), None, 0);
    while at < body.len() {
        let (line, after) = line_of(&body[at..]);
        let next = body.len() - after.len();
        if let Some(tail) = line.strip_prefix(b"--").and_then(|rest| rest.strip_prefix(boundary.as_bytes())) {
            let last = tail.starts_with(b"--");
            if last || tail.trim_ascii().is_empty() {
                pieces.extend(begun.map(|begun: usize| &body[begun..at]));
                begun = (!last).then_some(next);
                if last || pieces.len() >= MAX_LEAVES {
                    return pieces;
                }
            }
        }
        at = next;
    }
    pieces.extend(begun.map(|begun| &body[begun..]));
    pieces
}

/// The first line, without its end, and what follows.
fn line_of(bytes: &[u8]) -> (&[u8], &[u8]) {
    let (line, rest) = bytes
        .iter()
        .position(|&byte| byte == b'\n')
        .map_or((bytes, &bytes[bytes.len()..]), |at| (&bytes[..at], &bytes[at + 1..]));
    (line.strip_suffix(b"\r").unwrap_or(line), rest)
}

/// A field's name, in lower case, and its value.
pub(super) fn field(line: &str) -> Option<(String, &str)> {
    let (name, value) = line.split_once(':')?;
    let name = name.trim_end();
    let good = !name.is_empty() && name.len() < 80 && name.bytes().all(|byte| matches!(byte, b'!'..=b'~'));
    good.then(|| (name.to_ascii_lowercase(), value.trim()))
}

/// A body without its transfer encoding (RFC 2045 section 6).
fn decoded(body: &[u8], encoding: &str) -> String {
    match encoding.trim().to_ascii_lowercase().as_str() {
        "base64" => from_base64(body),
        "quoted-printable" => as_text(&from_quoted(body)),
        _ => as_text(body),
    }
}

/// The characters of a body. What is no UTF-8 is taken for Latin-1, which leaves the codes and words in ASCII as they are.
fn as_text(body: &[u8]) -> String {
    std::str::from_utf8(body).map_or_else(|_| body.iter().map(|&byte| char::from(byte)).collect(), str::to_owned)
}

/// A body in base64; what is not in its alphabet is passed over, and a broken end is left out.
pub(super) fn from_base64(body: &[u8]) -> String {
    let signs: Vec<u8> =
        body.iter().copied().filter(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/')).collect();
    let lenient = || {
        let mut form: Specification = BASE64.specification();
        form.padding = None;
        form.check_trailing_bits = false;
        form.encoding().ok()
    };
    let whole = signs.len() - usize::from(signs.len() % 4 == 1);
    let bytes = lenient().and_then(|form| form.decode(&signs[..whole]).ok());
    bytes.map_or_else(|| as_text(body), |bytes| as_text(&bytes))
}

/// Bytes in quoted-printable (RFC 2045 section 6.7).
pub(super) fn from_quoted(body: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(body.len());
    let mut rest = body;
    while let Some((&first, after)) = rest.split_first() {
        rest = after;
        let (line, next) = if first == b'=' { line_of(after) } else { (&after[..after.len().min(1)], after) };
        let digit = |at: usize| {
            after.get(at).and_then(|&byte| char::from(byte).to_digit(16)).and_then(|digit| u8::try_from(digit).ok())
        };
        match (digit(0), digit(1)) {
            _ if first != b'=' => bytes.push(first),
            (Some(high), Some(low)) => {
                bytes.push(high * 16 + low);
                rest = &after[2..];
            }
            _ if line.trim_ascii().is_empty() => rest = next,
            _ => bytes.push(first),
        }
    }
    bytes
}

/// A header's words, with encoded words (RFC 2047) in their place.
pub(super) fn words(value: &str) -> String {
    let mut text = String::new();
    let mut rest = value;
    while let Some((before, after)) = rest.split_once("=?") {
        let mut pieces = after.splitn(4, '?');
        let (Some(_), Some(how), Some(what), Some(tail)) = (pieces.next(), pieces.next(), pieces.next(), pieces.next())
        else {
            break;
        };
        let Some(tail) = tail.strip_prefix('=') else { break };
        if !(text.ends_with(char::is_alphanumeric) && before.trim().is_empty()) {
            text.push_str(before);
        }
        if how.eq_ignore_ascii_case("b") {
            text.push_str(&from_base64(what.as_bytes()));
        } else {
            text.push_str(&as_text(&from_quoted(what.replace('_', " ").as_bytes())));
        }
        rest = tail;
    }
    text.push_str(rest);
    text
}
